"""The papers of the press briefing in Word, read back. Not for: the report of the period (test_briefing_word.py)."""

from dataclasses import replace
from datetime import date

import pytest
from brief_documents import HEAD, RECIPIENTS
from brief_samples import empty, of_period, quarter
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from dossiers import blocks, fonts, read, text

from monitor.model import DayNote
from monitor.publish.briefing.pack.build import pack_docx
from monitor.publish.word.writing import typed_symbol

HOSTILE = "A & B <c> {{ x }}\x00\u202e “trích”"
SEEN = "A & B <c> {{ x }} “trích”"


def made(briefing=None, head=HEAD, **other):
    return read(pack_docx(briefing or quarter(), head, recipients=RECIPIENTS, archive="VT, QLBC", **other))


@pytest.fixture(scope="module")
def pack():
    return made()


def table_with(pack, heading):
    return next(each for each in pack.tables if heading in [cell.text for cell in each.rows[0].cells])


def rows_of(table):
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def test_every_paper_begins_a_page_with_numbers_of_its_own(pack):
    assert [each.orientation == WD_ORIENT.LANDSCAPE for each in pack.sections] == [
        False, False, False, False, True, True, False, False, False, True,
    ]  # fmt: skip
    starts = [each._sectPr.find(qn("w:pgNumType")) for each in pack.sections]
    assert starts[0] is None
    assert {each.get(qn("w:start")) for each in starts[1:]} == {"1"}
    assert {each.different_first_page_header_footer for each in pack.sections} == {True}


def test_all_papers_of_a_press_briefing_are_there_in_order(pack):
    titles = [
        "GIẤY MỜI",
        "CHƯƠNG TRÌNH",
        "THÀNH PHẦN",
        "THÔNG CÁO BÁO CHÍ",
        "DỰ KIẾN CÂU HỎI VÀ PHƯƠNG ÁN TRẢ LỜI",
        "DANH SÁCH NGƯỜI PHÁT NGÔN",
        "LỊCH SỰ KIỆN, NGÀY KỶ NIỆM",
        "BIÊN BẢN",
        "THÔNG BÁO",
        "BẢNG CÂU HỎI CHƯA TRẢ LỜI",
    ]
    assert [each.text for each in pack.paragraphs if each.text in titles] == titles


def test_each_letterhead_bears_the_symbol_of_its_kind_and_no_number_or_day(pack):
    heads = [text(each) for each in pack.tables if "Độc lập - Tự do - Hạnh phúc" in text(each)]
    assert [next(line for line in each.splitlines() if line.startswith("Số:")) for each in heads] == [
        "Số: ……/GM-SVHTTDL",
        "Số: ……/TC-SVHTTDL",
        "Số: ……/BB-SVHTTDL",
        "Số: ……/TB-SVHTTDL",
    ]
    assert all("ngày …… tháng …… năm 2026" in each and "DỰ THẢO" in each for each in heads)


@pytest.mark.parametrize(
    ("letters", "symbol"),
    [("SVHT-QLBC", "GM-SVHT"), ("SVHT", "GM-SVHT"), ("GM-SVHT", "GM-SVHT"), ("", ""), (" ", "")],
)
def test_the_symbol_of_a_kind_follows_from_that_of_letters(letters, symbol):
    assert typed_symbol("GM", letters) == symbol


def test_hours_places_and_names_are_left_to_people(pack):
    words = text(pack)
    assert "1. Thời gian: [cán bộ điền: giờ, ngày, tháng, năm]." in words
    assert "2. Địa điểm: [cán bộ điền: địa điểm]." in words
    assert {row[1] for row in rows_of(table_with(pack, "Người thực hiện"))} == {"[cán bộ điền: giờ]"}


def test_each_open_case_is_one_row_of_questions_the_most_pressing_first_and_closed_ones_are_none(pack):
    rows = rows_of(table_with(pack, "Câu hỏi dự kiến"))
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert [row[4].splitlines()[0] for row in rows] == [
        "Hồ sơ vụ việc số 1",
        "Hồ sơ vụ việc số 4",
        "[cán bộ điền: tài liệu dẫn]",
    ]


def test_an_answer_tells_what_the_case_says_and_is_left_to_people(pack):
    answer, who, papers = rows_of(table_with(pack, "Câu hỏi dự kiến"))[0][2:]
    assert answer.splitlines() == [
        "Vụ việc số 1, mức độ cần xử lý: đã chuyển đơn vị; kiểm chứng: đang xác minh.",
        "Sở Xây dựng Thử: chưa báo cáo.",
        "UBND xã Na Hang Thử: đã báo cáo ngày 07/08/2026.",
        "Thời hạn: QUÁ HẠN, hết ngày 02/09/2026 – Đơn vị báo cáo (chưa xác nhận).",
        "[cán bộ điền: phương án trả lời]",
    ]
    assert who == "Trần Văn Thử, Phó Giám đốc\nSở Xây dựng Thử"
    assert "Văn bản giao: số 12/VP-BC ngày 04/8/2026 (Sở Xây dựng Thử)" in papers


def test_who_is_not_confirmed_as_speaker_is_printed_so(pack):
    listed = rows_of(table_with(pack, "Thư điện tử"))
    assert [row[2:] for row in listed] == [
        ["Trần Văn Thử", "Phó Giám đốc", "0207 000 001", "tvt@soxd.example", ""],
        ["Phạm Thị Thử", "Chánh Văn phòng", "0207 000 002", "ptt@snn.example", "chưa xác nhận"],
    ]


def test_a_unit_without_a_speaker_gets_a_place_for_one():
    found = made(replace(quarter(), spokespersons=()))
    assert rows_of(table_with(found, "Câu hỏi dự kiến"))[0][3] == "[cán bộ điền: người trả lời]\nSở Xây dựng Thử"
    assert "Chưa có danh sách người phát ngôn đã công bố" in text(found)


def test_days_to_come_are_told_and_there_is_room_for_more(pack):
    rows = rows_of(next(each for each in pack.tables if [c.text for c in each.rows[0].cells][1:2] == ["Ngày"]))
    assert rows[0][1:] == ["Thứ Bảy, ngày 10/10/2026", "Ngày Chuyển đổi số quốc gia", ""]
    assert rows[1][3] == "chưa xác nhận"
    assert rows[2][3] == "ngày nghỉ"
    assert rows[-1][1] == "[cán bộ điền: ngày]"


def test_a_day_to_come_that_the_rules_end_with_a_stop_is_printed_without_it():
    note = DayNote(date(2026, 12, 15), "reminder", "Chuẩn bị họp báo quý.")
    pack = made(replace(quarter(), coming=(note,)))
    assert rows_of(table_with(pack, "Ngày"))[0][2] == "Chuẩn bị họp báo quý"


def test_a_limit_that_has_passed_is_not_printed_as_one_of_the_conclusion(pack):
    assert rows_of(table_with(pack, "Đơn vị thực hiện"))[0][1:] == [
        "Vụ việc số 1: Báo nêu đường vào thôn bị hỏng, người dân đi lại khó khăn. [cán bộ điền: nhiệm vụ]",
        "Sở Xây dựng Thử",
        "[cán bộ điền: thời hạn]",
    ]


def test_the_release_to_the_press_tells_nothing_of_cases(pack):
    told, here = [], False
    for block in blocks(pack):
        words = text(block) if hasattr(block, "rows") else block.text
        here = (here or words == "THÔNG CÁO BÁO CHÍ") and words != "DỰ KIẾN CÂU HỎI VÀ PHƯƠNG ÁN TRẢ LỜI"
        told += [words] if here else []
    assert "II. NỘI DUNG BÁO CHÍ, DƯ LUẬN QUAN TÂM" in told
    assert not any("Báo nêu" in each or "Vụ việc" in each for each in told)


def test_a_period_without_anything_still_makes_every_paper():
    found = made(empty(), replace(HEAD, superior="", symbol="", place="", post=""))
    assert len(found.sections) == 10
    assert "Không có vụ việc đang xử lý của kỳ báo cáo và từ cuối kỳ đến ngày lập tài liệu." in text(found)
    assert "Số: ……/GM-……" in text(found)


@pytest.mark.parametrize(
    ("period", "words"),
    [("2026-09", "họp báo định kỳ tháng 9 năm 2026"), ("2026", "họp báo định kỳ năm 2026")],
)
def test_the_meeting_is_called_by_its_period(period, words):
    assert f"Dự {words}" in text(made(of_period(period)))


def test_hostile_words_are_printed_as_they_are():
    case = replace(quarter().cases[0], title=HOSTILE, unit=HOSTILE, directed=HOSTILE)
    speaker = replace(quarter().spokespersons[0], unit=HOSTILE, name=HOSTILE)
    found = made(replace(quarter(), cases=(case,), spokespersons=(speaker,)), contact=HOSTILE)
    question = rows_of(table_with(found, "Câu hỏi dự kiến"))[0]
    assert SEEN in question[1]
    assert f"Ý kiến chỉ đạo: {SEEN}." in question[2]
    assert question[3].startswith(f"{SEEN}, Phó Giám đốc")


def test_every_letter_is_times_new_roman_and_tables_stay_inside_the_margins(pack):
    assert set(fonts(pack.element.body)) == {("Times New Roman",) * 4}
    assert max(sum(cell.width.mm for cell in each.rows[0].cells) for each in pack.tables) <= 252.5


def test_the_same_briefing_gives_the_same_bytes():
    assert pack_docx(quarter(), HEAD) == pack_docx(quarter(), HEAD)


def test_a_case_that_was_opened_after_the_period_is_asked_about_too_and_is_no_case_of_the_period():
    period = quarter()
    newer = replace(next(case for case in period.cases if case.state != "closed"), id=99, title="Vụ mới", level=3)
    rows = rows_of(table_with(made(replace(period, since=(newer,))), "Câu hỏi dự kiến"))
    about = next(row for row in rows if "Vụ mới" in row[1])
    assert about[2].startswith("Vụ việc mở sau kỳ báo cáo.\nVụ việc số 99,")
    assert len(rows) == len(rows_of(table_with(made(period), "Câu hỏi dự kiến"))) + 1


def test_a_case_that_was_closed_after_the_period_is_asked_about_and_is_no_task_of_anybody():
    period = quarter()
    ended = replace(
        next(case for case in period.cases if case.state != "closed"),
        id=99,
        title="Vụ đã xong",
        unit="Sở Xong",
        later=("02/10/2026: kết thúc",),
        over_since=True,
    )
    pack = made(replace(period, cases=(*period.cases, ended)))

    about = next(row for row in rows_of(table_with(pack, "Câu hỏi dự kiến")) if "Vụ đã xong" in row[1])[2]
    assert about.startswith("Đến hết kỳ báo cáo, vụ việc số 99,")
    assert "Sau kỳ báo cáo: 02/10/2026: kết thúc." in about
    assert ended.due
    assert "Thời hạn" not in about
    assert "Vụ đã xong" not in text(table_with(pack, "Nhiệm vụ"))
    assert "Sở Xong" not in text(table_with(pack, "Thành phần"))


def test_a_case_that_was_opened_again_after_the_period_is_asked_about_as_such():
    period = quarter()
    again = replace(
        next(case for case in period.cases if case.state != "closed"), id=99, title="Vụ cũ", later=("02/10/2026: giao",)
    )
    rows = rows_of(table_with(made(replace(period, since=(again,))), "Câu hỏi dự kiến"))
    about = next(row for row in rows if "Vụ cũ" in row[1])
    assert about[2].startswith("Vụ việc mở lại sau kỳ báo cáo.\nVụ việc số 99,")
    assert "Sau kỳ báo cáo: 02/10/2026: giao." in about[2]
