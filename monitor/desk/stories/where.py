"""In which story every article is, in memory: filled once, kept fresh by what changed since. One a desk, for all its threads.

Not here: what articles say (desk/lists), what a list of stories shows (listing.py).
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable

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
        self._stories: dict[int, int] = {}  # by article
        self._members: Counter[int] = Counter()  # by story
        self._names: dict[int, str] = {}  # by story, of those that people named: small letters without accents
        self._order: tuple[Marks, tuple[int, ...]] | None = None  # and the marks it was made at

    def refresh(self, store: Store) -> None:
        """Take in what changed since."""
        changes = store.stories.changes(self._seen)
        for article, story in changes.stories.items():
            before = self._stories.pop(article, None)
            if before is not None:
                self._members[before] -= 1
            if story is not None:
                self._stories[article] = story
                self._members[story] += 1
        self._names |= {story: plain(name) for story, name in changes.names.items()}
        self._seen = changes.until

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
        return self._members[story] > 1

    def named_with(self, words: Iterable[str]) -> tuple[int, ...]:
        """The stories that people gave a name with all of *words*, which are as `plain` makes them; the newest first."""
        wanted = tuple(words)
        found = (
            story
            for story, name in self._names.items()
            if self._members[story] and all(word in name for word in wanted)
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
