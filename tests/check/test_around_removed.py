"""When an article that is gone from its address is flagged, and when it only moved or was cleared away."""

import pytest
from around_samples import TUNING, around, hours, other

from monitor.check.against import Against
from monitor.check.around.removed import removed
from monitor.check.around.telling import told_around
from monitor.config import Check, Register
from monitor.config.check import KindRow

TEXT = "Bà con đi chợ không còn phải vòng xa."


def flags(tuning=TUNING, **given):
    return removed(around(TEXT, **given), tuning, "r1")


def test_an_article_that_is_gone_is_told_with_the_hour():
    (flag,) = flags(vanished_at=hours(5))

    assert (flag.kind, flag.sentence, flag.fact) == ("removed", "", "")
    assert (flag.found, flag.expected) == ("không còn ở địa chỉ đã đăng", "đăng lúc 07:00 ngày 16/09/2026")
    assert flag.explanation == (
        "Địa chỉ đã đăng bài không còn bài này từ 12:00 ngày 16/09/2026; bản chụp của cơ quan vẫn được lưu. Cần kiểm chứng."
    )


@pytest.mark.parametrize("after", [0.25, 24, 24 * 7, 24 * 59])
def test_it_is_flagged_whether_it_went_within_the_hour_or_within_weeks(after):
    assert len(flags(vanished_at=hours(after))) == 1


def test_what_went_soon_weighs_more():
    (soon,), (late,) = flags(vanished_at=hours(2)), flags(vanished_at=hours(24 * 20))
    assert soon.score > late.score


def test_a_copy_that_is_gone_is_gone_too():
    assert len(flags(vanished_at=hours(5), is_copy=True, appearances=(other(TEXT),))) == 1


def test_an_article_in_another_language_that_is_gone_is_flagged_too():
    against = Against(Register(), Check(), "r1")
    (flag,) = told_around(around("The bridge is open.", language="en", vanished_at=hours(5)), against)
    assert flag.kind == "removed"


@pytest.mark.parametrize(
    "given",
    [
        {},  # it is there
        {"appearances": (other(TEXT),)},  # reprinted, and there
        {"vanished_at": hours(24 * 61)},  # an archive was cleared
        {"vanished_at": hours(24 * 400)},
        {"vanished_at": hours(5), "appearances": (other(TEXT, outlet="Báo Này"),)},  # moved to another address
        {"vanished_at": hours(5), "appearances": (other(TEXT), other(TEXT, id_=3, outlet="Báo Này"))},
        {"vanished_at": hours(5), "title": "Trực tiếp: Lễ hội đường phố"},  # pages that end by themselves
        {"vanished_at": hours(5), "title": "Lịch cắt điện ngày 17/9 tại các xã"},
        {"vanished_at": hours(5), "title": "Thông báo mời thầu gói thầu số 3"},
    ],
)
def test_these_are_not_flagged(given):
    assert flags(**given) == ()


def test_an_office_says_how_long_after_publication_it_counts():
    short = Check(kind=(KindRow(kind="removed", days=2),))
    assert flags(short, vanished_at=hours(24 * 3)) == ()
    assert len(flags(short, vanished_at=hours(24))) == 1
