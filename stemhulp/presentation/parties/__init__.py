"""The list of parties, and the page of one."""
