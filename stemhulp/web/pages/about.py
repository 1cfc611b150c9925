"""How the sums are made, who made this and how, what changed, privacy and accessibility."""

from __future__ import annotations

from typing import Final

from stemhulp.presentation.about.changes import changes_view
from stemhulp.presentation.about.method import method_view
from stemhulp.presentation.about.view import accessibility_view, account_view, privacy_view
from stemhulp.web.ready_pages import ReadyPage

READY: Final = (
    ReadyPage("method", "about/method.html", method_view),
    ReadyPage("account", "about/account.html", account_view),
    ReadyPage("changes", "about/changes.html", changes_view),
    ReadyPage("privacy", "about/privacy.html", privacy_view),
    ReadyPage("accessibility", "about/accessibility.html", accessibility_view),
)
