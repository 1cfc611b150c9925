"""From results to words: one frozen view per page, and the only rounding in the project.

Views know elections and results; they know nothing of Flask, forms, files or addresses.
"""
