"""The door to stories: what the machine groups, what people decide of it, and what then stands.

Not here: SQL (the modules beside this one) and how alike articles are (monitor.group.stories).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from monitor.model import Common, Told
from monitor.store.database import Database
from monitor.store.stories import machine, names, people, regrouping, shown, standing, telling
from monitor.store.stories.values import Act, Changes, Marks, Story, StoryLine


class Stories:
    """Every write is one transaction. Ids that are no more are followed to the story where they lead, wherever one is named.

    What is refused is said by a StoreError of one line; nothing is then written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- what is asked by the machine --------------------------------------------------------------

    def window(self, since: datetime, until: datetime, *, in_scope: bool = True) -> tuple[Told, ...]:
        """Return the originals published from *since* to *until*, both included, oldest first, with their stories."""
        with self._database.reading() as db:
            return telling.window(db, since, until, in_scope=in_scope)

    def told(self, article_ids: Sequence[int]) -> tuple[Told, ...]:
        """Return the same of given articles in their order, copies too; unknown ids are left out."""
        with self._database.reading() as db:
            return telling.told(db, article_ids)

    def ungrouped(self, *, in_scope: bool = True) -> tuple[int, ...]:
        """Return the ids of the originals that are in no story yet, oldest published first."""
        with self._database.reading() as db:
            return telling.ungrouped(db, in_scope=in_scope)

    def originals(self, *, in_scope: bool = True) -> tuple[int, ...]:
        """Return the ids of all originals of one side of the scope, oldest published first."""
        with self._database.reading() as db:
            return telling.originals(db, in_scope=in_scope)

    def versions(self) -> frozenset[str]:
        """Return the versions of what put articles into the stories they are in, as the machine says."""
        with self._database.reading() as db:
            return telling.versions(db)

    def reworded(self) -> bool:
        """Return whether any article was grouped by other words than it has today, or by none: on a person's word alone."""
        with self._database.reading() as db:
            return bool(telling.reworded(db, telling.grouped(db)))

    def placed(self) -> Mapping[int, int]:
        """Return (article, story) of every original that stands where a person put it."""
        with self._database.reading() as db:
            return standing.placed(db)

    # -- what the machine says ---------------------------------------------------------------------

    def join(self, article_id: int, story: int | None, why: Common | None, version: str) -> int:
        """Put an original into *story* (None: a new one, founded by it) as the machine says; return the story it is in.

        One that has a story stays where it is: only `regroup` moves. Raises StoreError for a copy, an article that is not
        there, and, where it has no story, for a story that is not there or is of the other side of the scope.
        """
        with self._database.writing() as db:
            return machine.join(db, article_id, story, why, version)

    @contextmanager
    def joining(self, version: str) -> Iterator[Callable[[int, int | None, Common | None], int]]:
        """Many `join` in one transaction: all are kept or none. Other programs wait meanwhile, so keep it short."""
        with self._database.writing() as db:
            yield lambda article_id, story, why: machine.join(db, article_id, story, why, version)

    def regroup(
        self, groups: Sequence[Sequence[tuple[int, Common | None]]], version: str, *, in_scope: bool = True
    ) -> None:
        """Replace all that the machine says of one side of the scope by *groups*, the articles of one story each.

        The founder of a story comes first in its group. A group that holds what a person placed is that story; another
        keeps the id of the story where its first article was, or the next one, as far as no group before has it. What
        a person placed goes there, whatever the groups say; where that parts a group, the others go with those with
        which they have something in common. What is in no group stays where it is. Raises StoreError for an article
        that is in two groups, is not there, is a copy, or is of the other side; for a group of none.
        """
        with self._database.writing() as db:
            regrouping.regroup(db, groups, version, in_scope=in_scope)

    # -- what people decide ------------------------------------------------------------------------

    def merge(self, stories: Sequence[int], into: int, *, who: str, at: datetime, note: str = "") -> None:
        """Put all articles of *stories*, and those of *into*, into *into*; its name and its pin stay.

        Where articles of several of them have come into scope since, their stories there become one too.
        """
        with self._database.writing() as db:
            people.merge(db, stories, into, people.Person(who, at, note))

    def split(self, story: int, articles: Sequence[int], *, who: str, at: datetime, note: str = "") -> int:
        """Put *articles* of a story, some but not all, into a new one and return its id; the others are placed where they are."""
        with self._database.writing() as db:
            return people.split(db, story, articles, people.Person(who, at, note))

    def move(self, article: int, into: int, *, who: str, at: datetime, note: str = "") -> None:
        """Put an article into another story, or say that it is in the right one."""
        with self._database.writing() as db:
            people.move(db, article, into, people.Person(who, at, note))

    def rename(self, story: int, headline: str, *, who: str, at: datetime) -> None:
        """Give a story a headline for good; "" takes it back."""
        with self._database.writing() as db:
            people.rename(db, story, headline, people.Person(who, at, ""))

    def pin(self, story: int, article: int | None, *, who: str, at: datetime) -> None:
        """Tell a story by the headline of *article*, one of its members; None takes it back."""
        with self._database.writing() as db:
            people.pin(db, story, article, people.Person(who, at, ""))

    def undo(self, act: int, *, who: str, at: datetime, note: str = "") -> int:
        """Do the reverse of an act, the newest one on each story that it changed; return that story, or the one where its articles now are.

        A merged story comes back with its articles and its name, but by a new id: the old one leads where it was merged.
        """
        with self._database.writing() as db:
            return people.undo(db, act, people.Person(who, at, note))

    # -- what stands -------------------------------------------------------------------------------

    def of(self, article_id: int) -> int | None:
        """Return the story of an article, or of its original; None where it has none yet, or is not there."""
        with self._database.reading() as db:
            return standing.story_of(db, article_id)

    def get(self, story_id: int) -> Story | None:
        """Return the story to which an id leads.

        None: there never was one, or its only article came into scope and waits for a story there.
        """
        with self._database.reading() as db:
            return shown.get(db, story_id)

    def recent(self, since: datetime, *, in_scope: bool = True) -> tuple[StoryLine, ...]:
        """Return the stories of which an article was published at *since* or later, the newest last article first."""
        with self._database.reading() as db:
            return shown.recent(db, since, in_scope=in_scope)

    def lines(self, stories: Sequence[int]) -> dict[int, StoryLine]:
        """Return a line for each of *stories* that has articles."""
        with self._database.reading() as db:
            return shown.lines(db, stories)

    def of_many(self, article_ids: Sequence[int]) -> dict[int, int]:
        """Return the story of each of *article_ids* that has one; a copy has that of its original."""
        with self._database.reading() as db:
            return shown.of_many(db, article_ids)

    def changes(self, since: Marks) -> Changes:
        """Return what became of stories since *since*; from its beginning, all there is."""
        with self._database.reading() as db:
            return shown.changes(db, since)

    def acts(self, story_id: int) -> tuple[Act, ...]:
        """Return what people did to a story and to those merged into it, oldest first."""
        with self._database.reading() as db:
            return names.history(db, story_id)

    def acts_since(self, act: Act) -> tuple[Act, ...]:
        """Return what people did after *act* to the stories that its reverse would change, oldest first: none, and it may go."""
        with self._database.reading() as db:
            return names.since(db, act)
