"""Which items are the province's own where the office lists its sources: also those that no source brought, by their outlets.

An article that was imported or typed in has no source of the list. Its outlet says whose it is where sources.toml knows that name; of a
name that it does not know, its group. Not here: counting them (publish/briefing).
"""

from collections.abc import Iterable

from monitor.briefing import BriefItem
from monitor.config import Settings
from monitor.config.houses import houses
from monitor.publish.briefing.count import OWN_GROUPS


def own_pairs(settings: Settings, items: Iterable[BriefItem]) -> tuple[tuple[str, str], ...]:
    """(source, outlet) of the items that count as own though no listed source brought them; () where the office lists none."""
    listed = frozenset(settings.briefing.own_sources)
    if not listed:
        return ()
    there = frozenset(source.id for source in settings.sources)
    known, own = houses(settings.sources), houses(source for source in settings.sources if source.id in listed)
    found = {
        (item.source, item.outlet)
        for item in items
        if item.source not in there
        and (own.named(item.outlet) if known.named(item.outlet) else item.group in OWN_GROUPS)
    }
    return tuple(sorted(found))
