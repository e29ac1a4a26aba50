"""Makes the errors of a query: where, what, and the query that may have been meant.

Not here: the error itself (monitor/errors.py) and when something is one (lex.py, parse.py, leaves.py).
"""

from collections.abc import Iterable
from difflib import get_close_matches

from monitor.errors import QueryError
from monitor.vietnamese.clean import one_line

_LONGEST_NAME = 60  # what is longer is no slip of a name


def fault(query: str, start: int, message: str, instead: tuple[int, int, str] | None = None) -> QueryError:
    """The error at *start* of *query*; *instead* is (start, end, what should stand there), when that can be guessed."""
    suggestion = ""
    if instead:
        first, last, new = instead
        suggestion = one_line(query[:first] + new + query[last:])
    return QueryError(message, start, suggestion)


def nearest(name: str, known: Iterable[str]) -> str:
    """The one of *known* that *name* is probably a slip of, or ""."""
    if len(name) > _LONGEST_NAME:
        return ""
    found = get_close_matches(name.casefold(), list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def quoted(text: str) -> str:
    """*text* as a phrase of the language, whatever signs it holds."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
