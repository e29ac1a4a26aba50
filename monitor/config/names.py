"""The ids of sources as a person types them. Not here: what a source is (sources.py)."""

from collections.abc import Collection
from difflib import get_close_matches

from monitor.errors import InputError


def require(name: str, ids: Collection[str], nowhere: str) -> None:
    """Raise InputError when *name* is none of *ids*, with those that look like it; *nowhere* says who has no such one.

    For example: nowhere = "sources.toml has no source".
    """
    if name in ids:
        return
    close = get_close_matches(name, sorted(ids), n=3)
    hint = f"did you mean {', '.join(close)}?" if close else "`monitor sources` lists them"
    raise InputError(f"{nowhere} `{name}`; {hint}")
