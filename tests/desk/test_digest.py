"""The digest at the desk: planned, seen, approved, sent. Not for: what an edition says (tests/publish), odd clocks (tests/pipeline)."""

import json
import re
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
from desk_office import PASSWORD, Browser

from monitor.case import Asked, Linked, Opened
from monitor.cases import add as add_step
from monitor.cases import load as load_case
from monitor.cases import office_of, open_case
from monitor.config import load
from monitor.config.digest import Audience
from monitor.config.paper import PaperClip
from monitor.config.recipients import RecipientRow
from monitor.demo.mailbox import Mailbox
from monitor.desk.app import create_app
from monitor.desk.desk import Desk
from monitor.pipeline import add_paper, send_digest
from monitor.pipeline.outgoing.frozen import edition_of
from monitor.pipeline.outgoing.planned import preview
from monitor.pipeline.session import Session
from monitor.store import Store
from monitor.store.audit import Actor

AN = Actor("an", "Nguyễn Thị An")
LEADER, GROUP = "lanh-dao@van-phong.example", "doi-ngoai@van-phong.example"


def hour(text):
    return datetime.fromisoformat(f"2026-09-{text}:00+07:00").astimezone(UTC)


class Clock:
    """The desk's calendar: stands still until it is set."""

    def __init__(self):
        self.at = hour("16T06:50")

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def mailbox(tmp_path):
    with Mailbox(tmp_path / "mails") as box:
        yield box


@pytest.fixture
def desk(office, clock, mailbox):
    """The demo's desk before its first digest was cut, with a mail server and two readers, one of a group."""
    db = sqlite3.connect(office / "data" / "monitor.db")
    for table in ("message_tries", "messages", "edition_files", "edition_articles", "editions"):
        db.execute(f"DELETE FROM {table}")
    db.commit()
    db.close()
    settings = load(office / "config")
    mail = settings.office.mail.model_copy(
        update={"host": mailbox.host, "port": mailbox.port, "security": "none", "user": "", "password_env": ""}
    )
    group = Audience(
        id="ngoai-vu", name="Đối ngoại", hour="08:00:00", recipients=(RecipientRow(address=GROUP, name=""),)
    )
    digest = settings.digest.model_copy(
        update={"recipients": (RecipientRow(address=LEADER, name=""),), "groups": (group,)}
    )
    settings = replace(settings, office=settings.office.model_copy(update={"mail": mail}), digest=digest)
    return Desk(settings, office / "data", clock, busy_seconds=0.2)


@pytest.fixture
def session(desk, store):
    """What `monitor serve` works with, beside the desk."""
    return Session(desk.settings, store, desk.clock, None, desk.data)


@pytest.fixture
def officer(browser):
    return Visitor(browser("canbo"))


@pytest.fixture
def approver(browser):
    return Visitor(browser("duyet"))


class Visitor:
    """Fills in the forms of the page that was seen last, as they stand there."""

    def __init__(self, browser):
        self.browser = browser

    def see(self, path):
        answer = self.browser.get(path)
        assert answer.status_code == 200, self.text
        return self.text

    @property
    def text(self):
        return unescape(self.browser.text)

    def forms(self, action):
        """The hidden fields of every form of the page that leads to *action*."""
        for found in re.finditer(r'<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>', self.browser.text, re.DOTALL):
            if unescape(found[1]) == action:
                pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found[2])
                yield {name: unescape(value) for name, value in pairs if name != "csrf_token"}

    def send(self, action, status=200, way=None, **more):
        """Send the form that leads to *action* (with this *way*), and the fields that a person fills in."""
        fields = next((f for f in self.forms(action) if way in (None, f.get("way"))), None)
        assert fields is not None, f"no form {action} on the page"
        answer = self.browser.post(action, fields | more)
        assert answer.status_code == status, self.text
        return self.text

    def undo(self):
        (path,) = re.findall(r'<form action="([^"]*/undo)"', self.browser.text)[:1]
        return self.browser.post(path, {"back": "/digest"}).status_code

    def clips(self, numeral):
        """The clips of one section, as the page lists them."""
        part = self.browser.text.split(f'id="s{numeral}"', 1)[1].split("</section>", 1)[0]
        return [int(number) for number in re.findall(r'<li id="c(\d+)"', part)]


def all_clips(page):
    return {int(number) for number in re.findall(r'<li id="c(\d+)"', page)}


def add(session, title, at):
    paper = PaperClip(
        outlet="Báo In Thử",
        group="cua-tinh",
        medium="bao-in",
        published=at,
        title=title,
        text=f"{title}. Việc này được bàn tại một xã của tỉnh Tuyên Quang sáng nay, nhiều người dân đến nghe.",
        entered_by="Cán Văn Thử",
    )
    return add_paper(session, paper)[0]


# -- planning ------------------------------------------------------------------------------------------


def test_what_is_dropped_with_a_reason_is_listed_with_it_and_can_be_kept_again(officer):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    officer.send(f"/digest/clips/{clip}/drop", reason="Trùng nội dung")
    assert clip not in all_clips(officer.text)
    assert "Đã lược (1)" in officer.text
    assert re.search(r"Cán Văn Thử, <time[^>]*>06:50 16/09</time>: Trùng nội dung", officer.text)
    officer.send(f"/digest/clips/{clip}/keep")
    assert clip in all_clips(officer.text)
    assert "Giữ lại: Cán Văn Thử" in officer.text


def test_a_drop_without_a_reason_is_refused(officer, store):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    assert "Cần ghi lý do" in officer.send(f"/digest/clips/{clip}/drop", status=400, reason="  ")
    assert store.plans.of(1) == ()


def test_items_go_up_and_to_the_top_and_the_usual_order_comes_back(officer, store):
    officer.see("/digest")
    first, second, third, *rest = officer.clips("VI")
    officer.send(f"/digest/clips/{third}/move", way="up")
    assert officer.clips("VI") == [first, third, second, *rest]
    officer.undo()
    assert officer.clips("VI") == [first, second, third, *rest]
    officer.send(f"/digest/clips/{third}/move", way="top")
    officer.send(f"/digest/clips/{first}/move", way="down")
    assert officer.clips("VI") == [third, second, first, *rest]
    officer.send("/digest/order/VI/usual")
    assert officer.clips("VI") == [first, second, third, *rest]
    assert "Thứ tự do" not in officer.text


def test_what_is_first_goes_no_higher_and_an_unknown_way_goes_nowhere(officer, store):
    officer.see("/digest")
    first = officer.clips("VI")[0]
    (form,) = officer.forms(f"/digest/clips/{first}/move")
    assert form["way"] == "down"
    for way in ("up", "sideways"):
        answer = officer.browser.post(f"/digest/clips/{first}/move", form | {"way": way})
        assert answer.status_code == 200
    assert store.plans.of(1) == ()


@pytest.mark.parametrize("what", ["drop", "keep", "note"])
def test_what_was_done_is_undone_by_its_reverse(officer, store, what):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    if what == "note":
        officer.send("/digest/note", text="Tuần này có kỳ họp.")
    else:
        officer.send(f"/digest/clips/{clip}/drop", reason="Tin cũ")
    if what == "keep":
        officer.send(f"/digest/clips/{clip}/keep")
    officer.undo()
    plan = store.plans.plan(1, [clip])
    assert (set(plan.dropped), plan.note) == ({clip} if what == "keep" else set(), None)
    if what == "keep":
        assert plan.dropped[clip].text == "Tin cũ"


def test_of_two_officers_the_second_is_told_and_nothing_is_overwritten(officer, browser, store):
    other = Visitor(browser("canbo2"))
    for each in (officer, other):
        each.see("/digest")
    clip = officer.clips("II")[0]
    officer.send(f"/digest/clips/{clip}/drop", reason="Tin cũ")
    assert "Có người vừa sửa trước" in other.send(f"/digest/clips/{clip}/drop", status=409, reason="Trùng")
    other.see("/digest")
    officer.see("/digest")
    officer.send("/digest/note", text="Của người thứ nhất.")
    other.send("/digest/note", status=409, text="Của người thứ hai.")
    assert store.plans.plan(1, [clip]).note.text == "Của người thứ nhất."
    assert len(store.plans.of(1)) == 2


def test_an_old_undo_does_not_undo_what_came_after(officer, browser, store):
    officer.see("/digest")
    officer.send("/digest/note", text="Một.")
    old = re.findall(r'<form action="([^"]*/undo)"', officer.browser.text)[0]
    officer.send("/digest/note", text="Hai.")
    assert officer.browser.post(old).status_code == 409
    assert store.plans.plan(1, []).note.text == "Hai."


def test_the_quoted_sentence_and_own_words_are_edited_in_their_place(officer):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    page = officer.see(f"/digest?edit={clip}")
    sentences = re.findall(r'<option value="([^"]+)"', page.split('id="edit-quote"', 1)[1].split("</select>", 1)[0])
    action = f"/clips/{clip}/words"
    quote, words = list(officer.forms(action))[:2]
    assert (quote["kind"], words["kind"]) == ("quote", "words")
    officer.browser.post(action, quote | {"text": sentences[-1]})
    assert f"“{sentences[-1]}”" in officer.text
    assert "câu do Cán Văn Thử chọn" in officer.text
    officer.see(f"/digest?edit={clip}")
    officer.browser.post(action, words | {"text": "Đã giao phòng chuyên môn."})
    assert "Lời của cán bộ (Cán Văn Thử): Đã giao phòng chuyên môn." in officer.text


def left_out(session, clip):
    """(who, reason) of a clip that the coming edition leaves out; None: it tells it."""
    return next(((e.who, e.reason) for e in preview(session).edition.left_out if e.clip == clip), None)


def put_out(store, clip, at):
    return store.decisions.add(clip, "province", "none", "add", who="Hai Văn Thử", at=hour(at))


def test_what_was_kept_stays_whatever_else_is_said_of_it(officer, browser, store, session, clock):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    put_out(store, clip, "16T06:51")
    clock.at = hour("16T06:52")
    officer.see("/digest")
    officer.send(f"/digest/clips/{clip}/keep")
    clock.at = hour("16T06:53")
    store.decisions.add(clip, "place", "Nà Thử", "add", who="Ba Văn Thử", at=clock.at)
    assert browser("canbo2").post("/clips/marks", {"do": "reviewed", "clip": str(clip)}).status_code == 200
    assert left_out(session, clip) is None
    store.decisions.add(clip, "province", "mention", "add", who="Ba Văn Thử", at=hour("16T06:54"))
    put_out(store, clip, "16T06:55")
    assert left_out(session, clip)[0] == "Hai Văn Thử"


def of_topic_alone(store, clip):
    """As if *clip* had come for a topic of the whole country, and the machine had not named the province."""
    with store._database.writing() as db:
        db.execute("UPDATE tags SET province = 'none', tone = NULL WHERE article_id = ?", (clip,))
        db.execute("UPDATE articles SET outlet_group = 'trung-uong' WHERE id = ?", (clip,))
    store.decisions.add(clip, "topic", "bien-gioi", "add", who="Ba Văn Thử", at=hour("16T06:50"))


def review_page_of(officer, clip):
    """Look *clip* through, all of its labels right, as the button of its page does."""
    officer.see(f"/clips/{clip}")
    assert officer.send(f"/clips/{clip}/reviewed")
    assert "Đã rà soát: các nhãn đang có" in officer.text


def test_looking_it_through_is_no_word_against_who_kept_it(officer, browser, store, session, clock):
    """The review confirms what the machine says of the province, which is "none"; the topic was dropped before."""
    officer.see("/digest")
    clip = officer.clips("II")[0]
    of_topic_alone(store, clip)
    assert left_out(session, clip) is None
    store.decisions.add(clip, "topic", "bien-gioi", "drop", who="Hai Văn Thử", at=hour("16T06:51"))
    assert left_out(session, clip)[0] == "Hai Văn Thử"
    clock.at = hour("16T06:52")
    officer.see("/digest")
    officer.send(f"/digest/clips/{clip}/keep")
    clock.at = hour("16T06:53")
    review_page_of(Visitor(browser("canbo2")), clip)
    (said,) = [word for word in store.clip(clip).tags.decided if word.label == "province"]
    assert (said.value, said.verdict) == ("none", "accept")
    assert left_out(session, clip) is None


def test_who_dropped_the_topic_is_named_whoever_looks_it_through(officer, browser, store, session, clock):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    of_topic_alone(store, clip)
    store.decisions.add(clip, "topic", "bien-gioi", "drop", who="Hai Văn Thử", at=hour("16T06:51"))
    clock.at = hour("16T06:53")
    review_page_of(Visitor(browser("canbo2")), clip)
    assert left_out(session, clip)[0] == "Hai Văn Thử"


def test_an_undone_drop_leaves_the_word_of_another_officer(officer, store, session, clock):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    officer.send(f"/digest/clips/{clip}/drop", reason="Tin cũ")
    put_out(store, clip, "16T06:52")
    clock.at = hour("16T06:53")
    assert officer.undo() == 200
    assert left_out(session, clip) == ("Hai Văn Thử", "Cán bộ xác định không thuộc phạm vi theo dõi.")


def test_an_undone_keep_leaves_only_the_reason_that_there_was(officer, store, session, clock):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    word = put_out(store, clip, "16T06:51")
    clock.at = hour("16T06:52")
    officer.see("/digest")
    officer.send(f"/digest/clips/{clip}/keep")
    assert officer.undo() == 200
    assert left_out(session, clip)[0] == "Hai Văn Thử"
    store.decisions.undo(word, who="Hai Văn Thử", at=hour("16T06:54"))
    assert left_out(session, clip) is None


def test_who_put_it_out_is_named_not_who_said_something_else(officer, store, session):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    put_out(store, clip, "16T06:51")
    store.decisions.add(clip, "place", "Nà Thử", "add", who="Ba Văn Thử", at=hour("16T06:52"))
    assert left_out(session, clip)[0] == "Hai Văn Thử"


def test_undone_and_done_again_each_is_told_as_what_it_is(officer, store):
    officer.see("/digest")
    first, second, third, *_ = officer.clips("VI")
    officer.send(f"/digest/clips/{third}/move", way="up")
    officer.undo()
    assert officer.clips("VI")[:3] == [first, second, third]
    assert "Thứ tự do" not in officer.text
    assert "hoàn tác việc xếp lại mục VI" in officer.text
    assert "bỏ thứ tự riêng" not in officer.text
    officer.undo()
    assert officer.clips("VI")[:3] == [first, third, second]
    assert "làm lại việc xếp lại mục VI" in officer.text
    assert [act.act for act in store.plans.of(1)] == ["order", "withdraw", "withdraw"]


def test_only_what_the_coming_edition_holds_is_dropped_or_kept(officer, store):
    officer.see("/digest")
    told = all_clips(officer.text)
    form = next(officer.forms(f"/digest/clips/{min(told)}/drop"))
    others = [clip.id for clip in store.search.clips(range(1, 60)) if clip.id not in told]
    assert any(store.exports.originals([clip]) for clip in others)  # a copy is among them
    for clip in others:
        for way in ("drop", "keep"):
            answer = officer.browser.post(f"/digest/clips/{clip}/{way}", form | {"reason": "Tin cũ"})
            assert answer.status_code == 409
    assert "không có trong bản tin sắp tới" in officer.text
    assert store.plans.of(1) == ()


def test_the_list_is_a_file_of_its_articles_in_their_order(officer, browser):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    page = officer.send(f"/digest/clips/{clip}/drop", reason="Tin cũ")
    listed = [int(number) for number in re.findall(r'<li id="c(\d+)"', page)]
    for form in ("xlsx", "csv", "jsonl", "atom"):
        assert f'href="/digest/export/{form}"' in page
    files = {}
    for form in ("xlsx", "csv", "jsonl"):
        with officer.browser.get(f"/digest/export/{form}") as answer:
            assert answer.headers["Content-Disposition"] == f'attachment; filename="diem-bao-001-du-thao.{form}"'
            files[form] = answer.data
    assert [json.loads(line)["id"] for line in files["jsonl"].splitlines()] == listed
    assert files["xlsx"][:2] == b"PK"
    assert files["csv"].count(b"\r\n") > len(listed)
    assert officer.browser.get("/digest/export/exe").status_code == 404


def test_another_database_in_its_place_is_told_at_once(officer, approver, store, session, clock):
    officer.see("/digest")
    preview_seen = approver.see("/digest/preview")
    clip = officer.clips("II")[0]
    other = session.data / "other.db"
    with sqlite3.connect(session.data / "monitor.db") as db, sqlite3.connect(other) as copy:
        db.backup(copy)
        copy.execute("UPDATE revisions SET title = 'Tựa của bản sao lưu' WHERE article_id = ?", (clip,))
    db.close()
    copy.close()
    store.close()
    for end in ("-wal", "-shm"):
        (session.data / f"monitor.db{end}").unlink(missing_ok=True)
    other.replace(session.data / "monitor.db")
    assert "Tựa của bản sao lưu" in officer.see("/digest")
    assert "Tựa của bản sao lưu" not in preview_seen


def test_what_an_edition_left_out_is_dropped_with_its_copies_and_each_page_says_so(officer, approver, store):
    officer.see("/digest")
    clip = next(each for each in sorted(all_clips(officer.text)) if store.clip(each).copies)
    copies = [copy.clip for copy in store.clip(clip).copies]
    officer.send(f"/digest/clips/{clip}/drop", reason="Tin cũ")
    assert "Chưa bản tin nào nêu tin này" in officer.see(f"/clips/{clip}")
    approver.see("/digest/preview")
    approver.send("/digest/approve")
    listed = {
        int(number) for number in re.findall(r'href="/clips/(\d+)"', officer.see("/clips?state=dropped&copies=1"))
    }
    assert listed >= {clip, *copies}
    told = {int(number) for number in re.findall(r'href="/clips/(\d+)"', officer.see("/clips?state=told&copies=1"))}
    assert not told & {clip, *copies}
    assert store.editions.lines()[0].dropped == 1
    for each in (clip, copies[0]):
        said = officer.see(f"/clips/{each}")
        assert 'Đã lược khỏi <a href="/digest/editions/1">điểm báo số 001</a>' in said
        assert re.search(r"Cán Văn Thử, <time[^>]*>06:50 16/09</time>, lý do “Tin cũ”", said)


def test_what_a_person_puts_out_of_scope_leaves_the_digest_by_itself(officer, store):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    store.decisions.add(clip, "province", "none", "add", who="Hai Văn Thử", at=hour("16T06:51"))
    page = officer.see("/digest")
    assert clip not in all_clips(page)
    assert "Cán bộ xác định không thuộc phạm vi theo dõi." in page
    officer.send(f"/digest/clips/{clip}/keep")
    assert "Đã đưa tin trở lại" in officer.text


def test_a_viewer_reads_and_plans_nothing(browser, store):
    viewer = Visitor(browser("xem"))
    page = viewer.see("/digest")
    assert "Lược khỏi bản tin" not in page
    clip = min(all_clips(page))
    viewer.browser.get("/password")
    assert viewer.browser.post(f"/digest/clips/{clip}/drop", {"number": 1, "seen": 0, "reason": "x"}).status_code == 403
    assert viewer.browser.post("/digest/approve", {}).status_code == 403
    assert store.plans.of(1) == ()


def test_titles_of_the_press_are_escaped_in_the_page_and_in_the_preview(officer, session, clock):
    add(session, "<script>alert(1)</script> xã họp", hour("16T06:40"))
    page = officer.browser.get("/digest").get_data(as_text=True)
    officer.see("/digest/preview")
    frame = officer.browser.get(frame_of(officer)).get_data(as_text=True)
    for text in (page, frame):
        assert "&lt;script&gt;alert(1)" in text
        assert "<script>alert" not in text


# -- cases ---------------------------------------------------------------------------------------------


def open_asking(session, clip, at):
    """A case of *clip* in which the leaders are asked."""
    number = open_case(session.store, Opened("Báo nêu cầu đã nứt", 3, at), [Linked(clip)], actor=AN, at=at)
    case = load_case(session.store, number)
    add_step(session.store, office_of(session.settings), case, [Asked("Giao đơn vị kiểm tra.")], actor=AN, at=at)
    return number


def test_a_case_is_told_on_the_page_and_in_the_preview_as_soon_as_it_is_opened(officer, session, clock):
    assert "Mục I và VII: vụ việc" not in officer.see("/digest")
    clip = min(all_clips(officer.text))
    number = open_asking(session, clip, clock())
    page = officer.see("/digest").split("Mục I và VII: vụ việc", 1)[1].split("</section>", 1)[0]
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())

    assert "Đang xử lý (1)" in told
    assert (
        f"Vụ việc số {number}: Báo nêu cầu đã nứt Mới · thời hạn: chưa có Xin ý kiến chỉ đạo (mục I): Giao đơn vị kiểm tra."
        in told
    )
    preview_seen = officer.see("/digest/preview")
    assert "Cần xử lý: 01 vụ việc, trong đó xin ý kiến chỉ đạo 01. Quá hạn: 0." in preview_seen
    assert f"Vụ việc số {number} (mục VII.1).\n" in preview_seen


def test_who_approves_what_a_case_has_changed_since_is_shown_it_anew(approver, session, clock):
    clip = min(all_clips(approver.see("/digest")))
    approver.see("/digest/preview")
    open_asking(session, clip, clock())
    approver.send("/digest/approve", status=409)
    assert session.store.editions.last() is None


# -- preview and approval ---------------------------------------------------------------------------------


def frame_of(visitor):
    return re.search(r'<iframe[^>]*src="([^"]+)"', visitor.browser.text)[1].replace("&amp;", "&")


def test_the_preview_is_the_mail_in_a_frame_where_nothing_runs(approver):
    page = approver.see("/digest/preview")
    assert "Bản chữ thuần" in page
    answer = approver.browser.get(frame_of(approver))
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script" not in policy.replace("allow-scripts", "")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "BẢN TIN ĐIỂM BÁO" in answer.get_data(as_text=True)
    assert approver.browser.get("/digest/preview?group=khong-co").status_code == 404


def test_reorder_edit_note_approve_and_send_is_what_the_mail_server_gets(officer, approver, store, mailbox, clock):
    officer.see("/digest")
    dropped, told = officer.clips("II")[:2]
    title = store.clip(dropped).article.title
    officer.send(f"/digest/clips/{dropped}/drop", reason="Trùng nội dung")
    officer.send("/digest/note", text="Chú ý mục II.")
    officer.see(f"/digest?edit={told}")
    words = next(form for form in officer.forms(f"/clips/{told}/words") if form["kind"] == "words")
    officer.browser.post(f"/clips/{told}/words", words | {"text": "Đã giao phòng chuyên môn."})
    approver.see("/digest/preview")
    assert "Đã duyệt và chốt bản tin số 001" in approver.send("/digest/approve")
    assert "đang chờ, gửi từ" in approver.text
    assert mailbox.messages == ()
    assert "Đã gửi 2 thư" in approver.send("/digest/editions/1/send")
    (whole, part) = mailbox.messages
    text = whole.get_body(("plain",)).get_content()

    assert {whole["To"], part["To"]} == {LEADER, GROUP}
    head = text.split("TÓM TẮT", 1)[0]
    assert "Đã duyệt: Duyệt Thị Mẫu, 06 giờ 50 ngày 16/09" in head
    assert "Lời cán bộ trực: Chú ý mục II. (Cán Văn Thử)" in head
    assert "Lời của cán bộ (Cán Văn Thử): Đã giao phòng chuyên môn." in text
    assert f": “{title}”" not in text  # an explanation may name it
    assert "Cán bộ lược 01 tin, bài" in text
    assert "Đã duyệt: Duyệt Thị Mẫu" in whole.get_body(("html",)).get_content()
    page = approver.see("/digest/editions/1")
    assert "Trùng nội dung" in page
    assert title in page


def test_sent_twice_sends_nothing_twice_and_serve_finds_nothing_to_send(approver, session, mailbox, clock):
    approver.see("/digest/preview")
    approver.send("/digest/approve")
    approver.send("/digest/editions/1/send")
    key = approver.browser.key()
    again = approver.browser.post("/digest/editions/1/send", {"csrf_token": key}, key=False)
    assert again.status_code == 200
    assert "Không có thư nào chờ gửi" in approver.text
    clock.at = hour("16T07:00")
    report = send_digest(session)
    assert (report.edition, report.sent) == (1, ())
    assert len(mailbox.messages) == 2


def test_what_people_changed_since_the_preview_is_told_and_nothing_is_cut(officer, approver, store):
    approver.see("/digest/preview")
    officer.see("/digest")
    clip = officer.clips("II")[0]
    officer.send(f"/digest/clips/{clip}/drop", reason="Trùng nội dung")
    officer.send("/digest/note", text="Chú ý.")
    page = approver.send("/digest/approve", status=409)
    assert "Chưa duyệt: bản tin đã khác bản bạn xem" in page
    assert f"Cán Văn Thử đã lược tin “{store.clip(clip).article.title}”" in page
    assert "Lời cán bộ trực ở đầu bản tin đã khác." in page
    assert store.editions.lines() == ()
    assert "Đã duyệt và chốt bản tin số 001" in approver.send("/digest/approve")  # the new preview is on that page


def test_the_press_of_after_the_preview_waits_for_the_next_edition(approver, session, store, clock):
    approver.see("/digest/preview")
    clock.at = hour("16T06:55")
    late = add(session, "Xã họp sớm bàn chuyện mương nước", hour("16T06:54"))
    clock.at = hour("16T06:56")
    approver.send("/digest/approve")
    assert late not in {item.clip for item in edition_of(store, 1).items}
    clock.at = hour("17T07:00")
    send_digest(session)
    assert [item.clip for item in edition_of(store, 2).items] == [late]


def test_the_second_of_two_approvers_is_told_that_it_is_cut(approver, browser, store):
    other = Visitor(browser("quantri"))
    for each in (approver, other):
        each.see("/digest/preview")
    approver.send("/digest/approve")
    page = other.send("/digest/approve", status=409)
    assert "Số 001 đã được chốt trước khi bạn duyệt" in page
    assert len(store.editions.lines()) == 1


def test_while_the_digest_is_sent_an_approver_is_told_to_wait(approver, office, store):
    approver.see("/digest/preview")
    with Store.open(office / "data" / "monitor.db") as serve, serve.alone("send", "sending"):
        page = approver.send("/digest/approve", status=503)
    assert "Đang chốt hoặc gửi" in page
    assert "Gửi lại" in page
    assert store.editions.lines() == ()


def test_approved_long_before_its_hour_needs_a_word_more(approver, session, store, clock):
    clock.at = hour("16T07:00")
    send_digest(session)
    clock.at = hour("16T08:00")
    assert "Tôi biết và vẫn chốt sớm" in approver.see("/digest/preview")
    assert "Còn lâu mới đến giờ" in approver.send("/digest/approve", status=409)
    approver.send("/digest/approve", early="yes")
    assert [line.number for line in store.editions.lines()] == [2, 1]


def test_a_preview_of_hours_ago_is_looked_at_again(approver, store, clock):
    clock.at = hour("16T02:00")
    approver.see("/digest/preview")
    clock.at = hour("16T06:50")
    assert "Bản xem trước đã cũ" in approver.send("/digest/approve", status=409)
    assert store.editions.lines() == ()


def test_after_a_restart_what_was_seen_can_still_be_approved(approver, desk, store):
    approver.see("/digest/preview")
    desk.kept.clear()
    assert "Đã duyệt và chốt" in approver.send("/digest/approve")


def test_without_readers_nothing_is_approved(desk, office, store):
    digest = desk.settings.digest.model_copy(update={"recipients": (), "groups": ()})
    empty = replace(desk, settings=replace(desk.settings, digest=digest))
    browser = Browser(create_app(empty))
    browser.get("/sign-in")
    browser.post("/sign-in", {"login": "duyet", "password": PASSWORD, "next": "/password"})
    visitor = Visitor(browser)
    visitor.see("/digest/preview")
    assert "Chưa có người nhận" in visitor.send("/digest/approve", status=409)
    assert store.editions.lines() == ()


def test_a_form_of_an_edition_that_was_cut_meanwhile_is_told_so(officer, session, store, clock):
    officer.see("/digest")
    clip = officer.clips("II")[0]
    clock.at = hour("16T07:00")
    send_digest(session)
    assert "Bản tin số 001 đã được chốt" in officer.send(f"/digest/clips/{clip}/drop", status=409, reason="Trùng")
    assert store.plans.of(1) == ()


def test_who_approved_is_in_the_log(approver, store):
    approver.see("/digest/preview")
    approver.send("/digest/approve")
    line = store.audit.lines(about="edition 1")[0]
    assert (line.actor.login, line.act) == ("duyet", "digest.approve")


# -- editions and outbox ------------------------------------------------------------------------------------


@pytest.fixture
def sent(session, clock):
    """The digest of seven o'clock, which nobody approved, with the group's mail still to go."""
    clock.at = hour("16T07:00")
    send_digest(session)


def test_an_edition_that_nobody_approved_says_so_at_the_desk_and_in_the_mail(sent, officer, mailbox):
    assert "không ai duyệt" in officer.see("/digest/editions")
    assert "Chưa ai duyệt" in officer.see("/digest/editions/1")
    (mail,) = mailbox.messages
    for form in ("plain", "html"):
        assert "CHƯA CÓ NGƯỜI DUYỆT" in mail.get_body((form,)).get_content().split("TÓM TẮT", 1)[0]


def test_every_file_of_an_edition_comes_byte_for_byte_as_a_download(sent, officer, store):
    for file in store.editions.files(1):
        answer = officer.browser.get(f"/digest/editions/1/file.{file.form}?group={file.audience}")
        assert answer.data == file.content
        assert answer.headers["Content-Disposition"].startswith("attachment")
    for path in ("/digest/editions/9", "/digest/editions/9/file.txt", "/digest/editions/1/file.txt?group=../x"):
        assert officer.browser.get(path).status_code == 404


def test_a_mail_server_that_is_away_is_told_and_the_mail_waits(sent, approver, store, desk, mailbox):
    mail = desk.settings.office.mail.model_copy(update={"port": 1, "timeout": 2.0})
    object.__setattr__(desk.settings, "office", desk.settings.office.model_copy(update={"mail": mail}))
    approver.see("/digest/editions/1")
    page = approver.send("/digest/editions/1/send", status=502)
    assert "Thư vẫn chờ, không mất" in page
    assert [m.state for m in store.messages.of_edition(1)] == ["sent", "waiting"]


def test_the_outbox_says_what_waits_and_what_a_person_decides_is_kept(sent, approver, officer, store):
    (waiting,) = [mail for mail in store.messages.of_edition(1) if mail.state == "waiting"]
    page = approver.see("/digest/outbox")
    assert GROUP in page
    assert f"Thư số {waiting.id} không gửi nữa" in approver.send(f"/digest/outbox/{waiting.id}/drop")
    assert "Hộp thư trống" in approver.text
    approver.see("/digest/outbox?all=1")
    approver.send(f"/digest/outbox/{waiting.id}/again")
    assert store.messages.of_edition(1)[1].state == "waiting"
    assert (
        "withdrawn" in store.messages.of_edition(1)[1].note or "sent again by" in store.messages.of_edition(1)[1].note
    )
    officer.see("/digest/outbox")
    assert list(officer.forms(f"/digest/outbox/{waiting.id}/drop")) == []


def test_mails_that_are_held_after_a_restore_are_shown_dropped_and_released(
    sent, approver, store, desk, mailbox, clock
):
    clock.at = hour("16T08:30")
    (desk.data / "restored-at.txt").write_text(clock.at.isoformat(), encoding="ascii")
    page = approver.see("/digest/outbox")
    assert "Đang giữ sau khi khôi phục bản sao lưu (1)" in page
    assert "Đã gửi 1 thư" in approver.send("/digest/outbox/release")
    assert len(mailbox.messages) == 2
    assert not (desk.data / "restored-at.txt").exists()


def test_a_mail_that_was_sent_meanwhile_is_not_dropped(sent, approver, store, session, clock):
    (waiting,) = [mail for mail in store.messages.of_edition(1) if mail.state == "waiting"]
    approver.see("/digest/outbox")
    clock.at = hour("16T08:00")
    send_digest(session)
    assert "vừa được gửi" in approver.send(f"/digest/outbox/{waiting.id}/drop", status=409)
    assert store.messages.of_edition(1)[1].state == "sent"
