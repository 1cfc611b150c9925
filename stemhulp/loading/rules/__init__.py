"""What the tables are held to: one rule a function, all run, all reported."""
