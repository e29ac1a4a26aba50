"""What a period is compared with, and the words where it cannot be: nothing known is never zero."""

from datetime import date, timedelta

from brief_office import OVER, QUARTER, ask, ask_daily, bring, keep, noon

from monitor.briefings.compared import counts_of
from monitor.briefings.freezing import freeze
from monitor.briefings.gathering import gather
from monitor.periods import named
from monitor.store.audit import Actor

BEFORE = QUARTER.before
DAY = timedelta(days=1)


def covered(store, *periods):
    """Poll a source with success on each day of *periods*."""
    for period in periods:
        ask_daily(store, "local", period.first, period.last)


def test_before_the_first_data_nothing_is_zero(store, settings):
    covered(store, QUARTER)
    told = gather(store, settings, QUARTER, OVER)

    assert told.before.counts is told.year_before.counts is None
    assert told.before.missing == (
        "Không có dữ liệu của kỳ so sánh (từ ngày 01/10/2025 đến ngày 31/12/2025); phần mềm có dữ liệu từ ngày 01/01/2026."
    )


def test_a_period_that_was_followed_is_counted(store, settings):
    covered(store, BEFORE, QUARTER)
    first = keep(store, "mot", noon(date(2025, 11, 3)), topics=("du-lich",), tone="tieu-cuc")
    keep(store, "lai", noon(date(2025, 11, 4)), copy_of=first)
    keep(store, "hai", noon(date(2025, 11, 5)), group="cua-tinh", topics=("du-lich", "giao-thong"), tone=None)
    counts = gather(store, settings, QUARTER, OVER).before.counts

    assert (counts.period, counts.items, counts.appearances) == (BEFORE, 2, 3)
    assert {group: n for group, n in counts.groups if n} == {"trung-uong": 1, "cua-tinh": 1}
    assert {tone: n for tone, n in counts.tones if n} == {"tieu-cuc": 1}
    assert dict(dict(counts.by_group)["trung-uong"])["tieu-cuc"] == 1
    assert sum(dict(dict(counts.by_group)["cua-tinh"]).values()) == 0
    assert counts.topics == (("du-lich", 2), ("giao-thong", 1))


def test_a_period_without_an_item_that_was_followed_is_zero(store, settings):
    covered(store, BEFORE, QUARTER)
    told = gather(store, settings, QUARTER, OVER).before

    assert (told.counts.items, told.missing) == (0, "")


def test_a_period_in_whose_middle_the_program_began_is_not_compared_with(store, settings):
    ask_daily(store, "local", date(2025, 11, 15), QUARTER.last)

    assert gather(store, settings, QUARTER, OVER).before.missing == (
        "Dữ liệu của kỳ so sánh (từ ngày 01/10/2025 đến ngày 31/12/2025) chỉ có từ ngày 15/11/2025."
    )


def test_days_on_which_the_program_did_not_run_are_counted_and_said(store, settings):
    ask_daily(store, "local", BEFORE.first, date(2025, 11, 15))
    ask_daily(store, "local", date(2025, 12, 1), QUARTER.last)

    assert gather(store, settings, QUARTER, OVER).before.missing == (
        "Không có dữ liệu của 15 ngày trong kỳ so sánh (từ ngày 01/10/2025 đến ngày 31/12/2025)."
    )


def test_a_day_of_polls_that_all_failed_is_one_without_data(store, settings):
    day = named("2026-03-03")
    ask(store, "local", day.first - 9 * DAY)
    ask(store, "local", day.first - DAY, "failed")
    ask(store, "local", day.first)

    assert (
        gather(store, settings, day, OVER).before.missing
        == "Không có dữ liệu của kỳ so sánh (ngày 02/03/2026); phần mềm có dữ liệu từ ngày 22/02/2026."
    )


def test_a_few_days_without_data_do_not_forbid_a_comparison(store, settings):
    ask_daily(store, "local", BEFORE.first, BEFORE.last - 9 * DAY)
    covered(store, QUARTER)

    assert gather(store, settings, QUARTER, OVER).before.counts is not None


def test_a_period_that_runs_is_compared_with_nothing(store, settings):
    covered(store, BEFORE, QUARTER)
    told = gather(store, settings, QUARTER, noon(date(2026, 1, 6)))

    assert told.before.missing == told.year_before.missing == "Kỳ báo cáo chưa kết thúc (đã qua 05 ngày)."


def test_on_its_first_day_no_day_of_a_period_has_passed(store, settings):
    told = gather(store, settings, QUARTER, noon(QUARTER.first))

    assert told.before.missing == "Kỳ báo cáo chưa kết thúc (chưa qua ngày nào)."


def test_a_period_known_in_part_is_itself_compared_with_nothing(store, settings):
    covered(store, BEFORE)
    ask_daily(store, "local", QUARTER.first, date(2026, 2, 1))

    assert gather(store, settings, QUARTER, OVER).before.missing == (
        "Không có dữ liệu của 58 ngày trong kỳ báo cáo (từ ngày 01/01/2026 đến ngày 31/03/2026)."
    )


def test_days_whose_articles_were_imported_are_known(store, settings):
    day = named("2026-03-03")
    bring(store, "hom-truoc", noon(date(2026, 3, 2)))
    bring(store, "hom-nay", noon(date(2026, 3, 3)))

    assert gather(store, settings, day, OVER).before.counts.items == 1


def test_a_frozen_period_is_compared_with_as_it_was_frozen(store, settings):
    covered(store, BEFORE, QUARTER)
    keep(store, "mot", noon(date(2025, 11, 3)))
    freeze(store, settings, BEFORE, actor=Actor("duyet", "Lê Duyệt"), now=OVER)
    keep(store, "muon", noon(date(2025, 11, 4)))

    assert gather(store, settings, QUARTER, OVER).before.counts.items == 1


def test_the_sums_of_groups_and_tones_are_those_of_the_items(store, settings):
    for n, (group, tone) in enumerate((("trung-uong", "tich-cuc"), ("cua-tinh", None), ("nuoc-ngoai", "tieu-cuc"))):
        keep(store, f"tin{n}", noon(date(2026, 2, 3)), group=group, tone=tone)
    counts = counts_of(QUARTER, gather(store, settings, QUARTER, OVER).items)

    assert sum(n for _, n in counts.groups) == counts.items == 3
    assert sum(n for _, n in counts.tones) == 2
