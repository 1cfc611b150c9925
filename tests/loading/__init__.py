"""What is read, checked and built from the editors’ files."""
