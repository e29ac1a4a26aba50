"""A missed article or a paper clip brought at the desk. Not for: what becomes of it (tests/pipeline/test_adding.py)."""

import io
import re
import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from desk_office import PASSWORD, Browser

from monitor.desk.adding.flat import flat_fault
from monitor.desk.app import create_app
from monitor.desk.desk import Desk

HERE = "http://baothanhtuyen.example"
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="2026-09-15T09:00:00+07:00"></head><body><article><h1>{title}</h1>
{text}</article></body></html>"""
TEXT = "".join(
    f"<p>Đoạn {n}: bà con trong thôn góp công dựng lại nhịp cầu tre đã hỏng sau mùa lũ, để học trò đi học đỡ vất vả.</p>"
    for n in range(1, 7)
)
PAPER = {
    "outlet": "Đài Thử Nghiệm",
    "group": "cua-tinh",
    "medium": "phat-thanh",
    "day": "2026-09-15",
    "hour": "06:30",
    "title": "Bản tin sáng: cầu tre thôn Thử đã nối lại",
    "text": "Sáng nay cầu tre thôn Thử đã nối lại.\nHọc trò đi học không phải vòng qua núi.",
    "language": "vi",
}


@pytest.fixture
def web():
    """The pages of the press by address, served by a proxy on loopback as the demo's are."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, body = pages.get(self.path, (404, "not here"))
            raw = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/plain" if self.path.endswith(".txt") else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    pages["port"] = server.server_port
    yield pages
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def desk(desk, web):
    """The desk, whose crawler asks that press."""
    crawl = desk.settings.crawl.model_copy(update={"proxy": f"http://127.0.0.1:{web['port']}"})
    return Desk(replace(desk.settings, crawl=crawl), desk.data, desk.clock, desk.busy_seconds)


@pytest.fixture
def app(desk):
    return create_app(desk)


@pytest.fixture
def officer(browser):
    found = browser("canbo")
    found.get("/add")
    return found


def finished(officer):
    """The page that says how it went, once it does."""
    while 'http-equiv="refresh"' in officer.text:
        officer.get(officer.last.request.path)
    return officer.text


def clip_number(page):
    return int(re.search(r"\(tin (\d+)\)", page)[1])


def test_a_missed_article_becomes_a_clip_with_the_officers_name(officer, web, store):
    web[f"{HERE}/cau-tre.html"] = 200, PAGE.format(title="Nhịp cầu tre được dựng lại", text=TEXT)
    officer.post("/add/url", {"url": f"{HERE}/cau-tre.html"})
    clip = store.clip(clip_number(finished(officer)))
    assert (clip.article.title, clip.entered_by) == ("Nhịp cầu tre được dựng lại", "Cán Văn Thử")
    acts = [(line.act, line.actor.login, line.detail.get("url")) for line in store.audit.lines(limit=5)]
    assert ("add.url", "canbo", f"{HERE}/cau-tre.html") in acts


def test_an_article_that_is_there_says_which_clip_it_is(officer, store):
    clip = next(store.clips())
    officer.post("/add/url", {"url": clip.article.canonical})
    assert "đã có trong kho" in officer.text
    assert f'href="/clips/{clip.id}"' in officer.text


def test_a_page_that_cannot_be_fetched_says_why_and_that_it_is_tried_again(officer, web, store):
    url = f"{HERE}/sau.html"
    web[url] = 503, "no"
    officer.post("/add/url", {"url": url})
    page = finished(officer)
    assert "máy chủ báo lỗi 503" in page
    assert "lượt đọc sau máy tự thử lại" in page
    assert next(line.state for line in store.ledger.lines() if line.url == url) == "pending"


def test_what_robots_txt_forbids_is_not_fetched(officer, web):
    web["http://la.example/robots.txt"] = 200, "User-agent: *\nDisallow: /rieng/\n"
    officer.post("/add/url", {"url": "http://la.example/rieng/bai.html", "outlet": "Báo Lạ", "group": "tinh-khac"})
    page = finished(officer)
    assert "trang không cho máy đọc" in page
    assert "nhập bằng mẫu" in page


def test_a_page_without_an_article_says_so(officer, web):
    web[f"{HERE}/muc.html"] = 200, "<html><body><h1>Mục</h1></body></html>"
    officer.post("/add/url", {"url": f"{HERE}/muc.html"})
    assert "không đọc ra bài viết nào" in finished(officer)


def test_an_unknown_host_needs_a_name_and_a_group_and_keeps_what_was_typed(officer, web, store):
    url = "http://la.example/bai.html"
    officer.post("/add/url", {"url": url})
    assert officer.last.status_code == 400
    assert "ghi tên báo" in officer.text
    assert url in officer.text
    web[url] = 200, PAGE.format(title="Nhịp cầu tre ở xa", text=TEXT)
    officer.post("/add/url", {"url": url, "outlet": "Báo Lạ", "group": "tinh-khac"})
    clip = store.clip(clip_number(finished(officer)))
    assert (clip.outlet, clip.group) == ("Báo Lạ", "tinh-khac")


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "javascript:alert(1)", "bao.example/a", "http://[::1"])
def test_what_is_no_web_address_is_refused(officer, url):
    officer.post("/add/url", {"url": url})
    assert officer.last.status_code == 400


def test_a_paper_clip_is_kept_and_brought_twice_it_says_which_it_is(officer, store):
    officer.post("/add/paper", PAPER)
    number = clip_number(finished(officer))
    clip = store.clip(number)
    assert (clip.medium, clip.entered_by, clip.article.title) == ("phat-thanh", "Cán Văn Thử", PAPER["title"])
    assert clip.article.published.isoformat() == "2026-09-14T23:30:00+00:00"
    officer.get("/add")
    officer.post("/add/paper", PAPER)
    assert re.search(rf"in {number}</a>", officer.text)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": " "}, "Tiêu đề: chưa nhập"),
        ({"text": ""}, "Nội dung: chưa nhập"),
        ({"group": "khac"}, "Nhóm báo: chưa đúng"),
        ({"day": ""}, "Ngày đăng, phát: chưa nhập"),
        ({"day": "2026-02-31"}, "Ngày, giờ đăng không đúng"),
        ({"hour": "25:00"}, "Ngày, giờ đăng không đúng"),
        ({"day": "2036-01-01"}, "còn ở phía trước"),
        ({"day": "0001-01-01"}, "Ngày đăng"),
        ({"language": "tiếng ta"}, "Ngôn ngữ: chưa đúng"),
        ({"title": "x" * 501}, "Tiêu đề dài quá"),
    ],
)
def test_what_is_wrong_in_the_form_is_said_and_nothing_typed_is_lost(officer, store, change, words):
    before = sum(1 for _ in store.clips())
    officer.post("/add/paper", PAPER | change)
    assert officer.last.status_code == 400
    assert words in officer.text
    assert PAPER["text"].split("\n")[1] in officer.text or "text" in change
    assert sum(1 for _ in store.clips()) == before


TOML = """outlet = "Báo Giấy Thử"
group = "cua-tinh"
medium = "bao-in"
published = 2026-09-14
title = "Trang nhất: cầu tre"
text = "Cầu tre đã nối lại."
entered_by = "Ai đó"
"""


def sent(officer, content, name="tin.toml"):
    officer.post("/add/file", {"file": (io.BytesIO(content), name)}, content_type="multipart/form-data")


def test_a_file_becomes_a_clip_in_the_name_of_who_is_signed_in(officer, store):
    sent(officer, TOML.encode())
    clip = store.clip(clip_number(finished(officer)))
    assert (clip.outlet, clip.entered_by) == ("Báo Giấy Thử", "Cán Văn Thử")


def test_the_name_of_a_file_is_never_a_path_nor_a_piece_of_the_page(officer, office):
    name = "../../../<img src=x onerror=alert(1)>.toml"
    sent(officer, TOML.replace("title", "tieu_de").encode(), name)
    assert officer.last.status_code == 400
    assert "Tệp thiếu mục title (Tiêu đề)" in officer.text
    assert "Tệp có mục lạ: tieu_de (dòng 5)" in officer.text
    assert "<img" not in officer.text
    assert not list(office.rglob("*onerror*"))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"outlet = ", b"[[["], ids=["empty", "bytes", "half", "open"]
)
def test_a_broken_file_is_told(officer, content):
    sent(officer, content)
    assert officer.last.status_code == 400
    assert "Chưa thêm được" in officer.text


@pytest.mark.parametrize(
    "content",
    [
        b"a" + b".a" * 30_000 + b"=1",
        b"a" + b' . "a.b"' * 30_000 + b"=1",
        b"[a" + b".a" * 30_000 + b"]",
        b"a={b='''x''''" + b", c" + b".c" * 30_000 + b"='1'}",
        b'a={b="""x"""", c' + b".c" * 30_000 + b'="1"}',
        b'a="""\\"""",b' + b".b" * 30_000 + b"=1",
        b'["' + b" " * 200_000 + b'"]',
        b"a=" + b"[" * 100_000,
        b"a=" + b"1" * 10_000,
        b"\n".join(b"a%d=1" % n for n in range(50_000)),
    ],
    ids=["dots", "quoted", "header", "tail", "long tail", "escape", "blanks", "deep", "digits", "keys"],
)
def test_a_file_made_to_take_all_memory_or_time_is_refused_unread(officer, content):
    """Of no clip are such keys; what reads TOML takes the square of them."""
    started = time.process_time()
    sent(officer, content)
    assert time.process_time() - started < 2
    assert officer.last.status_code == 400
    assert "Chưa thêm được" in officer.text


def test_a_file_longer_than_any_clip_is_not_read():
    assert "2 MB" in flat_fault(b"#" * 2_100_000)


def test_a_text_with_many_dots_brackets_and_signs_is_no_deep_file(officer, store):
    """They may stand in strings and comments."""
    text = r"Ruộng ............ [ảnh] {1} = 2 \" trong ' ngoài # không phải chú thích" + "\n"
    rest = TOML.replace('"Cầu tre đã nối lại."', f'"""\n{text * 60}""" # ........ [x]')
    sent(officer, rest.encode())
    kept = store.clip(clip_number(finished(officer))).article.text
    assert "Ruộng ............ [ảnh] {1} = 2 \" trong ' ngoài # không phải chú thích" in kept


def test_a_file_that_is_too_large_is_refused_whole(officer, desk):
    large = b"#" * (desk.settings.desk.upload_megabytes * 1024 * 1024 + 1)
    officer.last = officer.client.post(
        "/add/file",
        input_stream=io.BytesIO(large),
        content_length=len(large),
        content_type="multipart/form-data; boundary=x",
    )
    assert officer.last.status_code == 413
    assert "Tệp quá lớn" in officer.text


def test_a_job_is_for_who_began_it_only(officer, browser, web):
    officer.post("/add/paper", PAPER)
    path = officer.last.request.path
    other = browser("canbo2")
    other.get(path)
    assert other.last.status_code == 404
    assert "Không còn theo dõi được" in other.text


def test_while_the_press_is_read_the_page_waits_and_says_so(officer, store, web, monkeypatch):
    monkeypatch.setattr("monitor.desk.screens.add._PATIENCE", 0.05)
    web[f"{HERE}/cho.html"] = 200, PAGE.format(title="Nhịp cầu tre chờ đến lượt", text=TEXT)
    with store.alone("run", "reading the press"):
        officer.post("/add/url", {"url": f"{HERE}/cho.html"})
        assert "đang chờ lượt đọc báo xong" in officer.text
    assert clip_number(finished(officer))


@contextmanager
def written_by_another(office):
    """Another program holds the database."""
    with closing(sqlite3.connect(office / "data" / "monitor.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_a_paper_clip_that_finds_the_database_locked_is_not_lost_nor_in_the_log(officer, office, store):
    with written_by_another(office):
        officer.post("/add/paper", PAPER)
    assert officer.last.status_code == 503
    assert "Gửi lại" in officer.text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', officer.text))
    assert fields["text"] == PAPER["text"]
    assert "add.paper" not in {line.act for line in store.audit.lines()}
    officer.post("/add/paper", fields, key=False)
    assert store.clip(clip_number(officer.text)).article.text == PAPER["text"]
    assert store.audit.last().act == "add.paper"


def test_a_paper_clip_is_kept_at_once_while_the_press_is_read_and_gets_its_story_later(officer, store):
    with store.alone("run", "reading the press"):
        officer.post("/add/paper", PAPER)
        number = clip_number(officer.text)
        assert store.stories.ungrouped() == (number,)


def test_a_paper_clip_that_is_there_leaves_no_second_line_in_the_log(officer, store):
    officer.post("/add/paper", PAPER)
    last = store.audit.last().number
    officer.post("/add/paper", PAPER)
    assert "đã có trong kho" in officer.text
    assert store.audit.last().number == last


def test_an_address_is_in_the_ledger_before_it_is_fetched_and_no_thread_holds_up_the_end(officer, store, web, desk):
    """A desk that is killed now loses nothing: the next round fetches it."""
    url = f"{HERE}/giu.html"
    web[url] = 200, PAGE.format(title="Nhịp cầu tre giữ lại", text=TEXT)
    with store.alone("run", "reading the press"):
        officer.post("/add/url", {"url": url}, follow=False)
        (kept,) = (each for each in store.pending(desk.clock()) if each.url == url)
        assert kept.entered_by == "Cán Văn Thử"
        assert [thread.daemon for thread in threading.enumerate() if thread.name == "adding"] == [True]
    officer.get(officer.last.headers["Location"])
    assert clip_number(finished(officer))


def test_after_a_restart_the_page_of_a_job_says_that_nothing_is_lost(officer, desk):
    officer.post("/add/paper", PAPER)
    path = officer.last.request.path
    again = Browser(create_app(replace(desk, kept={})))
    again.get("/sign-in")
    again.post("/sign-in", {"login": "canbo", "password": PASSWORD})
    again.get(path)
    assert again.last.status_code == 404
    assert "lượt đọc báo sau máy tự tải" in again.text


def test_a_viewer_may_not_add(browser):
    viewer = browser("xem")
    viewer.get("/add")
    assert viewer.last.status_code == 403
    viewer.post("/add/paper", PAPER)
    assert viewer.last.status_code == 403


# -- what was imported out of scope ------------------------------------------------------------------------------


@pytest.fixture
def outside(store):
    """An article that is kept for search only."""
    clip = next(clip for clip in store.clips() if clip.article.url.startswith("http"))
    with store._database.writing() as db:
        for table in ("edition_articles", "story_members"):
            db.execute(f"DELETE FROM {table} WHERE article_id = ?", (clip.id,))
        db.execute("UPDATE articles SET in_scope = 0 WHERE id = ?", (clip.id,))
    return clip


def test_what_was_imported_out_of_scope_leads_to_its_page_and_the_button_there(officer, store, outside):
    """Nothing is fetched, nothing waits, and the log says nothing."""
    before = store.audit.last().number
    with store.alone("run", "reading the press"):
        officer.post("/add/url", {"url": outside.article.url})
    assert officer.last.request.path == f"/clips/{outside.id}"
    assert "đã có trong kho nhưng ngoài phạm vi theo dõi; chưa có gì được ghi" in officer.text
    assert f'action="/clips/{outside.id}/take-in"' in officer.text
    assert (store.audit.last().number, store.clip(outside.id).in_scope) == (before, False)


def test_who_may_not_see_articles_is_told_where_it_stands(desk, browser, store, outside):
    rules = desk.settings.desk.model_copy(update={"sections": {"clips": "admin"}})
    visitor = Browser(create_app(replace(desk, settings=replace(desk.settings, desk=rules), kept={})))
    visitor.get("/sign-in")
    visitor.post("/sign-in", {"login": "canbo", "password": PASSWORD})
    visitor.get("/add")
    before = store.audit.last().number
    visitor.post("/add/url", {"url": outside.article.url})
    assert "đã có trong kho nhưng ngoài phạm vi theo dõi" in visitor.text
    assert f"Tin {outside.id}" in visitor.text
    assert "máy tự tải" not in visitor.text
    assert store.audit.last().number == before


def test_what_a_round_brought_while_the_form_was_sent_is_told_in_vietnamese(officer, store, monkeypatch):
    """It came after the desk had looked for it."""
    monkeypatch.setattr("monitor.desk.screens.add._there", lambda _url: None)
    clip = next(clip for clip in store.clips() if clip.article.url.startswith("http"))
    before = store.audit.last().number
    officer.post("/add/url", {"url": clip.article.url, "outlet": "Báo Lạ", "group": "tinh-khac"})
    assert "Bài này đã có trong kho." in officer.text
    assert f'href="/clips/{clip.id}"' in officer.text
    assert "is already clip" not in officer.text
    assert store.audit.last().number == before
