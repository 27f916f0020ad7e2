"""Settings: a list of parts, each a page of questions."""
