"""What axe has to say about a page, in the looks that a screen may give it."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


class Look(NamedTuple):
    """How a visitor's screen shows a page."""

    scheme: Literal["light", "dark"]
    forced: Literal["active", "none"]
    width: int


# Every shape in each of these; one page of every kind in the others too.
LOOKS = (Look("light", "none", 1280), Look("dark", "none", 320), Look("light", "active", 1280))
OTHERS = (Look("light", "none", 320), Look("dark", "none", 1280), Look("light", "active", 320))
# The size of targets (WCAG 2.2) is a rule that axe leaves off unless asked.
OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
# What depends on the style sheet alone: the same for everything of one shape, whatever it says.
OF_THE_LOOK = (
    "color-contrast",
    "link-in-text-block",
    "scrollable-region-focusable",
    "target-size",
)
CONTENT: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {rule: {"enabled": False} for rule in OF_THE_LOOK},
}
SHAPES = """() => {
    const ATTRIBUTES = ['class', 'type', 'open', 'hidden', 'disabled', 'aria-current', 'scope'];
    const say = (node) => node.localName
        + ATTRIBUTES.filter((name) => node.hasAttribute(name))
            .map((name) => `[${name}=${node.getAttribute(name)}]`).join('');
    const path = (node) => (node ? `${path(node.parentElement)} ${say(node)}` : '');
    return [...new Set([...document.querySelectorAll('body, body *')].map(path))];
}"""
RUN = "(options) => axe.run(document, options).then((result) => result.violations)"


def bring_axe(page: Page) -> None:
    """Have axe ready on this page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)


def violations(page: Page, *looks: Look) -> list[str]:
    """What axe has to say about the page as it stands, in each of these looks."""
    bring_axe(page)
    return [f"{look}: {v}" for look in looks or LOOKS for v in _violations(page, look, OPTIONS)]


def violations_in_content(page: Page) -> list[str]:
    """What axe has to say about what a page holds, whatever it looks like."""
    bring_axe(page)
    return _violations(page, LOOKS[0], CONTENT)


def _violations(page: Page, look: Look, options: dict[str, Any]) -> list[str]:
    page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced)
    # So tall that no bar at the edge of the screen lies over what one would scroll to.
    page.set_viewport_size({"width": look.width, "height": 3000})
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in page.evaluate(RUN, options)
    ]
