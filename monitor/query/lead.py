"""Where the lead of a text ends, for `lead:` in rules and in the archive.

A phrase that crosses the end of the lead holds in a rule, which asks where it begins, and not in the archive, which searches the lead alone.

Not here: what a publisher calls its lead (read).
"""

# The first paragraph is the lead. A dateline or a repeated headline of less than 120 letters is not one yet;
# where a page prints all in one paragraph, its first 400 letters are.
_LEAST, _MOST = 120, 400


def lead_end(text: str) -> int:
    """The end of the lead of *text*, in code points."""
    newline = text.find("\n", _LEAST)
    return min(_MOST, newline if newline >= 0 else len(text))
