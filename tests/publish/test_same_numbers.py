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
from own_press import CUT, DIGEST, clip, copy, edition, event, flag, late, tags

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
LATE = st.fixed_dictionaries(
    {
        "tags": TAGS,
        "group": st.sampled_from(list(GROUP_NAMES)),
        "told": st.sampled_from([None, 1, 2]),
        "new": st.integers(1, 3),
        "flags": st.sampled_from([(), (), (flag(),)]),
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
    records = [json.loads(each) for each in edition_jsonl(made, extract).decode().split("\n")[:-1]]
    table = list(csv.DictReader(io.StringIO(edition_csv(made, extract).decode().removeprefix("\ufeff"), newline="")))
    rows, late = ([row for row in records if row["record"] == kind] for kind in ("item", "reprint"))
    cells = [cell for cell in table if cell["record"] == "item"]
    summary, count = summary_of(text), len(rows)

    assert [int(cell["clip"]) for cell in table] == [row["clip"] for row in records]
    assert [(cell["section"], cell["printed"]) for cell in table] == [(r["section"], r["printed"]) for r in records]
    printed = Counter(row["printed"] for row in rows)
    to_handle = [row for row in rows if row["section"] in ("II", "III")]
    events = len({row["story"]["id"] if row["story"] else -row["clip"] for row in to_handle})
    assert numbers(r"– ([\d.]+) tin, bài;", line) == [count]
    assert numbers(r"; ([\d.]+) nội dung cần xử lý", line) == [0]  # of cases, and there are none
    if extract.id:
        assert numbers(r"“Nhóm thử”: ([\d.]+) trong", text) == [count]
        assert numbers(r"trong ([\d.]+) tin, bài của số 003", text) == [len(made.items)]
    if rows:
        _check_summary(summary, rows, cells)
        assert numbers(r"Cần xem xét: ([\d.]+)", summary) == [len(to_handle)]
        assert numbers(r"Cần xem xét: .* tin, bài \(([\d.]+) nội dung\)", summary) == ([events] if events else [])
    for numeral in set(extract.sections) & {"II", "III", "IV", "V", "VI"}:
        told = numbers(r"^ *([\d.]+)\. ", section(text, numeral).split("* Lượt đăng lại mới")[0])
        assert told == list(range(1, printed[numeral] + 1))
    if "VIII" in extract.sections and rows:
        _check_figures(section(text, "VIII"), rows, cells)
    if "IX" in extract.sections:
        ninth = (text + "\n").split("IX. DANH MỤC ĐẦY ĐỦ\n")[1].split("\n\n")[0]
        listed = {
            group: sum(numbers(rf"^\* {re.escape(name)} \(([\d.]+) tin, bài\)", ninth))
            for group, name in GROUP_NAMES.items()
        }
        assert {g: n for g, n in listed.items() if n} == dict(Counter(row["group"] for row in rows))
    _check_late(text, summary, late)
    page = " ".join(unescape(re.sub(r"<[^>]+>", "", render_html(made, extract))).split())
    assert " ".join(summary.split()) in page


def _check_summary(summary, rows, cells):
    appearances = sum(int(cell["appearances"]) for cell in cells)
    assert numbers(r"TÓM TẮT(?: BẢN TRÍCH)?: ([\d.]+) tin, bài", summary) == [len(rows)]
    assert numbers(r"\(([\d.]+) lượt đăng\)", summary) == [appearances]
    tones = Counter(row["tone"] for row in rows)
    for tone, label in TONES.items():
        assert numbers(rf"[;,] {label} ([\d.]+)", summary) == [tones[tone]]
    assert sum(numbers(r"không xét sắc thái ([\d.]+)", summary)) == tones[None]
    assert sum(numbers(r"bổ sung ([\d.]+) tin", summary)) == sum(cell["supplement"] == "True" for cell in cells)
    assert sum(numbers(r"các số trước: ([\d.]+) tin", summary)) == sum(cell["follow_up"] == "True" for cell in cells)


def _check_late(text, summary, late):
    """The sentences count exactly the reprints that the rows have, and each that is said to be printed opens."""
    again = sum(len(row["copies"]) for row in late)
    assert sum(numbers(r"(?:số trước|đã lưu): ([\d.]+) lượt của", summary)) == again
    assert sum(numbers(r"lượt của ([\d.]+) tin, bài", summary)) == len(late)
    told = [row for row in late if row["printed"]]
    assert sum(numbers(r"; ([\d.]+) tin, bài không nêu ở bản trích này", summary)) == len(late) - len(told)
    assert [copy["url"] for row in told for copy in row["copies"] if f": {copy['url']}\n" not in text] == []
    if "VIII. SỐ LIỆU" in text:
        own = section(text, "VIII").split("* Cả bản tin")[0]
        assert sum(numbers(r"Ngoài ra có ([\d.]+) lượt đăng lại mới", own)) == again


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
@given(
    st.lists(CLIP, max_size=14),
    GROUP,
    st.sets(st.integers(1, 3)),
    st.sets(st.integers(1, 14)),
    st.lists(LATE, max_size=4),
)
def test_all_forms_of_any_edition_and_any_groups_part_say_the_same_numbers(
    given_clips, rules, continued, written, reprints
):
    clips = [clip(n, **each) for n, each in enumerate(given_clips, start=1)]
    digest = DIGEST.model_copy(update={"groups": (Audience(id="nhom", name="Nhóm thử", **rules),)})
    words = {n: Written(words=ClipText("Lời của cán bộ.", "Lê Thị Hà", CUT)) for n in written}
    reprinted = [late(70 + n, **each) for n, each in enumerate(reprints)]
    made = edition(clips, digest=digest, earlier=dict.fromkeys(continued, 2), words=words, reprinted=reprinted)

    check(made, digest, WHOLE)
    check(made, digest, made.extracts[0])
