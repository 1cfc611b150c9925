"""What day it is where the elections are, asked at the moment that somebody asks for a page."""

from __future__ import annotations

import datetime
from typing import Final
from zoneinfo import ZoneInfo

from flask import current_app

from stemhulp.model import Phase, Settings

ZONE: Final = ZoneInfo("Europe/Amsterdam")


def today() -> datetime.date:
    """Return the date in the Netherlands, wherever the computer is."""
    return datetime.datetime.now(ZONE).date()


def phase_now(settings: Settings) -> Phase:
    """Return where an election stands today, by the clock that the site was given (``TODAY``)."""
    day: datetime.date = current_app.config["TODAY"]()
    return settings.phase_on(day)
