"""What a person saw of an article when they decide: its revision, and the labels that stood. Not here: what people did since.

A round, a rebuild or a changed text may give an article other labels while its page is open; nobody shall be the one who
confirmed what they never saw. Forms carry it as "3:5f0c…", rows of lists with the article before it and the newest act that
gave it to somebody behind it: "12:3:5f0c…:41".
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from monitor.desk.deciding.refused import changed_meanwhile
from monitor.desk.shown.why import LABELS, state
from monitor.model import Clip, Label

_SEEN = re.compile(r"(\d{1,9}):[0-9a-f]{12}", re.ASCII)
_ROW = re.compile(r"(?P<id>\d{1,18}):(?P<state>\d{1,9}:[0-9a-f]{12}):(?P<given>\d{1,18})", re.ASCII)


class RowSeen(NamedTuple):
    """What a list showed of one article."""

    state: str = ""  # its revision and labels
    given: int = -1  # the newest act that gave it to somebody, 0: nobody did; -1: not told


def revision(seen: str) -> int | None:
    """The revision that a form's field *seen* names; None where it names none."""
    found = _SEEN.fullmatch(seen)
    return int(found[1]) if found else None


def refuse_unseen(clip: Clip, seen: str, labels: Sequence[Label] = tuple(LABELS)) -> None:
    """Raise RefusedError (409) where *clip* is not as *seen* in *labels*; asked inside `acting`."""
    if seen != state(clip, labels):
        raise changed_meanwhile(clip.revisions if revision(seen) not in (None, clip.revisions) else None)


def rows_seen(fields: Iterable[str]) -> dict[int, RowSeen]:
    """What a list showed of each article, by its *fields*; one that is no such field tells nothing."""
    found = filter(None, map(_ROW.fullmatch, fields))
    return {int(each["id"]): RowSeen(each["state"], int(each["given"])) for each in found}
