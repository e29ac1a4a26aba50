"""The files of a small office with one source, for the tests that need any office. A test adds the rules that it is about.

Not here: an office with a press to read (pipeline/conftest.py, demo).
"""

SMALL = {
    "sources.toml": """
[crawl]
user_agent = "TestDesk/0.1"
contact = "mailto:desk@example.vn"
[[source]]
id = "local"
name = "Báo Một"
group = "cua-tinh"
kind = "feed"
url = "https://bao.example/rss"
language = "vi"
""",
    "rules/digest.toml": 'hour = 07:00:00\ndays = ["mon"]\nsubject = "{date}"\n',
    "rules/office.toml": """
name = "Sở"
[[scope]]
from = 2025-01-01
everything = true
[mail]
host = "localhost"
port = 25
security = "none"
sender = "desk@office.example"
""",
    "rules/province.toml": 'name = "Tuyên Quang"\ncode = "08"\nnames = [{ text = "Tuyên Quang" }]\n',
    "rules/places.toml": '[[place]]\nname = "Na Hang"\nkind = "xã"\nweight = "strong"\n',
    "rules/people.toml": "",
    "rules/tone.toml": '[[kind]]\nid = "khen"\ntone = "positive"\nalone = ["đẹp"]\n',
    "rules/junk.toml": "",
    "rules/topics/du-lich.toml": 'id = "du-lich"\nlabel = "Du lịch"\nstrong = ["du khách"]\n',
}


def put(folder, files):
    """Write *files*, by their names, into *folder*; return it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
