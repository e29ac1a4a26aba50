"""Makes siblings of a page: the same markup with another headline, address, date, lead and other paragraphs.

A site's pages differ in this way, so learned page shapes are measured and tested on siblings. With `lively` also other
news, counters and captions around the article differ, as on real sites. Pure: the same seed makes the same page.
Not for: reading them (measure_shapes.py).
"""

import html as entities
import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree, html
from lxml.etree import _Element
from read_bench.moments import Move, any_move
from read_bench.runs import Spot, find_runs, spots, vary
from read_bench.words import Source, Words

from monitor.vietnamese.fold import unaccented

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){3,}", re.IGNORECASE)
_NUMBER = re.compile(r"\d{5,}")
_TAIL = re.compile(r"-[a-z]?\d{0,2}[a-z]?$")  # what stands between the words of an address and its number ("-d538952")
_COUNTER = re.compile(r"\D{0,24}\d{1,6}\D{0,10}")
_HEADLINE = 25  # characters of a link that is the headline of other news
_TEASER = 60  # characters of the text beside such a link
_SAME = 40  # letters of a description that is the lead
_COMMENT = re.compile(r"comment|message|binhluan|binh-luan", re.IGNORECASE)
_COMMENTED = 15  # characters of what a reader wrote
_CAPTIONS = ("caption", "chuthich", "chu-thich", "image-note")


@dataclass(frozen=True, slots=True)
class Original:
    """A page and what is known of it."""

    body: bytes  # UTF-8
    url: str
    titles: tuple[str, ...]  # as it is printed, each a right one
    published: tuple[datetime, ...]  # aware, in the zone in which the page prints them
    paragraphs: tuple[str, ...]  # of the article, as printed, in order, the lead first


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another page of the same markup, and what a reader must find on it."""

    body: bytes
    url: str
    titles: tuple[str, ...]
    published: tuple[datetime, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """One page being made."""

    original: Original
    tree: _Element
    words: Words
    rng: random.Random
    move: Move
    swaps: dict[str, str] = field(default_factory=dict)  # old strings and what stands there instead


def make_sibling(original: Original, articles: Sequence[Source], seed: int, *, lively: bool = False) -> Sibling:
    """A sibling of *original* with words of *articles*. Raises LookupError when a paragraph does not stand in the page."""
    rng = random.Random(seed)
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.document_fromstring(original.body, parser=parser)
    work = _Work(original, tree, Words(articles, seed), rng, any_move(original.published, rng))
    runs = find_runs(tree.find("body"), original.paragraphs)
    if lively:
        _refresh_surroundings(work, {spot for run in runs for spot in run.spots}, {_letters(run.text) for run in runs})
    titles, url = _new_title(work), _new_address(work)
    runs = vary(runs, rng)
    lines = [work.words.line(run.text) for run in runs]
    _swap_lead(work, runs[0].text, lines[0])
    _rewrite(tree, work.move.text)
    _rewrite(tree, _swapper(work.swaps))
    for run, line in zip(runs, lines, strict=True):
        run.write(line)
    return Sibling(
        body=etree.tostring(tree.getroottree(), method="html", encoding="unicode").encode("utf-8"),
        url=url,
        titles=titles,
        published=work.move.moved,
        paragraphs=tuple(lines),
    )


def _new_title(work: _Work) -> tuple[str, ...]:
    """The new headlines; a mark that only some forms carry ("[Vui vẻ] …") stays."""
    core, fresh = min(work.original.titles, key=len), work.words.headline()
    for form in {core, entities.escape(core), json.dumps(core)[1:-1]}:
        work.swaps[form] = fresh
    return tuple(title.replace(core, fresh) for title in work.original.titles)


def _new_address(work: _Work) -> str:
    path = urlsplit(work.original.url).path
    slug = _TAIL.sub("", max(_SLUG.findall(_NUMBER.sub("", path)), key=len, default=""))
    if slug:
        title = next(iter(work.swaps.values()))
        work.swaps[slug] = re.sub(r"[^a-z0-9]+", "-", unaccented(title).lower()).strip("-")
    for number in _NUMBER.findall(path):
        work.swaps[number] = work.move.digits(number, work.rng)
    return _swapper(work.swaps)(work.original.url)


def _swap_lead(work: _Work, old: str, new: str) -> None:
    """Descriptions that repeat the lead, in the head and in scripts, repeat the new one, cut where they were cut."""
    work.swaps[old] = new
    metas = work.tree.iter("meta")
    claims = {
        meta.get("content") or "" for meta in metas if "description" in f"{meta.get('name')}{meta.get('property')}"
    }
    for claim in claims:
        if len(claim) >= _SAME and _letters(old).startswith(_letters(claim)[:_SAME]):
            work.swaps[claim] = new if len(claim) >= len(old) else new[: len(claim)].rpartition(" ")[0] + "..."


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _swapper(swaps: dict[str, str]) -> Callable[[str], str]:
    """What replaces every key of *swaps* by its value, the longest key first, whatever the blanks in it."""
    keys = sorted(swaps, key=len, reverse=True)
    by_words = {"".join(key.split()): swaps[key] for key in keys}
    pattern = re.compile("|".join(r"\s+".join(map(re.escape, key.split())) for key in keys))
    return lambda text: pattern.sub(lambda match: by_words["".join(match[0].split())], text)


def _rewrite(tree: _Element, change: Callable[[str], str]) -> None:
    """Every text, attribute, script and comment of *tree* through *change*."""
    for element in tree.iter():
        for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
            if (changed := change(value)) != value:
                element.set(name, changed)
        if element.text and (changed := change(element.text)) != element.text:
            element.text = changed
        if element.tail and (changed := change(element.tail)) != element.tail:
            element.tail = changed


def _refresh_surroundings(work: _Work, own: set[Spot], said: set[str]) -> None:
    """Other headlines, teasers, captions and counters around the article; some items of lists gone.

    What the article says (*said*) may stand twice, as a lead does that is also shown in a box.
    """
    kept = {around for spot in own for around in (spot.holder, *spot.holder.iterancestors())}
    _thin_out(work, kept)
    title = _letters(min(work.original.titles, key=len))
    for spot in list(spots(work.tree.find("body"))):
        text = spot.text.strip()
        if spot in own or _letters(text) in said or title in _letters(text) or work.move.text(text) != text:
            continue
        if _is_headline(spot):
            _set_everywhere(spot, work.words.headline())
        elif _is_caption(spot) or _is_comment(spot, kept) or (len(text) >= _TEASER and _beside_headline(spot)):
            spot.write(work.words.line(text))
        elif _COUNTER.fullmatch(text):
            spot.write(re.sub(r"\d", lambda _: work.rng.choice("123456789"), text))


def _thin_out(work: _Work, kept: set[_Element]) -> None:
    """Drop a fifth of the list items that are other news; *kept* are the elements around the article's own words."""
    for item in list(work.tree.iter("li")):
        news = any(len("".join(map(str, link.itertext())).strip()) >= _HEADLINE for link in item.iter("a"))
        if news and item not in kept and work.rng.random() < 0.2:
            item.drop_tree()


def _is_comment(spot: Spot, kept: set[_Element]) -> bool:
    around = [e for e in (spot.holder, *spot.holder.iterancestors()) if e not in kept]
    return len(spot.text.strip()) >= _COMMENTED and any(_COMMENT.search(e.get("class") or "") for e in around)


def _is_headline(spot: Spot) -> bool:
    link = any(e.tag == "a" for e in (spot.holder, *spot.holder.iterancestors()))
    return link and len(spot.text.strip()) >= _HEADLINE


def _is_caption(spot: Spot) -> bool:
    around = [spot.holder, *list(spot.holder.iterancestors())[:2]]
    return any(e.tag == "figcaption" or any(c in (e.get("class") or "").lower() for c in _CAPTIONS) for e in around)


def _beside_headline(spot: Spot) -> bool:
    around = list(spot.holder.iterancestors())[:2]
    return bool(around) and any(len("".join(map(str, a.itertext())).strip()) >= _HEADLINE for a in around[-1].iter("a"))


def _set_everywhere(spot: Spot, text: str) -> None:
    """A headline in its link, and in the `title` that repeats it."""
    for element in (spot.holder, *spot.holder.iterancestors()):
        if element.get("title"):
            element.set("title", text)
        if element.tag == "a":
            break
    spot.write(text)
