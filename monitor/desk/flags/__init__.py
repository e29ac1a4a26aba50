"""The queue of what is to be verified as the desk shows it: what is asked for, what stands beside a sentence, deciding, tables.

Not here: routes (screens/flags.py), SQL (store), what raises a flag (check).
"""
