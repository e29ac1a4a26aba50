"""What is told of a period: its items as their labels stand, their reprints, stories, cases, the coming days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from brief_office import AN, OVER, QUARTER, bring, keep, noon
from store_samples import flag

from monitor.briefings.gathering import gather
from monitor.case import Linked, Moved, Opened, Paper
from monitor.cases import load, open_case
from monitor.cases.adding import add
from monitor.cases.limits import office_of
from monitor.errors import InputError
from monitor.periods import named
from monitor.publish.briefing.count import is_own
from monitor.publish.briefing.telling.figures import own
from monitor.publish.briefing.telling.telling import telling

FIRST = datetime(2025, 12, 31, 17, tzinfo=UTC)  # midnight of 1 January on the office's clock
LAST = datetime(2026, 3, 31, 17, tzinfo=UTC)  # of 1 April
MOMENT = timedelta(microseconds=1)


def titles(briefing):
    return [item.title.rpartition(" ")[2] for item in briefing.items]


def test_the_period_is_that_of_the_offices_clock_to_the_moment(store, settings):
    for name, at in (("som", FIRST - MOMENT), ("dau", FIRST), ("cuoi", LAST - MOMENT), ("muon", LAST)):
        keep(store, name, at)

    assert titles(gather(store, settings, QUARTER, OVER)) == ["dau", "cuoi"]


def test_an_item_is_told_with_its_labels_and_where_it_stands(store, settings):
    at = noon(date(2026, 2, 3))
    number = keep(
        store, "cau", at, topics=("du-lich", "giao-thong"), places=("Na Hang",), tone="tieu-cuc", flags=(flag(),)
    )
    (item,) = gather(store, settings, QUARTER, OVER).items

    assert (item.clip, item.url, item.published) == (number, "https://bao.example/cau", at)
    assert (item.outlet, item.source, item.group, item.medium) == ("Báo Thử", "bao", "trung-uong", "bao-dien-tu")
    assert (item.topics, item.places, item.tone) == (("du-lich", "giao-thong"), ("Na Hang",), "tieu-cuc")
    assert (item.province, item.language, item.flagged) == ("central", "vi", True)


def test_peoples_word_on_a_label_comes_first(store, settings):
    number = keep(store, "cau", noon(date(2026, 2, 3)), topics=("du-lich",), places=("Na Hang",), tone="tieu-cuc")
    for label, value, verdict in (
        ("topic", "du-lich", "drop"),
        ("topic", "giao-thong", "add"),
        ("place", "Lâm Bình", "add"),
        ("tone", "trung-tinh", "add"),
    ):
        store.decisions.add(number, label, value, verdict, who="Lê Thử", at=OVER)
    (item,) = gather(store, settings, QUARTER, OVER).items

    assert (item.topics, item.places, item.tone) == (("giao-thong",), ("Na Hang", "Lâm Bình"), "trung-tinh")


def test_what_waits_no_longer_to_be_verified_is_not_flagged(store, settings):
    number = keep(store, "cau", noon(date(2026, 2, 3)), flags=(flag(),))
    (found,) = store.flags.standing(number)
    asked = {"revision": found.revision, "seen": found.seen, "reason": "Số liệu khớp.", "by": "thu", "at": OVER}
    assert gather(store, settings, QUARTER, OVER).items[0].flagged

    store.flags.act(number, found.key, "dismissed", **asked)
    assert not gather(store, settings, QUARTER, OVER).items[0].flagged


def test_reprints_count_with_their_original_and_are_no_items(store, settings):
    first = keep(store, "cau", noon(date(2026, 2, 3)))
    keep(store, "lai", noon(date(2026, 2, 4)), copy_of=first, outlet="Báo Lại", group="tong-hop")
    (item,) = gather(store, settings, QUARTER, OVER).items

    assert [(copy.outlet, copy.group) for copy in item.copies] == [("Báo Lại", "tong-hop")]


def test_a_reprint_outside_the_period_is_not_counted_and_one_of_an_earlier_article_is_said(store, settings):
    before = keep(store, "truoc", FIRST - timedelta(hours=1))
    keep(store, "truoc-lai", FIRST + timedelta(hours=1), copy_of=before)
    inside = keep(store, "trong", LAST - timedelta(hours=1))
    keep(store, "trong-lai", LAST + timedelta(hours=1), copy_of=inside)
    told = gather(store, settings, QUARTER, OVER)

    assert titles(told) == ["trong"]
    assert told.items[0].copies == ()
    assert told.earlier == 1


def test_what_is_out_of_scope_is_not_told(store, settings):
    bring(store, "trong", noon(date(2026, 2, 3)))
    bring(store, "ngoai", noon(date(2026, 2, 3)), in_scope=False)

    assert titles(gather(store, settings, QUARTER, OVER)) == ["trong"]


def test_an_imported_article_counts_by_its_own_date(store, settings):
    bring(store, "cu", noon(date(2025, 2, 3)))

    assert titles(gather(store, settings, named("2025Q1"), OVER)) == ["cu"]
    assert titles(gather(store, settings, QUARTER, OVER)) == []


def test_a_story_is_told_by_two_items_and_says_from_when_to_when_how_many_outlets_and_houses(store, settings):
    days = (date(2026, 2, 3), date(2026, 2, 5), date(2026, 2, 9))
    one, two, alone = (keep(store, name, noon(day)) for name, day in zip(("mot", "hai", "rieng"), days, strict=True))
    keep(store, "lai", noon(days[1]), copy_of=two, outlet="Báo Lại")
    keep(store, "lai-nua", noon(days[1]), copy_of=two, outlet="Sở Thử")  # the owner of the portal, by another name
    keep(store, "lai-them", noon(days[1]), copy_of=two, outlet="Cổng Thử")
    with store.stories.joining("g") as join:
        story = join(one, None, None)
        join(two, story, None)
        join(alone, None, None)
    store.stories.rename(story, "Cầu mới qua suối", who="Lê Thử", at=OVER)
    (found,) = gather(store, settings, QUARTER, OVER).stories

    assert (found.id, found.headline, found.items) == (story, "Cầu mới qua suối", 2)
    assert (found.first, found.last) == (days[0], days[1])
    assert (found.outlets, found.houses) == (4, 3)


def test_a_headline_that_somebody_pinned_is_the_name_of_the_story_until_its_article_leaves_or_a_name_is_given(
    store, settings
):
    one, two, three = (keep(store, name, noon(date(2026, 2, 3))) for name in ("mot", "hai", "ba"))
    with store.stories.joining("g") as join:
        story = join(one, None, None)
        join(two, story, None)
        join(three, story, None)
    store.stories.pin(story, two, who="Lê Thử", at=OVER)
    (pinned,) = gather(store, settings, QUARTER, OVER).stories

    assert pinned.headline == store.clip(two).article.title

    store.stories.rename(story, "Cầu mới qua suối", who="Lê Thử", at=OVER)
    (named_,) = gather(store, settings, QUARTER, OVER).stories

    assert named_.headline == "Cầu mới qua suối"

    store.stories.rename(story, "", who="Lê Thử", at=OVER)
    store.stories.split(story, [two], who="Lê Thử", at=OVER)
    (left,) = gather(store, settings, QUARTER, OVER).stories

    assert left.headline == ""


# -- the province's own ----------------------------------------------------------------------------------


def own_of(store, settings, *listed):
    """Titles of the items that are the province's own where these sources are listed."""
    rules = settings.briefing.model_copy(update={"own_sources": listed})
    told = gather(store, replace(settings, briefing=rules), QUARTER, OVER)
    return [item.title.rpartition(" ")[2] for item in told.items if is_own(told, item)]


def test_what_was_imported_is_the_provinces_own_by_its_outlet_and_where_nobody_knows_that_by_its_group(store, settings):
    at = noon(date(2026, 2, 3))
    keep(store, "nguon", at, source="cong", outlet="Cổng Thử", group="co-quan-nha-nuoc")
    bring(store, "ten", at, outlet="cổng thử", group="trung-uong")  # the outlet of a listed source, whatever its group
    bring(
        store, "khac", at, outlet="Báo Một", group="cua-tinh"
    )  # of one that sources.toml knows and the office does not list
    bring(store, "la", at, outlet="Báo Lạ", group="cua-tinh")
    bring(store, "xa", at, outlet="Báo Xa", group="trung-uong")

    assert own_of(store, settings, "cong") == ["nguon", "ten", "la"]
    assert own_of(store, settings) == ["nguon", "khac", "la"]  # by the groups alone


def test_a_report_says_how_the_provinces_own_press_is_counted_where_the_office_lists_it(store, settings):
    bring(store, "ten", noon(date(2026, 2, 3)), outlet="Cổng Thử", group="trung-uong")
    rules = settings.briefing.model_copy(update={"own_sources": ("cong",)})
    told = gather(store, replace(settings, briefing=rules), QUARTER, OVER)
    text = own(telling(told, rules)).text

    assert "đăng trước 01 trên 01 tin, bài" in text
    assert "theo danh sách 01 nguồn của cơ quan" in text


def test_the_widest_story_comes_first(store, settings):
    for story, outlets in (("hep", ("Báo Một", "Báo Một")), ("rong", ("Báo Một", "Báo Hai"))):
        kept = [keep(store, f"{story}{n}", noon(date(2026, 2, 3)), outlet=name) for n, name in enumerate(outlets)]
        with store.stories.joining("g") as join:
            number = join(kept[0], None, None)
            join(kept[1], number, None)

    assert [each.outlets for each in gather(store, settings, QUARTER, OVER).stories] == [2, 1]


def test_a_period_that_runs_is_told_as_one_that_is_not_over(store, settings):
    assert not gather(store, settings, QUARTER, LAST - MOMENT).over
    assert gather(store, settings, QUARTER, LAST).over


def test_a_period_that_has_not_begun_is_refused(store, settings):
    with pytest.raises(InputError, match="2026Q1 has not begun yet"):
        gather(store, settings, QUARTER, FIRST - MOMENT)


def test_the_days_of_the_next_period_are_those_of_the_rules(store, settings):
    told = gather(store, settings, QUARTER, OVER).coming

    # 14 June 2026 is a Sunday of an office that works on Mondays.
    assert [(each.day, each.kind, each.text) for each in told] == [
        (date(2026, 4, 30), "holiday", "Lễ thử"),
        (date(2026, 6, 15), "reminder", "Chuẩn bị giao ban thử"),
    ]


# -- cases -------------------------------------------------------------------------------------------


def opened(store, title, at, article):
    return open_case(store, Opened(title, 2, at), [Linked(article)], actor=AN, at=at)


def test_cases_are_those_there_in_the_period_and_those_opened_in_it_are_named(store, settings):
    number = keep(store, "cau", FIRST - timedelta(days=9))
    old = opened(store, "Mở quý trước", FIRST - timedelta(days=3), number)
    new = opened(store, "Mở trong quý", noon(date(2026, 2, 3)), number)
    opened(store, "Mở quý sau", LAST + timedelta(hours=1), number)
    told = gather(store, settings, QUARTER, OVER)

    assert [line.id for line in told.cases] == [old, new]
    assert told.opened == (new,)


def close(store, settings, number, at):
    """Close a case as one that is not the province's."""
    paper, office = Paper("1/BC", at.date()), office_of(settings)
    for body in (Moved("outside"), Moved("closed", outcome="handed-over")):
        add(store, office, load(store, number), [body], actor=AN, at=at, note="Không thuộc thẩm quyền.", paper=paper)


def test_a_case_that_was_over_before_the_period_is_not_told_one_that_ended_in_it_is(store, settings):
    number = keep(store, "cau", FIRST - timedelta(days=30))
    before, inside = (opened(store, f"Vụ {n}", FIRST - timedelta(days=20), number) for n in (1, 2))
    close(store, settings, before, FIRST - timedelta(days=9))
    close(store, settings, inside, FIRST + timedelta(days=9))

    assert [line.id for line in gather(store, settings, QUARTER, OVER).cases] == [inside]


# -- nothing, and much ---------------------------------------------------------------------------------


def test_a_period_without_data_is_told_as_one(store, settings):
    told = gather(store, settings, QUARTER, OVER)

    assert (told.items, told.stories, told.cases, told.failed) == ((), (), (), ())
    assert told.before.counts is None
    assert told.before.missing


def test_the_questions_do_not_grow_with_the_items(store, settings):
    def asked():
        statements = []
        store._database._connection.set_trace_callback(statements.append)
        gather(store, settings, QUARTER, OVER)
        store._database._connection.set_trace_callback(None)
        return len(statements)

    keep(store, "mot", noon(date(2026, 2, 3)))
    few = asked()
    for n in range(40):
        keep(store, f"them{n}", noon(date(2026, 2, 3)))

    assert asked() == few
