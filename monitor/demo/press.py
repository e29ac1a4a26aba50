"""The press of the demo: invented outlets and articles, read from outlets/*.toml.

Not here: how they look as pages and feeds (pages.py, feeds.py) or who serves them (server.py). Every article
says how it must end in the ledger, so that the demo can be held against it.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import resources
from typing import Literal

from pydantic import AwareDatetime

from monitor.config.check import FlagKind
from monitor.config.toml_file import Strict
from monitor.model import Group

Expected = Literal["clip", "copy", "outside-scope", "junk", "forbidden", "gone"]
Replacements = tuple[tuple[str, str], ...]


class EditRow(Strict):
    """What the outlet changed later, at the same address."""

    at: AwareDatetime
    title: str
    replace: Replacements
    text: str = ""  # paragraphs that it has since then, behind the others


class ArticleRow(Strict):
    """One article of an outlet's file. A copy has no words of its own: those of `copy_of`, a little changed."""

    path: str
    published: AwareDatetime
    expect: Expected
    title: str
    lead: str = ""
    text: str = ""  # paragraphs separated by an empty line
    dateline: str = ""
    caption: str = ""
    byline: str
    copy_of: str = ""  # the address of the original
    replace: Replacements = ()
    edited: EditRow | None = None
    event: str = ""  # articles that tell one event, each in its own words, share it
    flag: FlagKind | None = None  # what there is to be verified in it, in the end
    note: str = ""  # why it is here, where that is not plain


class About(Strict):
    """An outlet's file: what it is, how it is found, how it writes dates."""

    id: str
    name: str
    host: str
    group: Group
    language: str
    door: Literal["rss", "atom", "sitemap", "listing"]
    entrances: tuple[str, ...]  # paths of the door
    page: Literal["paper", "portal", "magazine", "wire"]  # the template of its pages
    date_text: str  # a date as its pages print it: a format string over `at`
    feed_date: str = ""  # a date as its RSS prints it: over `at`, `utc`, `hour` (of 12) and `half`
    tracking: str = ""  # parameters on every link of its feed
    disallow: tuple[str, ...]  # of robots.txt
    menu: tuple[tuple[str, str], ...]
    footer: str
    down: bool = False  # answers 503 to everything but robots.txt
    article: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What an article says at some time."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PressArticle:
    """One article with all its words. Times are aware."""

    url: str  # its canonical address
    row: ArticleRow
    first: Wording
    later: Wording | None  # once it has been edited

    @property
    def section(self) -> str:
        """The path of the listing page it stands on besides the front page."""
        return "/" + self.row.path.split("/")[1]

    def wording(self, clock: datetime) -> Wording:
        """What it says at *clock*."""
        return self.later if self.later and self.changed(clock) != self.row.published else self.first

    def changed(self, clock: datetime) -> datetime:
        """When it last changed before *clock*: its publication or its edit."""
        edited = self.row.edited
        return edited.at if edited and edited.at <= clock else self.row.published


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet with its articles."""

    about: About
    articles: tuple[PressArticle, ...]

    def published(self, clock: datetime) -> tuple[PressArticle, ...]:
        """What it has published by *clock*, newest first."""
        out = [a for a in self.articles if a.row.published <= clock]
        return tuple(sorted(out, key=lambda a: (a.row.published, a.url), reverse=True))


@dataclass(frozen=True, slots=True)
class Press:
    """All outlets, by id."""

    outlets: tuple[Outlet, ...]

    @property
    def articles(self) -> tuple[PressArticle, ...]:
        """Every article of every outlet."""
        return tuple(article for outlet in self.outlets for article in outlet.articles)

    def host(self, name: str) -> Outlet | None:
        """The outlet that answers for the host *name*."""
        return next((o for o in self.outlets if o.about.host == name), None)


def load_press() -> Press:
    """The press that comes with the package. Raises ValueError for a fault in its files."""
    folder = resources.files("monitor.demo") / "outlets"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return build_press(About.model_validate(tomllib.loads(f.read_text(encoding="utf-8"))) for f in files)


def build_press(abouts: Iterable[About]) -> Press:
    """The press of these outlets. Raises ValueError when a copy has no original or a replacement does not apply."""
    ordered = sorted(abouts, key=lambda about: about.id)
    originals = {_url(about, row): row for about in ordered for row in about.article if not row.copy_of}
    return Press(
        tuple(Outlet(about, tuple(_article(about, row, originals) for row in about.article)) for about in ordered)
    )


def _url(about: About, row: ArticleRow) -> str:
    return f"http://{about.host}{row.path}"


def _article(about: About, row: ArticleRow, originals: dict[str, ArticleRow]) -> PressArticle:
    url = _url(about, row)
    if row.copy_of and row.copy_of not in originals:
        raise ValueError(f"{url}: there is no original {row.copy_of}")
    words = originals[row.copy_of] if row.copy_of else row
    plain = Wording(row.title, words.lead.strip(), _paragraphs(words.text))
    first = _changed(plain, row.title, row.replace, url)
    later = _edited(first, row.edited, url) if row.edited else None
    return PressArticle(url, row, first, later)


def _edited(words: Wording, edit: EditRow, url: str) -> Wording:
    changed = _changed(words, edit.title, edit.replace, url)
    return replace(changed, paragraphs=(*changed.paragraphs, *_paragraphs(edit.text)))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in text.strip().split("\n\n") if p.strip())


def _changed(words: Wording, title: str, replacements: Replacements, url: str) -> Wording:
    """*words* under *title*, with every replacement made; a paragraph left empty is dropped."""
    lead, paragraphs = words.lead, list(words.paragraphs)
    for old, new in replacements:
        if old not in "\n".join((lead, *paragraphs)):
            raise ValueError(f"{url}: “{old}” stands nowhere in it")
        lead = lead.replace(old, new)
        paragraphs = [p.replace(old, new).strip() for p in paragraphs]
    return Wording(title, lead, tuple(p for p in paragraphs if p))
