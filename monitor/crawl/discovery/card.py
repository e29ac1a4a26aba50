"""What a list shows of its articles: date and summary around each link, in what is called a card here.

Not here: which links are articles (listing).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from bs4 import CData, NavigableString, PageElement, Tag

from monitor.crawl.discovery.dates import Dates
from monitor.crawl.discovery.page import link_text, parts_of, text_of, word_count
from monitor.model import Found

_NEAR = 6  # levels around a link that may hold its date
_LONGEST_DATE = 500  # characters, with the blanks of the page's indentation
_DATE_WORDS = 7  # "Thứ Hai, ngày 20 tháng 7 năm 2026 | 06:18 (GMT+7)"; a text with more words is a sentence
_MOST_PARAGRAPHS = 100  # of a card
_SUMMARIES = frozenset(["sapo", "summary", "description"])  # classes

_DATE = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\btháng\s+\d|[年년]\s?\d", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Candidate:
    """An address that may be an article's, with all links of the page that lead to it."""

    url: str
    key: str
    links: list[Tag]
    title: str = ""


def read_cards(chosen: list[Candidate], dates: Dates) -> tuple[Found, ...]:
    """The articles *chosen* on one page, each with the date and the summary that stand near its links."""
    owners = {id(link): candidate.key for candidate in chosen for link in candidate.links}
    holders = _holders(chosen)
    return tuple(_found(candidate, owners, holders, dates) for candidate in chosen)


def _holders(chosen: list[Candidate]) -> dict[int, str]:
    """By the id of an element the article all links within it lead to; empty where they lead to several.

    Every element is named at most twice, however deep the page is nested: above one that already holds the same
    article, or several, nothing changes.
    """
    holders: dict[int, str] = {}
    for candidate in chosen:
        for link in candidate.links:
            for parent in link.parents:
                before = holders.get(id(parent))
                if before in ("", candidate.key):
                    break
                holders[id(parent)] = candidate.key if before is None else ""
    return holders


def _found(candidate: Candidate, owners: dict[int, str], holders: dict[int, str], dates: Dates) -> Found:
    card = _card(candidate, holders)
    # A link may hold links of other articles where the page forgot to close it: what follows them is theirs.
    parts = list(takewhile(lambda part: owners.get(id(part), candidate.key) == candidate.key, parts_of(card)))
    texts = _date_texts(parts, candidate.title)
    published, raw = next((read for text in texts if (read := dates.read(text))[0]), (None, ""))
    return Found(candidate.url, candidate.title, _summary(parts, candidate.title), published, raw)


def _card(candidate: Candidate, holders: dict[int, str]) -> Tag:
    """The largest element near the link that holds no link of another article."""
    card = next((each for each in candidate.links if link_text(each) == candidate.title), candidate.links[0])
    for parent in islice(card.parents, _NEAR):
        if holders[id(parent)] != candidate.key or parent.name in ("body", "html"):
            break
        card = parent
    return card


def _date_texts(parts: list[PageElement], headline: str) -> Iterator[str]:
    """Texts of a card that may be its date, and are not its headline: machine-readable ones first."""
    for part in parts:
        if isinstance(part, Tag) and part.has_attr("datetime"):
            yield str(part["datetime"])[:_LONGEST_DATE]
    for part in parts:
        if type(part) not in (NavigableString, CData):
            continue
        text = str(part).strip()
        short = len(text) <= _LONGEST_DATE
        if short and _DATE.search(text) and len(_LETTERS.findall(text)) <= _DATE_WORDS and text not in headline:
            yield text


def _summary(parts: list[PageElement], headline: str) -> str:
    paragraphs = (part for part in parts if isinstance(part, Tag) and _is_paragraph(part))
    texts = [text_of(paragraph) for paragraph in islice(paragraphs, _MOST_PARAGRAPHS)]
    longest = max((t for t in texts if t != headline), key=len, default="")
    return longest if word_count(longest) > word_count(headline) // 2 and not _DATE.fullmatch(longest) else ""


def _is_paragraph(tag: Tag) -> bool:
    return tag.name == "p" or not _SUMMARIES.isdisjoint(tag.get_attribute_list("class"))
