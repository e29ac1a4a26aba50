"""What the rules of this repository say of a few articles; how well they do on real ones tells measure_tags.py."""

from pathlib import Path

import pytest

from monitor.config import load_rules
from monitor.tag import Tagger


@pytest.fixture(scope="module")
def judge(article):
    tagger = Tagger(load_rules(Path(__file__).parents[2]))
    return lambda title, text="", **more: tagger.tag(article(title, text, **more), "")


@pytest.mark.parametrize(
    ("title", "text", "province", "topic"),
    [
        ("Tuyên Quang đón khách du lịch dịp lễ hội Thành Tuyên", "Lễ hội mở tối 12/9.", "central", "du-lich-le-hoi"),
        ("Bộ đội biên phòng tuần tra biên giới, giữ vững cột mốc", "Đồn biên phòng phối hợp.", "none", "bien-gioi"),
        ("Tàu cảnh sát biển trực ở Trường Sa", "Chủ quyền biển, đảo.", "none", "bien-dao"),
        (
            "Lào Cai, Yên Bái, Phú Thọ, Tuyên Quang có mưa lớn, nguy cơ lũ quét",
            "Sạt lở.",
            "mention",
            "thien-tai-moi-truong",
        ),
        (
            "Tai nạn giao thông trên đường Tuyên Quang, TP Phan Thiết",
            "Vụ tai nạn giao thông làm hai người bị thương.",
            "none",
            "quoc-phong-an-ninh",
        ),
    ],
)
def test_articles_of_the_trade_are_tagged_as_an_officer_would(judge, title, text, province, topic):
    tags = judge(title, text)
    assert (tags.province, tags.topics[0].id) == (province, topic)


def test_lottery_results_are_junk(judge):
    assert judge("Kết quả xổ số miền Bắc hôm nay").junk


def test_names_of_the_province_are_known_in_the_languages_of_its_neighbours(judge):
    assert judge("宣光省举行节日", language="zh").province == "central"
    assert judge("Festival in Tuyen Quang", language="en").province == "central"
