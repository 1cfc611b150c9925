"""Attacks on our own site, as a client without manners would make them: `make attack`."""
