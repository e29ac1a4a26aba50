"""Gives every kept article its story: those that came with a round, an import, a person; and all anew, by `rebuild`.

    originals without a story, in order of time ─ group ─> beside the articles of the days around ─> store

What people placed stands: such articles are told to the grouping as they stand, and are never moved. Not here: how
alike articles are (group), what people decide (store).
"""

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from monitor.config.stories import Stories
from monitor.group.stories import REACH, RECENT, VERSION, Gazetteer, Grouper, traits
from monitor.model import Common, Told
from monitor.pipeline.session import Session

_DAYS = timedelta(days=7)  # so many days of waiting articles are taken at a time
_BATCH = 500  # articles whose words are loaded at a time
_TOGETHER = 50  # articles joined in one transaction: a tenth of a second, for which other programs wait
_PAUSE = 0.12  # seconds between two of them: SQLite looks at a lock every 0.1 s, and lets nobody in where none is
_SIDES = (True, False)  # in scope, and imported out of scope: they share no story


def join_stories(session: Session) -> int:
    """Give every original that has none its story; return how many there were.

    They are taken in order of time, and beside all that was published around them, so the order in which they were
    fetched does not matter. Articles that have a story stay in it. Broken off, the next time goes on. The caller holds the
    lock of a round: two at once would not know of each other's articles.
    """
    number = 0
    for side in _SIDES:
        around = _Around(session, in_scope=side)
        for waiting in _by_time(session, session.store.stories.ungrouped(in_scope=side)):
            around.join(waiting)
            number += len(waiting)
    return number


def group_anew(session: Session) -> int:
    """Group all that is kept as if it came in order of time, by today's rules; return how many stories there are.

    What people placed stays where it is. The caller holds the lock of a round, so that no words change meanwhile.
    """
    placed, number = session.store.stories.placed(), 0
    for side in _SIDES:
        groups = _anew(session, placed, in_scope=side)
        session.store.stories.regroup(groups, version_of(session.settings.rules.stories), in_scope=side)
        number += len(groups)
    return number


def grouped_by_todays_rules(session: Session) -> bool:
    """Whether all that is in a story was grouped by this program, the rules and the words of today."""
    stories = session.store.stories
    return stories.versions() <= {version_of(session.settings.rules.stories)} and not stories.reworded()


def version_of(rules: Stories) -> str:
    """What decides the stories: the program and rules/stories.toml."""
    places = hashlib.sha256(
        repr((rules.home, rules.places, rules.other, rules.ordinary, rules.roundups, rules.local)).encode()
    ).hexdigest()[:8]
    return f"stories {VERSION}, threshold {rules.threshold}, places {places}"


def _by_time(session: Session, ids: Sequence[int]) -> Iterator[list[Told]]:
    """The articles *ids*, oldest first, some days at a time; those of one moment by their words, not as they came."""
    waiting: list[Told] = []
    for told in _told(session, ids):
        enough = waiting and (len(waiting) >= _BATCH or told.published - waiting[0].published > _DAYS)
        if enough and told.published != waiting[-1].published:
            yield sorted(waiting, key=_moment)
            waiting = []
        waiting.append(told)
    if waiting:
        yield sorted(waiting, key=_moment)


def _moment(told: Told) -> tuple[datetime, str, str, int]:
    return (told.published, told.title, told.text, told.id)


def _told(session: Session, ids: Sequence[int]) -> Iterator[Told]:
    for start in range(0, len(ids), _BATCH):
        yield from session.store.stories.told(ids[start : start + _BATCH])


class _Around:
    """The articles of one side that are in a story, of the days around what waits; moves on in time with it."""

    def __init__(self, session: Session, *, in_scope: bool) -> None:
        self._session, self._in_scope = session, in_scope
        self._rules = session.settings.rules.stories
        self._gazetteer, self._grouper = Gazetteer(self._rules), Grouper(self._rules.threshold)
        self._until: datetime | None = None  # to which they are loaded

    def join(self, waiting: Sequence[Told]) -> None:
        """Give every article of *waiting*, which are in order of time, its story."""
        self._move(waiting[0].published, waiting[-1].published)
        for start in range(0, len(waiting), _TOGETHER):
            if start:
                time.sleep(_PAUSE)
            with self._session.store.stories.joining(version_of(self._rules)) as join:
                for told in waiting[start : start + _TOGETHER]:
                    self._join(told, join)

    def _join(self, told: Told, join: Callable[[int, int | None, Common | None], int]) -> None:
        article = self._grouper.weigh(traits(told, self._gazetteer))
        found = self._grouper.find(article)
        story, why = (found.story, found.why) if found else (None, None)
        self._grouper.keep(article, join(told.id, story, why))

    def _move(self, first: datetime, last: datetime) -> None:
        """Load what is around the articles from *first* to *last*, as far as it is not loaded yet."""
        since, until, loaded = first - REACH - RECENT, last + REACH, self._until
        if loaded is None or loaded < since:
            loaded, self._grouper = None, Grouper(self._rules.threshold)
        self._grouper.forget(first - RECENT)  # what comes now is weighed by the days before it
        for told in self._session.store.stories.window(loaded or since, until, in_scope=self._in_scope):
            if told.story is not None and (loaded is None or told.published > loaded):
                self._grouper.keep(self._grouper.weigh(traits(told, self._gazetteer)), told.story)
        self._until = until


def _anew(session: Session, placed: Mapping[int, int], *, in_scope: bool) -> list[list[tuple[int, Common | None]]]:
    """The articles of each story, its founder first. A story of what people placed goes by its id, others by minus the founder's."""
    rules = session.settings.rules.stories
    gazetteer, grouper = Gazetteer(rules), Grouper(rules.threshold)
    groups: dict[int, list[tuple[int, Common | None]]] = defaultdict(list)
    for some in _by_time(session, session.store.stories.originals(in_scope=in_scope)):
        for told in some:
            grouper.forget(told.published)
            article = grouper.weigh(traits(told, gazetteer))
            found = None if told.id in placed else grouper.find(article)
            story = found.story if found else placed.get(told.id, -told.id)
            grouper.keep(article, story)
            groups[story].append((told.id, found.why if found else None))
    return list(groups.values())
