"""The rows of a page of the list, as values. Not here: which articles (asking.py), how a row looks (templates)."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.archive.sentence import best_sentence
from monitor.desk.shown.why import state
from monitor.model import Clip
from monitor.query.tree import Node
from monitor.store import Store
from monitor.store.marks import Marks

_LONGEST = 300  # letters of the sentence
_NOTHING = Marks()


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the list."""

    clip: Clip
    sentence: str
    read: bool
    marks: Marks
    copy_of: int | None
    story: int | None
    told: int  # articles of the story; 0: it is in none
    assigned: str  # the name of the person it is given to
    seen: str  # how it stands and the newest act that gave it to somebody: what a form says that the page showed


def rows(store: Store, ids: Sequence[int], read: frozenset[int], query: Node | None = None) -> tuple[Row, ...]:
    """The articles *ids* in their order; where there is a *query*, with the sentence that answers it best."""
    marks, originals = store.marks.of(ids), store.exports.originals(ids)
    stories = store.stories.of_many(ids)  # a copy is in that of its original
    lines = store.stories.lines(sorted(set(stories.values())))
    people = {account.login.lower(): account.name for account in store.accounts.all()}
    return tuple(
        Row(
            clip=clip,
            sentence=_sentence(clip, query),
            read=clip.id in read,
            marks=marks.get(clip.id, _NOTHING),
            copy_of=originals.get(clip.id),
            story=stories.get(clip.id),
            told=lines[stories[clip.id]].members if stories.get(clip.id) in lines else 0,
            assigned=people.get(marks.get(clip.id, _NOTHING).assigned_to.lower(), ""),
            seen=f"{state(clip)}:{store.marks.newest(clip.id, 'assign') if clip.id in marks else 0}",
        )
        for clip in store.search.clips(ids)
    )


def _sentence(clip: Clip, query: Node | None) -> str:
    if query is not None:
        return best_sentence(query, clip.article)
    first = clip.article.lead or clip.article.text.split("\n", 1)[0]
    if len(first) <= _LONGEST:
        return first
    end = first.rfind(" ", 0, _LONGEST)
    return first[: end if end > 0 else _LONGEST] + "…"
