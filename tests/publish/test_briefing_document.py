"""What a briefing says and in what order: chapters, nil sentences, periods, cases, places for people. Not for: figures."""

import re
from dataclasses import replace
from datetime import date

import pytest
from brief_samples import empty, frozen, item, no_year_before, of_period, one_item, quarter, running
from test_briefing_figures import EVERY, grid, grids_of, sections_of, told

from monitor.briefing import BriefStory, Compared, FailedSource, QuietPortal
from monitor.config.briefing import BriefingRules, Content
from monitor.periods import named
from monitor.publish.briefing.charts_of import charts_of
from monitor.publish.briefing.document import document
from monitor.publish.briefing.telling.wording import day_runs, during, period_name
from monitor.publish.briefing.walk import charts, grids

RULES = BriefingRules()


def words(made):
    """Everything that is said, line by line."""
    lines = [*made.marks, made.subject, *(sentence.text for sentence in made.opening)]
    for section in sections_of(made):
        lines += [section.title, *(sentence.text for sentence in section.sentences)]
        for each in section.grids:
            lines += [each.title, *each.columns, *each.notes, *(cell.text for row in each.rows for cell in row)]
        lines += [line for chart in section.charts for line in (chart.title, chart.note)]
    return lines


def said(briefing, rules=RULES):
    return "\n".join(words(document(briefing, rules)))


def chapter(made, number):
    return next(section for section in made.sections if section.number == number)


# -- chapters ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2026Q3", "2026-09", "2026H1", "2026", "2026-07-01..2026-08-15"])
def test_everything_longer_than_a_week_has_the_seven_chapters_of_the_quarterly_report(name):
    made = document(of_period(name), RULES)
    assert [section.number for section in made.sections] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert [section.number for section in made.annexes] == ["I", "II", "III"]
    assert {"bang-1", "bang-2", "bang-3", "bang-4"} <= {each.id for each in grids_of(made)}


def test_a_week_has_the_chapters_of_the_weekly_report_and_a_day_fewer():
    week, day = (document(of_period(name), RULES) for name in ("2026-W36", "2026-09-02"))
    titles = ["KHÁI QUÁT", "VẤN ĐỀ NỔI BẬT", "KẾT QUẢ XỬ LÝ THÔNG TIN BÁO CHÍ NÊU", "DỰ BÁO TUẦN TỚI"]
    assert [section.title for section in week.sections] == [*titles, "ĐỀ XUẤT, KIẾN NGHỊ"]
    assert len(day.sections) == 4
    assert next(section.title for section in day.annexes) == "DANH MỤC TIN, BÀI TIÊU BIỂU"


@pytest.mark.parametrize("name", EVERY)
def test_no_chapter_is_without_words_and_no_table_appears_twice(name):
    made = told(name)[1]
    for section in sections_of(made):
        assert section.title
        assert section.sentences or section.grids or section.parts, section.title
    ids = [each.id for each in grids_of(made)]
    assert len(ids) == len(set(ids))
    for each in grids_of(made):
        assert each.rows, each.id
        assert {len(row) for row in each.rows} == {len(each.columns)}, each.id


@pytest.mark.parametrize("name", EVERY)
def test_the_style_is_that_of_an_office(name):
    for line in words(told(name)[1]):
        assert "!" not in line
        assert not re.search(r"\{|\}|None|  |\.\.", line), line


def test_the_same_briefing_gives_the_same_document():
    assert document(quarter(), RULES) == document(quarter(), RULES)


# -- periods -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2026-09-02", "ngày 02/09/2026"),
        ("2026-W09", "tuần 09 năm 2026"),
        ("2026-02", "tháng 02 năm 2026"),
        ("2026-09", "tháng 9 năm 2026"),
        ("2026Q3", "quý III năm 2026"),
        ("2026H1", "6 tháng đầu năm 2026"),
        ("2026H2", "6 tháng cuối năm 2026"),
        ("2026", "năm 2026"),
        ("2026-07-01..2026-08-15", "từ ngày 01/07/2026 đến ngày 15/08/2026"),
    ],
)
def test_a_period_is_named_as_an_office_names_it(name, words):
    assert period_name(named(name)) == words
    assert during(named(name)).endswith(words)


def test_the_subject_names_this_period_and_the_next():
    assert document(quarter(), RULES).subject == (
        "Công tác báo chí, thông tin đối ngoại quý III năm 2026, phương hướng, nhiệm vụ quý IV năm 2026"
    )
    assert document(of_period("2026-W36"), RULES).subject == "Tổng hợp thông tin báo chí tuần 36 năm 2026"


def test_a_year_is_compared_with_the_year_before_once():
    text = said(of_period("2026"))
    assert "so với năm trước" in text
    assert "cùng kỳ" not in text


def test_only_a_frozen_report_of_a_period_that_is_over_has_no_mark():
    assert document(frozen(), RULES).marks == ()
    assert document(quarter(), RULES).marks == ("BẢN NHÁP: SỐ LIỆU CHƯA CHỐT, TÍNH ĐẾN 09:00 NGÀY 01/10/2026",)
    assert document(running(), RULES).marks[0].startswith("BẢN NHÁP: KỲ BÁO CÁO CHƯA KẾT THÚC")
    assert document(replace(frozen(), everything=True), RULES).marks[0].startswith("BẢN CHẠY THỬ")


# -- figures in words --------------------------------------------------------------------------------


def test_the_share_is_told_with_points_against_both_periods():
    assert (
        "Tỷ lệ tin, bài tiêu cực là 20,00% (11 trên 55 tin, bài được xét sắc thái), tăng 3,72 điểm phần trăm so với quý "
        "trước và tăng 2,05 điểm phần trăm so với cùng kỳ năm trước; tích cực "
    ) in said(quarter())


def test_the_shares_are_one_passage_that_names_its_whole_once():
    told = next(line for line in said(quarter()).splitlines() if line.startswith("Tỷ lệ tin, bài tiêu cực"))
    assert [part.split()[:2] for part in told.split("; ")][1:] == [
        ["tích", "cực"],
        ["trung", "tính"],
        ["nhiều", "chiều"],
    ]
    assert told.count("tin, bài được xét sắc thái") == told.count("so với quý trước") == 1
    assert "; tích cực 40,00% (22 tin, bài), lần lượt tăng 7,44 và tăng 16,92 điểm phần trăm; " in told
    assert told.endswith(".")


def test_both_items_and_appearances_are_told():
    assert "Trong quý III năm 2026 ghi nhận 66 tin, bài (92 lượt đăng) liên quan tỉnh Thử." in said(quarter())


def test_reprints_of_what_is_no_item_of_the_period_are_told_beside_the_figures():
    assert "Ngoài ra có 07 lượt đăng lại trong kỳ" in said(replace(quarter(), earlier=7))
    assert "Ngoài ra có" not in said(quarter())


def test_stories_of_note_are_the_widest_and_the_longest():
    briefing = quarter()
    long = BriefStory(2, "Việc kéo dài", date(2026, 7, 1), date(2026, 9, 30), 2, 3, 3)
    wide = tuple(replace(briefing.stories[0], id=n, headline=f"Việc {n}", outlets=100 - n) for n in range(10, 25))
    made = document(replace(briefing, stories=(*wide, long)), RULES)
    assert [row[1].text for row in grid(made, "bang-su-kien").rows] == [f"Việc {n}" for n in range(10, 20)]
    assert grid(made, "bang-su-kien-dai").rows[0][1].text == "Việc kéo dài"
    assert grid(made, "bang-su-kien").notes[-1] == "Còn 06 sự kiện khác không nêu trong bảng."
    assert grid(document(briefing, RULES), "bang-su-kien").rows[1][1].text == "Tin thử số 4 về đời sống"


def test_stories_that_one_table_holds_stand_in_one_table():
    assert [each.id for each in grids(document(quarter(), RULES)) if "su-kien" in each.id] == ["bang-su-kien"]


def test_a_story_that_is_both_the_widest_and_the_longest_is_named_once():
    text = said(quarter())
    assert (
        "nhiều báo đưa tin nhất và kéo dài nhất là “Khai trương cầu thử nghiệm” (05 báo, 04 tin, bài), "
        "từ ngày 08/07/2026 đến ngày 09/09/2026." in text
    )
    assert text.count("“Khai trương cầu thử nghiệm”") == 1


def test_where_no_story_goes_on_for_more_than_a_day_none_is_called_the_longest():
    short = tuple(replace(each, last=each.first) for each in quarter().stories)
    text = said(replace(quarter(), stories=short))
    assert "02 sự kiện có từ 02 tin, bài trở lên; nhiều báo đưa tin nhất là “Khai trương" in text
    assert "kéo dài nhất" not in text


def test_a_missing_year_says_why_and_is_never_zero():
    text = said(no_year_before())
    assert "Chưa so sánh được với cùng kỳ năm trước: quý III năm 2025 chưa có số liệu lưu trữ." in text
    made = document(no_year_before(), RULES)
    assert {row[10].text for row in grid(made, "bang-1").rows} == {"–"}
    assert not any("Cùng kỳ" in column for column in grid(made, "bang-1a").columns)


def test_why_nothing_is_compared_stands_once_before_the_first_figure():
    made = document(empty(), RULES)
    assert [each.text for each in made.opening][2:] == [
        "Chưa so sánh được với quý trước: quý II năm 2026 chưa có số liệu lưu trữ.",
        "Chưa so sánh được với cùng kỳ năm trước: quý III năm 2025 chưa có số liệu lưu trữ.",
    ]
    assert said(empty()).count("Chưa so sánh được") == 2
    assert said(running()).count("Chưa so sánh được") == 1
    assert (
        "“–” ở cột so sánh: chưa so sánh được, lý do nêu ở phần mở đầu."
        in grid(document(running(), RULES), "bang-1").notes
    )


def test_periods_that_are_missing_for_one_reason_are_told_together():
    text = said(running())
    assert "Chưa so sánh được với quý trước và cùng kỳ năm trước: kỳ báo cáo chưa kết thúc" in text


def test_a_group_of_a_period_that_runs_is_not_said_to_have_no_figures_before():
    """There may be: they are not compared because this period is not over, which the opening says."""
    assert "số tin, bài so với quý trước" not in said(running())
    assert "số tin, bài so với quý trước" in said(quarter())


def test_of_few_items_no_share_is_told():
    text = said(one_item())
    assert "Chỉ có 01 tin, bài được xét sắc thái (dưới 20), nên không tính tỷ lệ" in text
    assert "điểm phần trăm so với" not in text


def test_the_share_of_a_group_is_told_of_the_whole():
    assert re.search(r", chiếm \d+,\d\d% trong tổng số 66 tin, bài; số tin, bài so với quý trước: ", said(quarter()))


def test_another_period_of_few_items_is_not_compared_by_shares():
    briefing = quarter()
    few = replace(briefing.before.counts, tones=(("tich-cuc", 3), ("tieu-cuc", 2)))
    text = said(replace(briefing, before=Compared(few, "")))
    assert "không so sánh tỷ lệ với quý trước (kỳ đó chỉ có 05 tin, bài được xét sắc thái)" in text


def test_an_empty_period_says_so_and_prints_no_zeros():
    made = document(empty(), RULES)
    assert "Trong quý III năm 2026 chưa có số liệu" in said(empty())
    assert {cell.text for row in grid(made, "bang-1").rows for cell in row[1:]} == {"–"}
    assert charts_of(empty(), RULES) == ()


def test_days_before_anything_was_watched_are_no_noughts():
    later = tuple(each for each in quarter().items if each.published.date() >= date(2026, 7, 28))
    briefing = replace(quarter(), items=later, stories=(), unknown=tuple(date(2026, 7, day) for day in range(1, 13)))
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in grid(document(briefing, RULES), "bang-1c").rows}
    assert rows["01/07–05/07"] == ["–", "–", "–", "01"]
    assert rows["06/07–12/07"] == ["–", "–", "–", "–"]
    assert rows["20/07–26/07"] == ["0", "0", "0", "01"]


def test_weeks_cut_by_the_ends_of_the_period_are_named_beside_table_and_chart():
    note = "Không đủ ngày trong tuần (đầu kỳ, cuối kỳ), không so với tuần khác: 01/07–05/07, 28/09–30/09."
    assert note in grid(document(quarter(), RULES), "bang-1c").notes
    assert note in next(chart for chart in charts_of(quarter(), RULES) if chart.id == "bieu-do-3").note
    assert not any("Không đủ ngày" in said(of_period(name)) for name in ("2026-09", "2026"))


def test_a_source_that_failed_for_two_reasons_is_counted_and_named_once():
    briefing = quarter()
    again = FailedSource("tw-thu", "Báo Trung ương Thử", "trung-uong", (date(2026, 7, 6),), asked=False)
    made = replace(briefing, failed=(*briefing.failed, again))
    assert "03 nguồn có ngày không đọc được trong kỳ (Báo Trung ương Thử 05 ngày;" in said(made)
    assert grid(document(made, RULES), "bang-1c").rows[-1][-1].text == "03"


def test_sources_that_failed_are_named_with_their_days():
    made = document(quarter(), RULES)
    assert "không hẳn là báo chí giảm quan tâm" in said(quarter())
    rows = [[cell.text for cell in row] for row in grid(made, "bang-nguon-loi").rows]
    assert rows[0][1:5] == ["Báo Trung ương Thử", "Báo chí Trung ương", "04", "03/07–05/07, 20/07"]
    assert [row[5] for row in rows] == ["nguồn không trả lời hoặc trả lời lỗi"] * 2 + ["phần mềm không truy cập"]


def test_days_that_follow_one_another_are_told_as_one():
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 3)]
    assert day_runs(days, 2026) == "31/12/2025–01/01, 03/01"


def test_portals_that_could_not_be_read_are_not_called_quiet():
    text = said(quarter())
    assert "02 cổng, trang thông tin điện tử không có tin mới từ 30 ngày trở lên" in text
    assert (
        "01 cổng, trang thông tin điện tử phần mềm chưa đọc được trong 30 ngày tính đến cuối kỳ, nên chưa kết luận: "
        "Trang thông tin sở Thử."
    ) in text


def test_portals_that_were_never_read_stand_in_one_sentence_and_no_table():
    unread = [
        QuietPortal(f"cong-{n}", f"Trang thông tin xã Thử, khu {n // 2}", None, 0, failed=True) for n in range(14)
    ]
    made = document(replace(quarter(), quiet=tuple(unread)), RULES)
    assert "bang-cong" not in {each.id for each in grids_of(made)}
    short, whole = (line for line in words(made) if line.startswith("14 cổng, trang thông tin điện tử"))
    assert short.endswith(
        "Trang thông tin xã Thử, khu 3 (02 trang); Trang thông tin xã Thử, khu 4 (02 trang) và 04 trang khác."
    )
    assert whole.endswith("Trang thông tin xã Thử, khu 5 (02 trang); Trang thông tin xã Thử, khu 6 (02 trang).")


# -- cases -------------------------------------------------------------------------------------------


def test_matters_are_told_to_their_outcome():
    matters = chapter(document(quarter(), RULES), "III").parts[1]
    assert matters.sentences[0].text == (
        "04 vụ việc được theo dõi trong quý III năm 2026: mở mới 03, đã kết thúc 02, đang xử lý 02, trong đó quá hạn 01."
    )
    assert [part.title.split(":")[0] for part in matters.parts] == [f"Vụ việc số {n}" for n in (3, 1, 2, 4)]
    assert all(part.sentences[-1].blank for part in matters.parts)


def test_only_a_verdict_that_may_be_told_is_told():
    briefing = quarter()
    unsettled = tuple(replace(case, verdict="checking") for case in briefing.cases)
    text = said(replace(briefing, cases=unsettled))
    assert "sai sự thật" not in text
    assert "04 vụ việc đang xác minh hoặc chưa kiểm chứng, chưa có kết luận để nêu." in text
    assert "kết luận kiểm chứng: sai sự thật" in said(briefing)


def test_letters_answers_and_times_follow_from_the_tasks():
    text = said(quarter())
    assert (
        "04 lượt giao đơn vị xử lý thông tin báo nêu: báo cáo đúng hạn 02, báo cáo chậm 01, quá hạn chưa báo cáo 01, còn trong "
        "hạn 0."
    ) in text
    assert "(03 báo cáo): nhanh nhất 09 giờ, trung vị 3,0 ngày, lâu nhất 6,2 ngày." in text
    assert "Đơn vị chưa báo cáo (đã quá hạn): Sở Xây dựng Thử (vụ việc số 1)." in text


def test_letters_of_before_the_period_are_told_apart():
    briefing = of_period("2026-09")
    text = said(briefing)
    assert "Không có lượt giao đơn vị xử lý thông tin báo nêu trong tháng 9 năm 2026." in text
    assert "01 lượt giao từ trước kỳ báo cáo còn quá hạn tính đến cuối kỳ, đơn vị chưa báo cáo." in text


def test_what_a_unit_did_not_tell_is_no_zero():
    rows = [[cell.text for cell in row] for row in grid(document(quarter(), RULES), "bang-4").rows]
    assert rows[1][1:3] == ["0", "–"]
    assert rows[2][1:] == ["–"] * 5
    assert rows[3] == ["Tổng", "01", "04", "12", "10", "02"]


def test_table_3_tells_cases_and_items_of_each_topic_and_place():
    briefing = quarter()
    item_of_case = next(each for each in briefing.items if each.clip == 3)
    here = replace(item_of_case, places=("Yên Sơn",), tone="tieu-cuc", topics=("phan-anh-kien-nghi",))
    items = tuple(here if each.clip == 3 else each for each in briefing.items)
    table = grid(document(replace(briefing, items=items), RULES), "bang-3")
    column = table.columns.index("Yên Sơn")
    row = next(row for row in table.rows if row[0].text == "Vấn đề báo chí và người dân phản ánh")
    assert row[column].text.startswith("01 (")
    assert row[column].figure.want.query == "tone=tieu-cuc&topic=phan-anh-kien-nghi&place=Y%C3%AAn+S%C6%A1n"


# -- places for people -------------------------------------------------------------------------------


def test_assessment_and_proposals_are_places_for_people_and_nothing_else():
    made = document(quarter(), RULES)
    for part in (*chapter(made, "V").parts, chapter(made, "VII")):
        assert [sentence.blank for sentence in part.sentences] == [True]
        assert part.sentences[0].text.startswith("[cán bộ điền: ")


def test_the_offices_own_tasks_stand_in_place_of_the_blank():
    first = chapter(document(quarter(), BriefingRules(tasks=("Tuyên truyền Thử.",))), "VI").parts[0]
    assert [(sentence.text, sentence.blank) for sentence in first.sentences] == [("Tuyên truyền Thử.", False)]
    assert chapter(document(quarter(), RULES), "VI").parts[0].sentences[0].blank


def test_the_contents_stand_under_the_offices_headings():
    rules = BriefingRules(
        content=(Content(heading="Đối ngoại", topics=("doi-ngoai",)), Content(heading="X", topics=("y",)))
    )
    parts = chapter(document(quarter(), rules), "II").parts[1].parts
    assert [(part.number, part.title) for part in parts] == [("2.1", "Đối ngoại"), ("2.2", "X")]
    assert parts[0].sentences[0].text == "Đối ngoại, hợp tác quốc tế (07 tin, bài)."
    assert parts[1].sentences[0].text == "Không ghi nhận tin, bài thuộc nội dung này trong quý III năm 2026."


def test_a_sentence_is_said_in_the_offices_words():
    rules = BriefingRules(sentences={"flagged": "Cần xem lại {items} tin, bài của {period}."})
    assert "Cần xem lại 04 tin, bài của quý III năm 2026." in said(quarter(), rules)


# -- charts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in EVERY if name != "empty"])
def test_a_chart_shows_the_numbers_of_its_table(name):
    made = told(name)[1]
    charts = [chart for section in sections_of(made) for chart in section.charts]
    assert charts
    columns = {"Kỳ này": 1, "Tin, bài": 1}
    for chart in charts:
        table = grid(made, chart.grid)
        rows = {row[0].text.split("–")[0]: row for row in table.rows}
        for series in chart.series:
            assert len(series.values) == len(chart.labels)
            column = columns.get(series.name) or table.columns.index(series.name)
            for label, value in zip(chart.labels, series.values, strict=True):
                assert rows[label.rstrip("*")][column].number == value, (chart.id, series.name, label)


def test_a_chart_of_one_point_says_so():
    notes = {chart.id: chart.note for chart in charts_of(one_item(), RULES)}
    assert "chỉ có một điểm số liệu" in notes["bieu-do-2"]
    assert "chỉ có một điểm số liệu" in notes["bieu-do-3"]


def test_items_that_were_not_judged_are_told_below_the_chart_of_tones():
    chart = next(chart for chart in charts_of(quarter(), RULES) if chart.id == "bieu-do-2")
    assert sum(sum(series.values) for series in chart.series) == 55
    assert chart.note == "Không gồm 11 tin, bài không xét sắc thái."


def test_a_chart_without_anything_to_draw_is_left_out():
    items = tuple(replace(each, tone=None, topics=()) for each in quarter().items)
    drawn = [(chart.id, chart.title) for chart in charts_of(replace(quarter(), items=items), RULES)]
    assert [(id_, title.partition(".")[0]) for id_, title in drawn] == [
        ("bieu-do-1", "Biểu đồ 1"),
        ("bieu-do-2", "Biểu đồ 2"),
    ]
    assert drawn[1][1] == "Biểu đồ 2. Tin, bài theo tuần"


@pytest.mark.parametrize("period", ["2026-09-15", "2026-W38", "2026Q3"])
def test_no_table_and_no_chart_seems_to_be_missing(period):
    alone = Compared(None, "không có dữ liệu")
    for briefing in (of_period(period), replace(of_period(period), before=alone, year_before=alone)):
        made = document(briefing, RULES)
        first = [each.title.partition(".")[0] for each in grids(made) if each.title.startswith("Bảng 1")]
        drawn = [each.title.partition(".")[0] for each in charts(made)]
        assert first == ["Bảng 1", "Bảng 1a", "Bảng 1b", "Bảng 1c", "Bảng 1d"][: len(first)]
        assert drawn == [f"Biểu đồ {n}" for n in range(1, len(drawn) + 1)]
        assert len(drawn) > 1


def test_a_step_of_which_some_days_are_unknown_is_marked_and_named():
    briefing = quarter()
    gone = briefing.period.days[7]
    told = replace(briefing, unknown=(gone,))
    chart = next(chart for chart in charts_of(told, RULES) if chart.id == "bieu-do-3")
    notes = grid(document(told, RULES), "bang-1c").notes

    assert [label for label in chart.labels if label.endswith("*")] == ["06/07*"]
    assert "Dấu *: có ngày chưa theo dõi" in chart.note
    assert "Số liệu không đủ, vì có ngày chưa theo dõi hoặc không đọc được nguồn nào: 06/07–12/07." in notes
    assert not any("Số liệu không đủ" in note for note in grid(document(briefing, RULES), "bang-1c").notes)


def test_days_to_come_are_a_gap_and_not_zero():
    chart = next(chart for chart in charts_of(running(), RULES) if chart.id == "bieu-do-3")
    assert chart.series[0].values[-1] is None
    assert "không phải không có tin, bài" in chart.note


def test_a_day_on_which_no_source_was_read_is_a_gap_and_one_of_few_sources_is_marked():
    briefing = of_period("2026-09")
    first, second = briefing.period.days[:2]
    sources = tuple(FailedSource(f"s{n}", f"Nguồn {n}", "tinh-khac", (first,), asked=False) for n in range(4))
    weak = FailedSource("s4", "Nguồn 4", "tinh-khac", (second,), asked=True)
    later = tuple(each for each in briefing.items if each.published.date() > second)
    here = replace(item(1, briefing.period), published=later[0].published.replace(day=second.day), story=None)
    made = replace(briefing, items=(here, *later), failed=(*sources, weak), sources=4, stories=())
    chart = next(chart for chart in charts_of(made, RULES) if chart.id == "bieu-do-3")
    assert chart.series[0].values[:2] == (None, 1)
    assert chart.labels[:3] == ("01/09", "02/09*", "03/09")


def test_three_thousand_outlets_are_counted_and_the_most_productive_named():
    period = quarter().period
    items = tuple(replace(item(n, period), outlet=f"Báo Thử {n}", story=None, copies=()) for n in range(1, 3001))
    made = document(replace(quarter(), items=items, stories=()), RULES)
    table = grid(made, "bang-bao")
    assert len(table.rows) == RULES.outlets
    assert table.notes[0].startswith("Còn 2.980 báo, trang khác: ")
    assert len(table.notes[0]) < 400
    assert len(grid(made, "bang-2").rows) == 31


def test_items_that_do_not_speak_of_the_province_are_counted_and_said_so():
    items = tuple(replace(each, province="none") if n < 4 else each for n, each in enumerate(quarter().items))
    text = said(replace(quarter(), items=items))
    assert (
        "66 tin, bài (92 lượt đăng) trong phạm vi theo dõi của cơ quan, trong đó 62 tin, bài nói về tỉnh Thử." in text
    )
    assert (
        "04 tin, bài không nói về tỉnh (kể cả tin, bài cán bộ đã xác định là không về tỉnh) được tính vì thuộc chủ đề"
        in text
    )
    assert "vì phạm vi theo dõi đang lấy mọi tin, bài" in said(replace(quarter(), items=items, everything=True))
    assert "không nói về tỉnh" not in said(quarter())


def test_an_empty_period_says_so_once_for_all_groups_contents_and_samples():
    made = document(empty(), RULES)
    assert [each.text for each in made.sections[0].sentences] == [
        "Không ghi nhận tin, bài của nhóm cơ quan báo chí nào trong quý III năm 2026."
    ]
    assert "Báo chí Trung ương: không ghi nhận" not in said(empty())
    assert said(empty()).count("Không ghi nhận tin, bài thuộc") == 1
    assert made.annexes[1].parts == ()


@pytest.mark.parametrize("bad", ["\0", "\x1b", "\u202e", "\u2067", "\ufeff", "\ufffe"])
def test_no_letter_that_cannot_be_shown_is_in_the_document(bad):
    """Titles come from pages, with whatever these hold."""
    items = tuple(replace(each, title=f"Bài{bad} thử", outlet=f"Báo{bad}") for each in quarter().items)
    text = said(replace(quarter(), items=items, cases=(replace(quarter().cases[0], title=f"Nêu{bad}"),)))
    assert bad not in text
    assert "“Bài thử” (Báo, " in text


def test_what_there_is_none_of_is_said_not_counted():
    bare = replace(quarter(), cases=(), opened=())
    assert "; không có vụ việc nào được theo dõi." in said(bare)
    good = tuple(replace(each, tone="tich-cuc") for each in quarter().items)
    assert "Không ghi nhận tin, bài phản ánh hạn chế, bất cập; 04 vụ việc được theo dõi." in said(
        replace(quarter(), items=good)
    )
    assert "0 vụ việc" not in said(bare)
    assert "Đơn vị báo cáo chậm: không có" not in said(bare)


def test_a_table_that_names_all_outlets_is_not_said_to_name_some():
    assert "07 báo, trang có tin, bài trong kỳ." in said(quarter())
    some = document(quarter(), BriefingRules(outlets=3))
    assert "07 báo, trang có tin, bài trong kỳ; bảng nêu 03 báo, trang có nhiều tin, bài nhất." in "\n".join(
        words(some)
    )
