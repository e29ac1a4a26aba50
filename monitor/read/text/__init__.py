"""Which blocks of a page are headline, lead, text and byline, and which are chrome. Not here: dates, language."""
