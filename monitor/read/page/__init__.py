"""Bytes of a page in; its tree, blocks, claims of its head and what selectors find out. Not here: which of it is the article."""
