"""Clips for other programs: JSON lines, CSV, Excel, Atom. Not here: which clips (archive)."""
