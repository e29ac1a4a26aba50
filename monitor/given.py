"""An article as a person hands it to a command: one JSON line in, an article of the program out.

Not here: what a command does with it. Places found in the cleaned words are told as places of the words as given.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from monitor.errors import InputError
from monitor.model import Article, Evidence
from monitor.vietnamese.clean import Origins, clean_with_offsets

_YEARS = range(1900, 2201)


@dataclass(frozen=True, slots=True)
class Given:
    """One line as it came, checked."""

    id: str | int | float
    title: str
    text: str
    published: datetime | None  # aware UTC; None: not told
    outlet: str
    language: str  # "" when not told
    lead: str = ""  # where it is told apart from the text


@dataclass(frozen=True, slots=True)
class Prepared:
    """A given article, cleaned, with the way back to the words as they came."""

    article: Article
    outlet: str  # cleaned
    words: Mapping[str, str]  # as given, by field
    origins: Mapping[str, Origins]  # by field

    def evidence(self, found: Evidence) -> dict[str, object]:
        """*found* as a JSON object that quotes the words as given."""
        start, end = self.origins[found.field].span(found.start, found.end)
        return {
            "field": found.field,
            "start": start,
            "end": end,
            "text": self.words[found.field][start:end],
            "rule": found.rule,
        }


def parse(raw: bytes, zone: tzinfo) -> Given:
    """Read one JSON line; a date without an hour or without an offset is one of *zone*.

    Raises InputError that says what is wrong, without saying where.
    """
    try:
        row = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"is no UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(f"is no JSON (column {error.colno}: {error.msg})") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
        raise InputError("is no JSON that an article could be") from error
    if not isinstance(row, dict):
        raise InputError('is no JSON object such as {"id": 1, "title": "…", "text": "…"}')
    return Given(
        id=_id(row),
        title=_words(row, "title", needed=True),
        text=_words(row, "text", needed=True),
        published=_published(_words(row, "published"), zone),
        outlet=_words(row, "outlet"),
        language=_words(row, "language").strip().replace("_", "-").partition("-")[0].lower(),
        lead=_words(row, "lead"),
    )


def prepare(given: Given, now: datetime) -> Prepared:
    """Clean *given*; where it tells no date it is seen at *now*, where it tells no language its words do."""
    title, of_title = clean_with_offsets(given.title)
    text, of_text = clean_with_offsets(given.text)
    outlet, of_outlet = clean_with_offsets(given.outlet)
    title, outlet = title.replace("\n", " "), outlet.replace("\n", " ")
    article = Article(
        url="",
        canonical="",
        title=title,
        lead="",
        text=text,
        published=given.published or now,
        published_from="feed" if given.published else "first-seen",
        published_raw="",
        authors=(),
        language=given.language or _told(f"{title}\n{text}"),
    )
    words = {"title": given.title, "text": given.text, "outlet": given.outlet}
    return Prepared(article, outlet, words, {"title": of_title, "text": of_text, "outlet": of_outlet})


def _told(words: str) -> str:
    from monitor.read.language import language  # noqa: PLC0415 - its room loads the whole reader, half a second

    return language(words, "vi")  # what is open is most likely Vietnamese: a name, a figure, two words


def _id(row: Mapping[str, object]) -> str | int | float:
    id_ = row.get("id")
    if isinstance(id_, str | int | float) and not isinstance(id_, bool):
        return id_
    raise InputError("needs `id`, a string or a number")


def _words(row: Mapping[str, object], key: str, *, needed: bool = False) -> str:
    value = row.get(key)
    if isinstance(value, str):
        return value
    if value is None and not needed:
        return ""
    raise InputError(f"needs `{key}`, a string" if needed else f"`{key}` must be a string or null")


def _published(told: str, zone: tzinfo) -> datetime | None:
    if not told.strip():
        return None
    try:
        at = datetime.fromisoformat(told.strip())
        at = at if at.tzinfo else at.replace(tzinfo=zone)
        utc = at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f"`published` is {told!r}, no ISO 8601 time such as 2026-11-23 or 2026-11-23T07:00") from error
    if utc.year not in _YEARS:
        raise InputError(f"`published` is {told!r}, a year outside {_YEARS[0]} to {_YEARS[-1]}")
    return utc
