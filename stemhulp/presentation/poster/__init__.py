"""What hangs on a wall: no room of the site, but what brings people to it."""
