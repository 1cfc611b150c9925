"""Attacks on a running site: each is a program that prints what it measured."""
