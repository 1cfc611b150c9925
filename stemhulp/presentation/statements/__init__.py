"""The list of statements, and the page of one."""
