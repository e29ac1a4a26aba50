"""Whom a report goes to: those it is addressed to at its head (cell 9a), the others at its foot (cell 9b).

By the decree a report to a higher body is addressed to it, and its list of recipients then begins with "Như trên". Whom a
report is made to, the office marks itself: "UBND tỉnh (báo cáo)". Not here: where these words stand (template.py).
"""

import re
from collections.abc import Sequence

from monitor.publish.word.runs import one_line
from monitor.publish.word.values import fill_in

_REPORTED = re.compile(r"\s*\((?:để\s+)?báo cáo\)$", re.IGNORECASE)


def sent_to(recipients: Sequence[str], archive: str, *, addressed: bool) -> dict[str, str]:
    """The words of both places; *addressed*: the template has one for whom the report is made to."""
    known = [one_line(each) for each in recipients]
    above = [_REPORTED.sub("", each) for each in known if _REPORTED.search(each)]
    below = ["Như trên", *(each for each in known if not _REPORTED.search(each))] if addressed else known
    kept = one_line(archive) or f"VT, {fill_in('đơn vị')}"
    listed = [*(f"- {each};" for each in below), f"- Lưu: {kept}."]
    return {"kinh_gui": _addressees(above), "noi_nhan": "\n".join(listed)}


def _addressees(names: Sequence[str]) -> str:
    """One behind "Kính gửi:", several below it; the full stop stands in the template."""
    if len(names) < 2:
        return names[0] if names else fill_in("cơ quan nhận báo cáo")
    return "\n" + ";\n".join(f"- {name}" for name in names)
