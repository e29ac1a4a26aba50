"""What the program proposes to look at first: pointers, few, in an order that can be counted. Not for: cases."""

import re
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import CUT, clip, copy, edition, event, flag, rich_edition, storied_clips, tags

from monitor.model import Family, Origin
from monitor.publish import render_text

CRITICAL = tags(tone="tieu-cuc")
NIL = "   Không có nội dung cần xin ý kiến chỉ đạo."


def first_section(made):
    return re.search(r"^I\. [^\n]+\n(.*?)\n\n", render_text(made), re.DOTALL | re.MULTILINE)[1].splitlines()


def proposed(*clips, **other):
    """The pointers, each with its reasons."""
    lines = first_section(edition(clips, **other))
    assert lines[0] == NIL
    return re.findall(r"mục (\S+) \(([^)]+)\)", lines[1]) if len(lines) > 1 else []


def critical(id_, **other):
    return clip(id_, **{"tags": CRITICAL, "group": "cua-tinh"} | other)


def test_what_the_leader_decides_stands_before_anything_the_machine_proposes():
    assert first_section(rich_edition()) == [
        NIL,
        (
            "   Máy đề nghị xem trước (chưa rà soát): mục III.1 (cần kiểm chứng), "
            "mục II.1 (phản ánh hạn chế, bất cập; báo Trung ương; 06 báo đưa tin), "
            "mục II.2 (phản ánh hạn chế, bất cập)."
        ),
    ]


def test_without_criticism_or_flags_nothing_is_proposed():
    assert first_section(edition([clip(1), clip(2, tags=tags(tone="tich-cuc"))])) == [NIL]
    assert first_section(edition()) == [NIL]


def test_no_title_and_no_name_of_an_outlet_is_repeated_there():
    (_, line) = first_section(rich_edition())
    assert "“" not in line
    assert "Báo Làng Quê" not in line


def test_flagged_ones_come_first_then_central_outlets_then_those_of_most_owners():
    many = tuple(copy(50 + n, f"Trang Tin {n}") for n in range(3))
    late = CUT - timedelta(hours=1)
    found = proposed(
        critical(1, published=late),
        critical(2, published=late, copies=many),
        critical(3, group="trung-uong", published=CUT - timedelta(hours=9)),
        critical(4, flags=(flag(),)),
    )
    assert [where for where, _ in found] == ["III.1", "II.1", "II.3", "II.2"]
    assert [why for _, why in found] == [
        "cần kiểm chứng",
        "phản ánh hạn chế, bất cập; báo Trung ương",
        "phản ánh hạn chế, bất cập; 04 báo đưa tin",
        "phản ánh hạn chế, bất cập",
    ]


def test_owners_are_counted_and_not_outlets():
    """Four sites of one owner are one voice; two sites of two owners are two."""
    one_voice = Family(Origin(1, "Báo Số 1", "earliest", sure=True), 4, 1, ())
    found = proposed(
        critical(1, copies=tuple(copy(50 + n, f"Trang {n}") for n in range(3)), family=one_voice),
        critical(2, copies=(copy(60, "Trang Tin"),)),
    )
    assert [why.split("; ")[-1] for _, why in found] == ["02 báo đưa tin", "04 báo đưa tin"]


def test_an_event_is_proposed_once_where_it_is_flagged():
    found = proposed(*storied_clips())
    assert found == [("III.1", "cần kiểm chứng; báo Trung ương; 08 báo đưa tin")]


def test_a_central_outlet_anywhere_in_the_event_counts():
    found = proposed(
        critical(1, story=event(), copies=(copy(50, "A"), copy(51, "B"))),
        critical(2, story=event(), group="trung-uong"),
    )
    assert found == [("II.1", "phản ánh hạn chế, bất cập; báo Trung ương; 04 báo đưa tin")]


def test_at_most_five_are_named_and_the_others_counted():
    (_, line) = first_section(edition([critical(n) for n in range(1, 13)]))
    assert len(re.findall(r"mục II\.\d", line)) == 5
    assert line.endswith(" và 07 nội dung khác ở các mục II, III.")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["trung-uong", "cua-tinh", "tong-hop"]),
            st.sampled_from([None, 1, 2]),
            st.booleans(),
            st.integers(1, 30),
        ),
        max_size=9,
    )
)
def test_whatever_there_is_the_order_of_reading_does_not_matter_and_every_pointer_leads_to_a_lead(rows):
    clips = [
        critical(
            n,
            group=group,
            story=event(story) if story else None,
            flags=(flag(),) if flagged else (),
            published=CUT - timedelta(hours=hours),
        )
        for n, (group, story, flagged, hours) in enumerate(rows, start=1)
    ]
    found = proposed(*clips)
    assert found == proposed(*clips[::-1])
    text = render_text(edition(clips))
    for where, _ in found:
        numeral, number = where.split(".")
        body = re.search(rf"^{numeral}\. [^\n]+\n(.*?)\n\n", text, re.DOTALL | re.MULTILINE)[1]
        assert re.search(rf"^{number}\. ", body, re.MULTILINE)
    events = {each.story.id if each.story else -each.id for each in clips}
    assert len(found) == min(5, len(events))
