"""Pages written for these tests after the markup of the systems that newspapers use, each with what must be read.

A file in cms/ is a head of "name: value" lines, "---", and HTML. In it ⟦ ⟧ marks a line of the text, ⟪ ⟫ words that
must not be in it; {p3} is paragraph 3 of words.txt, {h}, {s}, {c}, {u} the next headline, summary, comment and
address of another article, {*4 … *} repeats. No page, no sentence is copied from anywhere. Not for: recorded pages.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import count, cycle
from pathlib import Path

FOLDER = Path(__file__).parent / "cms"
_MARKS = re.compile("[⟦⟧⟪⟫]")
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class OwnPage:
    """A page and what must, and must not, be read from it."""

    name: str
    url: str
    html: str
    title: str
    lead: str
    published: datetime
    authors: tuple[tuple[str, ...], ...]  # each tuple would be right
    text: tuple[str, ...]
    foreign: tuple[str, ...]
    section: str
    image: str
    keywords: tuple[str, ...]


def own_pages(folder: Path = FOLDER) -> list[OwnPage]:
    return [_page(path) for path in sorted(folder.glob("*.html"))]


def _page(path: Path) -> OwnPage:
    head, _, html = path.read_text(encoding="utf-8").partition("\n---\n")
    told = {name: value.strip() for name, _, value in (line.partition(":") for line in head.splitlines())}
    html = _filled(html.replace("{title}", told["title"]).replace("{lead}", told.get("lead", "")))
    authors = [told["authors"], *([told["authors_alt"]] if "authors_alt" in told else [])]
    return OwnPage(
        name=path.stem,
        url=told["url"],
        html=_MARKS.sub("", html),
        title=told["title"],
        lead=told.get("lead", ""),
        published=datetime.fromisoformat(told["published"]),
        authors=tuple(_list(each) for each in authors),
        text=tuple(_plain(line) for line in re.findall("⟦(.*?)⟧", html, re.DOTALL)),
        foreign=tuple(dict.fromkeys(filter(None, map(_plain, re.findall("⟪(.*?)⟫", html, re.DOTALL))))),
        section=told.get("section", ""),
        image=told.get("image", ""),
        keywords=_list(told.get("keywords", "")),
    )


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())


def _plain(html: str) -> str:
    return " ".join(unescape(_MARKS.sub("", _TAGS.sub("", html))).split())


def _filled(html: str) -> str:
    """The page with its repeats written out and its placeholders replaced by words."""
    html = re.sub(r"\{\*(\d)(.*?)\*\}", lambda match: match[2] * int(match[1]), html, flags=re.DOTALL)
    words = _words()
    others = {kind: cycle(words[kind]) for kind in "hsc"}
    numbers = count(101)

    def word(match: re.Match[str]) -> str:
        kind = match[1]
        if kind == "u":
            return f"/tin-khac-{next(numbers)}.html"
        return f"⟪{next(others[kind])}⟫" if kind in others else f"⟦{words['p'][int(kind[1:]) - 1]}⟧"

    return re.sub(r"\{(h|s|c|u|p\d+)\}", word, html)


def _words() -> dict[str, list[str]]:
    parts = re.split(r"^\[(\w)\]\n", (FOLDER / "words.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: part.splitlines() for name, part in zip(parts[1::2], parts[2::2], strict=True)}
