"""The query language of rules, archive search and saved searches: one text in, one tree out.

Not here: what is searched. `parse` makes the tree; `evaluate` asks it of one text (tag); the archive turns it into
a search of its own (store).
"""
