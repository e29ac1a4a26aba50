"""What a mail says at once: what was printed and why it is told, never that anything is false. Not for: who gets it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.alerts.told import Alerted, Letterhead, Rise, Telling
from monitor.alerts.wording import alert_view, subject_of
from monitor.model import Article, Clip, Evidence, Flag, PlaceTag, Tags, Tone, TopicTag
from monitor.publish import view_html, view_text

AT = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
HEAD = Letterhead("Sở Thử", "Thanh Lâm", "Asia/Ho_Chi_Minh", AT, 40, {"giao-thong": "Giao thông"})


def evidence(*words):
    return tuple(Evidence("text", 0, len(word), word, "r") for word in words)


def clip(number=1, *, title="Đường liên xã hư hỏng", **more):
    url = f"https://bao.example/{number}"
    text = "Bà con cho biết con đường đã hỏng từ hai năm nay mà chưa được sửa chữa."
    article = Article(url, url, title, "", text, datetime(2026, 3, 2, 1, tzinfo=UTC), "meta", "", (), "vi")
    tags = Tags(
        "central",
        evidence("tỉnh Thanh Lâm"),
        (TopicTag("giao-thong", 1.0, evidence("con đường")),),
        (PlaceTag("Xã Thử", "", evidence("Xã Thử")),),
        Tone("tieu-cuc", True, evidence("hư hỏng")),
        None,
        "1",
    )
    made = Clip(number, "bao", "Báo Thử", "trung-uong", "bao-dien-tu", article, tags, (), AT, "", ())
    return replace(made, **more)


def alerted(of=None, **more):
    values = {"rules": ("Báo Trung ương phản ánh",), "words": (), "asked": frozenset({"group", "tone"})} | more
    return Alerted(of or clip(), **values)


def text_of(*each, rises=()):
    return view_text(alert_view(Telling(each, rises), HEAD))


RISE = Rise("Giao thông", 14, Decimal("3.25"), 14, 2, AT, (clip(),))


def test_the_subject_names_the_rule_and_what_is_told_first():
    one = Telling((alerted(),))
    assert subject_of(one, HEAD) == "[BÁO NGAY THANH LÂM] Báo Trung ương phản ánh: Đường liên xã hư hỏng"
    eight = Telling(tuple(alerted(clip(n)) for n in range(8)))
    assert subject_of(eight, HEAD).endswith("hư hỏng (còn 07 tin, bài khác)")


def test_a_very_long_title_is_cut_in_the_subject_only():
    long = "Đường liên xã hư hỏng " * 12
    telling = Telling((alerted(clip(title=long.strip())),))
    assert len(subject_of(telling, HEAD)) < 180
    assert subject_of(telling, HEAD).endswith("hư hỏng Đường…")
    assert long.strip() in view_text(alert_view(telling, HEAD))


def test_it_ends_with_where_all_of_it_is_told_again():
    """tests/pipeline/test_late_reprints.py shows that it is true of reprints too."""
    assert text_of(alerted()).endswith(
        "Tin, bài nêu ở đây vẫn được nêu trong bản tin điểm báo; lượt đăng lại được nêu cùng bài gốc, kể cả khi bài gốc đã "
        "nêu ở số trước.\n"
    )


def test_an_article_is_told_with_its_reason_and_its_tags():
    said = text_of(alerted(words=("con đường",), asked=frozenset({"province", "tone", "topic", "place", "group"})))
    assert "1. Báo Thử (bao.example), 08:00 ngày 02/03: “Đường liên xã hư hỏng”" in said
    assert "Bài viết nêu: “Bà con cho biết con đường đã hỏng từ hai năm nay mà chưa được sửa chữa.”" in said
    assert (
        "Quy tắc: Báo Trung ương phản ánh. Căn cứ: từ ngữ “con đường”; nhóm Báo chí Trung ương; nhắc đến tỉnh (“tỉnh "
        "Thanh Lâm”); sắc thái tiêu cực (chưa chắc chắn) (“hư hỏng”); lĩnh vực Giao thông (“con đường”); địa bàn Xã Thử "
        "(“Xã Thử”)."
    ) in said
    assert "Sắc thái: tiêu cực (chưa chắc chắn); Lĩnh vực: Giao thông." in said
    assert "https://bao.example/1" in said
    assert "BÁO TỰ ĐỘNG, CHƯA RÀ SOÁT" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"language"}, "Căn cứ: câu hỏi của quy tắc."), ({"tone"}, "Căn cứ: sắc thái tích cực (do cán bộ xác định).")],
)
def test_a_reason_that_no_word_of_the_article_gives_is_told_too(asked, said):
    assert said in text_of(alerted(asked=frozenset(asked), tone_by_person="tich-cuc"))


def test_events_reprints_and_what_was_told_before_are_said():
    original = clip(2, outlet="Báo Địa Phương")
    told = alerted(original=original, others=(clip(3, outlet="Báo Khác"),), outlets=5, houses=3, earlier=AT)
    said = text_of(told)
    assert "[Tiếp theo] Báo Thử" in said
    assert "Đăng lại bài của Báo Địa Phương (bao.example), 08:00 ngày 02/03." in said
    assert "05 báo (03 cơ quan chủ quản) đưa tin về sự kiện này." in said
    assert "Tiếp theo tin, bài cùng sự kiện đã báo ngay lúc 09:30 ngày 02/03." in said
    assert "Đăng lại: Báo Khác (bao.example), 08:00 ngày 02/03: https://bao.example/3" in said


def test_nothing_is_called_false_and_a_flag_is_only_to_be_verified():
    flag = Flag("figure-differs", "Đường dài 12 km.", "12", "15", "duong", "Số liệu khác văn bản.", 1.0, "1")
    said = text_of(alerted(clip(flags=(flag,))), rises=(RISE,))
    assert "Có 01 nội dung máy gắn cờ cần kiểm chứng, nêu trong bản tin điểm báo." in said
    assert not re.search(r"sai sự thật|bịa đặt|tin giả|xuyên tạc|sai lệch", said, re.IGNORECASE)


def test_what_could_not_be_read_whole_or_opened_is_said():
    bare = clip()
    article = replace(
        bare.article,
        url="urn:a",
        canonical="urn:a",
        title_only=True,
        published_from="first-seen",
        language="en",
        text="",
    )
    tags = replace(bare.tags, topics=(), tone=None)
    said = text_of(alerted(replace(bare, article=article, tags=tags)))
    assert "Báo Thử (báo điện tử), 08:00 ngày 02/03 (giờ máy ghi nhận): “Đường liên xã hư hỏng” (chưa dịch)" in said
    assert "Chỉ đọc được tiêu đề và đoạn mở đầu." in said
    assert "Không có địa chỉ mở được trên mạng." in said
    assert "Sắc thái: không xét; Lĩnh vực: chưa phân loại." in said


def test_a_topic_that_rose_is_told_with_its_figures():
    telling = Telling((), (RISE, RISE))
    assert subject_of(telling, HEAD) == (
        "[BÁO NGAY THANH LÂM] Chủ đề Giao thông tăng đột biến: 14 tin, bài trong 24 giờ (còn 01 chủ đề khác)"
    )
    said = view_text(alert_view(telling, HEAD))
    assert "14 tin, bài trong 24 giờ đến 09:30 ngày 02/03, thuộc 02 nhóm tin cùng sự kiện" in said
    assert "trung bình 14 ngày trước: 3,3 tin, bài một ngày" in said
    assert "Còn 13 tin, bài khác của chủ đề này." in said


def test_every_one_of_many_articles_is_listed_in_the_plain_text():
    many = alert_view(Telling(tuple(alerted(clip(n, title=f"Tin thứ {n}")) for n in range(200)), (RISE,)), HEAD)
    assert all(f"“Tin thứ {n}”" in view_text(many) for n in range(200))
    assert len(view_html(many).encode()) <= 100_000


def test_a_title_is_harmless_in_the_page():
    page = view_html(alert_view(Telling((alerted(clip(title="<script>x</script>")),)), HEAD))
    assert "<script>" not in page
    assert 'href="https://bao.example/1"' in page
