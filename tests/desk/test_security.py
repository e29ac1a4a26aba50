"""What strangers try: forged forms, planted marks, ways elsewhere, guesses, and addresses without end.

Not for: who may ask what (test_access.py), signing in (test_sign_in.py), host names and proxies.
"""

import re
import threading
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from desk_alone import desk_alone
from desk_office import PASSWORD, Browser
from desk_routes import Insider, known, path_of, routes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import monitor.desk
from monitor.desk.app import create_app
from monitor.desk.doors.headers import POLICY
from monitor.desk.doors.ways import safe_path
from monitor.store import Store

HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}${7*7}</textarea></title>"
TRAVERSALS = (
    "../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/monitor.db",
    "....//....//monitor.db",
    "..\\..\\monitor.db",
    "..%5c..%5cmonitor.db",
    "%252e%252e%252fmonitor.db",
    "/etc/passwd",
    "//etc/passwd",
    "C:%5cWindows%5cwin.ini",
    "desk.css%00.html",
    ".",
    "..",
    "%00",
)
MANY_PARTS = b"".join(b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n' for _ in range(1200)) + b"--b--"
LONG_TEXT = b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n' + b"a" * (3 * 1024 * 1024) + b"\r\n--b--"
ODD = (  # in any parameter of any page
    "' OR 1=1 --",
    '"; DROP TABLE accounts; --',
    "1 UNION SELECT password FROM accounts",
    'title:"', '"a', "a*", "NEAR(a b)", "AND", "NOT a", "(((", "a:b:c", '"a b"~5', '"a b"~99999999999999999999', "-", "^", "*",
    "\0", "\u202e", "\ud7ff", "𝕏" * 50, "a" * 5000, "%", "{{7*7}}", "9" * 40, "-1", "0", "1e309", "nan", "²", "١٢",
    "2026-02-30", "0000-00-00", "9999-12-31", "2026-13-01T25:61:00", "+07:00", "../../etc/passwd", "<script>alert(1)</script>",
    "\ufeff", "\n\r\n", "(" * 300, " OR ".join("abc"), "a AND " * 200,
)  # fmt: skip


@pytest.fixture
def admin(app, store):
    return Insider(app, store, "quantri")


def content(store):
    """All that is kept."""
    return list(store._database._connection.iterdump())


def parameters():
    """Every name under which a page or a form of the desk asks for something, as its source says."""
    folder, found = Path(monitor.desk.__file__).parent, set()
    for file in folder.rglob("*.html"):
        found |= set(re.findall(r'\bname="([a-z_]+)"', file.read_text(encoding="utf-8")))
    for file in folder.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        found |= set(re.findall(r'args(?:\.get|\.getlist)?[\[(]\s*"([a-z_]+)"', source))
        found |= set(re.findall(r'\.(?:get|getlist)\("([a-z_]+)"', source))
    return sorted(found - {"csrf_token"})


# -- forged forms ------------------------------------------------------------------------------------


def test_no_form_without_its_key_does_anything(app, admin, store):
    """Every route that writes, asked by an admin's browser as another site would make it ask."""
    admin.sign_in()
    before, wrong = content(store), []
    for route in routes(app, "POST"):
        for form in ({}, {"csrf_token": "forged"}, {"csrf_token": ""}):
            answer = admin.client.post(path_of(app, route, known(store)), data={"text": "x", **form})
            wrong += [] if answer.status_code == 400 else [f"{route}: {answer.status_code}"]
    assert not wrong
    assert content(store) == before


def test_a_key_of_another_browser_is_no_key(app, store):
    """Each has its own."""
    mine, yours = Insider(app, store, "quantri"), Insider(app, store, "canbo")
    mine.sign_in()
    yours.sign_in()
    mine.key()
    assert mine.client.post("/sessions/end", data={"csrf_token": yours.key()}).status_code == 400


def test_asking_for_a_page_writes_nothing(app, admin, store):
    """However often a browser or a robot of the office follows links. What is in the database stays."""
    admin.sign_in()
    before = content(store)
    for route in routes(app, "GET"):
        admin.client.get(path_of(app, route, known(store)), buffered=True)
    assert content(store) == before


# -- headers, cookies, what a page may do --------------------------------------------------------------


def test_every_answer_carries_the_headers(app, admin, store):
    """Pages, files, downloads, faults and ways elsewhere."""
    asked = [("GET", path_of(app, route, known(store))) for route in routes(app, "GET")]
    asked += [
        ("GET", "/no-such-page"),
        ("POST", "/"),
        ("POST", "/sign-in"),
        ("GET", "/static/nothing.css"),
        ("PUT", "/"),
    ]
    admin.sign_in()
    for method, path in asked:
        answer = admin.client.open(path, method=method, buffered=True)
        headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] in ("same-origin", "no-referrer"), path
        assert "Cache-Control" in headers, path
        assert headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN"), path
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy.replace("style-src 'unsafe-inline'", "" if policy != POLICY else policy), path
        assert "http" not in policy, path
        assert "Server" not in headers, path


def test_a_page_of_the_desk_is_kept_by_no_cache(admin):
    """Nor after the sign-out by the browser's way back."""
    assert admin.ask("GET", "/people").headers["Cache-Control"] == "no-store"
    assert admin.ask("GET", "/people").headers["X-Frame-Options"] == "DENY"


def test_cookies_go_by_https_only_where_people_come_by_it(desk, store):
    """And the browser is told to stay with it."""
    object.__setattr__(desk.settings, "desk", desk.settings.desk.model_copy(update={"https": True}))
    visitor = Browser(create_app(desk))
    visitor.client.get("/sign-in", base_url="https://localhost")
    page = visitor.client.get("/sign-in", base_url="https://localhost").get_data(as_text=True)
    key = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
    form = {"login": "canbo", "password": PASSWORD, "csrf_token": key}
    answer = visitor.client.post("/sign-in", data=form, base_url="https://localhost")
    assert answer.status_code == 303
    cookies = answer.headers.getlist("Set-Cookie")
    assert all("Secure" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)
    assert len(cookies) == 2
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


class Looked(HTMLParser):
    """What a page does besides showing text."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.faults, self.links, self.open = [], [], ""
        self.key = True
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.open = tag
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.faults.append((tag, attrs))
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.faults.append((tag, attrs))
        if tag == "img" and given.get("src") == "x":
            self.faults.append((tag, attrs))
        if re.match(r"\s*(javascript|data|vbscript):", given.get("href") or given.get("src") or "", re.IGNORECASE):
            self.faults.append((tag, attrs))
        if tag == "form":
            self.check_form()
            self.key = (given.get("method") or "get").lower() != "post"
        if tag == "input" and given.get("name") == "csrf_token":
            self.key = bool(given.get("value"))
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])

    def handle_endtag(self, tag):
        self.open = ""
        if tag == "form":
            self.check_form()
            self.key = True

    def handle_data(self, data):
        if self.open == "script" and data.strip():
            self.faults.append(("script", data))

    def check_form(self):
        if not self.key:
            self.faults.append(("form", "without a key"))


def walk(admin, start, most):
    """Look at every page that can be reached by links; yield (path, what it does)."""
    waiting, seen, shapes = list(start), set(start), {}
    while waiting:
        path = waiting.pop(0)
        answer = admin.ask("GET", path)
        assert answer.status_code < 500, path
        if answer.mimetype != "text/html":
            continue
        looked = Looked(answer.get_data(as_text=True))
        yield path, looked
        for link in looked.links:
            found = urljoin(f"http://localhost{path}", link)
            parts = urlsplit(found)
            path_ = parts.path + (f"?{parts.query}" if parts.query else "")
            shape = re.sub(r"\d+", "0", parts.path) + "?" + "&".join(sorted(re.findall(r"(\w+)=", parts.query)))
            shapes[shape] = shapes.get(shape, 0) + 1
            if parts.netloc == "localhost" and path_ not in seen and shapes[shape] <= 3 and len(seen) < most:
                seen.add(path_)
                waiting.append(path_)


def test_no_page_carries_a_script_a_style_or_a_form_without_a_key(admin):
    """All that can be reached from the first page."""
    found = {path: looked.faults for path, looked in walk(admin, ["/"], 150) if looked.faults}
    assert not found


def test_what_the_press_and_people_wrote_is_shown_as_text_everywhere(office, app, admin, store):
    """Titles, leads, texts, outlets, authors, names of files and sections, words of colleagues."""
    with store._database.writing() as db:
        db.execute("UPDATE revisions SET title = ?, lead = ?, text = ? || text, section = ?", (HOSTILE,) * 4)
        db.execute("UPDATE revisions SET authors = ?, image = ?", ('["<script>alert(1)</script>"]', f"x{HOSTILE}"))
        db.execute("UPDATE articles SET outlet = ?, entered_by = ?", (HOSTILE, HOSTILE))
        db.execute("UPDATE addresses SET title = ?, listed_title = ?, summary = ?, reason = ?", (HOSTILE,) * 4)
    store.stories.rename(known(store)["story"], HOSTILE[:90], who=HOSTILE, at=store.accounts.by_id(1).made_at)
    fresh = Insider(create_app(app.extensions["monitor"]), store, "quantri")
    start = ["/", f"/clips?q={quote(HOSTILE)}", f"/clips/{known(store)['clip']}", f"/stories/{known(store)['story']}"]
    found = {path: looked.faults for path, looked in walk(fresh, start, 80) if looked.faults}
    assert not found


# -- ways elsewhere ----------------------------------------------------------------------------------

ELSEWHERE = (
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
    "/\n/evil.example", "\t//evil.example", " //evil.example", "http:evil.example", "javascript:alert(1)", "evil.example",
    "/%09/evil.example\r\nSet-Cookie: a=b", "https:/evil.example", "https:evil.example", "//evil.example/%2e%2e", "/\0/evil",
    "/" + "x" * 5000, "\u2028//evil.example", "/\x85/evil.example", "//[::1]", "http://localhost@evil.example",
)  # fmt: skip


def test_neither_the_door_nor_a_form_leads_elsewhere(tmp_path):
    """After the sign-in, and after what was done."""
    app = create_app(desk_alone(tmp_path))
    for way in ELSEWHERE:
        visitor = Browser(app)
        visitor.client.get("/sign-in", query_string={"next": way})
        visitor.get("/sign-in")
        answer = visitor.post("/sign-in", {"login": "canbo", "password": PASSWORD, "next": way}, follow=False)
        assert answer.headers["Location"] == "/", way
        answer = visitor.post("/sessions/end", {"back": way}, follow=False)
        assert answer.headers["Location"] == "/sessions", way
        assert visitor.client.get("/sign-in", query_string={"next": way}).headers["Location"] == "/", way


@given(
    st.lists(
        st.sampled_from(
            [*"/\\.:@?#%[]", "\t", "\n", " ", "\0", "evil.example", "http", "javascript", "%2f", "%5c", "é", "a"]
        )
    ).map("".join)
    | st.text()
)
def test_a_safe_path_stays_on_this_host_as_browsers_read_it(way):
    """They leave out tabs and line ends, and take a backslash for a slash."""
    for prefix in ("", "/", "//", "/\\"):
        found = safe_path(prefix + way)
        if found:
            as_browsers = re.sub(r"[\t\n\r]", "", found.strip("\0 ")).replace("\\", "/")
            assert urlsplit(urljoin("http://desk.example/a/b", as_browsers)).netloc == "desk.example"
            assert found.startswith("/")


def test_the_ways_of_the_desk_itself_are_safe():
    """With queries, anchors and Vietnamese letters."""
    for way in (
        "/",
        "/clips?q=bi%C3%AAn+gi%E1%BB%9Bi&page=2",
        "/clips/1#tags",
        "/diem-bao/clips?q=biên",
        "/a//b",
        "/a?u=http://x",
    ):
        assert safe_path(way) == way


# -- guesses -----------------------------------------------------------------------------------------


def test_many_guesses_at_the_same_time_are_few_guesses(app, office):
    """Eight browsers that guess one password together: each wrong one counts."""
    answers = []

    def guess(n):
        visitor = Browser(app)
        visitor.client.environ_base["REMOTE_ADDR"] = f"10.0.0.{n}"
        for attempt in range(6):
            visitor.get("/sign-in")
            answers.append(visitor.post("/sign-in", {"login": "canbo", "password": f"guess-{n}-{attempt}"}).status_code)

    threads = [threading.Thread(target=guess, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) <= {401, 429, 503}
    # Those that were under way when the fifth was counted are answered too.
    assert 5 <= answers.count(401) <= 12


# -- addresses and parameters without end --------------------------------------------------------------


def test_no_address_leads_out_of_its_folder(app, admin, store):
    """Static files and downloads: what is not there is not found."""
    values = known(store)
    for route in routes(app, "GET"):
        texts = [
            each
            for each, converter in route.rule._converters.items()
            if type(converter).__name__ in ("PathConverter", "UnicodeConverter")
        ]
        marks = {each: f"MARK{n}" for n, each in enumerate(texts)}
        for name in TRAVERSALS if texts else ():
            path = path_of(app, route, values | marks)
            for mark in marks.values():
                path = path.replace(mark, name)
            answer = admin.ask("GET", path)
            assert answer.status_code in (200, 301, 303, 304, 308, 400, 404), path
            body = answer.get_data()
            assert b"root:" not in body
            assert not body.startswith(b"SQLite format 3")
            if route.endpoint == "static":
                assert answer.status_code in (308, 404), path


def odd_answers(app, admin, store, every):
    """What is wrong with the answers when each page is asked one in *every* of the odd texts, in all parameters at once."""
    names, values, wrong = parameters(), known(store), []
    for n, route in enumerate(routes(app, "GET")):
        path = path_of(app, route, values)
        for odd in ODD[n % every :: every]:
            answer = admin.ask("GET", path, query_string=dict.fromkeys(names, odd))
            wrong += [f"{route} ?…={odd[:40]!r}: {answer.status_code}"] if answer.status_code >= 500 else []
    return wrong


def test_no_text_in_any_parameter_is_a_fault_of_the_program(app, admin, store):
    """SQL, full-text queries, dates that are none, numbers no machine holds: the short form."""
    assert not odd_answers(app, admin, store, 5)


@pytest.mark.slow
def test_no_text_in_any_parameter_is_a_fault_of_the_program_on_any_page(app, admin, store):
    """Every text to every page."""
    assert not odd_answers(app, admin, store, 1)


text = st.text(max_size=30) | st.sampled_from(ODD) | st.integers(-(2**70), 2**70).map(str) | st.dates().map(str)


def fuzz(app, admin, store, examples):
    """Ask all pages with paths and parameters that nobody thought of; an answer is a page, never a fault."""
    names, values, all_routes = parameters(), known(store), routes(app, "GET")
    admin.sign_in()

    @settings(max_examples=examples, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def ask(data):
        route = data.draw(st.sampled_from(all_routes))
        marks = {name: data.draw(text | st.just(str(values.get(name, 1)))) for name in route.rule._converters}
        path = "".join(
            part if kind else quote(marks[part], safe="/" if data.draw(st.booleans()) else "")
            for kind, part in ((literal, part) for literal, part in pieces(route.rule.rule))
        )
        asked = data.draw(st.lists(st.tuples(st.sampled_from(names), text), max_size=6))
        answer = admin.client.get(
            path or "/", query_string="&".join(f"{name}={quote(value)}" for name, value in asked), buffered=True
        )
        assert answer.status_code < 500, (path, asked)

    ask()


def pieces(rule):
    """The parts of a rule: (True, words of it) and (False, name of what stands there)."""
    for literal, name in re.findall(r"([^<]+)|<(?:[^<>:]*(?:\([^)]*\))?:)?(\w+)>", rule):
        yield (True, literal) if literal else (False, name)


def test_no_address_is_a_fault_of_the_program(app, admin, store):
    """The short form."""
    fuzz(app, admin, store, 250)


@pytest.mark.slow
def test_no_address_is_a_fault_of_the_program_however_long_one_tries(app, admin, store):
    """The long form."""
    fuzz(app, admin, store, 10_000)


@pytest.mark.slow
def test_no_form_is_a_fault_of_the_program(app, admin, store):
    """Every route that writes, with its key and fields that nobody thought of."""
    names, values = parameters(), known(store)

    @settings(max_examples=1500, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def ask(data):
        route = data.draw(st.sampled_from(routes(app, "POST")))
        form = dict(data.draw(st.lists(st.tuples(st.sampled_from(names), text), max_size=8)))
        answer = admin.ask("POST", path_of(app, route, values), data=form)
        assert answer.status_code < 500, (str(route), form)

    ask()


@pytest.mark.parametrize(
    ("how", "status", "words"),
    [
        ({"data": LONG_TEXT, "content_type": "multipart/form-data; boundary=b"}, 413, "nội dung nhập quá dài"),
        ({"data": b"x" * (11 * 1024 * 1024), "content_type": "application/x-www-form-urlencoded"}, 413, "Tệp quá lớn"),
        ({"data": b"\xff\xfe=%zz&&&=", "content_type": "application/x-www-form-urlencoded"}, 400, "chưa có gì"),
        ({"data": b"no parts", "content_type": "multipart/form-data; boundary=b"}, 400, "bị hỏng"),
        ({"data": b"no parts", "content_type": "multipart/form-data"}, 400, "bị hỏng"),
        ({"data": b"{", "content_type": "application/json"}, 400, "bị hỏng"),
        ({"data": MANY_PARTS, "content_type": "multipart/form-data; boundary=b"}, 413, "quá nhiều ô"),
    ],
)
def test_a_body_that_is_no_form_of_ours_is_answered_with_a_page(admin, how, status, words):
    """Too large, broken, of another kind: a Vietnamese sentence and the right status."""
    admin.sign_in()
    answer = admin.client.post("/sessions/end", **how)
    assert answer.status_code == status
    assert "<h1>" in answer.get_data(as_text=True)
    assert words in answer.get_data(as_text=True)


def test_a_database_that_stays_locked_gives_the_form_back(app, admin, store, office):
    """After the time to wait, with all that was chosen; and nothing is lost or half written."""
    admin.sign_in()
    with Store.open(office / "data" / "monitor.db") as other, other._database.writing():
        answer = admin.ask("POST", "/sessions/end", data={"pick": ["1", "2"], "note": "dòng một\r\ndòng hai"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
    assert page.count('name="pick"') == 2
    assert "Gửi lại" in page
    assert "csrf_token" in page
