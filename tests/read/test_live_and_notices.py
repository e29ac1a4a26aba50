"""Headlines of what is told live, and last lines that are or are no notice. Not for: other kinds of page (test_read_kind)."""

import pytest

from monitor.read.kind.media import _LIVE_TITLE
from monitor.read.text.phrases import is_notice


@pytest.mark.parametrize(
    "title",
    [
        "Trực tiếp: Bão số 3 đổ bộ", "Trực tiếp Đội A - Đội B", "LIVE Đội A 2-1 Đội B", "Tường thuật trận Đội A gặp Đội B",
        "Trực tiếp kỳ họp thứ 8", "Trực tiếp giá vàng hôm nay", "Trực tiếp đường đi của bão số 3",
    ],
)  # fmt: skip
def test_headlines_that_may_head_a_live_blog(title):
    """Six entries under their hours decide."""
    assert _LIVE_TITLE.fullmatch(title)


@pytest.mark.parametrize(
    "title",
    [
        "Trực tiếp đến hiện trường chỉ đạo khắc phục sạt lở", "Trực tiếp gặp dân để giải quyết", "Đang cập nhật số liệu thiệt hại",
        "Tường thuật của người trong cuộc", "Họp trực tiếp với các xã",
    ],
)  # fmt: skip
def test_headlines_in_which_the_word_is_one_of_a_sentence(title):
    assert not _LIVE_TITLE.fullmatch(title)


@pytest.mark.parametrize(
    "line",
    [
        "Bài vở xin gửi về email: toasoan@bao.example", "Tin, bài cộng tác xin gửi về email: bai@bao.example",
        "Giấy phép số 12/GP-BTTTT cấp ngày 1/2/2020, gia hạn ngày 2/3/2024", "Mọi ý kiến xin gửi về tòa soạn.",
    ],
)  # fmt: skip
def test_lines_of_the_newsroom_are_notices(line):
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ý kiến của bà con gửi đến chúng tôi rất nhiều, ông chủ tịch xã nói.",
        "Bài vở được gửi về tòa soạn từ mọi miền khiến ban giám khảo xúc động.",
        "Bài viết dự thi xin gửi về ban tổ chức qua thư điện tử: thi@huyen.example trước ngày 30/9.",
        "Giấy phép hoạt động trang trại số 12 được huyện cấp hôm qua.",
        "Giấy phép khai thác khoáng sản số 45/GP-UBND do tỉnh cấp ngày 2/3 đã bị thu hồi.",
    ],
)
def test_last_paragraphs_that_only_sound_like_it_are_text(line):
    assert not is_notice(line)
