"""Sentences of an article against claims that a document has refuted. Not here: facts (facts), what is done about a flag (cases)."""
