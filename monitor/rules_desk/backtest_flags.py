"""What changed rules would flag and no longer flag over the archive, kind by kind, each with its explanation.

    articles of the last days ─ surroundings ─> check by the saved and by the changed rules ─> what only one of them flags

Rows that people entered into the registers are held against both times. Not here: what people decided of flags; a
decision stays whatever the rules say. Nothing is saved.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import get_args

from monitor.check import Against, against, check, told_around
from monitor.check.around.old_event import DAYS, KIND
from monitor.check.around.values import Around
from monitor.config import Settings, load_rules
from monitor.config.check import FlagKind
from monitor.config.houses import houses
from monitor.in_order import in_order
from monitor.model import Clip, Flag
from monitor.pipeline.surroundings import around
from monitor.registers import known
from monitor.store import Store
from monitor.tagging import Progress

_TOGETHER = 50  # articles loaded at a time
_KINDS = {kind: n for n, kind in enumerate(get_args(FlagKind))}


@dataclass(frozen=True, slots=True)
class FlagCase:
    """An article and a flag that it gains or loses."""

    clip: int
    published: datetime
    outlet: str
    title: str
    url: str
    flag: Flag


@dataclass(frozen=True, slots=True)
class KindChange:
    """What becomes of one kind of flag."""

    kind: str
    adds: tuple[FlagCase, ...]  # by date, the oldest first
    removes: tuple[FlagCase, ...]
    moves: int  # flags that stay, and get another score: another place in the queue


@dataclass(frozen=True, slots=True)
class FlagBacktest:
    """What a change does to the articles published after *since*, up to *until*."""

    saved: str  # version of the saved rules
    changed: str
    since: datetime
    until: datetime
    articles: int
    touched: int  # articles of which any flag differs
    flags: tuple[int, int]  # by the saved and by the changed rules
    changes: tuple[KindChange, ...]


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the rules and the database are; what a process of its own is told."""

    saved: str
    changed: str
    data: str


Looked = tuple[Clip, Around]
Answers = tuple[tuple[Flag, ...], tuple[Flag, ...]]  # by the saved rules, by the changed ones


def backtest_flags(settings: Settings, folders: Folders, store: Store, now: datetime, days: int) -> FlagBacktest:
    """Check the articles of *store* published in the last *days* before *now* by the rules of both folders.

    Raises ConfigError for rules that do not load, with every fault; StoreError for a database that cannot be read.
    """
    _against_of.cache_clear()  # the files and the database may have changed since
    saved, changed = (_against_of(folder, folders.data) for folder in (folders.saved, folders.changed))
    since = now - timedelta(days=days)
    rows = _looked(store, settings, since, now, _old(saved, changed))
    gathered, articles, step = _Gathered(), 0, Progress("checked twice")
    with closing(in_order(partial(check_twice, folders), rows)) as answered:
        for clip, before, after in answered:
            gathered.take(clip, before, after)
            articles += 1
            step(1)
    step(0)
    return FlagBacktest(
        saved=saved.version,
        changed=changed.version,
        since=since,
        until=now,
        articles=articles,
        touched=gathered.touched,
        flags=(gathered.before, gathered.after),
        changes=gathered.changes(),
    )


def check_twice(folders: Folders, rows: Sequence[Looked]) -> list[tuple[Clip, tuple[Flag, ...], tuple[Flag, ...]]]:
    """The flags of each of *rows* by the rules of both folders; runs in a process of its own."""
    saved, changed = (_against_of(folder, folders.data) for folder in (folders.saved, folders.changed))
    return [(clip, _flags(what, saved), _flags(what, changed)) for clip, what in rows]


def _flags(what: Around, held: Against) -> tuple[Flag, ...]:
    return (*check(what.article, held), *told_around(what, held))


@lru_cache(maxsize=2)
def _against_of(folder: str, data: str) -> Against:
    """What the rules in *folder*, and the registers in *data*, hold articles against; once per process."""
    rules, database = load_rules(Path(folder)), Path(data) / "monitor.db"
    if not database.exists():
        return against(rules)
    with Store.open(database) as store:
        return against(rules, known(rules, store))


def _old(*held: Against) -> timedelta:
    """From how many days on an article is an old one, by the rules that ask for fewer."""
    return timedelta(days=min(each.tuning.of(KIND).days or DAYS for each in held))


def _looked(store: Store, settings: Settings, since: datetime, until: datetime, old: timedelta) -> Iterator[Looked]:
    """The articles of that time, in scope or not, with what stands around them; loaded in pieces."""
    owners = houses(settings.sources)
    clips = (clip for clip in store.clips(outside=True, machine=True) if since < clip.article.published <= until)
    while some := list(islice(clips, _TOGETHER)):
        found = {each.id: each for each in store.watch.looked([clip.id for clip in some])}
        yield from ((clip, around(store, found[clip.id], owners, old)) for clip in some if clip.id in found)


class _Gathered:
    """What differs, as article after article comes."""

    def __init__(self) -> None:
        self.touched = self.before = self.after = 0
        self._adds: dict[str, list[FlagCase]] = {}
        self._removes: dict[str, list[FlagCase]] = {}
        self._moves: dict[str, int] = {}

    def take(self, clip: Clip, before: Iterable[Flag], after: Iterable[Flag]) -> None:
        """Count the flags of one article."""
        old, new = ({_same(flag): flag for flag in flags} for flags in (before, after))
        self.before, self.after = self.before + len(old), self.after + len(new)
        moved = [new[key] for key, flag in old.items() if key in new and new[key].score != flag.score]
        for into, flags, others in ((self._adds, new, old), (self._removes, old, new)):
            for key, flag in flags.items():
                if key not in others:
                    into.setdefault(flag.kind, []).append(_case(clip, flag))
        for flag in moved:
            self._moves[flag.kind] = self._moves.get(flag.kind, 0) + 1
        self.touched += bool(moved) or old.keys() != new.keys()

    def changes(self) -> tuple[KindChange, ...]:
        """The kinds of which anything differs, in the order of rules/check.toml."""
        kinds = sorted({*self._adds, *self._removes, *self._moves}, key=lambda kind: _KINDS[kind])
        return tuple(
            KindChange(
                kind,
                _by_date(self._adds.get(kind, [])),
                _by_date(self._removes.get(kind, [])),
                self._moves.get(kind, 0),
            )
            for kind in kinds
        )


def _same(flag: Flag) -> tuple[str, ...]:
    """What makes two flags of one article the same, whatever their score."""
    return flag.kind, flag.sentence, flag.found, flag.expected, flag.fact


def _case(clip: Clip, flag: Flag) -> FlagCase:
    article = clip.article
    return FlagCase(clip.id, article.published, clip.outlet, article.title, article.url, flag)


def _by_date(cases: list[FlagCase]) -> tuple[FlagCase, ...]:
    return tuple(sorted(cases, key=lambda case: (case.published, case.clip)))
