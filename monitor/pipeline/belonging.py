"""Says of clips that were read which story each is in, and which editions told of those stories before.

Looked up here each time, so never stale. Not here: how stories come about (stories.py), where they are kept (store),
how they are shown (publish).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.model import Clip, InStory
from monitor.store import Store


def with_stories(store: Store, clips: Iterable[Clip]) -> Iterator[Clip]:
    """*clips*, each with its story; one that has none yet stays as it is."""
    known: dict[int, InStory | None] = {}
    for clip in clips:
        id_ = store.stories.of(clip.id)
        if id_ is not None and id_ not in known:
            known[id_] = _story(store, id_)
        yield replace(clip, story=None if id_ is None else known[id_])


def _story(store: Store, id_: int) -> InStory | None:
    story = store.stories.get(id_)
    return InStory(story.id, story.headline, story.headline_by == "person", story.pinned) if story else None


def told_before(store: Store, clips: Iterable[Clip]) -> dict[int, int]:
    """The number of the newest edition that told of it, for each story of *clips* of which one did."""
    stories = {clip.story.id for clip in clips if clip.story}
    members = {
        id_: [member.article for member in story.members] for id_ in stories if (story := store.stories.get(id_))
    }
    numbers = store.editions.told([article for articles in members.values() for article in articles])
    told = {id_: [numbers[article] for article in articles if article in numbers] for id_, articles in members.items()}
    return {id_: max(editions) for id_, editions in told.items() if editions}
