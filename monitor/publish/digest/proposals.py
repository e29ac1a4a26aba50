"""What the program proposes to look at first, as pointers only, below what the leader must decide (section I).

Not here: deciding anything. It orders what sections II and III tell by things that can be counted: flagged first, then
what a central outlet tells, then by how many owners tell it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.model import Item
from monitor.publish.digest.places import Places
from monitor.publish.edition.extract import Portion
from monitor.vietnamese.wording import padded

MOST = 5
_SECTIONS = ("III", "II")


@dataclass(frozen=True, slots=True)
class _Event:
    """An event where a section tells it, or an item that is alone."""

    lead: Item
    central: bool  # a central outlet is among those that tell it there
    outlets: int
    houses: int


def proposals(told: Portion, stand: Places) -> str:
    """One line that points to at most `MOST` events, each once; "" where sections II and III tell none."""
    events = sorted(_events(told, stand), key=lambda e: (not e.lead.flags, not e.central, -e.houses))
    if not events:
        return ""
    named = ", ".join(f"mục {stand.name(event.lead)} ({_why(event, stand)})" for event in events[:MOST])
    rest = len(events) - MOST
    more = f" và {padded(rest)} nội dung khác ở các mục II, III" if rest > 0 else ""
    return f"Máy đề nghị xem trước (chưa rà soát): {named}{more}."


def _events(told: Portion, stand: Places) -> Iterator[_Event]:
    seen = set()
    for numeral in _SECTIONS:
        for item in told.edition.items:
            if item.section != numeral or stand.leads[item.clip] is not item:
                continue
            event = item.story.id if item.story else -item.clip
            if event not in seen:
                seen.add(event)
                yield _event(item, told)


def _event(lead: Item, told: Portion) -> _Event:
    if lead.story is None:
        outlets = len({lead.outlet, *(copy.outlet for copy in lead.copies)})
        return _Event(lead, lead.group == "trung-uong", outlets, lead.family.houses if lead.family else outlets)
    beside = (i for i in told.edition.items if i.story and i.story.id == lead.story.id and i.section == lead.section)
    central = any(item.group == "trung-uong" for item in beside)
    return _Event(lead, central, lead.story.outlets, lead.story.houses)


def _why(event: _Event, stand: Places) -> str:
    reasons = ["cần kiểm chứng" if event.lead.flags else "phản ánh hạn chế, bất cập"]
    if event.central:
        reasons.append("báo Trung ương")
    if event.outlets > 1:
        broken = event.lead.story is not None and event.lead.story.id in stand.broken
        reasons.append(f"{padded(event.outlets)} báo đưa tin{' trong cả bản tin' if broken else ''}")
    return "; ".join(reasons)
