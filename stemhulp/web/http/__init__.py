"""Below the pages: what every request and response has, whatever the page."""
