"""Words: languages, numbers, names of codes, difficult words, choices."""
