"""Quiet is told apart from silent and broken, and says why. Not for: where the figures come from (tests/store)."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.health import History, judge

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 16, 0, tzinfo=ZONE)  # a Wednesday
WEEKS = range(1, 29)


def before(days: int, hour: int = 9) -> datetime:
    return (NOW - timedelta(days=days)).replace(hour=hour)


def history(news=(), *, polled=range(29), first=60, trouble="") -> History:
    """A source read for *first* days, polled on the days *polled* days ago."""
    return History(
        trouble=trouble,
        first_success=NOW - timedelta(days=first),
        last_success=NOW,
        news=sorted(news),
        polled=frozenset(before(days).date() for days in polled),
    )


def words(news=(), **keys) -> str:
    return str(judge(history(news, **keys)))


WORKDAYS = [days for days in range(29) if before(days).weekday() < 5]


def test_a_source_with_news_today_is_well():
    assert words([(before(0), 2), (before(0, 11), 1)]) == "well: 3 new on 25/11 by 16:00"


def test_what_fails_is_broken_whatever_it_brought_before():
    assert words([(before(0), 5)], trouble="timeout") == "broken: timeout"


def test_a_source_read_for_less_than_a_week_is_too_young():
    assert words([(before(0), 5)], first=6) == "too young to say: read since Thu 19/11 16:00"
    assert judge(History("", None, None, (), frozenset())).why == "never polled with success"


def test_a_source_that_brought_news_every_wednesday_is_silent_without():
    brought = dict(zip((7, 14, 21, 28), (11, 14, 9, 12), strict=True))
    news = [(before(days), brought.get(days, 3)) for days in WEEKS]

    assert words(news) == (
        "silent: nothing new since Tue 24/11 09:00; the last 4 Wednesdays brought 11, 14, 9, 12 by this hour"
    )


def test_news_that_usually_comes_later_in_the_day_is_not_missed_yet():
    assert words([(before(days, 20), 3) for days in WEEKS]) == (
        "quiet: nothing new on 25/11 by 16:00, as on 4 of the last 4 Wednesdays"
    )


def test_a_weekly_that_comes_on_mondays_is_quiet_on_wednesday():
    """25 November is a Wednesday, so Mondays are 2, 9, 16 and 23 days ago."""
    assert words([(before(days), 6) for days in (2, 9, 16, 23)]).startswith("quiet: nothing new on 25/11 by 16:00")


def test_an_office_that_rests_on_weekends_is_quiet_on_sunday():
    sunday = NOW - timedelta(days=3)
    found = replace(history([(before(days), 4) for days in WORKDAYS]), last_success=sunday)

    assert str(judge(found)) == "quiet: nothing new on 22/11 by 16:00, as on 3 of the last 3 Sundays"


def test_a_source_that_stopped_weeks_ago_does_not_become_quiet_by_its_own_silence():
    """Three Wednesdays without news are not usual when the source had news every day before."""
    assert words([(before(days), 4) for days in range(20, 29)]) == (
        "silent: nothing new since Thu 05/11 09:00; 20 days of looking, the longest pause before was 1 day"
    )


def test_days_on_which_nobody_looked_do_not_count():
    """The program was off for ten days and reads again today: one day of looking, not eleven of silence."""
    news = [(before(days, 17), 4) for days in range(11, 29)]
    verdict = words(news, polled=(0, *range(11, 29)))

    assert verdict.startswith("quiet:")


def test_without_any_same_weekday_the_pauses_decide():
    assert words([(before(1), 1), (before(3), 1), (before(5), 1)], polled=(0, 1, 2, 3, 4, 5)) == (
        "quiet: nothing new since Tue 24/11 09:00; pauses of up to 2 days are usual"
    )


def test_four_weeks_without_anything_are_worth_a_look():
    assert words() == "silent: nothing new in the last 28 days"


# -- for every history ------------------------------------------------------------------------------

days = st.integers(0, 40)
sights = st.lists(st.tuples(st.builds(before, days, st.integers(0, 23)), st.integers(0, 20)), max_size=40)
histories = st.builds(
    lambda news, polled, first: history(news, polled=polled, first=first),
    sights,
    st.frozensets(st.integers(0, 28)),
    st.integers(0, 90),
)


@given(histories)
def test_every_history_has_a_verdict_of_one_line(found):
    verdict = judge(found)

    assert verdict.why
    assert "\n" not in str(verdict)
    assert judge(found) == verdict


@given(histories)
def test_well_means_news_today_and_news_today_means_well(found):
    by_now = sum(count for at, count in found.news if at.date() == NOW.date() and at <= NOW)
    old = found.last_success - found.first_success >= timedelta(days=7)

    assert (judge(found).word == "well") == (old and by_now > 0)


@given(histories, st.frozensets(st.integers(29, 60)))
def test_what_is_older_than_four_weeks_changes_nothing(found, ago):
    more = [(before(each), 3) for each in ago]
    polled = found.polled | {before(each).date() for each in ago}

    assert judge(replace(found, news=sorted([*found.news, *more]), polled=polled)) == judge(found)


@given(histories)
def test_a_pause_in_which_nobody_looked_is_never_too_long(found):
    """With no successful poll between the last news and today, the length of the pause says nothing."""
    last = max((at.date() for at, count in found.news if count and at <= NOW), default=NOW.date())
    off = replace(found, polled=frozenset(day for day in found.polled if day <= last or day == NOW.date()))

    assert "the longest pause before" not in judge(off).why


@given(histories)
def test_silence_is_never_told_of_a_source_whose_days_before_were_all_alike_without_news(found):
    """With no news on any of the same weekdays, only a pause longer than every one before is silence."""
    same = {before(7 * weeks).date() for weeks in (1, 2, 3, 4)}
    verdict = judge(replace(found, news=[(at, n) for at, n in found.news if at.date() not in same]))

    assert verdict.word != "silent" or "pause" in verdict.why or "28 days" in verdict.why


@pytest.mark.parametrize("hour", range(24))
def test_a_source_that_brings_news_at_nine_is_missed_from_nine_on(hour):
    found = history([(before(days), 2) for days in WEEKS])
    found = replace(found, last_success=NOW.replace(hour=hour))

    assert judge(found).word == ("silent" if hour >= 9 else "quiet")
