"""Puts JSON lines of articles together, in order of time: the work of `monitor group`.

    lines ─ given ─> articles in order of time ─ copies ─> originals ─ stories ─> a line for each, in the order given

Not here: what a line may hold (given), whether two texts are one or two articles one story (group), and what is kept
(pipeline): nothing here looks into the database.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path

from monitor.config import load_rules
from monitor.config.stories import Stories
from monitor.errors import InputError
from monitor.given import Given, prepare
from monitor.group import Earlier, sign
from monitor.group.stories import Gazetteer, Grouper, traits
from monitor.model import Article, Common, Told
from monitor.tagging import Progress, Rows, json_line, opened


@dataclass(frozen=True, slots=True)
class _Belongs:
    """Where one article belongs; articles are told by their place in order of time."""

    copy_of: int | None
    story: int  # the article that began it
    why: Common | None  # None for a copy, and for what began a story


def group_lines(folder: Path, file: Path | None, zone: tzinfo, now: datetime, *, why: bool = False) -> Iterator[str]:
    """A JSON line for each article of *file* (None or "-": standard input), by the rules in *folder*/rules.

    The answers do not depend on the order of the lines: articles are taken in order of time, those of one moment by
    id. Dates without an offset are of *zone*; an article without a date is one of *now*. *why* adds what an article has
    in common with its story. Raises ConfigError for broken rules, and InputError for a line that is no article or has
    the id of another one, after the answers to the lines before it.
    """
    rules = load_rules(folder).stories
    with opened(file) as stream:
        given, fault = _read(stream, "standard input" if file in (None, Path("-")) else str(file), zone)
    order = sorted(range(len(given)), key=lambda n: _moment(given[n], now))
    in_time = [given[n] for n in order]
    lines = dict(zip(order, _lines(in_time, _belongs(in_time, rules, now), why=why), strict=True))
    for n in range(len(given)):
        yield lines[n]
    if fault:
        raise fault


def _read(stream: Iterable[bytes], name: str, zone: tzinfo) -> tuple[list[Given], InputError | None]:
    """The articles of *stream*, called *name*, to the first line that is none or whose answer could not be told from another's."""
    rows, lines = Rows(stream, name, zone), dict[str | int | float, int]()
    given: list[Given] = []
    for row in rows:
        if row.id in lines:
            return given, InputError(f"{name}, line {rows.line}: has the `id` of line {lines[row.id]}")
        lines[row.id] = rows.line
        given.append(row)
    return given, rows.fault


def _moment(row: Given, now: datetime) -> tuple[datetime, str, str]:
    return (row.published or now, str(row.id), type(row.id).__name__)


def _belongs(in_time: Sequence[Given], rules: Stories, now: datetime) -> Iterator[_Belongs]:
    """Where each article belongs, in order of time."""
    gazetteer, grouper, earlier = Gazetteer(rules), Grouper(rules.threshold), Earlier()
    story: list[int] = []
    step = Progress("grouped")
    for number, row in enumerate(in_time):
        # Its language decides nothing here, and to find it out takes longer than to clean the words.
        prepared = prepare(replace(row, language=row.language or "vi"), now)
        article = prepared.article
        signature = sign(article.title, article.text)
        original = earlier.original_of(signature, article.published) if signature else None
        if original is not None:
            found = _Belongs(original, story[original], None)
        else:
            grouper.forget(article.published)
            weighed = grouper.weigh(traits(_told(number, article, prepared.outlet), gazetteer))
            joined = grouper.find(weighed)
            found = _Belongs(None, joined.story if joined else number, joined.why if joined else None)
            grouper.keep(weighed, found.story)
            if signature:
                earlier.add(number, signature, article.published)
        story.append(found.story)
        step(1)
        yield found
    step(0)


def _told(number: int, article: Article, outlet: str) -> Told:
    return Told(number, article.title, article.text, article.published, outlet)


def _lines(in_time: Sequence[Given], belongs: Iterator[_Belongs], *, why: bool) -> Iterator[str]:
    """The answers, in order of time."""
    for row, found in zip(in_time, belongs, strict=True):
        copy_of = None if found.copy_of is None else in_time[found.copy_of].id
        answer: dict[str, object] = {"id": row.id, "copy_of": copy_of, "story": in_time[found.story].id}
        if why:
            answer["why"] = found.why and asdict(found.why) | {"article": in_time[found.why.article].id}
        yield json_line(answer)
