"""What a new case begins with where nobody says it: the articles of its story, the hour of the first of them. Not here: opening it."""

from collections.abc import Sequence
from datetime import datetime

from monitor.errors import InputError
from monitor.store import Store


def articles_of(store: Store, story: int | None) -> tuple[int, ...]:
    """The articles of *story* with their copies, in the order of the story; none where no story is named."""
    if story is None:
        return ()
    found = store.stories.get(story)
    if found is None:
        raise InputError(f"there is no story {story}")
    clips = store.search.clips([member.article for member in found.members])
    return tuple(dict.fromkeys(id_ for clip in clips for id_ in (clip.id, *(copy.clip for copy in clip.copies))))


def event_of(store: Store, articles: Sequence[int], now: datetime) -> datetime:
    """When the first of *articles* was published; *now* where there is none."""
    clips = store.search.clips(list(articles))
    return min((min(clip.article.published, now) for clip in clips), default=now)
