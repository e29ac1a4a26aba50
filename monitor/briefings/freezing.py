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
from monitor.briefings.rendering import files as rendered
from monitor.config import Settings
from monitor.errors import InputError
from monitor.periods import Period
from monitor.store import Store
from monitor.store.audit import Actor
from monitor.store.briefings import packed


@dataclass(frozen=True, slots=True)
class Made:
    """A briefing with its files."""

    briefing: Briefing
    files: Mapping[str, bytes]

    @property
    def frozen(self) -> bool:
        """Whether it was kept so; else it is as things stand."""
        return bool(self.briefing.frozen_by)


def freeze(store: Store, settings: Settings, period: Period, *, actor: Actor, now: datetime) -> Made:
    """Keep the briefing of *period* as it stands *now*, with every file, for ever.

    Raises InputError for a period that is not over, or one that was frozen before; then nothing is kept.
    """
    _refuse_frozen(store, settings, period)
    gathered = gather(store, settings, period, now)
    if not gathered.over:
        raise InputError(
            f"{period.name} is not over yet: it can be frozen from the end of {period.last:%Y-%m-%d} on; "
            "until then every file of it is a draft"
        )
    briefing = replace(gathered, frozen_by=actor.name or actor.login)
    body, files = packed(dump_briefing(briefing)), rendered(briefing, settings)
    with store.audit.acting(actor, now, "briefing.freeze", f"briefing {period.name}", {"items": len(briefing.items)}):
        _refuse_frozen(store, settings, period)  # while the files were made somebody else may have been faster
        store.briefings.save(period.name, body, files, actor, now)
    return Made(briefing, files)


def made(store: Store, settings: Settings, period: Period, now: datetime) -> Made:
    """The briefing of *period* with its files: as it was frozen, to the byte; else as it stands *now*."""
    if (briefing := kept(store, period)) is not None:
        return Made(briefing, store.briefings.files(period.name))
    briefing = gather(store, settings, period, now)
    return Made(briefing, rendered(briefing, settings))


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
