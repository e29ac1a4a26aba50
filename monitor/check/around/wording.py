"""Words that all kinds of this folder share: moments, quoted words, and the sentence that leaves the judgement to people.

Not here: what each kind says.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.vietnamese.wording import clock, in_marks, short_day, shortened

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # readers live by it
TO_VERIFY = "Cần kiểm chứng."
_TITLE = 120  # letters


def moment(at: datetime) -> str:
    """As "14:30 ngày 15/09/2026", in Vietnam."""
    here = at.astimezone(ZONE)
    return f"{clock(here)} ngày {short_day(here.date())}"


def day(at: datetime) -> str:
    """As "15/09/2026", in Vietnam."""
    return short_day(at.astimezone(ZONE).date())


def quoted(words: str) -> str:
    """*words* in marks, cut where they are long."""
    return in_marks(shortened(words, _TITLE))
