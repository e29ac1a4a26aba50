"""One event in many wordings takes little room in a digest, and no figure changes. Not for: how stories come about."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_press import CUT, DIGEST, clip, copy, edition, event, flag, storied_clips, tags

from monitor.publish import render_html, render_text, subject
from monitor.publish.digest.html import LIMIT

CRITICAL = tags(tone="tieu-cuc")
EARLY, LATE = CUT - timedelta(hours=9), CUT - timedelta(hours=2)


def told(clips, **other):
    return render_text(edition(clips, **other))


def section(text, numeral):
    return re.search(rf"^{numeral}\. [^\n]+\n(.*?)\n\n", text, re.DOTALL | re.MULTILINE)[1]


def words(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.fixture(scope="module")
def storied():
    return told(storied_clips())


def test_the_first_is_told_in_full_and_the_others_in_one_line_each_with_its_address(storied):
    assert section(storied, "II") == (
        "1. Báo Số 3 (bao3.example), 04:00 ngày 28/02: “Vì sao cầu treo Nà Tông gãy?”\n"
        "   08 báo (08 cơ quan chủ quản) đưa tin; xem cả mục III.1, IX.\n"
        "   Bài viết phản ánh: “Tỉnh Thanh Lâm họp bàn việc làm đường.”\n"
        "   Sắc thái: nhiều chiều; Lĩnh vực: chưa phân loại; Cùng nội dung: Trang Tin 1, Báo Số 1.\n"
        "   https://bao3.example/bai-3\n"
        "   2. Cùng sự kiện: “Dân Nà Tông qua suối bằng bè sau khi cầu hỏng” (Báo Số 2, 05:00, sắc thái tiêu cực)\n"
        "      https://bao2.example/bai-2\n"
        "   3. Cùng sự kiện: “Cầu treo Nà Tông đứt cáp” (Báo Số 1, 22:00 ngày 27/02, sắc thái tiêu cực)\n"
        "      https://bao1.example/bai-1\n"
        "   4. [Bổ sung] Cùng sự kiện: “Mỗi năm sửa cầu một lần” (Báo Số 4, 07:00 ngày 25/02, sắc thái tiêu cực)\n"
        "      https://bao4.example/bai-4"
    )


def test_each_section_that_tells_the_event_leads_to_the_others(storied):
    assert "   08 báo (08 cơ quan chủ quản) đưa tin; xem cả mục II.1, IX.\n" in section(storied, "III")


def test_what_is_left_to_the_full_list_is_told_in_short_where_a_section_tells_the_event(storied):
    assert (
        "3. Cùng sự kiện nêu tại mục II.1: “Cấm người qua cầu treo Nà Tông” "
        "(Báo Số 6, 05:00 ngày 28/02, sắc thái trung tính)\n   https://bao6.example/bai-6\n"
    ) in storied
    assert (
        "1. Cùng sự kiện nêu tại mục II.1: “Tạm dừng qua cầu treo” "
        "(Báo Số 7, 22:00 ngày 27/02, sắc thái trung tính)\n   https://bao7.example/bai-7\n"
    ) in storied


def test_the_full_list_points_to_what_is_told_in_short_too(storied):
    assert "Báo Số 2 (bao2.example), 05:00 ngày 28/02: đã nêu tại mục II.2.\n" in storied


def test_every_title_stands_once_in_text_and_page():
    made = edition(storied_clips())
    text, page = render_text(made), words(render_html(made)).replace(" ”", "”").replace("“ ", "“")
    titles = [each.article.title for each in storied_clips()]
    assert {title: (text.count(f"“{title}”"), page.count(f"“{title}”")) for title in titles} == dict.fromkeys(
        titles, (1, 1)
    )


def test_no_figure_changes():
    """Items are counted as if nobody had seen that they tell one event; only events are fewer."""
    apart = [replace(each, story=None) for each in storied_clips()]
    one, other = (replace(edition(clips), cases=None) for clips in (storied_clips(), apart))

    assert subject(one, DIGEST).endswith("– 08 tin, bài; 01 nội dung cần xử lý")
    assert subject(other, DIGEST).endswith("– 08 tin, bài; 05 nội dung cần xử lý")
    for part in ("TÓM TẮT", "VIII"):
        lines = [
            section(told(c), part) if part == "VIII" else told(c).splitlines()[4] for c in (storied_clips(), apart)
        ]
        assert lines[0].replace("(01 nội dung)", "(05 nội dung)") == lines[1]
    assert re.findall(r"\(\d+ tin, bài\)", told(storied_clips())) == re.findall(r"\(\d+ tin, bài\)", told(apart))


def test_a_flag_is_never_left_out():
    """Each flag is a statement of its own, also where another article of the event is told in full."""
    second = flag("Cầu dài 90 m, rộng 2 m.", explanation="Bài nêu 90 m; theo hồ sơ là 48 m. Cần kiểm chứng.")
    clips = [
        clip(1, flags=(flag(),), story=event(), published=EARLY),
        clip(2, flags=(second,), story=event(), published=LATE),
    ]
    assert (
        "   2. Cùng sự kiện: “Tin số 2 của ngày” (Báo Số 2, 05:00 ngày 28/02)\n"
        "      Câu trong bài: “Cầu dài 90 m, rộng 2 m.”\n"
        "      Lý do gắn cờ (số liệu khác tài liệu): Bài nêu 90 m; theo hồ sơ là 48 m. Cần kiểm chứng.\n"
    ) in section(told(clips), "III")


def leader(*clips):
    """The number of the clip that is told in full in section II."""
    return int(re.search(r"^1\. .*“Tin số (\d+) của ngày”", section(told(clips), "II"), re.MULTILINE)[1])


def critical(id_, **other):
    return clip(id_, tags=CRITICAL, **{"story": event(), "published": LATE} | other)


def test_the_article_that_a_person_pinned_leads():
    pinned = event(pinned=2)
    many = critical(1, copies=(copy(10, "Trang Tin 1"),), story=pinned)
    assert leader(many, critical(2, story=pinned, group="tinh-khac")) == 2


def test_a_pinned_article_that_is_not_there_leads_nothing():
    absent = event(pinned=99)
    assert leader(critical(1, story=absent), critical(2, copies=(copy(10, "Trang Tin 1"),), story=absent)) == 2


def test_then_leads_the_one_with_most_appearances():
    assert leader(critical(1, published=EARLY), critical(2, copies=(copy(10, "A"),), group="tinh-khac")) == 2


def test_then_a_central_outlet_leads():
    assert leader(critical(1, published=EARLY, group="tinh-khac"), critical(2)) == 2


def test_then_the_earliest_leads():
    assert leader(critical(1), critical(2, published=EARLY), critical(3)) == 2


def test_praise_of_one_event_stands_under_one_heading():
    clips = [
        clip(1, tags=tags(tone="tich-cuc", topics=("du-lich-le-hoi",)), story=event(), published=LATE),
        clip(2, tags=tags(tone="tich-cuc", topics=("kinh-te-xa-hoi",)), story=event(), published=EARLY),
    ]
    four = section(told(clips), "IV")
    assert [line for line in four.splitlines() if line.startswith("* ")] == ["* Kinh tế - xã hội"]
    assert "   2. Cùng sự kiện: “Tin số 1 của ngày”" in four


def test_in_the_full_list_an_event_is_told_once_over_all_groups_of_outlets():
    plain = tags(tone="trung-tinh")
    clips = [
        clip(1, tags=plain, story=event(), published=EARLY),
        clip(2, tags=plain, published=CUT - timedelta(hours=5)),
        clip(3, tags=plain, story=event(), published=LATE, flags=()),
        clip(4, tags=plain, story=event(), published=LATE, group="tong-hop", copies=()),
    ]
    full = told(clips).split("IX. DANH MỤC ĐẦY ĐỦ\n")[1]
    heads = [line for line in full.splitlines() if re.match(r" *(\d+\.|\*) ", line)]
    assert heads[:4] == [
        "* Báo chí Trung ương (03 tin, bài)",
        "1. Báo Số 1 (bao1.example), 22:00 ngày 27/02: “Tin số 1 của ngày”",
        "   2. Cùng sự kiện: “Tin số 3 của ngày” (Báo Số 3, 05:00 ngày 28/02)",
        "3. Báo Số 2 (bao2.example), 02:00 ngày 28/02: “Tin số 2 của ngày”",
    ]
    assert (
        "1. Cùng sự kiện nêu tại mục IX (Báo chí Trung ương, tin 1): “Tin số 4 của ngày” (Báo Số 4, 05:00 ngày 28/02)"
        in heads
    )


def test_reprints_of_what_is_told_in_short_open_in_the_full_list():
    plain = tags(tone="trung-tinh")
    reprint = (copy(20, "Trang Tin 1", 4),)
    clips = [
        clip(1, tags=CRITICAL, story=event()),
        clip(2, tags=CRITICAL, story=event(), group="tinh-khac"),
        clip(3, tags=plain, story=event(), copies=reprint, group="tong-hop"),
    ]
    assert "   https://bao3.example/bai-3\n   Đăng lại: Trang Tin 1 (trangtin1.example)" in told(clips)
    assert reprint[0].url in render_html(edition(clips))


def test_a_headline_that_a_person_gave_stands_above_its_items():
    named = event(named="Cầu treo Nà Tông hỏng, dân đi bè")
    two = section(told([critical(1, story=named), critical(2, story=named)]), "II")
    assert two.startswith("Sự kiện: Cầu treo Nà Tông hỏng, dân đi bè\n1. Báo Số 1")
    assert two.count("Sự kiện: ") == 1


def test_a_headline_of_the_machine_stands_nowhere(storied):
    assert "Tựa của nhóm tin" not in storied


def test_a_pinned_headline_stands_above_only_where_its_own_article_does_not():
    def pinned(headline):
        return replace(event(pinned=1), headline=headline)

    assert "Sự kiện: " not in told([critical(1, story=pinned("Tin số 1 của ngày"))])
    later = told([critical(2, story=pinned("Tin số 1 của ngày"))])
    assert "Sự kiện: Tin số 1 của ngày\n1. Báo Số 2" in later


def test_a_headline_with_markup_is_harmless():
    page = render_html(edition([critical(1, story=event(named="<b onclick=x>Cầu</b> & bè"))]))
    assert "Sự kiện: &lt;b onclick=x&gt;Cầu&lt;/b&gt; &amp; bè" in page


def test_outlets_are_counted_with_reprints_and_by_their_owners():
    clips = [critical(1, copies=(copy(10, "Báo Số 2"), copy(11, "Trang Tin"))), critical(2)]
    assert "   03 báo (02 cơ quan chủ quản) đưa tin.\n" in told(clips, count_houses=lambda outlets: len(outlets) - 1)


def test_an_event_that_one_outlet_tells_is_not_counted():
    clips = [critical(1), critical(2, outlet="Báo Số 1")]
    assert "đưa tin" not in told(clips)


def test_what_the_first_edition_archives_is_not_counted():
    clips = [critical(1), critical(2, published=CUT - timedelta(days=2))]
    assert "đưa tin" not in told(clips, first=True)


def test_a_follow_up_names_the_edition_that_told_of_it_before():
    text = told([critical(1), critical(2), critical(3, story=event(9))], earlier={7: 2})
    assert "   02 báo (02 cơ quan chủ quản) đưa tin; tiếp theo tin đã nêu ở số 002.\n" in text
    assert text.count("tiếp theo") == 1


def test_a_single_follow_up_says_so_too():
    assert "   Tiếp theo tin đã nêu ở số 041.\n" in told([critical(1)], earlier={7: 41})


def test_a_short_line_says_what_is_odd_of_its_article():
    clips = [
        critical(1, copies=(copy(10, "A"),)),
        critical(2, medium="bao-in", url="urn:monitor:paper:0a"),
        critical(3, language="en", published_from="first-seen"),
        critical(4, url="javascript:alert(1)"),
        critical(5, medium="phat-thanh", url="urn:monitor:paper:0b"),
    ]
    two = section(told(clips), "II")
    assert "Cùng sự kiện: “Tin số 2 của ngày” (Báo Số 2, báo in, ngày 28/02)\n   3." in two
    assert "Cùng sự kiện: “Tin số 3 của ngày” (chưa dịch) (Báo Số 3, 05:00, giờ máy ghi nhận)\n" in two
    assert "Cùng sự kiện: “Tin số 4 của ngày” (Báo Số 4, 05:00)\n      Không có địa chỉ mở được trên mạng." in two
    assert "Cùng sự kiện: “Tin số 5 của ngày” (Báo Số 5, phát thanh, 05:00)" in two
    assert 'href="javascript' not in render_html(edition(clips))


def test_a_short_title_is_a_link_of_its_own_in_the_page():
    page = render_html(edition([critical(1), critical(2)]))
    assert 'Cùng sự kiện: “<a href="https://bao2.example/bai-2">Tin số 2 của ngày</a>” (Báo Số 2, 05:00)' in page


def test_a_story_in_ten_wordings_takes_less_than_half_the_room():
    clips = [critical(n, authors=("Hoàng Bách",), published=LATE) for n in range(1, 11)]
    apart = [replace(each, story=None) for each in clips]
    two, other = (section(told(c), "II") for c in (clips, apart))
    assert len(two) < 0.5 * len(other)


def test_hundreds_of_articles_of_one_event_fit_and_are_counted():
    made = edition([critical(n) for n in range(1, 701)])
    page = render_html(made)
    shown = len(re.findall(r"Tin số \d+ của ngày", page))
    left = [int(n.replace(".", "")) for n in re.findall(r"Còn ([\d.]+) tin, bài không nêu", page)]
    assert len(page.encode()) <= LIMIT
    assert shown + left[0] == 700


STORY = st.none() | st.builds(event, st.integers(1, 3), st.sampled_from(["", "Tên do người đặt"]), st.none())
TAGS = st.sampled_from(
    [
        CRITICAL,
        tags(tone="trung-tinh"),
        tags(tone="tich-cuc", topics=("du-lich-le-hoi",)),
        tags(tone="tich-cuc", topics=("kinh-te-xa-hoi",)),
        tags(province="none", topics=("bien-gioi",)),
    ]
)
CLIP = st.fixed_dictionaries(
    {
        "story": STORY,
        "tags": TAGS,
        "group": st.sampled_from(["trung-uong", "tinh-khac", "nuoc-ngoai", "tong-hop"]),
        "published": st.integers(1, 60).map(lambda hours: CUT - timedelta(hours=hours)),
        "flags": st.sampled_from([(), (), (flag(),)]),
    }
)


@settings(deadline=None, max_examples=60)
@given(st.lists(CLIP, max_size=12))
def test_whatever_the_stories_every_item_is_told_once_and_stories_stand_together(rows):
    # One id has one story: the first that was drawn stands for all.
    known = {}
    clips = [
        clip(n, **row | {"story": row["story"] and known.setdefault(row["story"].id, row["story"])})
        for n, row in enumerate(rows, start=1)
    ]
    made = edition(clips)
    text = render_text(made)
    page = render_html(made)

    assert [item.clip for item in made.items] == [item.clip for item in edition(clips[::-1]).items]
    for n in range(1, len(clips) + 1):
        assert text.count(f"“Tin số {n} của ngày”") == 1
        assert len(re.findall(rf">Tin số {n} của ngày<|“Tin số {n} của ngày”", page)) == 1
    runs = [(i.section, i.story.id) for i in made.items if i.story]
    starts = [key for n, key in enumerate(runs) if n == 0 or runs[n - 1] != key]
    assert len(starts) == len(set(starts))
    places = re.findall(r"nêu tại mục ((?:II|III|IV|V|VI)\.\d+)", text)
    for place in places:
        numeral, number = place.split(".")
        assert re.search(rf"^ *{number}\. ", section(text, numeral), re.MULTILINE)
