"""The rooms of the site: their addresses, and what answers there. One name a room."""
