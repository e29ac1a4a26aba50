"""Says a difference in Vietnamese, in words a leader understands, and never that anybody is wrong.

Not here: finding the difference (figures.py), the layout of mails and screens (publish).
"""

from monitor.config import FactRow
from monitor.vietnamese.wording import decimal


def expected(fact: FactRow) -> str:
    """The documented figure with its unit: 62,27%, 1.234,5 ha."""
    exponent = fact.figure.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    unit = fact.unit[0]
    return decimal(fact.figure, places) + (unit if unit.startswith("%") else f" {unit}")


def explanation(fact: FactRow, found: str) -> str:
    """What the article gives, what which document gives, and that it is to be verified."""
    unsure = "; tài liệu đối chiếu chưa được xác nhận" if fact.unverified else ""
    return f"Bài nêu {found}; theo {fact.document} ({fact.issuer}{unsure}) là {expected(fact)}. Cần kiểm chứng."
