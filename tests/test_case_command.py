"""The commands `monitor case …`, run whole over an office of their own. Not for: what a case allows, what a package holds (tests/cases)."""

import io
import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher

sys.path.insert(0, str(Path(__file__).parent / "cases"))

from package_office import archive

from monitor.case import Packed
from monitor.cases import load
from monitor.cases.package import screenshots
from monitor.cli import main
from monitor.desk.doors import passwords
from monitor.store import Store

ROOT = Path(__file__).parents[1]
PASSWORD = "Mot-cau-kho-doan-9"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NOW = "2026-03-10T08:00:00+07:00"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
TITLE = "Báo nêu cầu mới đã nứt"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    """Passwords cost little; pictures are tested where packages are."""
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    monkeypatch.setattr(passwords, "_NOBODY", CHEAP.hash("nobody"))
    monkeypatch.setattr(screenshots, "_NAMES", ())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An office with two articles, one of them reprinted, and four accounts."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(ROOT / "rules", folder / "rules")
    shutil.copy(ROOT / "sources.toml", folder)
    with Store.open(folder / "data" / "monitor.db") as store:
        archive(store)
        at = datetime(2026, 3, 1, tzinfo=UTC)
        for login, role in (("xem", "viewer"), ("canbo", "officer"), ("canbo2", "officer"), ("duyet", "approver")):
            store.accounts.add(login, f"{login} Thử", role, CHEAP.hash(PASSWORD), at)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    """A copy of it."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def store(folder):
    """Its database, beside the commands."""
    with Store.open(folder / "data" / "monitor.db") as opened:
        yield opened


@pytest.fixture
def case(folder, monitor, monkeypatch):
    """`monitor case …`: (exit code, standard output, standard error); as whom, with the password on standard input."""

    def run(*words, who=None, now=NOW, password=PASSWORD):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        more = ["--as", who, "--password-stdin"] if who else []
        return monitor("--now", now, "case", *words, *more)

    return run


@pytest.fixture
def officer(case):
    """The same as an officer who is not refused; returns what is said."""

    def run(*words, who="canbo", **other):
        code, out, err = case(*words, who=who, **other)
        assert (code, err) == (0, ""), err
        return out

    return run


@pytest.fixture
def opened(officer):
    """A case of both articles."""
    return officer("open", "--title", TITLE, "--level", "3", "--article", 1, "--article", 2)


@pytest.fixture
def judged(opened, officer):
    """The same, found false by two officers."""
    officer("row", 1, "--article", 1, "--sentence", "Cầu mới đã nứt.", "--paper", "Biên bản 3", "--conclusion", "false")
    officer("text", 1, "right", "Cầu chậm tiến độ.")
    officer("verdict", 1, "false", "--ground", "Biên bản 3")
    return officer("confirm", 1, "--seen", 6, who="canbo2")


def steps(store, number=1):
    """The bodies of its steps."""
    return [step.body for step in load(store, number).steps]


# -- opening and reading -------------------------------------------------------------------------------


def test_a_case_is_opened_listed_and_shown(opened, case):
    assert opened == "case 1: opened\n"
    assert case("list")[1] == f"case 1  level 3  new  unchecked\n    {TITLE}\n"
    code, shown, _ = case("show", 1)
    assert code == 0
    assert f"case 1: {TITLE}\n    level 3, new\n" in shown
    assert "articles 1, 2" in shown
    assert "opened 10/03/2026 08:00 by canbo Thử" in shown


def test_the_event_is_the_first_publication_unless_it_is_said_by_the_clock_of_the_office(opened, officer, store):
    officer("open", "--title", "Khác", "--event", "2026-03-09T06:30")
    officer("open", "--title", "Khác nữa")
    assert f"{load(store, 1).event_at:%Y-%m-%d %H:%M}" == "2026-03-01 23:30"
    assert f"{load(store, 2).event_at:%Y-%m-%d %H:%M}" == "2026-03-08 23:30"
    assert load(store, 3).event_at == datetime.fromisoformat(NOW).astimezone(UTC)


def test_a_case_of_a_story_has_all_its_articles_and_their_reprints(officer, store):
    story = store.stories.join(1, None, None, "s1")
    officer("open", "--title", TITLE, "--story", story)
    assert (load(store, 1).story, load(store, 1).articles) == (story, (1, 3))


def test_an_article_a_story_or_a_case_that_is_not_there_is_told(opened, case, store):
    assert "there is no article 99" in case("open", "--title", "x", "--article", 99, who="canbo")[2]
    assert "there is no story 99" in case("open", "--title", "x", "--story", 99, who="canbo")[2]
    assert case("show", 9)[2] == "monitor: there is no case 9; `monitor case list` names those there are\n"
    assert "there is no case 9" in case("note", 9, "--note", "x", who="canbo")[2]
    assert len(store.cases.every()) == 1


def test_the_list_narrows_by_state_unit_and_what_is_overdue(opened, officer, case):
    officer("open", "--title", "Việc khác")
    officer("move", 1, "sent", "--unit", "so-noi-vu", "--at", "2026-03-02T08:00", now="2026-03-10T08:00:00+07:00")
    only = f"case 1  level 3  sent  unchecked  OVERDUE\n    {TITLE}\n    Sở Nội vụ; due 09/03/2026: "
    for words in (["--state", "sent"], ["--unit", "so-noi-vu"], ["--unit", "Sở Nội vụ"], ["--overdue"]):
        said = case("list", *words)[1]
        assert said.startswith(only), words
        assert said.count("\n    ") == 2
    assert "(rule not confirmed by the office)" in case("list")[1]
    assert [each["case"] for each in json.loads(case("list", "--json")[1])] == [1, 2]
    assert case("list", "--state", "closed")[1] == "no case\n"


def test_a_misspelt_unit_has_no_cases_but_a_message(opened, case):
    """What is said of a unit that nobody knows would be believed; a unit of the rules without a case has none."""
    assert case("list", "--unit", "so-cong-thuong")[:2] == (0, "no case\n")
    code, said, fault = case("list", "--unit", "so-noi-vy")
    assert (code, said) == (1, "")
    assert "neither rules/deadlines.toml nor a case has a unit `so-noi-vy`; did you mean so-noi-vu" in fault
    assert case("list", "--unit", "xyz")[2].endswith("the units and their ids stand in rules/deadlines.toml\n")


def test_what_is_overdue_and_what_is_due_is_told_by_day(opened, officer, case):
    officer("move", 1, "sent", "--unit", "so-noi-vu")
    assert case("overdue")[1] == "nothing is overdue\n"
    said = case("calendar")[1]
    assert said.startswith("Tue 17/03/2026\n    case 1  due 17/03/2026: Đơn vị báo cáo kết quả kiểm tra")
    assert case("calendar", "--days", 3)[1] == "no limit ends from 10/03/2026 to 12/03/2026\n"
    rows = json.loads(case("calendar", "--json")[1])
    assert [(each["day"], each["case"], each["unverified"]) for each in rows] == [("2026-03-17", 1, True)]
    late = case("overdue", now="2026-03-20T08:00:00+07:00")[1]
    assert late.startswith("case 1  due 17/03/2026: ")
    assert late.endswith(f"Sở Nội vụ  {TITLE}\n")
    assert json.loads(case("overdue", "--json", now="2026-03-20T08:00:00+07:00")[1])[0]["overdue"]


def test_every_step_is_shown_in_one_line_with_its_hour_and_who_took_it(judged, officer, case):
    officer("option", 1, "reply", "correction")
    officer(
        "mark", 1, "asked", "--due", "2026-03-12", "--basis", "Công văn 5", "--number", "5/CV", "--day", "2026-03-09"
    )
    steps_shown = case("show", 1)[1].splitlines()[-9:]
    assert [each.partition(" Thử: ")[2] for each in steps_shown] == [
        f"opened (title {TITLE}, level 3, event_at 02/03/2026 06:30)",
        "linked (article 1)",
        "linked (article 2)",
        "row (N1)",
        "wrote (what right, text Cầu chậm tiến độ.)",
        "proposed (verdict false, ground Biên bản 3)",
        "confirmed (proposal 6)",
        "chose (options reply correction)",
        "marked (what asked, due 13/03/2026 00:00, basis Công văn 5); 5/CV 09/03/2026",
    ]
    assert all(each.startswith("    10/03/2026 08:00 canbo") for each in steps_shown)


def test_a_case_is_shown_whole_to_other_programs(judged, case):
    shown = json.loads(case("show", 1, "--json")[1])
    assert (shown["verdict"], shown["rows"]["1"]["verifier"], shown["articles"]) == ("false", "canbo Thử", [1, 2])
    assert [each["kind"] for each in shown["steps"]] == [
        *("opened", "linked", "linked", "row", "wrote", "proposed", "confirmed"),
    ]


# -- steps ---------------------------------------------------------------------------------------------


def test_a_case_is_sent_to_a_unit_that_is_there_by_its_id_or_its_name(opened, officer, case, store):
    told = case("move", 1, "sent", "--unit", "so-thong-tin-truyen-thong", who="canbo")[2]
    assert told.startswith("monitor: the unit `so-thong-tin-truyen-thong` is not there on 2026-03-10")
    officer("move", 1, "sent", "--unit", "Sở Nội vụ")
    assert load(store, 1).unit == "so-noi-vu"
    officer("move", 1, "sent", "--unit", "Một sở khác")
    assert load(store, 1).unit == "Một sở khác"


def test_a_case_that_was_opened_twice_ends_in_the_other_one(opened, officer, case):
    officer("open", "--title", "Cầu nứt", "--level", "2")
    officer("move", 2, "closed", "--outcome", "same", "--same", 1)
    code, out, _ = case("show", 2)
    assert (code, "closed, same as case 1\n" in out) == (0, True)
    assert json.loads(case("list", "--all", "--json")[1])[1]["same"] == 1


def test_a_case_goes_its_way_to_its_outcome(judged, officer, case, store):
    officer("move", 1, "sent", "--unit", "so-noi-vu", "--number", "12/VP", "--day", "2026-03-10")
    officer("move", 1, "reported", "--note", "Đã kiểm tra.")
    officer("move", 1, "correction", "--number", "13/VP", "--day", "2026-03-10")
    officer("mark", 1, "delivered", "--article", 1, "--periodical", "bao-dien-tu", "--number", "Giấy 7")
    assert "bao-dien-tu" in case("show", 1)[1]
    officer("mark", 1, "published", "--article", 1)
    have = [
        word
        for name in ("heading", "work", "both-contents", "apology", "own-column", "removed-kept", "reposted")
        for word in ("--has", name)
    ]
    officer(
        "check", 1, "--article", 1, *have, "--published", "2026-03-10T07:00", "--url", "https://bao.example/cai-chinh"
    )
    assert officer("move", 1, "closed", "--outcome", "corrected") == "case 1: now `closed`\n"
    assert (load(store, 1).state, load(store, 1).outcome) == ("closed", "corrected")
    assert case("list")[1] == "no case\n"
    assert "case 1  level 3  closed (corrected)  false" in case("list", "--all")[1]


def test_what_a_state_forbids_is_refused_in_one_line_and_nothing_is_written(opened, case, store):
    code, out, err = case("move", 1, "closed", "--outcome", "answered", who="canbo")
    assert (code, out) == (1, "")
    assert err == "monitor: from `new` a case moves to `sent`, `outside`, not to `closed`\n"
    assert len(steps(store)) == 3


def test_a_limit_that_a_person_sets_is_the_end_of_a_day_or_a_moment_and_has_a_ground(opened, officer, case):
    officer("move", 1, "sent", "--unit", "Đơn vị khác", "--due", "2026-03-12", "--basis", "Công văn 5")
    assert "due 12/03/2026" in case("list")[1]
    officer("move", 1, "sent", "--unit", "so-noi-vu", "--due", "2026-03-11T16:30", "--basis", "Công văn 6")
    assert "due 16:30 11/03/2026" in case("list")[1]
    assert "needs its ground" in case("mark", 1, "asked", "--due", "2026-03-12", who="canbo")[2]


def test_lines_of_the_comparison_are_written_changed_and_taken_out(opened, officer, case, store):
    said = officer("row", 1, "--article", 2, "--sentence", "Câu không có trong bài.")
    assert said.splitlines() == [
        "case 1: line N1 is written",
        "case 1: note: article 2 as it is kept does not hold this sentence word for word",
    ]
    officer("row", 1, "--line", 1, "--truth", "Không phải.", "--paper", "Biên bản 3", "--conclusion", "partly")
    line = load(store, 1).rows[1]
    assert (line.sentence, line.truth, line.conclusion, line.verifier) == (
        *("Câu không có trong bài.", "Không phải.", "partly", "canbo Thử"),
    )
    title = store.clip(1).article.title
    assert officer("row", 1, "--article", 1, "--sentence", title) == "case 1: line N2 is written\n"
    officer("row", 1, "--line", 2, "--drop")
    assert list(load(store, 1).rows) == [1]
    assert "there is no line N7; there are N1" in case("row", 1, "--line", 7, "--truth", "x", who="canbo")[2]
    assert "say which with --article N" in case("row", 1, "--sentence", "x", who="canbo")[2]
    assert case("row", 1, "--drop", who="canbo")[0] == 2


def test_texts_options_level_articles_and_the_leaders_are_written_down(opened, officer, case, folder, store):
    (folder / "tom-tat.txt").write_text("\ufeffTóm tắt.\n", encoding="utf-8")
    officer("text", 1, "summary", "--from", folder / "tom-tat.txt")
    officer("option", 1, "correction", "reply")
    officer("level", 1, 4)
    officer("article", 1, 3)
    officer("article", 1, 2, "--drop")
    officer("ask", 1, "Có đề nghị cải chính không?")
    found = load(store, 1)
    assert (found.texts["summary"], found.options, found.level) == ("Tóm tắt.", ("reply", "correction"), 4)
    assert (found.articles, found.asks) == ((1, 3), "Có đề nghị cải chính không?")
    officer("direct", 1, "Đồng ý.")
    officer("option", 1, "--none")
    found = load(store, 1)
    assert (found.directed, found.asks, found.options) == ("Đồng ý.", "", ())
    shown = case("show", 1)[1]
    assert "the leaders decided: Đồng ý." in shown
    assert "summary: Tóm tắt." in shown
    assert "has them already" in case("article", 1, 3, who="canbo")[2]
    missing, old = folder / "khong-co", folder / "cu.txt"
    old.write_bytes("Tỉnh".encode("utf-16"))
    assert "khong-co cannot be read: No such file" in case("text", 1, "summary", "--from", missing, who="canbo")[2]
    assert "cu.txt is no UTF-8 text; save it as UTF-8" in case("text", 1, "summary", "--from", old, who="canbo")[2]


def test_a_file_goes_with_its_step_and_one_that_is_not_what_it_says_is_refused(opened, officer, case, folder, store):
    (folder / "giay.pdf").write_bytes(PDF)
    (folder / "gia.pdf").write_bytes(b"MZ chuong trinh")
    officer("note", 1, "--note", "Giấy báo phát", "--file", folder / "giay.pdf", "--number", "7", "--day", "2026-03-09")
    step = load(store, 1).steps[-1]
    assert (step.note, step.paper.number, step.paper.file) == ("Giấy báo phát", "7", 1)
    code, _, err = case("note", 1, "--note", "x", "--file", folder / "gia.pdf", who="canbo")
    assert (code, err) == (1, "monitor: gia.pdf is not what its name says (tệp PDF)\n")
    assert "cannot be read" in case("note", 1, "--file", folder / "khong.pdf", who="canbo")[2]
    assert [each.name for each in store.cases.files(1)] == ["giay.pdf"]


def test_a_file_of_a_step_that_is_refused_is_not_kept(opened, case, folder, store):
    (folder / "giay.pdf").write_bytes(PDF)
    assert case("move", 1, "closed", "--file", folder / "giay.pdf", who="canbo")[0] == 1
    assert store.cases.files(1) == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("note", 1, "--note", "a\udcff"), "what was typed is no UTF-8 text; nothing was written"),
        (("note", 1, "--note", "a\x1b[31m"), "what was typed holds control characters; nothing was written"),
        (("text", 1, "effect", "a" * 20_001), "a text has 20,001 letters, 20,000 at most"),
        (("row", 1, "--article", 1, "--sentence", "a\udcff"), "what was typed is no UTF-8 text; nothing was written"),
        (("open", "--title", "a\udcff"), "what was typed is no UTF-8 text; nothing was written"),
        (("open", "--title", "a" * 301), "the title has 301 letters, 300 at most"),
    ],
)
def test_a_text_that_nobody_can_read_is_refused(opened, case, store, typed, told):
    before = store.cases.every()
    code, _, wrong = case(*typed, who="canbo")
    assert (code, told in wrong) == (1, True)
    assert store.cases.every() == before


def test_a_verdict_needs_two_officers(opened, officer, case):
    assert case("confirm", 1, "--seen", 3, who="canbo2")[2] == "monitor: no verdict is proposed in case 1\n"
    officer("text", 1, "right", "Cầu chậm tiến độ.")
    officer("verdict", 1, "false", "--ground", "Biên bản 3")
    assert "waits for a second officer" in case("show", 1)[1]
    assert "cannot confirm it; another officer does" in case("confirm", 1, "--seen", 5, who="canbo")[2]
    assert "say why" in case("reject", 1, who="canbo2")[2]
    officer("reject", 1, "--note", "Thiếu tài liệu", who="canbo2")
    officer("verdict", 1, "false", "--ground", "Biên bản 4")
    assert officer("confirm", 1, "--seen", 7, who="canbo2") == "case 1: `false` is confirmed\n"


def test_the_second_officer_confirms_what_was_read_and_nothing_that_came_since(opened, officer, case, store):
    officer("row", 1, "--article", 1, "--sentence", "Cầu mới đã nứt.", "--paper", "Biên bản 3", "--conclusion", "false")
    officer("text", 1, "right", "Cầu chậm tiến độ.")
    officer("verdict", 1, "false", "--ground", "Biên bản 3")
    assert "    last step 6\n" in case("show", 1)[1]
    officer("row", 1, "--line", 1, "--paper", "Biên bản khác")
    told = case("confirm", 1, "--seen", 6, who="canbo2")[2]
    assert told == (
        "monitor: case 1 is not as you read it: its last step is 7; `monitor case show 1` shows what you would confirm\n"
    )
    assert load(store, 1).verdict == "checking"
    officer("confirm", 1, "--seen", 7, who="canbo2")
    assert load(store, 1).verdict == "false"


def test_who_may_not_decide_is_refused_before_anything_is_looked_at(opened, case, store):
    assert "this is for officer or higher" in case("note", 1, "--note", "x", who="xem")[2]
    assert "the login or the password is wrong" in case("note", 1, "--note", "x", who="canbo", password="x")[2]
    assert case("note", 1, "--note", "x")[0] == 2
    assert len(steps(store)) == 3


@pytest.mark.parametrize(
    "words",
    [
        ("move", 1, "gone"),
        ("move", 1, "sent", "--outcome", "answered"),
        ("move", 1, "closed", "--outcome", "answered", "--same", 2),
        ("move", 1, "closed", "--unit", "x"),
        ("move", 1, "sent", "--unit", "x", "--due", "mai"),
        ("mark", 1, "asked", "--at", "0001-01-01T00:00"),
        ("note", 1, "--day", "31/12/2026"),
        ("option", 1),
        ("option", 1, "reply", "--none"),
        ("text", 1, "summary"),
        ("check", 1, "--article", 1),
        ("show", 0),
        ("verdict", 1, "unchecked"),
    ],
)
def test_wrong_usage_is_told_with_exit_code_2(opened, case, store, words):
    code, _, err = case(*words, who=None if words[0] == "show" else "canbo")
    assert (code, err != "") == (2, True)
    assert len(steps(store)) == 3


# -- the package ---------------------------------------------------------------------------------------


def test_a_dossier_is_packed_told_in_the_log_and_verified_where_there_is_no_office(
    judged, officer, case, folder, store, monkeypatch, capsys
):
    out = folder / "ra"
    out.mkdir()
    said = officer("dossier", 1, "--out", out)
    packed = steps(store)[-1]
    assert packed == Packed("ho-so-vu-viec-01.zip", packed.digest)
    assert packed.digest in said
    assert [each.name for each in out.iterdir()] == ["ho-so-vu-viec-01.zip"]
    elsewhere = folder / "khac"
    elsewhere.mkdir()
    arguments = [
        "monitor",
        "--config",
        str(elsewhere),
        "case",
        "verify",
        str(out / packed.name),
        "--digest",
        packed.digest,
    ]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as stop:
        main()
    said = capsys.readouterr()
    assert (stop.value.code, said.err) == (0, "")
    assert said.out.endswith(
        "it is the one that was given\nnote: Không có ảnh chụp trang: máy lập gói không có trình duyệt. "
        "Bản lưu WARC là bằng chứng, không phải ảnh.\nho-so-vu-viec-01.zip: sound\n"
    )
    assert list(elsewhere.iterdir()) == []


def test_one_changed_byte_of_a_package_is_found_and_the_file_is_named(judged, officer, case, folder):
    path = folder / "goi.zip"
    officer("dossier", 1, "--out", path)
    content = bytearray(path.read_bytes())
    place = content.index(b"bai-01/phien-ban-01.txt") + len(b"bai-01/phien-ban-01.txt")
    content[place] ^= 1
    path.write_bytes(content)
    code, out, err = case("verify", path)
    assert (code, out) == (1, "")
    assert err.startswith("monitor: goi.zip: bai-01/phien-ban-01.txt: was changed; its SHA-256 is ")
    assert "is another one" not in err


def test_what_is_no_package_and_what_is_not_there_is_told(case, folder):
    (folder / "khac.zip").write_bytes(b"PK")
    assert "is not the ZIP that was made, or no package at all" in case("verify", folder / "khac.zip")[2]
    assert "cannot be read" in case("verify", folder / "khong.zip")[2]
    assert case("verify", folder / "khac.zip", "--digest", "abc")[0] == 2


def test_a_case_that_is_not_confirmed_makes_only_a_draft(opened, officer, case, folder, store):
    code, _, err = case("dossier", 1, "--out", folder / "ra.zip", who="canbo")
    assert (code, "the dossier is a draft" in err) == (1, True)
    assert "(a draft: not confirmed)" in officer("dossier", 1, "--out", folder / "ra.zip", "--draft")
    assert (folder / "ra.zip").exists()


def test_damaged_evidence_a_file_that_is_there_and_no_folder_are_refused_and_nothing_is_written(
    judged, case, folder, store
):
    before, there = len(steps(store)), sorted(folder.iterdir())
    assert "there is no folder" in case("dossier", 1, "--out", folder / "khong" / "ra.zip", who="canbo")[2]
    assert "is there already" in case("dossier", 1, "--out", folder / "sources.toml", who="canbo")[2]
    for path in store.evidence.folder.glob("*.warc.gz"):
        path.write_bytes(bytes(path.stat().st_size))
    code, _, err = case("dossier", 1, "--out", folder, who="canbo")
    assert code == 1
    assert "capture 1 of article 1 is damaged or missing; run `monitor evidence verify`" in err
    assert (len(steps(store)), sorted(folder.iterdir())) == (before, there)
    assert (folder / "sources.toml").read_bytes() == (ROOT / "sources.toml").read_bytes()
