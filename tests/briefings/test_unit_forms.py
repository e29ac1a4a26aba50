"""What units report: the form made and read back, every fault told with its cell, who is late.

Not for: the report of half a year or a year (tests/publish), screens (tests/desk), commands.
"""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from monitor.briefing import UnitActivity
from monitor.briefings.units.asking import form_of, units_of
from monitor.briefings.units.entering import enter
from monitor.briefings.units.entering import read as read_report
from monitor.briefings.units.faults import FormError
from monitor.briefings.units.grid import grid_of
from monitor.briefings.units.status import activities, reports, standings, synthesis_of
from monitor.config import load
from monitor.errors import InputError
from monitor.periods import named
from monitor.publish.briefing.unit_form import COLUMNS, HEAD, SHEET, TABLE, form_csv, form_xlsx
from monitor.store import Store

SETTINGS = load(Path(__file__).parents[2])
YEAR, HALF, QUARTER = named("2026"), named("2026H1"), named("2026Q3")
NOON = datetime(2026, 11, 10, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 10)
UNIT, NAME = "so-y-te", "Sở Y tế"
TOLD = {
    "van-ban": ("12", "Đã ban hành 12 văn bản", "https://thu.example/van-ban", "Thiếu người", "Bố trí thêm người"),
    "tap-huan-nguoi": ("1.234", "", "", "", ""),
    "hop-bao": ("2",),
    "cau-hoi": ("5",),
    "dung-han": ("4",),
    "qua-han": ("1",),
}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "monitor.db") as opened:
        yield opened


def rows_of(period=YEAR, unit=UNIT):
    """The cells of an empty form, line by line."""
    text = form_csv(form_of(SETTINGS, period, unit)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text.split("\n", 1)[1]), delimiter=";"))


def filled(told=TOLD, period=YEAR, unit=UNIT, sent="05/11/2026"):
    """The cells of a form as a unit sends it."""
    rows = rows_of(period, unit)
    rows[3][1], rows[4][1], rows[5][1] = "Trần Văn Thử", sent, "118/BC-SYT"
    for row in rows[TABLE:]:
        for n, text in enumerate(told.get(row[0], ())):
            row[4 + n] = text
    return rows


def as_csv(rows, mark=";", head="sep=;\r\n", coding="utf-8-sig"):
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    return (head + out.getvalue()).encode(coding)


def as_xlsx(rows, write=None, sheet=SHEET):
    """The same cells as Excel keeps them; *write* changes some."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet(sheet)
    for n, row in enumerate(rows):
        for column, text in enumerate(row):
            if text.isdigit():
                page.write_number(n, column, int(text))
            elif text:
                page.write_string(n, column, text)
    if write:
        write(book, page)
    book.close()
    return out.getvalue()


def read(store, content, period=YEAR, at=NOON):
    return read_report(SETTINGS, period, content, None, at)


def keep(store, told=TOLD, *, received=None, unit=UNIT, period=YEAR, sent="05/11/2026", at=NOON):
    report = read_report(SETTINGS, period, as_csv(filled(told, period, unit, sent)), received, at)
    return enter(store, period, report, "canbo", at)


def faults(store, content, period=YEAR):
    """What is wrong, by cell."""
    with pytest.raises(FormError) as caught:
        read(store, content, period)
    assert store.unit_reports.of(period.name) == ()
    return {fault.cell: fault.english for fault in caught.value.faults}


def changed(row, column, text, told=TOLD):
    """A form with another text in a cell; rows and columns from 1."""
    rows = filled(told)
    rows[row - 1][column - 1] = text
    return as_csv(rows)


def line(id_):
    """In which line of the form an item stands."""
    return next(n for n, row in enumerate(rows_of(), 1) if row[0] == id_)


# -- the form ------------------------------------------------------------------------------------------------


def test_the_form_asks_for_every_item_of_the_plan_and_for_table_4():
    ids = [row[0] for row in rows_of()[TABLE:]]
    assert ids[: len(SETTINGS.synthesis.items)] == [item.id for item in SETTINGS.synthesis.items]
    assert ids[len(SETTINGS.synthesis.items) :] == ["hop-bao", "thong-cao", "cau-hoi", "dung-han", "qua-han"]


def test_excel_and_csv_of_a_form_have_the_same_cells():
    form = form_of(SETTINGS, YEAR, UNIT)
    beside = {(row, 3) for row in (1, 2, 3)}  # what Excel's form explains beside its head
    excel = {place: cell.text for place, cell in grid_of(form_xlsx(form)).items() if place not in beside}
    assert excel == {place: cell.text for place, cell in grid_of(form_csv(form)).items()}


def test_the_same_form_is_the_same_bytes():
    form = form_of(SETTINGS, YEAR, UNIT)
    assert form_xlsx(form) == form_xlsx(form)


def test_a_form_for_a_unit_that_does_not_report_is_refused_with_those_that_do():
    with pytest.raises(InputError, match="so-y-te"):
        form_of(SETTINGS, YEAR, "so-khong-co")


@pytest.mark.parametrize("name", ["2026-11", "2026-W45", "2026-11-01..2026-11-05"])
def test_no_form_is_made_for_a_period_of_which_no_unit_reports(name):
    with pytest.raises(InputError, match="none of them"):
        form_of(SETTINGS, named(name))


# -- reading -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        as_csv(filled()),
        as_csv(filled(), head=""),
        as_csv(filled(), mark=",", head=""),
        as_csv(filled(), mark="\t", head="", coding="utf-16"),
        as_xlsx(filled()),
        as_xlsx(filled(), sheet="Trang tính1"),
    ],
    ids=["csv", "no-sep", "commas", "utf-16", "xlsx", "another-sheet-name"],
)
def test_a_form_is_read_however_a_spreadsheet_saved_it(store, content):
    report = read(store, content)
    assert (report.unit, report.name, report.compiler, report.sent_on) == (
        UNIT,
        NAME,
        "Trần Văn Thử",
        date(2026, 11, 5),
    )
    assert {each.item: each.count for each in report.answers} == {
        "van-ban": 12,
        "tap-huan-nguoi": 1234,
        "hop-bao": 2,
        "cau-hoi": 5,
        "dung-han": 4,
        "qua-han": 1,
    }
    assert report.answer("van-ban").proof == "https://thu.example/van-ban"


def test_a_day_that_excel_keeps_as_a_number_is_that_day(store):
    def day(book, page):
        page.write_datetime(4, 1, datetime(2026, 11, 5), book.add_format({"num_format": "dd/mm/yyyy"}))  # noqa: DTZ001

    assert read(store, as_xlsx(filled(), day)).sent_on == date(2026, 11, 5)


def test_a_nought_is_told_and_an_empty_cell_is_not(store):
    report = read(store, as_csv(filled({"van-ban": ("0",)})))
    assert [(each.item, each.count) for each in report.answers] == [("van-ban", 0)]


def test_a_dash_before_a_text_is_no_formula(store):
    assert read(store, as_csv(filled({"van-ban": ("1", "- Kế hoạch năm")}))).answer("van-ban").text == "- Kế hoạch năm"


# -- bad forms -----------------------------------------------------------------------------------------------


def test_a_formula_is_refused_in_excel_and_in_csv(store):
    row = line("van-ban")
    excel = as_xlsx(filled(), lambda _book, page: page.write_formula(row - 1, 4, "=SUM(A1:A9)", None, 7))
    for content in (excel, changed(row, 5, "=2+3")):
        assert faults(store, content) == {f"E{row}": "is a formula; paste its value"}


@pytest.mark.parametrize("text", ["khoảng 20", "12,5", "-3", "12.5", "1e3", "12 lớp", "①", "٣"])
def test_a_number_that_is_none_is_refused_with_its_cell(store, text):
    row = line("van-ban")
    assert faults(store, changed(row, 5, text)) == {f"E{row}": f"“{text}” is no whole number"}


def test_wrong_columns_are_refused_before_anything_else_is_said(store):
    rows = filled()
    rows[TABLE - 1][4], rows[TABLE - 1][5] = COLUMNS[5], COLUMNS[4]
    rows[TABLE][4] = "nhiều"
    assert list(faults(store, as_csv(rows))) == [f"E{TABLE}", f"F{TABLE}"]


def test_a_form_that_was_moved_in_its_sheet_says_where_it_stands(store):
    below = [[""] * len(COLUMNS), *filled()]
    beside = [["", *row] for row in filled()]

    assert {cell: text.split(";")[0] for cell, text in faults(store, as_csv(below)).items()} == {
        "A2": "“Mã biểu” stands here and not in A1"
    }
    assert list(faults(store, as_xlsx(beside))) == ["B1"]


def test_an_answer_that_says_the_same_as_a_label_moves_nothing(store):
    assert read(store, as_csv(filled(TOLD | {"van-ban": ("12", "Mã biểu")}))).answer("van-ban").text == "Mã biểu"


def test_a_form_whose_sheet_was_renamed_and_moved_behind_another_is_found(store):
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    for name, rows in (("Hướng dẫn", [["Chỉ điền các ô màu trắng"]]), ("Bảng của Sở", filled())):
        page = book.add_worksheet(name)
        for n, row in enumerate(rows):
            for column, text in enumerate(row):
                page.write_string(n, column, text)
    book.close()

    assert read(store, out.getvalue()).answer("van-ban").count == 12


def test_a_column_too_many_is_refused(store):
    rows = filled()
    rows[TABLE - 1].append("Ghi chú")
    assert faults(store, as_csv(rows)) == {f"J{TABLE}": "is a column “Ghi chú” that the form has not"}


def test_a_form_of_another_year_is_refused(store):
    found = faults(store, as_csv(filled(period=named("2025"), sent="05/11/2026")))
    assert found == {"B2": "is the form of 2025; 2026 is being entered"}


def test_an_unknown_unit_is_refused(store):
    assert list(faults(store, changed(3, 2, "Sở Không Có"))) == ["B3"]


def test_a_unit_is_known_by_its_name_in_any_case_and_by_its_id(store):
    assert read(store, changed(3, 2, "SỞ Y TẾ")).unit == UNIT
    assert read(store, changed(3, 2, UNIT)).name == NAME


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hôm qua", "is no day such as 05/11/2026"),
        ("31/11/2026", "is no day such as 05/11/2026"),
        ("11/11/2026", "is a day that has not come: 2026-11-11"),
        ("05/11/2025", "is before the period begins: 2025-11-05"),
    ],
)
def test_a_wrong_day_is_refused(store, text, said):
    assert faults(store, changed(5, 2, text)) == {"B5": said}


def test_a_form_that_nobody_filled_in_is_refused(store):
    assert faults(store, as_csv(filled({}))) == {
        "": "nothing is filled in below the columns; a unit that did nothing writes 0"
    }


def test_a_line_that_is_gone_and_one_that_stands_twice_are_told(store):
    rows = filled()
    rows[TABLE + 1] = list(rows[TABLE])
    found = faults(store, as_csv(rows))
    assert found == {"A10": "`van-ban` stands in line 9 too", "": "the line `tap-huan-lop` is missing"}


def test_a_line_that_somebody_added_is_told(store):
    rows = [*filled(), ["", "", "Việc khác", "", "3", "", "", "", ""]]
    assert faults(store, as_csv(rows)) == {f"A{len(rows)}": "the line has no id"}


def test_more_answers_than_questions_are_refused(store):
    told = {"cau-hoi": ("3",), "dung-han": ("3",), "qua-han": ("1",)}
    assert faults(store, as_csv(filled(told))) == {
        f"E{line('cau-hoi')}": "3 questions came, but 4 were answered in time or late"
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
        (b"PK\x03\x04 no zip", "cannot be read as an Excel file"),
        ("Mã biểu;Số".encode("utf-16-be"), "no UTF-8 text|is no text"),
        (b"%PDF-1.7\n\xff\xfe", "no UTF-8 text"),
        (b"x" * 5_000_001, "larger than"),
    ],
    ids=["empty", "xls", "broken", "coding", "pdf", "large"],
)
def test_a_file_that_is_no_form_is_refused_in_one_line(store, content, said):
    with pytest.raises(FormError, match=said):
        read(store, content)


def test_entities_of_a_workbook_are_not_resolved(store):
    """A text that swells, or reads another file, stays what it is: the form is refused for what it then lacks."""
    good = as_xlsx(filled())
    evil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/sharedStrings.xml":
                content = content.replace(b"?>", b'?><!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/hostname">]>', 1)
                content = content.replace("Trần Văn Thử".encode(), b"&x;", 1)
            new.writestr(name, content)
    assert faults(store, evil.getvalue()) == {"B4": "says not who made it"}


SHEET_PART, TEXTS_PART = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def workbook_with(packing=zipfile.ZIP_DEFLATED, **parts):
    """A form as Excel keeps it, with other *parts* in place of its own; None takes one away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_xlsx(filled()))) as old, zipfile.ZipFile(out, "w", packing) as new:
        for name in old.namelist():
            content = parts.get({SHEET_PART: "sheet", TEXTS_PART: "texts"}.get(name, ""), old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "parts",
    [{"texts": None}, {"texts": b"<sst/>"}, {"sheet": b"<worksheet><c r='A1' t='s'><v>99999</v></c></worksheet>"}],
    ids=["no texts", "none of the texts", "no such text"],
)
def test_a_workbook_that_names_texts_it_has_not_is_refused_in_one_line(store, parts):
    with pytest.raises(FormError, match="cannot be read as an Excel file"):
        read(store, workbook_with(**parts))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED])
def test_a_workbook_whose_bytes_are_damaged_is_refused_in_one_line(store, packing):
    content = bytearray(workbook_with(packing))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        start = book.getinfo(SHEET_PART).header_offset + len(SHEET_PART) + 30
    content[start : start + 40] = bytes(byte ^ 0x5A for byte in content[start : start + 40])
    with pytest.raises(FormError, match="cannot be read as an Excel file"):
        read(store, bytes(content))


@pytest.mark.parametrize("part", ["sheet", "texts"])
def test_a_small_workbook_that_swells_is_refused_before_it_is_read(store, part):
    content = workbook_with(**{part: b"<x>" + b"<t/>" * 1_300_000 + b"</x>"})
    assert len(content) < 100_000
    with pytest.raises(FormError, match="larger inside"):
        read(store, content)


def test_formulas_drawn_down_thousands_of_lines_are_refused_in_one_line(store):
    sheet = zipfile.ZipFile(io.BytesIO(workbook_with())).read(SHEET_PART)
    drawn = b"".join(b'<row r="%d"><c r="A%d"><f>1</f></c></row>' % (n, n) for n in range(2_990, 3_010))
    with pytest.raises(FormError) as refused:
        read(store, workbook_with(sheet=sheet.replace(b"</sheetData>", drawn + b"</sheetData>")))
    assert [each.english for each in refused.value.faults] == ["holds something far outside the form"]


def test_a_csv_of_thousands_of_columns_is_refused(store):
    with pytest.raises(FormError, match="more than 200 columns in line 2"):
        read(store, ("Mã biểu;x\n" + "a;" * 3_000).encode())


# -- keeping -------------------------------------------------------------------------------------------------


def test_a_later_report_of_a_unit_stands_in_for_the_earlier_one_and_says_so(store):
    assert keep(store).before is None
    second = keep(store, {"van-ban": ("13",)})
    assert second.before.paper == "118/BC-SYT"
    assert [each.answer("van-ban").count for each in reports(store, SETTINGS, YEAR)] == [13]
    assert len(store.unit_reports.of("2026")) == 2


def test_what_was_kept_is_what_was_read(store):
    made = keep(store).report
    assert reports(store, SETTINGS, YEAR) == (made,)


def test_a_unit_is_in_time_until_the_14th_and_late_from_the_15th(store):
    keep(store, received=date(2026, 11, 14), at=datetime(2026, 11, 20, tzinfo=UTC))
    keep(store, received=date(2026, 11, 15), unit="so-noi-vu", at=datetime(2026, 11, 20, tzinfo=UTC))
    found = {each.unit: each for each in standings(store, SETTINGS, YEAR, date(2026, 11, 20))}
    assert (found[UNIT].standing, found["so-noi-vu"].standing, found["so-noi-vu"].days_late) == ("in-time", "late", 1)
    assert found["so-xay-dung"].standing == "missing"


def test_a_unit_that_mends_its_report_later_was_in_time_all_the_same(store):
    keep(store, received=date(2026, 11, 9))
    keep(store, received=date(2026, 11, 18), at=datetime(2026, 11, 20, tzinfo=UTC))
    found = next(each for each in standings(store, SETTINGS, YEAR, date(2026, 11, 20)) if each.unit == UNIT)
    assert (found.standing, found.times) == ("in-time", 2)


def test_before_the_last_day_nobody_is_called_late(store):
    assert {each.standing for each in standings(store, SETTINGS, YEAR, date(2026, 11, 14))} == {"awaited"}


def test_the_rules_say_who_is_asked():
    ids = {unit.id for unit in units_of(SETTINGS, YEAR)}
    assert UNIT in ids
    assert not ids & set(SETTINGS.synthesis.not_asked)
    assert "so-thong-tin-truyen-thong" not in ids  # there is none in 2026


def test_table_4_has_a_row_for_each_unit_that_told_of_it_and_says_nothing_of_what_it_did_not_tell(store):
    keep(store, {"hop-bao": ("2",)}, period=QUARTER)
    keep(store, {"van-ban": ("1",)}, period=QUARTER, unit="so-noi-vu")
    assert activities(store, SETTINGS, QUARTER) == (UnitActivity(NAME, 2, None, None, None, None),)


def test_the_report_of_a_year_keeps_parts_reports_and_standings_and_of_a_quarter_there_is_none(store):
    keep(store)
    made = synthesis_of(store, SETTINGS, YEAR, NOON)
    assert [part.number for part in made.parts] == ["I", "II", "III", "IV", "V"]
    assert (len(made.reports), made.last_day, made.unverified) == (1, date(2026, 11, 14), False)
    assert synthesis_of(store, SETTINGS, HALF, NOON).unverified
    assert synthesis_of(store, SETTINGS, QUARTER, NOON) is None


def test_every_label_of_the_form_is_looked_at(store):
    for n in range(1, len(HEAD) + 1):
        assert list(faults(store, changed(n, 1, "khác"))) == [f"A{n}"]
