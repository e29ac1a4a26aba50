"""Looking an article through: what stands of its labels is right, and taking that back. Not here: the forms (marks.py)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitor.desk.acting import Act
from monitor.desk.desk import the_store
from monitor.desk.shown.why import LABELS, state, values
from monitor.model import Clip, Label
from monitor.store.marks import ClipAct

_RANGE = re.compile(r"(\d{1,18})-(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one form kept: its acts and the decisions that went with them, by id."""

    acts: tuple[int, ...]
    accepted: tuple[int, ...]
    unseen: tuple[int, ...] = ()  # articles that stand otherwise than the person saw them: left alone


def review(clips: Mapping[int, str], act: Act) -> Reviewed:
    """Keep that *clips* were looked through, and that each of their labels is right of which nobody said so yet.

    With each of them goes how the person saw it; one that stands otherwise by now is left alone.
    """
    store, acts, accepted, unseen = the_store(), [], [], []
    for clip, seen in clips.items():
        found = store.clip(clip)
        if found is None:
            continue
        if seen != state(found):
            unseen.append(clip)
            continue
        acts.append(
            store.marks.add(clip, "reviewed", "", who=act.who, at=act.at, revision=found.revisions),
        )
        accepted += [
            store.decisions.add(clip, label, value, "accept", who=act.who, at=act.at, revision=found.revisions)
            for label, value in _undecided(found)
        ]
    return Reviewed(tuple(acts), tuple(accepted), tuple(unseen))


def _undecided(clip: Clip) -> Iterator[tuple[Label, str]]:
    said = {(word.label, word.value) for word in clip.tags.decided}
    for label in LABELS:
        yield from ((label, value) for value in values(clip.tags, label) if (label, value) not in said)


def take_back(acts: Sequence[ClipAct], accepted: str, by: Act) -> tuple[int, ...]:
    """Undo the decisions *accepted* ("5-9") that went with *acts*; one over which another stands by now stays.

    Returns the ids of the decisions that say so: undone in their turn, the first ones stand again.
    """
    asked, undone = _RANGE.fullmatch(accepted), []
    if asked is None:
        return ()
    first, last = int(asked[1]), int(asked[2])
    for act in acts:
        words = the_store().decisions.of(act.article)
        newest = {(word.label, word.value): word.id for word in words}
        for word in reversed(words):
            went_with = first <= word.id <= last and (word.who, word.at) == (act.who, act.at)
            if went_with and newest[word.label, word.value] == word.id:
                undone.append(the_store().decisions.undo(word.id, who=by.who, at=by.at))
    return tuple(undone)
