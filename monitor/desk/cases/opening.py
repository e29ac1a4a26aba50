"""What the form of a new case offers: its title, its time and its articles, from a flag, a story, an article or nothing.

Not here: reading the form and keeping the case (entering.py), routes (screens/cases.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask import abort
from werkzeug.datastructures import MultiDict

from monitor.desk.cases.kept import Standing, cases_of
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import may
from monitor.desk.flags.deciding import gone, read_seen
from monitor.desk.flags.rows import Row, rows_of, seen_of
from monitor.model import Clip
from monitor.store.flag_values import QueuedFlag

MOST = 200  # articles that are offered
_TITLE = 200  # letters of a sentence that can be a title


@dataclass(frozen=True, slots=True)
class Offered:
    """An article that may belong to the case."""

    article: int
    title: str
    outlet: str
    published: datetime
    why: str  # it is offered
    chosen: bool
    flags: tuple[str, ...] = ()  # fields of the form: flags of it, as the page shows them


@dataclass(frozen=True, slots=True)
class Offer:
    """All that the form begins with."""

    title: str = ""
    event_at: datetime | None = None
    articles: tuple[Offered, ...] = ()
    story: int | None = None
    row: Row | None = None  # the flag, with what stands beside it
    more: int = 0  # further articles of the story, that are not offered
    cases: tuple[Standing, ...] = field(default=())  # to which any of the articles belongs

    @property
    def refused(self) -> bool:
        """Whether no case can be opened from the flag as it stands."""
        return self.row is not None and self.row.lead.state not in ("open", "accepted")


def offer(args: MultiDict[str, str]) -> Offer:
    """What an address asks for: `flag` as pages name one, `story`, `clip`, or none of them. 404 where there is none such."""
    if args.get("flag"):
        return _of_flag(args["flag"])
    if "story" in args:
        return _of_story(_number(args["story"]))
    if "clip" in args:
        return _of_clip(_number(args["clip"]))
    return Offer(event_at=the_desk().clock())


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        abort(404)
    return int(text)


# -- from a flag -------------------------------------------------------------------------------------------


def _of_flag(text: str) -> Offer:
    if not may("officer", "flags"):
        abort(403)
    queued = _queued(text)
    flagged = list(dict.fromkeys(each.article for each in queued.members))
    flags = {article: tuple(seen_of(each) for each in queued.members if each.article == article) for article in flagged}
    others, more = _around(flagged)
    clips = the_store().search.clips([*flagged, *others])
    articles = tuple(
        _offered(clip, "có nội dung cần kiểm chứng", chosen=True, flags=flags[clip.id])
        if clip.id in flags
        else _offered(clip, others[clip.id], chosen=False)
        for clip in clips
    )
    return _offer(_title(queued), articles, more=more, row=rows_of([queued])[0])


def _title(queued: QueuedFlag) -> str:
    """What the press says: the sentence, or the headline where it is none that a title could be."""
    sentence = queued.lead.flag.sentence.rstrip(".")
    return sentence if 0 < len(sentence) <= _TITLE else queued.lead.title


def _queued(text: str) -> QueuedFlag:
    """The flag that *text* names, as it stands now. Raises RefusedError (404) where it is gone."""
    seen = read_seen(text)
    if seen is None:
        abort(404)
    flags = the_store().flags
    found = next((each for each in flags.standing(seen.article) if each.key.digest == seen.digest), None)
    queued = flags.one(seen.article, found.number) if found else None
    if queued is None:
        raise gone()
    return queued


# -- from a story, from an article -------------------------------------------------------------------------


def _of_story(number: int) -> Offer:
    if not may("viewer", "stories"):
        abort(403)
    found = the_store().stories.get(number)
    if found is None:
        abort(404)
    members = [each.article for each in found.members]
    ids = list(_with_copies(members))
    articles = tuple(
        _offered(clip, "trong nhóm tin" if clip.id in members else "bài đăng lại", chosen=True)
        for clip in the_store().search.clips(ids[:MOST])
    )
    return _offer(found.headline, articles, story=found.id, more=max(len(ids) - MOST, 0))


def _of_clip(number: int) -> Offer:
    if not may("viewer", "clips"):
        abort(403)
    clip = the_store().clip(number)
    if clip is None:
        abort(404)
    others, more = _around([number])
    rest = the_store().search.clips(list(others))
    articles = (
        _offered(clip, "bài này", chosen=True),
        *(_offered(each, others[each.id], chosen=others[each.id] != _KIN) for each in rest),
    )
    return _offer(clip.article.title, articles, more=more)


# -- what they share ---------------------------------------------------------------------------------------

_SOURCE, _COPY, _KIN = "bài gốc", "bài đăng lại", "cùng nhóm tin"


def _around(articles: Sequence[int]) -> tuple[dict[int, str], int]:
    """What *articles* repeat, their copies and the rest of their story, with why each is offered, and how many are left out."""
    store = the_store()
    number = store.stories.of(articles[0])
    story = store.stories.get(number) if number else None
    sources = tuple(dict.fromkeys(store.exports.originals(articles).values()))
    found = dict.fromkeys(sources, _SOURCE)
    for copy in _with_copies([*sources, *articles]):
        found.setdefault(copy, _COPY)
    for member in _with_copies([each.article for each in story.members] if story else ()):
        found.setdefault(member, _KIN)
    others = {article: why for article, why in found.items() if article not in articles}
    kept = dict(list(others.items())[: max(MOST - len(articles), 0)])
    return kept, len(others) - len(kept)


def _with_copies(articles: Iterable[int]) -> Iterator[int]:
    """Each of *articles*, and after it its copies."""
    for clip in the_store().search.clips(list(articles)):
        yield clip.id
        yield from (copy.clip for copy in clip.copies)


def _offered(clip: Clip, why: str, *, chosen: bool, flags: tuple[str, ...] = ()) -> Offered:
    return Offered(clip.id, clip.article.title, clip.outlet, clip.article.published, why, chosen, flags)


def _offer(
    title: str, articles: tuple[Offered, ...], *, more: int, story: int | None = None, row: Row | None = None
) -> Offer:
    return Offer(
        title=title,
        event_at=min((each.published for each in articles if each.chosen), default=the_desk().clock()),
        articles=articles,
        story=story,
        row=row,
        more=more,
        cases=cases_of(each.article for each in articles if each.chosen),
    )
