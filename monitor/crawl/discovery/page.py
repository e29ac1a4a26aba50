"""HTML pages as trees, with bounds: of a page that is far longer than any real one only the beginning is read.

Not here: what the links mean (listing, paging, autodiscovery), article pages (read). One thread reads the pages of
every source, so no page may hold it for long, whatever its server sends. Real pages stay far below every bound:
the longest at hand has 350 kB, 3,300 marks "<", 600 links and 40 parts in a link.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import BeautifulSoup, CData, NavigableString, PageElement, Tag

from monitor.addresses import absolute
from monitor.crawl.discovery.charset import decode
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.mend import mend

LONGEST_TEXT = 2000  # characters of one text, as of a summary in a feed
LONGEST_LINK = 500  # characters of the text of a link; headlines have at most 300

_MOST_MARKS = 60_000  # "<", of tags mostly; the parser takes a second for them
_MOST_CHARACTERS = 3_000_000
_MOST_LINKS = 5000
_MOST_ADDRESSES = 400_000  # characters of all addresses: putting one in its normal form takes a microsecond for each
_LONGEST_ADDRESS = 2000  # characters
_MOST_PARTS = 200  # elements and texts inside one element
_MOST_NAMES = 50  # classes and the like of one element
_LONGEST_NAME = 100
_TEXTS = (NavigableString, CData)  # exactly these: their subclasses are comments and scripts
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # Thai, Lao, kana, Han


def tree(body: bytes, content_type: str) -> tuple[BeautifulSoup, str]:
    """The page *body*, and a note when it is so long that only its beginning is in the tree. Never raises."""
    text = decode(body, content_type)
    end = next((mark.start() for mark in islice(re.finditer("<", text), _MOST_MARKS, None)), len(text))
    if (end := min(end, _MOST_CHARACTERS)) < len(text):
        end = text.rfind(">", 0, end) + 1  # an address that is cut off in the middle must not get out
    note = f"only the first {end} of the page's {len(text)} characters are read" if end < len(text) else ""
    # HTML has no "<?": where a page has one, BeautifulSoup warns that it may be XML.
    return BeautifulSoup(text[:end].replace("<?", "&lt;?"), "lxml"), note


def base_of(soup: BeautifulSoup, url: str) -> str:
    """The address at which the links of the page *soup*, got from *url*, start."""
    tag = soup.select_one("base[href]")
    return absolute(url, str(tag["href"])) if tag and len(str(tag["href"])) <= _LONGEST_ADDRESS else url


def addressed(links: Iterable[Tag], base: str) -> tuple[list[tuple[Tag, str]], str]:
    """The first 5,000 *links* with their addresses, absolute from *base*, and a note when there are more.

    Addresses longer than 2,000 characters are left out, and all together may have 400,000.
    """
    taken: list[tuple[Tag, str]] = []
    room = _MOST_ADDRESSES
    for link in links:
        address = absolute(base, str(link.get("href", "")))
        if len(address) > _LONGEST_ADDRESS:
            continue
        room -= len(address)
        if len(taken) == _MOST_LINKS or room < 0:
            return taken, f"only the first {len(taken)} links of the page are looked at"
        taken.append((link, address))
    return taken, ""


def parts_of(tag: Tag) -> Iterator[PageElement]:
    """The elements and texts inside *tag*, in the page's order.

    As `tag.descendants`, which first climbs down to the last one: in elements nested by the thousand, that takes
    longer than reading the few that are wanted.
    """
    levels = [iter(tag.contents)]
    while levels:
        part = next(levels[-1], None)
        if part is None:
            levels.pop()
            continue
        yield part
        if isinstance(part, Tag):
            levels.append(iter(part.contents))


def text_of(tag: Tag, most: int = LONGEST_TEXT) -> str:
    """The text in *tag*, mended, on one line, at most *most* characters of its first 200 parts."""
    texts: list[str] = []
    room = most
    for part in islice(parts_of(tag), _MOST_PARTS):
        if type(part) in _TEXTS:
            # Blanks are joined here already, for a text may be indented by many of them.
            texts.append(" ".join(str(part)[:LONGEST_TEXT].split()))
            room -= len(texts[-1])
        if room <= 0:
            break
    return one_line(mend(" ".join(texts)).text)[:most].rstrip()


def heading_in(tag: Tag) -> Tag | None:
    """The first heading among the first 200 parts of *tag*."""
    return next(
        (part for part in islice(parts_of(tag), _MOST_PARTS) if isinstance(part, Tag) and is_heading(part)), None
    )


def is_heading(tag: Tag) -> bool:
    """Whether *tag* is one of h1 to h6."""
    return tag.name in ("h1", "h2", "h3", "h4", "h5", "h6")


def names_of(tag: Tag) -> str:
    """The classes, id and role of *tag* in one text, the first 50 of them."""
    every = (part for name in ("class", "id", "role") for part in tag.get_attribute_list(name) if part)
    return " ".join(str(part)[:_LONGEST_NAME] for part in islice(every, _MOST_NAMES))


def link_text(link: Tag) -> str:
    """A heading inside *link*, for whole cards may be links; else all its text; at most 500 characters."""
    return text_of(heading_in(link) or link, LONGEST_LINK)


def word_count(text: str) -> int:
    """Words by blanks; in scripts without them, two characters count as one."""
    return len(text.split()) + len(_SPACELESS.findall(text)) // 2
