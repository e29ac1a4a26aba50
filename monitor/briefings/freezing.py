"""Freezing a briefing: the value and every file that was made of it are kept for ever, by one person, once.

Not here: gathering and rendering, how far it is from today (difference.py), rows in the database (store).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.briefing import Briefing
from monitor.briefings.as_json import dump_briefing, load_briefing
from monitor.briefings.gathering import gather
from monitor.briefings.rendering import Stationery, stationery_of
from monitor.briefings.rendering import files as rendered
from monitor.config import Settings
from monitor.errors import InputError
from monitor.periods import Period
from monitor.store import Store
from monitor.store.audit import Actor
from monitor.store.briefings import packed, packed_files


@dataclass(frozen=True, slots=True)
class Made:
    """A briefing with its files."""

    briefing: Briefing
    files: Mapping[str, bytes]
    paper: Stationery | None = None  # that they were made on; None of files that were kept

    @property
    def frozen(self) -> bool:
        """Whether it was kept so; else it is as things stand."""
        return bool(self.briefing.frozen_by)


@dataclass(frozen=True, slots=True)
class Ready:
    """All that the files of a briefing are made of, read once: what somebody compares is what is frozen then."""

    briefing: Briefing
    paper: Stationery

    def make(self) -> Made:
        """With its files. Raises InputError for a template that cannot be used."""
        return Made(self.briefing, rendered(self.briefing, self.paper), self.paper)


def ready(store: Store, settings: Settings, period: Period, now: datetime) -> Ready:
    """The briefing of *period* as it stands *now*. Raises InputError for a period that has not begun."""
    return Ready(gather(store, settings, period, now), stationery_of(settings))


def freeze(store: Store, settings: Settings, period: Period, *, actor: Actor, now: datetime) -> Made:
    """Keep the briefing of *period* as it stands *now*, with every file, for ever.

    Raises InputError for a period that is not over, or one that was frozen before; then nothing is kept.
    """
    _refuse_frozen(store, settings, period)
    return freeze_ready(store, settings, ready(store, settings, period, now), actor=actor)


def freeze_ready(store: Store, settings: Settings, found: Ready, *, actor: Actor) -> Made:
    """Keep what was *found*, as `freeze` does; all that takes time is done before the database is locked."""
    gathered, period, now = found.briefing, found.briefing.period, found.briefing.made_at
    if not gathered.over:
        raise InputError(
            f"{period.name} is not over yet: it can be frozen from the end of {period.last:%Y-%m-%d} on; "
            "until then every file of it is a draft"
        )
    made = replace(found, briefing=replace(gathered, frozen_by=actor.name or actor.login)).make()
    body, files = packed(dump_briefing(made.briefing)), packed_files(made.files)
    with store.audit.acting(actor, now, "briefing.freeze", f"briefing {period.name}", {"items": len(gathered.items)}):
        _refuse_frozen(store, settings, period)  # while the files were made somebody else may have been faster
        store.briefings.save(period.name, body, files, actor, now)
    return made


def made(store: Store, settings: Settings, period: Period, now: datetime) -> Made:
    """The briefing of *period* with its files: as it was frozen, to the byte; else as it stands *now*."""
    if (briefing := kept(store, period)) is not None:
        return Made(briefing, store.briefings.files(period.name))
    return ready(store, settings, period, now).make()


def kept(store: Store, period: Period) -> Briefing | None:
    """The briefing of *period* as it was frozen; None where it was not."""
    body = store.briefings.body(period.name)
    return None if body is None else load_briefing(body)


def told(store: Store, settings: Settings, period: Period, now: datetime) -> Briefing:
    """The briefing of *period* without its files: as it was frozen, else as it stands *now*."""
    return kept(store, period) or gather(store, settings, period, now)


def _refuse_frozen(store: Store, settings: Settings, period: Period) -> None:
    if (frozen := store.briefings.get(period.name)) is not None:
        at = frozen.at.astimezone(ZoneInfo(settings.office.timezone))
        raise InputError(
            f"the briefing of {period.name} was frozen on {at:%Y-%m-%d} by {frozen.name}; it stays as it is. "
            f"What is different today: `monitor briefing --period {period.name} --difference`"
        )
