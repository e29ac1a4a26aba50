"""Reads a page one of two ways: by a learned shape where one fits, else by searching all of it.

    Page -> open -> shape fits?  yes: take out its places ─┐
                                 no:  search the page ─────┴─> title, lead, text, date, authors, language -> Article

Now and then both ways are gone and compared. Not here: learning shapes from what was observed (shapes/learn.py),
keeping them (store), when to compare (pipeline). Whatever the bytes are, nothing is raised: what is no article is
a ReadFault that says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from monitor.addresses import domain
from monitor.config import Source
from monitor.model import Article, Audit, Page, Pending, ReadFault, Shape, ShapeUse
from monitor.read.article import KnownParts, Text, find_text, make_article
from monitor.read.kind import before_wall, walled, why_not_article, why_stub
from monitor.read.page.blocks import Block
from monitor.read.page.head import read_head
from monitor.read.page.selected import Selected
from monitor.read.page.tree import Opened, open_page, strip_machinery
from monitor.read.shapes.agree import AGREES, compare
from monitor.read.shapes.observe import Sight, observe
from monitor.read.shapes.reduce import fitting
from monitor.read.shapes.repeated import repeated_at, without_repeated
from monitor.read.text.body import find_body, in_place
from monitor.read.view import Given, View, look, view_of

_LITTLE = 200  # characters of text: a shape that finds less has perhaps missed the most


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page says, and what became of the shapes of its source."""

    outcome: Article | ReadFault
    use: ShapeUse = field(default_factory=ShapeUse)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What was read of a whole page, and what was seen on the way, for learning."""

    outcome: Article | ReadFault
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class _ByShape:
    """What a shape that fits found."""

    shape: Shape
    article: Article | None  # None: next to nothing, so that the page must be searched


def read_article(
    page: Page, listed: Pending, source: Source | None, shapes: Sequence[Shape] = ()
) -> Article | ReadFault:
    """The article that *page* prints, searched for in all of it, or why it is none. Never raises.

    *listed* is what the source said of the address, *source* (None for an address a person brought) gives
    selectors, zone, order of days and language. Of the learned *shapes* of the source only this is taken, that the
    notices which stand before and behind every article are none of its text.
    """
    repeated = repeated_at(domain(page.final_url), shapes)
    return _read_whole(Given(page, listed, source), repeated, observing=False).outcome


def read_page(  # noqa: PLR0913 -- a page, and all that is known of it
    page: Page,
    listed: Pending,
    source: Source | None,
    shapes: Sequence[Shape] = (),
    *,
    audit: bool = False,
    past: Sequence[Shape] = (),
) -> Reading:
    """As `read_article`, but by the first of *shapes* that fits; where none does, the page is observed for learning.

    *audit*: where one fits, the page is also searched; then what the shape read stands only if both agree.
    Selectors that a person set for the source win over shapes. Of *past* shapes only the notices are known that stood
    behind every article.
    """
    given = Given(page, listed, source)
    if source is not None and source.selectors.of_article:
        return Reading(_read_whole(given, frozenset(), observing=False).outcome)
    repeated = repeated_at(domain(page.final_url), (*shapes, *past))
    by_shape = _read_by_shape(given, shapes, repeated) if shapes else None
    if by_shape and by_shape.article and not audit:
        return Reading(by_shape.article, ShapeUse(by_shape.shape))
    whole = _read_whole(given, repeated, observing=by_shape is None or by_shape.article is not None)
    observed = observe(whole.sight) if whole.sight else None
    if by_shape is None:
        return Reading(whole.outcome, ShapeUse(observed=observed))
    if by_shape.article is None:
        return Reading(whole.outcome, ShapeUse(poor=by_shape.shape))
    audited = _compared(by_shape.article, whole.outcome)
    stands = by_shape.article if audited.agreement >= AGREES else whole.outcome
    return Reading(stands, ShapeUse(by_shape.shape, None, observed, audited))


def _compared(by_shape: Article, searched: Article | ReadFault) -> Audit:
    if isinstance(searched, ReadFault):
        return Audit(0.0, f"searched, the page is no article: {searched.reason}")
    return compare(by_shape, searched)


def _read_whole(given: Given, repeated: frozenset[str], *, observing: bool) -> _Whole:
    page = given.page
    opened = _opened(page)
    if isinstance(opened, ReadFault):
        return _Whole(opened)
    view = look(opened.tree, given, observing=observing)
    if view is None:
        reason = "nothing is printed on the page; it may need a browser with scripts"
        return _Whole(ReadFault(page.url, "unreadable", reason))
    if not view.title.text:
        return _Whole(ReadFault(page.url, "unreadable", "the page has no headline"))
    chosen = before_wall(view.head, find_body(view.body, view.plain))
    why = why_not_article(page.final_url, view.title.text, view.head, view.plain, chosen)
    if why and not view.selected.text:  # a person who set a selector for the text knows better
        return _Whole(ReadFault(page.url, "not-an-article", why))
    text = find_text(view, chosen, given.listed.summary)
    if not text.paragraphs and not text.lead.text:
        return _Whole(ReadFault(page.url, "not-an-article", "there is no text besides the headline"))
    article = _article(given, opened, view, text)
    sight = _sight(view, chosen, text, article)
    return _Whole(without_repeated(article, repeated), sight)


def _opened(page: Page) -> Opened | ReadFault:
    opened = open_page(page)
    why = "" if isinstance(opened, ReadFault) else why_stub(opened.tree)
    return ReadFault(page.url, "not-an-article", why) if why else opened


def _read_by_shape(given: Given, shapes: Sequence[Shape], repeated: frozenset[str]) -> _ByShape | None:
    """What the first of *shapes* that fits finds; None when none does."""
    opened = _opened(given.page)
    if isinstance(opened, ReadFault):
        return None
    head = read_head(opened.tree)
    strip_machinery(opened.tree)
    body, host = opened.tree.find("body"), domain(given.page.final_url)
    fit = None if body is None else fitting(body, host, shapes)
    if fit is None:
        return None
    shape, reduced = fit
    view = view_of(reduced.body, head, Selected(), given)
    if view is None or not view.title.text or (shape.title and view.title.element is not reduced.title):
        return _ByShape(shape, None)
    chosen = before_wall(head, in_place(reduced.text, view.plain))
    known = KnownParts(reduced.picture, frozenset(reduced.lead), frozenset(reduced.date), repeated)
    text = find_text(view, chosen, given.listed.summary, known)
    article = _article(given, opened, view, text)
    poor = (
        sum(map(len, text.paragraphs)) < _LITTLE
        or why_not_article(given.page.final_url, view.title.text, head, view.plain, chosen)
        or article.published_from == "first-seen"  # the date may have moved within its page
    )
    return _ByShape(shape, None if poor else article)


def _article(given: Given, opened: Opened, view: View, text: Text) -> Article:
    article = make_article(given, view, text)
    wall, short = walled(view.head, view.plain, text.paragraphs)
    repairs = (*opened.repairs, *article.repairs, *([wall] if wall else []))
    return replace(article, repairs=repairs, title_only=article.title_only or short)


def _sight(view: View, chosen: Sequence[Block], text: Text, article: Article) -> Sight | None:
    if view.census is None:
        return None
    return Sight(
        host=view.host,
        census=view.census,
        title=view.title.element,
        blocks=view.blocks,
        chosen=chosen,
        text=text.blocks,
        lead=text.lead.blocks,
        article=article,
    )
