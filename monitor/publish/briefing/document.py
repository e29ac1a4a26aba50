"""The whole report of a period: which chapters it has, and in what order (layout: DOMAIN.md 2.2 and 2.3).

A week has the chapters of the weekly report, a day fewer, everything longer those of the quarterly one. A chapter without
content says so; none disappears. Not here: what a chapter says (telling), how any of it looks.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from monitor.briefing import Briefing, Want
from monitor.config.briefing import BriefingRules
from monitor.model import Group
from monitor.periods import Kind
from monitor.publish.briefing.charts_of import charts_told, counted
from monitor.publish.briefing.plain import plain_document
from monitor.publish.briefing.telling.case_words import cases_table
from monitor.publish.briefing.telling.contents import contents, contents_none, examples, foreign, sample, samples
from monitor.publish.briefing.telling.figures import (
    coverage,
    failed_table,
    of_group,
    opening,
    overview,
    portals,
    portals_quiet,
    portals_table,
    portals_unread,
)
from monitor.publish.briefing.telling.management import (
    answers,
    calendar,
    letters,
    named_units,
    own_tasks,
    unit_tasks,
    units,
)
from monitor.publish.briefing.telling.matters import case_counts, cases_told, misleading, summary
from monitor.publish.briefing.telling.outlets import outlets
from monitor.publish.briefing.telling.stories import stories
from monitor.publish.briefing.telling.tables import (
    comparable,
    first_tables,
    lettered,
    table_compared,
    table_groups,
    table_topics,
)
from monitor.publish.briefing.telling.telling import Telling, made_at, numbered, said, some, telling
from monitor.publish.briefing.telling.wording import marks
from monitor.publish.briefing.values import Document, Grid, Section, Sentence

KIND = "BÁO CÁO"
_IN_A_SHORT_ONE = 5  # items named below each heading


def document(briefing: Briefing, rules: BriefingRules) -> Document:
    """Everything the report of *briefing* says, in order; the same briefing and rules give the same document."""
    told = telling(briefing, rules)
    prefix, chapters = _CHAPTERS.get(briefing.period.kind, ("", _long))
    return plain_document(
        Document(
            kind=KIND,
            subject=told.heading(f"{prefix}subject"),
            opening=opening(told),
            sections=chapters(told),
            annexes=_annexes(told),
            marks=marks(briefing, made_at(briefing)),
        )
    )


# -- month, quarter, half a year, year, any days -----------------------------------------------------


def _long(told: Telling) -> tuple[Section, ...]:
    return (
        Section("I", told.chapter("press"), _no_group(told), parts=_press(told)),
        Section("II", told.chapter("results"), parts=_results(told)),
        Section("III", told.chapter("matters"), parts=numbered((summary(told), cases_told(told), misleading(told)))),
        Section("IV", told.chapter("management"), parts=_management(told)),
        Section("V", told.chapter("assessment"), parts=_assessment(told)),
        Section("VI", told.chapter("tasks"), parts=_tasks(told)),
        Section("VII", told.chapter("proposals"), (told.blank("proposals"),)),
    )


def _no_group(told: Telling) -> tuple[Sentence, ...]:
    """Of a period without items: once, not for each group."""
    return () if told.briefing.items else (told.say("groups_none"),)


def _press(told: Telling) -> tuple[Section, ...]:
    own = (*_groups(told, "cua-tinh"), told.blank("press_own"))
    central = (*_groups(told, "trung-uong", "tinh-khac"), told.blank("press_central"))
    sites = (*_groups(told, "co-quan-nha-nuoc", "tong-hop"), *portals(told), told.blank("press_social"))
    return numbered(
        (
            Section("", told.heading("press_own"), own),
            Section("", told.heading("press_central"), central),
            Section("", told.heading("press_portals"), sites),
        )
    )


def _groups(told: Telling, *groups: Group) -> tuple[Sentence, ...]:
    return tuple(of_group(told, group) for group in groups) if told.briefing.items else ()


def _results(told: Telling) -> tuple[Section, ...]:
    return numbered(
        (
            Section("", told.heading("results_figures"), overview(told), first_tables(told), charts_told(told)),
            Section("", told.heading("results_content"), contents_none(told), parts=contents(told)),
            foreign(told),
            stories(told),
        )
    )


def _management(told: Telling) -> tuple[Section, ...]:
    delegations = Section("", told.heading("management_foreign"), (told.blank("delegations"),))
    return numbered((units(told), letters(told), answers(told), delegations))


def _assessment(told: Telling) -> tuple[Section, ...]:
    keys = ("assessment_good", "assessment_bad", "assessment_why")
    return numbered([Section("", told.heading(key), (told.blank(key),)) for key in keys])


def _tasks(told: Telling) -> tuple[Section, ...]:
    return numbered(
        (
            Section("", told.heading("tasks_content"), own_tasks(told)),
            Section("", told.heading("tasks_calendar"), calendar(told)),
            Section("", told.heading("tasks_units"), unit_tasks(told)),
        )
    )


# -- a week, a day -----------------------------------------------------------------------------------


def _week(told: Telling) -> tuple[Section, ...]:
    given = [(case, task) for case in told.briefing.cases for task in case.tasks]
    most = _IN_A_SHORT_ONE
    matters = (
        Section("", told.heading("week_good"), examples(told, Want(tone="tich-cuc"), most)),
        Section("", told.heading("week_bad"), examples(told, Want(tone="tieu-cuc"), most)),
        Section("", told.heading("week_flagged"), examples(told, Want(flagged=True), most)),
    )
    handled = (case_counts(told), *named_units(told, given))
    forecast = (*calendar(told), told.blank("forecast"))
    return (
        Section("I", told.chapter("week_overview"), overview(told), first_tables(told), charts_told(told)),
        Section("II", told.chapter("week_matters"), parts=numbered(matters)),
        Section("III", told.chapter("week_handling"), handled, some(cases_table(told))),
        Section("IV", told.chapter("week_forecast"), forecast),
        Section("V", told.chapter("week_proposals"), (told.blank("proposals"),)),
    )


def _day(told: Telling) -> tuple[Section, ...]:
    tables: tuple[Grid, ...] = (table_groups(told),)
    if told.briefing.items:
        compared = (table_compared(told),) if comparable(told) else ()
        tables = (table_groups(told), *lettered((*compared, table_topics(told))))
    drawn = counted(chart for chart in charts_told(told) if chart.grid in {table.id for table in tables})
    critical = sample(told, told.heading("week_bad"), "bang-phan-anh", Want(tone="tieu-cuc"), _IN_A_SHORT_ONE)
    checked = sample(told, told.heading("week_flagged"), "bang-can-kiem-chung", Want(flagged=True), _IN_A_SHORT_ONE)
    return (
        Section("I", told.chapter("day_overview"), overview(told), tables, drawn),
        Section("II", told.chapter("day_matters"), parts=numbered((critical, checked))),
        Section("III", told.chapter("day_handling"), (case_counts(told),), some(cases_table(told))),
        Section("IV", told.chapter("day_coming"), calendar(told)),
    )


_CHAPTERS: Mapping[Kind, tuple[str, Callable[[Telling], tuple[Section, ...]]]] = {
    "week": ("week_", _week),
    "day": ("day_", _day),
}


# -- annexes -----------------------------------------------------------------------------------------


def _annexes(told: Telling) -> tuple[Section, ...]:
    """Cases (those of a short report stand in a chapter), items that stand for others, sources."""
    number, chosen = len(told.briefing.cases), told.say("samples", most=said(told.rules.samples))
    if not told.briefing.items:
        chosen = told.say("samples_nothing")
    cases = told.say("listed", cases=said(number)) if number else told.say("cases_none")
    annexes = (
        Section("", told.chapter("annex_cases"), (cases,), some(cases_table(told))),
        Section("", told.chapter("annex_items"), (chosen,), parts=samples(told) if told.briefing.items else ()),
        Section("", told.chapter("annex_sources"), parts=_sources(told)),
    )
    kept = annexes[1:] if told.short else annexes
    return tuple(replace(annex, number=roman) for annex, roman in zip(kept, ("I", "II", "III"), strict=False))


def _sources(told: Telling) -> tuple[Section, ...]:
    briefing = told.briefing
    failed = Section("", "Nguồn không đọc được", () if briefing.failed else coverage(told), some(failed_table(told)))
    title = "Cổng, trang thông tin điện tử chậm cập nhật"
    table = portals_table(told)
    unread = portals_unread(told, len(briefing.quiet))  # all of them by name
    quiet = Section("", title, unread if table.rows else portals_quiet(told) + unread, some(table))
    return numbered((outlets(told), failed, quiet))
