"""The screen /stories: the list of stories, its facets, its files. Not here: one story (story.py), what is found (desk/stories)."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.archive.exporting import FORMS
from monitor.desk.desk import the_desk
from monitor.desk.doors.access import allowed
from monitor.desk.lists import Filters, clip_index
from monitor.desk.lists.facets import days, facets
from monitor.desk.lists.filters import NO_TONE, read
from monitor.desk.lists.said import Condition, Said
from monitor.desk.lists.search import faults
from monitor.desk.stories.exporting import file_of_stories
from monitor.desk.stories.listing import PAGE, listed, rows
from monitor.errors import QueryError

screen = Blueprint("stories", __name__)
_FACETS = ("topic", "place", "group", "outlet", "tone")


@screen.get("/stories")
@allowed("viewer", "stories")
def show() -> ResponseReturnValue:
    """The page."""
    filters, several = _asked()
    try:
        found = listed(filters, several=several)
    except QueryError as error:
        wrong = faults.told(filters.q, error)
        return render_template("stories.html", **_page(filters, several=several), wrong=wrong), 400
    last = max(1, -(-len(found.stories) // PAGE))
    here = min(max(request.args.get("page", 1, type=int), 1), last)
    said = _said()
    return render_template(
        "stories.html",
        **_page(filters, several=several),
        found=found,
        rows=tuple(rows(found.stories[(here - 1) * PAGE : here * PAGE])),
        facets=facets(found.counted, said, _FACETS),
        days=days(clip_index(), found.counted),
        conditions=_conditions(filters),
        here=here,
        pages_of=last,
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
        return redirect(url_for("stories.show") + _query(filters, several=several), code=302)
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


def _page(filters: Filters, *, several: bool) -> dict[str, Any]:
    def link(asked: Filters, *, several: bool = several, page: int = 0) -> str:
        more = {"page": str(page)} if page > 1 else {}
        return url_for("stories.show") + _query(asked, several=several, **more)

    return {
        "filters": filters,
        "several": several,
        "unreviewed": "unreviewed" in filters.state,
        "other_state": filters.toggled("state", "unreviewed"),
        "link": link,
        "query": _query(filters, several=several),
        "forms": FORMS,
        "no_tone": NO_TONE,
        "narrow": "Mobi" in request.headers.get("User-Agent", ""),  # a phone, whose facets are folded
    }


def _query(filters: Filters, *, several: bool, **more: str) -> str:
    """The end of an address that asks for this, with "?" where anything is."""
    pairs = [(name, value) for name, value in filters.pairs() if name != "copies"]
    text = urlencode([*pairs, *([("several", "1")] if several else []), *more.items()])
    return f"?{text}" if text else ""


def _said() -> Said:
    return Said({topic.id: topic.label for topic in the_desk().settings.rules.topics})


def _conditions(filters: Filters) -> tuple[Condition[Filters], ...]:
    """What was asked for, in words. Copies never were: a story has none of them."""
    return _said().conditions(replace(filters, copies=None))


def _in_words(filters: Filters, *, several: bool) -> str:
    """What the list was chosen by."""
    parts = [f"có tin, bài {each.words}" for each in _conditions(filters)]
    return "; ".join(["nhóm tin trong phạm vi theo dõi", *parts, *(["từ 2 tin trở lên"] if several else [])])
