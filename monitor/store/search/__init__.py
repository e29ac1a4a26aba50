"""Full-text search of the archive: its door (door.py), the index (index.py, tokens.py), what a query finds (find.py).

Not here: the language of queries (monitor.query) and how a hit is shown.
"""
