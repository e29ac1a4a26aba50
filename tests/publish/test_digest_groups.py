"""A group of recipients gets a part of the digest that is true by itself. Not for: sending it (tests/pipeline)."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from own_press import CUT, DIGEST, clip, copy, edition, event, flag, rich_edition, storied_clips, tags

from monitor.config.digest import EVERY_SECTION, Audience
from monitor.model import SourceFault, Spike
from monitor.publish import render_html, render_text, subject

GROUPS = (
    Audience(
        id="ngoai-vu",
        name="Đối ngoại, biên giới",
        sections=("II", "III", "V", "VI", "VIII", "IX"),
        topics=("bien-gioi", "doi-ngoai", "phan-anh-kien-nghi"),
    ),
    Audience(id="dinh-huong", name="Định hướng", sections=("VI",), outlet_groups=("co-quan-nha-nuoc",)),
    Audience(id="le-tan", name="Lễ tân", sections=("IV", "VIII", "X"), topics=("la",)),
    Audience(id="tat-ca", name="Văn phòng"),
    Audience(id="danh-muc", name="Lưu trữ", sections=("IX",)),
)
WITH_GROUPS = DIGEST.model_copy(update={"groups": GROUPS})


def part(made, group, render=render_text):
    return render(made, next(each for each in made.extracts if each.id == group))


def text_of(clips, group, **other):
    return part(edition(clips, digest=WITH_GROUPS, **other), group)


def custom(clips, **rules):
    """The text of the only group, which has these rules."""
    group = Audience(**{"id": "nhom", "name": "Nhóm thử"} | rules)
    return text_of_digest(clips, DIGEST.model_copy(update={"groups": (group,)}))


def text_of_digest(clips, digest, **other):
    return part(edition(clips, digest=digest, **other), "nhom")


def summary(text):
    return next(line for line in text.splitlines() if line.startswith("TÓM TẮT"))


def section(text, numeral):
    return re.search(rf"^{numeral}\. [^\n]+\n(.*?)\n\n", text, re.DOTALL | re.MULTILINE)[1]


@pytest.fixture(scope="module")
def rich():
    return rich_edition(digest=WITH_GROUPS)


def test_its_head_says_whose_part_it_is_and_of_what(rich):
    head = part(rich, "ngoai-vu").splitlines()
    assert head[0] == "PHÒNG BÁO CHÍ TỈNH THANH LÂM    BẢN TIN ĐIỂM BÁO (BẢN TRÍCH)"
    assert head[1] == (
        "Số 003 | Thứ Hai, ngày 28/02/2022 | "
        "Tin, bài ghi nhận từ 07 giờ 00 ngày 27/02 đến 07 giờ 00 ngày 28/02/2022 | "
        "Bản trích cho nhóm “Đối ngoại, biên giới”: 10 trong 16 tin, bài của số 003; "
        "gồm các mục II, III, V, VI, VIII, IX"
    )
    assert part(rich, "dinh-huong").splitlines()[1].endswith("05 trong 16 tin, bài của số 003; gồm mục VI")
    assert part(rich, "tat-ca").splitlines()[1].endswith("“Văn phòng”: 16 trong 16 tin, bài của số 003")


def test_the_whole_digest_says_nothing_of_parts(rich):
    assert "trích cho nhóm" not in render_text(rich)
    assert render_text(rich) == render_text(rich_edition())


def test_only_its_sections_stand_in_it(rich):
    for each in GROUPS:
        headings = re.findall(r"^([IVX]+)\. [A-ZĐÀ-Ỹ]{2}", part(rich, each.id), re.MULTILINE)
        assert tuple(headings) == each.sections


def test_the_summary_counts_the_items_of_the_part_and_names_those_of_the_whole(rich):
    assert summary(part(rich, "ngoai-vu")).startswith(
        "TÓM TẮT BẢN TRÍCH: 10 tin, bài (15 lượt đăng), trong 16 tin, bài của cả bản tin, qua rà soát 10/12 nguồn "
        "(02 nguồn không truy cập được: Báo Vùng Cao (máy chủ báo lỗi 503), Cổng thông tin huyện Đông Lâm); "
        "tích cực 0, trung tính 02, nhiều chiều 01, tiêu cực 01, không xét sắc thái 06"
    )
    assert "Cần xem xét: 02 tin, bài (02 nội dung); mục II: 02, mục III: 0." in summary(part(rich, "ngoai-vu"))


def test_the_subject_counts_the_items_of_the_part(rich):
    before = replace(rich, cases=None)  # cut before there were cases: what must be looked into is counted
    assert subject(before, WITH_GROUPS, "ngoai-vu").endswith("– 10 tin, bài; 02 nội dung cần xử lý")
    assert subject(before, WITH_GROUPS, "dinh-huong").endswith("– 05 tin, bài; 0 nội dung cần xử lý")
    assert subject(before, WITH_GROUPS).endswith("– 16 tin, bài; 03 nội dung cần xử lý")


def test_what_concerns_the_group_but_has_no_section_in_the_part_is_counted():
    clips = [clip(1, tags=tags(tone="tieu-cuc")), clip(2), clip(3), clip(4, tags=tags(tone="tich-cuc"))]
    told = custom(clips, sections=("II",))
    assert "04 trong 04 tin, bài của số 003; gồm mục II\n" in told
    assert "Thuộc các mục không có trong bản trích này: 03 tin, bài." in summary(told)
    assert "không có trong bản trích" not in summary(custom(clips))


def test_what_stands_in_a_section_that_the_part_lacks_is_told_in_full_in_its_list():
    clips = [clip(1, "Cầu treo đứt cáp", tags=tags(tone="tieu-cuc")), clip(2, flags=(flag(),)), clip(3)]
    told = custom(clips, sections=("IV", "IX"))
    assert "03 trong 03 tin, bài" in told
    assert "1. Báo Số 1 (bao1.example), 05:00 ngày 28/02: “Cầu treo đứt cáp”\n" in told
    assert "   Lý do gắn cờ (số liệu khác tài liệu): Bài nêu 9.000 ha" in told
    assert "đã nêu tại mục" not in told
    assert "Cần xem xét: 02 tin, bài (02 nội dung); phản ánh hạn chế, bất cập: 01, cần kiểm chứng: 01." in summary(told)


def test_an_item_whose_lead_is_not_in_the_part_is_told_in_full():
    told = custom(storied_clips(), outlet_groups=("tinh-khac", "tong-hop"))
    assert section(told, "II").startswith(
        "1. Báo Số 1 (bao1.example), 22:00 ngày 27/02: “Cầu treo Nà Tông đứt cáp”\n"
        "   08 báo (08 cơ quan chủ quản) đưa tin trong cả bản tin; xem cả mục IX.\n"
        "   Bài viết phản ánh: "
    )
    assert "Cùng sự kiện nêu tại mục II.1: “Tạm dừng qua cầu treo”" in told


def test_an_event_told_whole_in_the_part_is_not_said_to_be_of_the_whole():
    assert "08 báo (08 cơ quan chủ quản) đưa tin; xem cả" in custom(storied_clips())


@pytest.mark.parametrize("sections", [("III", "VIII"), ("II",), ("II", "IX"), ("I", "III", "IX"), ("VI", "X")])
def test_no_pointer_leads_to_a_section_that_the_part_lacks(sections):
    extra = clip(20, tags=tags(tone="tieu-cuc"), flags=(flag(),))
    national = [clip(30 + n, tags=tags(province="none", topics=("bien-gioi",))) for n in range(6)]
    faults = (SourceFault("a", "Báo Vùng Cao", "timed out"),)
    group = Audience(id="nhom", name="Nhóm thử", sections=sections)
    digest = DIGEST.model_copy(update={"groups": (group,)})
    told = text_of_digest([*storied_clips(), extra, *national], digest, faults=faults)
    body = told.split("\n\n", 1)[1]
    pointed = {each.split(".")[0] for each in re.findall(r"(?<=mục )[IVX]+(?:\.\d+)?|(?<=, )[IVX]+\.\d+", body)}
    assert pointed <= set(sections)
    assert "Báo Vùng Cao" in told


def test_reprints_open_where_the_part_has_no_full_list():
    clips = [clip(1, tags=tags(tone="tieu-cuc"), copies=(copy(9, "Trang Tin"),))]
    told = custom(clips, sections=("II",))
    assert "   Đăng lại: Trang Tin (trangtin.example), 06:29 ngày 28/02: https://trangtin.example/dang-lai-1\n" in told
    assert custom(clips).count("   Đăng lại: ") == 1


def test_figures_of_the_part_and_of_the_whole_stand_apart_under_their_names(rich):
    eight = section(part(rich, "ngoai-vu"), "VIII")
    own, whole = eight.split("* Cả bản tin số 003: 16 tin, bài\n")
    assert own.startswith("   Thuộc phạm vi bản trích này (10 tin, bài):\n")
    assert re.search(r"^   Tổng +0 +2 +1 +1 +6 +10$", own, re.MULTILINE)
    assert own.endswith(
        "   Lượt đăng: 15 (10 tin, bài và 05 lượt đăng lại).\n"
        "   Ngoài ra có 01 lượt đăng lại mới của 01 tin, bài đã nêu ở các số trước.\n"
    )
    assert whole.splitlines() == [
        "   Lượt đăng: 22 (16 tin, bài và 06 lượt đăng lại).",
        "   Ngoài ra có 02 lượt đăng lại mới của 02 tin, bài đã nêu ở các số trước.",
        "   So với số trước: tăng 02 (số trước 14 tin, bài).",
        "   Trung bình 03 số trước: 11,7 tin, bài.",
    ]


def test_section_ten_is_of_the_whole_and_says_so(rich):
    assert "X. GHI CHÚ NGUỒN (CỦA CẢ BẢN TIN)\n" in part(rich, "le-tan")


def test_a_group_hears_of_spikes_of_its_topics_only():
    spikes = [Spike(id_, id_, 9, Decimal(1), 14, "news", ()) for id_ in ("bien-gioi", "kinh-te-xa-hoi")]
    told = text_of([clip(1)], "ngoai-vu", spikes=spikes)
    assert "Chủ đề bien-gioi tăng" in told
    assert "kinh-te-xa-hoi" not in told


def test_a_day_without_items_for_the_group_says_so_and_names_the_failed_sources():
    faults = (
        SourceFault("a", "Báo Vùng Cao", "HTTP 503"),
        SourceFault("b", "Báo Làng Quê", "timed out", whole=False),
    )
    told = custom([clip(1)], topics=("la",), sections=("II", "VIII"))
    assert summary(told) == (
        "TÓM TẮT BẢN TRÍCH: Qua rà soát 12 nguồn, chưa ghi nhận tin, bài mới thuộc phạm vi của nhóm “Nhóm thử”."
    )
    assert section(told, "VIII").startswith(
        "   Không có tin, bài trong bản trích này.\n* Cả bản tin số 003: 01 tin, bài"
    )
    told = text_of([clip(1)], "dinh-huong", faults=faults)
    assert "0 trong 01 tin, bài của số 003" in told
    assert summary(told).endswith(
        "; 01 nguồn không truy cập được: Báo Vùng Cao (máy chủ báo lỗi 503); "
        "01 nguồn chỉ đọc được một phần: Báo Làng Quê (quá thời gian chờ)."
    )
    assert summary(text_of([clip(1)], "le-tan", faults=faults)).endswith("; 01 nguồn không truy cập được (xem mục X).")


def test_a_day_without_any_items_says_so_to_a_group_too():
    assert "chưa ghi nhận tin, bài mới liên quan tỉnh Thanh Lâm" in summary(text_of([], "dinh-huong"))
    failed = [SourceFault("a", "Báo Vùng Cao", "HTTP 503")]
    told = summary(text_of([], "dinh-huong", faults=failed, sources=1))
    assert told == (
        "TÓM TẮT BẢN TRÍCH: Chưa rà soát được nguồn nào: cả 01 nguồn không truy cập được: "
        "Báo Vùng Cao (máy chủ báo lỗi 503)."
    )


def test_when_all_that_concerns_the_group_stands_elsewhere_it_is_not_called_a_quiet_day():
    told = summary(custom([clip(1)], sections=("II",)))
    assert told.startswith("TÓM TẮT BẢN TRÍCH: 01 tin, bài (01 lượt đăng), trong 01 tin, bài của cả bản tin, ")
    assert told.endswith(" Cần xem xét: 0. Thuộc các mục không có trong bản trích này: 01 tin, bài.")


# -- leaders, who get no section of articles ---------------------------------------------------------

LEADERS = {"name": "Lãnh đạo", "sections": ("I", "VII", "VIII")}


def test_leaders_get_what_must_be_looked_into_itself_since_no_section_of_theirs_prints_it():
    clips = [clip(1, "Cầu treo đứt cáp", tags=tags(tone="tieu-cuc"), copies=(copy(9, "Trang Tin"),)), clip(2)]
    one = section(custom(clips, **LEADERS), "I").splitlines()
    assert one[1] == "   Máy đề nghị xem trước (chưa rà soát): 01 nội dung nêu dưới đây."
    assert one[2] == (
        "1. Báo Số 1 (bao1.example), 05:00 ngày 28/02: “Cầu treo đứt cáp” "
        "(phản ánh hạn chế, bất cập; báo Trung ương; 02 báo đưa tin)"
    )
    assert "   https://bao1.example/bai-1" in one
    assert one[-1].startswith("   Đăng lại: Trang Tin")


def test_the_table_and_the_summary_of_leaders_count_all_that_concerns_them():
    clips = [clip(1, tags=tags(tone="tieu-cuc"), story=event()), clip(2, tags=tags(tone="tieu-cuc"), story=event())]
    told = custom([*clips, clip(3, tags=tags(tone="tich-cuc"))], **LEADERS)
    assert re.search(r"^   Tổng +1 +0 +0 +2 +0 +3$", section(told, "VIII"), re.MULTILINE)
    assert "Cần xem xét: 02 tin, bài (01 nội dung); phản ánh hạn chế, bất cập: 02, cần kiểm chứng: 0." in summary(told)
    assert "Thuộc các mục không có trong bản trích này: 03 tin, bài." in summary(told)


def test_the_subject_of_a_group_without_sections_two_and_three_counts_its_critical_items():
    group = Audience(id="nhom", name="Nhóm thử", sections=("I", "IV"), topics=("bien-gioi",))
    clips = [clip(n, tags=tags(tone="tieu-cuc", topics=("bien-gioi",))) for n in (1, 2)]
    made = edition([*clips, clip(3, tags=tags(tone="tieu-cuc"))], digest=DIGEST.model_copy(update={"groups": (group,)}))
    assert subject(replace(made, cases=None), DIGEST, "nhom").endswith("– 02 tin, bài; 02 nội dung cần xử lý")


def test_what_is_proposed_and_stands_in_the_list_of_the_part_is_pointed_to_there():
    clips = [clip(1, tags=tags(tone="tieu-cuc")), clip(2)]
    assert "mục IX (Báo chí Trung ương, tin 1) (phản ánh" in section(custom(clips, sections=("I", "IX")), "I")


def test_many_failed_sources_are_named_up_to_ten_where_section_ten_is_missing():
    faults = [SourceFault(f"s{n}", f"Nguồn {n}", "x") for n in range(12)]
    told = summary(text_of([clip(1)], "dinh-huong", faults=faults, sources=20))
    assert "12 nguồn không truy cập được: Nguồn 0, Nguồn 1" in told
    assert told.count("Nguồn ") == 10
    assert "và 02 nguồn khác." in told


def test_general_orientation_left_to_the_list_is_counted_in_the_part_as_it_stands_there():
    clips = [
        clip(n, tags=tags(province="none", topics=("bien-gioi",)), group="cua-tinh" if n > 4 else "trung-uong")
        for n in range(1, 7)
    ]
    made = {n: custom(clips, outlet_groups=(n,)) for n in ("trung-uong", "cua-tinh")}
    left = {n: re.findall(r"Còn (\d+) tin, bài định hướng", told) for n, told in made.items()}
    listed = {n: told.count("“Tin số") - section(told, "VI").count("“Tin số") for n, told in made.items()}
    assert {n: int(found[0]) if found else 0 for n, found in left.items()} == listed
    assert sum(listed.values()) == 3


def test_the_page_of_a_part_links_to_no_section_that_it_lacks(rich):
    for each in GROUPS:
        page = part(rich, each.id, render_html)
        ids = set(re.findall(r' id="([^"]+)"', page))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
        assert {i for i in ids if "." not in i} == set(each.sections)


def test_a_part_with_every_section_and_topic_tells_what_the_whole_does(rich):
    whole, all_ = render_text(rich), part(rich, "tat-ca")
    assert rich.extracts[3].sections == EVERY_SECTION
    for numeral in ("I", "II", "III", "IV", "V", "VI", "VII", "IX"):
        assert section(whole, numeral) == section(all_, numeral)


def test_what_a_group_gets_is_frozen_with_the_edition(rich):
    """Rules that change later change no part of an edition."""
    other = DIGEST.model_copy(update={"groups": (Audience(id="ngoai-vu", name="Khác"),)})
    assert subject(rich, other, "ngoai-vu").endswith("– 10 tin, bài; 0 nội dung cần xử lý")
    assert replace(rich, extracts=()) == rich_edition()


def test_a_follow_up_is_counted_in_the_part_that_tells_it():
    clips = [
        clip(1, tags=tags(tone="tieu-cuc"), story=event()),
        clip(2, tags=tags(tone="tieu-cuc"), story=event(), group="tong-hop", published=CUT - timedelta(hours=20)),
    ]
    digest = DIGEST.model_copy(update={"groups": (Audience(id="nhom", name="Nhóm thử", outlet_groups=("tong-hop",)),)})
    told = text_of_digest(clips, digest, earlier={7: 2})
    assert "Tiếp theo sự kiện đã nêu ở các số trước: 01 tin, bài." in summary(told)
    assert "1. [Tiếp theo] Báo Số 2" in told


def test_what_is_flagged_is_pointed_to_only_where_the_part_prints_it():
    both = [clip(1, flags=(flag(),), tags=tags(tone="tieu-cuc")), clip(2, flags=(flag(),), tags=tags(tone="tich-cuc"))]
    told = custom(both, sections=("II", "IV"))
    assert "đồng thời cần kiểm chứng: 01 tin, bài không có trong bản trích này." in section(told, "II")
    assert "tích cực đồng thời cần kiểm chứng: 01 tin, bài không có trong bản trích này." in section(told, "IV")
