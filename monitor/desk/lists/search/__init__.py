"""The search of the list: what a query finds (found.py), its help (help_page.py), what is wrong with one, in Vietnamese (faults.py).

Not here: the language of queries (monitor.query), the index of words (store.search).
"""
