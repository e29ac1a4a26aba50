"""Which headlines say more than their text, and above all which do not. All articles are invented."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.check import Against, against
from monitor.check.article import article_flags
from monitor.config import Check, Register, load_rules
from monitor.model import Article

ROOT = Path(__file__).parents[2]
KIND = "headline-beyond-text"
REST = (
    "\nChính quyền xã đã huy động dân quân, công an và đoàn viên thanh niên giúp bà con dọn dẹp ngay trong buổi sáng."
    " Đường vào các thôn đã thông, điện được cấp lại từ buổi trưa. Bà con trong vùng đang dựng lại chuồng trại, phơi lại"
    " thóc và sửa mương dẫn nước để kịp mùa vụ tới."
)


@pytest.fixture(scope="module")
def rules():
    return against(load_rules(ROOT))


def article(title, text, **changes):
    fields = {"lead": "", "title_only": False, "language": "vi"} | changes
    return Article(
        url="https://bao.example/1",
        canonical="https://bao.example/1",
        title=title,
        text=text,
        published=datetime(2026, 7, 20, 1, tzinfo=UTC),
        published_from="meta",
        published_raw="",
        authors=(),
        **fields,
    )


def found(rules, title, text, **changes):
    return [flag for flag in article_flags(article(title, text, **changes), rules) if flag.kind == KIND]


FIGURES = (
    (
        "Sạt lở đất ở Nà Lũng, 7 người chết",
        "Vụ sạt lở đất rạng sáng nay ở Nà Lũng làm 2 người chết, nhiều ngôi nhà bị vùi.",
        "7 người chết",
        "2 người chết",
    ),
    (
        "Lũ quét cuốn trôi 48 ngôi nhà ở Nậm Pung",
        "Trận lũ quét đêm qua ở Nậm Pung cuốn trôi 18 ngôi nhà và phá hỏng đường vào bản.",
        "48 ngôi nhà",
        "18 ngôi nhà",
    ),
    (
        "Mưa đá ở Khuôn Hà gây thiệt hại 25 tỷ đồng",
        "Mưa đá chiều qua ở Khuôn Hà gây thiệt hại 8 tỷ đồng, theo thống kê bước đầu của xã.",
        "25 tỷ đồng",
        "8 tỷ đồng",
    ),
    (
        "Cháy rừng ở Pắc Ngàm, 90 ha rừng bị thiêu",
        "Vụ cháy rừng ở Pắc Ngàm khiến 30 ha rừng bị thiêu trong hai ngày.",
        "90 ha",
        "30 ha",
    ),
    (
        "Năm học sinh đuối nước ở suối Nậm Mạ",
        "Chiều qua, ba học sinh đuối nước khi tắm ở suối Nậm Mạ.",
        "Năm học sinh",
        "ba học sinh",
    ),
    (
        "Tỷ lệ hộ nghèo ở Bản Lạn là 45%",
        "Theo báo cáo, tỷ lệ hộ nghèo ở Bản Lạn hiện là 15%, thấp nhất trong vùng.",
        "45%",
        "15%",
    ),
)


@pytest.mark.parametrize(("title", "text", "told", "other"), FIGURES)
def test_a_figure_that_the_text_gives_otherwise_is_flagged(rules, title, text, told, other):
    (flag,) = found(rules, title, text + REST)

    assert (flag.found, flag.expected, flag.sentence, flag.fact) == (told, other, title, "")
    assert flag.explanation == (
        f"Tiêu đề nêu {told}, nội dung bài nêu {other}: “{text.partition('.')[0]}.” Cần kiểm chứng."
    )
    assert 0.5 <= flag.score <= 1


CERTAIN = (
    (
        "Sập cầu treo Nà Lũng sau mưa lớn",
        "Cầu treo Nà Lũng có nguy cơ sập sau trận mưa lớn, chính quyền đã cấm người qua lại.",
        "nguy cơ",
    ),
    (
        "Bãi rác Khuôn Pài bị đóng cửa",
        "Xã đề xuất đóng cửa bãi rác Khuôn Pài vì quá tải, tỉnh đang cho kiểm tra lại.",
        "đề xuất",
    ),
    (
        "Hàng chục học sinh Trường Nà Mạ ngộ độc",
        "Hàng chục học sinh Trường Nà Mạ nghi bị ngộ độc sau bữa trưa, mẫu thức ăn đang được xét nghiệm.",
        "nghi bị",
    ),
    (
        "Hai người mất tích khi qua ngầm tràn Nậm Pung",
        "Người dân cho rằng có thể đã có người mất tích khi qua ngầm tràn Nậm Pung, lực lượng cứu hộ đang tìm.",
        "có thể",
    ),
    (
        "Vỡ đập Khuổi Nhầu, dân hạ du di dời",
        "Tin vỡ đập Khuổi Nhầu chưa được xác minh, dân hạ du vẫn được khuyên di dời.",
        "chưa được xác minh",
    ),
    (
        "Giám đốc Hợp tác xã Bản Lạn bị bắt",
        "Không có chuyện ai bị bắt ở Hợp tác xã Bản Lạn, giám đốc vẫn làm việc bình thường.",
        "Không có",
    ),
    (
        "Hợp tác xã chè Nậm Ty phá sản",
        "Hợp tác xã chè Nậm Ty đứng trước nguy cơ phá sản vì giá chè xuống thấp.",
        "nguy cơ",
    ),
)


@pytest.mark.parametrize(("title", "text", "hedge"), CERTAIN)
def test_what_is_certain_in_the_headline_alone_is_flagged(rules, title, text, hedge):
    (flag,) = found(rules, title, text + REST)

    assert f"nội dung bài chỉ nêu kèm “{hedge}”" in flag.explanation
    assert flag.explanation.startswith("Tiêu đề khẳng định “")
    assert flag.explanation.endswith("Cần kiểm chứng.")
    assert flag.score == 0.8


WIDE = (
    ("Toàn tỉnh bị cô lập vì lũ", "Lũ làm xã Nậm Pung bị cô lập từ đêm qua, điện thoại không gọi được."),
    ("Lũ chia cắt cả tỉnh", "Nước lên nhanh khiến xã Khuôn Pài bị chia cắt, phải đi lại bằng bè."),
    ("Hàng loạt trường đóng cửa vì dịch", "Trường mầm non xã Bản Lạn đóng cửa vì có trẻ sốt, tuần sau sẽ mở lại."),
)


@pytest.mark.parametrize(("title", "text"), WIDE)
def test_what_is_told_of_one_place_only_is_flagged(rules, title, text):
    more = " Bà con đang sửa mương dẫn nước và phơi lại thóc, điện được cấp lại từ buổi trưa, đường đi đã thông." * 3
    (flag,) = found(rules, title, text + more)

    assert "nội dung bài chỉ nói về xã " in flag.explanation
    assert flag.score == 0.7


SILENT = {
    "a rounded figure": ("Mưa đá gây thiệt hại gần 25 tỷ đồng", "Mưa đá gây thiệt hại 24,6 tỷ đồng ở Khuôn Hà."),
    "a figure rounded up by a third at most": (
        "Trên 20 hộ dân Nà Lũng phải di dời",
        "Có 23 hộ dân Nà Lũng phải di dời trong đêm.",
    ),
    "a figure in words": ("5 người chết vì sạt lở ở Nà Lũng", "Năm người chết vì sạt lở ở Nà Lũng."),
    "a sum of the same kind": (
        "Sạt lở ở Nà Lũng, 5 người chết",
        "Sạt lở ở Nà Lũng làm 3 người chết tại chỗ, 2 người chết ở bệnh viện.",
    ),
    "a sum of one sentence": (
        "Thủy điện Nậm Mạ hỗ trợ 12 hộ dân",
        "Thủy điện Nậm Mạ hỗ trợ 7 hộ dân ở trên đập và 5 gia đình phía dưới.",
    ),
    "another unit of measure": (
        "Cháy 90 ha rừng ở Pắc Ngàm",
        "Lửa thiêu 0,9 km2 rừng ở Pắc Ngàm; 30 ha rừng khác an toàn.",
    ),
    "a range around it": ("Khoảng 40 hộ dân Bản Lạn thiếu nước", "Từ 35 đến 45 hộ dân Bản Lạn thiếu nước sạch."),
    "another thing counted": ("7 ngôi nhà ở Nà Lũng bị tốc mái", "Gió lốc làm 2 trường học ở Nà Lũng bị tốc mái."),
    "a change": ("Nà Lũng thêm 7 người mắc sởi", "Nà Lũng có 20 người mắc sởi từ đầu tháng."),
    "a part in the text": (
        "Tai nạn ở Nậm Pung, 7 người bị thương",
        "Tai nạn ở Nậm Pung; trong đó 2 người bị thương nặng.",
    ),
    "a figure that the text does not give at all": ("7 người chết vì sạt lở", "Sạt lở ở Nà Lũng gây hậu quả nặng nề."),
    "a figure far off": ("Nậm Ty có 53 học sinh giỏi", "Nậm Ty có 520 học sinh giỏi và khá."),
    "a year and a score": ("Nậm Ty thắng 3-1 ở giải 2026", "Đội Nậm Ty thắng ở giải của tỉnh sau 2 hiệp."),
    "a span of time": ("Mưa lớn kéo dài 5 ngày ở Bản Lạn", "Mưa lớn ở Bản Lạn đã kéo dài 3 ngày."),
    "an estimate of the same size": ("Gần 100 hộ dân Nà Lũng di dời", "Nà Lũng đã di dời 87 hộ dân đến nơi an toàn."),
    "a list of two things": ("15 xã, phường nhận cờ thi đua", "Có 14 xã nhận cờ thi đua, 1 phường nhận bằng khen."),
    "more counted with it": ("9.000 dân quân, công an giúp dân gặt lúa", "Gần 3.500 dân quân giúp dân gặt lúa."),
    "a figure and more of another sort": ("Xây trái phép 48 căn nhà", "Chủ đất xây trái phép 42 căn nhà và 2 dãy trọ."),
    "figures of several places": (
        "Sạt lở đất làm 26 người chết",
        "Sạt lở đất làm 11 người chết ở Nà Lũng, 9 người chết ở Nậm Pung.",
    ),
    "digits that stand in the text otherwise": (
        "Nậm Pung có 48 hộ dân thoát nghèo",
        "Nậm Pung có 20 hộ dân thoát nghèo đợt này; danh sách ghi 48/120.",
    ),
    "a question": ("Sập cầu treo Nà Lũng?", "Cầu treo Nà Lũng có nguy cơ sập sau mưa lớn."),
    "a quotation": ("Dân Nà Lũng kể chuyện 'sập cầu'", "Cầu treo Nà Lũng có nguy cơ sập sau mưa lớn."),
    "a hedge in the headline": ("Nguy cơ sập cầu treo Nà Lũng", "Cầu treo Nà Lũng có nguy cơ sập sau mưa lớn."),
    "one sentence that says it for certain": (
        "Sập cầu treo Nà Lũng",
        "Cầu treo Nà Lũng đã sập lúc 2 giờ sáng. Trước đó xã cảnh báo cầu có nguy cơ sập.",
    ),
    "the same in other words": (
        "Hai người tử vong do sạt lở ở Nà Lũng",
        "Có thể đã có người tử vong ở Nà Lũng, tin đầu tiên cho hay. Trưa nay, xã xác nhận hai người thiệt mạng.",
    ),
    "an uncertain cause": (
        "Hai người tử vong trong lán ở Bản Lạn",
        "Hai người tử vong nghi do ngạt khí khi đốt than trong lán ở Bản Lạn.",
    ),
    "a hedge of another thought": (
        "Khởi tố vụ phá rừng ở Pắc Ngàm",
        "Nghi vấn có người chống lưng, công an đã khởi tố vụ phá rừng ở Pắc Ngàm.",
    ),
    "a denial in the headline": ("Nà Lũng bác tin vỡ đập", "Tin vỡ đập ở Nà Lũng chưa được xác minh."),
    "a warning": ("Cảnh báo vỡ đập Khuổi Nhầu", "Đập Khuổi Nhầu có nguy cơ vỡ đập nếu mưa tiếp."),
    "a drill": ("Diễn tập cứu hộ sập hầm ở Nậm Mạ", "Lực lượng giả định có thể sập hầm ở Nậm Mạ."),
    "a proposal told as one": ("Đề xuất đóng cửa bãi rác Khuôn Pài", "Xã đề xuất đóng cửa bãi rác Khuôn Pài."),
    "a text that does not speak of it": ("Đóng cửa bãi rác Khuôn Pài", "Bãi rác Khuôn Pài thôi nhận rác từ hôm nay."),
    "wide, and many places": (
        "Lũ chia cắt cả tỉnh",
        "Nước lên nhanh khiến xã Khuôn Pài bị chia cắt. Nhiều xã khác cũng ngập sâu.",
    ),
    "wide, and two places": ("Lũ chia cắt cả tỉnh", "Xã Khuôn Pài bị chia cắt từ sáng. Xã Nậm Pung cũng bị chia cắt."),
    "wide, and its place named": (
        "Toàn tỉnh hướng về xã Nậm Pung bị cô lập",
        "Xã Nậm Pung bị cô lập từ đêm qua vì lũ.",
    ),
    "wide without any loss": ("Hội thi văn nghệ toàn tỉnh khai mạc", "Hội thi khai mạc tối qua ở xã Nậm Pung."),
    "criticism": (
        "Làm đường ở Nậm Pung: chậm, ẩu, lãng phí",
        "Con đường vào Nậm Pung làm chậm và ẩu, tiền của dân bị lãng phí, ông Lò Văn Mẫu nói.",
    ),
}


@pytest.mark.parametrize("case", SILENT)
def test_nothing_is_flagged_for(rules, case):
    title, text = SILENT[case]

    assert found(rules, title, text + REST) == []


def test_a_summary_is_less_sure_than_a_text(rules):
    title, text, *_ = FIGURES[0]
    (whole,), (brief,) = found(rules, title, text + REST), found(rules, title, text)

    assert brief.score < whole.score


def test_a_headline_alone_is_beyond_nothing(rules):
    title, text, *_ = FIGURES[0]

    assert found(rules, title, text, title_only=True) == []
    assert found(rules, title, "") == []


def test_a_lead_counts_as_text(rules):
    title, text, *_ = FIGURES[0]

    assert found(rules, title, REST, lead=text) != []
    assert found(rules, title, text + REST, lead="Ít nhất 7 người chết trong vụ sạt lở ở Nà Lũng.") == []


def test_other_languages_are_left_alone(rules):
    title, text, *_ = FIGURES[0]

    assert found(rules, title, text + REST, language="en") == []


def test_a_kind_that_is_switched_off_is_not_looked_for():
    tuning = Check.model_validate({"kind": [{"kind": KIND, "enabled": False}]})
    title, text, *_ = FIGURES[1]

    assert found(Against(Register(), Check(), "v1"), title, text + REST) != []
    assert found(Against(Register(), tuning, "v1"), title, text + REST) == []


def test_an_office_adds_words_of_its_own():
    row = {"kind": KIND, "words": ["mất điện | cúp điện"], "hedges": ["sắp"], "unless": ["diễn tập"]}
    mine = Against(Register(), Check.model_validate({"kind": [row]}), "v1")
    text = "Nậm Pung sắp cúp điện để sửa đường dây, điện lực báo trước ba ngày."

    assert [flag.found for flag in found(mine, "Nậm Pung mất điện để sửa đường dây", text + REST)] == ["mất điện"]
    assert found(mine, "Diễn tập: Nậm Pung mất điện", text + REST) == []


@given(title=st.text(max_size=80), text=st.text(max_size=400))
def test_no_text_raises_and_each_flag_has_a_score(title, text):
    row = {"kind": KIND, "words": ["sập | đổ"], "hedges": ["nguy cơ", "…chưa rõ"], "wide": ["cả tỉnh"]}
    mine = Against(Register(), Check.model_validate({"kind": [row]}), "v1")
    assert all(0 < flag.score <= 1 for flag in article_flags(article(title, text), mine))
