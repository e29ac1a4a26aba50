"""What the program proposes to look at first, below what the leader must decide (section I).

Pointers only; where the part prints the article nowhere else, the article itself. Not here: deciding anything. It orders
what sections II and III of the whole edition tell by things that can be counted: flagged first, then what a central
outlet tells, then by how many owners tell it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.config.flag_kinds import to_verify
from monitor.model import Item
from monitor.publish.digest.items import entry
from monitor.publish.digest.places import Places
from monitor.publish.edition.counts import event_of
from monitor.publish.edition.extract import Portion
from monitor.publish.view_values import Entry, Part
from monitor.vietnamese.wording import padded

MOST = 5
_SECTIONS = ("III", "II")
_HEAD = "Máy đề nghị xem trước: "
_UNREVIEWED = "Máy đề nghị xem trước (chưa rà soát): "


@dataclass(frozen=True, slots=True)
class _Event:
    """An event where a section of the whole edition tells it, or an item that is alone."""

    lead: Item
    central: bool  # a central outlet is among those that tell it there
    outlets: int
    houses: int


def proposals(told: Portion, stand: Places) -> Iterator[Part]:
    """At most `MOST` events, each once: a line that points to them, then those that stand nowhere else in the part.

    Nothing where sections II and III of the whole edition tell none that concerns its readers.
    """
    events = sorted(_events(told), key=lambda e: (not to_verify(e.lead.flags), not e.central, -e.houses))
    here = {item.clip: item for item in told.edition.items}
    first, rest = events[:MOST], len(events) - MOST
    named = [f"mục {stand.name(here[e.lead.clip])} ({_why(e, stand)})" for e in first if e.lead.clip in here]
    shown = tuple(_entry(e, n, told, stand) for n, e in enumerate((e for e in first if e.lead.clip not in here), 1))
    if shown:
        named.append(f"{padded(len(shown))} nội dung nêu dưới đây")
    if named:
        head = _HEAD if told.whole.approved_by else _UNREVIEWED
        more = f" và {padded(rest)} nội dung khác{_where(told)}" if rest > 0 else ""
        yield Part("", (f"{head}{', '.join(named)}{more}.",), shown)


def _where(told: Portion) -> str:
    has = [numeral for numeral in ("II", "III") if told.has(numeral)]
    if len(has) == len(_SECTIONS):
        return " ở các mục II, III"
    return " thuộc loại phản ánh hạn chế, bất cập hoặc cần kiểm chứng"


def _entry(event: _Event, number: int, told: Portion, stand: Places) -> Entry:
    """The article itself, with why it is proposed."""
    item = event.lead
    alone = Places(
        {}, {item.clip: number}, {item.clip: item}, {item.story.id: [item]} if item.story else {}, stand.broken
    )
    shown = entry(item, told.edition, alone, reprints=True)
    return replace(shown, note=f"{shown.note} ({_why(event, stand)})", anchor="")


def _events(told: Portion) -> Iterator[_Event]:
    """The items chosen are in reading order, so the lead of an event comes first in each section."""
    seen = set()
    for numeral in _SECTIONS:
        items = [item for item in told.chosen if item.section == numeral]
        for item in items:
            if event_of(item) not in seen:
                seen.add(event_of(item))
                yield _event(item, items)


def _event(lead: Item, items: Sequence[Item]) -> _Event:
    if lead.story is None:
        outlets = len({lead.outlet, *(copy.outlet for copy in lead.copies)})
        return _Event(lead, lead.group == "trung-uong", outlets, lead.family.houses if lead.family else outlets)
    central = any(item.group == "trung-uong" for item in items if event_of(item) == event_of(lead))
    return _Event(lead, central, lead.story.outlets, lead.story.houses)


def _why(event: _Event, stand: Places) -> str:
    reasons = ["cần kiểm chứng" if to_verify(event.lead.flags) else "phản ánh hạn chế, bất cập"]
    if event.central:
        reasons.append("báo Trung ương")
    if event.outlets > 1:
        broken = event.lead.story is not None and event.lead.story.id in stand.broken
        reasons.append(f"{padded(event.outlets)} báo đưa tin{' trong cả bản tin' if broken else ''}")
    return "; ".join(reasons)
