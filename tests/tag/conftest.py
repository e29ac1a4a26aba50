"""Small rules and articles for the tests of tagging. Not the repository's rules: those are tested where named."""

from datetime import UTC, datetime

import pytest

from monitor.config import Rules
from monitor.config.facts import Register
from monitor.config.rules import JunkRule, Person, PlacesFile, ProvinceFile, ToneFile, Topic
from monitor.model import Article
from monitor.vietnamese.clean import clean

PROVINCE = {
    "name": "Tuyên Quang",
    "code": "08",
    "names": [
        {"text": "Tuyên Quang"},
        {"text": "Thành Tuyên", "weight": "anchored"},
        {"text": "xứ Tuyên", "weight": "weak"},
        {"text": "bưởi Xuân Vân", "weight": "weak"},
        {"text": "Hà Giang", "from": "2025-07-01"},
        {"text": "Tuyen Quang", "language": "en"},
        {"text": "宣光省", "language": "zh"},
    ],
    "other": ["đường Tuyên Quang", "phố Hà Giang", "tuyến quang", "Tuyen-Quang"],
    "elsewhere": ["Lào Cai", "Yên Bái", "Sơn La", "Phú Thọ", "Hà Nội", "Bắc Giang", "Bình Thuận", "Thái Bình"],
    "home": ["quê", "trú tại"],
    "label": ["đến từ", "tuổi"],
    "round_up": ["Điểm tin"],
    "region": ["miền Bắc"],
    "now": ["Hà Giang cũ"],
    "former": [{"until": "2025-06-30", "phrases": ["huyện", "Yên Bái", "tỉnh Yên Bái"]}],
}
PLACES = {
    "place": [
        {"name": "Na Hang", "kind": "xã", "code": "1", "weight": "strong", "from": "2025-07-01"},
        {"name": "Na Hang", "kind": "huyện", "weight": "strong", "to": "2025-06-30"},
        {"name": "Chiêm Hóa", "kind": "xã", "code": "2", "weight": "strong", "also": ["Chiêm Hoá"]},
        {"name": "Lâm Bình", "kind": "huyện", "weight": "weak", "to": "2025-06-30"},
        {"name": "huyện Lâm Bình", "kind": "huyện", "weight": "strong", "to": "2025-06-30"},
        {"name": "Sơn Dương", "kind": "xã", "code": "3", "weight": "anchored"},
        {"name": "Bình Thuận", "kind": "phường", "code": "4", "weight": "anchored", "from": "2025-07-01"},
        {"name": "Đồng Văn", "kind": "xã", "code": "5", "weight": "anchored", "from": "2025-07-01"},
        {"name": "hồ Tuyên Quang", "kind": "hồ", "weight": "strong"},
        {"name": "thành phố Tuyên Quang", "kind": "thành phố", "weight": "strong", "to": "2025-06-30"},
    ],
    "other": ["đàn sơn dương", "phố Tuyên Quang"],
}
TOPICS = [
    {
        "id": "du-lich",
        "label": "Du lịch",
        "strong": ["du lịch", "điểm đến", "lễ hội mùa thu"],
        "weak": ["du khách", "homestay", "cảnh đẹp"],
        "exclude": ["du lịch vũ trụ"],
        "english": ["tourism"],
    },
    {"id": "dau-tu", "label": "Đầu tư", "strong": ["đầu tư", "nhà máy"], "inside": ["nhà đầu tư"]},
    {"id": "bien-gioi", "label": "Biên giới", "strong": ["biên giới", "biên giới quốc gia"]},
    {"id": "giao-thong", "label": "Giao thông", "strong": ["giao thông", "cao tốc"]},
    {"id": "khach", "label": "Khách", "strong": ["thiệu khách"]},
]
TONE = {
    "kind": [
        {"id": "khen", "tone": "positive", "alone": ["điểm sáng", "dẫn đầu"], "act": ["đẹp"], "target": ["bản làng"]},
        {
            "id": "xu-ly",
            "tone": "negative",
            "order": "object",
            "act": ["khởi tố", "kỷ luật"],
            "target": ["cán bộ", "hiệu trưởng"],
        },
        {
            "id": "yeu-kem",
            "tone": "negative",
            "alone": ["sai phạm", "bức xúc"],
            "act": ["xuống cấp"],
            "target": ["con đường", "Sở"],
            "unless": ["nước lũ"],
        },
    ],
    "negation": ["không", "không có", "chống"],
    "goal": ["phấn đấu"],
    "denial": ["bác bỏ"],
    "private": ["đối tượng", "tài xế"],
    "passive": ["bị"],
    "plain": ["thi lại"],
    "exclude": ["chống sai phạm", "trang web đẹp"],
}
JUNK = [
    {"id": "xo-so", "label": "Xổ số", "title": ["kết quả xổ số"], "unless": ["lừa đảo"]},
    {"id": "gia-vang", "label": "Giá vàng", "url": ["/gia-vang/"]},
]
PEOPLE = [{"name": "Lò Văn Thử", "post": "Chủ tịch", "body": "UBND tỉnh", "source": "bịa", "from": "2025-07-01"}]


@pytest.fixture(scope="session")
def rules() -> Rules:
    """Rules with one of everything."""
    return Rules(
        version="r1",
        topics=tuple(Topic.model_validate(topic) for topic in TOPICS),
        province=ProvinceFile.model_validate(PROVINCE),
        places=PlacesFile.model_validate(PLACES),
        people=tuple(Person.model_validate(person) for person in PEOPLE),
        tone=ToneFile.model_validate(TONE),
        junk=tuple(JunkRule.model_validate(rule) for rule in JUNK),
        register=Register(),
    )


@pytest.fixture(scope="session")
def article():
    """Makes an article: title, text, day of publication, language, address."""

    def make(title, text="", day="2026-08-03", language="vi", url="https://bao.example/bai"):
        return Article(
            url=url,
            canonical=url,
            title=clean(title),
            lead="",
            text=clean(text),
            published=datetime.fromisoformat(f"{day}T05:00:00").replace(tzinfo=UTC),
            published_from="meta",
            published_raw="",
            authors=(),
            language=language,
        )

    return make


@pytest.fixture(scope="session")
def tag(rules, article):
    """Tags an article made of the same arguments as `article`."""
    from monitor.tag import Tagger

    tagger = Tagger(rules)

    def judge(title, text="", outlet="", *, dated=True, **more):
        return tagger.tag(article(title, text, **more), outlet, dated=dated)

    return judge
