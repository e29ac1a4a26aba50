"""What stands around an article, as the kinds of check.around ask for it: its story, its versions, its text elsewhere and long before.

Not here: which articles are looked at (watching, rules_desk), what is told of them (check).
"""

from datetime import timedelta

from monitor.check.around.values import Around, Other
from monitor.check.around.values import Version as Words
from monitor.config.houses import Houses
from monitor.group import is_copy
from monitor.store import Store
from monitor.store.watch_values import Beside, Looked


def around(store: Store, looked: Looked, houses: Houses, old: timedelta) -> Around:
    """What stands around one article; one of nearly the same text is older when *old* and more lies between them."""
    return Around(
        id=looked.id,
        outlet=looked.outlet,
        house=houses.house(looked.outlet),
        article=looked.article,
        versions=tuple(Words(each.number, each.seen_at, each.changes) for each in looked.revisions),
        vanished_at=looked.vanished_at,
        is_copy=looked.copy_of is not None,
        story=tuple(_other(each, houses) for each in looked.story),
        appearances=tuple(_other(each, houses) for each in looked.appearances),
        older=tuple(_other(each, houses) for each in _older(store, looked, old)),
    )


def _other(beside: Beside, houses: Houses) -> Other:
    return Other(
        id=beside.id,
        outlet=beside.outlet,
        house=houses.house(beside.outlet),
        title=beside.title,
        lead=beside.lead,
        text=beside.text,
        published=beside.published,
    )


def _older(store: Store, looked: Looked, old: timedelta) -> list[Beside]:
    """The articles of long before whose text this one repeats, oldest first."""
    before = looked.article.published - old
    signature, candidates = store.watch.older(looked.id, before)
    found = {each.id: each for each in looked.appearances}
    found |= {each.id: each for each, other in candidates if signature and is_copy(signature, other)}
    return sorted(
        (each for each in found.values() if each.published <= before), key=lambda each: (each.published, each.id)
    )
