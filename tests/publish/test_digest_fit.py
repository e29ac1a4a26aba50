"""A page never grows beyond what mail programs show, and says what it leaves out. Not for: what a page of common size says."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import CUT, DIGEST, clip, copy, edition, event, flag, rich_clips, tags

from monitor.config.digest import Audience
from monitor.model import ClipText, SourceFault, Spike, Written
from monitor.publish import WHOLE, render_html, render_text, view_html
from monitor.publish.digest.html import LIMIT
from monitor.publish.view_values import Part, Section, View

TITLES = r"“Bài số \d{4}"


def long_clips(count, tone=None, **other):
    return [
        clip(n, f"Bài số {n:04d} về đường liên xã", tags=tags(tone=tone), published=CUT, **other)
        for n in range(1, count + 1)
    ]


def size(page):
    return len(page.encode())


def left_out(page):
    return [int(n.replace(".", "")) for n in re.findall(r"Còn ([\d.]+) tin, bài không nêu", page)]


def named_above(page):
    return [int(n.replace(".", "")) for n in re.findall(r"([\d.]+) tin, bài đã nêu ở các mục trên không", page)]


def test_a_long_list_is_shortened_and_says_how_many_are_left_out():
    made = edition(long_clips(600))
    page = render_html(made)
    assert LIMIT * 0.95 < size(page) <= LIMIT
    note = re.search(r"Còn (\d+) tin, bài không nêu ở đây vì thư quá dài; xem đủ trong phần chữ thuần", page)
    assert len(re.findall(TITLES, page)) + int(note[1]) == 600
    assert len(re.findall(TITLES, render_text(made))) == 600


def test_what_the_list_only_points_to_gives_way_before_what_only_the_list_tells():
    """A long list of critical articles and forty plain ones: each title is still on the page, no pointer is."""
    plain = [clip(1000 + n, f"Bài số {1000 + n} chỉ có trong danh mục", published=CUT) for n in range(40)]
    page = render_html(edition([*long_clips(90, "tich-cuc"), *plain]))
    assert size(page) <= LIMIT
    assert len(re.findall(TITLES, page)) == 130
    assert named_above(page) == [90]
    assert left_out(page) == []


def test_even_too_many_full_stories_fit_and_are_counted():
    page = render_html(edition(long_clips(700, "tieu-cuc")))
    assert size(page) <= LIMIT
    shown = len(re.findall(TITLES, page))
    assert shown > 50
    assert left_out(page) == [700 - shown]
    assert named_above(page) == [700]


def test_a_huge_title_takes_no_room_from_the_others():
    made = edition([clip(1, "dài " * 50_000), clip(2, "Tin ngắn bên cạnh")])
    page = render_html(made)
    assert size(page) < LIMIT / 4
    assert "“Tin ngắn bên cạnh”" in page
    assert page.count("dài…”") == render_text(made).count("dài…”") == 1


def test_an_address_that_is_too_long_is_no_link_rather_than_half_of_one():
    url = "https://bao.example/" + "a" * 120_000
    page = render_html(edition([clip(1, url=url, copies=(replace(copy(9, "Trang Tin"), url=url),))]))
    assert size(page) <= LIMIT
    assert "bao.example/aaaa" not in page
    assert "Địa chỉ … [rút gọn]" in page


def test_hundreds_of_reprints_and_flags_of_one_article_are_counted():
    copies = tuple(copy(n, f"Trang Tin số {n}", n) for n in range(1, 901))
    flags = tuple(flag(f"Câu thứ {n} của bài nêu con số chưa khớp.", found=f"{n} ha") for n in range(30))
    page = render_html(edition([clip(1, copies=copies, flags=flags)]))
    assert size(page) <= LIMIT
    assert "Còn 51 dòng … [rút gọn]" in page  # three for each flag, and the tags
    assert "và 860 lượt đăng khác … [rút gọn]" in page


def test_three_hundred_failing_sources_fit_and_each_is_named():
    faults = [
        SourceFault(f"s{n}", f"Cổng thông tin xã số {n}", "HTTP 503 " + "x" * 5000, whole=n % 2 == 0)
        for n in range(300)
    ]
    page = render_html(edition(rich_clips(), faults=faults, sources=320))
    assert size(page) <= LIMIT
    assert "150 nguồn không truy cập được: Cổng thông tin xã số 0 (máy chủ báo lỗi 503)" in page
    assert len(re.findall(r"Cổng thông tin xã số \d+ \(", render_text(edition(faults=faults, sources=320)))) == 300


def group(**other):
    return Audience(**{"id": "nhom", "name": "Nhóm thử", "sections": ("II", "III", "VIII")} | other)


@pytest.mark.parametrize("tone", [pytest.param("tieu-cuc", marks=pytest.mark.slow), "trung-tinh"])
def test_five_thousand_items_fit_whole_and_in_part(tone):
    clips = long_clips(5000, tone)
    made = edition(clips, digest=DIGEST.model_copy(update={"groups": (group(),)}))
    for extract in (WHOLE, *made.extracts):
        page = render_html(made, extract)
        assert size(page) <= LIMIT
        assert "5.000 tin, bài" in page


def absurd(length):
    """Everything that people or the press may write is *length* characters long, in letters that take most bytes."""
    text = '"&<' * (length // 3)
    who = ClipText(text, text, CUT)
    clips = [
        clip(
            n,
            f"{n}{text}",
            text,
            outlet=text,
            authors=(text,) * 20,
            language="lo",
            flags=(flag(text, explanation=text),) * (n % 3),
            copies=tuple(replace(copy(100 + c, text), url=f"https://x.example/{text[:3000]}") for c in range(n % 7)),
            tags=tags(tone="tieu-cuc", places=(text,) * 9),
            story=event(n // 3, named=text),
            published=CUT - timedelta(hours=n),
        )
        for n in range(1, 30)
    ]
    spikes = tuple(Spike(f"t{n}", text, 10, Decimal(1), 14, "catch-up", (text,) * 9) for n in range(40))
    return edition(
        clips,
        digest=DIGEST.model_copy(update={"groups": (group(name=text or "x"), group(id="hai", sections=("IX",)))}),
        words={n: Written(who, who, who) for n in range(1, 30)},
        faults=[SourceFault(f"s{n}", text, text) for n in range(300)],
        spikes=spikes,
        holidays=(text,) * 30,
        province=text,
    )


@pytest.mark.parametrize("length", [3, 300, pytest.param(2_500, marks=pytest.mark.slow)])
def test_a_digest_of_absurd_texts_still_fits_and_is_whole_html(length):
    made = absurd(length)
    for extract in (WHOLE, *made.extracts):
        page = render_html(made, extract)
        assert size(page) <= LIMIT
        assert page.endswith("</div>\n</body>\n</html>\n")


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 400), st.integers(1, 4000), st.sampled_from(["tieu-cuc", "tich-cuc", "trung-tinh"]))
def test_whatever_the_number_and_length_every_item_is_shown_or_counted(count, length, tone):
    title = "dài " * (length // 4)
    clips = [clip(n, f"Bài số {n:04d} {title}", tags=tags(tone=tone), published=CUT) for n in range(1, count + 1)]
    page = render_html(edition(clips))
    assert size(page) <= LIMIT
    assert len(re.findall(TITLES, page)) + sum(left_out(page)) == count


def test_another_page_of_this_form_fits_too():
    parts = tuple(Part(f"Mục {n}", (f"Câu {n} " * 200,)) for n in range(200))
    page = view_html(View("Cơ quan", "BÁO CÁO", "", "", "Tóm tắt", (Section("", "PHẦN", parts),), "Hết."))
    assert size(page) <= LIMIT
    assert "Còn 180 câu không nêu ở đây vì thư quá dài" in page
