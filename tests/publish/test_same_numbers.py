"""Subject, summary, figures, headings of the list, table and JSON lines say the same numbers. Not for: how they look."""

import csv
import io
import json
import re
from collections import Counter
from datetime import timedelta
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import CUT, DIGEST, clip, copy, edition, event, flag, tags

from monitor.config.digest import EVERY_SECTION, Audience
from monitor.model import ClipText, Written
from monitor.publish import WHOLE, edition_csv, edition_jsonl, render_html, render_text, subject
from monitor.publish.digest.items import TONES
from monitor.publish.digest.places import GROUP_NAMES

TOPICS = ("bien-gioi", "kinh-te-xa-hoi", "phan-anh-kien-nghi")
TAGS = st.builds(
    lambda province, tone, topics: tags(province=province, tone=tone, topics=topics),
    st.sampled_from(["central", "mention", "none"]),
    st.sampled_from([None, *TONES]),
    st.lists(st.sampled_from(TOPICS), max_size=2, unique=True).map(tuple),
)
CLIP = st.fixed_dictionaries(
    {
        "tags": TAGS,
        "group": st.sampled_from(list(GROUP_NAMES)),
        "story": st.none() | st.integers(1, 3).map(event),
        "flags": st.sampled_from([(), (), (flag(),)]),
        "copies": st.integers(0, 3).map(lambda n: tuple(copy(100 + i, f"Trang {i}", i) for i in range(n))),
        "published": st.integers(1, 60).map(lambda hours: CUT - timedelta(hours=hours)),
        "language": st.sampled_from(["vi", "en"]),
    }
)
GROUP = st.fixed_dictionaries(
    {
        "sections": st.sets(st.sampled_from(EVERY_SECTION), min_size=1).map(
            lambda chosen: tuple(n for n in EVERY_SECTION if n in chosen)
        ),
        "topics": st.sets(st.sampled_from(TOPICS), max_size=2).map(sorted).map(tuple),
        "outlet_groups": st.sets(st.sampled_from(list(GROUP_NAMES)), max_size=4).map(sorted).map(tuple),
    }
)


def number(text):
    return int(text.replace(".", ""))


def numbers(pattern, text):
    return [number(found) for found in re.findall(pattern, text, re.MULTILINE)]


def section(text, numeral):
    return re.search(rf"^{numeral}\. [^\n]+\n(.*?)\n\n", text, re.DOTALL | re.MULTILINE)[1]


def summary_of(text):
    return next(line for line in text.splitlines() if line.startswith("TÓM TẮT"))


def check(made, digest, extract):
    """All that is said of the part of *made* that *extract* gives agrees with its rows."""
    text, line = render_text(made, extract), subject(made, digest, extract.id)
    rows = [json.loads(each) for each in edition_jsonl(made, extract).decode().split("\n")[:-1]]
    cells = list(csv.DictReader(io.StringIO(edition_csv(made, extract).decode().removeprefix("\ufeff"), newline="")))
    summary, count = summary_of(text), len(rows)

    assert [int(cell["clip"]) for cell in cells] == [row["clip"] for row in rows]
    assert [cell["section"] for cell in cells] == [row["section"] for row in rows]
    by_section = Counter(row["section"] for row in rows)
    to_handle = by_section["II"] + by_section["III"]
    assert numbers(r"– ([\d.]+) tin, bài;", line) == [count]
    assert numbers(r"; ([\d.]+) nội dung cần xử lý", line) == [to_handle]
    if extract.id:
        assert numbers(r"“Nhóm thử”: ([\d.]+) trong", text) == [count]
        assert numbers(r"trong ([\d.]+) tin, bài của số 003", text) == [len(made.items)]
    if rows:
        _check_summary(summary, rows, cells, to_handle, extract)
    for numeral in set(extract.sections) & {"II", "III", "IV", "V", "VI"}:
        told = numbers(r"^ *([\d.]+)\. ", section(text, numeral))
        assert told == list(range(1, by_section[numeral] + 1))
    if "VIII" in extract.sections and rows:
        _check_figures(section(text, "VIII"), rows, cells)
    if "IX" in extract.sections:
        ninth = (text + "\n").split("IX. DANH MỤC ĐẦY ĐỦ\n")[1].split("\n\n")[0]
        listed = {
            group: sum(numbers(rf"^\* {re.escape(name)} \(([\d.]+) tin, bài\)", ninth))
            for group, name in GROUP_NAMES.items()
        }
        assert {g: n for g, n in listed.items() if n} == dict(Counter(row["group"] for row in rows))
    page = " ".join(unescape(re.sub(r"<[^>]+>", "", render_html(made, extract))).split())
    assert " ".join(summary.split()) in page


def _check_summary(summary, rows, cells, to_handle, extract):
    appearances = sum(int(cell["appearances"]) for cell in cells)
    assert numbers(r"TÓM TẮT(?: BẢN TRÍCH)?: ([\d.]+) tin, bài", summary) == [len(rows)]
    assert numbers(r"\(([\d.]+) lượt đăng\)", summary) == [appearances]
    tones = Counter(row["tone"] for row in rows)
    for tone, label in TONES.items():
        assert numbers(rf"[;,] {label} ([\d.]+)", summary) == [tones[tone]]
    assert sum(numbers(r"không xét sắc thái ([\d.]+)", summary)) == tones[None]
    assert sum(numbers(r"bổ sung ([\d.]+) tin", summary)) == sum(cell["supplement"] == "True" for cell in cells)
    assert sum(numbers(r"các số trước: ([\d.]+) tin", summary)) == sum(cell["follow_up"] == "True" for cell in cells)
    assert numbers(r"Cần xử lý: ([\d.]+)", summary) == ([to_handle] if {"II", "III"} & set(extract.sections) else [])


def _check_figures(eighth, rows, cells):
    own = eighth.split("* Cả bản tin")[0]
    for group, name in GROUP_NAMES.items():
        row = [int(n) for n in re.search(rf"^   {re.escape(name)} +([\d ]+)$", own, re.MULTILINE)[1].split()]
        tones = Counter(each["tone"] for each in rows if each["group"] == group)
        assert row == [*(tones[tone] for tone in (*TONES, None)), sum(tones.values())]
    assert re.search(r"^   Tổng .* (\d+)$", own, re.MULTILINE)[1] == str(len(rows))
    appearances = sum(int(cell["appearances"]) for cell in cells)
    assert numbers(r"^   Lượt đăng: ([\d.]+) \(", own) == [appearances]
    assert numbers(r"\(([\d.]+) tin, bài và", own) == [len(rows)]


@settings(deadline=None, max_examples=80)
@given(st.lists(CLIP, max_size=14), GROUP, st.sets(st.integers(1, 3)), st.sets(st.integers(1, 14)))
def test_all_forms_of_any_edition_and_any_groups_part_say_the_same_numbers(given_clips, rules, continued, written):
    clips = [clip(n, **each) for n, each in enumerate(given_clips, start=1)]
    digest = DIGEST.model_copy(update={"groups": (Audience(id="nhom", name="Nhóm thử", **rules),)})
    words = {n: Written(words=ClipText("Lời của cán bộ.", "Lê Thị Hà", CUT)) for n in written}
    made = edition(clips, digest=digest, earlier=dict.fromkeys(continued, 2), words=words)

    check(made, digest, WHOLE)
    check(made, digest, made.extracts[0])
