"""Finds the answers in a thread of a forum: the first post is the article, the others are its comments.

Not here: boxes of comments under articles, which their names tell (chrome.py).
"""

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from monitor.read.page.tree import classes, start_of

_NUMBERED = re.compile(
    r"(?:js-)?(?:post|pid|p|message|msg|comment|reply|edit)[-_]?(?:container[-_]?)?\d+", re.IGNORECASE
)
_OF_MEMBER = re.compile(r" (?:user\w*|member\w*|poster|author|message\w*|postbit\w*|postbody|post body) ")
_NAME = 100  # characters of what may be a writer's name
_FEW = 40  # elements of a post that are looked at for the name of its writer


def find_answers(body: _Element) -> frozenset[_Element]:
    """The posts under *body* that are not the first of their thread."""
    rows: dict[_Element, list[_Element]] = {}
    for element in body.iterdescendants("li", "div", "article", "table", "tr"):
        parent = element.getparent()
        if parent is not None and _is_post(element):
            rows.setdefault(parent, []).append(element)
    return frozenset(answer for row in rows.values() if _differ(row) for answer in row[1:])


def _differ(posts: Sequence[_Element]) -> bool:
    """Whether *posts* name several writers; the pieces of one article, numbered or signed, name one."""
    return len(posts) > 1 and len({_writer(post) for post in posts}) > 1


def _writer(post: _Element) -> str:
    declared = post.get("data-author")
    named = (element for element in _first(post) if _OF_MEMBER.search(classes(element)))
    return declared or next((text for text in (start_of(each, _NAME) for each in named) if text), "")


def _is_post(element: _Element) -> bool:
    named = element.get("data-author") is not None or _NUMBERED.fullmatch(element.get("id") or "")
    return bool(named) and _has_writer(element)


def _has_writer(post: _Element) -> bool:
    return any(_OF_MEMBER.search(classes(element)) for element in _first(post))


def _first(post: _Element) -> Iterator[_Element]:
    for n, element in enumerate(post.iter()):
        if n >= _FEW:
            return
        yield element
