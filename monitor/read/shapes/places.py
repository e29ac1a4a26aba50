"""Names the place of an element in a page so that it can be found again on the next page of the same site.

A selector is one or two steps of tag, id and class ("div.detail-content", "div#main h1"), read as CSS reads it.
Not here: which place is worth a name (observe.py, learn.py).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import cast

from lxml.etree import XPath, _Element

_NAME = re.compile(r"[A-Za-z_][\w-]*")  # of ids and classes; others would need escapes
_NUMBERED = re.compile(r"\d{3}")  # ids and classes with the number of an article name nothing on the next page
_STEP = re.compile(r"(?P<tag>[a-z][a-z0-9]*)(?:#(?P<id>[\w-]+)|\.(?P<class>[\w-]+))?")
_OUTER = 4  # elements around one that may be the first step


class Census:
    """What stands where in a page: taken before anything is removed from it, asked afterwards."""

    def __init__(self, body: _Element) -> None:
        """Count the elements of *body*."""
        self._number: dict[_Element, int] = {}  # in page order
        self._end: dict[_Element, int] = {}  # number of the last element inside
        self._under: dict[str, list[_Element]] = {}  # step -> the elements it fits
        self._outer: dict[_Element, _Element | None] = {}
        self._steps: dict[_Element, tuple[str, ...]] = {}  # what is removed later loses its tag
        for number, element in enumerate(body.iter()):
            self._number[element] = self._end[element] = number
            self._steps[element] = steps(element)
            for step in self._steps[element]:
                self._under.setdefault(step, []).append(element)
        for element in reversed(self._number):
            outer = element.getparent() if element is not body else None
            self._outer[element] = outer
            if outer is not None:
                self._end[outer] = max(self._end[outer], self._end[element])

    def selectors(self, element: _Element) -> tuple[str, ...]:
        """The selectors that fit *element* and nothing else in the page, the best first."""
        return tuple(dict.fromkeys(self._selectors(element)))

    def names(self, element: _Element) -> tuple[str, ...]:
        """The steps by id and class that fit *element*, with or without others."""
        return self._steps.get(element, ())[:-1]

    def _selectors(self, element: _Element) -> Iterator[str]:
        if element not in self._number:
            return
        own = self._steps[element]
        yield from (step for step in own if len(self._under[step]) == 1)
        for outer in islice(self._around(element), _OUTER):
            for first in self._steps[outer][:-1]:
                if len(self._under[first]) == 1:
                    yield from (f"{first} {step}" for step in own if self._alone(outer, step))

    def _alone(self, outer: _Element, step: str) -> bool:
        first, last = self._number[outer], self._end[outer]
        inside = (1 for element in self._under[step] if first < self._number[element] <= last)
        return sum(islice(inside, 2)) == 1

    def _around(self, element: _Element) -> Iterator[_Element]:
        outer = self._outer[element]
        while outer is not None:
            yield outer
            outer = self._outer[outer]


def steps(element: _Element) -> tuple[str, ...]:
    """The single steps that fit *element*: by id, by each class, and at last by its tag alone."""
    tag = element.tag
    id_ = element.get("id") or ""
    named = [f"{tag}#{id_}"] if _usable(id_) else []
    classes = (name for name in (element.get("class") or "").split()[:6] if _usable(name))
    return (*named, *(f"{tag}.{name}" for name in classes), tag)


def find(body: _Element, selector: str) -> list[_Element]:
    """The elements of *body*, itself included, that *selector* fits, in page order; () for one that is none."""
    path = _compiled(selector)
    return cast("list[_Element]", path(body)) if path is not None else []


def _usable(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not _NUMBERED.search(name)


@lru_cache(maxsize=4096)
def _compiled(selector: str) -> XPath | None:
    tests = [_test(step) for step in selector.split()]
    if not tests or not all(tests):
        return None
    return XPath("descendant-or-self::" + "/descendant::".join(tests))


def _test(step: str) -> str:
    match = _STEP.fullmatch(step)
    if match is None:
        return ""
    if match["id"]:
        return f'{match["tag"]}[@id="{match["id"]}"]'
    name = match["class"]
    # Blanks in an attribute may be any white space; normalize-space makes them one.
    return f'{match["tag"]}[contains(concat(" ", normalize-space(@class), " "), " {name} ")]' if name else match["tag"]
