"""The order in which the items of an edition are read: by section, in it story by story, each led by one article.

Where a person has put a section in order, its stories stand so, in section IV under each heading; what came since stands
behind them in the usual order.

Not here: which section tells a clip (build.py), how it looks (digest/view.py).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from monitor.config import Digest
from monitor.model import Clip, Group

Section = Literal["II", "III", "IV", "V", "VI", ""]

SECTIONS: tuple[Section, ...] = ("II", "III", "IV", "V", "VI", "")
GROUPS: tuple[Group, ...] = get_args(Group)

_Rank = tuple[int, int, float, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip, the section that tells it, and the clip that leads its story there (itself, where it is alone)."""

    clip: Clip
    section: Section
    lead: Clip


def reading_order(
    clips: Sequence[Clip], sections: Mapping[int, Section], digest: Digest, orders: Mapping[str, Sequence[int]]
) -> Iterator[Placed]:
    """All *clips*. Those of one story stand together in each section, its lead first, where the first of them would stand.

    *orders* are those that people gave, by section.
    """
    given = {section: {id_: n for n, id_ in enumerate(ids)} for section, ids in orders.items()}
    groups: dict[tuple[Section, int], list[Clip]] = defaultdict(list)
    for clip in clips:
        groups[sections[clip.id], clip.story.id if clip.story else -clip.id].append(clip)
    blocks = []
    for (section, _), group in groups.items():
        lead = min(group, key=_leading)
        places = [given[section][clip.id] for clip in group if clip.id in given.get(section, ())]
        rank = _placed(min(_rank(clip, section, lead, digest) for clip in group), min(places, default=None))
        others = sorted((clip for clip in group if clip is not lead), key=newest)
        blocks.append((rank, [Placed(clip, section, lead) for clip in (lead, *others)]))
    for _, block in sorted(blocks, key=lambda each: each[0]):
        yield from block


def _placed(rank: _Rank, place: int | None) -> tuple[int, int, bool, int, _Rank]:
    """The usual *rank* of a block behind the *place* that a person gave it; the headings of section IV stay before both."""
    section, within, *_ = rank
    heading = within if SECTIONS[section] == "IV" else 0
    return (section, heading, place is None, place or 0, rank)


def newest(clip: Clip) -> tuple[float, int]:
    """Sorts the newest first."""
    return (-clip.article.published.timestamp(), clip.id)


def heading_rank(clip: Clip, digest: Digest) -> int:
    """The number of the sub-heading of section IV that tells *clip*; beyond the last one: under none of them."""
    main = clip.tags.topics[0].id if clip.tags.topics else ""
    return next((n for n, h in enumerate(digest.headings) if main in h.topics), len(digest.headings))


def _leading(clip: Clip) -> tuple[bool, int, bool, float, int]:
    """Sorts that clip first by which its story is told: a person's choice, then what most outlets print, then the first."""
    pinned = clip.story is not None and clip.story.pinned == clip.id
    return (not pinned, -len(clip.copies), clip.group != "trung-uong", clip.article.published.timestamp(), clip.id)


def _rank(clip: Clip, section: Section, lead: Clip, digest: Digest) -> _Rank:
    """Newest first; before that central outlets in II and III, headings in IV, the province in VI."""
    within = {
        "II": GROUPS.index(clip.group),
        "III": GROUPS.index(clip.group),
        "IV": heading_rank(lead, digest),
        "VI": int(clip.tags.province == "none"),
    }.get(section, 0)
    return (SECTIONS.index(section), within, *newest(clip))
