"""The quarterly briefing and its like: gathered from the archive and the cases, frozen for ever where an office says so.

Requirements, before any heuristics:
1. What was frozen never moves: late arrivals, merges and changed rules show only as a difference to today.
2. Every figure is counted from the rows that are kept with it; what is not known is said, never zero.
3. Places for people's own judgement stay empty for people.

Not here: counting, words and files (publish/briefing), commands (brief_desk), screens (desk).
"""
