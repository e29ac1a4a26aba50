"""The demo's press holds what a demonstration needs. Not here: how it is served."""

import unicodedata
from collections import Counter
from datetime import datetime, timedelta
from importlib import resources
from itertools import combinations

import pytest

from monitor.config.sources import SourcesFile
from monitor.config.toml_file import parse
from monitor.demo.press import About, build_press, load_press

EVENING = datetime.fromisoformat("2026-09-15T18:00:00+07:00")
DAWN = datetime.fromisoformat("2026-09-16T06:45:00+07:00")
PRESS = load_press()
OWN = [a for a in PRESS.articles if not a.row.copy_of and a.row.expect != "gone"]
COPIES = [a for a in PRESS.articles if a.row.copy_of]
ABOUT = {a.url: o.about for o in PRESS.outlets for a in o.articles}
BY_URL = {a.url: a for a in PRESS.articles}


def words(article):
    return f"{article.first.lead}\n" + "\n".join(article.first.paragraphs)


def test_there_are_forty_own_articles_and_more_over_seven_outlets_and_more():
    assert len(OWN) >= 40
    assert len([o for o in PRESS.outlets if o.articles]) >= 7


def test_every_kind_of_door_and_five_groups_are_there():
    assert {o.about.door for o in PRESS.outlets} == {"rss", "atom", "sitemap", "listing"}
    groups = {"cua-tinh", "co-quan-nha-nuoc", "trung-uong", "tinh-khac", "doi-ngoai", "nuoc-ngoai", "tong-hop"}
    assert {o.about.group for o in PRESS.outlets} == groups
    assert {o.about.language for o in PRESS.outlets} >= {"vi", "en", "lo", "zh"}


def test_titles_are_unique_apart_from_reprints():
    counts = Counter(a.first.title for a in PRESS.articles if not a.row.copy_of)
    assert [title for title, n in counts.items() if n > 1] == []


def test_addresses_are_unique_and_stand_under_the_reserved_domain():
    assert len({a.url for a in PRESS.articles}) == len(PRESS.articles)
    assert all(o.about.host.endswith(".example") for o in PRESS.outlets)


@pytest.mark.parametrize("article", OWN, ids=lambda a: a.row.path.rsplit("/", 1)[-1])
def test_every_own_article_is_as_long_as_a_short_press_item(article):
    if ABOUT[article.url].language in ("vi", "en"):
        assert 150 <= len(words(article).split()) <= 350
    else:
        assert 300 <= len(words(article)) <= 2000


def test_every_text_is_composed_and_has_no_stray_blanks():
    texts = [t for a in PRESS.articles for t in (a.first.title, a.row.byline, a.row.caption, words(a))]
    assert [t for t in texts if t != unicodedata.normalize("NFC", t)] == []
    assert [t for t in texts if "  " in t or t != t.strip()] == []


def test_at_least_five_reprints_stand_at_other_outlets_some_under_another_headline():
    originals = [BY_URL[a.row.copy_of] for a in COPIES]
    assert len(COPIES) >= 5
    assert all(ABOUT[o.url].id != ABOUT[c.url].id for o, c in zip(originals, COPIES, strict=True))
    assert 0 < sum(o.first.title == c.first.title for o, c in zip(originals, COPIES, strict=True)) < len(COPIES)


def test_a_reprint_is_published_after_its_original_and_keeps_nearly_all_of_its_words():
    for copy in COPIES:
        original = BY_URL[copy.row.copy_of]
        mine, theirs = set(trigrams(copy)), set(trigrams(original))
        assert copy.row.published > original.row.published
        assert mine != theirs
        assert len(mine & theirs) / len(mine | theirs) > 0.8


def test_one_event_is_told_by_three_outlets_in_words_of_their_own():
    told = [a for a in PRESS.articles if a.row.event]
    assert len({a.row.event for a in told}) == 1
    assert len({ABOUT[a.url].id for a in told}) == len(told) == 3
    for one, other in combinations(told, 2):
        mine, theirs = set(trigrams(one)), set(trigrams(other))
        assert len(mine & theirs) / len(mine | theirs) < 0.1


def trigrams(article):
    each = words(article).split()
    return zip(each, each[1:], each[2:], strict=False)


def test_one_article_is_edited_between_the_rounds_at_the_same_address():
    (edited,) = (a for a in PRESS.articles if a.row.edited and a.row.edited.at < DAWN)
    assert EVENING < edited.row.edited.at < DAWN
    assert edited.wording(EVENING) == edited.first
    assert edited.wording(DAWN).title != edited.first.title
    assert "45.000" in "".join(edited.wording(EVENING).paragraphs)
    assert "60.000" in "".join(edited.wording(DAWN).paragraphs)


def test_one_article_contradicts_the_number_of_communal_units_and_another_states_it_rightly():
    (flagged,) = (a for a in PRESS.articles if a.row.flag == "figure-differs")
    assert "142 xã, phường" in words(flagged)
    right = [a for a in PRESS.articles if "124 xã, phường" in words(a)]
    assert right
    assert flagged not in right


def test_the_false_figure_is_corrected_after_the_day_with_all_that_a_correction_has():
    (flagged,) = (a for a in PRESS.articles if a.row.flag == "figure-differs")
    (later,) = (a for a in PRESS.articles if a.row.edited and a.row.edited.at > DAWN)
    corrected = "\n".join(later.wording(DAWN + timedelta(days=2)).paragraphs)
    assert later is flagged
    assert later.wording(DAWN) == later.first
    assert "có 124 xã, phường vận hành" in corrected
    assert corrected.endswith(
        "Thông tin cải chính, xin lỗi\n" + "\n".join(later.wording(DAWN + timedelta(days=2)).paragraphs[-2:])
    )
    assert "nêu toàn tỉnh có 142 xã, phường; số đúng là 124 xã, phường." in corrected


def test_four_articles_hold_something_to_be_verified_each_of_another_kind():
    kinds = Counter(a.row.flag for a in PRESS.articles if a.row.flag)
    assert kinds == dict.fromkeys(("figure-differs", "outlets-disagree", "refuted-claim", "silently-edited"), 1)


def test_every_end_that_the_demo_shows_is_there():
    states = Counter(a.row.expect for a in PRESS.articles)
    assert set(states) == {"clip", "copy", "outside-scope", "junk", "forbidden", "gone"}
    assert states["junk"] >= 3


def test_some_articles_appear_only_overnight_and_one_is_older_than_three_days():
    overnight = [a for a in PRESS.articles if EVENING < a.row.published <= DAWN]
    old = [a for a in PRESS.articles if a.row.published < EVENING - timedelta(days=3)]
    assert len(overnight) >= 5
    assert [a.row.expect for a in old] == ["outside-scope"]
    assert all(a.row.published <= DAWN for a in PRESS.articles)


def test_the_sources_file_reads_every_outlet_through_its_own_door(tmp_path):
    template = (resources.files("monitor.demo") / "sources.toml").read_text(encoding="utf-8")
    assert template.count("PROXY") == 1
    path = tmp_path / "sources.toml"
    path.write_text(template.replace("PROXY", "http://127.0.0.1:1"), encoding="utf-8")
    file, faults = parse(path, SourcesFile, "sources.toml")
    assert faults == ()
    told = {(s.id, s.name, s.group, s.language, s.kind, s.urls) for s in file.source}
    assert told == {as_source(o.about) for o in PRESS.outlets}
    assert file.crawl.agent.isascii()


def as_source(about):
    kind = {"rss": "feed", "atom": "feed"}.get(about.door, about.door)
    urls = tuple(f"http://{about.host}{path}" for path in about.entrances)
    return about.id, about.name, about.group, about.language, kind, urls


def outlet(**article):
    row = {"path": "/a", "published": EVENING, "expect": "clip", "title": "A", "lead": "Một hai", "byline": "B"}
    return About(
        id="a", name="A", host="a.example", group="trung-uong", language="vi", door="rss", entrances=["/rss"],
        page="wire", date_text="{at}", disallow=[], menu=[], footer="", article=[row | article],
    )  # fmt: skip


def test_a_copy_without_an_original_is_refused():
    with pytest.raises(ValueError, match="there is no original http://b"):
        build_press([outlet(copy_of="http://b.example/x")])


def test_a_replacement_that_applies_nowhere_is_refused():
    with pytest.raises(ValueError, match="“ba” stands nowhere"):
        build_press([outlet(replace=[("ba", "bốn")])])
