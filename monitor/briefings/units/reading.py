"""A form that came back in, the unit's report out; or every fault of it with its cell. Nothing is kept here.

Not here: files (grid.py), keeping the report (entering.py), the form itself (publish/briefing/unit_form.py).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from monitor.briefings.units.faults import FormError, FormFault
from monitor.briefings.units.grid import Grid
from monitor.briefings.units.workbook import Cell
from monitor.periods import Period
from monitor.publish.briefing.unit_form import COLUMNS, HEAD, MARK, PRESS, TABLE, table_rows
from monitor.unit_report import Answer, PlanItem, UnitReport
from monitor.vietnamese.syllables import keys

_LONGEST = 4_000  # code points of a cell
_NUMBER = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(\.[0-9]{3}){1,2}")  # 1.234 is one thousand two hundred and thirty-four
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NOTHING = Cell("")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form must be of."""

    period: Period
    items: tuple[PlanItem, ...]
    units: tuple[tuple[str, str], ...]  # id and name of those that are asked
    today: date


@dataclass(slots=True)
class _Reader:
    """Gathers what is wrong with one form."""

    grid: Grid
    faults: list[FormFault] = field(default_factory=list)

    def wrong(self, row: int, column: int, english: str, vietnamese: str) -> None:
        self.faults.append(FormFault(cell_name(row, column), english, vietnamese))

    def text(self, row: int, column: int) -> str:
        """What a cell says; a formula, an error of Excel, a text without end are faults."""
        cell = self.grid.get((row, column), _NOTHING)
        if cell.formula:
            self.wrong(
                row, column, "is a formula; paste its value", "Ô chứa công thức; hãy thay bằng giá trị (dán giá trị)."
            )
            return ""
        if cell.error:
            self.wrong(
                row, column, f"shows the error {cell.text[:20]} of Excel", f"Ô báo lỗi {cell.text[:20]} của Excel."
            )
            return ""
        if len(cell.text) > _LONGEST:
            self.wrong(
                row, column, f"is longer than {_LONGEST} letters", f"Nội dung dài hơn {_LONGEST} ký tự; hãy rút gọn."
            )
            return ""
        lines = unicodedata.normalize("NFC", _CONTROL.sub(" ", cell.text.replace("\r\n", "\n"))).split("\n")
        return "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)


def read_form(grid: Grid, asked: Asked, received_on: date) -> UnitReport:
    """The report that the form tells. Raises FormError with every fault."""
    reader = _Reader(grid)
    _look_at_labels(reader)
    moved = next((place for place in sorted(grid) if _same(grid[place].text, HEAD[0])), (1, 1))
    if moved != (1, 1):
        raise FormError.of(
            f"“{HEAD[0]}” stands here and not in A1; take out the lines and columns that were put before it",
            f"“{HEAD[0]}” nằm ở ô này, không ở ô A1; hãy xóa các dòng, cột đã chèn thêm phía trước.",
            cell_name(*moved),
        )
    if len(reader.faults) > len(COLUMNS):
        raise FormError.of(
            "is no form made by `monitor briefing-units form`",
            "Tệp không phải biểu do cơ quan gửi; hãy tải lại biểu và điền vào đó.",
        )
    if reader.faults:  # whatever stands in another form than ours means nothing
        raise FormError(tuple(reader.faults))
    unit, name = _head(reader, asked)
    compiler, sent_on, paper = _who_and_when(reader, asked, received_on)
    answers = tuple(_answers(reader, asked.items))
    if not reader.faults and not answers:
        reader.faults.append(
            FormFault(
                "",
                "nothing is filled in below the columns; a unit that did nothing writes 0",
                "Biểu chưa điền nội dung nào; đơn vị không có hoạt động thì ghi số 0.",
            )
        )
    if reader.faults:
        raise FormError(tuple(reader.faults))
    return UnitReport(unit, name, compiler, sent_on, paper, received_on, answers)


def cell_name(row: int, column: int) -> str:
    """As a spreadsheet calls it: E9. A form has less than 26 columns; a further one is called by the last letter."""
    return f"{chr(ord('A') + min(column, 26) - 1)}{row}"


# -- whether it is our form --------------------------------------------------------------------------------


def _look_at_labels(reader: _Reader) -> None:
    if _same(reader.text(1, 1), HEAD[0]) and reader.text(1, 2) not in ("", MARK):
        reader.wrong(
            1,
            2,
            f"is the form {reader.text(1, 2)[:40]}, not {MARK}",
            "Đây là mẫu biểu khác; hãy dùng biểu do cơ quan gửi.",
        )
    for row, label in enumerate(HEAD, 1):
        if not _same(found := reader.text(row, 1), label):
            _not_the_label(reader, row, 1, label, found)
    for column, label in enumerate(COLUMNS, 1):
        if not _same(found := reader.text(TABLE, column), label):
            _not_the_label(reader, TABLE, column, label, found)
    further = sorted(column for row, column in reader.grid if row == TABLE and column > len(COLUMNS))
    for column in further:
        found = reader.text(TABLE, column)[:40]
        reader.wrong(
            TABLE,
            column,
            f"is a column “{found}” that the form has not",
            f"Biểu không có cột “{found}”; hãy bỏ cột này.",
        )


def _not_the_label(reader: _Reader, row: int, column: int, label: str, found: str) -> None:
    shown = found[:40]
    said = (f"“{shown}” stands here", f"ô đang ghi “{shown}”") if shown else ("it is empty", "ô đang trống")
    reader.wrong(row, column, f"must be “{label}”, but {said[0]}", f"Ô này phải là “{label}”, nhưng {said[1]}.")


def _same(some: str, other: str) -> bool:
    return keys(some) == keys(other)


# -- what stands above the table ---------------------------------------------------------------------------


def _head(reader: _Reader, asked: Asked) -> tuple[str, str]:
    period = reader.text(2, 2)
    if period != asked.period.name:
        reader.wrong(
            2,
            2,
            f"is the form of {period[:20] or 'no period'}; {asked.period.name} is being entered",
            f"Biểu của kỳ “{period[:20]}”, trong khi đang nhập kỳ {asked.period.name}."
            if period
            else f"Chưa ghi kỳ báo cáo; đang nhập kỳ {asked.period.name}.",
        )
    said = reader.text(3, 2)
    found = next(((id_, name) for id_, name in asked.units if said == id_ or _same(said, name)), None)
    if found is None:
        reader.wrong(
            3,
            2,
            f"“{said[:60]}” is no unit that reports; see `monitor briefing-units status`" if said else "names no unit",
            f"Không có đơn vị “{said[:60]}” trong danh sách phải báo cáo." if said else "Chưa ghi tên đơn vị.",
        )
    return found or ("", "")


def _who_and_when(reader: _Reader, asked: Asked, received_on: date) -> tuple[str, date, str]:
    compiler, paper = reader.text(4, 2), reader.text(6, 2)
    if not compiler:
        reader.wrong(4, 2, "says not who made it", "Chưa ghi người lập.")
    sent_on = _day(reader.text(5, 2), reader.grid.get((5, 2), _NOTHING))
    if sent_on is None:
        reader.wrong(5, 2, "is no day such as 05/11/2026", "Ngày gửi phải ghi như 05/11/2026.")
    elif sent_on > asked.today:
        reader.wrong(5, 2, f"is a day that has not come: {sent_on}", f"Ngày gửi {sent_on:%d/%m/%Y} chưa đến.")
    elif sent_on < asked.period.first:
        reader.wrong(
            5,
            2,
            f"is before the period begins: {sent_on}",
            f"Ngày gửi {sent_on:%d/%m/%Y} trước khi kỳ báo cáo bắt đầu.",
        )
    elif sent_on > received_on:
        reader.wrong(
            5,
            2,
            f"is after the day on which it was received ({received_on})",
            f"Ngày gửi {sent_on:%d/%m/%Y} sau ngày nhận {received_on:%d/%m/%Y}.",
        )
    return compiler, sent_on or asked.today, paper


def _day(text: str, cell: Cell) -> date | None:
    if cell.day:
        return cell.day
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups()[:3])
    elif found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


# -- the table ---------------------------------------------------------------------------------------------


def _answers(reader: _Reader, items: Sequence[PlanItem]) -> Iterator[Answer]:
    rows = _rows(reader, [id_ for id_, *_ in table_rows(tuple(items))])
    measures = {item.id: item.measure for item in items} | {id_: measure for id_, _, measure in PRESS}
    counts: dict[str, int | None] = {}
    for id_, row in rows.items():
        count = counts[id_] = _count(reader, row, measures[id_])
        text, proof, trouble, proposal = (reader.text(row, column) for column in range(6, len(COLUMNS) + 1))
        if count is not None or text or proof or trouble or proposal:
            yield Answer(id_, count, text, proof, trouble, proposal)
    _look_at_questions(reader, counts, rows)


def _rows(reader: _Reader, ids: Sequence[str]) -> Mapping[str, int]:
    """In which line each id stands."""
    rows: dict[str, int] = {}
    for row in sorted({row for row, _ in reader.grid if row > TABLE}):
        id_ = reader.text(row, 1)
        if not id_:
            reader.wrong(row, 1, "the line has no id", "Dòng này không có mã; không thêm dòng vào biểu.")
        elif id_ not in ids:
            reader.wrong(row, 1, f"`{id_[:40]}` is no id of the form", f"Biểu không có mã “{id_[:40]}”.")
        elif id_ in rows:
            reader.wrong(row, 1, f"`{id_}` stands in line {rows[id_]} too", f"Mã “{id_}” đã có ở dòng {rows[id_]}.")
        else:
            rows[id_] = row
    for id_ in ids:
        if id_ not in rows:
            reader.faults.append(FormFault("", f"the line `{id_}` is missing", f"Thiếu dòng có mã “{id_}”."))
    return {id_: rows[id_] for id_ in ids if id_ in rows}


def _count(reader: _Reader, row: int, measure: str) -> int | None:
    text = reader.text(row, 5)
    if not text:
        return None
    if not measure:
        reader.wrong(row, 5, "no number is asked for here", "Dòng này không hỏi số lượng; hãy để trống.")
        return None
    if not _NUMBER.fullmatch(text):
        shown = " ".join(text.split())[:40]
        reader.wrong(
            row,
            5,
            f"“{shown}” is no whole number",
            f"“{shown}” không phải số nguyên; ghi số, không kèm chữ, ví dụ 12 hoặc 1.234.",
        )
        return None
    return int(text.replace(".", ""))


def _look_at_questions(reader: _Reader, counts: Mapping[str, int | None], rows: Mapping[str, int]) -> None:
    asked, in_time, late = (counts.get(id_) for id_ in ("cau-hoi", "dung-han", "qua-han"))
    if asked is not None and (in_time or 0) + (late or 0) > asked:
        reader.wrong(
            rows["cau-hoi"],
            5,
            f"{asked} questions came, but {(in_time or 0) + (late or 0)} were answered in time or late",
            f"Nhận {asked} câu hỏi nhưng số đúng hạn và quá hạn cộng lại là {(in_time or 0) + (late or 0)}.",
        )
