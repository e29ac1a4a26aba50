"""Flags a clip whose address is gone. It says that it is gone, never why.

An outlet that tells the same text at another address has moved it, and a text that goes long after it was published was
cleared away. Not here: finding out that an address is gone (pipeline.incoming.revisits).
"""

from datetime import timedelta

from monitor.check.around.values import Around
from monitor.check.around.wording import TO_VERIFY, moment
from monitor.check.facts.lines import line, names
from monitor.config import Check
from monitor.model import Flag

KIND = "removed"
_DAYS = 60  # after publication; later an archive is cleared
_SOON = timedelta(days=3)


def removed(what: Around, tuning: Check, rules_version: str) -> tuple[Flag, ...]:
    """The flag of an article that was taken away; () where it is there, was moved, or is old."""
    row, gone = tuning.of(KIND), what.vanished_at
    if gone is None or gone - what.article.published > timedelta(days=row.days or _DAYS):
        return ()
    if names(line(what.article.title), row.unless) or _moved(what):
        return ()
    soon = gone - what.article.published <= _SOON
    explanation = (
        f"Địa chỉ đã đăng bài không còn bài này từ {moment(gone)}; bản chụp của cơ quan vẫn được lưu. {TO_VERIFY}"
    )
    before = f"đăng lúc {moment(what.article.published)}"
    return (
        Flag(KIND, "", "không còn ở địa chỉ đã đăng", before, "", explanation, 0.8 if soon else 0.6, rules_version),
    )


def _moved(what: Around) -> bool:
    """Whether the outlet itself prints the text at another address."""
    return any(each.outlet == what.outlet for each in what.appearances)
