"""The points of a programme beside every party, and the page of one."""
