"""Tools for editors: from documents to tables."""
