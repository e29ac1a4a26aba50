"""Which units are put into a province that has none of this name, and above all which are not. All articles are invented."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.check import Against, against
from monitor.check.article import article_flags
from monitor.config import Check, Place, Register, load_rules
from monitor.model import Article

ROOT = Path(__file__).parents[2]
KIND = "wrong-place"
PLACES = (
    Place(name="Nà Hang", kind="xã", weight="strong", also=("Na Hang",)),
    Place(name="Lũng Cú", kind="xã", weight="strong"),
    Place(name="Tân Trào", kind="xã", weight="anchored"),
    Place(name="Minh Xuân", kind="phường", weight="weak"),
    Place(name="Hàm Yên", kind="huyện", weight="strong"),
    Place(name="thành phố Tuyên Quang", kind="thành phố", weight="strong"),
)
ELSEWHERE = ("Cao Bằng", "Lào Cai", "Hà Nội", "Bình Thuận")


def against_places(**row):
    tuning = Check.model_validate({"kind": [{"kind": KIND} | row]})
    return Against(Register(), tuning, "v1", elsewhere=ELSEWHERE, province="Tuyên Quang", places=PLACES)


def article(text, title="Chuyện vùng cao", language="vi"):
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


def found(text, mine=None, **changes):
    flags = article_flags(article(text, **changes), mine or against_places())
    return [flag for flag in flags if flag.kind == KIND]


STRANGE = (
    ("Vụ cháy xảy ra ở xã Quảng Lạc, tỉnh Tuyên Quang lúc nửa đêm.", "xã Quảng Lạc, tỉnh Tuyên Quang", 0.9),
    ("Anh trú tại xã Bình Anh, huyện Hàm Yên, tỉnh Tuyên Quang.", "xã Bình Anh, tỉnh Tuyên Quang", 0.8),
    ("Lũ quét ở xã Mường Bú (Tuyên Quang) làm đổ nhà.", "xã Mường Bú, Tuyên Quang", 0.72),
    ("Một vật lạ rơi ở xã Tân Trào, huyện Chuyên Hóa, tỉnh Tuyên Quang.", "huyện Chuyên Hóa, tỉnh Tuyên Quang", 0.8),
    ("Chợ phường Ba Đình, Tuyên Quang họp từ sáng.", "phường Ba Đình, Tuyên Quang", 0.72),
    ("Thôn Nà Mạ, xã Quảng Lạc thuộc tỉnh Tuyên Quang có điện.", "xã Quảng Lạc, tỉnh Tuyên Quang", 0.9),
)


@pytest.mark.parametrize(("text", "told", "score"), STRANGE)
def test_a_unit_that_the_province_never_had_is_flagged(text, told, score):
    (flag,) = found(text)
    unit = told.partition(",")[0]

    assert (flag.found, flag.sentence, flag.fact, flag.score) == (told, text, "", score)
    assert flag.expected == f"không có {unit}"
    assert flag.explanation == (
        f"Bài đặt {told.replace(', ', ' ở ', 1)}; danh mục địa danh của tỉnh không có đơn vị nào tên như vậy,"
        " hiện nay hay trước đây. Cần kiểm chứng."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cột cờ ở xã Lũng Cú, tỉnh Cao Bằng đón nhiều khách.", "xã Lũng Cú, tỉnh Cao Bằng"),
        ("Hồ ở xã Nà Hang (Lào Cai) cạn nước.", "xã Nà Hang, Lào Cai"),
        ("Cam ở huyện Hàm Yên, tỉnh Lào Cai được mùa.", "huyện Hàm Yên, tỉnh Lào Cai"),
    ],
)
def test_a_unit_that_no_other_province_has_is_flagged_there(text, told):
    (flag,) = found(text)

    assert flag.found == told
    assert flag.expected == f"{told.partition(',')[0]}, tỉnh Tuyên Quang"
    assert "theo danh mục địa danh" in flag.explanation
    assert flag.explanation.endswith(" thuộc tỉnh Tuyên Quang. Cần kiểm chứng.")


SILENT = {
    "a unit of ours": "Lễ hội mở ở xã Tân Trào, tỉnh Tuyên Quang.",
    "another spelling": "Chợ đêm ở xã Na Hang, tỉnh Tuyên Quang.",
    "other accents": "Chợ đêm ở xã Tân Trao, tỉnh Tuyên Quang.",
    "a former district": "Vườn cam ở huyện Hàm Yên, tỉnh Tuyên Quang.",
    "the former town": "Quán phở ở thành phố Tuyên Quang, tỉnh Tuyên Quang.",
    "a unit that is no more": "Nhà bà ở xã Quảng Lạc cũ, tỉnh Tuyên Quang.",
    "a unit that is another one now": "Xã Quảng Lạc, tỉnh Tuyên Quang (nay là xã Tân Trào) có chợ.",
    "before the merger": "Trước khi sáp nhập, xã Quảng Lạc, tỉnh Tuyên Quang có 9 thôn.",
    "a village": "Bà con thôn Quảng Lạc, tỉnh Tuyên Quang làm đường.",
    "a hamlet": "Bản Mường Bú, tỉnh Tuyên Quang có nước sạch.",
    "a street": "Nhà ở đường Quảng Lạc, Tuyên Quang.",
    "a person": "Chị Quảng Lạc, Tuyên Quang gửi thư cho tòa soạn.",
    "a school": "Trường THPT Quảng Lạc, tỉnh Tuyên Quang đón học sinh.",
    "a list of provinces": "Đoàn đi qua xã Quảng Lạc, Tuyên Quang, Cao Bằng và Lào Cai.",
    "provinces and towns in a row": "Các tỉnh, thành phố Lào Cai, Tuyên Quang mưa to.",
    "towns of other provinces in a row": "Mưa ở thành phố Hồ Chí Minh, Tuyên Quang và Hà Nội.",
    "an initial": "Anh trú tại xã Q., tỉnh Tuyên Quang.",
    "one syllable": "Xã Lạc, tỉnh Tuyên Quang có chợ phiên.",
    "a unit elsewhere": "Chợ phiên ở xã Quảng Lạc, tỉnh Lào Cai.",
    "a unit of ours that others may have": "Chợ phiên ở xã Tân Trào, tỉnh Cao Bằng.",
    "a homonym in a district of another province": "Chợ ở xã Lũng Cú, huyện Bát Mọt, tỉnh Cao Bằng.",
    "the province without a unit": "Ở tỉnh Tuyên Quang trời nắng, tỉnh Cao Bằng có mưa.",
    "a text without accents": "Cho phien o xa Quang Lac, tinh Tuyen Quang.",
}


@pytest.mark.parametrize("case", SILENT)
def test_nothing_is_flagged_for(case):
    assert found(SILENT[case]) == []


def test_a_unit_is_told_once():
    text = "Cháy ở xã Quảng Lạc, tỉnh Tuyên Quang. Xã Quảng Lạc, tỉnh Tuyên Quang có chợ."

    assert len(found(text)) == 1
    assert len(found(text + " Lũ ở xã Mường Bú, tỉnh Tuyên Quang.")) == 2


def test_the_headline_is_read_too():
    (flag,) = found("Lửa tắt lúc sáng.", title="Cháy ở xã Quảng Lạc, tỉnh Tuyên Quang")

    assert flag.sentence == "Cháy ở xã Quảng Lạc, tỉnh Tuyên Quang"


def test_a_name_that_the_rules_except_is_left():
    assert found("Anh ở xã Quảng Lạc, tỉnh Tuyên Quang.", against_places(unless=["Quảng Lạc"])) == []


def test_without_a_gazetteer_nothing_is_known():
    assert (
        found("Anh ở xã Quảng Lạc, tỉnh Tuyên Quang.", Against(Register(), Check(), "v1", province="Tuyên Quang")) == []
    )


def test_other_languages_are_left_alone():
    assert found("Anh ở xã Quảng Lạc, tỉnh Tuyên Quang.", language="en") == []


@pytest.mark.parametrize(
    "unit", ["xã Tân Trào", "phường Minh Xuân", "huyện Hàm Yên", "xã Lũng Cú", "phường Hà Giang 1"]
)
def test_the_offices_own_gazetteer_knows_its_units(unit):
    assert found(f"Lễ hội mở ở {unit}, tỉnh Tuyên Quang.", against(load_rules(ROOT))) == []


@given(text=st.text(max_size=300), province=st.sampled_from(["Tuyên Quang", "Cao Bằng"]))
def test_no_text_raises_and_each_flag_has_a_score(text, province):
    told = article_flags(article(f"xã {text}, tỉnh {province} {text}"), against_places())
    assert all(0 < flag.score <= 1 for flag in told)
