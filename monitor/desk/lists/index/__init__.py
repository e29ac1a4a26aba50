"""Every article in memory, as sets of bits (sets.py, bits.py). Not here: what a list asks of it (asking.py)."""
