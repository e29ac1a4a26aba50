"""The archive from the command line: `monitor search`, `monitor find` and `monitor import`.

Not here: the index and what counts what (store), judging what is brought (pipeline), the language of queries (query).
"""
