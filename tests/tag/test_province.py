"""How an article concerns the province; not which topics it has."""

import pytest

from monitor.config import load_rules
from monitor.tag import Tagger

FILL = " Người dân địa phương cho biết công việc vẫn diễn ra bình thường trong suốt nhiều ngày qua và chưa có gì thay đổi đáng kể."


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Tuyên Quang mở hội", "Sáng nay, hội xuân mở tại quảng trường.", "central"),
        ("Mở hội xuân", "Sáng nay, hội xuân mở tại Tuyên Quang.", "central"),
        ("Mở hội xuân", f"Hội xuân mở tại Tuyên Quang.{FILL}\nMột đoạn khác.", "mention"),
        ("Mở hội xuân", f"Hội xuân mở tại Tuyên Quang.{FILL}\nTuyên Quang đón khách.", "central"),
        ("Mưa lớn", "Mưa ở Lào Cai, Yên Bái, Sơn La, Tuyên Quang.", "mention"),
        ("Lào Cai mở hội", f"Khách đến từ Tuyên Quang.{FILL}\nTuyên Quang cũng vui.", "mention"),
        ("Hỏi đáp", "Tôi nên ăn gì? (Bạn đọc ở Tuyên Quang)", "mention"),
        ("Mở hội xuân", "Hội xuân mở tại Hà Nội.", "none"),
        ("Kẹt xe trên đường Tuyên Quang", "Đường Tuyên Quang kẹt cứng.", "none"),
        ("Thay tuyến quang", "Nhà mạng thay tuyến quang.", "none"),
        ("Ca khúc mới", "Nguyễn Hà Giang ra mắt ca khúc.", "none"),
        ("Nuôi thú", "Đàn sơn dương sinh sôi.", "none"),
    ],
)
def test_the_province_is_central_where_it_stands_in_the_headline_or_leads_and_returns(tag, title, text, expected):
    assert tag(title, text).province == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Điểm tin: Tuyên Quang mở hội", "Xăng giảm giá."),
        ("Đạp xe xuyên Việt", "Anh Thử, quê Tuyên Quang, đi mười bốn ngày."),
        ("Bắt kẻ trộm xe", "Anh ta trú tại thôn Một, xã Hai, tỉnh Tuyên Quang."),
        ("Hỏi bác sĩ", "Tôi nên ăn gì? (Bình An, 32 tuổi, Tuyên Quang)"),
        ("Đoàn xe xuyên Việt", "Đoàn xe đi từ Cà Mau đến Tuyên Quang."),
        ("Lạc đường", "Một người đi xe từ Tuyên Quang vào miền Nam."),
        ("Sáu hồ xả lũ", "Hồ Hà Nội, Tuyên Quang, Thác Một, Bản Hai đang xả."),
    ],
)
def test_a_round_up_an_address_a_way_and_a_row_of_names_are_no_subject(tag, title, text):
    assert tag(title, text).province == "mention"


def test_people_told_apart_from_where_they_live_keep_the_subject(tag):
    text = "Công an Tuyên Quang bắt một người quê Hà Nội."
    assert tag("Bắt kẻ trộm xe", text).province == "central"


@pytest.mark.parametrize(("day", "expected"), [("2025-06-30", "none"), ("2025-07-01", "central")])
def test_territory_follows_the_day_of_the_article(tag, day, expected):
    assert tag("Hà Giang mở hội", "Hội mở sáng nay.", day=day).province == expected


def test_the_day_is_that_of_vietnam(tag):
    from datetime import UTC, datetime

    from monitor.model import Article
    from monitor.tag.places.territory import published_day

    late = datetime(2025, 6, 30, 17, 30, tzinfo=UTC)
    article = Article("", "", "", "", "", late, "meta", "", (), "vi")
    assert published_day(article).isoformat() == "2025-07-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội mở sáng nay.", "central"),
        ("Hội mở sáng 5/6/2018.", "none"),
        ("Hội nhớ lại năm 1979.", "central"),
        ("Hội mở ở huyện bên, khách đến từ Yên Bái.", "none"),
        ("Hội mở ở huyện bên.", "central"),
        ("Khách đến từ tỉnh Yên Bái.", "central"),
        ("Hội mở ở huyện cũ, khách đến từ Yên Bái cũ.", "central"),
    ],
)
def test_an_undated_article_is_judged_by_what_its_text_tells(tag, text, expected):
    assert tag("Hà Giang mở hội", text, dated=False).province == expected


def test_a_dated_article_may_tell_of_old_years_and_units(tag):
    assert tag("Hà Giang mở hội", "Từ năm 2018, huyện nào cũng có hội như Yên Bái.").province == "central"


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("Hội của xứ Tuyên.", "", "none"),
        ("Hội của xứ Tuyên có bưởi Xuân Vân.", "", "central"),
        ("Hội của xứ Tuyên, xứ Tuyên vui.", "", "none"),
        ("Hội của xứ Tuyên.", "Báo Tuyên Quang", "central"),
        ("Hội của xứ Tuyên, có ông Lò Văn Thử.", "", "central"),
        ("Có ông Lò Văn Thử dự.", "", "none"),
        ("Đêm Thành Tuyên.", "Báo Tuyên Quang", "none"),
        ("Hội vui.", "Báo Tuyên Quang", "none"),
    ],
)
def test_one_weak_name_needs_a_second_witness(tag, text, outlet, expected):
    assert tag("Mở hội", text, outlet).province == expected


@pytest.mark.parametrize(
    "credit",
    [
        "Ảnh: Tuyên Quang",
        "(Ảnh: Tuyên Quang/TTXVN)",
        "Theo Báo Tuyên Quang",
        "Bài, ảnh: Tuyên Quang",
        "Tuyên Quang",
        "(Theo Tuyên Quang)",
    ],
)
def test_captions_and_bylines_name_no_province(tag, credit):
    assert tag("Mở hội xuân", f"Hội mở ở Hà Nội.\n{credit}").province == "none"


def test_a_text_that_names_it_in_many_sentences_is_about_it(tag):
    sentences = " ".join(f"Tuyên Quang đón khách lần {n}." for n in range(1, 5))
    assert tag("Mở hội", f"Hội xuân năm nay rất đông vui.{FILL}\n{sentences}").province == "central"


def test_english_and_chinese_articles_are_searched_for_their_own_names(tag):
    assert tag("Tuyen Quang opens festival", "A festival.", language="en").province == "central"
    assert tag("Tuyên Quang opens festival", "A festival.", language="en").province == "central"
    assert tag("越南宣光省举行节日", "节日在宣光省。", language="zh").province == "central"
    assert tag("Siege of Tuyen-Quang", "In 1885.", language="fr").province == "none"


def test_text_without_accents_is_matched_without_accents(tag):
    assert tag("Tuyen Quang mo hoi", "Hoi mo sang nay.").province == "central"


def test_evidence_names_the_words_and_the_rule(tag):
    found = tag("Tuyên Quang mở hội", "Hội mở ở Na Hang.").province_evidence
    assert [(e.field, e.start, e.end, e.text, e.rule) for e in found] == [
        ("title", 0, 11, "Tuyên Quang", "province"),
        ("text", 9, 16, "Na Hang", "places/Na Hang"),
    ]


@pytest.fixture(scope="module")
def office(article, request):
    """Tags with the repository's own rules."""
    tagger = Tagger(load_rules(request.config.rootpath))
    return lambda title, text, **more: tagger.tag(article(title, text, **more), "")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Nóng 24h ngày 2/8: Tuyên Quang mở hội; Giá xăng giảm", "mention"),
        ("Toàn cảnh 17h: Tuyên Quang mở hội", "mention"),
        ("Xem nhanh: Tuyên Quang mở hội", "mention"),
        ("Toàn cảnh hội xuân ở Tuyên Quang", "central"),
        ("Tuyên Quang ngày 2/8: hội xuân bắt đầu", "central"),
        ("Tuyên Quang 17h: hội xuân bắt đầu", "central"),
    ],
)
def test_the_name_of_a_daily_column_makes_the_headline_a_round_up_unless_it_is_ours(office, title, expected):
    assert office(title, "Hội ở Tuyên Quang mở sáng nay.").province == expected


def test_an_earlier_affair_in_the_text_is_no_subject_but_in_the_headline_it_is(office):
    text = "Sau vụ cháy chợ ở Tuyên Quang, Bộ yêu cầu kiểm tra mọi chợ."
    assert office("Bộ yêu cầu kiểm tra chợ", text).province == "mention"
    assert office("Sau vụ cháy chợ ở Tuyên Quang, chợ nào cũng được kiểm tra", text).province == "central"


def test_a_headline_that_the_page_repeats_is_not_the_first_sentence(office):
    title = "Chợ mới mở cửa"
    text = f"{title}\nChợ ở Tuyên Quang mở cửa sáng nay.\nTiểu thương bày hàng từ sớm.{FILL}"
    again = "\nCông an tỉnh Tuyên Quang giữ trật tự."
    assert office(title, text + again).province == "central"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Mưa kéo dài ở miền Bắc", "Mưa lớn ở Tuyên Quang chưa dứt.", "mention"),
        ("Mưa kéo dài ở miền núi", "Mưa lớn ở Tuyên Quang chưa dứt.", "central"),
        ("Tuyên Quang mưa to nhất miền Bắc", "Mưa lớn chưa dứt.", "central"),
        ("Mưa kéo dài ở miền Bắc", f"Tuyên Quang mưa to.{FILL}\nTuyên Quang ngập.\nTuyên Quang mất điện.", "central"),
    ],
)
def test_a_headline_about_a_larger_region_has_us_as_one_place_of_many_unless_it_names_us(tag, title, text, expected):
    assert tag(title, text).province == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bão đi vào vùng Sơn La - Tuyên Quang đêm nay.", "mention"),
        ("Bão đi vào vùng Tuyên Quang – Sơn La đêm nay.", "mention"),
        ("Bão đi vào vùng Sơn La, Tuyên Quang đêm nay.", "central"),
        ("Bão đi vào vùng Tuyên Quang - Na Hang đêm nay.", "central"),
    ],
)
def test_the_end_of_a_stretch_between_two_provinces_is_no_subject(tag, text, expected):
    assert tag("Bão đổi hướng", text).province == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("[TRỰC TIẾP] Điểm tin: Tuyên Quang mở hội", "mention"),
        ("[TRỰC TIẾP] Tuyên Quang mở hội: Điểm tin", "central"),
    ],
)
def test_a_round_up_is_one_behind_brackets_too(tag, title, expected):
    assert tag(title, "Xăng giảm giá.").province == expected
