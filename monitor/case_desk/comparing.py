"""A line of the comparison from the command line. Not here: what a line must have (the room cases)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from monitor.case import Row, RowSet
from monitor.case_desk.steps import Scene, newest
from monitor.errors import InputError


def changed_row(scene: Scene, line: int | None, typed: Mapping[str, Any]) -> tuple[RowSet, tuple[str, ...]]:
    """The line with what was *typed* (a new one where *line* is None), and what a person should know of it."""
    case = scene.case
    if line is None:
        number = max((step.body.number for step in case.steps if isinstance(step.body, RowSet)), default=0) + 1
        article = newest(case, typed.get("article"))
        clip = scene.store.clip(article)
        before = Row(article, clip.revisions if clip else 1, "", "", "", "", "")
    elif line in case.rows:
        number, before = line, case.rows[line]
    else:
        held = ", ".join(f"N{each}" for each in case.rows) or "none"
        raise InputError(f"there is no line N{line}; there are {held}")
    given: dict[str, Any] = {name: each.strip() if isinstance(each, str) else each for name, each in typed.items()}
    row = replace(before, **given)
    if row.conclusion and row.conclusion != before.conclusion and not typed.get("verifier"):
        row = replace(row, verifier=scene.actor.name)  # whoever comes to a conclusion has looked it up
    return RowSet(number, row), _notes(scene, row)


def _notes(scene: Scene, row: Row) -> tuple[str, ...]:
    clip = scene.store.clip(row.article)
    if clip is None:
        return ()
    held = f"{clip.article.title}\n{clip.article.lead}\n{clip.article.text}"
    if _bare(row.sentence) in _bare(held):
        return ()
    return (f"note: article {row.article} as it is kept does not hold this sentence word for word",)


def _bare(text: str) -> str:
    return " ".join(text.split())
