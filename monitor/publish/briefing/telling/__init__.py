"""What a briefing says, chapter by chapter: its words, shares, comparisons and tables.

Not here: which chapters a period has, and their order (document.py), how any of it looks (word, charts, html, xlsx).
"""
