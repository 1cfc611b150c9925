"""A debate: the page that asks, and the briefing on screen, paper and file."""
