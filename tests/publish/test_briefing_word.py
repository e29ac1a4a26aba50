"""The report in Word, read back: what the decree asks for (DOMAIN.md 3), and what the office may change in its template.

Not for: what the report says (test_briefing_document.py), the helpers of Word (test_word.py).
"""

import io
import pickle
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from brief_documents import HEAD, PLACE, RECIPIENTS, bare, chart, full, png
from brief_samples import quarter
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from dossiers import fonts, read, text

from monitor.errors import InputError
from monitor.publish.briefing.values import Cell, Grid, Section, Sentence
from monitor.publish.briefing.word.faults import TemplateError
from monitor.publish.briefing.word.maker import new_template
from monitor.publish.briefing.word.report import report_docx
from monitor.publish.briefing.word.template import BLOCKS, NEEDED, open_template
from monitor.publish.briefing.word.widths import column_widths, fits, lines_of
from monitor.publish.word.lengths import bold_twips, twips
from monitor.publish.word.page import bytes_of

SHIPPED = Path(__file__).parents[2] / "rules" / "templates" / "bao-cao.docx"
HOSTILE = "A & B <c> ]]> {{ nam }} {% raw %} {{p muc_I}}\x00\u202e “trích” 'x' \"y\""
SEEN = "A & B <c> ]]> {{ nam }} {% raw %} {{p muc_I}} “trích” 'x' \"y\""


def made(document=None, *, template=None, head=HEAD, **other) -> bytes:
    return report_docx(
        document or full(),
        quarter(),
        template or new_template(),
        head,
        recipients=RECIPIENTS,
        archive="VT, QLBC",
        **other,
    )


@pytest.fixture(scope="module")
def report():
    return read(made(pictures={"bieu-do-1": png()}))


def changed(change) -> bytes:
    """The template after *change* of it, as Word would keep it."""
    template = read(new_template())
    change(template)
    return bytes_of(template)


def place(template, words):
    return next(each for each in template.paragraphs if words in each.text)


def paragraph(where, words):
    return next(each for each in where.paragraphs if words in each.text)


def cells(where, number):
    return [cell for row in where.tables[number].rows for cell in row.cells]


# -- the sheet ---------------------------------------------------------------------------------------


def test_every_page_is_a4_with_margins_of_20_20_30_and_15_millimetres(report):
    for section in report.sections:
        sides = sorted(round(each.mm) for each in (section.page_width, section.page_height))
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert sides == [210, 297]
        assert [round(each.mm) for each in margins] == [20, 20, 30, 15]


def test_pages_lie_where_a_table_is_wide_and_stand_again_after_it(report):
    assert [each.orientation for each in report.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,  # table 3
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,  # annex I
        WD_ORIENT.PORTRAIT,
    ]


def test_pages_are_numbered_in_the_middle_of_the_top_margin_but_the_first_one(report):
    header = report.sections[0].header.paragraphs[0]
    assert header._p.find(f".//{qn('w:instrText')}").text.strip() == "PAGE"
    assert header.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert header.runs[0].font.size in (Pt(13), Pt(14))
    assert [each.header.is_linked_to_previous for each in report.sections] == [False, True, True, True, True]
    assert [each.different_first_page_header_footer for each in report.sections] == [True, False, False, True, True]
    assert report.sections[0].first_page_header.paragraphs[0].text == ""


def test_each_annex_counts_its_pages_anew(report):
    starts = [each._sectPr.findall(qn("w:pgNumType")) for each in report.sections]
    assert [[start.get(qn("w:start")) for start in each] for each in starts] == [[], [], [], ["1"], ["1"]]


def test_every_letter_is_times_new_roman_and_black(report):
    assert set(fonts(report.element.body)) == {("Times New Roman",) * 4, ()}  # (): the picture
    assert list(fonts(read(made()).element.body)).count(()) == 0
    assert {each.get(qn("w:val")) for each in report.element.body.iter(qn("w:color"))} <= {"000000"}


# -- the head ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sizes", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False),
        ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False),
        ("UBND TỈNH THỬ", (12, 13), False, False),
        ("SỞ VĂN HÓA, THỂ THAO VÀ\u00a0DU\u00a0LỊCH", (12, 13), True, False),
        ("Số: ……/BC-SVHTTDL", (13,), False, False),
        ("Thử Nghiệm, ngày …… tháng …… năm 2026", (13, 14), False, True),
    ],
)
def test_each_element_of_the_head_has_its_size_and_style(report, words, sizes, bold, italic):
    found = next(each for cell in cells(report, 0) for each in cell.paragraphs if each.text == words)
    assert {(run.font.size.pt in sizes, run.font.bold, run.font.italic) for run in found.runs} == {(True, bold, italic)}
    assert found.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_lines_below_the_office_and_the_subject_are_a_third_to_a_half_of_the_words():
    found = read(made(bare(), head=replace(HEAD, body="SỞ THỬ")))
    subject = paragraph(found, "Công tác báo chí quý III năm 2026")
    office = next(each for each in cells(found, 0)[0].paragraphs if each.text == "SỞ THỬ")
    for words, size, room in ((office, 12, twips(72)), (subject, 14, twips(165))):
        indent = words._p.getnext().find(f"{qn('w:pPr')}/{qn('w:ind')}")
        drawn = room - int(indent.get(qn("w:left"))) - int(indent.get(qn("w:right")))
        assert 1 / 3 <= drawn / bold_twips(words.text, size) <= 1 / 2


def test_type_and_subject_stand_in_the_middle_in_bold(report):
    for words in ("BÁO CÁO", "Công tác báo chí, thông tin đối ngoại quý III"):
        found = paragraph(report, words)
        assert (found.alignment, found.runs[0].font.bold) == (WD_ALIGN_PARAGRAPH.CENTER, True)
        assert found.runs[0].font.size.pt in (13, 14)


def test_marks_of_a_draft_stand_below_the_number_and_a_final_report_has_no_line_for_them(report):
    assert "BẢN NHÁP\nKỲ CHƯA KẾT THÚC" in [each.text for each in cells(read(made(bare())), 0)[2].paragraphs]
    assert [each.text for each in cells(report, 0)[2].paragraphs] == ["Số: ……/BC-SVHTTDL"]


def test_what_the_office_did_not_say_stays_blank():
    found = read(made(bare(), head=replace(HEAD, superior="", symbol="", place="", post="")))
    assert cells(found, 0)[0].paragraphs[0].text.replace("\u00a0", " ") == HEAD.body
    assert "Số: ……/BC-……" in text(found)
    assert "……, ngày …… tháng …… năm 2026" in text(found)
    assert "[cán bộ điền: chức vụ người ký]" in text(found)


# -- the body ----------------------------------------------------------------------------------------


def test_chapters_have_roman_numerals_in_capitals_and_their_parts_arabic_ones(report):
    found = [each for each in report.paragraphs if each.style.name.startswith("Heading")]
    assert [each.text for each in found if each.style.name == "Heading 1"][:2] == [
        "I. TÌNH HÌNH HOẠT ĐỘNG BÁO CHÍ",
        "II. KẾT QUẢ THÔNG TIN, TUYÊN TRUYỀN",
    ]
    assert "2.1. Chính trị" in [each.text for each in found if each.style.name == "Heading 3"]
    assert {each.runs[0].font.bold for each in found} == {True}
    assert [each.text.split(".")[0] for each in found if each.style.name == "Heading 1"] == [
        "I", "II", "III", "IV", "V", "VI", "VII",
    ]  # fmt: skip


def test_sentences_are_justified_in_14_points_and_places_for_people_are_slanted(report):
    sentence, blank = paragraph(report, "Trong kỳ ghi nhận"), paragraph(report, PLACE.text)
    assert sentence.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert abs(sentence.paragraph_format.first_line_indent - Cm(1.27)) < Mm(0.05)
    assert sentence.paragraph_format.space_after == Pt(6)
    assert report.styles["Normal"].font.size == Pt(14)
    assert [sentence.runs[0].font.italic, blank.runs[0].font.italic] == [False, True]


def test_the_text_ends_with_its_sign_once(report):
    assert [each.text for each in report.paragraphs if each.text.endswith("./.")] == [PLACE.text + "./."]


def test_a_table_repeats_its_heading_and_its_totals_are_bold(report):
    found = next(each for each in report.tables if each.rows[0].cells[0].text == "Nhóm cơ quan báo chí")
    assert found.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in found.rows[-1].cells][:2] == ["Tổng số", "1.234"]
    assert {run.font.bold for cell in found.rows[-1].cells for run in cell.paragraphs[0].runs} == {True}
    assert {run.font.bold for run in found.rows[1].cells[0].paragraphs[0].runs} == {False}


def test_tables_stay_inside_the_margins(report):
    widths = [sum(cell.width.mm for cell in each.rows[0].cells) for each in report.tables]
    assert max(widths) <= 252.5
    assert len([each for each in widths if each > 165.5]) == 2


def test_a_table_without_rows_says_so():
    assert "Không có số liệu trong kỳ." in text(read(made(bare())))


def test_a_chart_is_a_picture_that_is_told_in_words_too(report):
    (shape,) = report.inline_shapes
    told = shape._inline.docPr
    assert told.get("title") == "Biểu đồ 1. Tin, bài theo tháng"
    assert told.get("descr") == "Biểu đồ 1. Tin, bài theo tháng (tin, bài). 7: 12; 8: không có số liệu; 9: 3."
    assert shape.width.mm <= 165.1


def test_a_chart_that_was_not_drawn_leaves_no_title_behind():
    assert chart().title not in text(read(made()))


def test_an_annex_is_named_in_roman_numerals_and_its_table_is_not_named_twice(report):
    words = [each.text for each in report.paragraphs]
    at = words.index("Phụ lục I")
    assert words[at + 1] == "DANH MỤC VỤ VIỆC"
    assert words[at + 2].startswith("(Kèm theo Báo cáo số ……/BC-SVHTTDL ngày …… tháng …… năm 2026 của ")
    assert "Danh mục vụ việc" not in words
    assert "Phụ lục II" in words


def test_a_single_annex_has_no_number():
    words = [each.text for each in read(made(replace(full(), annexes=full().annexes[1:]))).paragraphs]
    assert "Phụ lục" in words


def test_chapters_without_a_place_follow_the_last_one():
    more = Section("VIII", "Nội dung khác", (Sentence("Câu cuối."),))
    words = [
        each.text for each in read(made(replace(bare(), sections=(*bare().sections, more)))).paragraphs if each.text
    ]
    assert words[-2:] == ["VIII. NỘI DUNG KHÁC", "Câu cuối./."]


# -- the foot ----------------------------------------------------------------------------------------


def foot(report):
    return next(each for each in report.tables if each.rows[0].cells[0].text.startswith("Nơi nhận:"))


def test_who_gets_it_stands_in_small_letters_beside_who_signs_and_no_name(report):
    left, right = foot(report).rows[0].cells
    assert [each.text for each in left.paragraphs] == [
        "Nơi nhận:",
        "- Như trên;\n- Ban Tuyên giáo và Dân vận Tỉnh ủy;\n- Lưu: VT, QLBC.",
    ]
    assert "Kính gửi: UBND tỉnh." in text(report)
    first, rest = (each.runs[0].font for each in left.paragraphs)
    assert (first.size, first.bold, first.italic) == (Pt(12), True, True)
    assert (rest.size, rest.bold, rest.italic) == (Pt(11), False, False)
    assert [each.text for each in right.paragraphs if each.text] == ["KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"]
    assert (right.paragraphs[0].runs[0].font.size.pt in (13, 14), right.paragraphs[0].runs[0].font.bold) == (True, True)


def test_the_last_words_go_where_the_signature_goes(report):
    last = paragraph(report, "./.")
    assert last.paragraph_format.keep_with_next


def test_the_last_words_go_with_the_signature_where_the_last_chapters_say_nothing_too():
    found = read(made(replace(bare(), sections=bare().sections[:3])))
    last = paragraph(found, "./.")
    assert last.paragraph_format.keep_with_next
    assert paragraph(found, "III. ").text == "III. VẤN ĐỀ BÁO CHÍ PHẢN ÁNH, DƯ LUẬN QUAN TÂM"


def test_notes_go_with_the_last_row_of_their_table(report):
    found = next(each for each in report.tables if each.rows[0].cells[0].text == "Nhóm cơ quan báo chí")
    assert found.rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next


# -- the file ----------------------------------------------------------------------------------------


def test_the_same_values_give_the_same_bytes():
    assert made(pictures={"bieu-do-1": png()}) == made(pictures={"bieu-do-1": png()})


def test_the_file_bears_the_moment_of_the_briefing_and_says_what_it_is():
    data = made()
    core = read(data).core_properties
    assert (core.author, core.last_modified_by, core.language) == (quarter().office, "", "vi-VN")
    assert core.title.startswith("BÁO CÁO Công tác báo chí")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2026, 10, 1, 2, 0, 0)}


def test_what_the_file_says_of_itself_is_written_as_word_reads_it():
    with zipfile.ZipFile(io.BytesIO(made())) as file:
        core = file.read("docProps/core.xml").decode()
    assert core.count("lastModifiedBy") <= 2
    assert "custom-properties" not in core


def test_hostile_words_are_printed_as_they_are_everywhere():
    grid = Grid("bang-1", HOSTILE, (HOSTILE, "Hai"), ((Cell(HOSTILE), Cell("1")),), (HOSTILE,))
    document = replace(
        bare(),
        subject=HOSTILE,
        opening=(Sentence(HOSTILE),),
        sections=(Section("I", HOSTILE, (Sentence(HOSTILE),), (grid,)),),
        annexes=(Section("I", HOSTILE, (Sentence(HOSTILE),)),),
        marks=(HOSTILE,),
    )
    data = report_docx(
        document, quarter(), new_template(), replace(HEAD, body=HOSTILE), recipients=(HOSTILE,), archive=HOSTILE
    )
    words = text(read(data)).splitlines()
    assert (
        words.count(SEEN) == 9
    )  # body, mark, subject, opening, sentence, title, heading and cell of the table, note, annex …
    assert f"I. {SEEN.upper()}" in words
    assert f"- {SEEN};" in text(read(data))
    assert read(data).core_properties.title.endswith('"y"')


def test_three_thousand_rows_are_a_table_like_any_other():
    rows = tuple((Cell(f"Báo thử số {n}"), Cell(str(n))) for n in range(3000))
    long = Section("I", "Nguồn theo dõi", grids=(Grid("phu-luc-1", "Nguồn", ("Nguồn", "Tin, bài"), rows),))
    found = read(made(replace(bare(), annexes=(long,)))).tables[-1]
    assert len(found._tbl.tr_lst) == 3001


# -- widths of columns -------------------------------------------------------------------------------


def test_no_word_is_broken_while_there_is_room_and_the_columns_fill_the_page():
    widths = column_widths(("TT", "Nội dung"), [("1", "Một nội dung rất dài " * 20), ("2", "ngắn")], 165)
    assert abs(sum(widths) - 165) < 0.01
    assert widths[0] < 20


def test_a_long_address_leaves_the_other_columns_their_room():
    url = "https://bao.example/" + "mot-duong-dan-rat-dai-" * 6
    headings = ("TT", "Tiêu đề", "Báo", "Ngày đăng", "Lượt đăng", "Đường dẫn")
    rows = [("10", "Một tiêu đề dài như báo vẫn đặt, có khi đến hai dòng", "VnThử Thử", "02/10/2025", "01", url)]
    widths = column_widths(headings, rows, 165)
    assert abs(sum(widths) - 165) < 0.01
    assert widths[1] > 35
    assert widths[3] > bold_twips("02/10/2025", 11.5) * 25.4 / 1440
    assert widths[5] < 75
    assert max(lines_of(rows, widths)) <= 6


@pytest.mark.parametrize(
    ("columns", "cell", "enough"),
    [(9, "1.234", True), (30, "1.234", False), (9, "Một nội dung rất dài " * 8, False)],
)
def test_a_wide_table_lies_only_where_words_would_be_broken_or_piled_up(columns, cell, enough):
    assert fits(["Tin, bài"] * columns, [[cell] * columns], 165) == enough


def test_more_columns_than_fit_share_the_page():
    widths = column_widths(["Trung tính"] * 40, [["1"] * 40], 165)
    assert abs(sum(widths) - 165) < 0.01
    assert len(set(map(round, widths))) == 1


# -- the template ------------------------------------------------------------------------------------


def test_the_shipped_template_is_the_one_that_the_program_makes():
    # By their digests: telling how two archives differ takes minutes.
    assert sha256(SHIPPED.read_bytes()).hexdigest() == sha256(new_template()).hexdigest()


def test_chapters_go_where_the_office_put_their_places():
    def swap(template):
        third, first = place(template, "{{p muc_III}}"), place(template, "{{p muc_I}}")
        first._p.addprevious(third._p)

    words = [each.text for each in read(made(template=changed(swap))).paragraphs]
    headings = [each.split(".")[0] for each in words if each.split(".")[0] in ("I", "II", "III", "IV")]
    assert headings == ["III", "I", "II", "IV"]


def test_words_and_looks_that_the_office_gave_its_template_stay():
    def change(template):
        place(template, "{{p muc_V}}").insert_paragraph_before("Đoạn do cơ quan thêm vào mẫu.")
        place(template, "Kính gửi").runs[0].text = "Kính gửi: Ủy ban nhân dân tỉnh Thử."
        place(template, "{{trich_yeu}}").runs[0].font.size = Pt(13)
        template.sections[0].left_margin = Mm(35)
        template.styles["Normal"].font.size = Pt(13)

    found = read(made(template=changed(change)))
    assert "Đoạn do cơ quan thêm vào mẫu." in text(found)
    assert "Kính gửi: Ủy ban nhân dân tỉnh Thử." in text(found)
    assert paragraph(found, "Công tác báo chí, thông tin").runs[0].font.size == Pt(13)
    assert {round(each.left_margin.mm) for each in found.sections} == {35}


def test_a_place_that_word_parted_into_pieces_is_still_one():
    def part(template):
        for words, pieces in (
            ("{{p muc_I}}", ("{", "{p mu", "c_I}", "}")),
            ("{{trich_yeu}}", ("{{tri", "ch_yeu", "}}")),
        ):
            found = place(template, words)
            look = found.runs[0]
            look.text = pieces[0]
            for piece in pieces[1:]:
                found.add_run(piece).bold = look.bold

    found = read(made(template=changed(part)))
    assert "I. TÌNH HÌNH HOẠT ĐỘNG BÁO CHÍ" in text(found)
    assert full().subject in text(found)


def test_words_after_the_annexes_begin_a_page_of_their_own():
    found = read(made(template=changed(lambda template: template.add_paragraph("Người lập biểu"))))
    assert found.paragraphs[-1].text == "Người lập biểu"
    assert len(found.sections) == 6
    assert found.sections[-1].orientation == WD_ORIENT.PORTRAIT


def test_a_sheet_that_ends_at_a_place_still_ends_there():
    def end(template):
        sheet = OxmlElement("w:sectPr")
        place(template, "{{p muc_IV}}")._p.get_or_add_pPr().append(sheet)

    assert len(read(made(bare(), template=changed(end))).sections) == 2


def test_headings_that_a_template_lacks_are_given_to_it():
    def forget(template):
        for level in (1, 2, 3):
            style = template.styles[f"Heading {level}"]
            style.element.getparent().remove(style.element)

    found = read(made(template=changed(forget)))
    assert paragraph(found, "I. TÌNH HÌNH").style.name == "Heading 1"


# -- templates that are refused ----------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        open_template(data, "mau.docx")
    return str(caught.value)


def test_every_fault_of_a_template_is_told_in_vietnamese_too():
    def change(template):
        place(template, "{{p muc_V}}").runs[0].text = "{{p muc_IV}}"
        place(template, "Kính gửi").runs[0].text = "{% for"

    with pytest.raises(TemplateError) as caught:
        open_template(changed(change), "mau.docx")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.vietnamese == caught.value.vietnamese
    assert str(again) == str(caught.value)
    assert "(“{% for”) có dấu ngoặc không khớp" in again.vietnamese
    assert "(2) chỗ điền {{p muc_IV}} có 2 lần: chỉ để một; (3) thiếu chỗ điền {{p muc_V}}" in again.vietnamese


def test_a_file_that_is_no_template_at_all_is_told_in_vietnamese_too():
    with pytest.raises(TemplateError) as caught:
        open_template(b"khac", "mau.docx")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.vietnamese.startswith("Tệp mẫu mau.docx không phải tệp Word (.docx) đọc được")
    assert str(again) == str(caught.value)


def edited(words, new):
    def change(template):
        place(template, words).runs[0].text = new

    return changed(change)


@pytest.mark.parametrize("name", NEEDED)
def test_a_template_without_a_place_is_refused_with_its_name(name):
    written = f"{{{{p {name}}}}}" if name in BLOCKS else f"{{{{{name}}}}}"

    def forget(template):
        for found in template.element.body.iter(qn("w:t")):
            found.text = found.text.replace(written, "")

    assert f"{written} is missing" in refused(changed(forget))


@pytest.mark.parametrize(
    ("words", "new", "said"),
    [
        ("{{p muc_V}}", "{{p muc_X}}", "(“{{p muc_X}}”) has {{p muc_X}}, which is no place: known are mo_dau"),
        ("{{p muc_V}}", "{{p muc_V}", "(“{{p muc_V}”) has marks that do not fit"),
        ("{{p muc_V}}", "{{muc_V}}", "write {{p muc_V}}"),
        ("{{trich_yeu}}", "{{p trich_yeu}}", "write {{trich_yeu}}"),
        ("{{p muc_V}}", "{{p\u00a0muc_V}}", "write {{p muc_V}}, with a plain space"),
        ("{{p muc_V}}", "Chương V: {{p muc_V}}", "{{p muc_V}} must be alone in its paragraph"),
        ("Kính gửi", "{% for x in range(9) %}", "has marks that do not fit"),
        ("Kính gửi", "{{ ''.__class__ }}", "which is no place"),
        ("Kính gửi", "{{ nam * 1000 }}", "which is no place"),
    ],
)
def test_a_wrong_place_is_refused_with_the_paragraph_it_stands_in(words, new, said):
    found = refused(edited(words, new))
    assert said in found
    assert "paragraph " in found


def test_a_chapter_that_would_be_printed_twice_is_refused():
    assert "{{p muc_IV}} stands in it 2 times: once is right" in refused(edited("{{p muc_V}}", "{{p muc_IV}}"))


def test_a_chapter_in_a_table_is_refused():
    def move(template):
        cell = template.tables[0].rows[0].cells[0]
        cell._tc.append(place(template, "{{p muc_V}}")._p)

    assert "must stand in the text itself" in refused(changed(move))


@pytest.mark.parametrize("change", ["w:ins", "w:del"])
def test_a_row_of_a_table_that_was_added_or_struck_out_without_anybody_accepting_it_is_refused(change):
    def track(template):
        template.tables[0].rows[0]._tr.get_or_add_trPr().append(OxmlElement(change))

    assert "holds tracked changes: accept or reject them" in refused(changed(track))


def test_other_looks_that_nobody_accepted_are_refused():
    def track(template):
        place(template, "Kính gửi").runs[0]._r.get_or_add_rPr().append(OxmlElement("w:rPrChange"))

    assert "holds tracked changes: accept or reject them" in refused(changed(track))


@pytest.mark.parametrize("change", ["w:ins", "w:del", "w:moveFrom", "w:moveTo"])
def test_changes_that_nobody_accepted_are_refused(change):
    def track(template):
        run = place(template, "Kính gửi").runs[0]._r
        mark = OxmlElement(change)
        run.addprevious(mark)
        mark.append(run)

    assert "holds tracked changes: accept or reject them" in refused(changed(track))


def with_note(words):
    """The template with *words* in a note at the foot of a page."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    name = qn("w:p").partition("}")[0].strip("{")
    xml = f'<w:footnotes xmlns:w="{name}"><w:footnote w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote></w:footnotes>'

    def add(template):
        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), template.part.package)
        template.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    return changed(add)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{{khac}}", "a note of the page (“{{khac}}”) has {{khac}}, which is no place"),
        ("Xem {{ trang", "a note of the page (“Xem {{ trang”) has marks that do not fit"),
        ("{{p muc_V}}", "{{p muc_V}} must stand in the text itself, not in a table, a box, a note"),
    ],
)
def test_a_wrong_place_in_a_note_is_refused(words, said):
    assert said in refused(with_note(words))


def test_a_place_for_words_in_a_note_is_filled():
    with zipfile.ZipFile(io.BytesIO(made(template=with_note("Năm {{nam}}.")))) as parts:
        notes = parts.read("word/footnotes.xml").decode()
    assert f"Năm {HEAD.year}." in notes


def test_a_template_that_fetches_from_elsewhere_is_refused():
    def fetch(template):
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        template.part.relate_to("https://khac.example/mau.dotm", kind, is_external=True)

    assert "it fetches https://khac.example/mau.dotm from outside the file" in refused(changed(fetch))


def test_a_template_with_macros_is_refused():
    data = io.BytesIO(new_template())
    with zipfile.ZipFile(data, "a") as file:
        file.writestr("word/vbaProject.bin", b"x")
    assert "mau.docx holds macros" in refused(data.getvalue())


def test_a_dotx_file_is_refused():
    with zipfile.ZipFile(io.BytesIO(new_template())) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace("document.main+xml", "template.main+xml").encode()
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as after:
        for name, part in parts.items():
            after.writestr(name, part)
    assert refused(data.getvalue()) == "mau.docx is a Word template (.dotx): save it as .docx"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no Word file"),
        (b"<html>Not Word</html>", "is no Word file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is an old .doc file or has a password"),
        (new_template()[:9000], "is no Word file"),
    ],
)
def test_what_is_no_word_file_is_refused(data, said):
    assert said in refused(data)


def test_an_archive_that_holds_no_document_is_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("thu.txt", "thử")
    assert "is no Word file" in refused(data.getvalue())


def test_an_archive_that_unpacks_to_far_more_than_a_template_is_refused():
    data = io.BytesIO(new_template())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/a.bin", b"\0" * 60_000_000)
    assert "is too large for a template" in refused(data.getvalue())


def test_an_annex_that_holds_a_line_shares_its_page_with_the_next():
    line, table = (
        Section("I", "Một", (Sentence("Không có."),)),
        Grid("b", "Bảng", ("A", "B"), ((Cell("a"), Cell("b")),)),
    )
    short = read(made(replace(bare(), annexes=(line, replace(line, number="II", grids=(table,))))))
    long = read(made(replace(bare(), annexes=(replace(line, grids=(table,)), replace(line, number="II")))))
    assert len(long.sections) == len(short.sections) + 1
    assert [each for each in text(short).splitlines() if each.startswith("Phụ lục ")] == ["Phụ lục I", "Phụ lục II"]


def test_words_below_a_picture_do_not_touch_the_next_heading(report):
    note = paragraph(report, "Tháng 8 chưa có số liệu.")
    assert note.paragraph_format.space_after == Pt(12)
    silent = replace(bare(), sections=(Section("I", "Một", charts=(replace(chart(), note=""),)),))
    title = paragraph(read(made(silent, pictures={"bieu-do-1": png()})), "Biểu đồ 1.")
    assert title.paragraph_format.space_after == Pt(12)


@pytest.mark.parametrize(
    ("recipients", "above", "below"),
    [
        ((), "Kính gửi: [cán bộ điền: cơ quan nhận báo cáo].", "- Như trên;\n- Lưu: VT."),
        (("Ban Thử",), "Kính gửi: [cán bộ điền: cơ quan nhận báo cáo].", "- Như trên;\n- Ban Thử;\n- Lưu: VT."),
        (("UBND tỉnh (để báo cáo)", "Ban Thử"), "Kính gửi: UBND tỉnh.", "- Như trên;\n- Ban Thử;\n- Lưu: VT."),
        (("A (báo cáo)", "B (báo cáo)"), "Kính gửi: \n- A;\n- B.", "- Như trên;\n- Lưu: VT."),
    ],
)
def test_a_report_is_addressed_to_those_to_whom_it_is_made(recipients, above, below):
    found = read(report_docx(bare(), quarter(), new_template(), HEAD, recipients=recipients, archive="VT"))
    assert above in [each.text for each in found.paragraphs]
    assert below in [each.text for each in foot(found).rows[0].cells[0].paragraphs]


def test_a_template_that_names_the_addressee_itself_keeps_all_recipients_at_the_foot():
    def change(template):
        place(template, "Kính gửi").runs[0].text = "Kính gửi: Ủy ban nhân dân tỉnh Thử."

    found = read(made(template=changed(change)))
    assert "- UBND tỉnh (báo cáo);" in foot(found).rows[0].cells[0].text
    assert "Như trên" not in foot(found).rows[0].cells[0].text


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("SỞ THỬ", "SỞ THỬ"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "SỞ VĂN HÓA, THỂ THAO VÀ\u00a0DU\u00a0LỊCH"),
    ],
)
def test_a_long_office_is_broken_before_the_last_part_of_its_name(name, printed):
    found = read(made(bare(), head=replace(HEAD, body=name)))
    assert printed in [each.text for each in cells(found, 0)[0].paragraphs]
