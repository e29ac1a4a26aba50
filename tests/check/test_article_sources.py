"""Which losses and accusations are told on nobody's word, and above all which are not. All articles are invented."""

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
KIND = "no-named-source"
REST = (
    " Chuyện được bàn tán khắp chợ huyện mấy ngày nay. Ai nghe cũng ngạc nhiên vì lâu nay vùng này vốn yên ả. Đến chiều"
    " cùng ngày, câu chuyện vẫn chưa có lời giải và nhiều người còn truyền nhau những chi tiết khác nhau về việc này."
)


@pytest.fixture(scope="module")
def rules():
    return against(load_rules(ROOT))


def article(text, *, title="Xôn xao ở Tuyên Quang", language="vi"):
    return Article(
        url="https://bao.example/1",
        canonical="https://bao.example/1",
        title=title,
        lead="",
        text=text,
        published=datetime(2026, 7, 20, 1, tzinfo=UTC),
        published_from="meta",
        published_raw="",
        authors=(),
        language=language,
    )


def found(rules, text, **changes):
    return [flag for flag in article_flags(article(text, **changes), rules) if flag.kind == KIND]


HEARSAY = {
    "a source without a name": (
        "Theo nguồn tin riêng, nhiều cán bộ một xã vùng cao của Tuyên Quang đã ăn chặn tiền hỗ trợ hộ nghèo.",
        "nguồn tin riêng",
    ),
    "a source that says": (
        "Một nguồn tin cho biết vụ nổ ở mỏ đá làm nhiều người bị thương.",
        "một nguồn tin",
    ),
    "an account of a network": (
        "Tài khoản Facebook “Chuyện quê” đăng tải hình ảnh và cho rằng trận lũ đã làm hàng chục người mất tích.",
        "tài khoản Facebook",
    ),
    "somebody who hides": (
        "Một người làm ở mỏ xin giấu tên kể rằng sập hầm đã làm ba người chết từ tuần trước.",
        "xin giấu tên",
    ),
    "the network": (
        "Theo mạng xã hội, đập Khuổi Nhầu đã vỡ và nhà cửa bị cuốn trôi.",
        "theo mạng xã hội",
    ),
    "a rumour": (
        "Mấy hôm nay rộ tin thuốc trừ sâu đổ xuống suối, trâu bò chết, cả bản ngộ độc.",
        "rộ tin",
    ),
    "somebody inside": (
        "Theo người trong cuộc, gói thầu làm đường có dấu hiệu gian lận.",
        "người trong cuộc",
    ),
}


@pytest.mark.parametrize("case", HEARSAY)
def test_what_nobody_with_a_name_says_is_flagged(rules, case):
    text, source = HEARSAY[case]
    (flag,) = found(rules, text + REST)

    assert (flag.found, flag.expected, flag.fact, flag.sentence) == (source, "", "", text)
    assert flag.explanation == (
        f"Bài nêu vụ việc theo “{source}”; trong bài không có người, cơ quan hay văn bản nào được nêu tên làm nguồn."
        " Cần kiểm chứng."
    )
    assert flag.score == 0.8


def test_the_loss_may_stand_in_the_next_sentence(rules):
    (flag,) = found(rules, "Một nguồn tin tiết lộ chuyện ở mỏ đá Tuyên Quang. Ba người bị thương." + REST)

    assert flag.sentence == "Một nguồn tin tiết lộ chuyện ở mỏ đá Tuyên Quang."
    assert flag.score < 0.8


def test_a_body_that_says_nothing_is_no_source(rules):
    text = "Theo nguồn tin riêng, cán bộ xã ăn chặn tiền hỗ trợ. Công an huyện chưa lên tiếng về việc này."

    assert found(rules, text + REST) != []


def test_somebody_of_a_body_who_hides_is_no_source(rules):
    text = "Một công an viên xin giấu tên cho biết vụ cháy làm hai người bị thương."

    assert found(rules, text + REST) != []


SILENT = {
    "a person with a name": "Ông Lò Văn Mẫu, trưởng bản, kể: theo mạng xã hội thì có người chết, nhưng bản không ai làm sao.",
    "a person with a name elsewhere": (
        "Một nguồn tin cho biết mỏ đá nổ làm nhiều người bị thương. Bà Hoàng Thị Thử xác nhận có nghe tiếng nổ."
    ),
    "a body": "Theo Công an xã Nậm Pung, tài khoản Facebook đăng tin có người chết đã bị gỡ.",
    "a body that confirms": (
        "Một nguồn tin cho biết sập hầm làm ba người bị thương. Ủy ban nhân dân xã xác nhận sự việc và đang cứu chữa."
    ),
    "a body that investigates": (
        "Tài khoản Facebook tố cán bộ xã nhận hối lộ. Công an tỉnh đang xác minh nội dung này."
    ),
    "a named office": "Một nguồn tin cho hay nước suối gây ngộ độc. Sở Y tế thông báo đã lấy mẫu nước.",
    "a hospital": "Theo mạng xã hội có nhiều người ngộ độc. Bệnh viện huyện cho biết chỉ tiếp nhận hai ca.",
    "a document": "Theo nguồn tin riêng, xã ăn chặn tiền hỗ trợ; việc này nêu ở kết luận thanh tra công bố đầu tháng.",
    "a letter of a reader": "Bạn đọc gửi thư: một nguồn tin cho biết cán bộ xã ăn chặn tiền hỗ trợ hộ nghèo.",
    "a petition": "Đơn tố cáo của 12 hộ dân nêu: người trong cuộc kể cán bộ xã ăn chặn tiền hỗ trợ.",
    "what the reporter saw": "Theo mạng xã hội, cầu sập. Phóng viên có mặt tại chỗ thấy cầu đã sập một nhịp.",
    "another outlet with a name": "Một nguồn tin cho biết mỏ đá nổ, nhiều người bị thương, theo Báo Vùng Cao.",
    "a denial": "Xã bác bỏ tin lan truyền thông tin vỡ đập làm nhiều người chết.",
    "a fine for a rumour": "Một tài khoản Facebook đăng tin vỡ đập, nhiều người chết đã bị xử phạt 7,5 triệu đồng.",
    "no accusation and no loss": "Theo mạng xã hội, hoa tam giác mạch năm nay nở sớm, khách kéo về rất đông.",
    "an account that is a tool": "Nhóm người lập tài khoản Facebook giả để lừa đảo, chiếm đoạt tiền của nhiều cụ già.",
    "a loss without any source": "Lũ quét cuốn trôi ba ngôi nhà ở vùng cao, nhiều ha lúa mất trắng.",
    "an opinion that names a fault": (
        "Mạng xã hội xôn xao về việc này. Theo tôi, cách làm của xã là vi phạm quyền lợi của người dân."
    ),
    "an opinion": "Theo mạng xã hội, đường làm chậm và xấu, người ta chê nhiều hơn khen.",
}


@pytest.mark.parametrize("case", SILENT)
def test_nothing_is_flagged_for(rules, case):
    assert found(rules, SILENT[case] + REST) == []


def test_only_the_own_province_matters(rules):
    text, _ = HEARSAY["the network"]

    assert found(rules, text + REST, title="Xôn xao ở một tỉnh miền Trung") == []
    assert found(rules, text + " Nước chảy về Hàm Yên." + REST, title="Xôn xao") != []


def test_a_summary_is_less_sure_than_a_text(rules):
    text, _ = HEARSAY["a rumour"]
    (whole,), (brief,) = found(rules, text + REST), found(rules, text)

    assert brief.score < whole.score


def test_other_languages_are_left_alone(rules):
    text, _ = HEARSAY["a rumour"]

    assert found(rules, text + REST, language="en") == []


def test_an_office_adds_sources_of_its_own():
    row = {"kind": KIND, "words": ["mất trộm"], "vague": ["loa phường"], "unless": ["diễn kịch"]}
    mine = Against(Register(), Check.model_validate({"kind": [row]}), "v1", province="Tuyên Quang")
    text = "Theo loa phường, cả xóm mất trộm gà."

    assert [flag.found for flag in found(mine, text)] == ["loa phường"]
    assert found(mine, text + " Đó là một màn diễn kịch.") == []


@given(text=st.text(max_size=400))
def test_no_text_raises_and_each_flag_has_a_score(text):
    row = {"kind": KIND, "words": ["chết"], "vague": ["nguồn tin"]}
    mine = Against(Register(), Check.model_validate({"kind": [row]}), "v1", province="Tuyên Quang")
    assert all(0 < flag.score <= 1 for flag in article_flags(article(f"Nguồn tin: {text} chết"), mine))
