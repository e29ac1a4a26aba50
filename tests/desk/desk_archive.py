"""Makes an archive of any number of invented articles, as a desk has them after years. Not for: the demo's day (conftest.py).

The words are our own; topics, places and outlets are unevenly common, as in the press; every sixth article is a copy,
every tenth is out of scope, every fiftieth has a word of a person on a tag.
"""

import random
from datetime import datetime, timedelta

from desk_office import MORNING

from monitor.group.stories import VERSION as GROUPED
from monitor.model import Article, Clip, Evidence, Flag, PlaceTag, Tags, Tone, TopicTag
from monitor.store import Store

_A_TIME = 500  # articles kept in one transaction
GROUPS = ("trung-uong", "cua-tinh", "tinh-khac", "co-quan-nha-nuoc", "tong-hop", "doi-ngoai", "nuoc-ngoai")
_WORDS = [
    "con đường liên thôn vừa được mở rộng qua cánh đồng",
    "bà con góp ngày công cùng bộ đội đào rãnh thoát nước",
    "trường học bán trú đón học sinh sau kỳ nghỉ",
    "chợ phiên họp từ sáng sớm với rau rừng và mật ong",
    "đoàn công tác kiểm tra kè bờ suối trước mùa mưa",
    "hợp tác xã trồng chè ký hợp đồng với nhà máy",
    "trạm y tế tiêm phòng cho trẻ em các bản xa",
    "người dân kiến nghị sửa chiếc cầu treo đã xuống cấp",
    "lực lượng kiểm lâm tuần tra rừng phòng hộ",
    "lễ hội đua thuyền trở lại sau nhiều năm",
    "cán bộ xã đến từng nhà vận động làm chuồng trại",
    "nước sinh hoạt về tới điểm trường cuối cùng",
]
RARE = "hươu sao"
COMMON = "tỉnh"


def fill(store: Store, count: int, topics: tuple[str, ...], *, seed: int = 8) -> None:
    """Keep *count* articles, up to the morning of the demo's digest, 55 a day."""
    draw = random.Random(seed)
    names = [f"{kind} {name}" for kind in ("Nà", "Bản", "Khuổi", "Lũng") for name in _places()]
    for start in range(0, count, _A_TIME):
        with store._database.writing():  # one transaction for many
            for number in range(start, min(start + _A_TIME, count)):
                _keep(store, draw, number, count, topics, names)
    with store._database.writing() as db:  # what is older than two days is not told any more, as after an import
        db.execute("UPDATE articles SET archived = 1 WHERE id <= ?", (count - 110,))


def _places() -> list[str]:
    first = ["Cáy", "Dào", "Tát", "Mạ", "Pục", "Lầu", "Khum", "Sài", "Vạc", "Đén", "Cốc", "Ngọa", "Hía", "Tủa", "Phìn"]
    second = ["Thượng", "Hạ", "Trung", "Đông", "Tây"]
    return [f"{one} {other}" for one in first for other in second]


def _keep(store, draw, number, count, topics, names):
    at = MORNING - timedelta(minutes=26 * (count - number))
    copy_of = number if number % 6 == 5 else None  # of the one before, whose id is its number from 1 on
    clip = _clip(draw, number - (copy_of is not None), number, at, topics, names)
    article = store.save_clip(None, clip, signature=None, copy_of=copy_of, at=at)
    if number % 10 == 9 and copy_of is None:
        store._database._connection.execute("UPDATE articles SET in_scope = 0 WHERE id = ?", (article,))
    elif copy_of is None and number % 7 != 6:
        held = store.stories.of(article - article % 5) if article % 5 and article > 10 else None
        store.stories.join(article, held, None, GROUPED)
    if number % 50 == 0:
        store.decisions.add(
            article, "topic", draw.choice(topics), draw.choice(("add", "accept", "drop")), who="Cán", at=at
        )
    if number % 3 == 0:
        store.marks.add(article, "reviewed", "", who="Cán Văn Thử", at=at)
    if number % 40 == 0:
        store.marks.add(article, "assign", "canbo", who="Duyệt Thị Mẫu", at=at)


def _clip(draw, words, number, at: datetime, topics, names) -> Clip:
    told = random.Random(words)
    sentences = [f"{told.choice(_WORDS).capitalize()}, lần thứ {words % 97} trong {COMMON}." for _ in range(14)]
    if words % 2000 == 7:
        sentences[3] = f"Một đàn {RARE} được thả về rừng."
    text = "\n".join(sentences)
    url = f"https://bao{number % 60}.example/tin-{number}.html"
    title = f"{told.choice(_WORDS).capitalize()} (bài {words})"
    article = Article(url, url, title, sentences[0], text, at, "feed", "", (), "vi" if number % 30 else "en")
    seen = (Evidence("text", 0, len(sentences[0]), sentences[0], "tu-khoa"),)
    chosen = dict.fromkeys(_uneven(told, topics) for _ in range(told.choice((1, 1, 2, 3))))
    places = dict.fromkeys(_uneven(told, names) for _ in range(told.choice((0, 1, 1, 2))))
    tone = told.choice(("tich-cuc", "trung-tinh", "trung-tinh", "nhieu-chieu", "tieu-cuc"))
    tags = Tags(
        "central" if words % 4 else "mention",
        seen,
        tuple(TopicTag(topic, 2.0, seen) for topic in chosen),
        tuple(PlaceTag(name, "", seen) for name in places),
        Tone(tone, False, seen) if words % 4 else None,
        None,
        "0123456789ab",
    )
    flags = (Flag("so-lieu", sentences[0], "97", "96", "tl-1", "Số khác với tài liệu.", 0.8, "0"),)
    outlet = number % 60 if told.random() < 0.5 else number % 7
    return Clip(
        0,
        f"bao{outlet}",
        f"Báo Thử Số {outlet}",
        GROUPS[outlet % 7],
        "bao-dien-tu" if number % 100 else "bao-in",
        article,
        tags,
        flags if words % 90 == 0 else (),
        at,
        "",
        (),
    )


def _uneven(draw: random.Random, values):
    """The first ones far more often than the last."""
    return values[min(int(draw.expovariate(5 / len(values))), len(values) - 1)]
