"""`monitor export` as a person types it: all rows of what a filter finds, in every form, and how many. Not for: the forms."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from monitor.config import load
from monitor.config.recipients import RecipientRow
from monitor.pipeline import Session
from monitor.pipeline.outgoing.morning import cut_edition
from monitor.store import Store

ROOT = Path(__file__).parents[2]
NOW = "2026-09-20T08:00:00+07:00"
BRIDGE = (
    "Cây cầu treo nối hai bản ở xã Hàm Yên, tỉnh Tuyên Quang, đã hỏng từ trận lũ. Bà con mong sớm được sửa. "
    "Xã cho biết đã báo cáo tỉnh và cử người trực hai đầu cầu, không để xe qua lại trong những ngày mưa lớn. "
    "Học sinh hai bản phải đi vòng hơn bảy cây số theo lối mòn ven suối để tới lớp, nhiều em nghỉ học khi nước dâng. "
    "Theo dự kiến, tổ thợ của huyện cũ sẽ thay dây cáp, lát lại mặt gỗ và sơn lan can ngay sau khi nước rút, "
    "kinh phí lấy từ quỹ phòng chống thiên tai cùng phần góp công của từng hộ dân sống dọc con suối."
)
ROAD = (
    "Đường vào trung tâm xã Sơn Dương, tỉnh Tuyên Quang, được mở rộng trong tháng. Người dân hiến hơn hai nghìn mét "
    "vuông đất vườn để làm mương thoát nước dọc tuyến, ai cũng mong đường xong trước Tết."
)
FAR = "Chợ nổi ở tỉnh Cà Mau họp từ sớm. Ghe thuyền chở đầy trái cây."
FORMS = ("jsonl", "csv", "xlsx", "atom")
NO_RULES = "monitor: sources.toml or rules/ cannot be read (see `monitor doctor`): no origin, no houses\n"


def row(n, title, text, outlet="Báo Thử", **more):
    whole = {
        "id": n,
        "url": f"https://bao.example/{n}",
        "title": title,
        "text": text,
        "published": f"2026-09-20T{n:02}:00:00+07:00",
        "outlet": outlet,
    }
    return json.dumps(whole | more, ensure_ascii=False) + "\n"


ROWS = (
    row(1, "Cầu treo hỏng", BRIDGE)
    + row(2, "Cầu treo hỏng", BRIDGE, "Báo Hai")
    + row(3, '=HYPERLINK("http://x.example","bấm") <script>alert(1)</script>', ROAD)
    + row(4, "Chợ nổi", FAR)
)


# An import keeps the oldest first.
IDS = {f"https://bao.example/{n}": n for n in range(1, 5)}


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A database with two clips, a copy of one of them, and an article out of scope."""
    folder = tmp_path_factory.mktemp("exported")
    shutil.copytree(ROOT / "rules", folder / "rules")
    shutil.copy(ROOT / "sources.toml", folder)
    (folder / "rows.jsonl").write_text(ROWS, encoding="utf-8")
    command = [sys.executable, "-m", "monitor", "--config", str(folder), "--now", NOW, "import", "rows.jsonl"]
    said = subprocess.run(command, check=True, capture_output=True, cwd=folder, text=True)
    assert "4 new" in said.stdout
    assert "1 copies, 3 in scope" in said.stdout
    return folder


@pytest.fixture
def office(monitor, imported, tmp_path):
    """The command line of an office that has it, in a folder of its own."""
    shutil.copytree(imported, tmp_path, dirs_exist_ok=True)
    return lambda *arguments: monitor("--now", NOW, *arguments)


@pytest.fixture
def archive(monitor, imported, tmp_path):
    """The same without rules: they take a second to load, and what is found needs none. That they are absent is not told."""
    shutil.copytree(imported / "data", tmp_path / "data")

    def run(*arguments):
        code, said, told = monitor("--now", NOW, *arguments)
        return code, said, told.removeprefix(NO_RULES)

    return run


def numbers(path, form):
    """The ids in a file; of a feed, by the addresses."""
    if form == "jsonl":
        return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
    if form == "csv":
        return [int(line["id"]) for line in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))]
    if form == "xlsx":
        sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
        return [int(found) for found in re.findall(r'<c r="A\d+" s="\d+"><v>(\d+)</v>', sheet)]
    parsed = feedparser.parse(path.read_bytes())
    assert parsed.bozo == 0
    return [IDS[entry.link] for entry in parsed.entries]


@pytest.mark.parametrize("form", FORMS)
def test_without_a_filter_every_clip_is_written_once_in_the_order_it_came(archive, tmp_path, form):
    out = tmp_path / f"clips.{form}"

    assert archive("export", "clips", "--format", form, "--out", out) == (0, f"2 clips written to {out}\n", "")
    assert numbers(out, form) == [1, 3]


@pytest.mark.parametrize(
    "query",
    [
        "cầu",
        "mong",
        "tỉnh",
        "published:[2026-09-20 TO *]",
        "mong NOT cầu",
        "outlet:hai",
        "chợ",
        "chợ OR cầu",
        "state:out",
    ],
)
def test_a_query_exports_exactly_what_search_finds_in_scope(archive, tmp_path, query):
    hits = json.loads(archive("search", "--limit", "0", "--json", query)[1])
    found = sorted(hit["id"] for hit in hits if hit["kind"] == "clip")
    for form in FORMS:
        out = tmp_path / f"clips.{form}"
        code, said, told = archive("export", "clips", "--format", form, "--query", query, "--out", out)

        assert (code, told) == (0, "")
        assert sorted(numbers(out, form)) == found
        assert said.startswith(f"{len(found)} clip")


def test_a_copy_that_a_query_finds_names_its_original(office, tmp_path):
    out = tmp_path / "clips.jsonl"
    said = office("export", "clips", "--query", "cầu", "--out", out)[1]
    first, second = map(json.loads, out.read_text(encoding="utf-8").splitlines())

    assert said == f"2 clips (1 of them copies of others) written to {out}\n"
    assert (first["copy_of"], first["appearances"], first["origin"]["outlet"]) == (None, 2, "Báo Thử")
    assert (second["copy_of"], second["appearances"], second["origin"]) == (1, 1, None)


def test_to_standard_output_the_count_goes_to_standard_error(archive):
    code, said, told = archive("export", "clips", "--format", "csv")

    assert (code, told) == (0, "2 clips\n")
    assert said.startswith("\ufeffid,published,")
    assert archive("export", "clips", "--query", "đường")[2] == "1 clip\n"


def test_a_title_that_would_run_is_harmless_in_every_table(archive):
    said = archive("export", "clips", "--format", "csv", "--query", "mương")[1]
    assert next(csv.DictReader(io.StringIO(said.removeprefix("\ufeff"))))["title"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("query", ["(cầu", "state:clip", "tác-giả:x", ""])
def test_a_query_that_cannot_be_read_is_wrong_usage_and_writes_nothing(archive, tmp_path, query):
    out = tmp_path / "clips.csv"
    code, said, told = archive("export", "clips", "--format", "csv", "--query", query, "--out", out)

    assert (code, said, told.count("\n")) == (2, "", 1)
    assert told == archive("search", query)[2]
    assert not out.exists()


def test_an_edition_exports_the_items_that_it_told(office, tmp_path):
    cut(tmp_path)
    out = tmp_path / "clips.jsonl"

    assert office("export", "clips", "--edition", "1", "--out", out)[1] == f"2 clips written to {out}\n"
    assert numbers(out, "jsonl") == [1, 3]
    assert office("export", "clips", "--edition", "1", "--query", "mương", "--out", out)[0] == 0
    assert numbers(out, "jsonl") == [3]


def test_an_edition_that_there_is_not_is_told_in_one_line(archive, tmp_path):
    code, said, told = archive("export", "clips", "--edition", "7", "--out", tmp_path / "x.csv")

    assert (code, said) == (1, "")
    assert told.startswith("monitor: there is no edition 7")
    assert not (tmp_path / "x.csv").exists()


def cut(folder):
    """Cut the edition due at `NOW`."""
    settings = load(folder)
    digest = settings.digest.model_copy(update={"recipients": (RecipientRow(address="a@example.vn"),)})
    now = datetime.fromisoformat(NOW).astimezone(UTC)
    with Store.open(folder / "data" / "monitor.db") as store:
        session = Session(replace(settings, digest=digest), store, lambda: now, None, folder / "data")
        cut_edition(session, now)
        assert store.editions.item_counts(1) == (2,)


@pytest.mark.parametrize("form", ["xlsx", "atom"])
def test_what_no_terminal_can_show_asks_for_a_file(archive, monkeypatch, capsys, form):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    code, _, told = archive("export", "clips", "--format", form)

    assert code == 2
    assert told.splitlines()[-1].endswith("is not for a terminal; name a file with --out FILE")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_into_a_pipe_goes_the_same_as_into_a_file(imported, tmp_path, form):
    shutil.copytree(imported / "data", tmp_path / "data")
    command = [sys.executable, "-m", "monitor", "--config", str(tmp_path), "export", "clips", "--format", form]
    piped = subprocess.run(command, check=True, capture_output=True)
    subprocess.run([*command, "--out", tmp_path / "file"], check=True, capture_output=True)

    assert piped.stdout == (tmp_path / "file").read_bytes()
    assert piped.stderr.decode() == NO_RULES + "2 clips\n"


def test_a_reader_that_goes_away_is_no_fault_to_be_told(imported, tmp_path):
    shutil.copytree(imported / "data", tmp_path / "data")
    command = [sys.executable, "-m", "monitor", "--config", str(tmp_path), "export", "clips"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdout.close()
    told = running.stderr.read()
    running.stderr.close()

    assert (running.wait(), told.decode()) == (1, NO_RULES)


def test_the_workbook_tells_what_it_was_chosen_by(archive, tmp_path):
    out = tmp_path / "clips.xlsx"
    archive("export", "clips", "--format", "xlsx", "--query", 'cầu "treo"', "--out", out)
    notes = zipfile.ZipFile(out).read("xl/worksheets/sheet2.xml").decode()

    assert "khớp câu hỏi cầu &quot;treo&quot;" in notes or 'khớp câu hỏi cầu "treo"' in notes
    archive("export", "clips", "--format", "xlsx", "--out", out)
    assert "toàn bộ tin, bài trong phạm vi theo dõi" in zipfile.ZipFile(out).read("xl/worksheets/sheet2.xml").decode()


def test_a_feed_is_called_by_what_it_was_chosen_by(archive, tmp_path):
    def feed(*options):
        archive("export", "clips", "--format", "atom", *options, "--out", tmp_path / "f.atom")
        return feedparser.parse((tmp_path / "f.atom").read_bytes()).feed

    assert (feed().title, feed("--query", "cầu").title) == ("Tin, bài", "Tin, bài: cầu")
    assert feed().id == feed().id != feed("--query", "cầu").id


def test_a_file_is_whole_or_as_it_was(archive, tmp_path, monkeypatch):
    out = tmp_path / "clips.jsonl"
    out.write_text("the export of yesterday", encoding="utf-8")

    def torn(clips, file):
        file.write("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("monitor.archive.exporting.write_jsonl", torn)
    code, _, told = archive("export", "clips", "--out", out)

    assert (code, "No space left on device" in told) == (1, True)
    assert out.read_text(encoding="utf-8") == "the export of yesterday"
    assert not list(tmp_path.glob("*.new"))


def test_a_link_to_a_file_stays_one(archive, tmp_path):
    (tmp_path / "there.jsonl").touch()
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "there.jsonl")
    archive("export", "clips", "--out", tmp_path / "link.jsonl")

    assert (tmp_path / "link.jsonl").is_symlink()
    assert len(numbers(tmp_path / "there.jsonl", "jsonl")) == 2


def test_a_folder_or_a_device_is_not_replaced(archive, tmp_path):
    assert archive("export", "clips", "--out", tmp_path)[0] == 1
    assert archive("export", "clips", "--out", "/dev/null") == (0, "2 clips written to /dev/null\n", "")
    assert Path("/dev/null").is_char_device()


def test_without_rules_what_is_kept_is_exported_all_the_same(monitor, imported, tmp_path):
    shutil.copytree(imported / "data", tmp_path / "data")
    for form in FORMS:
        assert monitor("export", "clips", "--format", form, "--out", tmp_path / "f") == (
            0,
            f"2 clips written to {tmp_path / 'f'}\n",
            NO_RULES,
        )


def test_with_rules_a_topic_that_there_is_not_is_wrong_usage_and_the_office_is_named(office, tmp_path):
    code, _, told = office("export", "clips", "--query", "topic:bien-goi")
    assert (code, told.startswith("Error: column 7")) == (2, True)

    office("export", "clips", "--format", "xlsx", "--out", tmp_path / "f.xlsx")
    notes = zipfile.ZipFile(tmp_path / "f.xlsx").read("xl/worksheets/sheet2.xml").decode()
    assert "Đơn vị: " + load(tmp_path).office.name in notes
    assert "múi giờ Asia/Ho_Chi_Minh" in notes


def test_what_excel_has_no_room_for_is_told(archive, tmp_path, monkeypatch):
    monkeypatch.setattr("monitor.archive.exporting._xlsx", lambda *_: ("Một ô bị cắt.",))
    code, _, told = archive("export", "clips", "--format", "xlsx", "--out", tmp_path / "f.xlsx")

    assert (code, told) == (0, "monitor: Một ô bị cắt.\n")
