"""The part of an edition that one group of recipients gets. Not here: how it looks (digest_view.py)."""

from dataclasses import replace

from monitor.config.digest import EVERY_SECTION, Audience
from monitor.model import Edition, Extract, Item

WHOLE = Extract("", "", EVERY_SECTION, (), ())


def extract_of(group: Audience) -> Extract:
    """What is frozen of a group's rules."""
    return Extract(group.id, group.name, group.sections, group.topics, group.outlet_groups)


def extracted(edition: Edition, extract: Extract) -> Edition:
    """*edition* with only the items that *extract* lets through; its other figures are those of the whole edition."""
    return replace(edition, items=tuple(item for item in edition.items if _chosen(item, extract)))


def _chosen(item: Item, extract: Extract) -> bool:
    if extract.topics and not set(extract.topics).intersection(item.topic_ids):
        return False
    return not extract.outlet_groups or item.group in extract.outlet_groups
