"""Clips and stories for other programs: JSON lines, CSV, Excel, Atom. Not here: which of them (archive, desk)."""
