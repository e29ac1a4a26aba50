"""The screen /stories: the list of stories, its facets, its files. Not here: one story (story.py), what is found (desk/stories)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.archive.exporting import FORMS
from monitor.desk.desk import the_desk
from monitor.desk.doors.access import allowed
from monitor.desk.lists import Filters
from monitor.desk.lists.filters import NO_TONE, read
from monitor.desk.lists.said import Said
from monitor.desk.lists.search.faults import told
from monitor.desk.stories.exporting import file_of_stories
from monitor.desk.stories.listing import PAGE, Listed, listed, rows
from monitor.errors import QueryError
from monitor.vietnamese.collate import collation_key

screen = Blueprint("stories", __name__)
_PLACES = 20  # offered; those that are chosen stand there besides
_FACETS = ("topic", "place", "group", "tone")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet as it is offered."""

    value: str
    label: str
    count: int  # of articles, beside what else is asked for
    chosen: bool


@screen.get("/stories")
@allowed("viewer", "stories")
def show() -> ResponseReturnValue:
    """The page."""
    filters, several = _asked()
    try:
        found = listed(filters, several=several)
    except QueryError as error:
        return render_template("stories.html", **_page(filters, several, None), wrong=told(filters.q, error)), 400
    last = max(1, -(-len(found.stories) // PAGE))
    here = min(max(request.args.get("page", 1, type=int), 1), last)
    shown = tuple(rows(found.stories[(here - 1) * PAGE : here * PAGE]))
    return render_template(
        "stories.html",
        **_page(filters, several, found),
        rows=shown,
        here=here,
        pages_of=last,
        link=lambda page: url_for("stories.show") + _query(filters, several, page=str(page)),
    )


@screen.get("/stories/export/<form>")
@allowed("viewer", "stories")
def export(form: str) -> ResponseReturnValue:
    """All rows of the list as a file; 404 for a form that there is not."""
    known = next((each for each in FORMS if each == form), None)
    if known is None:
        abort(404)
    filters, several = _asked()
    try:
        found = listed(filters, several=several)
    except QueryError:  # the page says what is wrong
        return redirect(url_for("stories.show") + _query(filters, several), code=302)
    return file_of_stories(found.stories, known, _in_words(filters, several=several))


def _asked() -> tuple[Filters, bool]:
    """What the address asks for; of states only whether anybody has to look it through."""
    asked = read(request.args)
    states = tuple(state for state in asked.state if state == "unreviewed")
    kept = Filters(
        q=asked.q,
        topic=asked.topic,
        place=asked.place,
        group=asked.group,
        tone=asked.tone,
        outlet=asked.outlet,
        state=states,
        when=asked.when,
        first=asked.first,
        last=asked.last,
        copies=False,
    )
    return kept, request.args.get("several", "") == "1"


def _page(filters: Filters, several: bool, found: Listed | None) -> dict[str, object]:
    asked = (
        filters.q or filters.when or several or any(filters.values(facet) for facet in (*_FACETS, "outlet", "state"))
    )
    return {
        "filters": filters,
        "several": several,
        "found": found,
        "facets": {facet: _choices(filters, facet, found) for facet in _FACETS},
        "asked": bool(asked),
        "query": _query(filters, several),
        "forms": FORMS,
        "no_tone": NO_TONE,
    }


def _query(filters: Filters, several: bool, **more: str) -> str:
    """The end of an address that asks for this, with "?" where anything is."""
    pairs = [(name, value) for name, value in filters.pairs() if name != "copies"]
    text = urlencode([*pairs, *([("several", "1")] if several else []), *more.items()])
    return f"?{text}" if text else ""


def _choices(filters: Filters, facet: str, found: Listed | None) -> list[Choice]:
    """The values of a facet with how many articles have them; chosen ones always, of places only the most frequent."""
    counts = found.articles.counts(facet) if found else {}
    chosen = filters.values(facet)
    frequent = sorted(counts, key=lambda value: (-counts[value], value))[: _PLACES if facet == "place" else None]
    said, values = _said(), [*frequent, *(value for value in chosen if value not in frequent)]
    choices = [Choice(value, said.value(facet, value), counts.get(value, 0), value in chosen) for value in values]
    return sorted(choices, key=lambda choice: (-choice.count, collation_key(choice.label)))


def _said() -> Said:
    return Said({topic.id: topic.label for topic in the_desk().settings.rules.topics})


def _in_words(filters: Filters, *, several: bool) -> str:
    """What the list was chosen by."""
    parts = [f"có tin, bài {each.words}" for each in _said().conditions(filters)]
    return "; ".join(["nhóm tin trong phạm vi theo dõi", *parts, *(["từ 2 tin trở lên"] if several else [])])
