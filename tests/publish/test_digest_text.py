"""The plain text of a digest says everything, in the order and words of the office. Not for: HTML."""

import re

import pytest
from own_press import CUT, clip, copy, edition, flag, rich_clips, rich_edition, syndicated_clip, tags

from monitor.model import Family, Origin, SourceFault
from monitor.publish import edition_csv, edition_jsonl, render_html, render_text

HEADINGS = [
    "I. NỘI DUNG CẦN LÃNH ĐẠO QUAN TÂM, CHỈ ĐẠO",
    "II. THÔNG TIN PHẢN ÁNH HẠN CHẾ, BẤT CẬP TRÊN ĐỊA BÀN TỈNH",
    "III. THÔNG TIN CẦN KIỂM CHỨNG",
    "IV. THÔNG TIN TÍCH CỰC, QUẢNG BÁ HÌNH ẢNH TỈNH",
    "V. THÔNG TIN ĐỐI NGOẠI; BÁO CHÍ NƯỚC NGOÀI",
    "VI. BIÊN GIỚI, BIỂN ĐẢO, NHÂN QUYỀN, TÔN GIÁO",
    "VII. THEO DÕI XỬ LÝ",
    "VIII. SỐ LIỆU",
    "IX. DANH MỤC ĐẦY ĐỦ",
    "X. GHI CHÚ NGUỒN",
]
GROUPS = [
    "Báo chí Trung ương",
    "Báo chí của tỉnh",
    "Báo chí tỉnh, thành phố khác",
    "Báo chí đối ngoại",
    "Báo chí nước ngoài",
    "Trang TTĐT tổng hợp",
    "Cổng/Trang TTĐT cơ quan nhà nước",
]


def lines(clips=(), **other):
    return render_text(edition(clips, **other)).splitlines()


@pytest.fixture(scope="module")
def rich():
    return render_text(rich_edition())


@pytest.mark.parametrize("clips", [(), rich_clips()], ids=["quiet", "rich"])
def test_all_ten_sections_stand_in_order(clips):
    assert [line for line in lines(clips) if line in HEADINGS] == HEADINGS


def test_the_head_names_office_number_day_window_and_that_nobody_looked():
    assert lines()[:3] == [
        "PHÒNG BÁO CHÍ TỈNH THANH LÂM    BẢN TIN ĐIỂM BÁO",
        "Số 003 | Thứ Hai, ngày 28/02/2022 | Tin, bài ghi nhận từ 07 giờ 00 ngày 27/02 đến 07 giờ 00 ngày 28/02/2022",
        "BẢN TỰ ĐỘNG, CHƯA RÀ SOÁT, CHƯA CÓ NGƯỜI DUYỆT",
    ]


def test_a_window_over_new_year_names_both_years():
    at = CUT.replace(year=2023, month=1, day=1)
    text = "\n".join(lines(due=at, cut_at=at, since=at.replace(year=2022, month=12, day=31)))
    assert "từ 07 giờ 00 ngày 31/12/2022 đến 07 giờ 00 ngày 01/01/2023" in text


def test_every_section_without_content_says_so():
    quiet = lines()
    said = {heading: quiet[quiet.index(heading) + 1].strip() for heading in HEADINGS}
    assert said == {
        HEADINGS[0]: "Không có nội dung cần xin ý kiến chỉ đạo.",
        HEADINGS[1]: "Không có tin, bài phản ánh hạn chế, bất cập nêu tại mục này.",
        HEADINGS[2]: "Không có nội dung được máy gắn cờ cần kiểm chứng.",
        HEADINGS[3]: "Không có tin, bài tích cực, quảng bá hình ảnh tỉnh nêu tại mục này.",
        HEADINGS[4]: "Không có tin, bài đối ngoại, báo chí nước ngoài nêu tại mục này.",
        HEADINGS[5]: "Không có tin, bài về biên giới, biển đảo, nhân quyền, tôn giáo nêu tại mục này.",
        HEADINGS[6]: "Chưa ghi nhận vụ việc cần theo dõi.",
        HEADINGS[7]: "Không có tin, bài trong kỳ.",
        HEADINGS[8]: "* Báo chí Trung ương",
        HEADINGS[9]: "Không có nguồn lỗi: đã truy cập được 12 nguồn theo dõi.",
    }


def test_an_empty_outlet_group_says_so():
    quiet = lines()
    assert [quiet[quiet.index(f"* {group}") + 1] for group in GROUPS] == ["   Không có."] * 7


def test_a_quiet_day_says_what_was_looked_through():
    assert "TÓM TẮT: Qua rà soát 12 nguồn, chưa ghi nhận tin, bài mới liên quan tỉnh Thanh Lâm." in lines()


def test_a_failed_source_never_looks_like_a_quiet_one():
    quiet = "\n".join(lines(sources=2, faults=(SourceFault("a", "Báo Vùng Cao", "connection refused"),)))
    assert (
        "Qua rà soát 01 nguồn, chưa ghi nhận tin, bài mới liên quan tỉnh Thanh Lâm; 01 nguồn không truy cập được"
        in quiet
    )
    assert "01 nguồn không truy cập được: Báo Vùng Cao." in quiet


def test_when_every_source_failed_nothing_was_looked_through():
    quiet = "\n".join(lines(sources=1, faults=(SourceFault("a", "Báo Vùng Cao", "timed out"),)))
    assert "Chưa rà soát được nguồn nào: cả 01 nguồn không truy cập được (xem mục X)." in quiet


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("HTTP 503 Service Unavailable", "máy chủ báo lỗi 503"),
        ("robots.txt forbids /rss", "trang không cho máy đọc"),
        ("the connection timed out", "quá thời gian chờ"),
        ("the address answers 404 Not Found", "máy chủ báo lỗi 404"),
        ("no answer within 20 s (the answer did not begin)", "quá thời gian chờ"),
        ("the answer took longer than 60 s", "quá thời gian chờ"),
        ("bao.example asked us to wait, 400 s remain", "máy chủ yêu cầu chờ"),
        ("no connection (the name bao.example is not known)", "không tìm thấy tên miền"),
        ("the proxy does not let us through", "máy chủ trung gian của cơ quan không cho qua"),
        ("selectors.links (h3 a) matches no link with an address on this page", "khai báo nguồn cần sửa"),
        ("https://bao.example/404/rss is not public; the source lacks allow_private", "khai báo nguồn cần sửa"),
        ("the feed is cut off before its first entry", "nội dung hỏng"),
        ("the feed has no entries", "trang không có danh sách bài"),
        ("the address answers an empty body, not a page", "trang không có danh sách bài"),
        ("redirects in a circle, back to https://bao.example/500/a", "địa chỉ chuyển hướng sai"),
    ],
)
def test_the_trouble_with_a_source_is_told_in_vietnamese(reason, said):
    assert f"   01 nguồn không truy cập được: Báo A ({said})." in lines(faults=(SourceFault("a", "Báo A", reason),))


UNREAD = "no successful poll since 2022-02-26T00:10:00.500000Z"


def test_what_the_machine_did_not_ask_is_told_as_our_own_fault_and_not_as_the_newspapers():
    faults = (
        SourceFault("a", "Báo Vùng Cao", UNREAD),
        SourceFault("b", "Báo Mới", "never polled"),
        SourceFault("c", "Báo Suối", "the address answers 503 Service Unavailable"),
        SourceFault("d", "Báo Nửa", UNREAD, whole=False),
    )
    said = lines(sources=5, faults=faults)
    assert "   01 nguồn không truy cập được: Báo Suối (máy chủ báo lỗi 503)." in said
    assert "   02 nguồn máy của cơ quan không đọc trong kỳ: Báo Vùng Cao; Báo Mới (chưa đọc lần nào)." in said
    assert "   01 nguồn chỉ đọc được một phần: Báo Nửa (máy của cơ quan không đọc trong kỳ)." in said
    assert (
        "TÓM TẮT: Qua rà soát 02 nguồn, chưa ghi nhận tin, bài mới liên quan tỉnh Thanh Lâm; "
        "01 nguồn không truy cập được; 02 nguồn máy của cơ quan không đọc trong kỳ (xem mục X)."
    ) in said


def test_a_machine_that_was_off_does_not_say_that_the_newspapers_were():
    off = "\n".join(lines(sources=1, faults=(SourceFault("a", "Báo A", UNREAD),)))
    assert "Chưa rà soát được nguồn nào: cả 01 nguồn máy của cơ quan không đọc trong kỳ (xem mục X)." in off
    assert "không truy cập được" not in off
    both = (SourceFault("a", "Báo A", UNREAD), SourceFault("b", "Báo B", "no connection"))
    assert (
        "Chưa rà soát được nguồn nào: 01 nguồn không truy cập được; 01 nguồn máy của cơ quan không đọc trong kỳ "
        "(xem mục X)."
    ) in "\n".join(lines(sources=2, faults=both))


def test_the_summary_adds_up(rich):
    assert (
        "TÓM TẮT: 16 tin, bài (22 lượt đăng) qua rà soát 10/12 nguồn (02 nguồn không truy cập được, xem mục X); "
        "tích cực 03, trung tính 02, nhiều chiều 01, tiêu cực 01, không xét sắc thái 09 "
        "(tỉnh không phải nội dung chính). Trong đó bổ sung 01 tin, bài đăng trước kỳ này. "
        "Cần xem xét: 03 tin, bài (03 nội dung); mục II: 02, mục III: 01. Cần xử lý: 0. Quá hạn: 0. "
        "Lượt đăng lại mới của tin, bài đã nêu ở các số trước: 02 lượt của 02 tin, bài, trong đó phản ánh hạn chế, bất "
        "cập hoặc cần kiểm chứng: 01 tin, bài (xem mục IX, phần lượt đăng lại mới).\n"
    ) in rich


def test_an_item_has_the_fixed_form(rich):
    assert (
        "1. Báo Làng Quê (bao1.example), 05:00 ngày 28/02: “Mương nước tiền tỷ ở Phúc Lâm vừa dùng đã nứt”\n"
        "   Tác giả: Hoàng Bách\n"
        "   Bài viết phản ánh: “Theo bà con xã Phúc Lâm, tỉnh Thanh Lâm, gần ba mươi hộ phải bơm nước từ suối để kịp cấy vụ xuân.”\n"
        "   Sắc thái: tiêu cực; Lĩnh vực: Phản ánh, kiến nghị / Kinh tế - xã hội; Địa bàn: Phúc Lâm, thôn Nà Tông; "
        "Cùng nội dung: Trang Tin 1, Trang Tin 2, Trang Tin 3 và 02 báo khác.\n"
        "   https://bao1.example/bai-1\n"
    ) in rich


def test_a_flag_says_what_differs_from_which_document_and_never_that_it_is_wrong(rich):
    assert (
        "   Câu trong bài: “Cả tỉnh trồng mới được 9.000 ha rừng trong năm qua.”\n"
        "   Lý do gắn cờ (số liệu khác tài liệu): Bài nêu 9.000 ha; theo Báo cáo 15/BC ngày 05/01/2022 (Cục Thống kê) là 7.500 ha. Cần kiểm chứng.\n"
        "   Nguồn chính thức để đối chiếu: tài liệu nêu trên (mã rung-trong-moi-2021).\n"
    ) in rich
    assert "sai" not in rich.split()


def test_what_an_article_says_twice_is_flagged_once_and_a_sentence_is_quoted_once():
    other = flag(fact="dan-so", found="9.000 ha", expected="8.000 ha", explanation="Bài nêu khác. Cần kiểm chứng.")
    again = flag("Rừng trồng mới là 9.000 ha như đã nói ở trên.")
    text = render_text(edition([clip(1, text=f"{flag().sentence} {again.sentence}", flags=(flag(), again, other))]))
    three = text.split("\n\nIII. ")[1].split("\n\nIV. ")[0]
    assert three.count("Câu trong bài: ") == 1
    assert three.count("Lý do gắn cờ (số liệu khác tài liệu): ") == 2
    assert three.count("(mã rung-trong-moi-2021)") == three.count("(mã dan-so)") == 1


def test_an_endless_title_or_name_is_cut_on_the_page_and_whole_in_the_exports():
    long, names = "Tựa bài rất dài " * 700, ("Nguyễn Văn An",) * 900
    told = edition(
        [clip(1, long.strip(), outlet="Báo Dài " * 900, authors=names, copies=(copy(2, "Trang Dài " * 900),))]
    )
    for page in (render_text(told), render_html(told)):
        assert len(page) < 20_000
        assert "Tựa bài…”" in page
        assert "Nguyễn…" in page or "Văn…" in page or "An…" in page
    assert long.strip() in edition_csv(told).decode()
    assert long.strip() in edition_jsonl(told).decode()


def test_marks_inside_a_title_or_a_quote_are_not_taken_for_the_end_of_it():
    """No word is changed: the marks around it are others."""
    text = "“Cầu này dân mong đã mười năm”, ông Lý ở tỉnh Thanh Lâm nói."
    told = edition([clip(1, "Dân: “Có cầu rồi”", text, tags=tags(text, named="Thanh Lâm", tone="tich-cuc"))])
    assert f"Bài viết giới thiệu: «{text}»" in render_text(told)
    assert "«Dân: “Có cầu rồi”»" in render_text(told)
    assert "«Dân: “Có cầu rồi”»" in render_html(told)


def test_a_flagged_sentence_that_may_not_be_quoted_is_pointed_to():
    assert "   Câu trong bài: xem tiêu đề và bài gốc." in lines([clip(1, flags=(flag("dài " * 60),))])


def test_a_flagged_criticism_is_pointed_to_from_ii():
    told = lines([clip(1, flags=(flag(),), tags=tags(tone="tieu-cuc"))])
    assert told[told.index(HEADINGS[1]) + 2] == (
        "   Tin, bài phản ánh hạn chế, bất cập đồng thời cần kiểm chứng: xem mục III.1."
    )


def test_every_title_stands_once(rich):
    titles = [each.article.title for each in rich_clips()]
    assert {title: rich.count(f"“{title}”") for title in titles} == dict.fromkeys(titles, 1)


def test_the_full_list_points_to_what_is_told_above(rich):
    full = rich.split(HEADINGS[8])[1]
    assert "1. Báo Làng Quê (bao1.example), 05:00 ngày 28/02: đã nêu tại mục II.1.\n" in full
    assert "3. [Bổ sung] Báo Thanh Lâm (bao5.example), 07:00 ngày 25/02: đã nêu tại mục IV.1.\n" in full


def test_the_full_list_numbers_each_group_and_opens_each_reprint(rich):
    full = rich.split(HEADINGS[8])[1]
    assert "* Báo chí Trung ương (04 tin, bài)\n1. Báo Làng Quê" in full
    assert full.count("   Đăng lại: ") == 8
    assert (
        "   Đăng lại: Trang Tin 1 (trangtin1.example), 06:29 ngày 28/02: https://trangtin1.example/dang-lai-1\n" in full
    )


def test_numbers_run_through_the_headings_of_iv(rich):
    four = rich.split(HEADINGS[3])[1].split(HEADINGS[4])[0]
    assert "* Kinh tế - xã hội\n1. [Bổ sung] Báo Thanh Lâm" in four
    assert "* Văn hóa - du lịch\n2. Tạp chí Miền Núi" in four


def test_a_foreign_title_is_left_as_it_is(rich):
    assert "“Thanh Lam delegation looks for textile partners” (chưa dịch)\n" in rich
    assert "“ຄະນະຜູ້ແທນທັນລຳ ຢ້ຽມຢາມແຂວງ” (chưa dịch)\n" in rich


def test_general_orientation_left_to_the_full_list_is_counted_in_vi(rich):
    assert "   Còn 02 tin, bài định hướng chung của Trung ương: xem mục IX.\n" in rich


def test_the_figures_are_counted_from_the_items(rich):
    eight = rich.split(HEADINGS[7])[1].split(HEADINGS[8])[0]
    rows = {name: re.search(rf"^   {name} +([\d ]+)$", eight, re.MULTILINE)[1].split() for name in (*GROUPS, "Tổng")}
    assert rows["Báo chí Trung ương"] == ["1", "1", "0", "1", "1", "4"]
    assert [sum(int(rows[g][n]) for g in GROUPS) for n in range(6)] == [int(n) for n in rows["Tổng"]]
    assert rows["Tổng"] == ["3", "2", "1", "1", "9", "16"]
    assert "Lượt đăng: 22 (16 tin, bài và 06 lượt đăng lại)." in eight
    assert "Ngoài ra có 02 lượt đăng lại mới của 02 tin, bài đã nêu ở các số trước." in eight
    assert "So với số trước: tăng 02 (số trước 14 tin, bài)." in eight
    assert "Trung bình 03 số trước: 11,7 tin, bài." in eight


def test_a_comparison_without_figures_says_so():
    told = lines([clip(1)], previous=())
    assert "   So với số trước: chưa có số liệu." in told
    assert "   Trung bình 07 số trước: chưa có số liệu." in told


def test_an_unsure_tone_says_so():
    told = lines([clip(1, tags=tags(tone="trung-tinh", unsure=True))])
    assert "   Sắc thái: trung tính (chưa chắc chắn); Lĩnh vực: chưa phân loại." in told


def test_many_places_are_counted(rich):
    assert "Địa bàn: bản số 1, bản số 2, bản số 3, bản số 4, bản số 5 và 03 địa danh khác." in rich


def test_a_clip_from_print_has_a_day_and_no_address(rich):
    assert "2. Báo Tuần Thanh Lâm (báo in), ngày 27/02: “Trang ba: chuyện người giữ rừng”\n" in rich
    assert "   Nguồn báo in, không có địa chỉ trên mạng.\n" in rich


def test_an_unsure_date_and_an_unread_text_are_marked(rich):
    assert "\n4. Báo Thời Tiết (bao14.example), 16:00 ngày 27/02 (giờ máy ghi nhận): “" in rich
    assert "   Chỉ đọc được tiêu đề và đoạn mở đầu.\n" in rich
    assert "   01 bài chỉ đọc được tiêu đề.\n" in rich


def test_the_first_edition_says_what_it_archived():
    told = "\n".join(lines([clip(1, published=CUT.replace(year=2021))], first=True))
    assert "Bản tin đầu tiên: 01 tin, bài đăng trước đó hơn 24 giờ được lưu, không nêu ở đây." in told


def test_the_same_reprinting_outlet_is_named_once():
    told = lines([clip(1, copies=(copy(1, "Trang Tin", 1), copy(1, "Trang Tin", 2)))])
    assert "   Sắc thái: không xét; Lĩnh vực: chưa phân loại; Cùng nội dung: Trang Tin." in told


def test_the_probable_original_and_syndication_stand_behind_the_outlets():
    assert (
        "   Sắc thái: không xét; Lĩnh vực: chưa phân loại; Cùng nội dung: Trang Con (cùng cơ quan chủ quản với Báo Số 1), "
        "Báo Mẹ, Báo Con (cùng cơ quan chủ quản với Báo Mẹ) và 01 báo khác; "
        "Nguồn có thể: Hãng tin Mẫu (theo nguồn ghi trên báo)."
    ) in lines([syndicated_clip()])


def test_a_reprint_in_the_full_list_names_the_outlet_of_the_same_owner():
    told = [line for line in lines([syndicated_clip()]) if line.startswith("   Đăng lại: ")]
    assert len(told) == 4
    assert [line.split(", ", 1)[1].split(": ")[0] for line in told] == [
        "06:30 ngày 28/02 (cùng cơ quan chủ quản với Báo Số 1)",
        "06:29 ngày 28/02",
        "06:28 ngày 28/02 (cùng cơ quan chủ quản với Báo Mẹ)",
        "06:27 ngày 28/02",
    ]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (Origin(101, "Báo Mẹ", "earliest", sure=False), "; Nguồn có thể: Báo Mẹ (đăng sớm nhất, chưa chắc chắn)."),
        (Origin(101, "Báo Mẹ", "wire", sure=True), "; Nguồn có thể: Báo Mẹ (hãng thông tấn)."),
        (Origin(1, "Báo Số 1", "earliest", sure=True), " và 01 báo khác."),
    ],
)
def test_why_it_is_the_probable_original_is_said_unless_it_is_the_item_itself(origin, said):
    (line,) = [line for line in lines([syndicated_clip(origin)]) if line.startswith("   Sắc thái: ")]
    assert line.endswith(said)


def test_a_single_item_that_credits_another_outlet_says_so():
    family = Family(Origin(None, "Hãng tin Mẫu", "credited", sure=True), 1, 1, ())
    told = "   Sắc thái: không xét; Lĩnh vực: chưa phân loại; Nguồn có thể: Hãng tin Mẫu (theo nguồn ghi trên báo)."
    assert told in lines([clip(1, family=family)])


def test_syndication_changes_no_figure():
    """Items are counted once, every appearance is one, whoever owns it."""
    told = "\n".join(lines([syndicated_clip(), clip(2, copies=(copy(2, "Trang Gom"),))]))

    assert "TÓM TẮT: 02 tin, bài (07 lượt đăng)" in told
    assert "Lượt đăng: 07 (02 tin, bài và 05 lượt đăng lại)." in told
    assert re.search(r"^   Tổng +0 +0 +0 +0 +2 +2$", told, re.MULTILINE)


def test_it_ends_with_what_the_digest_is_and_is_not(rich):
    assert rich.endswith(
        "Trích dẫn ngắn, có dẫn nguồn, phục vụ công tác quản lý; không thay thế bài gốc. "
        "Phân loại do máy đề xuất, cán bộ trực chịu trách nhiệm rà soát.\n"
    )


def test_praise_that_another_section_tells_is_pointed_to_so_that_the_summary_adds_up():
    good = tags(tone="tich-cuc")
    told = lines([clip(1, tags=good), clip(2, tags=good, flags=(flag(),)), clip(3, tags=good, group="doi-ngoai")])
    assert "   Tin, bài tích cực đồng thời cần kiểm chứng: xem mục III.1." in told
    assert "   Tin, bài tích cực nêu ở mục khác: xem mục V.1." in told


def test_only_sources_that_were_read_are_said_to_be_looked_through():
    faults = (SourceFault("a", "Báo A", "HTTP 503"), SourceFault("b", "Báo B", "HTTP 503", whole=False))
    told = "\n".join(lines([clip(1)], faults=faults))
    assert " qua rà soát 11/12 nguồn (01 nguồn không truy cập được, xem mục X);" in told
    assert " qua rà soát 12/12 nguồn;" in "\n".join(lines([clip(1)]))
