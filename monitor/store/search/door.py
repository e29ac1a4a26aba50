"""The door to search: keeps the index whole and asks it.

Not here: writing the index with every article (index.write, called where words are written).
"""

from collections.abc import Collection, Sequence
from datetime import tzinfo

from monitor.model import Clip
from monitor.query.tree import Node
from monitor.store import clips
from monitor.store.database import Database
from monitor.store.search import index
from monitor.store.search.find import Found, articles, best, find
from monitor.store.search.like import Likes, Part, like
from monitor.store.search.values import distinct

_SOME = 200  # articles that are indexed in one transaction: a second of work


class Search:
    """What was kept before there was an index, or indexed otherwise, is indexed piece by piece (`index_some`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def missing(self) -> int:
        """Return how many articles are not in the index yet."""
        with self._database.reading() as db:
            return index.missing(db)

    def index_some(self) -> int:
        """Index some articles that are missing, and return how many; 0 when none is. Killed, it has lost nothing."""
        with self._database.writing() as db:
            ids = index.next_missing(db, _SOME)
            for clip in clips.load(db, ids):
                index.write(db, clip.id, clip.article)
            return len(ids)

    def sources(self) -> tuple[str, ...]:
        """Return the ids of the sources that articles came from, those no longer read too."""
        with self._database.reading() as db:
            return tuple(distinct(db, "articles", "source"))

    def clips(self, ids: Sequence[int]) -> tuple[Clip, ...]:
        """Return the articles *ids* in their order, in scope or not."""
        with self._database.reading() as db:
            return clips.load_all(db, ids)

    def find(self, query: Node, zone: tzinfo, limit: int = 0) -> Found:
        """Return the best *limit* (0: all) articles that *query* holds for; its days are those of *zone*.

        A query without accents is asked of the words without accents. Articles that are not indexed are not found.
        """
        with self._database.reading() as db:
            return find(db, query, zone, limit)

    def articles(self, query: Node, zone: tzinfo) -> Collection[int]:
        """Return all articles that `find` finds, in no order: quick, as nothing is weighed."""
        with self._database.reading() as db:
            return articles(db, query, zone)

    def best(self, query: Node, zone: tzinfo, limit: int) -> tuple[int, ...]:
        """Return the first *limit* articles that `find` finds, in its order, without counting the others."""
        with self._database.reading() as db:
            return best(db, query, zone, limit)

    def like(self, parts: Sequence[Part], limit: int, *, plain: bool) -> Likes:
        """Return the *limit* articles most like a statement of *parts*, and how many articles hold each part.

        *plain*: asked of the words without accents. Articles that are not indexed are not found.
        """
        with self._database.reading() as db:
            return like(db, parts, limit, plain=plain)
