"""The papers of a periodic press briefing as one Word file (DOMAIN.md 2.3 c2): `build.pack_docx`.

What it must never do: answer in people's place, fill in a number, a day, an hour or a place, send anything. Not here: the
report of the same period (publish/briefing/word).
"""
