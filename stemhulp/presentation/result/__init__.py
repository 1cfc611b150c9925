"""The result: what the answers lead to, and how sure that is."""
