"""Tone toward the province; not the mood of the words."""

import pytest
from pydantic import ValidationError

from monitor.config import load_rules
from monitor.config.rules import ToneKind
from monitor.tag import Tagger


@pytest.mark.parametrize(
    ("title", "text", "value", "unsure"),
    [
        ("Tuyên Quang mở hội", "Vui.", "trung-tinh", False),
        ("Tuyên Quang là điểm sáng", "Vui.", "tich-cuc", False),
        ("Sai phạm ở Tuyên Quang", "Buồn.", "tieu-cuc", False),
        ("Tuyên Quang dẫn đầu, còn sai phạm", "Vừa vui vừa buồn.", "nhieu-chieu", False),
        ("Tuyên Quang mở hội", "Người dân bức xúc.", "tieu-cuc", False),
        ("Tuyên Quang: không có sai phạm", "Vui.", "trung-tinh", False),
        ("Tuyên Quang chống sai phạm", "Vui.", "trung-tinh", False),
        ("Tuyên Quang bác bỏ tin có sai phạm", "Vui.", "trung-tinh", False),
        ("Tuyên Quang phấn đấu dẫn đầu", "Vui.", "trung-tinh", False),
        ("Sai phạm, bức xúc ở Tuyên Quang", "Tỉnh từng dẫn đầu.", "tieu-cuc", True),
    ],
)
def test_negation_denial_and_goals_cancel_and_words_both_ways_leave_it_unsure(tag, title, text, value, unsure):
    tone = tag(title, text).tone
    assert (tone.value, tone.unsure) == (value, unsure)


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Tuyên Quang khởi tố cán bộ xã", "tieu-cuc"),
        ("Hiệu trưởng ở Tuyên Quang bị kỷ luật", "tieu-cuc"),
        ("Tuyên Quang khởi tố đối tượng trộm xe", "trung-tinh"),
        ("Tuyên Quang khởi tố tài xế, theo lời cán bộ xã", "trung-tinh"),
        ("Cán bộ xã ở Tuyên Quang cho biết đã khởi tố vụ án", "trung-tinh"),
        ("Cán bộ xã ở Tuyên Quang kể chuyện đối tượng bị khởi tố", "trung-tinh"),
        ("Tuyên Quang khởi tố vụ án", "trung-tinh"),
    ],
)
def test_only_what_is_done_to_officials_is_criticism_not_what_they_do_or_say(tag, title, value):
    assert tag(title, "Sáng nay.").tone.value == value


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Con đường ở Tuyên Quang xuống cấp", "tieu-cuc"),
        ("Sở ở Tuyên Quang xuống cấp", "tieu-cuc"),
        ("Một căn nhà ở Tuyên Quang xuống cấp", "trung-tinh"),
        ("Con đường ở Tuyên Quang xuống cấp vì nước lũ", "trung-tinh"),
        ("Cơ sở tư nhân ở Tuyên Quang xuống cấp", "trung-tinh"),
        ("Bản làng đẹp ở Tuyên Quang", "tich-cuc"),
        ("Bản làng Tuyên Quang ra mắt trang web đẹp", "trung-tinh"),
        ("Bản làng Đẹp ở Tuyên Quang", "trung-tinh"),
    ],
)
def test_an_act_counts_with_its_target_and_not_where_another_cause_or_reading_stands(tag, title, value):
    assert tag(title, "Sáng nay.").tone.value == value


def test_below_a_headline_of_logistics_what_went_before_counts_half(tag):
    lead = "Học sinh thi lại sau khi có sai phạm."
    assert tag("Tuyên Quang cho thi lại", lead).tone.value == "trung-tinh"
    assert tag("Tuyên Quang cho thi lại", lead).tone.unsure
    assert tag("Tuyên Quang mở hội", lead).tone.value == "tieu-cuc"
    assert tag("Tuyên Quang cho thi lại vì sai phạm", lead).tone.value == "tieu-cuc"


def test_a_sentence_about_another_province_says_nothing_of_ours(tag):
    assert tag("Tuyên Quang mở hội", "Ở Lào Cai có sai phạm, dân bức xúc.").tone.value == "trung-tinh"


def test_only_sentences_near_the_province_count_and_the_text_alone_needs_three_of_them(tag):
    lead = "Tuyên Quang mở hội xuân với nhiều trò chơi, khách từ khắp nơi về dự, hàng quán đông vui cả ngày, đường phố rộn ràng tiếng trống."
    three = "có sai phạm, dân bức xúc, con đường xuống cấp."
    far = tag("Tuyên Quang mở hội", f"{lead}\nỞ nơi khác {three}")
    near = tag("Tuyên Quang mở hội", f"{lead}\nỞ Tuyên Quang {three}")
    few = tag("Tuyên Quang mở hội", f"{lead}\nỞ Tuyên Quang có sai phạm, dân bức xúc.")
    assert (far.tone.value, far.tone.unsure) == ("trung-tinh", False)
    assert near.tone.value == "tieu-cuc"
    assert [e.text for e in near.tone.evidence] == ["sai phạm", "bức xúc", "con đường", "xuống cấp"]
    assert (few.tone.value, few.tone.unsure) == ("trung-tinh", True)


def test_an_article_that_only_mentions_the_province_has_no_tone(tag):
    assert tag("Sai phạm", "Bức xúc ở Lào Cai, Yên Bái, Sơn La, Tuyên Quang.").tone is None


@pytest.mark.parametrize("fault", [{"act": ["đẹp"]}, {"target": ["bản làng"]}, {}, {"act": [], "alone": []}])
def test_a_kind_needs_words_alone_or_an_act_with_a_target(fault):
    with pytest.raises(ValidationError):
        ToneKind.model_validate({"id": "khen", "tone": "positive", **fault})


@pytest.fixture(scope="module")
def office(request):
    """Tags with the repository's own rules."""
    return Tagger(load_rules(request.config.rootpath))


@pytest.mark.parametrize(
    ("title", "text", "value"),
    [
        ("Phó chủ tịch huyện ở Tuyên Quang bị bắt", "Ông này bị cáo buộc nhận hối lộ.", "tieu-cuc"),
        ("Tuyên Quang kỷ luật ba lãnh đạo sở", "Các ông bà này để xảy ra nhiều sai phạm.", "tieu-cuc"),
        ("Chợ trung tâm ở Tuyên Quang xây xong rồi bỏ hoang", "Tiểu thương vẫn bán ngoài vỉa hè.", "tieu-cuc"),
        ("Người dân Tuyên Quang khốn khổ vì mỏ đá", "Bụi phủ trắng nhà.", "tieu-cuc"),
        ("Tuyên Quang bắt giữ nhóm đối tượng trộm trâu", "Bốn người bị tạm giữ.", "trung-tinh"),
        ("Hai xe tải đâm nhau ở Tuyên Quang", "Một tài xế được đưa đi cấp cứu.", "trung-tinh"),
        ("Sạt lở chia cắt nhiều xã ở Tuyên Quang", "Mưa lớn làm đường hư hỏng.", "trung-tinh"),
        ("Tuyên Quang bác tin cán bộ gian lận", "Sở khẳng định không có sai phạm.", "trung-tinh"),
        ("Ngắm ruộng bậc thang đẹp như tranh ở Tuyên Quang", "Mùa này du khách tìm đến rất đông.", "tich-cuc"),
        ("Nghệ nhân giữ lửa nghề dệt ở Tuyên Quang", "Bà dạy nghề cho lớp trẻ trong bản.", "tich-cuc"),
        ("Tuyên Quang bổ nhiệm giám đốc sở", "Lễ trao quyết định diễn ra sáng nay.", "trung-tinh"),
        ("Hồ đẹp như tranh ở Tuyên Quang ngập rác, du khách thất vọng", "Rác nổi kín bến thuyền.", "nhieu-chieu"),
    ],
)
def test_the_offices_rules_tell_praise_criticism_and_plain_reports_apart(office, article, title, text, value):
    assert office.tag(article(title, text), "").tone.value == value


def test_a_feature_on_culture_adds_to_praise_unless_words_blame(office, article):
    text = "Nghệ sĩ hát then, đàn tính suốt đêm hội; khán giả xem múa, nghe dân ca."
    plain = office.tag(article("Đêm nhạc dân tộc ở Tuyên Quang", text), "")
    assert plain.topics[0].id == "van-hoa-the-thao"
    assert (plain.tone.value, plain.tone.unsure) == ("trung-tinh", True)
    lost = office.tag(article("Đội bóng đá Tuyên Quang thua 0-3 trận mở màn", "Trận đấu có ít khán giả."), "")
    assert lost.tone.value == "trung-tinh"
    blamed = office.tag(article("Đêm nhạc dân tộc ở Tuyên Quang: nhiều sai phạm", text), "")
    assert blamed.tone.value == "tieu-cuc"
    planned = office.tag(article("Tuyên Quang công bố kế hoạch đêm nhạc dân tộc", text), "")
    assert planned.tone.value == "trung-tinh"
