"""The start page, and the choice between elections."""
