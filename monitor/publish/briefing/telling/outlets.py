"""Who told the items: the outlets with most of them, by name. Not here: groups of outlets (tables.py)."""

from monitor.briefing import Want
from monitor.publish.briefing.telling.telling import Telling, figure_cell, said
from monitor.publish.briefing.values import Cell, Grid, Section
from monitor.vietnamese.wording import listed

TITLE = "Báo, trang có tin, bài trong kỳ"


def outlets(telling: Telling) -> Section:
    """How many outlets there were, and a table of the most productive."""
    names = telling.counted.outlets()
    if not names:
        return Section("", TITLE, (telling.say("outlets_none"),))
    shown = names[: telling.rules.outlets]
    rows = [_row(telling, n, name) for n, name in enumerate(shown, start=1)]
    columns = ("TT", "Báo, trang", "Tin, bài", "Lượt đăng", "Tích cực", "Tiêu cực")
    rest = len(names) - len(shown)
    notes = (f"Còn {said(rest)} báo, trang khác: {listed(names[len(shown) :], 10, 'báo')}.",) if rest else ()
    told = telling.say("outlets_all", outlets=said(len(names)))
    if rest:
        told = telling.say("outlets", outlets=said(len(names)), shown=said(len(shown)))
    return Section("", TITLE, (told,), (Grid("bang-bao", TITLE, columns, tuple(rows), notes),))


def _row(telling: Telling, number: int, name: str) -> tuple[Cell, ...]:
    want = Want(outlet=name)
    tones = (telling.count(Want(tone="tich-cuc", outlet=name)), telling.count(Want(tone="tieu-cuc", outlet=name)))
    figures = (telling.count(want), telling.printed(want), *tones)
    return (Cell(str(number), number=number), Cell(name), *map(figure_cell, figures))
