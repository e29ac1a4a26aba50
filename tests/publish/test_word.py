"""What the decree on clerical work asks of a document (DOMAIN.md 3), read back from the file."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from dossiers import HEAD, NOON, blocks, empty, fonts, full, read, text

from monitor.publish.dossier.build import dossier_docx
from monitor.publish.dossier.letter import letter_docx
from monitor.publish.word.lengths import bold_twips, twips
from monitor.publish.word.letterhead import COLUMNS, MOTTO, letterhead, title
from monitor.publish.word.page import bytes_of, new_document
from monitor.publish.word.paragraphs import annex, body, clause, part, point
from monitor.publish.word.tables import grid
from monitor.publish.word.writing import document_number, letter, official_day, roman

TIMES = ("Times New Roman",) * 4


def document(*, size=14):
    return new_document("Báo cáo thử", "Sở Thử", NOON, size=size)


def again(made):
    return read(bytes_of(made))


def paragraph(where, words):
    """The paragraph that holds *words*."""
    return next(each for each in where.paragraphs if words in each.text)


# -- the sheet ---------------------------------------------------------------------------------------


def test_a_page_is_a4_with_margins_of_20_20_30_and_15_millimetres():
    section = again(document()).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(each.mm) for each in (*sizes, section.left_margin, section.right_margin)] == [
        210,
        297,
        20,
        20,
        30,
        15,
    ]
    assert section.gutter == 0


def test_a_page_that_lies_keeps_its_margins():
    lying = [each for each in read(dossier_docx(full())).sections if each.orientation == WD_ORIENT.LANDSCAPE]
    assert len(lying) == 1
    assert [round(each.mm) for each in (lying[0].page_width, lying[0].page_height, lying[0].left_margin)] == [
        297,
        210,
        30,
    ]


def test_nothing_to_compare_takes_no_page_that_lies():
    assert {each.orientation for each in read(dossier_docx(empty())).sections} == {WD_ORIENT.PORTRAIT}


def test_the_number_of_the_page_stands_in_the_middle_of_the_top_margin_from_page_2():
    section = again(document()).sections[0]
    header = section.header.paragraphs[0]
    field = header._p.find(f".//{qn('w:instrText')}")
    assert field.text.strip() == "PAGE"
    assert header.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert header.runs[0].font.size in (Pt(13), Pt(14))
    assert not header.runs[0].font.italic
    assert section.header_distance < section.top_margin
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""


def test_pages_after_the_first_section_all_bear_their_number():
    assert [each.different_first_page_header_footer for each in read(dossier_docx(full())).sections] == [
        True,
        False,
        False,
        False,
    ]


def test_an_annex_counts_its_pages_anew_and_is_named_in_roman_numerals():
    made = document()
    annex(made, 2, "Danh mục thử", "Kèm theo Báo cáo số 05/BC-T")
    found = again(made)
    assert found.sections[1]._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    heads = [each for each in found.paragraphs if each.text]
    assert [each.text for each in heads] == ["Phụ lục II", "DANH MỤC THỬ", "(Kèm theo Báo cáo số 05/BC-T)"]
    assert heads[0].runs[0].font.size == Pt(14)
    assert heads[0].runs[0].font.bold
    assert heads[2].runs[0].font.italic


# -- letters -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [dossier_docx, lambda dossier: letter_docx(dossier, "Báo Thử")])
def test_every_letter_is_times_new_roman_for_every_script(make):
    found = read(make(full()))
    assert set(fonts(found.element.body)) == {TIMES}
    default = found.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert set(default.attrib.values()) == {"Times New Roman"}
    assert len(default.attrib) == 4


def test_every_letter_is_black():
    colours = {each.get(qn("w:val")) for each in read(dossier_docx(full())).element.body.iter(qn("w:color"))}
    assert colours <= {"000000"}


def test_words_from_right_to_left_are_marked_so_and_their_neighbours_are_not():
    made = document()
    body(made, "Ông שלום עולם nói")
    runs = paragraph(again(made), "Ông").runs
    assert [(run.text, bool(run.font.rtl)) for run in runs] == [("Ông ", False), ("שלום עולם", True), (" nói", False)]


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("a\x00b\x07c\x0bd", "abcd"),
        ("A & B <c> ]]> &amp;", "A & B <c> ]]> &amp;"),
        ("tệp\u202egnp.exe", "tệpgnp.exe"),
        ("ຄະນະຜູ້ແທນແຂວງຊຽງຂວາງ", "ຄະນະຜູ້ແທນແຂວງຊຽງຂວາງ"),
        ("nửa \ud83d chữ", "nửa chữ"),
    ],
)
def test_a_text_prints_what_a_document_can_hold(given, printed):
    made = document()
    body(made, given)
    assert text(again(made)).strip() == printed


# -- the head ----------------------------------------------------------------------------------------


@pytest.fixture
def head():
    made = document()
    letterhead(made, HEAD, about="đề nghị thử")
    title(made, "Báo cáo", "Kết quả thử")
    return again(made)


def test_the_head_is_two_columns_of_40_and_60_without_lines(head):
    table = head.tables[0]
    assert [round(cell.width.mm) for cell in table.rows[0].cells] == list(COLUMNS)
    assert sum(COLUMNS) == 165
    assert {each.get(qn("w:val")) for each in table._tbl.tblPr.find(qn("w:tblBorders"))} == {"nil"}


@pytest.mark.parametrize(
    ("words", "sizes", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False),
        ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False),
        ("UBND TỈNH THỬ", (12, 13), False, False),
        ("SỞ VĂN HÓA THỬ", (12, 13), True, False),
        ("Số: ……/SVHT-QLBC", (13,), False, False),
        ("V/v đề nghị thử", (12, 13), False, False),
        ("Thử Nghiệm, ngày …… tháng …… năm 2026", (13, 14), False, True),
    ],
)
def test_each_element_of_the_head_has_its_size_and_style(head, words, sizes, bold, italic):
    cells = [cell for row in head.tables[0].rows for cell in row.cells]
    found = next(each for cell in cells for each in cell.paragraphs if each.text == words)
    font = found.runs[0].font
    assert (font.size.pt in sizes, font.bold, font.italic) == (True, bold, italic)
    assert found.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_the_line_below_the_motto_is_as_long_as_the_motto(head):
    motto, line = head.tables[0].rows[0].cells[1].paragraphs[1:3]
    assert motto.text == MOTTO
    form = line.paragraph_format
    drawn = twips(COLUMNS[1]) - form.left_indent.twips - form.right_indent.twips
    assert abs(drawn - bold_twips(MOTTO, 13)) <= 2
    # As measured in print: 60.45 mm in letters of 14 points.
    assert abs(drawn / 1440 * 25.4 - 60.45 * 13 / 14) < 0.05
    assert line._p.pPr.find(f"{qn('w:pBdr')}/{qn('w:top')}").get(qn("w:val")) == "single"
    assert not motto.runs[0].font.underline


def test_the_line_below_the_office_is_a_third_to_a_half_of_its_name(head):
    line = head.tables[0].rows[0].cells[0].paragraphs[-1].paragraph_format
    drawn = twips(COLUMNS[0]) - line.left_indent.twips - line.right_indent.twips
    assert 1 / 3 <= drawn / bold_twips("SỞ VĂN HÓA THỬ", 12) <= 1 / 2


def test_title_and_subject_stand_in_the_middle_in_bold(head):
    for words in ("BÁO CÁO", "Kết quả thử"):
        found = paragraph(head, words)
        assert found.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert found.runs[0].font.bold
        assert found.runs[0].font.size.pt in (13, 14)


def test_what_the_rules_do_not_say_stays_blank_in_the_head():
    made = document()
    letterhead(made, replace(HEAD, superior="", place="", symbol=""))
    words = text(again(made))
    assert "Số: ……/……" in words
    assert "……, ngày …… tháng …… năm 2026" in words
    assert "UBND" not in words


# -- the body ----------------------------------------------------------------------------------------


def test_a_paragraph_is_justified_its_first_line_1_27_cm_in_and_6_points_apart():
    made = document()
    body(made, "Một đoạn.")
    found = paragraph(again(made), "Một đoạn")
    form = found.paragraph_format
    assert found.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert abs(form.first_line_indent - Cm(1.27)) < Mm(0.05)
    assert form.space_after == Pt(6)
    assert read(bytes_of(made)).styles["Normal"].font.size == Pt(14)


def test_a_very_long_word_does_not_tear_the_line_before_it_apart():
    made = document()
    body(made, "Đường dẫn https://bao.example/" + "a" * 60)
    assert paragraph(again(made), "Đường dẫn").alignment == WD_ALIGN_PARAGRAPH.LEFT


def test_headings_are_roman_then_arabic_and_bold_then_letters_that_are_not():
    made = document()
    part(made, 4, "Kiến nghị")
    clause(made, 1, "Với tỉnh")
    for n in range(1, 8):
        point(made, n, "điểm")
    found = [each for each in again(made).paragraphs if each.text]
    assert [each.text for each in found[:2]] == ["IV. KIẾN NGHỊ", "1. Với tỉnh"]
    assert [each.text[0] for each in found[2:]] == list("abcdđeg")
    assert [each.runs[0].font.bold for each in found[:3]] == [True, True, False]


def test_a_table_repeats_its_heading_and_breaks_only_a_row_that_needs_more_than_a_page():
    made = document()
    grid(made, ("Một", "Hai"), [("ngắn", "ngắn"), ("dài " * 800, "ngắn")], (80, 85))
    rows = again(made).tables[0].rows

    def has(row, name):
        return row._tr.trPr is not None and row._tr.trPr.find(qn(name)) is not None

    assert [has(row, "w:tblHeader") for row in rows] == [True, False, False]
    assert [has(row, "w:cantSplit") for row in rows] == [True, True, False]


def test_the_foot_has_its_receivers_in_small_letters_and_no_name():
    found = read(letter_docx(full(), "Báo Thử"))
    left, right = found.tables[-1].rows[0].cells
    receivers = left.paragraphs
    assert [each.text for each in receivers] == [
        "Nơi nhận:",
        "- Như trên;",
        "- UBND tỉnh (báo cáo);",
        "- Lưu: VT, QLBC.",
    ]
    first = receivers[0].runs[0].font
    assert (first.size, first.bold, first.italic) == (Pt(12), True, True)
    assert {each.runs[0].font.size for each in receivers[1:]} == {Pt(11)}
    assert [each.text for each in right.paragraphs if each.text] == ["GIÁM ĐỐC"]
    assert right.paragraphs[0].runs[0].font.bold


# -- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2022, 2, 28), "ngày 28 tháng 02 năm 2022"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_a_zero_stands_before_days_below_10_and_months_1_and_2_only(day, words):
    assert official_day(day) == words


def test_points_go_by_the_vietnamese_alphabet():
    assert "".join(letter(n) for n in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"
    assert [letter(24), letter(25)] == ["aa", "ab"]


def test_parts_go_by_roman_numerals_and_numbers_below_10_get_a_zero():
    assert [roman(n) for n in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]
    assert [document_number(5, "BC-T"), document_number(12, "BC-T")] == ["05/BC-T", "12/BC-T"]


@pytest.mark.parametrize("count", [letter, roman])
def test_nothing_is_counted_from_0(count):
    with pytest.raises(ValueError, match="counted from 1"):
        count(0)


# -- the file ----------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes():
    assert dossier_docx(full()) == dossier_docx(full())


def test_the_file_bears_the_day_it_was_made_and_nothing_of_another_document():
    made = dossier_docx(full())
    found = read(made).core_properties
    assert (found.author, found.last_modified_by) == ("Sở Văn hóa Thử", "")
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert not [name for name in file.namelist() if "thumbnail" in name]
        assert {entry.date_time for entry in file.infolist()} == {(2026, 3, 5, 5, 0, 0)}


def test_a_title_longer_than_a_file_may_say_of_itself_is_cut_there_only():
    made = new_document("dài " * 100, "Sở Thử", NOON, size=14)
    assert len(again(made).core_properties.title) <= 255


def test_tables_stay_inside_the_margins():
    found = read(dossier_docx(full()))
    tables = [block for block in blocks(found) if hasattr(block, "rows")]
    widths = [sum(cell.width.mm for cell in table.rows[0].cells) for table in tables]
    lying = [each for each in widths if each > 166]
    assert len(lying) == 1
    assert max(widths) <= 252.5
