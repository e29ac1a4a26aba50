"""A small office of one's own: its rules, its archive. Not for: the repository's rules (tests/test_rules_content.py)."""

from datetime import UTC, datetime
from operator import eq

import pytest
from small_office import SMALL, put

from monitor.config import load_rules
from monitor.model import Article, Clip
from monitor.store import Store
from monitor.store.imports import IMPORTED, Brought
from monitor.tag import Tagger

FILES = SMALL | {
    "sources.toml": SMALL["sources.toml"].replace("Báo Một", "Báo Thử Nghiệm"),
    "rules/province.toml": """
name = "Tuyên Quang"
code = "08"
other = ["đường Tuyên Quang"]
elsewhere = ["Lào Cai", "Sơn La", "Phú Thọ"]
[[names]]
text = "Tuyên Quang"
[[names]]
text = "xứ Tuyên"
weight = "weak"
""",
    "rules/places.toml": """
[[place]]
name = "Na Hang"
kind = "xã"
code = "02224"
weight = "strong"
[[place]]
name = "Sơn Dương"
kind = "xã"
weight = "anchored"
""",
    "rules/tone.toml": """
negation = ["không"]
denial = ["bác bỏ"]
exclude = ["chống sai phạm"]
threshold = 1.5
[[kind]]
id = "khen"
tone = "positive"
alone = ["điểm sáng"]
[[kind]]
id = "sai-pham"
tone = "negative"
act = ["sai phạm"]
target = ["cán bộ", "lãnh đạo"]
""",
    "rules/junk.toml": """
[[junk]]
id = "xo-so"
label = "Xổ số"
title = ["kết quả xổ số"]
""",
    "rules/topics/du-lich.toml": """
id = "du-lich"
label = "Du lịch"
strong = [
  "du lịch",
  "điểm đến",
]
weak = ["du khách"]
exclude = ["du lịch vũ trụ"]
""",
    "rules/topics/giao-thong.toml": """
id = "giao-thong"
label = "Giao thông"
strong = ["giao thông", "cầu mới"]
""",
}


@pytest.fixture
def folder(tmp_path):
    """The folder of a small office, whose files a test may change."""
    return put(tmp_path, FILES)


@pytest.fixture
def archive(folder):
    """Keep articles as (title, text, day of 2026) in the archive of the office, tagged by its rules as they are."""

    def keep(*articles):
        tagger = Tagger(load_rules(folder))
        with Store.open(folder / "data" / "monitor.db") as store:
            for number, (title, text, day) in enumerate(articles):
                at = datetime.fromisoformat(f"2026-{day}T05:00:00").replace(tzinfo=UTC)
                url = f"https://bao.example/{number}"
                article = Article(url, url, title, "", text, at, "meta", "", (), "vi")
                clip = Clip(
                    id=0,
                    source="local",
                    outlet="Báo Thử Nghiệm",
                    group="cua-tinh",
                    medium="bao-dien-tu",
                    article=article,
                    tags=tagger.tag(article, "Báo Thử Nghiệm"),
                    flags=(),
                    clipped_at=at,
                    entered_by="",
                    copies=(),
                )
                store.save_clip(None, clip, signature=None, copy_of=None, at=at, capture=None, look_again=None)

    return keep


@pytest.fixture
def outside(folder):
    """Import one article (title, text, day of 2026) that is out of the office's scope."""

    def keep(title, text, day):
        at = datetime.fromisoformat(f"2026-{day}T05:00:00").replace(tzinfo=UTC)
        url = "urn:example:1"
        article = Article(url, url, title, "", text, at, "meta", "", (), "vi")
        clip = Clip(
            id=0,
            source=IMPORTED,
            outlet="Báo Khác",
            group="",
            medium="bao-dien-tu",
            article=article,
            tags=Tagger(load_rules(folder)).tag(article, "Báo Khác"),
            flags=(),
            clipped_at=at,
            entered_by="",
            copies=(),
            in_scope=False,
        )
        with Store.open(folder / "data" / "monitor.db") as store:
            store.imports.save([Brought("1", clip, None, None, archived=True)], eq, at)

    return keep
