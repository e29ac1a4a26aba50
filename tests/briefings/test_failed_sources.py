"""Sources that gave nothing on days of the period, and portals that went quiet: a fall in coverage is no fall in interest."""

from dataclasses import replace
from datetime import date, timedelta

from brief_office import OVER, QUARTER, ask, ask_daily, bring, noon
from store_samples import later, sighting

from monitor.briefings.gathering import gather
from monitor.model import Poll
from monitor.periods import named

DAY = timedelta(days=1)
WEEK = named("2026-W10")  # 2 to 8 March
MONDAY = WEEK.first


def failed(store, settings, period=WEEK, now=OVER):
    return [
        (each.id, each.asked, [day.day for day in each.days]) for each in gather(store, settings, period, now).failed
    ]


def test_a_source_that_was_read_each_day_is_not_named(store, settings):
    ask_daily(store, "local", MONDAY, WEEK.last)

    assert failed(store, settings) == []


def test_days_on_which_every_poll_failed_are_named(store, settings):
    ask_daily(store, "local", MONDAY, WEEK.last - 2 * DAY)
    ask(store, "local", WEEK.last - DAY, "failed")
    ask(store, "local", WEEK.last, "refused")

    assert failed(store, settings) == [("local", True, [7, 8])]


def test_days_of_which_nothing_is_known_are_told_as_that(store, settings):
    ask_daily(store, "local", MONDAY + 2 * DAY, WEEK.last - DAY)
    ask(store, "local", WEEK.last, "failed")

    assert gather(store, settings, WEEK, OVER).unknown == (MONDAY, MONDAY + DAY, WEEK.last)


def test_one_answer_is_enough_for_a_day(store, settings):
    ask_daily(store, "local", MONDAY, WEEK.last)
    ask(store, "local", MONDAY, "failed", hour=1)

    assert failed(store, settings) == []


def test_days_on_which_the_program_did_not_ask_are_named_as_that(store, settings):
    ask_daily(store, "local", MONDAY, MONDAY + DAY)
    ask(store, "local", MONDAY + 2 * DAY, "failed")
    ask(store, "local", WEEK.last)

    assert failed(store, settings) == [("local", True, [4]), ("local", False, [5, 6, 7])]


def test_a_day_is_one_of_the_offices_clock(store, settings):
    ask_daily(store, "local", MONDAY, WEEK.last)
    ask(store, "cong", MONDAY, hour=-12)  # midnight
    for n in range(1, 7):
        ask(store, "cong", MONDAY + n * DAY, hour=11)  # 23:00

    assert failed(store, settings) == []


def test_a_source_asked_once_in_24_hours_may_be_asked_on_no_days_clock(store, settings):
    ask_daily(store, "cong", MONDAY, WEEK.last)
    ask_daily(store, "local", MONDAY, WEEK.last - 4 * DAY)
    ask_daily(store, "local", WEEK.last - 2 * DAY, WEEK.last)

    assert failed(store, settings) == []


def test_a_single_day_on_which_the_program_asked_nobody_is_named(store, settings):
    ask_daily(store, "local", MONDAY, WEEK.last - 4 * DAY)
    ask_daily(store, "local", WEEK.last - 2 * DAY, WEEK.last)

    assert failed(store, settings) == [("local", False, [5])]


def test_a_source_counts_from_the_day_on_which_it_was_first_asked(store, settings):
    ask_daily(store, "local", MONDAY, WEEK.last)
    ask_daily(store, "cong", MONDAY + 5 * DAY, WEEK.last)

    assert failed(store, settings) == []


def test_a_source_that_is_switched_off_is_not_named(store, settings):
    ask(store, "tat", MONDAY, "failed")

    assert failed(store, settings) == []


def test_imports_have_no_sources_that_could_fail(store, settings):
    bring(store, "cu", noon(MONDAY))

    assert failed(store, settings) == []


def test_of_the_day_that_runs_nothing_is_said(store, settings):
    ask(store, "local", MONDAY)
    ask(store, "local", MONDAY + DAY, "failed")

    assert failed(store, settings, now=noon(MONDAY + DAY) + timedelta(hours=1)) == []
    assert failed(store, settings, now=noon(MONDAY + 2 * DAY)) == [("local", True, [3])]


def test_the_source_with_the_most_lost_days_comes_first(store, settings):
    ask_daily(store, "cong", MONDAY, WEEK.last - DAY)
    ask(store, "cong", WEEK.last, "failed")
    ask_daily(store, "local", MONDAY, WEEK.last - 2 * DAY)
    ask(store, "local", WEEK.last - DAY, "failed")
    ask(store, "local", WEEK.last, "failed")

    assert [id_ for id_, _, _ in failed(store, settings)] == ["local", "cong"]


# -- portals -----------------------------------------------------------------------------------------


def lists(store, source, day, published):
    """A poll of *source* on *day* that lists an article published on another day."""
    new = sighting(f"{source}-{published}")
    new = replace(new, found=replace(new.found, published=noon(published)))
    url = f"https://{source}.example/rss"
    store.save_poll(Poll(source, url, "changed", ""), [new], noon(day), later(1))


def quiet(store, settings, period=QUARTER, now=OVER):
    return {each.id: (each.last, each.days, each.failed) for each in gather(store, settings, period, now).quiet}


def test_a_portal_without_anything_new_for_a_month_is_named_with_its_last_day(store, settings):
    lists(store, "local", date(2026, 3, 30), date(2026, 3, 30))
    lists(store, "cong", date(2026, 3, 30), date(2026, 2, 1))

    assert quiet(store, settings) == {"cong": (date(2026, 2, 1), 58, False)}


def test_a_month_is_counted_to_the_day(store, settings):
    lists(store, "local", date(2026, 3, 30), date(2026, 3, 2))
    lists(store, "cong", date(2026, 3, 30), date(2026, 3, 1))

    assert quiet(store, settings) == {"cong": (date(2026, 3, 1), 30, False)}


def test_a_portal_that_could_not_be_read_is_named_as_that(store, settings):
    lists(store, "local", date(2026, 3, 30), date(2026, 3, 30))
    lists(store, "cong", date(2026, 2, 2), date(2026, 2, 1))
    ask(store, "cong", date(2026, 3, 20), "failed")

    assert quiet(store, settings) == {"cong": (date(2026, 2, 1), 58, True)}


def test_what_a_portal_published_after_the_period_does_not_count_in_it(store, settings):
    lists(store, "local", date(2026, 3, 30), date(2026, 3, 30))
    lists(store, "cong", date(2026, 3, 30), date(2026, 2, 1))
    lists(store, "cong", date(2026, 4, 1), date(2026, 4, 1))

    assert quiet(store, settings)["cong"][0] == date(2026, 2, 1)
