"""The recorded pages with their gold, and how a reading of one is counted. Not for: which tool reads them (tools.py)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

PAGES = Path(__file__).parents[3] / "shared" / "data" / "html"
LOCAL = timezone(timedelta(hours=7))  # what a moment without a zone means on these pages


@dataclass(frozen=True, slots=True)
class Gold:
    """One recorded page and what a reader should find on it; an empty `titles` marks a listing page."""

    name: str
    url: str  # made up where the recording does not tell
    body: bytes
    titles: tuple[str, ...]  # each of them is right
    published: tuple[datetime, ...]  # each of them is right
    wanted: tuple[str, ...]  # segments of the text
    unwanted: tuple[str, ...]  # segments of what stands around it


@dataclass(frozen=True, slots=True)
class Read:
    """What a tool found on a page; None where it does not look."""

    title: str | None
    published: datetime | str | None  # a text is a day ("2026-03-07"): the tool does not know hours
    text: str


@dataclass(slots=True)
class Score:
    """Counts over pages, as trafilatura's own evaluation counts segments; None where the tool does not look."""

    pages: int = 0
    titles: int | None = None
    days: int | None = None
    minutes: int | None = None
    found: int = 0  # wanted segments in the text
    missing: int = 0  # wanted segments not in it
    wrong: int = 0  # unwanted segments in it

    def add(self, gold: Gold, read: Read) -> None:
        """Count the reading of one article page."""
        self.pages += 1
        if read.title is not None:
            self.titles = (self.titles or 0) + right_title(gold, read.title)
        if read.published is not None:
            self.days = (self.days or 0) + right_day(gold, read.published)
        if isinstance(read.published, datetime):
            self.minutes = (self.minutes or 0) + right_minute(gold, read.published)
        got = len(inside(gold.wanted, read.text))
        self.found += got
        self.missing += len(gold.wanted) - got
        self.wrong += len(inside(gold.unwanted, read.text))

    @property
    def recall(self) -> float:
        """Share of the wanted segments that were found."""
        return self.found / max(1, self.found + self.missing)

    @property
    def precision(self) -> float:
        """Share of the found segments that were wanted."""
        return self.found / max(1, self.found + self.wrong)

    @property
    def f(self) -> float:
        """The harmonic mean of recall and precision."""
        total = 2 * self.found + self.missing + self.wrong
        return 2 * self.found / max(1, total)


def recorded() -> list[Gold]:
    """Every recorded page, listing pages last. Raises FileNotFoundError where ../shared is absent."""
    rows = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))
    return sorted((_gold(name, row) for name, row in rows.items()), key=lambda gold: not gold.titles)


def one_line(text: str) -> str:
    """*text* with one blank at a time."""
    return " ".join(text.split())


def inside(segments: tuple[str, ...], text: str) -> list[str]:
    """The *segments* that stand in *text*, whatever the blanks."""
    whole = one_line(text)
    return [segment for segment in segments if one_line(segment) in whole]


def right_title(gold: Gold, title: str) -> bool:
    """Whether *title* is the printed headline and nothing more."""
    return one_line(title) in gold.titles


def right_day(gold: Gold, published: datetime | str) -> bool:
    """Whether *published* names the right day, seen in Vietnam."""
    days = [moment.astimezone(LOCAL).date().isoformat() for moment in gold.published]
    return (published if isinstance(published, str) else _local(published).date().isoformat()) in days


def right_minute(gold: Gold, published: datetime) -> bool:
    """Whether *published* is right to the minute; seconds do not count."""
    return _local(published).replace(second=0, microsecond=0) in gold.published


def _local(moment: datetime) -> datetime:
    return moment.astimezone(LOCAL) if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def _gold(name: str, row: dict) -> Gold:
    made_up = f"http://{name.split('-')[1].split('.', maxsplit=1)[0]}.example/bai-viet-moi-tren-trang-nay-100234.html"
    dates = [row["published"], *row.get("published_alt", [])] if "published" in row else []
    return Gold(
        name=name.removesuffix(".html"),
        url=row["url"] or made_up,
        body=(PAGES / name).read_bytes(),
        titles=tuple(one_line(title) for title in (row["title"], *row.get("title_alt", []))) if "title" in row else (),
        published=tuple(map(datetime.fromisoformat, dates)),
        wanted=tuple(row.get("with", ())),
        unwanted=tuple(row.get("without", ())),
    )
