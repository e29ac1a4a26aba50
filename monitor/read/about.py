"""What a page says of its article besides text and date: section, main picture, tags.

Claims of the head come first, but for its keywords, which are written for search engines: before them come the tags
that are printed. Not here: topics and places of our own (tag/).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath, _Element

from monitor.read.page.tree import ancestors, text_of, words_of
from monitor.vietnamese.clean import one_line

_TAG_LINKS = XPath(".//a[contains(concat(' ', @rel, ' '), ' tag ') and not(contains(@rel, 'category'))]")
_TAG_NAMES = re.compile(
    r" (?:tags?|tag(?:box|list|s?wrap)|keyw?s?words?|tu ?khoa|labels|(?:\w+ )?tags?(?: \w+)?|box tags?|hashtags?) "
)
_PATH_NAMES = re.compile(
    r" (?:bread ?crumbs?|\w*crumbs?|(?:box )?path|pathway|cat|categor(?:y|ies)|cate|cat ?bar|chuyen ?muc|parent cate|category name) "
)
_PLACES = ("a", "div", "ul", "ol", "nav", "p", "span", "section", "td", "h2", "h3", "h4", "li", "dl", "aside", "footer")
_HOME = re.compile(r"(?:trang (?:chủ|nhất)|home|homepage|首页|홈|ໜ້າຫຼັກ|accueil)", re.IGNORECASE)
_FEW_ELEMENTS = 60  # named so that are looked at
_PATH_LINKS = 5  # links of a path; more are a menu
_SECTION = 50  # characters
_TAG = 60  # characters
_MOST_TAGS = 30  # more are a cloud of all tags of the site
_SPLIT = re.compile(r"(?<!\s)\s*[,;]\s*")
_SOURCES = ("data-original", "data-src", "data-lazy-src", "src")
_SMALL = 100  # pixels: narrower pictures are icons
_LOOKED_AT = 30  # pictures, and links beside one
_HEADLINE = 20  # characters of a link that is the headline of other news


@dataclass(frozen=True, slots=True)
class About:
    """Section, picture and tags, as the page says; "" or () where it says nothing."""

    section: str = ""
    image: str = ""  # as written, perhaps relative
    keywords: tuple[str, ...] = ()


def read_about(tree: _Element, meta: Mapping[str, Sequence[str]], article: Mapping[str, Any]) -> About:
    """What the whole page *tree* says; *meta* are its meta elements by name, *article* its article in JSON-LD."""
    sections = (*meta.get("article:section", ()), *_texts(article.get("articleSection")))
    image = (*meta.get("og:image", ()), *_texts(article.get("image")), *meta.get("twitter:image", ()))
    section = next((s for s in sections if len(s) <= _SECTION), "")
    tags = _unique(meta.get("article:tag", ()))
    shown = {} if section and tags else _shown(tree)
    return About(
        section=section or _section_of(shown["path"]),
        image=next((url for url in image if url), "") or _image_link(tree),
        keywords=tags or _unique(_tags_of(tree, shown["tags"])) or _declared_tags(meta, article),
    )


def absolute(address: str, base: str) -> str:
    """*address* made absolute by that of its page, *base*; "" when it is none of the web."""
    try:
        joined = urljoin(base, address.strip()) if address.strip() else ""
        return joined if urlsplit(joined).scheme in ("http", "https") else ""
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def first_picture(place: _Element, around: Collection[_Element] = ()) -> str:
    """The address, as written, of the first picture in *place* that is no icon; "" when there is none.

    *around* are the elements in *place* that hold the article's words: pictures of other news do not count.
    """
    for image in islice(place.iter("img"), _LOOKED_AT):
        width = image.get("width") or ""
        source = next((s for s in map(image.get, _SOURCES) if s and not s.startswith("data:")), "")
        if source and not (width.isdigit() and int(width) < _SMALL) and not source.lower().endswith((".gif", ".svg")):
            if around and _in_card(image, around):
                continue
            return source
    return ""


def _in_card(image: _Element, around: Collection[_Element]) -> bool:
    """Whether *image* stands apart from the words in *around*, together with a headline that is a link."""
    apart = list(takewhile(lambda element: element not in around, ancestors(image)))
    links = islice(apart[-1].iter("a"), _LOOKED_AT) if apart else ()
    return any(len(text_of(link)) >= _HEADLINE for link in links)


@lru_cache(maxsize=1 << 14)
def _kind(names: str) -> str:
    """Whether the class *names* call an element the path to an article ("path") or its tags ("tags"); else ""."""
    words = words_of(names)
    return "path" if _PATH_NAMES.search(words) else "tags" if _TAG_NAMES.search(words) else ""


def _shown(tree: _Element) -> dict[str, list[_Element]]:
    """The elements that are named as path or tags, in page order."""
    found: dict[str, list[_Element]] = {"path": [], "tags": []}
    for element in tree.iter(*_PLACES):
        names = element.get("class") or element.get("id") or element.get("data-role")
        kind = _kind(names) if names else ""
        if kind and (kind == "path" or element.tag != "a") and len(found[kind]) < _FEW_ELEMENTS:
            found[kind].append(element)
    return found


def _section_of(paths: Sequence[_Element]) -> str:
    """The last step of the printed path to the article, without the home page."""
    for element in paths:
        links = list(islice(element.iter("a"), _PATH_LINKS + 1))
        if not 1 <= len(links) <= _PATH_LINKS:
            continue
        steps = [text for text in map(text_of, links) if text and not _HOME.fullmatch(text)]
        if steps and len(steps[-1]) <= _SECTION:
            return steps[-1]
    return ""


def _tags_of(tree: _Element, places: Sequence[_Element]) -> list[str]:
    """The links that say they are tags, or those of the first of *places* that could be an article's tags."""
    declared = [text_of(link) for link in islice(cast("list[_Element]", _TAG_LINKS(tree)), _MOST_TAGS + 1)]
    if 1 <= len(declared) <= _MOST_TAGS:
        return declared
    for element in places:
        links = [text_of(link) for link in islice(element.iter("a"), _MOST_TAGS + 1)]
        if 1 <= len(links) <= _MOST_TAGS and all(len(text) <= _TAG for text in links):
            marked = [text for text in links if text.startswith("#")]
            return marked if 2 * len(marked) > len(links) else links  # a place may stand beside them
    return []


def _declared_tags(meta: Mapping[str, Sequence[str]], article: Mapping[str, Any]) -> tuple[str, ...]:
    for values in (
        meta.get("news_keywords"),
        _texts(article.get("keywords")),
        meta.get("keywords"),
    ):
        tags = _unique(part for value in values or () for part in _SPLIT.split(value))
        if 1 <= len(tags) <= _MOST_TAGS:
            return tags
    return ()


def _unique(tags: Iterable[str]) -> tuple[str, ...]:
    named = (tag.strip(" #,;.") for tag in tags)
    return tuple(dict.fromkeys(tag for tag in named if 1 < len(tag) <= _TAG))


def _image_link(tree: _Element) -> str:
    links = (link for link in tree.iter("link") if (link.get("rel") or "").lower() == "image_src")
    return next((href for link in links if (href := (link.get("href") or "").strip())), "")


def _texts(value: Any) -> Iterator[str]:
    """The texts of a JSON-LD value: a text, a list of them, or objects with one address or several."""
    for each in value if isinstance(value, list) else [value]:
        found = each.get("url") or each.get("name") if isinstance(each, dict) else each
        for text in found if isinstance(found, list) else [found]:
            if isinstance(text, str) and one_line(text):
                yield one_line(text)
