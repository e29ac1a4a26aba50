"""The screens of the registers: lists and their filters, one row, entering, superseding, withdrawing, tables of rows.

Not for: what a row may hold and what contradicts what (tests/config), the statement box (test_ask.py).
"""

import csv
import io
import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from desk_office import MORNING

from monitor.config.check import FlagKind
from monitor.desk.registers import sheets
from monitor.desk.registers.fields import FORMS
from monitor.desk.registers.forms import successor_form
from monitor.desk.registers.listing import Asked, read
from monitor.model import Flag
from monitor.registers import enter
from monitor.registers.sheet import COLUMNS
from monitor.store import labels

EVIL = '<script>alert("x")</script>'
SEED = "so-xa-2025"  # of rules/facts
DOCUMENT = {"issuer": "Cục Thống kê", "document": "Báo cáo số 45 ngày 30/6/2026", "source": "hồ sơ lưu 118"}
POOR = DOCUMENT | {
    "statement": "Giữa năm 2026, xã Mẫu còn 8,5% hộ nghèo.",
    "subject": "xã Mẫu\nhộ nghèo | tỷ lệ nghèo",
    "value": "8,5",
    "unit": "% | phần trăm",
    "from": "2026-01-01",
}
CLAIM = DOCUMENT | {
    "claim": "Đập hồ Thử đã vỡ trong đêm.",
    "wordings": "Vỡ đập hồ Thử\nHồ Thử bị vỡ đập",
    "refutation": "Đập hồ Thử an toàn.",
    "topics": "thien-tai",
}
ARGUMENT = DOCUMENT | {"title": "Vì sao sắp xếp cấp xã", "text": "Căn cứ thứ nhất.\n\nCăn cứ thứ hai."}


@pytest.fixture
def officer(browser):
    return browser("canbo")


@pytest.fixture
def enter_row(desk, store):
    """Enter a row past the screens."""

    def made(values, register="fact", at=MORNING):
        return enter(store, desk.settings.rules, register, values, "canbo", at)

    return made


@pytest.fixture
def topic(desk):
    """A topic of the office."""
    return desk.settings.rules.topics[0]


def page(browser, path, status=200):
    answer = browser.get(path)
    assert answer.status_code == status, browser.text
    return unescape(browser.text)


def listed(browser, query=""):
    """The ids that a list shows, in its order."""
    page(browser, f"/facts{query}")
    return re.findall(r'<li id="([a-z0-9-]+)">', browser.text)


def entered(browser, what, fields, status=200):
    """Send the form of a new row; the page that answers."""
    browser.get(f"/facts/new/{what}")
    answer = browser.post(f"/facts/new/{what}", fields)
    assert answer.status_code == status, browser.text
    return unescape(browser.text)


def beside(text, field):
    """What stands as a fault beside a field."""
    found = re.search(rf'id="wrong-{field}"[^>]*>(.*?)</span>', text, re.DOTALL)
    return " ".join(found[1].split()) if found else ""


# -- lists -------------------------------------------------------------------------------------------


def test_the_rows_of_the_files_are_listed_with_their_document(browser, desk):
    """For who reads too, without a button to enter anything."""
    reader = browser("xem")
    found = listed(reader)
    row = desk.settings.rules.register.row(SEED)
    assert SEED in found
    text = unescape(reader.text)
    assert row.statement in text
    assert f"{row.document} · {row.issuer} · từ 01/07/2025 · của tệp quy tắc" in text
    assert "Chưa đối chiếu văn bản" in text
    assert "/facts/new" not in text


def test_a_row_that_a_person_entered_names_who_and_when(officer, enter_row):
    """By the name, not by the login."""
    enter_row(POOR | {"id": "ngheo"})
    assert "ngheo" in listed(officer)
    assert "Cán Văn Thử nhập 16/09/2026" in unescape(officer.text)


def test_words_are_found_without_accents_in_all_three_registers(officer, enter_row):
    """Where this register has none, the others that have some are named."""
    enter_row(CLAIM | {"id": "dap", "topics": ""}, "claim")
    assert listed(officer, "?q=dap+ho+thu") == []
    assert "Thông tin đã bị bác bỏ: 1 dòng" in unescape(officer.text)
    assert listed(officer, "?register=claim&q=dap+ho+thu") == ["dap"]
    assert "Văn bản nêu: Đập hồ Thử an toàn." in unescape(officer.text)


def test_lists_are_filtered_by_topic_issuer_and_origin(officer, enter_row, topic):
    """Each of them alone and together."""
    enter_row(ARGUMENT | {"id": "mot", "topics": [topic.id]}, "argument")
    enter_row(ARGUMENT | {"id": "hai", "title": "Khác", "issuer": "Sở Mẫu"}, "argument")
    assert set(listed(officer, "?register=argument")) == {"mot", "hai"}
    assert listed(officer, f"?register=argument&topic={topic.id}") == ["mot"]
    assert topic.label in unescape(officer.text)
    assert listed(officer, "?register=argument&issuer=Sở Mẫu") == ["hai"]
    assert listed(officer, f"?register=argument&issuer=Sở Mẫu&topic={topic.id}") == []
    assert listed(officer, "?register=argument&origin=files") == []
    assert len(listed(officer, "?register=argument&origin=people")) == 2


def test_a_list_holds_what_is_valid_on_a_day(officer, enter_row):
    """Today where none is asked for; what is not yet or no longer so stands apart."""
    enter_row(POOR | {"id": "nay", "subject": "xã Một"})
    enter_row(POOR | {"id": "mai", "subject": "xã Hai", "from": "2027-01-01"})
    enter_row(POOR | {"id": "xua", "subject": "xã Ba", "from": "2020-01-01", "to": "2020-12-31"})
    both = "?origin=people"
    assert listed(officer, both) == ["nay"]
    assert listed(officer, f"{both}&state=later") == ["mai"]
    assert "Chưa đến ngày" in officer.text
    assert listed(officer, f"{both}&state=past") == ["xua"]
    assert "Đã hết hiệu lực" in officer.text
    assert listed(officer, f"{both}&day=2020-05-05") == ["xua"]
    assert set(listed(officer, f"{both}&day=2027-05-05")) == {"nay", "mai"}


def test_a_long_list_has_pages_and_what_an_address_says_wrongly_is_not_said(officer, enter_row):
    """Nothing is a fault of the program."""
    for n in range(53):
        enter_row(ARGUMENT | {"id": f"so-{n}", "title": f"Tài liệu {n}"}, "argument")
    assert len(listed(officer, "?register=argument")) == 50
    assert "Trang 1 / 2" in officer.text
    assert len(listed(officer, "?register=argument&page=2")) == 3
    assert len(listed(officer, "?register=argument&page=99999999999999999999")) == 3
    assert len(listed(officer, "?register=x&state=y&day=hôm qua&origin=z&page=-1&topic=")) >= 3


def test_what_an_address_asks_for_comes_back_as_the_same_address():
    """Links of a list keep all that was asked."""
    asked = Asked("claim", "past", "đập", "thien-tai", "Sở Mẫu", "people", date(2026, 1, 2))
    assert read(asked.pairs()) == asked
    assert Asked().pairs() == {}
    assert asked.of("fact") == Asked("fact", "now", "đập", origin="people", day=date(2026, 1, 2))


def test_a_list_is_downloaded_as_a_table_that_the_import_reads(officer, desk, store):
    """And an empty one to be filled in."""
    answer = officer.get("/facts.csv")
    table = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert {row["id"] for row in table} == set(listed(officer))
    assert 'attachment; filename="so-lieu-20260916.csv"' in answer.headers["Content-Disposition"]
    empty = officer.get("/facts.csv?empty=1").get_data().decode("utf-8-sig")
    assert empty.splitlines() == [",".join(COLUMNS)]


# -- one row -----------------------------------------------------------------------------------------


def test_a_row_says_all_its_fields_in_words_and_in_which_file_it_stands(browser):
    """The page of a figure has the sentence as a leader reads it."""
    text = page(browser("xem"), f"/facts/row/{SEED}")
    assert "con số là 117 xã, từ 01/07/2025." in text
    assert "cơ quan chưa đối chiếu văn bản này" in text
    for words in ("Chỉ so với câu có", "Không so với câu có", "Văn bản", "Cơ quan ban hành", "Tra cứu ở", SEED):
        assert words in text
    assert "<code>rules/facts/hanh-chinh.toml</code>" in text
    assert "Thay bằng dòng mới" not in text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "date", "value": "2026-04-30", "unit": ""}, "ngày là 30/04/2026"),
        ({"kind": "place", "value": "xã Mẫu", "unit": "", "other": "Mẫu Hạ"}, "nơi là xã Mẫu"),
        ({"kind": "name", "value": "Sở Mẫu", "unit": ""}, "tên là Sở Mẫu"),
        ({"kind": "yes-no", "value": "không", "unit": ""}, "câu trả lời là không"),
        ({"tolerance": "0,1", "to": "2026-12-31"}, "con số là 8,5%, từ 01/01/2026 đến 31/12/2026"),
    ],
)
def test_every_kind_of_fact_is_told_as_a_leader_reads_it(officer, enter_row, fields, sentence):
    """With its document and its days."""
    row = enter_row(POOR | fields)
    assert f"Theo {POOR['document']} (Cục Thống kê), {sentence}" in page(officer, f"/facts/row/{row.id}")


def test_a_refuted_claim_and_an_argument_have_pages_of_their_own(officer, enter_row, topic):
    """An address of the document is a link, anything else is text."""
    enter_row(CLAIM | {"id": "dap", "topics": [topic.id], "source": "https://so.example/12"}, "claim")
    text = page(officer, "/facts/row/dap")
    assert "Hồ Thử bị vỡ đập" in text
    assert "Đập hồ Thử an toàn." in text
    assert topic.label in text
    assert '<a href="https://so.example/12"' in text
    enter_row(ARGUMENT | {"id": "vi-sao", "source": "javascript:alert(1)"}, "argument")
    text = page(officer, "/facts/row/vi-sao")
    assert "Căn cứ thứ hai." in text
    assert 'href="javascript' not in text


def test_a_row_that_there_is_not_is_not_found(officer):
    """By whatever name."""
    page(officer, "/facts/row/khong-co", 404)
    page(officer, "/facts/row/%22%3E", 404)


def test_the_articles_that_are_flagged_because_of_a_row_are_named(officer, store):
    """But those whose flag was dismissed, and none where articles are closed."""
    first, second = (clip for clip, _ in zip(store.clips(), range(2), strict=False))
    for clip in (first, second):
        flag = Flag("figure-differs", "Tỉnh có 118 xã.", "118", "117", SEED, "Khác tài liệu.", 0.9, "0")
        with store._database.writing() as db:
            labels.replace_watched(db, clip.id, [flag])
    text = page(officer, f"/facts/row/{SEED}")
    assert first.article.title in text
    assert second.article.title in text
    with store._database.writing() as db:
        db.execute(
            "INSERT INTO flag_acts (article_id, revision, kind, fact, sentence, act, reason, flag, acted_by, acted_at) SELECT"
            " article_id, (SELECT MAX(number) FROM revisions r WHERE r.article_id = f.article_id), kind, fact, sentence,"
            " 'dismissed', 'x', json_object('kind', kind, 'sentence', sentence, 'found', found, 'expected', expected,"
            " 'fact', fact, 'explanation', explanation, 'score', score, 'rules_version', rules_version),"
            " 'canbo', '2026-09-16T00:00:00Z' FROM flags f WHERE f.article_id = ? AND f.fact = ?",
            (first.id, SEED),
        )
    assert first.id not in store.register.flagged(SEED, FlagKind.__args__)
    assert first.article.title not in page(officer, f"/facts/row/{SEED}")


# -- entering ----------------------------------------------------------------------------------------


def test_every_kind_has_a_form_with_an_example(officer, desk):
    """The kind is chosen first."""
    text = page(officer, "/facts/new")
    for what, form in FORMS.items():
        assert f'href="/facts/new/{what}"' in text
        assert form.example.replace("{province}", desk.settings.rules.province.name) in text
        assert 'name="document"' in page(officer, f"/facts/new/{what}")
        assert "{province}" not in officer.text
    page(officer, "/facts/new/song", 404)


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("figure", POOR | {"subject": "xã Mẫu\r\nhộ nghèo|tỷ lệ nghèo", "unit": "%|phần trăm"}),
        ("date", POOR | {"value": "2026-04-30", "unit": "x"}),
        ("place", POOR | {"value": "xã Mẫu"}),
        ("name", POOR | {"value": "Sở Mẫu", "other": "Sở M|SM"}),
        ("yes-no", POOR | {"value": "không"}),
        ("claim", CLAIM | {"topics": ""}),
        ("argument", ARGUMENT),
    ],
)
def test_a_row_of_every_kind_is_entered_with_its_line_in_the_log(officer, store, what, fields):
    """A bar may stand close to its words, as people type it; fields of other kinds are not asked."""
    text = entered(officer, what, fields)
    assert "Đã ghi: " in text
    kept = store.register.rows()[-1]
    assert (kept.register, kept.entered_by) == (FORMS[what].register, "canbo")
    line = store.audit.lines(limit=1)[0]
    assert (line.act, line.about, line.actor.login) == ("register.add", f"{kept.register} {kept.id}", "canbo")
    if what == "figure":
        assert kept.body["subject"] == [["xã Mẫu"], ["hộ nghèo", "tỷ lệ nghèo"]]
        assert kept.body["unit"] == ["%", "phần trăm"]
    if what == "claim":
        assert kept.body["wordings"] == ["Vỡ đập hồ Thử", "Hồ Thử bị vỡ đập"]
    assert officer.last.request.path == f"/facts/row/{kept.id}"


def test_the_log_leads_to_the_row(browser, officer, store):
    """In words."""
    entered(officer, "figure", POOR)
    text = page(browser("quantri"), "/audit")
    assert "thêm vào sổ số liệu" in text
    assert f'href="/facts/row/{store.register.rows()[-1].id}"' in text


def test_everything_that_is_wrong_stands_beside_its_field_and_what_was_typed_stays(officer, store):
    """In Vietnamese; nothing is written."""
    wrong = POOR | {"value": "tám", "issuer": "  ", "to": "31/02/2026", "unit": "", "id": "Không Được"}
    text = entered(officer, "figure", wrong, 400)
    assert "Chưa ghi được: có 5 chỗ cần sửa" in text
    assert "không phải là con số" in beside(text, "value")
    assert beside(text, "issuer") == "Chưa ghi mục này."
    assert "không phải là ngày" in beside(text, "to")
    assert "đơn vị tính" in beside(text, "unit")
    assert "chữ thường không dấu" in beside(text, "id")
    assert beside(text, "source") == ""
    for typed in ('value="tám"', 'type="text" value="31/02/2026"', 'value="Không Được"', POOR["statement"]):
        assert typed in text
    assert "<details" in text.partition("Ghi thêm khi cần")[0][-200:]
    assert "open" in text.partition("Ghi thêm khi cần")[0][-60:]
    assert store.register.rows() == ()


def test_a_number_with_two_readings_is_asked_back(officer):
    """A machine would guess."""
    assert "hai cách hiểu" in beside(entered(officer, "figure", POOR | {"value": "1.500"}, 400), "value")


def test_an_empty_form_says_what_every_field_needs(officer):
    """Of each kind."""
    for what, form in FORMS.items():
        text = entered(officer, what, {}, 400)
        for field in form.fields:
            assert bool(beside(text, field.name)) == field.needed, (what, field.name)


def test_the_same_row_sent_twice_is_entered_once(officer, store):
    """The second answer says where it stands."""
    entered(officer, "claim", CLAIM | {"topics": ""})
    text = entered(officer, "claim", CLAIM | {"topics": ""}, 400)
    assert "đã có trong sổ" in text
    assert len(store.register.rows()) == 1


def test_a_topic_that_there_is_not_is_refused(officer):
    """A form of ours does not have it."""
    assert "Không có chủ đề" in beside(entered(officer, "claim", CLAIM | {"topics": "song"}, 400), "topics")


def test_marks_in_a_row_are_shown_as_text(officer):
    """Wherever it stands."""
    row = ARGUMENT | {"title": EVIL, "text": EVIL, "issuer": EVIL, "page": EVIL[:90], "source": EVIL}
    entered(officer, "argument", row)
    path = officer.last.request.path
    for where in (path, "/facts?register=argument", "/facts?register=argument&q=alert", "/audit"):
        assert "<script>alert" not in officer.get(where).get_data(as_text=True)


def test_a_viewer_reads_and_writes_nothing(browser, store):
    """Not even by a form made by hand."""
    reader = browser("xem")
    for path in ("/facts/new", "/facts/new/figure", "/facts/import"):
        page(reader, path, 403)
    assert reader.post("/facts/new/figure", POOR).status_code == 403
    assert reader.post(f"/facts/row/{SEED}/withdraw", {"reason": "x"}).status_code == 403
    assert store.register.rows() == ()


# -- superseding and withdrawing ---------------------------------------------------------------------


def test_the_row_that_is_offered_to_be_superseded_is_the_one_that_the_fault_names(officer, store):
    """Also where the new row says the same sentence, of which its id would be made, and where it contradicts several."""
    entered(officer, "figure", POOR | {"subject": "xã Mẫu | Mẫu\nhộ nghèo", "id": "z"})
    entered(officer, "figure", POOR)
    text = entered(officer, "figure", POOR | {"value": "7,9"}, 400)
    offered = re.search(r'name="replace" value="([^"]+)"', text)[1]
    assert f"“{offered}”" in beside(text, "value")


def test_a_contradiction_is_offered_where_the_new_row_says_the_same_sentence(officer, store):
    """Its own id would be made of it."""
    entered(officer, "figure", POOR)
    old = store.register.rows()[-1].id
    assert f'name="replace" value="{old}"' in entered(officer, "figure", POOR | {"value": "7,9"}, 400)


def test_a_contradiction_names_the_other_row_and_offers_to_supersede_it(officer, store):
    """The button fills in its id; with the day from which the new row holds, both stand."""
    entered(officer, "figure", POOR)
    old = store.register.rows()[-1].id
    newer = POOR | {"statement": "Từ tháng 7/2026, xã Mẫu còn 7,9% hộ nghèo.", "value": "7,9"}
    text = entered(officer, "figure", newer, 400)
    assert old in beside(text, "value")
    assert f'name="replace" value="{old}"' in text
    officer.post("/facts/new/figure", newer | {"replace": old})
    text = unescape(officer.text)
    assert re.search(rf'id="supersedes"[^>]*value="{old}"', text)
    assert 'value="7,9"' in text
    assert len(store.register.rows()) == 1
    assert "Phải sau ngày" in beside(entered(officer, "figure", newer | {"supersedes": old}, 400), "from")
    text = entered(officer, "figure", newer | {"supersedes": old, "from": "2026-07-01"})
    assert f'href="/facts/row/{old}"' in text
    text = page(officer, f"/facts/row/{old}")
    assert "Đã được thay" in text
    assert "đến 30/06/2026" in text
    assert "Rút dòng này" not in text
    assert listed(officer, "?origin=people&state=past") == [old]


def test_a_row_of_the_files_is_superseded_from_its_page(officer, store):
    """Its fields are filled in, but its days and its document."""
    text = page(officer, f"/facts/row/{SEED}")
    way = re.search(r'href="(/facts/new/figure\?supersedes=[^"]+)"', text)[1]
    text = page(officer, way)
    assert re.search(rf'id="supersedes"[^>]*value="{SEED}"', text)
    assert 'value="117"' in text
    assert re.search(r'id="document"[^>]*value=""', text)
    assert re.search(r'id="from"[^>]*value=""', text)
    assert "Rút dòng này" not in page(officer, f"/facts/row/{SEED}")


def test_the_form_of_a_successor_reads_as_the_row_did(enter_row):
    """Lists, numbers with decimals, yes and no."""
    typed = successor_form(enter_row(POOR))
    assert typed.text("subject") == "xã Mẫu\nhộ nghèo | tỷ lệ nghèo"
    assert (typed.text("value"), typed.text("unit"), typed.text("document")) == ("8,5", "% | phần trăm", "")
    typed = successor_form(enter_row(POOR | {"kind": "yes-no", "value": "không", "unit": ""}))
    assert typed.text("value") == "không"
    assert successor_form(enter_row(CLAIM | {"topics": ""}, "claim")).text("wordings") == CLAIM["wordings"]


def test_a_row_that_was_entered_by_mistake_is_withdrawn_for_a_reason(officer, store, enter_row):
    """It stands apart from then on, with who and why."""
    enter_row(POOR | {"id": "nham"})
    officer.get("/facts/row/nham")
    assert officer.post("/facts/row/nham/withdraw", {"reason": "  "}).status_code == 400
    assert "Cần ghi lý do" in officer.text
    officer.get("/facts/row/nham")
    officer.post("/facts/row/nham/withdraw", {"reason": "Nhập nhầm xã."})
    text = unescape(officer.text)
    assert "Đã rút dòng này." in text
    assert "Cán Văn Thử đã rút dòng này" in text
    assert "Lý do: Nhập nhầm xã." in text
    assert listed(officer, "?origin=people") == []
    assert listed(officer, "?origin=people&state=gone") == ["nham"]
    line = store.audit.lines(limit=1)[0]
    assert (line.act, line.about, line.detail) == ("register.withdraw", "fact nham", {"reason": "Nhập nhầm xã."})
    assert officer.post("/facts/row/nham/withdraw", {"reason": "Lần nữa."}).status_code == 409
    assert officer.post("/facts/row/khong-co/withdraw", {"reason": "x"}).status_code == 404


def test_a_row_of_the_files_or_one_that_has_a_successor_is_not_withdrawn(officer, store, enter_row):
    """It is said what to do instead."""
    officer.get("/facts")
    assert officer.post(f"/facts/row/{SEED}/withdraw", {"reason": "x"}).status_code == 409
    assert "tệp quy tắc" in officer.text
    enter_row(POOR | {"id": "cu"})
    enter_row(POOR | {"id": "moi", "value": "7,9", "from": "2026-07-01", "supersedes": "cu"})
    officer.get("/facts")
    assert officer.post("/facts/row/cu/withdraw", {"reason": "x"}).status_code == 409
    assert "moi" in officer.text
    assert all(kept.withdrawn is None for kept in store.register.rows())


def test_what_would_wake_a_contradiction_is_not_withdrawn(officer, store, enter_row):
    """The sentence says which row to withdraw before it."""
    enter_row(POOR | {"id": "cu", "from": ""})
    enter_row(POOR | {"id": "moi", "value": "7,9", "from": "2026-01-01", "to": "2026-06-30", "supersedes": "cu"})
    enter_row(POOR | {"id": "sau", "value": "7,1", "from": "2026-07-01"})
    officer.get("/facts/row/moi")
    assert officer.post("/facts/row/moi/withdraw", {"reason": "Nhầm."}).status_code == 409
    assert "“sau” trước" in unescape(officer.text)
    assert all(kept.withdrawn is None for kept in store.register.rows())


def test_a_row_that_the_program_cannot_read_any_more_is_shown_as_it_was_entered(officer, store):
    """Apart, and without a form."""
    store.register.add(
        "fact", "la", {"id": "la", "statement": "Lạ", "kind": "tree"}, "canbo", datetime(2026, 9, 1, tzinfo=UTC)
    )
    assert listed(officer, "?state=gone") == ["la"]
    text = page(officer, "/facts/row/la")
    assert "không đọc được dòng này" in text
    assert '"kind": "tree"' in text
    assert "Thay bằng dòng mới" not in text


# -- tables ------------------------------------------------------------------------------------------


def table(*rows, columns=("register", "statement", "subject", "value", "unit", "issuer", "document", "source")):
    """A table as Excel writes it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([columns, *rows])
    return out.getvalue().encode("utf-8-sig")


RIGHT = ("fact", "Xã Mẫu có 12 thôn.", "xã Mẫu & thôn", "12", "thôn", "UBND xã Mẫu", "Báo cáo số 1", "hồ sơ 1")


def sent(browser, content, status=200, **fields):
    """Send a table to be looked through."""
    browser.get("/facts/import")
    answer = browser.post("/facts/import", {"file": (io.BytesIO(content), "bang.csv"), **fields})
    assert answer.status_code == status, browser.text
    return unescape(browser.text)


def hidden(browser):
    """The fields of the button that enters what was looked through."""
    return dict(re.findall(r'<input type="hidden" name="(content|name|register)" value="([^"]*)"', browser.text))


def test_a_table_is_looked_through_before_anything_is_entered(officer, store):
    """Then all of it is, with one line in the log."""
    second = (RIGHT[0], "Xã Mẫu có 3 trường.", "xã Mẫu & trường", "3", "trường", *RIGHT[5:])
    text = sent(officer, table(RIGHT, second))
    assert "bang.csv: 2 dòng, không có lỗi" in text
    assert store.register.rows() == ()
    officer.post("/facts/import/keep", hidden(officer))
    assert "Đã nhập 2 dòng từ tệp bang.csv." in unescape(officer.text)
    rows = store.register.rows()
    assert [kept.body["statement"] for kept in rows] == [RIGHT[1], second[1]]
    line = store.audit.lines(limit=1)[0]
    assert (line.act, line.about) == ("register.import", "register")
    assert line.detail == {"file": "bang.csv", "rows": 2, "ids": [kept.id for kept in rows]}


def test_faults_of_a_table_are_told_by_line_and_nothing_of_it_is_entered(officer, store):
    """In Vietnamese, all of them."""
    text = sent(officer, table(RIGHT, (*RIGHT[:3], "x", *RIGHT[4:]), (*RIGHT[:5], "", *RIGHT[6:])), 400)
    assert "có 2 chỗ cần sửa" in text
    faults = re.findall(
        r'<th scope="row" class="figure">(.*?)</th><td>(?:<code>(\w+)</code>)?(?:<br>.*?)?</td><td>(.*?)</td>', text
    )
    assert [(line, column) for line, column, _ in faults] == [("3", "value"), ("4", "issuer")]
    assert "không phải là con số" in faults[0][2]
    assert hidden(officer) == {}
    assert store.register.rows() == ()


def test_a_table_that_became_impossible_meanwhile_is_refused_whole(officer, store, enter_row):
    """Somebody entered what it contradicts."""
    sent(officer, table(RIGHT))
    fields = hidden(officer)
    enter_row(POOR | {"statement": "Khác", "subject": "xã Mẫu & thôn", "value": "13", "unit": "thôn", "from": ""})
    assert officer.post("/facts/import/keep", fields).status_code == 409
    assert "Mâu thuẫn" in unescape(officer.text)
    assert len(store.register.rows()) == 1
    assert officer.post("/facts/import/keep", {"content": "không phải"}).status_code == 400


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "không có nội dung"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a,b\n1,2\n", "Không có cột nào tên như vậy"),
        (table(), "chưa có dòng nào"),
        (table(columns=("statement", "value")), "Thiếu cột này."),
        (table(columns=("register", "value", "value")), "Cột này có hai lần."),
        (table(RIGHT, columns=("register", "", "value", "unit")), "Có một cột không có tên."),
        (table(("x", *RIGHT[1:])), "không phải tên sổ"),
        (table((*RIGHT, "thừa")), "Dòng có 9 ô, nhưng bảng chỉ có 8 cột."),
        (table(RIGHT) + b'fact;"a"b;c\r\n', "thừa dấu ngoặc kép"),
    ],
)
def test_what_is_no_table_of_ours_is_said_in_vietnamese(officer, store, content, sentence):
    """Whatever is sent."""
    assert sentence in sent(officer, content, 400)
    assert store.register.rows() == ()


def test_a_table_of_another_register_than_chosen_is_refused(officer):
    """And a form without a file."""
    columns = ("register", "claim", "refutation", "issuer", "document", "source")
    other = table(("fact", "Hồ vỡ.", "Hồ an toàn.", *RIGHT[5:]), columns=columns)
    assert "thuộc sổ khác" in sent(officer, other, 400, register="claim")
    officer.get("/facts/import")
    assert officer.post("/facts/import", {}).status_code == 400
    assert "Chưa chọn tệp." in unescape(officer.text)


def test_a_table_that_is_too_large_is_not_read(desk, store):
    """It would have to come back with the page."""
    with pytest.raises(sheets.SheetError) as refused:
        sheets.entered(
            store, desk.settings.rules, table(RIGHT) + b" " * sheets.MOST, None, "canbo", MORNING, check_only=True
        )
    assert [wrong.text for wrong in refused.value.wrong] == ["Tệp lớn hơn 1 MB; hãy chia thành nhiều tệp."]


def test_every_sentence_of_the_reader_of_tables_has_words_of_the_desk():
    """What has none is told as such."""
    assert (
        sheets.in_vietnamese("- holds more than 2000 rows; import it in parts")
        == "Bảng có hơn 2000 dòng; hãy chia thành nhiều tệp."
    )
    assert sheets.in_vietnamese("- is larger than 5 MB; import it in parts").startswith("Tệp lớn hơn 5 MB")
    assert sheets.in_vietnamese("something else") == "Chỗ này chưa đúng."
