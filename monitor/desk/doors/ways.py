"""Paths of this desk that a form or an address may lead on to. Not here: redirects themselves."""

from urllib.parse import urlsplit


def safe_path(path: str) -> str:
    """*path* when it leads to a page of this host, else "": what a stranger writes there must not lead people elsewhere."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path or any(ord(letter) < 33 for letter in path):
        return ""
    parts = urlsplit(path)
    return path if not parts.scheme and not parts.netloc else ""
