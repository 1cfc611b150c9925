"""Forms in which pages leave the site: tables, data and paper."""
