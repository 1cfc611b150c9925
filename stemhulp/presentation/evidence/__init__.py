"""What stands behind a position: publications, and positions with their publications."""
