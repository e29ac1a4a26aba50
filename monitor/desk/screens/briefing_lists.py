"""The screens /briefings/<period>/figures and …/items: the tables of a period, each figure a link to the list that it counts.

Of a frozen period both are made of the rows that were frozen. Not here: the period itself (briefings.py), counting (publish).
"""

from collections.abc import Iterator

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.briefing import Briefing, Figure, Want
from monitor.briefings.rendering import RULES, rules_of
from monitor.desk.briefings import told
from monitor.desk.briefings.asking import called, period_named, want_of, want_words
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.periods import Period
from monitor.publish.briefing.count import appearances, chosen, outlets_of
from monitor.publish.briefing.document import document
from monitor.publish.briefing.synthesis import synthesis_document
from monitor.publish.briefing.values import Document
from monitor.publish.briefing.walk import grids

screen = Blueprint("briefing_lists", __name__)
PAGE = 50


@screen.get("/briefings/<period>/figures")
@allowed("viewer", "briefings")
def figures(period: str) -> ResponseReturnValue:
    """Every table of the report, its figures as links."""
    found = period_named(period)
    briefing = told.told(found)
    return render_template(
        "briefings_figures.html",
        title=f"Số liệu và danh sách: {called(found)}",
        period=found,
        briefing=briefing,
        grids=[grid for each in _documents(found, briefing) for grid in grids(each)],
        link=lambda figure: _address(found, figure.want),
        opens=_opens,
    )


def _documents(period: Period, briefing: Briefing) -> Iterator[Document]:
    """The report, and the one by the plan's numbering where there is one; of a frozen period with the tables that were frozen."""
    settings = the_desk().settings
    rules = rules_of(the_store().briefings.file(period.name, RULES), settings.briefing)
    yield document(briefing, rules)
    if briefing.synthesis is not None:
        yield synthesis_document(briefing, rules, settings.synthesis)


def _opens(figure: Figure | None) -> bool:
    """Whether there is something to open: a nought counts nothing."""
    return figure is not None and figure.value > 0


@screen.get("/briefings/<period>/items")
@allowed("viewer", "briefings")
def items(period: str) -> ResponseReturnValue:
    """The items that a figure counts, the latest first."""
    found, want = period_named(period), want_of(request.args)
    briefing = told.told(found)
    chosen_ = chosen(briefing, want)
    here, last = _page(len(chosen_))
    return render_template(
        "briefings_items.html",
        title=f"Tin, bài: {called(found)}",
        period=found,
        frozen=the_store().briefings.get(found.name),
        briefing=briefing,
        conditions=want_words(briefing, want),
        items=chosen_[::-1][(here - 1) * PAGE : here * PAGE],
        count=len(chosen_),
        printed=appearances(chosen_),
        outlets=len(outlets_of(chosen_)),
        labels=dict(briefing.topics),
        here=here,
        pages_of=last,
        page_link=lambda number: _address(found, want, number),
    )


def _page(count: int) -> tuple[int, int]:
    asked, last = request.args.get("page", "1"), max(-(-count // PAGE), 1)
    here = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
    return min(max(here, 1), last), last


def _address(period: Period, want: Want, page: int = 1) -> str:
    query = "&".join(part for part in (want.query, f"page={page}" if page > 1 else "") if part)
    return url_for("briefing_lists.items", period=period.name) + (f"?{query}" if query else "")
