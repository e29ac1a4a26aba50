"""Gathers all that is told of a period into one value: a few questions to the database, whatever the period holds.

Not here: keeping it (freezing.py), its figures, words and files (publish/briefing).
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from monitor.briefing import Briefing, BriefItem, BriefStory, Spokesperson
from monitor.briefings.as_json import load_briefing
from monitor.briefings.coming import coming
from monitor.briefings.compared import compared
from monitor.briefings.covered import covered_of
from monitor.briefings.own import own_pairs
from monitor.briefings.sources import failed_sources, quiet_portals
from monitor.briefings.stories import headlines_of, stories_of
from monitor.briefings.units.status import activities, synthesis_of
from monitor.cases import stood
from monitor.config import Settings
from monitor.config.houses import houses
from monitor.errors import InputError
from monitor.periods import Period
from monitor.store import Store


def gather(store: Store, settings: Settings, period: Period, now: datetime) -> Briefing:
    """What is to be told of *period*, as things stand *now*. Raises InputError for a period that has not begun.

    Cases are told as they stood at its end. A period that it is compared with counts as it was frozen, where it was.
    """
    zone = settings.office.timezone
    begin, end = period.bounds(zone)
    if now < begin:
        raise InputError(f"{period.name} has not begun yet; name a {period.kind} of the past, or the one that runs")
    today = now.astimezone(ZoneInfo(zone)).date()
    here = covered_of(store, period, zone, today)
    found = store.brief_rows.appeared(begin, end)
    against = partial(compared, store, here, items=partial(_items_of, store, timezone=zone))
    cases = stood(store, settings, begin, end, now)
    return Briefing(
        period=period,
        office=settings.office.name,
        province=settings.rules.province.name,
        timezone=zone,
        made_at=now,
        over=now >= end,
        frozen_by="",
        everything=settings.office.scope_on(period.last).everything,
        items=found.items,
        stories=_stories(store, settings, found.items),
        before=against(other=period.before),
        year_before=against(other=period.year_before),
        cases=cases.lines,
        opened=cases.opened,
        since=cases.since,
        failed=failed_sources(settings, here),
        quiet=quiet_portals(store, settings, period, now),
        units=activities(store, settings, period),
        spokespersons=tuple(_spokespersons(settings, today)),
        coming=coming(settings, period.after),
        topics=tuple((topic.id, topic.label) for topic in settings.rules.topics),
        sources=sum(source.enabled for source in settings.sources),
        rules=settings.rules.version,
        earlier=found.earlier,
        unknown=here.unknown,
        own=settings.briefing.own_sources,
        own_unlisted=own_pairs(settings, found.items),
        synthesis=synthesis_of(store, settings, period, now),
    )


def _items_of(store: Store, period: Period, timezone: str) -> Sequence[BriefItem]:
    body = store.briefings.body(period.name)
    if body is not None:
        return load_briefing(body).items
    return store.brief_rows.appeared(*period.bounds(timezone)).items


def _stories(store: Store, settings: Settings, items: Sequence[BriefItem]) -> tuple[BriefStory, ...]:
    found = stories_of(items, houses(settings.sources), ZoneInfo(settings.office.timezone))
    return headlines_of(found, store.brief_rows.headlines([story.id for story in found]))


def _spokespersons(settings: Settings, today: date) -> Iterator[Spokesperson]:
    """Who speaks for the units on the day on which the briefing is made."""
    for row in settings.spokespersons.on(today):
        yield Spokesperson(row.unit, row.name, row.post, row.phone, row.email or "", row.unverified)
