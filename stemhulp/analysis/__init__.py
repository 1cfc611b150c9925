"""Analyses of the tables themselves: how reliable they are, and later how biased."""
