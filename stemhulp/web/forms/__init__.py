"""What comes in from a form, read and checked as one."""
