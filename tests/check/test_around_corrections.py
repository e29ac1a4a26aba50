"""Which corrections of the press are told, and what only looks like one."""

import pytest
from around_samples import TUNING, around, hours, other, revised

from monitor.check.around.corrections import corrections

EARLIER = other("Cầu dài 84 m.", outlet="Báo Này", title="Khánh thành cầu mới", at=hours(-20))


def flags(text, **given):
    return corrections(around(text, **given), TUNING, "r1")


def test_a_version_that_adds_a_correction_is_told_with_the_one_before():
    (flag,) = corrections(
        revised("Cầu dài 84 m.", "Cầu dài 48 m.\nĐính chính: bản đầu của bài ghi nhầm chiều dài cầu."), TUNING, "r1"
    )

    assert (flag.kind, flag.fact) == ("correction-published", "revision:1")
    assert flag.sentence == "Đính chính: bản đầu của bài ghi nhầm chiều dài cầu."
    assert flag.explanation == "Bài đã được sửa và có lời đính chính của tòa soạn (bản lưu lúc 08:00 ngày 16/09/2026)."


def test_an_apology_that_is_added_is_a_correction():
    what = revised("Cầu dài 84 m.", "Cầu dài 48 m.", "Cầu dài 48 m.\nBáo thành thật xin lỗi bạn đọc và địa phương.")
    (flag,) = corrections(what, TUNING, "r1")
    assert flag.fact == "revision:2"


def test_a_headline_that_became_a_correction_is_one():
    titles = ("Cầu mới dài 84 m", "Đính chính bài “Cầu mới dài 84 m”")
    (flag,) = corrections(revised("Cầu mới.", "Cầu mới.", titles=titles), TUNING, "r1")
    assert (flag.sentence, flag.fact) == (titles[1], "revision:1")


def test_an_article_that_corrects_another_one_of_its_outlet_names_it():
    (flag,) = flags("Trong bài trước, chiều dài cầu bị ghi nhầm.", title="Thông tin cải chính", story=(EARLIER,))

    assert flag.fact == "article:2"
    assert flag.explanation == (
        "Báo Này đăng lời đính chính về bài “Khánh thành cầu mới” đăng lúc 11:00 ngày 15/09/2026."
    )


def test_an_article_whose_first_sentences_correct_an_earlier_one_is_told():
    text = "Báo Này đăng bài “Khánh thành cầu mới”. Do sơ suất, bài ghi nhầm chiều dài, xin đính chính là 48 m."
    (flag,) = flags(text, title="Về chiều dài cầu ở xã Hàm Yên", story=(EARLIER,))
    assert flag.sentence == "Do sơ suất, bài ghi nhầm chiều dài, xin đính chính là 48 m."


@pytest.mark.parametrize(
    "title",
    [
        "Đính chính thông tin về cây cầu ở Hàm Yên",
        "Cải chính: Cầu Hàm Yên dài 48 m",
        "Xin lỗi bạn đọc về bài viết ngày 15/9",
        "Công an tỉnh đính chính thông tin vỡ đập",
    ],
)
def test_an_article_whose_headline_is_a_correction_is_told_though_nothing_else_is_known(title):
    (flag,) = flags("Cầu dài 48 m.", title=title)
    assert (flag.sentence, flag.fact) == (title, "")


@pytest.mark.parametrize(
    "given",
    [
        {"title": "Sở yêu cầu báo đính chính thông tin về cây cầu"},
        {"title": "Đề nghị cải chính bài viết về cây cầu"},
        {"title": "Tạp chí bị xử phạt vì không cải chính thông tin"},
        {"title": "Xã hướng dẫn thủ tục cải chính hộ tịch tại nhà"},
        {"title": "Đính chính giấy chứng nhận quyền sử dụng đất mất mấy ngày?"},
        {"title": "Bộ ban hành quyết định đính chính thông tư về học phí"},
        {"title": "Nhà trường xin lỗi phụ huynh về bữa ăn bán trú"},
        {"title": "Bộ Y tế bác bỏ tin giãn cách xã hội"},
        {"title": "Khánh thành cầu mới"},
        {"title": "Cầu mới thông xe", "story": (EARLIER,)},
    ],
)
def test_these_are_no_corrections(given):
    assert flags("Cầu dài 48 m. Bà con đi chợ không còn phải vòng xa.", **given) == ()


def test_a_text_that_speaks_of_a_correction_without_an_earlier_article_of_its_outlet_is_none():
    text = "Báo Kia đăng lời đính chính. Cầu dài 48 m."
    assert flags(text) == ()
    assert flags(text, story=(other("Cầu dài 84 m.", at=hours(-20)),)) == ()  # of another outlet
    assert flags(text, story=(other("Cầu dài 84 m.", outlet="Báo Này", at=hours(20)),)) == ()  # a later one


def test_a_correction_far_down_in_a_text_is_not_what_it_is_for():
    text = " ".join(f"Hộ thứ {n} có bò." for n in range(9)) + " Báo Kia đã đăng lời đính chính."
    assert flags(text, story=(EARLIER,)) == ()


def test_a_correction_that_is_gone_again_is_not_told():
    what = revised("Cầu dài 84 m.", "Cầu dài 48 m.\nĐính chính: ghi nhầm chiều dài.", "Cầu dài 48 m.")
    assert corrections(what, TUNING, "r1") == ()


def test_an_article_that_spoke_of_a_correction_from_the_beginning_added_none():
    before = "Đính chính trên mạng lan nhanh.\nCầu dài 84 m."
    assert corrections(revised(before, before.replace("84", "48")), TUNING, "r1") == ()
