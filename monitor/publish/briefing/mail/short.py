"""What the mail of a briefing says: the report's own sentences and cells, chosen for a reader on a telephone.

Nothing is counted or worded here that the report does not say; a place that people fill is left out, and nothing is put there
instead. Not here: how it looks (html.py, text.py), which files go with it (enclosed.py).
"""

from collections.abc import Sequence
from dataclasses import replace

from monitor.briefing import Briefing
from monitor.config.briefing import BriefingRules
from monitor.publish.briefing.plain import plain_document
from monitor.publish.briefing.telling.case_words import cases_table
from monitor.publish.briefing.telling.compare import why_missing
from monitor.publish.briefing.telling.figures import coverage, overview, portals
from monitor.publish.briefing.telling.management import answers, letters
from monitor.publish.briefing.telling.matters import case_counts, misleading, summary
from monitor.publish.briefing.telling.stories import stories
from monitor.publish.briefing.telling.tables import table_groups
from monitor.publish.briefing.telling.telling import Telling, made_at, numbered, said, some, telling
from monitor.publish.briefing.telling.wording import marks
from monitor.publish.briefing.values import Cell, Document, Grid, Section, Sentence

_MOST = 5  # stories, cases and conclusions that are told one by one; the report has all of them
_GROUPS = ("Nhóm cơ quan báo chí", "Tin, bài", "Lượt đăng", "Tích cực", "Tiêu cực")
_STORIES = ("Sự kiện", "Tin, bài", "Số báo", "Số ngày", "Tiêu cực")
_CASES = ("Vụ việc", "Đơn vị được giao", "Thời hạn", "Kết quả xử lý đến cùng", "Trạng thái")
_WRONG = ("false", "partly")


def mail_document(briefing: Briefing, rules: BriefingRules) -> Document:
    """Everything the mail of *briefing* says, in order; its subject is that of the mail, its last section is its closing."""
    told = telling(briefing, rules)
    parts = (_figures(told), _stories(told), _cases(told), _misleading(told), _letters(told), _unread(told))
    made = Document(
        kind="",
        subject=told.heading("mail_subject"),
        opening=() if briefing.over else (told.say("running"),),
        sections=(*map(_without_places, numbered(parts)), _closing(told)),
        annexes=(),
        marks=marks(briefing, made_at(briefing)),
    )
    return plain_document(made)


def _figures(told: Telling) -> Section:
    """All of the overview but what is not read, which has a heading of its own; and why nothing is compared."""
    left = coverage(told)
    sentences = tuple(sentence for sentence in overview(told) if sentence not in left)
    sentences = (*sentences, *(Sentence(why) for why in why_missing(told)))
    table = table_groups(told)
    rows = table.rows if told.briefing.items else ()
    return Section("", told.heading("results_figures"), sentences, some(_narrow(table, _GROUPS, rows)))


def _stories(told: Telling) -> Section:
    found = stories(told)
    return replace(
        found, grids=tuple(_first(told, grid, _STORIES, len(told.briefing.stories)) for grid in found.grids[:1])
    )


def _cases(told: Telling) -> Section:
    table = cases_table(told)
    counts = (case_counts(told),) if table.rows else ()  # that there are none the sentence before says
    sentences = (*summary(told).sentences, *counts)
    shown = _first(told, table, _CASES, len(table.rows))
    shown = replace(shown, notes=(*table.notes, *shown.notes))  # until when they are told
    return Section("", told.heading("matters_cases"), sentences, some(shown))


def _misleading(told: Telling) -> Section:
    """What was concluded to be wrong, and what was answered."""
    found = misleading(told)
    last = 1 + sum(case.verdict in _WRONG for case in told.briefing.cases)  # behind the number of them, one by one
    left = last - 1 - _MOST
    more = (told.say("mail_more", left=said(left)),) if left > 0 else ()
    sentences = (*found.sentences[: min(last, 1 + _MOST)], *more, *found.sentences[last:])
    return replace(found, sentences=(*sentences, *answers(told).sentences))


def _letters(told: Telling) -> Section:
    """What units were given to do; only that nothing was, where that is so."""
    found = letters(told)
    given = any(case.tasks for case in told.briefing.cases)
    return found if given else replace(found, sentences=found.sentences[:1])


def _unread(told: Telling) -> Section:
    return Section("", told.heading("mail_unread"), (*coverage(told), *portals(told)))


def _closing(told: Telling) -> Section:
    return Section("", "", (told.say("mail_closing"),))


def _without_places(section: Section) -> Section:
    return replace(section, sentences=tuple(each for each in section.sentences if not each.blank))


# -- tables ------------------------------------------------------------------------------------------


def _first(told: Telling, grid: Grid, columns: Sequence[str], of: int) -> Grid:
    """The first rows of *grid*, which tells of so many things, and how many are left to the report."""
    shown = grid.rows[:_MOST]
    left = of - len(shown)
    notes = (told.phrase("mail_more", left=said(left)),) if left > 0 else ()
    return replace(_narrow(grid, columns, shown), notes=notes)


def _narrow(grid: Grid, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Grid:
    """*rows* of *grid* with some of its columns, without its notes."""
    places = [grid.columns.index(name) for name in columns]
    kept = tuple(tuple(row[place] for place in places) for row in rows)
    return Grid(grid.id, grid.title, tuple(columns), kept)
