"""Who may ask what: every route by everybody.

The table must name every route that there is. A new screen adds its lines; the test prints them.
"""

import pytest
from case_forms import begin
from desk_office import PEOPLE
from desk_routes import Insider, known, path_of, routes

from monitor.desk.app import create_app
from monitor.desk.doors.access import ROLES, access_of
from monitor.desk.doors.ways import FRONT

ROUTES = {  # endpoint: (least role, section); None: nobody needs to be signed in
    "add.by_file": ("officer", "add"),
    "add.by_hand": ("officer", "add"),
    "add.by_url": ("officer", "add"),
    "add.job": ("officer", "add"),
    "add.show": ("officer", "add"),
    "ask.show": ("viewer", "facts"),
    "audit.export": ("admin", "audit"),
    "audit.show": ("admin", "audit"),
    "briefing_lists.figures": ("viewer", "briefings"),
    "briefing_lists.items": ("viewer", "briefings"),
    "briefing_mail.page": ("viewer", "briefings"),
    "briefing_mail.send": ("approver", "briefings"),
    "briefing_units.form": ("viewer", "briefings"),
    "briefing_units.keep": ("officer", "briefings"),
    "briefing_units.show": ("viewer", "briefings"),
    "briefings.different": ("viewer", "briefings"),
    "briefings.file": ("viewer", "briefings"),
    "briefings.freeze_": ("approver", "briefings"),
    "briefings.make": ("officer", "briefings"),
    "briefings.one": ("viewer", "briefings"),
    "briefings.page": ("viewer", "briefings"),
    "briefings.show": ("viewer", "briefings"),
    "captures.page": ("viewer", "clips"),
    "captures.record": ("viewer", "clips"),
    "captures.show": ("viewer", "clips"),
    "captures.words": ("viewer", "clips"),
    "case.download": ("viewer", "cases"),
    "case.show": ("viewer", "cases"),
    "case_dossier.make": ("officer", "cases"),
    "case_writing.keep": ("officer", "cases"),
    "cases.limits": ("viewer", "cases"),
    "cases.new": ("officer", "cases"),
    "cases.open_": ("officer", "cases"),
    "cases.show": ("viewer", "cases"),
    "clip.show": ("viewer", "clips"),
    "clips.delete_search": ("viewer", "clips"),
    "clips.export": ("viewer", "clips"),
    "clips.keep_search": ("viewer", "clips"),
    "clips.rename_search": ("viewer", "clips"),
    "clips.search_help": ("viewer", "clips"),
    "clips.show": ("viewer", "clips"),
    "deciding_marks.assign": ("officer", "clips"),
    "deciding_marks.mark": ("viewer", "clips"),
    "deciding_marks.note": ("officer", "clips"),
    "deciding_marks.read": ("viewer", "clips"),
    "deciding_marks.read_again": ("viewer", "clips"),
    "deciding_marks.reopened": ("officer", "clips"),
    "deciding_marks.reviewed": ("officer", "clips"),
    "deciding_marks.undo": ("officer", "clips"),
    "deciding_marks.unread": ("viewer", "clips"),
    "deciding_scope.take": ("officer", "clips"),
    "deciding_tags.decide": ("officer", "clips"),
    "deciding_tags.undo": ("officer", "clips"),
    "deciding_writing.keep": ("officer", "clips"),
    "deciding_writing.undo": ("officer", "clips"),
    "digest.again": ("approver", "digest"),
    "digest.approve": ("approver", "digest"),
    "digest.drop": ("officer", "digest"),
    "digest.drop_mail": ("approver", "digest"),
    "digest.edition": ("viewer", "digest"),
    "digest.edition_file": ("viewer", "digest"),
    "digest.edition_frame": ("viewer", "digest"),
    "digest.editions": ("viewer", "digest"),
    "digest.export": ("viewer", "digest"),
    "digest.keep": ("officer", "digest"),
    "digest.move": ("officer", "digest"),
    "digest.note": ("officer", "digest"),
    "digest.outbox": ("viewer", "digest"),
    "digest.preview": ("viewer", "digest"),
    "digest.preview_frame": ("viewer", "digest"),
    "digest.release": ("approver", "digest"),
    "digest.send": ("approver", "digest"),
    "digest.show": ("viewer", "digest"),
    "digest.undo": ("officer", "digest"),
    "digest.usual": ("officer", "digest"),
    "facts.export": ("viewer", "facts"),
    "facts.one": ("viewer", "facts"),
    "facts.show": ("viewer", "facts"),
    "facts_writing.add": ("officer", "facts"),
    "facts_writing.check_table": ("officer", "facts"),
    "facts_writing.choose": ("officer", "facts"),
    "facts_writing.keep_table": ("officer", "facts"),
    "facts_writing.new": ("officer", "facts"),
    "facts_writing.table": ("officer", "facts"),
    "facts_writing.take_back": ("officer", "facts"),
    "flags.decide": ("officer", "flags"),
    "flags.export": ("viewer", "flags"),
    "flags.show": ("viewer", "flags"),
    "flags.undo": ("officer", "flags"),
    "ledger.address": ("viewer", "sources"),
    "ledger.addresses": ("viewer", "sources"),
    "ledger.export": ("viewer", "sources"),
    "ledger.export_days": ("viewer", "sources"),
    "ledger.show": ("viewer", "sources"),
    "people.add": ("admin", "people"),
    "people.change": ("admin", "people"),
    "people.new": ("admin", "people"),
    "people.one": ("admin", "people"),
    "people.reset_password": ("admin", "people"),
    "people.show": ("admin", "people"),
    "people.sign_out": ("admin", "people"),
    "people.unbind": ("admin", "people"),
    "people.unlock": ("admin", "people"),
    "sign_in.end_others": ("viewer", None),
    "sign_in.enter": (None, None),
    "sign_in.form": (None, None),
    "sign_in.keep_password": ("viewer", None),
    "sign_in.leave": (None, None),
    "sign_in.password": ("viewer", None),
    "sign_in.sessions": ("viewer", None),
    "sources.export": ("viewer", "sources"),
    "sources.export_freshness": ("viewer", "sources"),
    "sources.one": ("viewer", "sources"),
    "sources.show": ("viewer", "sources"),
    "static": (None, None),
    "stories.export": ("viewer", "stories"),
    "stories.show": ("viewer", "stories"),
    "story.choose_place": ("officer", "stories"),
    "story.choose_stories": ("officer", "stories"),
    "story.export": ("viewer", "stories"),
    "story.merge": ("officer", "stories"),
    "story.move": ("officer", "stories"),
    "story.pin": ("officer", "stories"),
    "story.rename": ("officer", "stories"),
    "story.show": ("viewer", "stories"),
    "story.split": ("officer", "stories"),
    "story.undo": ("officer", "stories"),
    "today.changes": ("viewer", "today"),
    "today.show": ("viewer", "today"),
}
LOGINS = {"viewer": "xem", "officer": "canbo", "approver": "duyet", "admin": "quantri"}
FORM = {
    "seen": "",
    "name": "Mới",
    "q": "a",
    "text": "Ghi chú.",
    "note": "Ghi chú.",
}  # no form of ours is complete with it


@pytest.fixture(autouse=True)
def case(store):
    """One case, of which the routes below /cases/1 are."""
    return begin(store, [next(store.clips()).id])


def test_the_table_names_every_route(app):
    """Who adds a route says in the table who may use it."""
    found = {endpoint: tuple(access_of(app, endpoint)) for endpoint in app.view_functions}
    lines = "\n".join(
        f'    "{name}": {say(found[name])},' for name in sorted(found) if ROUTES.get(name, 0) != found[name]
    )
    gone = sorted(set(ROUTES) - set(found))
    assert found == ROUTES, f"\nput into ROUTES of tests/desk/test_access.py:\n{lines}\nand take out: {gone}"


def say(access):
    """As Python writes it here."""
    return str(tuple(access)).replace("'", '"')


def test_every_route_is_for_a_role_of_ours(app):
    """Only the door and what it is made of are for everybody."""
    roles = {role for role, _ in ROUTES.values()}
    assert roles <= {None, *ROLES}
    assert {name.partition(".")[0] for name, (role, _) in ROUTES.items() if role is None} <= {
        "static",
        "sign_in",
        "oidc",
    }


@pytest.fixture
def people(app, store):
    """Somebody of each role, and nobody."""
    return {None: Insider(app, store), **{role: Insider(app, store, login) for role, login in LOGINS.items()}}


def answers(app, store, person):
    """What *person* is answered on every route."""
    values = known(store)
    for route in routes(app):
        answer = person.ask(
            route.method, path_of(app, route, values), **({"data": FORM} if route.method == "POST" else {})
        )
        yield route, answer


def test_nobody_is_led_to_the_door(app, store, people):
    """And comes no further; a form is answered in place."""
    wrong = []
    for route, answer in answers(app, store, people[None]):
        needed = access_of(app, route.endpoint).role
        if needed is None:
            good = answer.status_code < 500
        elif route.method == "GET":
            good = answer.status_code == 303 and answer.headers["Location"].startswith("/sign-in?next=/")
        else:
            good = answer.status_code == 401
        wrong += [] if good else [f"{route}: {answer.status_code}"]
    assert not wrong


@pytest.mark.parametrize("role", ROLES)
def test_everybody_may_what_the_table_says_and_no_more(app, store, people, role):
    """403 below the role, and above it never a fault of the program."""
    assert PEOPLE[LOGINS[role]][1] == role
    wrong = []
    for route, answer in answers(app, store, people[role]):
        needed = access_of(app, route.endpoint).role
        refused = needed is not None and ROLES.index(role) < ROLES.index(needed)
        out = needed is not None and answer.status_code == 401
        if (answer.status_code == 403) != refused or out or answer.status_code >= 500:
            wrong.append(f"{route}: {answer.status_code}")
    assert not wrong


def test_a_section_that_is_kept_for_some_is_closed_to_the_others(desk, store):
    """Each section; pages without one stay open to their role."""
    sections = {section: "admin" for _, section in ROUTES.values() if section}
    rules = desk.settings.desk.model_copy(update={"sections": sections})
    object.__setattr__(desk.settings, "desk", rules)
    app = create_app(desk)
    wrong = []
    for route, answer in answers(app, store, Insider(app, store, "duyet")):
        access = access_of(app, route.endpoint)
        closed = access.section is not None or access.role == "admin"
        expected = 303 if route.endpoint == FRONT else 403  # the front door leads to what is open
        if (answer.status_code == expected) != closed and (closed or answer.status_code == 403):
            wrong.append(f"{route}: {answer.status_code}")
    assert not wrong


def test_a_page_offers_no_way_that_is_closed(people):
    """The ways at the top are those that one may go."""
    for role, person in people.items():
        if role is None:
            continue
        page = person.ask("GET", "/").get_data(as_text=True)
        assert ('href="/people"' in page) == (role == "admin")
        assert ('href="/audit"' in page) == (role == "admin")
        assert ('href="/add"' in page) == (role != "viewer")
