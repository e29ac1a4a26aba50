"""The report of half a year and a year by the plan's numbering: sums of units beside the desk's figures, places for people, annexes.

Not for: forms and who is late (tests/briefings), how it looks.
"""

import re
from dataclasses import replace
from datetime import date

import pytest
from brief_samples import empty, of_period, quarter
from brief_sheets import names, opened, sheet

from monitor.config.briefing import BriefingRules
from monitor.config.synthesis import SynthesisRules
from monitor.errors import InputError
from monitor.publish.briefing.annex_xlsx import synthesis_xlsx
from monitor.publish.briefing.synthesis import synthesis_document
from monitor.publish.briefing.walk import figures, grids, sections
from monitor.unit_report import (
    Answer,
    PlanItem,
    PlanPart,
    PlanPoint,
    PlanSection,
    Synthesis,
    UnitReport,
    UnitStanding,
)

RULES, WORDS = BriefingRules(), SynthesisRules()
ITEM = PlanItem("tap-huan-lop", "II.2.1", "Lớp tập huấn", "lớp")
OTHER = PlanItem("vov5", "II.2.2a", "Phát trên VOV5", "chương trình")
PARTS = (
    PlanPart(
        "I", "CHỈ ĐẠO", (PlanSection("", "", "II.1", "", (PlanItem("van-ban", "II.1", "Văn bản", "văn bản"),)),), ()
    ),
    PlanPart(
        "II",
        "KẾT QUẢ",
        (
            PlanSection("1", "Tập huấn", "II.2.1", "", (ITEM,)),
            PlanSection("2", "Tuyên truyền", "II.2.2a", "own-press", (OTHER,)),
            PlanSection("7", "Họp báo", "IV.1", "press", ()),
            PlanSection("8", "Phản bác", "IV.7", "cases", ()),
        ),
        (),
    ),
    PlanPart("III", "ĐÁNH GIÁ", (), (PlanPoint("Kết quả đạt được"), PlanPoint("Khó khăn, vướng mắc", "trouble"))),
)


def report(unit, *answers):
    return UnitReport(unit, f"Sở Thử {unit}", "Trần Thử", date(2026, 11, 5), "1/BC", date(2026, 11, 5), answers)


REPORTS = (
    report("a", Answer(ITEM.id, 3, "Ba lớp ở huyện", "https://thu.example/a", "Thiếu kinh phí"), Answer("hop-bao", 2)),
    report("b", Answer(ITEM.id, 2), Answer("van-ban", 0), Answer("hop-bao", 1), Answer("cau-hoi", 4)),
)
STANDINGS = (
    UnitStanding("a", "Sở Thử a", "in-time", date(2026, 11, 5), "1/BC", 1),
    UnitStanding("b", "Sở Thử b", "late", date(2026, 11, 17), "1/BC", 2, 3),
    UnitStanding("c", "Sở Thử c", "missing"),
)
WHOLE = Synthesis("Kế hoạch số 1/KH-THU", PARTS, REPORTS, STANDINGS, date(2026, 11, 14), unverified=False)


def document(synthesis=WHOLE, briefing=None):
    return synthesis_document(replace(briefing or of_period("2026"), synthesis=synthesis), RULES, WORDS)


def words(made, title):
    """What a section says, by a piece of its title."""
    found = next(each for each in sections(made) if title in each.title)
    return "\n".join(sentence.text for sentence in found.sentences)


def rows(made, id_):
    return [[cell.text for cell in row] for grid in grids(made) if grid.id == id_ for row in grid.rows]


def test_the_title_names_the_year_and_the_next_one():
    assert document().subject == "Kết quả công tác thông tin đối ngoại năm 2026, phương hướng, nhiệm vụ năm 2027"


def test_the_title_of_half_a_year_names_the_second_half():
    made = document(briefing=of_period("2026H1"))
    assert made.subject.endswith(" 6 tháng đầu năm 2026, phương hướng, nhiệm vụ 6 tháng cuối năm 2026")
    assert made.annexes[0].title == "SỐ LIỆU TỔNG HỢP 6 THÁNG"


def test_numbers_of_units_are_summed_with_how_many_told_them():
    made = document()
    assert "lớp tập huấn 05 lớp (02 đơn vị báo số liệu)" in words(made, "Tập huấn")
    assert rows(made, "bang-ke-hoach-tap-huan-lop") == [["Lớp tập huấn", "lớp", "05", "02"]]


def test_a_nought_that_a_unit_told_is_no_silence():
    assert rows(document(), "bang-ke-hoach-van-ban") == [["Văn bản", "văn bản", "0", "01"]]


def test_what_nobody_told_is_said_so_and_no_nought():
    made = document()
    assert "Chưa có đơn vị nào báo cáo số liệu của nội dung này." in words(made, "Tuyên truyền")
    assert rows(made, "bang-ke-hoach-vov5") == [["Phát trên VOV5", "chương trình", "–", "0"]]


def test_the_words_of_a_unit_stand_under_its_name():
    assert "Sở Thử a: Ba lớp ở huyện." in words(document(), "Tập huấn")


def test_table_4_sums_what_units_told_and_leaves_open_what_they_did_not():
    assert rows(document(), "bang-4") == [
        ["Sở Thử a", "02", "–", "–", "–", "–"],
        ["Sở Thử b", "01", "–", "04", "–", "–"],
        ["Tổng", "03", "–", "04", "–", "–"],
    ]


def test_a_point_that_people_judge_is_a_blank_with_what_units_told_below_it():
    made = document()
    points = [each for each in sections(made) if each.title in ("Kết quả đạt được", "Khó khăn, vướng mắc")]
    assert [[sentence.blank for sentence in each.sentences] for each in points] == [[True], [True, False, False]]
    assert points[1].sentences[2].text == "Sở Thử a: Thiếu kinh phí."


def test_figures_of_the_desk_carry_what_they_count():
    found = list(figures(document()))
    assert found
    assert all(figure.want is not None for _, _, figure in found)


def test_the_months_of_annex_i_add_up_to_the_year():
    made = rows(document(), "phu-luc-thang")
    assert [row[0] for row in made] == [*(f"{n:02d}/2026" for n in range(1, 13)), "Tổng"]
    numbers = [[int(cell.replace(".", "")) for cell in row[1:]] for row in made]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]


def test_a_month_that_has_not_come_has_no_figures():
    briefing = of_period("2026")
    half = replace(briefing, over=False, made_at=briefing.made_at.replace(month=6, day=15))
    made = rows(document(briefing=half), "phu-luc-thang")
    assert [row[1] for row in made[6:12]] == ["–"] * 6


def test_months_in_which_every_source_failed_are_no_noughts():
    briefing = of_period("2026")
    early = tuple(item for item in briefing.items if item.published.month < 10)
    silent = tuple(day for day in briefing.period.days if day.month > 9)
    later = briefing.made_at.replace(year=2027, month=1, day=5)
    made = document(briefing=replace(briefing, items=early, unknown=silent, made_at=later))
    assert [row[1] for row in rows(made, "phu-luc-thang")[9:12]] == ["–"] * 3


def test_months_before_the_first_item_have_no_figures_and_are_no_noughts():
    briefing = of_period("2026")
    late = replace(briefing, items=tuple(item for item in briefing.items if item.published.month > 4))
    days = tuple(day for day in briefing.period.days if day.month < 5)
    made = document(briefing=replace(late, unknown=days))
    assert [row[1] for row in rows(made, "phu-luc-thang")[:4]] == ["–"] * 4
    assert any("không tính là 0" in note for grid in grids(made) for note in grid.notes)


def test_the_month_that_has_just_begun_is_no_nought_where_nothing_was_read_in_it():
    """The day on which the report is made has not passed, so it is not among the days of which nothing is known."""
    briefing = of_period("2026")
    at = briefing.made_at.replace(year=2026, month=11, day=3)
    items = tuple(item for item in briefing.items if item.published.month < 10)
    days = tuple(day for day in briefing.period.days if date(2026, 10, 1) <= day < date(2026, 11, 3))
    made = document(briefing=replace(briefing, over=False, made_at=at, items=items, unknown=days))

    assert [row[1] for row in rows(made, "phu-luc-thang")[9:11]] == ["–", "–"]


def test_a_month_of_which_some_days_are_unknown_is_named():
    briefing = of_period("2026")
    made = document(briefing=replace(briefing, unknown=(date(2026, 3, 7), date(2026, 5, 2))))
    notes = [note for grid in grids(made) if grid.id == "phu-luc-thang" for note in grid.notes]

    assert any(note.endswith("nên số liệu không đủ: 03/2026, 05/2026.") for note in notes)


def test_days_of_which_nothing_is_known_are_told_at_the_beginning():
    briefing = of_period("2026")
    made = document(briefing=replace(briefing, unknown=briefing.period.days[:40]))

    assert "Không có số liệu theo dõi báo chí của 40 ngày trong kỳ" in made.opening[2].text
    assert not any("Không có số liệu theo dõi" in each.text for each in document().opening)


def test_the_foreign_press_is_told_right_after_the_press_that_it_is_part_of():
    lines = words(document(), "Họp báo").splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("Báo chí trong và ngoài nước có"))

    assert lines[first + 1].startswith("Trong đó báo chí đối ngoại")
    assert "năm trước" in lines[first + 2]


def test_items_that_do_not_speak_of_the_province_are_told_apart():
    year = of_period("2026")
    told = replace(year, items=(replace(year.items[0], province="none"), *year.items[1:]))

    assert "trong phạm vi theo dõi của cơ quan, kể cả 01 tin, bài không nói về tỉnh Thử: tích cực" in words(
        document(briefing=told), "Họp báo"
    )
    assert "không nói về tỉnh" not in words(document(), "Họp báo")


def test_units_that_reported_without_trouble_are_told_otherwise_than_units_that_did_not_report():
    silent = replace(WHOLE, reports=(report("a", Answer(ITEM.id, 3)),))

    assert "Không có đơn vị nào nêu khó khăn, vướng mắc trong báo cáo." in words(document(silent), "Khó khăn")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Ba lớp", "Ba lớp."),
        ("Ba lớp.", "Ba lớp."),
        ("Ba lớp;", "Ba lớp."),
        ("Vì sao thiếu?", "Vì sao thiếu?"),
        ("Ba lớp " * 100, "…"),
    ],
)
def test_the_words_of_a_unit_end_with_one_sign(written, printed):
    made = document(replace(WHOLE, reports=(report("a", Answer(ITEM.id, 3, written)),)))
    last = words(made, "Tập huấn").splitlines()[-1]

    assert last.endswith(printed)
    assert not last.endswith("….")


def test_where_the_office_lists_its_own_press_the_report_says_so():
    listed = replace(of_period("2026"), own=("cong-thu",))

    assert "theo danh sách 01 nguồn của cơ quan" in words(document(briefing=listed), "Tuyên truyền")
    assert "theo danh sách" not in words(document(), "Tuyên truyền")


def test_a_table_of_a_task_bears_the_number_of_the_plan():
    titles = {grid.id: grid.title for grid in grids(document())}

    assert titles["bang-ke-hoach-van-ban"] == "Mục II.1 của Kế hoạch: số liệu do đơn vị báo cáo"


def test_annex_ii_says_who_was_in_time_late_and_missing():
    made = document()
    assert [row[4] for row in rows(made, "phu-luc-don-vi")] == ["Đúng hạn", "Chậm 03 ngày", "Chưa gửi (đã quá hạn)"]
    assert "Tổng số 03 đơn vị: đúng hạn 01; chậm 01; chưa gửi (đã quá hạn) 01." in words(made, "TÌNH HÌNH NỘP")


def test_a_last_day_that_nobody_confirmed_says_so():
    assert "(thời hạn chưa xác nhận)" in words(document(replace(WHOLE, unverified=True)), "TÌNH HÌNH NỘP")


def test_annex_iv_lists_what_units_told_with_where_it_can_be_seen():
    assert rows(document(), "phu-luc-san-pham") == [
        ["1", "Lớp tập huấn", "Sở Thử a", "03", "Ba lớp ở huyện", "https://thu.example/a"]
    ]


def test_a_year_of_which_nothing_is_known_is_a_report_of_nil_sentences():
    nothing = replace(empty(), period=of_period("2026").period)
    made = document(replace(WHOLE, reports=(), standings=()), nothing)
    assert made.opening[1].text.startswith(
        "Chưa có đơn vị nào gửi báo cáo (Phụ lục II). Báo cáo này chỉ có số liệu theo dõi báo chí từ ngày 01/01/2026 đến "
    )
    assert "Chưa có báo cáo của các đơn vị về nội dung này." in words(made, "Tập huấn")
    assert words(made, "Họp báo").splitlines() == [
        "Chưa có báo cáo của các đơn vị về nội dung này.",
        "Không ghi nhận tin, bài về tỉnh Thử của báo chí trong và ngoài nước trong kỳ.",
    ]
    assert "Không ghi nhận tin, bài về tỉnh Thử của báo chí và cổng" in words(made, "Tuyên truyền")
    assert rows(made, "bang-4") == [["Chưa có số liệu", "–", "–", "–", "–", "–"]]
    assert "Chưa có đơn vị nào gửi báo cáo, nên chưa có khó khăn, vướng mắc do đơn vị nêu." in words(made, "Khó khăn")
    assert "Không có vụ việc nào" in words(made, "Phản bác")


def test_marks_that_turn_the_order_of_letters_are_not_in_the_workbook_either():
    told = Answer(ITEM.id, 3, "Ba \u202elớp", "https://thu.example/\u200b", "Thiếu\u2066 tiền", "Thêm\ufeff")
    synthesis = replace(WHOLE, reports=(report("a\u202e", told),))
    briefing = replace(of_period("2026"), synthesis=synthesis)
    book = opened(synthesis_xlsx(document(synthesis), briefing))
    rows = sheet(book, names(book).index("Đơn vị báo cáo") + 1)

    assert "Ba lớp" in rows[1].values()
    assert not [each for row in rows for each in row.values() if re.search("[\u200b\u202e\u2066\ufeff]", str(each))]


def test_a_quarter_has_no_such_report():
    with pytest.raises(InputError, match="no report by the plan"):
        synthesis_document(quarter(), RULES, WORDS)
