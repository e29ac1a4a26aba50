"""Says a difference in Vietnamese, in words a leader understands, and never that anybody is wrong.

Not here: finding the difference, the layout of mails and screens (publish).
"""

import re
from datetime import date

from monitor.config.facts import ClaimRow, Documented, FactRow
from monitor.vietnamese.wording import decimal, in_marks, short_day, shortened

_CALL = "Cần kiểm chứng."
_LONGEST = 300  # letters of what a document says
_DAY = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|ngày [0-9]{1,2} tháng", re.IGNORECASE)


def expected(fact: FactRow) -> str:
    """The documented value: 62,27%, 1.234,5 ha, ngày 25/09/2026, a name; of yes or no the whole statement."""
    if fact.kind == "figure":
        return _figure(fact)
    if isinstance(fact.value, date):
        return f"ngày {short_day(fact.value)}"
    return _plain(fact.statement) if fact.kind == "yes-no" else str(fact.value)


def explanation(fact: FactRow, found: str) -> str:
    """What the article gives, what which document gives, and that it is to be verified."""
    gives = f"thì {in_marks(expected(fact))}" if fact.kind == "yes-no" else f"là {expected(fact)}"
    said = found if fact.kind in ("figure", "date") else in_marks(found)
    return f"Bài nêu {said}; theo {_cited(fact)} {gives}. {_CALL}"


def resemblance(claim: ClaimRow) -> str:
    """That the article says what a document has refuted, what the document says instead, and that it is to be verified."""
    told, instead = (in_marks(shortened(_plain(text), _LONGEST)) for text in (claim.claim, claim.refutation))
    return f"Bài nêu nội dung gần với thông tin {told}, đã được bác bỏ tại {_cited(claim)}: {instead}. {_CALL}"


def _cited(row: Documented) -> str:
    """The document with its date and page, and who issued it."""
    day = f" ngày {short_day(row.document_date)}" if row.document_date and not _DAY.search(row.document) else ""
    page = f", trang {row.page}" if row.page.isdecimal() else f", {row.page}" if row.page else ""
    unsure = "; tài liệu đối chiếu chưa được xác nhận" if row.unverified else ""
    return f"{row.document}{day}{page} ({row.issuer}{unsure})"


def _figure(fact: FactRow) -> str:
    exponent = fact.figure.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    unit = fact.unit[0]
    return decimal(fact.figure, places) + (unit if unit.startswith("%") else f" {unit}")


def _plain(sentence: str) -> str:
    """*sentence* without its full stop, to stand inside another one."""
    return sentence.rstrip(" .")
