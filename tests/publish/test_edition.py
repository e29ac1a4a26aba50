"""Which clips an edition tells, and in which section. Not for: its words."""

from datetime import timedelta

import pytest
from own_press import CUT, DIGEST, clip, copy, edition, event, flag, rich_clips, rich_edition, tags

CRITICAL = tags(tone="tieu-cuc", topics=("kinh-te-xa-hoi",))


def section(one):
    return edition([one]).items[0].section


def test_a_flagged_clip_stands_in_iii_whatever_else_it_is():
    assert section(clip(1, flags=(flag(),), tags=CRITICAL, group="nuoc-ngoai")) == "III"


@pytest.mark.parametrize("tone", ["tieu-cuc", "nhieu-chieu"])
def test_criticism_of_the_province_stands_in_ii_even_from_abroad(tone):
    assert section(clip(1, tags=tags(tone=tone), group="nuoc-ngoai")) == "II"


def test_a_matter_raised_about_the_province_stands_in_ii_without_a_critical_tone():
    assert section(clip(1, tags=tags(tone="trung-tinh", topics=("phan-anh-kien-nghi",)))) == "II"


@pytest.mark.parametrize("province", ["mention", "none"])
def test_a_matter_raised_elsewhere_does_not_stand_in_ii(province):
    """A critical topic counts only where the province is what the article is about."""
    assert section(clip(1, tags=tags(province=province, topics=("phan-anh-kien-nghi",)))) == ""


def test_a_critical_tone_without_the_province_does_not_stand_in_ii():
    assert section(clip(1, tags=tags(province="none", tone="tieu-cuc"))) == ""


@pytest.mark.parametrize("group", ["doi-ngoai", "nuoc-ngoai"])
def test_foreign_and_external_press_stands_in_v_even_when_it_praises(group):
    assert section(clip(1, group=group, tags=tags(tone="tich-cuc"))) == "V"


def test_praise_stands_in_iv_under_the_heading_of_its_main_topic():
    items = edition([clip(1, tags=tags(tone="tich-cuc", topics=("du-lich-le-hoi", "kinh-te-xa-hoi")))]).items
    assert (items[0].section, items[0].heading) == ("IV", "Văn hóa - du lịch")


@pytest.mark.parametrize("topics", [(), ("thien-tai-moi-truong",)])
def test_praise_of_no_listed_field_stands_under_the_last_heading(topics):
    items = edition([clip(1, tags=tags(tone="tich-cuc", topics=topics))]).items
    assert (items[0].section, items[0].heading) == ("IV", "Lĩnh vực khác")


def test_a_national_topic_that_names_the_province_has_no_limit():
    clips = [clip(n, tags=tags(province="mention", topics=("bien-gioi",))) for n in range(1, 9)]
    made = edition(clips)
    assert {item.section for item in made.items} == {"VI"}
    assert made.national_left == 0


def test_of_general_orientation_only_the_newest_three_are_told_in_vi():
    clips = [
        clip(n, tags=tags(province="none", topics=("bien-gioi",)), published=CUT - timedelta(hours=n))
        for n in range(1, 6)
    ]
    made = edition(clips)
    assert [item.clip for item in made.items if item.section == "VI"] == [1, 2, 3]
    assert [item.clip for item in made.items if item.section == ""] == [4, 5]
    assert made.national_left == 2


def general(id_, **other):
    return clip(id_, tags=tags(province="none", topics=("bien-gioi",)), published=CUT - timedelta(hours=id_), **other)


def test_the_limit_of_general_orientation_counts_events_and_not_articles():
    clips = [*(general(n, story=event(1)) for n in (1, 2, 3, 4)), general(5), general(6, story=event(2)), general(7)]
    made = edition([*clips, general(8, story=event(1)), general(9, story=event(3))])
    assert sorted(item.clip for item in made.items if item.section == "VI") == [1, 2, 3, 4, 5, 6, 8]
    assert sorted(item.clip for item in made.items if item.national_left) == [7, 9]
    assert made.national_left == 2


def test_an_event_that_an_article_of_the_province_tells_there_takes_no_room():
    own = clip(20, tags=tags(province="mention", topics=("bien-gioi",)), story=event(9))
    made = edition([own, general(1, story=event(9)), general(2), general(3), general(4), general(5)])
    assert sorted(item.clip for item in made.items if item.section == "VI") == [1, 2, 3, 4, 20]


def test_a_limit_of_nothing_leaves_all_general_orientation_to_the_list():
    made = edition([general(1), general(2)], digest=DIGEST.model_copy(update={"national_limit": 0}))
    assert {item.section for item in made.items} == {""}
    assert made.national_left == 2


def test_a_plain_clip_stands_only_in_the_full_list():
    assert section(clip(1, tags=tags(tone="trung-tinh"))) == ""


def test_the_first_edition_archives_what_is_older_than_a_day():
    clips = [clip(1, published=CUT - timedelta(hours=24)), clip(2, published=CUT - timedelta(hours=24, seconds=1))]
    made = edition(clips, first=True)
    assert [item.clip for item in made.items] == [1]
    assert made.archived == 1


def test_a_later_edition_tells_old_finds_as_supplements():
    clips = [clip(1, published=CUT - timedelta(days=9)), clip(2, published=CUT - timedelta(days=1))]
    made = edition(clips)
    assert {item.clip: item.supplement for item in made.items} == {1: True, 2: False}
    assert made.archived == 0


def test_every_clip_is_told_once():
    clips = rich_clips()
    made = edition(clips)
    assert sorted(item.clip for item in made.items) == sorted(each.id for each in clips)


def test_the_order_does_not_depend_on_the_order_of_the_clips():
    clips = rich_clips()
    assert edition(clips) == edition(clips[::-1])


def test_central_outlets_lead_the_criticism_then_the_newest():
    late, early = CUT - timedelta(hours=1), CUT - timedelta(hours=5)
    clips = [
        clip(1, group="tinh-khac", tags=CRITICAL, published=late),
        clip(2, group="trung-uong", tags=CRITICAL, published=early),
        clip(3, group="trung-uong", tags=CRITICAL, published=late),
    ]
    assert [item.clip for item in edition(clips).items] == [3, 2, 1]


def test_headings_of_iv_stand_in_the_order_of_the_rules():
    clips = [
        clip(n, tags=tags(tone="tich-cuc", topics=t))
        for n, t in enumerate([(), ("du-lich-le-hoi",), ("kinh-te-xa-hoi",)], 1)
    ]
    assert [item.heading for item in edition(clips).items] == ["Kinh tế - xã hội", "Văn hóa - du lịch", "Lĩnh vực khác"]


def test_a_time_of_first_sight_is_marked_unsure():
    assert edition([clip(1, published_from="first-seen")]).items[0].date_unsure


def test_an_unknown_topic_keeps_its_id():
    assert edition([clip(1, tags=tags(topics=("la",)))]).items[0].topics == ("la",)


def test_the_canonical_address_is_the_one_printed():
    item = edition([clip(1, url="https://www.bao.example/a?utm_source=x", canonical="https://bao.example/a")]).items[0]
    assert (item.url, item.domain) == ("https://bao.example/a", "bao.example")


def test_a_paper_clip_keeps_its_own_address_and_has_no_domain():
    item = edition([clip(1, url="urn:monitor:paper:0a", medium="bao-in")]).items[0]
    assert (item.url, item.domain) == ("urn:monitor:paper:0a", "")


def test_earlier_counts_are_frozen_with_the_edition():
    made = edition(previous=tuple(range(20, 10, -1)))
    assert (made.previous_items, made.week_items) == (20, (20, 19, 18, 17, 16, 15, 14))
    assert edition(previous=()).previous_items is None


def test_a_flag_quotes_its_own_sentence():
    text = "Tỉnh Thanh Lâm vào vụ mới trong nắng ấm. Cả tỉnh trồng mới được 9.000 ha rừng trong năm qua."
    item = edition([clip(1, text=text, flags=(flag(),), tags=tags(text, named="Thanh Lâm"))]).items[0]
    assert item.quote == flag().sentence == item.flags[0].sentence


def test_a_flagged_sentence_too_long_to_quote_is_left_to_the_original():
    item = edition([clip(1, flags=(flag("dài " * (DIGEST.quote_words + 1)),))]).items[0]
    assert (item.quote, item.flags[0].sentence, item.flags[0].found) == ("", "", "9.000 ha")


def test_reprints_travel_with_their_item():
    assert rich_edition().items[0].copies == tuple(copy(1, f"Trang Tin {n}", n) for n in range(1, 6))
