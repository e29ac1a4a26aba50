"""Limits of cases: until when, by which rule, since when, and what ends them. Not for: what a rule may say (tests/config)."""

from dataclasses import replace

import pytest
from case_samples import CALENDAR, OFFICE, RULES, ZONE, at, case, local, opened, rule

from monitor.case import Linked, Marked, Moved, Rated
from monitor.cases import clocks, due_of
from monitor.cases.limits import Office, refuse_gap
from monitor.errors import CaseError

BY_ID = {each.id: each for each in RULES}

# What it shows; the limit; when its clock starts; the first minute that is too late.
DATES = [
    # 5 days of work
    ("the day of the start is not counted, a weekend neither", "unit", "2026-03-02 09:00", "2026-03-10 00:00"),
    ("the first minute of a day is of that day", "unit", "2026-03-02 00:00", "2026-03-10 00:00"),
    ("the last minute of a day is of that day", "unit", "2026-03-02 23:59", "2026-03-10 00:00"),
    ("sent on a Friday afternoon", "unit", "2026-03-06 16:00", "2026-03-14 00:00"),
    ("sent on a Saturday counts as from Friday", "unit", "2026-03-07 10:00", "2026-03-14 00:00"),
    ("sent on a Sunday counts as from Friday", "unit", "2026-03-08 10:00", "2026-03-14 00:00"),
    ("Tết lies within", "unit", "2027-02-01 09:00", "2027-02-16 00:00"),
    ("sent on the last day before Tết", "unit", "2027-02-04 15:00", "2027-02-19 00:00"),
    ("sent in the middle of Tết", "unit", "2027-02-07 09:00", "2027-02-19 00:00"),
    ("sent on the last day of Tết", "unit", "2027-02-11 23:59", "2027-02-19 00:00"),
    ("a Saturday that is worked before Tết is counted", "unit", "2027-01-25 09:00", "2027-01-31 00:00"),
    ("sent on a Saturday that is worked", "unit", "2027-01-30 09:00", "2027-02-13 00:00"),
    ("a Saturday that is worked after Tết is counted", "unit", "2027-02-15 09:00", "2027-02-21 00:00"),
    ("the day after the start may be a worked Saturday", "unit", "2027-02-19 09:00", "2027-02-26 00:00"),
    ("two holidays and a weekend together", "unit", "2026-04-27 09:00", "2026-05-07 00:00"),
    ("sent on the eve of two holidays", "unit", "2026-04-29 17:00", "2026-05-09 00:00"),
    ("a holiday in the middle of the week", "unit", "2026-08-28 09:00", "2026-09-08 00:00"),
    ("over the end of the year", "unit", "2026-12-28 09:00", "2027-01-06 00:00"),
    ("over the 29th of February", "unit", "2028-02-25 09:00", "2028-03-04 00:00"),
    ("over the end of a February without a 29th", "unit", "2027-02-25 09:00", "2027-03-05 00:00"),
    # 30 days, none moved
    ("thirty days through March", "answer-old", "2026-03-02 09:00", "2026-04-02 00:00"),
    ("thirty days through February", "answer-old", "2026-01-31 09:00", "2026-03-03 00:00"),
    ("the last day is the 29th of February", "answer-old", "2028-01-30 09:00", "2028-03-01 00:00"),
    ("the 29th of February is counted", "answer-old", "2028-01-31 09:00", "2028-03-02 00:00"),
    ("a last day that is New Year stays", "answer-old", "2026-12-02 09:00", "2027-01-02 00:00"),
    ("a last day that is a Saturday stays", "answer-old", "2026-05-14 09:00", "2026-06-14 00:00"),
    ("half past midnight here is yesterday in UTC", "answer-old", "2026-06-02 00:30", "2026-07-03 00:00"),
    ("one minute to midnight here", "answer-old", "2026-06-01 23:59", "2026-07-02 00:00"),
    # 20 days of the law since July
    ("twenty days of the new law", "answer-new", "2026-07-01 08:00", "2026-07-22 00:00"),
    ("twenty days of the new law over the end of a month", "answer-new", "2026-08-20 08:00", "2026-09-10 00:00"),
    # 7 days, a last day off moves on
    ("a last day of work does not move", "material", "2026-03-02 09:00", "2026-03-10 00:00"),
    ("a last day on a Saturday moves to Monday", "material", "2026-03-07 09:00", "2026-03-17 00:00"),
    ("a last day on a Sunday moves to Monday", "material", "2026-03-08 09:00", "2026-03-17 00:00"),
    ("the first day of Tết moves to the day after Tết", "material", "2027-01-29 09:00", "2027-02-13 00:00"),
    ("the last day of Tết moves to the day after", "material", "2027-02-04 09:00", "2027-02-13 00:00"),
    ("a last day on a worked Saturday does not move", "material", "2027-02-13 09:00", "2027-02-21 00:00"),
    ("a holiday before a holiday and a weekend", "material", "2026-04-23 09:00", "2026-05-05 00:00"),
    ("New Year on a Friday moves into the new year's Monday", "material", "2026-12-25 09:00", "2027-01-05 00:00"),
    ("a holiday on a Wednesday moves to Thursday", "material", "2026-08-26 09:00", "2026-09-04 00:00"),
    # outlets
    ("a daily in the week", "daily", "2026-03-03 09:00", "2026-03-06 00:00"),
    ("a daily over a weekend", "daily", "2026-03-05 09:00", "2026-03-10 00:00"),
    ("a daily on the 29th of February", "daily", "2028-02-27 09:00", "2028-03-01 00:00"),
    ("a weekly's last day on a Saturday stays", "weekly", "2026-03-02 09:00", "2026-03-08 00:00"),
    ("at once is until the end of the day", "online", "2026-03-02 08:00", "2026-03-03 00:00"),
    ("at once, a minute before midnight", "online", "2026-03-02 23:59", "2026-03-03 00:00"),
    ("at once, on a Sunday", "online", "2026-03-08 10:00", "2026-03-09 00:00"),
    ("at once, on the last day of the year", "online", "2026-12-31 15:00", "2027-01-01 00:00"),
    ("at once, where a day off moves on", "online-moving", "2026-03-08 10:00", "2026-03-10 00:00"),
    # 24 hours
    ("hours go on over midnight", "first-word", "2026-03-03 16:30", "2026-03-04 16:30"),
    ("hours go on over a weekend", "first-word", "2026-03-06 16:30", "2026-03-07 16:30"),
    ("hours go on over Tết", "unit-urgent", "2027-02-04 10:00", "2027-02-05 10:00"),
    ("hours go on over the end of the year", "unit-urgent", "2026-12-31 20:00", "2027-01-01 20:00"),
    ("hours into the 29th of February", "unit-urgent", "2028-02-28 12:00", "2028-02-29 12:00"),
    ("hours to the minute", "first-word", "2026-03-03 23:59", "2026-03-04 23:59"),
]


@pytest.mark.parametrize(("limit", "starts", "due"), [each[1:] for each in DATES], ids=[each[0] for each in DATES])
def test_a_limit_ends(limit, starts, due):
    assert local(due_of(BY_ID[limit], at(starts), OFFICE)) == due


def test_there_are_forty_dates_and_more():
    assert len(DATES) == len({each[0] for each in DATES}) >= 40


def test_a_week_with_saturdays_counts_them():
    office = replace(OFFICE, weekdays=(*OFFICE.weekdays, "sat"))
    assert local(due_of(BY_ID["unit"], at("2026-03-02 09:00"), office)) == "2026-03-08 00:00"


def test_a_next_issue_has_no_date_of_its_own():
    assert due_of(BY_ID["magazine"], at("2026-03-02 09:00"), OFFICE) is None


def test_a_calendar_that_leaves_no_day_of_work_is_told():
    office = Office(CALENDAR, (), ZONE, RULES)
    with pytest.raises(CaseError, match=r"rules/calendar\.toml leaves no day of work after"):
        due_of(BY_ID["unit"], at("2027-03-01 09:00"), office)


# -- which limit -------------------------------------------------------------------------------------


def told(*steps, first=None, office=OFFICE):
    """Of each clock: its rule, until when, and when it ended."""
    return [(each.rule, local(each.due), local(each.ended)) for each in clocks(case(*steps, first=first), office)]


SENT = Moved("sent", "so-thu")
REPORTED = Moved("reported")
ASKED = Marked("asked")


@pytest.mark.parametrize(
    ("event", "step", "chosen", "due"),
    [
        ("2026-06-30 23:59", "2026-07-20 09:00", "answer-old", "2026-08-20 00:00"),
        ("2026-07-01 00:00", "2026-07-20 09:00", "answer-new", "2026-08-10 00:00"),
        ("2026-06-30 12:00", "2027-01-10 09:00", "answer-old", "2027-02-10 00:00"),
        ("2026-07-01 06:59", "2026-07-01 08:00", "answer-new", "2026-07-22 00:00"),  # still June in UTC
    ],
)
def test_the_day_of_the_event_chooses_the_law_not_that_of_the_step(event, step, chosen, due):
    assert told((ASKED, step), first=opened(event=event)) == [(chosen, due, "")]


@pytest.mark.parametrize(("level", "chosen"), [(1, "unit"), (2, "unit"), (3, "unit"), (4, "unit-urgent")])
def test_a_limit_for_a_level_goes_before_the_one_for_all(level, chosen):
    ((found, _, _),) = told(SENT, first=opened(level))
    assert found == chosen


@pytest.mark.parametrize(
    ("kind", "chosen", "due"),
    [
        ("bao-dien-tu", "online", "2026-03-03 00:00"),
        ("bao-in", "daily", "2026-03-05 00:00"),
        ("phat-thanh", "daily", "2026-03-05 00:00"),
        ("bao-tuan", "weekly", "2026-03-08 00:00"),
    ],
)
def test_the_kind_of_outlet_chooses_the_limit_of_its_correction(kind, chosen, due):
    assert told((Marked("delivered", 1, kind), "2026-03-02 09:00")) == [(chosen, due, "")]


def test_a_clock_says_its_ground_and_whether_it_is_confirmed():
    (old,) = clocks(case(ASKED), OFFICE)
    (new,) = clocks(case(ASKED, first=opened(event="2026-07-02 08:00")), OFFICE)

    assert (old.name, old.basis, old.unverified, old.whole_days) == (
        "Hạn answer-old",
        "Căn cứ answer-old",
        False,
        True,
    )
    assert new.unverified
    assert not clocks(case(SENT, first=opened(4)), OFFICE)[0].whole_days


def test_an_unexpected_event_starts_a_clock_by_itself_and_any_other_none():
    sudden = opened(event="2026-03-01 08:00", sudden=True)

    assert told(first=sudden) == [("first-word", "2026-03-02 08:00", "")]
    assert told((Marked("informed"), "2026-03-02 07:59"), first=sudden)[0][2] == "2026-03-02 07:59"
    assert told() == []


# -- the level ---------------------------------------------------------------------------------------

MONDAY, THURSDAY = "2026-03-02 09:00", "2026-03-05 10:00"


def test_a_case_raised_to_the_highest_level_is_due_sooner_counted_from_then():
    assert told((SENT, MONDAY), (Rated(4), THURSDAY)) == [("unit-urgent", "2026-03-06 10:00", "")]


def test_a_raised_level_gives_nobody_more_time():
    """On its last day but one the limit that was told comes first."""
    assert told((SENT, MONDAY), (Rated(4), "2026-03-09 10:00")) == [("unit", "2026-03-10 00:00", "")]


def test_a_level_that_was_raised_before_the_sending_but_written_down_after_it_counts_from_the_sending():
    assert told((SENT, MONDAY), (Rated(4), "2026-03-01 10:00")) == [("unit-urgent", "2026-03-03 09:00", "")]


def test_a_level_raised_by_mistake_and_taken_back_changes_nothing():
    assert told((SENT, MONDAY), (Rated(4), THURSDAY), (Rated(2), "2026-03-05 10:05")) == told((SENT, MONDAY))


def test_a_level_said_twice_counts_from_the_first_time():
    assert told((SENT, MONDAY), (Rated(4), THURSDAY), (Rated(4), "2026-03-05 18:00")) == [
        ("unit-urgent", "2026-03-06 10:00", "")
    ]


def test_a_lowered_level_leaves_the_limit_that_was_told():
    assert told((SENT, MONDAY), (Rated(1), "2026-03-02 10:00"), first=opened(4)) == [
        ("unit-urgent", "2026-03-03 09:00", "")
    ]


def test_a_lowered_level_makes_nobody_late_even_where_its_limit_is_shorter():
    rules = (rule("unit", "sent", 5, "working-days"), rule("short", "sent", 1, "hours", levels=(1,)))
    found = told((SENT, MONDAY), (Rated(1), "2026-03-02 10:00"), office=replace(OFFICE, rules=rules))
    assert found == [("unit", "2026-03-10 00:00", "")]


def test_a_level_said_before_the_case_was_sent_counts_from_the_sending():
    assert told((Rated(4), MONDAY), (SENT, THURSDAY)) == [("unit-urgent", "2026-03-06 10:00", "")]


def test_a_level_raised_after_the_report_changes_no_limit_that_has_ended():
    reported = (REPORTED, "2026-03-04 09:00")
    assert told((SENT, MONDAY), reported, (Rated(4), THURSDAY)) == [("unit", "2026-03-10 00:00", "2026-03-04 09:00")]


# -- what ends them ----------------------------------------------------------------------------------


@pytest.mark.parametrize("to", ["reported", "answered", "outside", "closed", "sent"])
def test_a_unit_has_no_limit_any_more_when_the_case_is(to):
    found = told((SENT, MONDAY), (Moved(to, "so-khac" if to == "sent" else ""), THURSDAY))
    assert found[0] == ("unit", "2026-03-10 00:00", THURSDAY)


def test_sent_again_to_the_same_unit_counts_anew():
    assert told((SENT, MONDAY), (REPORTED, THURSDAY), (SENT, "2026-03-06 09:00")) == [
        ("unit", "2026-03-10 00:00", THURSDAY),
        ("unit", "2026-03-14 00:00", ""),
    ]
    assert told((SENT, MONDAY), (SENT, "2026-03-06 09:00")) == [
        ("unit", "2026-03-10 00:00", "2026-03-06 09:00"),
        ("unit", "2026-03-14 00:00", ""),
    ]


def test_a_question_after_the_answer_starts_a_new_clock():
    answered = (Moved("answered"), "2026-03-10 09:00")
    assert told((ASKED, MONDAY), answered, (ASKED, "2026-03-11 09:00")) == [
        ("answer-old", "2026-04-02 00:00", "2026-03-10 09:00"),
        ("answer-old", "2026-04-11 00:00", ""),
    ]


def test_an_answer_ends_every_question_before_it_and_none_written_down_after_it():
    """A question that is entered late may be one that the answer left out: it is told until an officer says so."""
    found = told(
        (ASKED, MONDAY), (ASKED, "2026-03-03 09:00"), (Moved("answered"), THURSDAY), (ASKED, "2026-03-04 09:00")
    )
    assert [ended for _, _, ended in found] == [THURSDAY, THURSDAY, ""]


def test_each_outlet_has_its_own_clock():
    found = told(
        Linked(1),
        Linked(2),
        (Marked("delivered", 1, "bao-dien-tu"), "2026-03-02 09:00"),
        (Marked("delivered", 2, "bao-tuan"), "2026-03-03 09:00"),
        (Marked("published", 1), "2026-03-02 20:00"),
        (Marked("refused", 2), "2026-03-04 20:00"),
    )
    assert found == [
        ("online", "2026-03-03 00:00", "2026-03-02 20:00"),
        ("weekly", "2026-03-09 00:00", "2026-03-04 20:00"),
    ]


def test_what_another_outlet_published_ends_nothing():
    assert told((Marked("delivered", 1, "bao-in"), MONDAY), (Marked("published", 2), THURSDAY))[0][2] == ""


@pytest.mark.parametrize(("delivered", "published"), [(None, 1), (1, None), (None, None)])
def test_where_an_outlet_is_not_named_it_is_the_one_of_the_case(delivered, published):
    found = told((Marked("delivered", delivered, "bao-in"), MONDAY), (Marked("published", published), THURSDAY))
    assert found[0][2] == THURSDAY


def test_a_receipt_that_comes_by_mail_after_the_correction_was_seen_starts_no_clock_that_never_ends():
    found = told((Marked("published", 1), THURSDAY), (Marked("delivered", 1, "bao-dien-tu"), MONDAY))
    assert found == [("online", "2026-03-03 00:00", THURSDAY)]


def test_a_correction_before_a_second_letter_does_not_end_the_clock_of_that_letter():
    found = told(
        (Marked("delivered", 1, "bao-in"), MONDAY),
        (Marked("published", 1), "2026-03-03 09:00"),
        (Marked("delivered", 1, "bao-in"), THURSDAY),
    )
    assert [ended for _, _, ended in found] == ["2026-03-03 09:00", ""]


def test_no_limit_ends_before_it_began():
    """Where only days are known, the end may be written as the first minute of the day on which the clock started."""
    for start, end in ((Marked("notified"), Marked("supplied")), (ASKED, Moved("answered")), (SENT, REPORTED)):
        assert told((start, MONDAY), (end, "2026-03-02 00:00"))[0][2] == MONDAY


def test_a_limit_that_ended_too_late_stays_told_as_late():
    late, in_time = (
        clocks(case((SENT, MONDAY), (REPORTED, end)), OFFICE)[0] for end in ("2026-03-10 00:00", "2026-03-09 23:59")
    )
    for when in ("2026-03-03 09:00", "2027-01-01 09:00"):
        assert late.overdue(at(when))
        assert not in_time.overdue(at(when))


def test_a_limit_that_runs_is_late_from_the_first_minute_after_it():
    (clock,) = clocks(case((SENT, MONDAY)), OFFICE)

    assert clock.runs
    assert not clock.overdue(at("2026-03-09 23:59"))
    assert clock.overdue(at("2026-03-10 00:00"))


def test_the_end_of_the_case_ends_every_clock():
    found = told(
        (ASKED, MONDAY),
        (Marked("notified"), MONDAY),
        (Marked("delivered", 1, "bao-in"), MONDAY),
        (Moved("closed", outcome="no-ground"), THURSDAY),
        first=opened(sudden=True),
    )
    assert {ended for _, _, ended in found} == {THURSDAY}
    assert len(found) == 4


def test_a_case_that_is_opened_again_counts_only_what_starts_then():
    closed = (Moved("closed", outcome="no-ground"), THURSDAY)
    found = told((ASKED, MONDAY), closed, (SENT, "2026-03-06 09:00"))
    assert [(rule_, ended) for rule_, _, ended in found] == [("answer-old", THURSDAY), ("unit", "")]


# -- limits by hand and rules that are missing -------------------------------------------------------

BY_HAND = {"due": at("2026-03-04 17:00"), "basis": "Công văn 5"}


def test_a_limit_by_hand_goes_before_the_rule_and_names_its_own_ground():
    (clock,) = clocks(case((replace(SENT, **BY_HAND), MONDAY)), OFFICE)

    assert (clock.rule, clock.name) == ("", "Hạn unit (hạn do cán bộ ấn định)")
    assert (local(clock.due), clock.basis, clock.unverified) == ("2026-03-04 17:00", "Công văn 5", False)
    assert not clock.whole_days


def test_a_limit_by_hand_until_the_end_of_a_day_is_told_as_a_day():
    (clock,) = clocks(case(replace(SENT, **BY_HAND | {"due": at("2026-03-05 00:00")})), OFFICE)
    assert clock.whole_days


def test_a_limit_by_hand_is_not_changed_by_the_level():
    found = told((replace(SENT, **BY_HAND), MONDAY), (Rated(4), "2026-03-02 10:00"))
    assert found == [("", "2026-03-04 17:00", "")]


def test_the_day_of_the_next_issue_is_said_by_a_person_and_the_law_stays_its_ground():
    (clock,) = clocks(case((Marked("delivered", 1, "tap-chi", **BY_HAND), MONDAY)), OFFICE)

    assert (clock.rule, clock.name) == ("magazine", "Hạn magazine")
    assert (local(clock.due), clock.basis) == ("2026-03-04 17:00", "Căn cứ magazine; Công văn 5")


@pytest.mark.parametrize(
    ("to", "ends"),
    [
        ("correction", Marked("published", 1)),
        ("correction", Marked("refused", 1)),
        ("escalated", Moved("answered")),
        ("escalated", Moved("closed", outcome="not-corrected")),
    ],
)
def test_a_letter_that_names_a_day_itself_starts_a_clock_and_one_that_does_not_none(to, ends):
    assert told((Moved(to), MONDAY)) == []
    assert told((Moved(to, **BY_HAND), MONDAY), (ends, THURSDAY)) == [("", "2026-03-04 17:00", THURSDAY)]


def gap(*steps, first=None, office=OFFICE):
    now = case(*steps, first=first)
    refuse_gap(now, now.steps[-1], office)


@pytest.mark.parametrize(
    ("step", "first", "english", "vietnamese"),
    [
        (ASKED, opened(), r"no limit that starts with `asked` and holds on 2026-03-01; add one, or set", "01/03/2026"),
        (SENT, opened(), "no limit that starts with `sent`", "ấn định hạn và ghi căn cứ"),
        (Marked("delivered", 1, "bao-in"), opened(), "starts with `delivered` for `bao-in`", "periodicals = “bao-in”"),
        (Marked("delivered", 1), opened(), "say which kind it is", "chọn loại hình"),
    ],
)
def test_a_step_for_whose_limit_no_rule_holds_is_refused(step, first, english, vietnamese):
    with pytest.raises(CaseError, match=english) as caught:
        gap(step, first=first, office=replace(OFFICE, rules=()))
    assert vietnamese in caught.value.reasons[0][1]


def test_a_gap_between_two_laws_is_told_with_the_day_of_the_event():
    rules = (replace_to(BY_ID["answer-old"], at("2026-06-29 12:00").date()), BY_ID["answer-new"])
    with pytest.raises(CaseError, match="holds on 2026-06-30"):
        gap((ASKED, "2026-08-01 09:00"), first=opened(event="2026-06-30 12:00"), office=replace(OFFICE, rules=rules))


def replace_to(limit, day):
    return limit.model_copy(update={"to": day})


def test_a_limit_by_hand_stands_where_no_rule_does():
    gap((replace(SENT, **BY_HAND), MONDAY), office=replace(OFFICE, rules=()))


def test_the_day_of_the_next_issue_must_be_said():
    with pytest.raises(CaseError, match=r"`magazine` is the outlet's next issue: say which day that is"):
        gap(Marked("delivered", 1, "tap-chi"))
    gap((Marked("delivered", 1, "tap-chi", **BY_HAND), MONDAY))


def test_a_limit_by_hand_lies_after_what_starts_it():
    with pytest.raises(CaseError, match="the limit lies before what starts it"):
        gap((replace(SENT, **BY_HAND), "2026-03-04 17:00"))


def test_steps_that_start_nothing_need_no_rule():
    bare = replace(OFFICE, rules=())
    for step in (Moved("reported"), Marked("informed"), Marked("published", 1), Rated(4)):
        gap(step, office=bare)
    gap(first=opened(sudden=True), office=bare)


def test_a_clock_whose_rule_was_taken_out_later_is_still_told_without_a_date():
    """What was promised does not vanish because a file was edited: a person has to say until when."""
    (clock,) = clocks(case((ASKED, MONDAY)), replace(OFFICE, rules=()))

    assert (clock.rule, clock.name, clock.due, clock.ended) == ("", "Chưa có quy định thời hạn", None, None)
    assert not clock.overdue(at("2030-01-01 00:00"))


def test_a_changed_rule_counts_from_the_same_start():
    rules = (rule("unit", "sent", 2, "working-days"),)
    assert told((SENT, MONDAY), office=replace(OFFICE, rules=rules)) == [("unit", "2026-03-05 00:00", "")]
