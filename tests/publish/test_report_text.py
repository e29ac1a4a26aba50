"""What a report of a week or a month says. Not for: that its figures add up (test_report.py), how it looks (test_report_html.py)."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from own_press import CUT, clip, copy, event, flag, late, tags
from own_reports import BEFORE, DAY, FAULT, day, report, rich_report

from monitor.model import ClipText, DayNote, Plan, Spike, Totals
from monitor.publish import report_subject, report_text

CRITICAL = tags(tone="tieu-cuc")
SECTIONS = [
    "I. KHÁI QUÁT",
    "II. VẤN ĐỀ NỔI BẬT",
    "III. KẾT QUẢ XỬ LÝ THÔNG TIN BÁO CHÍ NÊU",
    "IV. DỰ BÁO TUẦN TỚI",
    "V. ĐỀ XUẤT, KIẾN NGHỊ",
    "BẢNG 1A. TIN, BÀI THEO NHÓM BÁO",
    "BẢNG 1B. SẮC THÁI THEO NHÓM BÁO",
    "BẢNG 2. TIN, BÀI THEO BẢN TIN",
    "BẢNG 3. TIN, BÀI THEO LĨNH VỰC",
    "GHI CHÚ NGUỒN",
    "PHỤ LỤC. DANH MỤC TIN, BÀI THEO BẢN TIN",
]


def critical(n, title="", **other):
    return clip(n, title, **{"tags": CRITICAL} | other)


def part(text, begin, end):
    return text.split(begin)[1].split(end)[0]


def critical_part(text):
    return part(text, "* 2. Thông tin phản ánh hạn chế, bất cập", "* 3. Thông tin cần kiểm chứng")


def figures(text):
    return part(text, "I. KHÁI QUÁT\n", "\n\n")


def test_what_officers_left_out_is_counted_in_the_words_of_the_mail():
    dropped = [
        day(n, [clip(1), clip(2)], plan=Plan({1000 * n + 1: ClipText("Trùng.", "Lê Thử", CUT)}, {})) for n in (0, 1)
    ]
    said = "Cán bộ lược 02 tin, bài, không nêu trong bản tin; danh sách lưu tại cơ quan."
    assert said in report_text(report(*dropped))
    assert "Cán bộ lược" not in report_text(rich_report())


# -- the head ----------------------------------------------------------------------------------------


def test_the_head_names_the_week_its_days_and_its_editions():
    head = report_text(rich_report()).splitlines()

    assert head[0].endswith("BÁO CÁO TỔNG HỢP THÔNG TIN BÁO CHÍ TUẦN 09 NĂM 2022")
    assert head[1] == (
        "Từ thứ Hai, ngày 28/02/2022 đến Chủ nhật, ngày 06/03/2022 | "
        "Tổng hợp 04 bản tin điểm báo, các số 003, 004, 005, 007 | "
        "Tin, bài ghi nhận từ 07 giờ 00 ngày 27/02 đến 07 giờ 00 ngày 04/03/2022"
    )
    assert head[2] == "BẢN TỰ ĐỘNG, CHƯA RÀ SOÁT"


def test_a_month_is_called_one():
    text = report_text(report(day(0, [clip(1)]), kind="month", period="2022-02"))

    assert "BÁO CÁO TỔNG HỢP THÔNG TIN BÁO CHÍ THÁNG 02 NĂM 2022" in text
    assert "IV. DỰ BÁO THÁNG TỚI" in text
    assert "So với tháng trước: chưa có số liệu." in text


def test_no_section_is_missing_and_all_are_in_order():
    lines = report_text(rich_report()).splitlines()

    assert [line for line in lines if line in SECTIONS] == SECTIONS


def test_the_subject_says_what_waits_for_the_reader():
    assert report_subject(rich_report()) == (
        "[TỔNG HỢP BÁO CHÍ THANH LÂM] Tuần 09 năm 2022 – 27 tin, bài; 03 nội dung phản ánh hạn chế, bất cập; "
        "02 nội dung cần kiểm chứng"
    )


def test_a_week_that_still_runs_says_so():
    text = report_text(rich_report(over=False, made_at=CUT + 3 * DAY))

    assert "TUẦN CHƯA KẾT THÚC, số liệu tính đến 07:00 ngày 03/03/2022" in text


# -- I -------------------------------------------------------------------------------------------------


def test_a_week_is_compared_with_the_one_before():
    days = [day(0, [clip(n, tags=tags(tone="tieu-cuc" if n <= 2 else "tich-cuc")) for n in range(1, 11)])]
    said = figures(report_text(report(*days, previous=BEFORE)))

    assert (
        "So với tuần trước: tin, bài giảm 10 (50,00%), lượt đăng giảm 20 (tuần 08 năm 2022: 20 tin, bài, 30 lượt đăng)."
    ) in said
    assert "Tỷ lệ tin, bài tiêu cực là 20,00%, giảm 6,67 điểm phần trăm so với tuần trước (26,67%)." in said


def test_the_points_of_difference_are_those_of_the_printed_shares():
    """1 of 3 and 1 of 6: 33,33 less 16,67 is 16,66, though the exact difference would round to 16,67."""
    days = [day(0, [clip(n, tags=tags(tone="tieu-cuc" if n == 1 else "trung-tinh")) for n in range(1, 4)])]
    said = figures(report_text(report(*days, previous=replace(BEFORE, judged=6, critical=1))))

    assert "là 33,33%, tăng 16,66 điểm phần trăm so với tuần trước (16,67%)." in said


def test_shares_name_what_they_are_shares_of():
    clips = [clip(1, tags=tags(tone="tich-cuc")), critical(2), clip(3, tags=tags(province="mention"))]
    said = figures(report_text(report(day(0, clips))))

    assert (
        "Sắc thái của 02 tin, bài lấy tỉnh làm nội dung chính: tích cực 01 (50,00%), trung tính 0 (0,00%), "
        "nhiều chiều 0 (0,00%), tiêu cực 01 (50,00%)."
    ) in said
    assert "Không xét sắc thái 01 tin, bài (tỉnh không phải nội dung chính)." in said


def test_without_judged_items_there_is_no_share():
    said = figures(report_text(report(day(0, [clip(1, tags=tags(province="mention"))]), previous=BEFORE)))

    assert "Tỷ lệ tin, bài tiêu cực: chưa có số liệu (không có tin, bài được xét sắc thái)." in said


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (None, "là 50,00%; so với tuần trước: chưa có số liệu."),
        (replace(BEFORE, judged=0, critical=0), "là 50,00%; so với tuần trước: chưa có số liệu."),
        (replace(BEFORE, judged=4, critical=2), "là 50,00%, không thay đổi so với tuần trước."),
    ],
)
def test_the_share_is_compared_only_with_a_share(before, words):
    told = report(day(0, [critical(1), clip(2, tags=tags(tone="tich-cuc"))]), previous=before)

    assert f"Tỷ lệ tin, bài tiêu cực {words}" in figures(report_text(told))


def test_the_three_main_topics_and_places_are_named_by_number_then_by_alphabet():
    clips = [
        clip(1, tags=tags(topics=("doi-ngoai", "bien-gioi"), places=("Xín", "Đào"))),
        clip(2, tags=tags(topics=("bien-gioi",), places=("Đào", "Ân"))),
        clip(3, tags=tags(topics=("bien-gioi",), places=("Bản",))),
        clip(4, tags=tags(topics=("kinh-te-xa-hoi",))),
        clip(5, tags=tags(topics=("du-lich-le-hoi",))),
    ]
    said = figures(report_text(report(day(0, clips))))

    assert (
        "Lĩnh vực chính có nhiều tin, bài nhất: Biên giới (02 tin, bài), Du lịch, lễ hội (01 tin, bài), "
        "Đối ngoại (01 tin, bài)."
    ) in said
    assert "Địa bàn được nêu nhiều nhất: Đào (02 tin, bài), Ân (01 tin, bài), Bản (01 tin, bài)." in said


def test_late_reprints_of_editions_that_only_counted_them_are_counted_apart():
    told = report(replace(day(0, [clip(1)]), late_copies=2), replace(day(1, []), late_copies=3))
    said = figures(report_text(told))

    assert (
        "Còn 05 lượt đăng lại mới của tin, bài đã nêu ở các số trước, bản tin chỉ ghi số lượng, không tính trong báo cáo này."
    ) in said


def test_a_topic_that_rose_is_told_with_its_edition_and_only_when_the_press_made_it():
    spikes = [Spike("a", "Thiên tai", 9, 1.0, 14, "news", ()), Spike("b", "Lễ hội", 9, 1.0, 14, "catch-up", ("x",))]
    told = report(replace(day(0, [clip(1)]), spikes=tuple(spikes)))

    assert "Lĩnh vực tăng bất thường so với những ngày trước: Thiên tai (số 003)." in figures(report_text(told))


def test_working_days_without_an_edition_and_days_off_are_said():
    rested = tuple(DayNote(date(2022, 3, n), "holiday", "Tết thử") for n in (1, 2, 3))
    text = report_text(report(day(0, [clip(1)]), missing=(date(2022, 3, 4),), rested=rested))

    assert "Ngày làm việc không có bản tin: Thứ Sáu 04/03. Tin, bài mới của những ngày đó nêu ở số tiếp theo." in text
    assert "Ngày nghỉ lễ: từ Thứ Ba 01/03 đến Thứ Năm 03/03 (Tết thử)." in text
    assert "04/03                  –" in text


def test_before_the_very_first_edition_nothing_is_missing():
    told = report(replace(day(2, [clip(1)]), number=1), missing=(date(2022, 2, 28), date(2022, 3, 1), date(2022, 3, 4)))
    said = figures(report_text(told))

    assert "Bản tin đầu tiên là số 001, thứ Tư, ngày 02/03/2022." in said
    assert "không có bản tin: Thứ Sáu 04/03." in said


# -- II ------------------------------------------------------------------------------------------------


def test_a_story_of_several_editions_is_told_once_by_what_most_outlets_printed():
    first = day(0, [critical(1, "Cầu Nà Tông đứt cáp", story=event(7))])
    second = day(
        1, [critical(2, "Vì sao cầu Nà Tông gãy", story=event(7), copies=(copy(90, "Trang A"), copy(91, "Trang B", 2)))]
    )
    told = critical_part(report_text(report(first, second)))

    assert "(01 nội dung, 02 tin, bài)" in told
    assert "“Vì sao cầu Nà Tông gãy”" in told
    assert "Cầu Nà Tông đứt cáp" not in told
    assert "Điểm báo các số 003, 004; 02 tin, bài, 04 lượt đăng tại 04 báo (04 cơ quan chủ quản)." in told


def test_the_full_list_points_to_what_is_told_and_says_whose_event_the_rest_is():
    first = day(0, [critical(1, "Cầu Nà Tông đứt cáp", story=event(7))])
    second = day(1, [critical(2, "Vì sao cầu Nà Tông gãy", story=event(7), copies=(copy(90, "Trang A"),))])
    text = report_text(report(first, second))
    listed = text.split("PHỤ LỤC.")[1]

    assert "“Cầu Nà Tông đứt cáp” (tiêu cực; cùng sự kiện mục II.2.1)" in listed
    assert "đã nêu tại mục II.2.1." in listed
    assert "Đăng lại: Trang A" in listed
    assert text.count("Vì sao cầu Nà Tông gãy") == 1


def test_what_a_person_calls_the_event_stands_above_it():
    told = report(day(0, [critical(1, "Cầu đứt cáp", story=event(7, named="Sự cố cầu Nà Tông"))]))

    assert "Sự kiện: Sự cố cầu Nà Tông\n1. " in critical_part(report_text(told))


def test_a_story_that_goes_on_from_before_the_period_says_where_it_was_told():
    told = report(
        day(0, [critical(1, story=event(7))], earlier={7: 2}),
        day(1, [critical(2, story=event(7))], earlier={7: 3}),
    )

    assert "tiếp theo tin đã nêu ở số 002." in critical_part(report_text(told))


def test_at_most_ten_are_told_and_the_rest_is_counted_and_can_be_found():
    told = report(day(0, [critical(n, f"Tin phản ánh thứ {n}") for n in range(1, 14)]))
    text = report_text(told)

    assert "Còn 03 nội dung, 03 tin, bài: xem PHỤ LỤC, các tin, bài ghi “phản ánh hạn chế, bất cập”." in text
    assert critical_part(text).count("“Tin phản ánh thứ") == 10
    assert text.split("PHỤ LỤC. ")[1].count("(tiêu cực; phản ánh hạn chế, bất cập)") == 3


def test_the_most_printed_stands_first():
    few, many = critical(1, "Ít báo đăng"), critical(2, "Nhiều báo đăng", copies=(copy(90, "Trang A"),))
    told = critical_part(report_text(report(day(0, [few, many]))))

    assert told.index("Nhiều báo đăng") < told.index("Ít báo đăng")


def test_no_flag_of_an_event_is_lost_and_none_is_said_twice():
    same, other = (
        flag(),
        flag(fact="dan-so", explanation="Bài nêu 900 nghìn; theo tài liệu là 805 nghìn. Cần kiểm chứng."),
    )
    days = [
        day(0, [clip(1, "Tin đầu", story=event(7), flags=(same,), copies=(copy(90, "Trang A"),))]),
        day(1, [clip(2, "Tin sau", story=event(7), flags=(same, other))]),
    ]
    told = part(report_text(report(*days)), "* 3. Thông tin cần kiểm chứng", "III. KẾT QUẢ")

    assert told.count(same.explanation) == 1
    assert told.count(other.explanation) == 1
    assert "“Tin sau”" in told


def test_what_is_critical_and_flagged_is_pointed_to():
    told = report(day(0, [critical(1, flags=(flag(),))]))

    assert "Nội dung phản ánh hạn chế, bất cập đồng thời cần kiểm chứng: xem mục II.3.1." in critical_part(
        report_text(told)
    )


def test_an_event_told_under_two_headings_names_the_other():
    told = report(day(0, [critical(1, story=event(7)), clip(2, story=event(7), flags=(flag(),))]))
    text = report_text(told)

    assert "xem cả mục II.3.1." in critical_part(text)
    assert "xem cả mục II.2.1." in part(text, "* 3. Thông tin cần kiểm chứng", "III. KẾT QUẢ")


def test_what_an_officer_wrote_is_told_wherever_the_item_stands():
    lead, member = critical(1, story=event(7), copies=(copy(90, "Trang A"),)), critical(2, story=event(7))
    edition = day(0, [lead, member])
    words = {1: "Đã giao Sở xem xét.", 2: "Trùng nội dung."}
    items = tuple(replace(i, words=words[i.clip], words_by="Lê Thử") for i in edition.items)
    text = report_text(report(replace(edition, items=items)))

    assert text.count("Đã giao Sở xem xét.") == 1
    assert "Trùng nội dung." in text.split("PHỤ LỤC. ")[1]


# -- III to V, sources ---------------------------------------------------------------------------------


def test_what_is_coming_is_only_what_the_rules_say():
    coming = (
        DayNote(date(2022, 3, 8), "holiday", "Nghỉ thử", unverified=True),
        DayNote(date(2022, 3, 9), "holiday", "Nghỉ thử", unverified=True),
        DayNote(date(2022, 3, 12), "working", ""),
        DayNote(date(2022, 3, 12), "holiday", "Nghỉ khác"),
        DayNote(date(2022, 3, 13), "holiday", "Nghỉ khác"),
        DayNote(date(2022, 3, 15), "reminder", "Chuẩn bị giao ban."),
    )
    said = part(report_text(report(day(0, [clip(1)]), coming=coming)), "IV. DỰ BÁO TUẦN TỚI\n", "\n\n").splitlines()

    assert [line.strip() for line in said] == [
        (
            "Từ thứ Ba, ngày 08/03/2022 đến thứ Tư, ngày 09/03/2022: Nghỉ thử, ngày nghỉ, không có bản tin điểm báo "
            "(chưa đối chiếu với văn bản thông báo lịch nghỉ)."
        ),
        "Thứ Bảy, ngày 12/03/2022: ngày làm bù, có bản tin điểm báo.",
        ("Từ thứ Bảy, ngày 12/03/2022 đến Chủ nhật, ngày 13/03/2022: Nghỉ khác, ngày nghỉ, không có bản tin điểm báo."),
        "Thứ Ba, ngày 15/03/2022: Chuẩn bị giao ban (việc định kỳ).",
    ]


def test_what_nobody_knows_has_its_nil_sentence_and_the_officer_a_blank_line():
    text = report_text(report(day(0, [clip(1)])))

    assert "Chưa ghi nhận vụ việc cần theo dõi." in text
    assert "Chưa có ngày nghỉ, việc định kỳ nào được ghi trong quy tắc của cơ quan." in text
    assert "[Cán bộ bổ sung] ……" in text


def test_sources_that_failed_are_named_with_how_often():
    said = part(report_text(rich_report()), "GHI CHÚ NGUỒN\n", "\n\n")

    assert "01 nguồn có lúc không truy cập được: Báo Vùng Cao (02/04 bản tin)." in said
    assert "01 nguồn có lúc chỉ đọc được một phần: Cổng xã (01/04 bản tin)." in said
    assert "12 nguồn theo dõi (theo số 007)." in said
    assert "01 bài chỉ đọc được tiêu đề." in said


def test_the_source_that_failed_most_often_stands_first():
    other = replace(FAULT, source="a", name="Báo Khác")
    told = report(day(0, [clip(1)], faults=(other, FAULT)), day(1, faults=(FAULT,)))

    assert "Báo Vùng Cao (02/02 bản tin); Báo Khác (01/02 bản tin)." in report_text(told)


def test_no_fault_is_said_too():
    assert "Không có nguồn lỗi ở bản tin nào; 12 nguồn theo dõi (theo số 003)." in report_text(
        report(day(0, [clip(1)]))
    )


# -- periods with little to tell -----------------------------------------------------------------------


def test_a_week_without_news_says_so():
    text = report_text(report(day(0), day(1), previous=Totals("2022-W08", 0, 0, 0, 0, ())))

    assert "TÓM TẮT: 02 bản tin, chưa ghi nhận tin, bài mới liên quan tỉnh Thanh Lâm." in text
    assert "So với tuần trước: tin, bài không thay đổi, lượt đăng không thay đổi" in text
    assert "Không có tin, bài phản ánh hạn chế, bất cập nêu tại mục này trong tuần." in text
    assert "SỐ LIỆU\n   Không có tin, bài trong tuần." in text
    assert "* Số 003 – Thứ Hai, ngày 28/02/2022: không có tin, bài" in text


def test_a_week_without_editions_says_so_and_gives_no_figure():
    text = report_text(report(missing=tuple(date(2022, 2, 28) + timedelta(days=n) for n in range(5))))

    assert "TÓM TẮT: Trong tuần không có bản tin điểm báo nào, chưa có số liệu." in text
    assert "Trong tuần không có bản tin điểm báo nào, nên chưa có số liệu." in text
    assert (
        "Ngày làm việc không có bản tin: Thứ Hai 28/02, Thứ Ba 01/03, Thứ Tư 02/03, Thứ Năm 03/03, Thứ Sáu 04/03."
        in text
    )
    assert "0 tin, bài" not in text


# -- late reprints ---------------------------------------------------------------------------------------


def reprinted(n, number, new=2, **other):
    """New reprints of the clip *n* that edition *number* told."""
    return late(n, told=number, new=new, **other)


def test_a_reprint_that_a_later_edition_of_the_week_found_is_counted_at_its_item():
    first = day(0, [critical(1, "Cầu Nà Tông đứt cáp")])
    text = report_text(report(first, day(1, [], reprinted=[reprinted(1, 3)])))

    assert "TÓM TẮT: 01 tin, bài (03 lượt đăng) trong 02 bản tin" in text
    assert "đăng lại mới" not in text
    assert "01 tin, bài, 03 lượt đăng tại 03 báo (03 cơ quan chủ quản)." in critical_part(text)
    assert "   Đăng lại: Báo Lại 1 (bao101.example)" in text.split("PHỤ LỤC. ")[1]
    assert re.search(r"^   28/02 \(số 003\) +1 +3 +1 +0$", text, re.MULTILINE)
    assert re.search(r"^   01/03 \(số 004\) +0 +0 +0 +0$", text, re.MULTILINE)


def test_reprints_of_what_was_told_before_the_week_stand_apart_and_open():
    plain, told = reprinted(60, 1, new=1), reprinted(70, 2, new=2, tags=CRITICAL)
    again = replace(told, new=tuple(replace(each, id=each.id + 50) for each in told.new[:1]))
    text = report_text(report(day(0, [clip(1)], reprinted=[told]), day(1, [], reprinted=[again, plain])))

    assert "TÓM TẮT: 01 tin, bài (01 lượt đăng) trong 02 bản tin" in text
    assert (
        "Ngoài ra có 04 lượt đăng lại mới của 02 tin, bài nêu trước tuần này: xem PHỤ LỤC, phần lượt đăng lại mới."
    ) in figures(text)
    assert (
        "Tin, bài phản ánh hạn chế, bất cập hoặc cần kiểm chứng nêu trước tuần này có lượt đăng lại mới (03 lượt, 01 tin, "
        "bài): xem PHỤ LỤC, phần lượt đăng lại mới."
    ) in critical_part(text)
    listed = text.split("* Lượt đăng lại mới của tin, bài nêu trước tuần này (04 lượt, 02 tin, bài)\n")[1]
    assert listed.startswith("1. Báo Thanh Lâm (bao70.example), 07:00 ngày 25/02: “Bài cũ số 70”\n")
    assert listed.count("   Đăng lại: ") == 4


def test_praise_that_is_flagged_is_pointed_to():
    told = report(day(0, [clip(1, tags=tags(tone="tich-cuc"), flags=(flag(),))]))
    good = part(report_text(told), "* 1. Thông tin tích cực", "* 2. Thông tin phản ánh")

    assert "Nội dung tích cực đồng thời cần kiểm chứng: xem mục II.3.1." in good


def test_the_table_lists_no_day_before_the_very_first_edition_either():
    told = report(replace(day(2, [clip(1)]), number=1), missing=(date(2022, 2, 28), date(2022, 3, 1), date(2022, 3, 4)))
    rows = part(report_text(told), "BẢNG 2. TIN, BÀI THEO BẢN TIN\n", "\n\n").splitlines()

    assert [row.split()[0] for row in rows[1:4]] == ["02/03", "04/03", "Tổng"]
