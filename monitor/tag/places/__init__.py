"""Which names are ours, where they lie, on which day, and how the article concerns the province. Not here: the gazetteer (rules)."""
