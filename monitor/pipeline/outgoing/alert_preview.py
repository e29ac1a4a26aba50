"""What a rule would have told of the archive, had it been in force: mails after gathering and ceiling. Reads and indexes only.

An article counts at the time at which the program would have told it: when it became a clip. What was imported was never
seen at its time, so that it counts when it was published. Labels are those of today. Not here: how it is printed
(alerts_desk).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from monitor.alerts.ceiling import Gathered, gathered
from monitor.alerts.matching import words_in
from monitor.model import Clip
from monitor.pipeline.outgoing.alerts import found_by, query_fields
from monitor.pipeline.session import Session
from monitor.query.parse import parse
from monitor.query.tree import Node
from monitor.store.imports import IMPORTED


@dataclass(frozen=True, slots=True)
class Fire:
    """An article that the rule would have told."""

    clip: Clip
    at: datetime
    words: tuple[str, ...]  # of the query, that stand in it
    reprints: int  # further appearances that the rule finds: they make no mail


@dataclass(frozen=True, slots=True)
class Preview:
    """What one rule would have done."""

    since: datetime
    until: datetime
    fires: tuple[Fire, ...]  # oldest first
    mails: tuple[Gathered, ...]  # to each recipient; they tell positions in `fires`
    imported: int  # of the fires: told by when they were published
    late: int  # articles that were read too long after they were published: left to the digest

    def weeks(self, zone: tzinfo) -> tuple[tuple[str, int, int], ...]:
        """(week, articles, mails) of every week of the time, oldest first, those without any too."""
        articles = Counter(_week(fire.at, zone) for fire in self.fires)
        mails = Counter(_week(mail.at, zone) for mail in self.mails)
        days = (self.until - self.since).days
        every = sorted({_week(self.since + timedelta(days=n), zone) for n in range(days + 1)} | set(mails))
        return tuple((week, articles[week], mails[week]) for week in every)

    def busiest(self, zone: tzinfo) -> tuple[datetime, int, int] | None:
        """(beginning of the hour, articles, mails) of the hour with most articles, the newest of several."""
        articles = Counter(_hour(fire.at, zone) for fire in self.fires)
        if not articles:
            return None
        hour = max(articles, key=lambda each: (articles[each], each))
        return hour, articles[hour], sum(_hour(mail.at, zone) == hour for mail in self.mails)


def preview(session: Session, query: str, days: int) -> Preview:
    """What a rule that asks for *query* would have told in the last *days* days. Raises QueryError."""
    asked = parse(query, query_fields(session.settings))
    until = session.clock()
    since = until - timedelta(days=days)
    found = session.store.search.clips(sorted(found_by(session.store, asked, session.settings)))
    clips = [clip for clip in found if clip.in_scope and since < _at(clip) <= until]
    oldest = timedelta(hours=session.settings.alerts.max_age)
    fresh = [clip for clip in clips if clip.article.published >= _at(clip) - oldest]
    fires = tuple(sorted(_fires(session, asked, fresh), key=lambda fire: (fire.at, fire.clip.id)))
    return Preview(
        since,
        until,
        fires,
        gathered([fire.at for fire in fires], session.settings.alerts.ceiling),
        sum(fire.clip.source == IMPORTED for fire in fires),
        len(clips) - len(fresh),
    )


def _fires(session: Session, asked: Node, clips: Sequence[Clip]) -> Iterable[Fire]:
    """Each text once, at the first of its appearances that the rule finds."""
    originals = session.store.exports.originals([clip.id for clip in clips])
    texts: dict[int, list[Clip]] = {}
    for clip in sorted(clips, key=lambda c: (_at(c), c.id)):
        texts.setdefault(originals.get(clip.id, clip.id), []).append(clip)
    for first, *others in texts.values():
        yield Fire(first, _at(first), words_in(asked, first.article), len(others))


def _at(clip: Clip) -> datetime:
    return clip.article.published if clip.source == IMPORTED else clip.clipped_at


def _week(at: datetime, zone: tzinfo) -> str:
    year, week, _ = at.astimezone(zone).isocalendar()
    return f"{year}-W{week:02d}"


def _hour(at: datetime, zone: tzinfo) -> datetime:
    return at.astimezone(zone).replace(minute=0, second=0, microsecond=0)
