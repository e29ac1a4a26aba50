"""A section that the office keeps for some: its pages, what other pages show of it, and links to it.

Not for: which route belongs to which section (test_access.py).
"""

import html
import json
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from desk_office import PASSWORD, Browser
from desk_routes import Insider, known, path_of, routes
from werkzeug.exceptions import HTTPException

from monitor.config.desk import SECTIONS
from monitor.desk.app import create_app
from monitor.desk.doors.access import ROLES, access_of
from monitor.desk.doors.ways import FRONT, WAYS

LOGINS = {"officer": "canbo", "approver": "duyet"}
NAME = "Chuyện riêng của nhóm này"
NOTE = "Lời riêng ở đầu số này"
FAILURE = "máy chủ ngã ngựa"
AT = "2026-09-16T00:00:00+00:00"
REASON = "Lý do riêng của bản tin này"
MORE = (
    "/ledger/addresses?state=clip",
    "/ledger/addresses.csv?state=clip",
    "/ledger/addresses.jsonl?state=copy",
    "/ledger/addresses.atom?state=copy",
    "/changes?days=30",
)
FILES = (
    "/digest/export/jsonl",
    "/stories/{story}/export/jsonl",
    "/stories/{story}/export/csv",
    "/stories/export/jsonl",
    "/stories/export/atom",
)
EXCEPT = {  # as rules/desk.toml says
    "clips": ("stories", "story", "digest", "flags", "briefings", "briefing_lists"),
    "stories": ("digest", "briefings", "briefing_lists"),
}


@pytest.fixture
def kept_for(desk):
    """Make the desk whose sections are kept so."""

    def made(**sections):
        rules = desk.settings.desk.model_copy(update={"sections": sections})
        object.__setattr__(desk.settings, "desk", rules)
        return create_app(desk)

    return made


@pytest.fixture
def texts(store):
    """What stands nowhere but in a section: of each section, texts by which it is known."""
    values = known(store)
    store.stories.rename(values["story"], NAME, who="Cán Văn Thử", at=store.accounts.by_id(1).made_at)
    with store._database.writing() as db:
        db.execute("UPDATE editions SET frozen = json_set(frozen, '$.note', ?, '$.note_by', 'Cán Văn Thử')", (NOTE,))
        db.execute("UPDATE polls SET reason = ?, failures = 9", (FAILURE,))
        db.execute("UPDATE edition_articles SET role = 'dropped', edition = 1 WHERE article_id = ?", (values["clip"],))
        left = {"clip": values["clip"], "title": "", "outlet": "", "reason": REASON, "who": "Cán Văn Thử", "at": AT}
        db.execute(
            "UPDATE editions SET frozen = json_set(frozen, '$.left_out', json_array(json(?)))", (json.dumps(left),)
        )
    titles = {clip.article.title for clip in store.clips()}
    return {
        "clips": titles,
        "stories": {NAME},
        "sources": {FAILURE},
        "digest": {NOTE, REASON},
        "people": {"Hai Văn Thử"},
    }


@pytest.fixture
def sentences(store):
    """The end of the whole text of each article of a story, which no page but the article's own shows."""
    members = store.stories.get(known(store)["story"]).members
    return {clip.article.text[-60:] for clip in store.search.clips([member.article for member in members])}


def pages(app, person, store, files=()):
    """Every page and file that *person* may open, and *files*: (endpoint, path, text)."""
    values = known(store)
    asked = [(route.endpoint, path_of(app, route, values)) for route in routes(app, "GET")]
    asked += [("sources.one", "/sources/gio-ngan"), *(("more", path) for path in (*MORE, *files))]
    asked += [("clips.show", "/clips?q=c%E1%BA%A7u"), ("add.show", f"/add?url={next(store.clips()).article.url}")]
    for endpoint, path in asked:
        if endpoint not in {"static", "sign_in.leave"} and not path.endswith("xlsx"):
            answer = person.ask("GET", path)
            if answer.status_code == 200:
                yield endpoint, path, answer.get_data(as_text=True)


class Ways(HTMLParser):
    """Where a page leads: (method, address)."""

    def __init__(self, page):
        super().__init__()
        self.found = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.found.add((given.get("method", "get").upper(), given["action"]))
        for name in ("href", "src"):
            self.found |= {("GET", given[name])} if given.get(name) else set()


def closed_ways(app, role, section, limit, text):
    """The links and forms of a page for which somebody of *role* would get 403."""
    adapter = app.url_map.bind("localhost")
    for method, address in Ways(text).found:
        try:
            endpoint, _ = adapter.match(urlsplit(address).path, method=method)
        except HTTPException:
            continue  # leads elsewhere
        access = access_of(app, endpoint)
        needed = [each for each in (access.role, limit if access.section == section else None) if each]
        if endpoint != FRONT and any(ROLES.index(role) < ROLES.index(each) for each in needed):
            yield f"{method} {address}"


@pytest.mark.parametrize("section", SECTIONS)
def test_nothing_of_a_closed_section_stands_on_another_page(kept_for, store, texts, section):
    """For a viewer, each section alone; nor any way to it."""
    app, wrong = kept_for(**{section: "officer"}), []
    for endpoint, path, text in pages(app, Insider(app, store, "xem"), store):
        wrong += [f"{path} leads to {way}" for way in closed_ways(app, "viewer", section, "officer", text)]
        if endpoint.partition(".")[0] not in EXCEPT.get(section, ()):
            wrong += [f"{path} shows {each!r}" for each in texts.get(section, ()) if each in html.unescape(text)]
    assert not wrong, "\n".join(wrong)


def test_no_whole_text_stands_anywhere_where_articles_are_closed(kept_for, store, sentences):
    """Not even where their titles may, in stories and in the digest, nor in their files; and no such file is offered."""
    found, story = {}, known(store)["story"]
    files = [path.format(story=story) for path in FILES]
    for limit in ("viewer", "officer"):
        app = kept_for(clips=limit)
        shown = list(pages(app, Insider(app, store, "xem"), store, files))
        found[limit] = {path for _, path, text in shown if any(plain(each) in plain(text) for each in sentences)}
        offered = any(f"/stories/{story}/export" in text for _, _, text in shown)
        assert offered == (limit == "viewer")
    assert any("/export/" in path for path in found["viewer"])
    assert not found["officer"]
    assert Insider(app, store, "xem").ask("GET", "/digest/export/csv").status_code == 403


def plain(text):
    """The words of a page or a file, however it writes marks and ends of lines."""
    return " ".join(html.unescape(text.replace("\\n", " ")).split())


def test_what_is_looked_for_stands_where_the_section_is_open(kept_for, store, texts):
    """Else the test before this one finds nothing because there is nothing."""
    app = kept_for()
    found = "".join(html.unescape(text) for _, _, text in pages(app, Insider(app, store, "quantri"), store))
    for section, each in texts.items():
        assert any(text in found for text in each), section
    clip = known(store)["clip"]
    assert REASON in Insider(app, store, "xem").ask("GET", f"/clips/{clip}").get_data(as_text=True)


@pytest.mark.parametrize("role", [pytest.param("officer", marks=pytest.mark.slow), "approver"])
def test_no_page_offers_who_works_a_way_that_is_closed(kept_for, store, role):
    """Each section alone, kept for admins."""
    wrong = []
    for section in ("today", "clips", "stories", "flags", "digest", "sources", "add"):
        app = kept_for(**{section: "admin"})
        for _, path, text in pages(app, Insider(app, store, LOGINS[role]), store):
            wrong += [f"{section}: {path} leads to {way}" for way in closed_ways(app, role, section, "admin", text)]
    assert not wrong, "\n".join(wrong)


def test_the_desk_begins_with_the_first_part_that_is_open(kept_for):
    """At the sign-in, whatever page was asked for, and at every way to the first page."""
    visitor = Browser(kept_for(today="officer", clips="officer"))
    visitor.get("/")
    visitor.post("/sign-in", {"login": "xem", "password": PASSWORD, "next": "/"})
    assert visitor.last.status_code == 200
    assert visitor.last.request.path == "/stories"
    assert visitor.get("/clips").status_code == 403
    assert 'href="/">Về trang đầu' in visitor.text
    assert visitor.get("/").request.path == "/stories"


def test_who_may_see_no_part_begins_with_the_own_password(kept_for):
    """And is told so by no fault."""
    visitor = Browser(kept_for(**dict.fromkeys(SECTIONS, "admin")))
    visitor.get("/")
    visitor.post("/sign-in", {"login": "xem", "password": PASSWORD, "next": "/"})
    assert (visitor.last.status_code, visitor.last.request.path) == (200, "/password")


def test_every_part_is_a_page(app):
    """What is offered at the top of every page."""
    assert all(way.endpoint in app.view_functions for way in WAYS)
