"""The article's own words, and the article that is made of them and of everything else its page says.

    blocks of the text's place -> opening, paragraphs, byline -> lead; date, authors, language -> Article

Not here: how the place is found (reading.py), and what the article means.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from lxml.etree import _Element

from monitor.addresses import canonical, plausible_canonical
from monitor.config import Source
from monitor.model import Article
from monitor.read.about import absolute, first_picture
from monitor.read.dates.printed import beside, is_of_event
from monitor.read.dates.published import Clues, find_published
from monitor.read.language import language
from monitor.read.page.blocks import Block
from monitor.read.page.declared import declared_lines
from monitor.read.page.tree import ancestors
from monitor.read.shapes.repeated import own_part
from monitor.read.text.authors import find_authors
from monitor.read.text.body import intro
from monitor.read.text.ends import find_ends
from monitor.read.text.lead import Lead, find_lead
from monitor.read.text.phrases import byline_name, is_caption, is_channel, is_chrome
from monitor.read.text.title import letters
from monitor.read.view import Given, View
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.dates import read_moment
from monitor.vietnamese.scrambled import is_scrambled

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # of pages that no source is known for
_LITTLE = 200  # characters: with less text, that in JSON-LD is looked at
_LINKED = 0.3  # of a lead; what is more of a link names another article
_DATE_LINE = 80  # characters of a line that is only the date
_BARE_DATE = 25  # characters of one without an hour
_OF_LIFE = re.compile(r"\W*(?:sinh|mất|tạ thế|từ trần|hy sinh)\b", re.IGNORECASE)  # in a notice of a death
_COUNTED = re.compile(
    r"\s?[-–|•]?\s?(?:(?:số )?lượt (?:xem|đọc)|đã xem|views?)\s?:?\s?\d[\d.,]{0,12}\W{0,5}$", re.IGNORECASE
)
_MUCH = 0.6  # of the text must stand behind the headline
_TOP = 4  # blocks in which such a line stands


@dataclass(frozen=True, slots=True)
class Text:
    """The article's own words."""

    lead: Lead
    paragraphs: tuple[str, ...]  # the lead first, where it is printed
    signed: tuple[str, ...]  # paragraphs that only say who wrote
    blocks: tuple[Block, ...]  # where the page prints them, lead and sub-headings included
    picture: str  # address of the first one among them, as written


@dataclass(frozen=True, slots=True)
class KnownParts:
    """What a learned shape says of the text."""

    picture: str = ""  # address of the first one in the text's place
    lead: frozenset[_Element] = frozenset()  # elements outside of the text's place that print it
    date: frozenset[_Element] = frozenset()  # elements that print the date
    repeated: frozenset[str] = frozenset()  # letters of lines that stand on every page


_NOTHING = KnownParts()


def find_text(view: View, chosen: Sequence[Block], summary: str, known: KnownParts = _NOTHING) -> Text:
    """Lead, paragraphs and byline: from the selectors where they are set, else as *known*, else searched for."""
    after = _from_title(view)
    chosen = _behind_title(chosen, after)
    leads = [b for b in _inside(view.plain, known.lead) if b.linked <= _LINKED]
    dates = frozenset(_inside(after, known.date))
    opening = [b for b in leads or intro(after, chosen) if not _is_date_line(b.text) and b not in dates]
    ends = find_ends(chosen, view.plain)
    elsewhere = frozenset((*ends.blocks, *opening))
    kept = (*opening, *(block for block in chosen if block not in elsewhere))
    own = tuple(_own(kept, view.title.text, ends.signed))
    own = own[own_part([block.text for block in own], known.repeated)]
    lead = find_lead(view.head, summary, after, own, opening)
    if leads:
        places = frozenset(leads)
        printed = tuple(block for block in own if block in places)
        lead = Lead(" ".join(block.text for block in printed), printed)
    if view.selected.lead:
        lead = Lead(view.selected.lead)
    told = frozenset(lead.blocks)
    paragraphs = [block.text for block in own if block not in told]
    if view.selected.text:
        paragraphs = view.selected.text.split("\n")
    elif sum(map(len, paragraphs)) < _LITTLE < len(view.head.body):
        paragraphs = declared_lines(view.head.body)
    shown = [lead.text] if lead.text and (lead.blocks or view.selected.lead) else []
    rest = [p for n, p in enumerate(paragraphs) if n or letters(p) != letters(lead.text)]
    return Text(lead, (*shown, *rest), ends.signed, own, known.picture or _picture(own))


def _inside(blocks: Sequence[Block], places: frozenset[_Element]) -> list[Block]:
    return [b for b in blocks if places and any(e in places for e in ancestors(b.element))]


def _from_title(view: View) -> tuple[Block, ...]:
    """The blocks after the headline, or all of them when it is not printed."""
    key, headline = letters(view.title.text), view.title.element
    places = [n for n, block in enumerate(view.plain) if block.element is headline] if headline is not None else []
    found = (n for n, block in enumerate(view.plain) if letters(block.text) == key)
    return view.plain[(places[0] if places else next(found, -1)) + 1 :]


def _behind_title(chosen: Sequence[Block], after: Sequence[Block]) -> tuple[Block, ...]:
    """*chosen* without what stands before the headline, unless that is much: then it is no bar of news in brief."""
    behind = set(after)
    rest = tuple(block for block in chosen if block in behind)
    return rest if sum(len(b.text) for b in rest) >= _MUCH * sum(len(b.text) for b in chosen) else tuple(chosen)


def _own(chosen: Sequence[Block], title: str, signed: Sequence[str]) -> Iterator[Block]:
    """The blocks of *chosen* that are text: no headline, date line, caption, button or byline."""
    last = max((n for n, block in enumerate(chosen) if not block.heading), default=-1)
    headline, skipped = letters(title), {"", *map(letters, signed)}
    begun = False  # a line of a song may be its title; the headline is printed before the text, or as a heading
    for n, block in enumerate(chosen[: last + 1]):
        aside = is_caption(block.text) or (is_chrome(block.text, block.linked) and not _is_sub_heading(block))
        aside = aside or (letters(block.text) == headline and (not begun or block.heading))
        dated = (n < _TOP or block.stamp) and _is_date_line(block.text)
        aside = aside or (n < _TOP and bool(byline_name(block.text)))
        if not (aside or dated or letters(block.text) in skipped):
            begun = begun or not block.heading
            yield block


def _is_sub_heading(block: Block) -> bool:
    """Whether *block*, which says what buttons say, is a heading over paragraphs ("Facebook", "Zalo")."""
    return block.heading and not block.linked and is_channel(block.text)


def _is_date_line(text: str) -> bool:
    """Whether *text* is a printed date with at most a section, a name or a count of views beside it, and no sentence."""
    text = _COUNTED.sub("", text[: 3 * _DATE_LINE])
    if len(text) > _DATE_LINE or text.removesuffix("น.").endswith((".", "!", "?", "…", ":")):
        return False
    moment = read_moment(text, zone=_ZONE)
    if moment is None or is_of_event(text, moment) or _OF_LIFE.match(text):
        return False
    return moment.has_hour or len(text) <= _BARE_DATE


def make_article(given: Given, view: View, text: Text) -> Article:
    """Everything that is kept of the page *given*, whose own words are *text*."""
    page, listed, source = given.page, given.listed, given.source
    words = "\n".join(text.paragraphs or (text.lead.text,))
    told = language(f"{view.title.text}\n{words}", source.language if source else view.head.language)
    published = find_published(
        Clues(
            page=page,
            listed=listed,
            head=view.head,
            selected=view.selected.date,
            blocks=view.dated,
            plain=view.plain,
            title=view.title.text,
            language=told,
            zone=_zone(source),
            order=source.date_order if source else None,
        )
    )
    near = [block for _, block in beside(view.blocks, view.title.text)]
    return Article(
        url=page.url,
        canonical=_canonical(page.final_url, view.head.canonical),
        title=view.title.text,
        lead=text.lead.text,
        text=words,
        published=published.at,
        published_from=published.origin,
        published_raw=one_line(published.raw),
        authors=find_authors(view.head, view.body, near, text.signed, view.site),
        language=told,
        title_only=not any(letters(p) != letters(text.lead.text) for p in text.paragraphs),
        section=view.head.about.section,
        image=absolute(view.head.about.image or text.picture, page.final_url),
        keywords=view.head.about.keywords,
        dates=published.claims,
        repairs=(*published.repairs, *_scrambled(words, view.title.text)),
    )


def _scrambled(words: str, title: str) -> tuple[str, ...]:
    return ("accents scrambled: to be compared without them",) if is_scrambled(f"{title}\n{words}") else ()


def _picture(own: Sequence[Block]) -> str:
    """The first picture among the article's own words."""
    ends = [list(ancestors(block.element)) for block in (*own[:1], *own[-1:])]
    common = next((e for e in ends[0] if e in ends[1] and e.tag not in ("body", "html")), None) if ends else None
    around = {element for block in own for element in ancestors(block.element)}
    return first_picture(common, around) if common is not None else ""


def _zone(source: Source | None) -> ZoneInfo:
    return ZoneInfo(source.timezone) if source else _ZONE


def _canonical(final_url: str, declared: str) -> str:
    try:
        declared = urljoin(final_url, declared)
    except ValueError:  # brackets that hold no IPv6 address
        declared = ""
    return canonical(declared if declared and plausible_canonical(final_url, declared) else final_url)
