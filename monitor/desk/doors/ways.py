"""The parts of the desk, paths that a form or an address may lead on to, and the numbers in them.

Not here: redirects themselves, whom a part is for (access.py).
"""

from typing import NamedTuple
from urllib.parse import urlsplit

from werkzeug.routing import IntegerConverter

FRONT = "today.show"  # what stands at "/"


class Way(NamedTuple):
    """One part of the desk as every page offers it."""

    endpoint: str
    words: str
    key: str  # after g
    rooms: tuple[str, ...]  # the screens that belong to it


WAYS = (
    Way(FRONT, "Hôm nay", "t", ("today",)),
    Way("clips.show", "Tin, bài", "c", ("clips", "clip", "captures")),
    Way("stories.show", "Nhóm tin", "s", ("stories", "story")),
    Way("flags.show", "Cần kiểm chứng", "k", ("flags",)),
    Way("cases.show", "Vụ việc", "v", ("cases", "case", "case_writing")),
    Way("digest.show", "Điểm báo", "d", ("digest",)),
    Way("briefings.show", "Báo cáo", "b", ("briefings", "briefing_lists", "briefing_units")),
    Way("facts.show", "Số liệu", "u", ("facts", "facts_writing", "ask")),
    Way("sources.show", "Nguồn tin", "n", ("sources", "ledger")),
    Way("add.show", "Thêm tin", "a", ("add",)),
    Way("people.show", "Tài khoản", "p", ("people",)),
    Way("audit.show", "Nhật ký", "l", ("audit",)),
)
_LONGEST = 2000  # a longer one is no page of ours


class Number(IntegerConverter):
    """A number in an address, as far as the database can hold one: what is longer names nothing (404)."""

    regex = r"\d{1,18}"


def safe_path(path: str) -> str:
    """*path* when it leads to a page of this host, else "": what a stranger writes there must not lead people elsewhere."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path or len(path) > _LONGEST:
        return ""
    if any(ord(letter) < 33 or 0x7F <= ord(letter) < 0xA0 for letter in path):
        return ""
    try:
        parts = urlsplit(path)
    except ValueError:
        return ""
    return path if not parts.scheme and not parts.netloc else ""
