"""``python -m stemhulp``."""

from stemhulp.cli import main

main()
