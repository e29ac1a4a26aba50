"""The Excel annex: a sheet a table, numbers that are numbers, native charts, all rows, nothing that runs.

Not for: the numbers themselves (test_briefing_rows.py).
"""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from brief_documents import full
from brief_samples import empty, frozen, one_item, quarter
from brief_sheets import MAIN, names, opened, sheet, xml

from monitor.config.briefing import BriefingRules
from monitor.publish.briefing.annex_xlsx import annex_xlsx
from monitor.publish.briefing.document import document
from monitor.publish.briefing.excel.numbers import COUNT, number_in
from monitor.publish.briefing.values import Cell, Chart, Document, Grid, Section, Series
from monitor.publish.briefing.walk import charts, figures, grids
from monitor.publish.export.xlsx import Limits

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RULES = BriefingRules()
LISTS = ["Tin, bài", "Nhóm tin", "Vụ việc", "Nguồn bị gián đoạn", "Số liệu, câu truy vấn", "Ghi chú"]


def annex(briefing=None, **given):
    briefing = briefing or quarter()
    return opened(annex_xlsx(document(briefing, RULES), briefing, **given))


def only(*grids_, charts_=()):
    """A document of these tables and charts."""
    return Document("BÁO CÁO", "thử", (), (Section("I", "Phần thử", grids=grids_, charts=charts_),), (), ())


def grid(*rows, title="Bảng 1. Thử", id_="bang-1", columns=("Tên", "Số")):
    return Grid(id_, title, columns, tuple(tuple(map(Cell, row)) for row in rows))


def pictures(book):
    return sorted(name for name in book.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name))


def notes(book):
    return [row.get(0, "") for row in sheet(book, len(names(book)))]


def test_there_is_a_sheet_for_each_table_and_each_list():
    told = list(grids(document(quarter(), RULES)))
    found = names(annex())

    assert found[:2] == ["Bảng 1", "Bảng 1a"]
    assert found[-len(LISTS) :] == LISTS
    assert len(found) == len(told) + len(LISTS)


def test_each_chart_is_one_that_excel_draws_and_stands_with_its_table():
    told = document(quarter(), RULES)
    book = annex()
    order = [each.id for each in grids(told)]

    assert len(pictures(book)) == len(list(charts(told))) == 4
    drawn = {n + 1 for n, id_ in enumerate(order) if id_ in {each.grid for each in charts(told)}}
    sheets = [
        n
        for n in range(1, len(order) + 1)
        if xml(book, f"xl/worksheets/sheet{n}.xml").find(f"{MAIN}drawing") is not None
    ]
    assert set(sheets) == drawn


def test_a_chart_is_drawn_from_the_cells_below_it_and_carries_their_numbers():
    drawn = Chart("b-1", "Biểu đồ 1. Thử", "bars", ("a", "b", "c"), (Series("Kỳ này", (5, None, 7)),), grid="bang-1")
    book = opened(annex_xlsx(only(grid(("a", "05")), charts_=(drawn,)), quarter()))
    values = xml(book, pictures(book)[0]).find(f".//{CHART}val//{CHART}numCache")
    formula = xml(book, pictures(book)[0]).find(f".//{CHART}val//{CHART}f").text
    first = int(re.search(r"\$B\$(\d+):", formula)[1]) - 1
    rows = {int(row.get("r")) - 1: row for row in xml(book, "xl/worksheets/sheet1.xml").iter(f"{MAIN}row")}

    assert [(point.get("idx"), point.findtext(f"{CHART}v")) for point in values.findall(f"{CHART}pt")] == [
        ("0", "5"),
        ("2", "7"),
    ]
    written = [[cell.findtext(f"{MAIN}v") for cell in rows[first + n].iter(f"{MAIN}c")][1] for n in range(3)]
    assert written == ["5", None, "7"]  # a gap is an empty cell
    assert xml(book, pictures(book)[0]).find(f".//{CHART}dispBlanksAs") is None or (
        xml(book, pictures(book)[0]).find(f".//{CHART}dispBlanksAs").get("val") == "gap"
    )


def test_a_chart_without_a_table_stands_on_a_sheet_of_charts():
    book = opened(annex_xlsx(full(), quarter()))

    assert "Biểu đồ" in names(book)
    assert len(pictures(book)) == 1


@pytest.mark.parametrize("kind", ["bars", "stacked", "line"])
def test_a_chart_of_nothing_is_said_and_not_drawn(kind):
    nothing = Chart("b-1", "Biểu đồ 1. Thử", kind, (), (), grid="bang-1")
    book = opened(annex_xlsx(only(grid(("a", "05")), charts_=(nothing,)), quarter()))

    assert pictures(book) == []
    assert any("Không có số liệu để vẽ biểu đồ." in row.values() for row in sheet(book, 1))


def test_of_three_thousand_outlets_the_table_is_whole_and_the_chart_has_the_largest():
    labels = tuple(f"Báo thử {n}" for n in range(3000))
    many = Chart("b-1", "Biểu đồ 1. Thử", "bars", labels, (Series("Tin", tuple(range(3000))),), grid="bang-1")
    book = opened(annex_xlsx(only(grid(*((label, "05") for label in labels)), charts_=(many,)), quarter()))

    assert sum(row.get(1) == Decimal(5) for row in sheet(book, 1)) == 3000
    assert len(xml(book, pictures(book)[0]).findall(f".//{CHART}val//{CHART}pt")) == 14


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("05", 5, COUNT),
        ("0", 0, COUNT),
        ("1.234.567", 1234567, COUNT),
        ("+1.234", 1234, "+#,##0;-#,##0;#,##0"),
        ("-01", -1, "+00;-00;00"),
        ("−12", -12, "+#,##0;-#,##0;#,##0"),
        ("19,03%", 0.1903, "0.00%"),
        ("50%", 0.5, "0%"),
        ("20,00", 20, "0.00"),
        ("+3,72", 3.72, "+0.00;-0.00;0.00"),
    ],
)
def test_a_number_as_documents_print_it_is_a_number(text, value, shown):
    read = number_in(text)
    assert (read.value, read.shown) == (pytest.approx(value), shown)


@pytest.mark.parametrize(
    "text", ["2026", "0207 000 001", "02073", "1.23", "12.3456", "0 (06)", "–", "", "28/02", "1,", "I", "03/9"]
)
def test_other_words_stay_words(text):
    assert number_in(text) is None


def test_every_item_is_a_row_with_its_address_as_a_link():
    book = annex()
    number = names(book).index("Tin, bài") + 1
    head, *rows = sheet(book, number)

    assert [int(row[0]) for row in rows] == [item.clip for item in quarter().items]
    assert {"Cơ quan báo chí", "Nhóm báo", "Sắc thái", "Lĩnh vực", "Đăng lại tại"} <= set(head.values())
    assert len(xml(book, f"xl/worksheets/_rels/sheet{number}.xml.rels")) == len(rows)


def test_every_figure_stands_with_its_query():
    book = annex()
    told = list(figures(document(quarter(), RULES)))
    rows = sheet(book, names(book).index("Số liệu, câu truy vấn") + 1)[1:]

    assert [(int(row[2]), row.get(4, "")) for row in rows] == [
        (figure.value, figure.want.query) for _, _, figure in told
    ]


def test_cases_stories_and_sources_that_failed_have_their_sheets():
    book, briefing = annex(), quarter()

    def read(name):
        return sheet(book, names(book).index(name) + 1)[1:]

    assert [int(row[0]) for row in read("Vụ việc")] == [case.id for case in briefing.cases]
    assert [int(row[0]) for row in read("Nhóm tin")] == [story.id for story in briefing.stories]
    assert [(row[0], int(row[3])) for row in read("Nguồn bị gián đoạn")] == [
        (source.id, len(source.days)) for source in briefing.failed
    ]


def test_the_notes_say_how_it_was_counted_and_whether_it_is_frozen():
    assert "Cách đếm" in notes(annex())
    assert "Mọi ô đều ghi đủ, không chỗ nào bị cắt." in notes(annex())
    assert "Kỳ số liệu: từ ngày 01/07/2026 đến ngày 30/09/2026." in notes(annex())
    assert "Số liệu đã chốt, người chốt: Lê Thị Thử." in notes(annex(frozen()))
    assert not any(row.startswith("Số liệu đã chốt") for row in notes(annex()))


def test_what_excel_has_no_room_for_is_said_in_the_notes():
    told = notes(annex(limits=Limits(rows=20, links=3)))

    assert any("đọc tiếp ở các trang sau (4 trang)" in row for row in told)
    assert any(row.endswith("mỗi liên kết không quá 2079 ký tự.") for row in told)


@pytest.mark.parametrize("text", ["=1+1", "+84 số", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x.example","a")'])
def test_nothing_runs_as_a_formula(text):
    briefing = replace(quarter(), items=(replace(quarter().items[0], title=text, outlet=text),))
    drawn = Chart("b-1", text, "bars", (text,), (Series(text, (1,)),), note=text, grid="bang-1")
    table = replace(grid((text, text), title=text, columns=(text, text)), notes=(text,))
    book = opened(annex_xlsx(only(table, charts_=(drawn,)), briefing))

    sheets = [xml(book, f"xl/worksheets/sheet{n}.xml") for n in range(1, len(names(book)) + 1)]
    assert not [cell for each in sheets for cell in each.iter(f"{MAIN}f")]
    assert sum(text in row.values() for row in sheet(book, 1)) >= 4


def test_only_a_web_address_in_a_table_can_be_clicked():
    rows = (("a", "https://bao.example/1"), ("b", "javascript:alert(1)"), ("c", "file:///c:/x"))
    book = opened(annex_xlsx(only(grid(*rows)), quarter()))

    assert [each.get("Target") for each in xml(book, "xl/worksheets/_rels/sheet1.xml.rels")] == [
        "https://bao.example/1"
    ]


@pytest.mark.parametrize("title", ["Bảng 1/2: [a]*? \\", "'", "x" * 80, ".", "Tin, bài", "tin, bài"])
def test_any_title_makes_a_sheet(title):
    book = opened(
        annex_xlsx(only(grid(("a", "1"), title=title), grid(("b", "2"), title=title, id_="bang-2")), quarter())
    )

    assert len({name.casefold() for name in names(book)}) == len(names(book)) == 2 + len(LISTS)


@pytest.mark.parametrize("briefing", [empty, one_item], ids=["empty", "one item"])
def test_a_period_of_little_or_nothing_is_a_workbook(briefing):
    assert names(annex(briefing()))[-len(LISTS) :] == LISTS


def test_the_same_briefing_is_the_same_bytes():
    told = document(quarter(), RULES)
    assert annex_xlsx(told, quarter()) == annex_xlsx(told, quarter())
    assert b"2026-10-01T02:00:00Z" in annex().read("docProps/core.xml")


def test_marks_that_turn_the_order_of_letters_are_not_in_the_list_of_cases():
    first = replace(quarter().cases[0], replies=("số 5/\u202eVP",), later=("02/10/2026: \u2066kết thúc",))
    book = annex(replace(quarter(), cases=(first,)))
    told = sheet(book, names(book).index("Vụ việc") + 1)[1].values()

    assert {"số 5/VP", "02/10/2026: kết thúc"} <= set(told)
