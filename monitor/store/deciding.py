"""What stands of an article's tags: the machine's word, and over it the words of people. Written once, for every reader.

Each value of a label is decided by itself, and of the words on one value the newest counts. A label of which an article
has one value (province, tone) has the one that a person named last; where nobody names one and the machine's is dropped,
it has none. The tone is one toward the province: whoever named it, it stands only where "central" does. The
search says the same in SQL (search/values.py); a test holds the two together.

Not here: writing decisions down (decisions.py), what the machine says (labels.py).
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, cast

from monitor.errors import StoreError
from monitor.model import Decided, Label, PlaceTag, Province, Tags, Tone, ToneValue, TopicTag
from monitor.store.times import loaded

Verdict = Literal["accept", "drop", "add", "withdraw"]  # the last takes back what a person said before


@dataclass(frozen=True, slots=True)
class Decision:
    """One word of a person on one value of a label: the machine's is right, or wrong, or it missed one."""

    id: int
    article: int
    revision: int  # that the person saw
    at: datetime
    who: str
    label: Label
    value: str
    verdict: Verdict
    note: str
    restores: int | None = None  # the word that stands again by this one, as it stood; None: a word of its own


def revision_seen(db: sqlite3.Connection, article_id: int, asked: int | None, done: str) -> int:
    """Return the revision *asked* of an article (None: the newest).

    Raises StoreError where there is no such article or revision: nothing was *done* ("decided of it").
    """
    rows = db.execute(
        "SELECT number FROM revisions WHERE article_id = ? ORDER BY number DESC", (article_id,)
    ).fetchall()
    numbers = [int(row["number"]) for row in rows]
    if not numbers or (asked is not None and asked not in numbers):
        what = f"article {article_id}" if not numbers else f"revision {asked} of article {article_id}"
        raise StoreError(f"there is no {what}; nothing was {done}")
    return numbers[0] if asked is None else asked


def load(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[Decision]]:
    """Return every word of people on the articles *ids*, the first one first; an article without one is not in it."""
    rows = db.execute(
        """
        SELECT * FROM decisions WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, id
        """,
        (json.dumps(list(ids)),),
    )
    words: dict[int, list[Decision]] = {}
    for row in rows:
        words.setdefault(row["article_id"], []).append(_decision(row))
    return words


def stand(db: sqlite3.Connection, said: dict[int, Tags]) -> dict[int, Tags]:
    """Return what stands of the articles of which the machine *said* something."""
    words = load(db, list(said))
    return said | {article: overlaid(said[article], standing(of_one)) for article, of_one in words.items()}


def standing(words: Iterable[Decision]) -> tuple[Decided, ...]:
    """Return those of the *words* of people on one article, the first one first, that count today, the oldest first."""
    kept = list(words)
    newest = {(word.label, word.value): word for word in kept}  # a later one takes the place
    by_id = {word.id: word for word in kept}
    meant = [by_id[word.restores] if word.restores else word for word in newest.values()]
    counted = sorted((word for word in meant if word.verdict != "withdraw"), key=lambda word: word.id)
    return tuple(_decided(word) for word in counted)


def overlaid(said: Tags, decided: tuple[Decided, ...]) -> Tags:
    """Return what stands when people *decided* so over what the machine *said*."""
    if not decided:
        return said
    province = _province(said, decided)
    return replace(
        said,
        province=province,
        province_evidence=said.province_evidence if province != "none" else (),
        topics=_topics(said, decided),
        places=_places(said, decided),
        tone=_tone(said, decided, province),
        decided=decided,
    )


def named(decided: Iterable[Decided], label: Label) -> list[str]:
    """The values of *label* that people accepted or added, the oldest word first."""
    return [word.value for word in decided if word.label == label and word.verdict != "drop"]


def dropped(decided: Iterable[Decided], label: Label) -> list[str]:
    """The values of *label* that people dropped, the oldest word first."""
    return [word.value for word in decided if word.label == label and word.verdict == "drop"]


def _province(said: Tags, decided: Sequence[Decided]) -> Province:
    if words := named(decided, "province"):
        return cast("Province", words[-1])  # the door keeps no other value
    return "none" if said.province in dropped(decided, "province") else said.province


def _tone(said: Tags, decided: Sequence[Decided], province: Province) -> Tone | None:
    if province != "central":
        return None
    tone = said.tone
    if words := named(decided, "tone"):
        value = cast("ToneValue", words[-1])
        return Tone(value, False, tone.evidence if tone and tone.value == value else ())
    return None if tone is None or tone.value in dropped(decided, "tone") else tone


def _topics(said: Tags, decided: Sequence[Decided]) -> tuple[TopicTag, ...]:
    out = dropped(decided, "topic")
    kept = [topic for topic in said.topics if topic.id not in out]
    known = {topic.id for topic in kept}
    return (*kept, *(TopicTag(value, 0.0, ()) for value in named(decided, "topic") if value not in known))


def _places(said: Tags, decided: Sequence[Decided]) -> tuple[PlaceTag, ...]:
    out = dropped(decided, "place")
    kept = [place for place in said.places if place.name not in out]
    known = {place.name for place in kept}
    return (*kept, *(PlaceTag(value, "", ()) for value in named(decided, "place") if value not in known))


def _decided(word: Decision) -> Decided:
    if word.verdict == "withdraw":
        raise ValueError("a word that was taken back does not stand")
    return Decided(word.label, word.value, word.verdict, word.who, word.at)


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(
        id=row["id"],
        article=row["article_id"],
        revision=row["revision"],
        at=loaded(row["at"]),
        who=row["who"],
        label=row["label"],
        value=row["value"],
        verdict=row["verdict"],
        note=row["note"],
        restores=row["restores"],
    )
