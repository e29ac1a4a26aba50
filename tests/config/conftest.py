"""A small sound configuration that a test may spoil in one place.

Not for: the repository's own rules (tests/test_rules_content.py).
"""

from pathlib import Path

import pytest

SOUND = {
    "sources.toml": """\
[crawl]
user_agent = "TestDesk/1"
contact = "mailto:desk@office.example"

[[source]]
id = "paper"
name = "A paper"
group = "cua-tinh"
kind = "feed"
url = "https://paper.example/rss"
language = "vi"

[[source]]
id = "portal"
name = "A portal"
group = "co-quan-nha-nuoc"
kind = "listing"
url = "https://portal.example/"
more = [
  "https://portal.example/tin",
]
language = "vi"
""",
    "rules/office.toml": """\
name = "Sở"

[[scope]]
from = 2025-01-01
topics = ["du-lich"]
groups = ["trung-uong"]

[[scope]]
from = 2026-01-01
everything = true

[mail]
host = "localhost"
port = 25
security = "none"
password_env = "DESK_TEST_PASSWORD"
sender = "desk@office.example"
""",
    "rules/digest.toml": """\
hour = 07:00:00
days = ["mon"]
subject = "{date}"
national_topics = ["du-lich"]
critical_topics = ["du-lich"]

[[headings]]
label = "Du lịch"
topics = ["du-lich"]
""",
    "rules/topics/du-lich.toml": 'id = "du-lich"\nlabel = "Du lịch"\nstrong = ["du khách"]\n',
    "rules/province.toml": 'name = "Tuyên Quang"\ncode = "08"\nnames = [{ text = "Tuyên Quang" }]\n',
    "rules/places.toml": 'place = [\n  { name = "Na Hang", kind = "xã", weight = "strong" },\n]\n',
    "rules/people.toml": "",
    "rules/tone.toml": """\
[[kind]]
id = "khen"
tone = "positive"
alone = ["đẹp"]
[[kind]]
id = "sai-pham"
tone = "negative"
alone = ["sai phạm"]
""",
    "rules/junk.toml": '[[junk]]\nid = "xo-so"\nlabel = "Xổ số"\ntitle = ["xổ số"]\n',
    "rules/facts/units.toml": """\
[[fact]]
id = "units"
statement = "Tỉnh có 124 xã, phường."
subject = [
  ["Tuyên Quang"],
  ["cấp xã"]
]
value = 124
unit = ["xã, phường"]
from = 2025-07-01
issuer = "Quốc hội"
document = "Nghị quyết 1"
source = "Công báo"
""",
}


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with sources.toml and rules/ that loads."""
    for name, text in SOUND.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def spoil(folder):
    """Put `new` in the place of `old` in one file of the folder; `old` must be there."""

    def change(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change
