"""In which story every article is, in memory: filled once, kept fresh by what changed since. One a desk, for all its threads.

Not here: what articles say (desk/lists), what a list of stories shows (listing.py).
"""

import threading
from collections.abc import Callable, Iterable

from monitor.desk.stories.blocks import Blocks
from monitor.store import Store
from monitor.store.stories import Marks
from monitor.vietnamese.fold import unaccented

_MAKING = threading.Lock()


class Where:
    """The stories of all articles. Every use holds `lock`."""

    def __init__(self, file: str) -> None:
        """Of the database *file*, as `store.listed.file` names it; empty until `refresh`."""
        self.lock = threading.RLock()
        self.file = file
        self._seen = Marks()
        self.blocks = Blocks()
        self._stories: dict[int, int] = {}  # by article
        self._members: dict[int, set[int]] = {}  # by story; of one that has none, nothing
        self._names: dict[int, str] = {}  # by story, of those that people named: small letters without accents
        self._order: tuple[Marks, tuple[int, ...]] | None = None  # and the marks it was made at

    def refresh(self, store: Store) -> None:
        """Take in what changed since."""
        changes = store.stories.changes(self._seen)
        other: set[int] = set()  # stories that have other articles than before
        for article, story in changes.stories.items():
            before = self._stories.get(article)
            if before != story:
                self._put(article, before, story)
                other |= {each for each in (before, story) if each is not None}
        gone = [article for article in changes.stories if article not in self._stories]
        self.blocks.put({story: self._members.get(story, ()) for story in other}, gone)
        if self.blocks.wasteful():
            self.blocks.again(self._members)
        self._names |= {story: plain(name) for story, name in changes.names.items()}
        self._seen = changes.until

    def _put(self, article: int, before: int | None, story: int | None) -> None:
        if before is not None:
            del self._stories[article]
            self._members[before].remove(article)
            if not self._members[before]:
                del self._members[before]
        if story is not None:
            self._stories[article] = story
            self._members.setdefault(story, set()).add(article)

    def stories_of(self, articles: Iterable[int]) -> tuple[int, ...]:
        """The stories of *articles* in their order, each once; articles that have none are left out."""
        return tuple(each for each in dict.fromkeys(map(self._stories.get, articles)) if each is not None)

    def in_order(self, newest_first: Callable[[], Iterable[int]]) -> tuple[int, ...]:
        """All stories, the one with the newest last article first; *newest_first* gives the articles so, as they are now."""
        if self._order is None or self._order[0] != self._seen:
            self._order = (self._seen, self.stories_of(newest_first()))
        return self._order[1]

    def several(self, story: int) -> bool:
        """Whether a story has several articles."""
        return len(self._members.get(story, ())) > 1

    def named_with(self, words: Iterable[str]) -> tuple[int, ...]:
        """The stories that people gave a name with all of *words*, which are as `plain` makes them; the newest first."""
        wanted = tuple(words)
        found = (
            story
            for story, name in self._names.items()
            if story in self._members and all(word in name for word in wanted)
        )
        return tuple(sorted(found, reverse=True))


def plain(text: str) -> str:
    """*text* in small letters without accents."""
    return unaccented(text).lower()


def where(kept: dict[str, object], store: Store) -> Where:
    """The one that a desk has *kept*, with all that changed; made where there is none of this database."""
    file = store.listed.file()
    with _MAKING:
        found = kept.get("stories")
        if not isinstance(found, Where) or found.file != file:
            found = kept["stories"] = Where(file)
    with found.lock:
        found.refresh(store)
    return found
