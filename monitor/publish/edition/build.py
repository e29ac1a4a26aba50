"""Chooses what an edition tells and where: clips in, one frozen `Edition` out.

Not here: the order of its items (order.py), words and layout (digest/view.py), keeping it (store), which clips wait
(pipeline). Every clip given is an item, or stands in `left_out` because people say so, or is counted in `archived`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.addresses import domain, is_http
from monitor.case_line import CaseLine
from monitor.config import Digest, Office
from monitor.config.flag_kinds import to_verify
from monitor.model import (
    Clip,
    Edition,
    Flag,
    InStory,
    Item,
    LateCopy,
    LeftOut,
    Plan,
    SourceFault,
    Spike,
    ToldStory,
    Written,
)
from monitor.publish.edition.extract import extract_of
from monitor.publish.edition.late import Reprinted, late_copy, late_rank
from monitor.publish.edition.order import Placed, Section, heading_rank, newest, reading_order
from monitor.publish.edition.quote import fits, quote

FIRST_WINDOW = timedelta(hours=24)  # DESIGN section 4: what the first edition tells
WEEK = 7  # editions the mean is taken over
OTHER_HEADING = "Lĩnh vực khác"

_FOREIGN = ("doi-ngoai", "nuoc-ngoai")
_CRITICAL = ("tieu-cuc", "nhieu-chieu")
_NOTHING_WRITTEN = Written()
_NOTHING_PLANNED = Plan({}, {})


def build_edition(  # noqa: PLR0913 - all of an edition is decided in one call, and every argument has its name
    clips: Sequence[Clip],
    *,
    number: int,
    due: datetime,
    since: datetime,
    cut_at: datetime,
    first: bool,
    office: Office,
    digest: Digest,
    province: str,
    topic_labels: Mapping[str, str],
    sources: int,
    faults: Sequence[SourceFault],
    title_only: int,
    previous: Sequence[int],  # item counts of earlier editions, newest first
    reprinted: Sequence[Reprinted],  # appeared again, and is no item here
    earlier: Mapping[int, int],  # by story: which edition told of it last
    count_houses: Callable[[Iterable[str]], int],
    words: Mapping[int, Written],  # by clip: what people wrote
    spikes: Sequence[Spike],
    holidays: Sequence[str],
    plan: Plan = _NOTHING_PLANNED,  # what people leave out, in which order they tell the rest, what they say first
    cases: Sequence[CaseLine] = (),
) -> Edition:
    """Freeze *clips*, which no edition holds yet, as edition *number*: its items stand in reading order. Times are aware UTC."""
    stay = [clip for clip in clips if clip.id not in plan.dropped]
    told = in_window(stay, cut_at) if first else stay
    say = _Saying(since, digest, topic_labels, _stories(told, earlier, count_houses), words, _plan(told, digest))
    edition = Edition(
        number,
        due,
        since,
        cut_at,
        office=office.name,
        province=province,
        items=tuple(_item(placed, say) for placed in reading_order(told, say.plan.sections, digest, plan.orders)),
        archived=len(stay) - len(told),
        sources=sources,
        faults=tuple(faults),
        title_only=title_only,
        previous_items=previous[0] if previous else None,
        week_items=tuple(previous[:WEEK]),
        national_left=len(say.plan.left),
        timezone=office.timezone,
        extracts=tuple(extract_of(group) for group in digest.groups),
        spikes=tuple(spikes),
        holidays=tuple(holidays),
        late=_late(reprinted, say),
    )
    return replace(_with_plan(edition, clips, plan), cases=tuple(cases))


def _with_plan(edition: Edition, clips: Iterable[Clip], plan: Plan) -> Edition:
    """*edition* with what people say at its head and what they left out of it."""
    left = tuple(_left_out(clip, plan) for clip in clips if clip.id in plan.dropped)
    if plan.note is None:
        return replace(edition, left_out=left)
    return replace(edition, left_out=left, note=_one_line(plan.note.text), note_by=plan.note.who)


def _left_out(clip: Clip, plan: Plan) -> LeftOut:
    said = plan.dropped[clip.id]
    return LeftOut(clip.id, clip.article.title, clip.outlet, said.text, said.who, said.at)


def in_window(clips: Sequence[Clip], cut_at: datetime) -> list[Clip]:
    """Those of *clips* that the first edition, cut at *cut_at*, tells; the others are older, and archived."""
    return [clip for clip in clips if clip.article.published >= cut_at - FIRST_WINDOW]


def _late(reprinted: Sequence[Reprinted], say: "_Saying") -> tuple[LateCopy, ...]:
    """The critical ones first, in each half those that most newly printed, then the newest."""
    late = [
        late_copy(
            each,
            each.told[1] if each.told else _item(Placed(each.original, "", each.original), say),
            critical=any(to_verify(clip.flags) or _critical(clip, say.digest) for clip in each.clips),
            flags=tuple(_told(flag, clip, say.digest.quote_words) for clip in each.clips for flag in clip.flags),
        )
        for each in reprinted
    ]
    return tuple(sorted(late, key=late_rank))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which section tells each clip, and what section VI has no room for."""

    sections: Mapping[int, Section]
    left: frozenset[int]


def _plan(clips: Sequence[Clip], digest: Digest) -> _Plan:
    sections = {clip.id: _section(clip, digest) for clip in clips}
    left = _beyond_limit(clips, sections, digest.national_limit)
    return _Plan(sections | dict.fromkeys(left, ""), left)


def _beyond_limit(clips: Sequence[Clip], sections: Mapping[int, Section], limit: int) -> frozenset[int]:
    """The clips of general orientation that section VI leaves to the full list: it tells the *limit* newest events.

    An event is told by one article or by twenty; one that an article of this province tells there too needs no room.
    """
    six = [clip for clip in sorted(clips, key=newest) if sections[clip.id] == "VI"]
    own = {_event(clip) for clip in six if clip.tags.province != "none"}
    general = [clip for clip in six if _event(clip) not in own]
    told = list(dict.fromkeys(_event(clip) for clip in general))[:limit]
    return frozenset(clip.id for clip in general if _event(clip) not in told)


def _event(clip: Clip) -> int:
    return clip.story.id if clip.story else -clip.id


def _section(clip: Clip, digest: Digest) -> Section:
    """Where a clip is told in full; the first rule that holds wins (the order is the office's)."""
    tone = clip.tags.tone.value if clip.tags.tone else None
    if to_verify(clip.flags):
        return "III"
    if _critical(clip, digest):
        return "II"
    if clip.group in _FOREIGN:
        return "V"
    if tone == "tich-cuc":
        return "IV"
    if any(topic.id in digest.national_topics for topic in clip.tags.topics):
        return "VI"
    return ""


def _critical(clip: Clip, digest: Digest) -> bool:
    # An article that criticises something elsewhere says nothing of this province: tone is only of the province,
    # and a critical topic counts only where the province is what the article is about.
    if clip.tags.province == "none":
        return False
    if clip.tags.tone and clip.tags.tone.value in _CRITICAL:
        return True
    return clip.tags.province == "central" and any(t.id in digest.critical_topics for t in clip.tags.topics)


def _stories(
    clips: Iterable[Clip], earlier: Mapping[int, int], count_houses: Callable[[Iterable[str]], int]
) -> dict[int, ToldStory]:
    """What is said of each story of *clips*, by its id."""
    outlets: dict[InStory, set[str]] = {}
    for clip in clips:
        if clip.story:
            outlets.setdefault(clip.story, set()).update((clip.outlet, *(copy.outlet for copy in clip.copies)))
    return {
        story.id: ToldStory(
            id=story.id,
            headline=story.headline if story.by_person else "",
            outlets=len(names),
            houses=count_houses(names),
            earlier=earlier.get(story.id),
        )
        for story, names in outlets.items()
    }


def _heading(clip: Clip, digest: Digest) -> str:
    rank = heading_rank(clip, digest)
    return digest.headings[rank].label if rank < len(digest.headings) else OTHER_HEADING


@dataclass(frozen=True, slots=True)
class _Saying:
    """All that is asked when one clip is put into words."""

    since: datetime
    digest: Digest
    labels: Mapping[str, str]
    stories: Mapping[int, ToldStory]
    words: Mapping[int, Written]
    plan: _Plan


def _item(placed: Placed, say: _Saying) -> Item:
    clip, section = placed.clip, placed.section
    article, tone = clip.article, clip.tags.tone
    url = article.canonical if is_http(article.canonical) else article.url
    item = Item(
        clip=clip.id,
        section=section,
        heading=_heading(placed.lead, say.digest) if section == "IV" else "",
        supplement=article.published < say.since,
        outlet=clip.outlet,
        domain=domain(url) if is_http(url) else "",
        group=clip.group,
        medium=clip.medium,
        title=article.title,
        language=article.language,
        authors=article.authors,
        published=article.published,
        date_unsure=article.published_from == "first-seen",
        title_only=article.title_only,
        quote="",
        tone=tone.value if tone else None,
        tone_unsure=tone.unsure if tone else False,
        topics=tuple(say.labels.get(topic.id, topic.id) for topic in clip.tags.topics),
        places=tuple(dict.fromkeys(place.name for place in clip.tags.places)),
        copies=clip.copies,
        flags=tuple(_told(flag, clip, say.digest.quote_words) for flag in clip.flags),
        url=url,
        family=clip.family,
        story=say.stories[clip.story.id] if clip.story else None,
        topic_ids=tuple(topic.id for topic in clip.tags.topics),
        national_left=clip.id in say.plan.left,
    )
    return _spoken(item, clip, say)


def _spoken(item: Item, clip: Clip, say: _Saying) -> Item:
    """*item* with its quote, and with what people wrote: their word goes before the program's."""
    flagged = to_verify(item.flags)
    own = next((flag.sentence for flag in flagged if flag.sentence), "")
    item = replace(item, quote=own if flagged else quote(clip, say.digest.quote_words))
    written = say.words.get(clip.id, _NOTHING_WRITTEN)
    if written.words:
        item = replace(item, words=_one_line(written.words.text), words_by=written.words.who)
    if written.quote:
        item = replace(item, quote=_one_line(written.quote.text), quote_by=written.quote.who)
    if written.translation:
        item = replace(item, translation=_one_line(written.translation.text), translation_by=written.translation.who)
    return item


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _told(flag: Flag, clip: Clip, limit: int) -> Flag:
    """The flag as printed: a sentence that may not be quoted is left to the original."""
    return flag if fits(flag.sentence, clip.article, limit) else replace(flag, sentence="")
