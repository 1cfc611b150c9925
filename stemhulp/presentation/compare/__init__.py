"""Parties beside parties."""
