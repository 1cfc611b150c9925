"""How the sums are made, who made this, privacy and accessibility."""
