"""What the desk calls the registers, their rows and their states, and the sentence in which a leader reads a fact.

Not here: words of faults (config.row_words), the fields of forms (fields.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from monitor.config.facts import ArgumentRow, ClaimRow, FactKind, FactRow, RegisterName, Row
from monitor.config.row_words import value_words
from monitor.desk.registers.listing import Origin, State
from monitor.registers.stored import Stored
from monitor.vietnamese.wording import short_day

REGISTERS: Mapping[RegisterName, str] = {
    "fact": "Số liệu, sự việc",
    "claim": "Thông tin đã bị bác bỏ",
    "argument": "Lập luận, tài liệu",
}
KINDS: Mapping[FactKind, str] = {
    "figure": "Con số",
    "date": "Ngày",
    "place": "Nơi",
    "name": "Tên gọi",
    "yes-no": "Có hay không",
}
ORIGINS: Mapping[Origin, str] = {"files": "tệp quy tắc", "people": "người nhập"}
STATES: Mapping[State, str] = {
    "now": "Có hiệu lực",
    "later": "Chưa đến ngày",
    "past": "Đã hết, đã thay",
    "gone": "Đã rút",
}
_IS: Mapping[FactKind, str] = {
    "figure": "con số là",
    "date": "ngày là",
    "place": "nơi là",
    "name": "tên là",
    "yes-no": "câu trả lời là",
}
_SHORT = 240  # letters of a text in a list


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is known of a row, in words; phrases that belong together stand together."""

    name: str
    text: str = ""
    phrases: tuple[tuple[str, ...], ...] = ()


def kind_words(row: Row | None, register: RegisterName) -> str:
    """What kind of row it is."""
    return KINDS[row.kind] if isinstance(row, FactRow) else REGISTERS[register]


def days_words(first: date | None, last: date | None) -> str:
    """From when to when, as "từ 01/07/2025 đến 31/12/2025"; "" where both ends are open."""
    parts = [f"từ {short_day(first)}"] if first else []
    return " ".join([*parts, *([f"đến {short_day(last)}"] if last else [])])


def told(row: FactRow) -> str:
    """The fact as a leader reads it beside what the press says: value, days, document, who issued it."""
    days = days_words(row.valid_from, row.valid_to)
    unseen = "; cơ quan chưa đối chiếu văn bản này" if row.unverified else ""
    return (
        f"Theo {row.document} ({row.issuer}{unseen}), {_IS[row.kind]} {value_words(row)}{f', {days}' if days else ''}."
    )


def summary(row: Row) -> str:
    """The second line of a row in a list."""
    if isinstance(row, FactRow):
        return f"{KINDS[row.kind]}: {value_words(row)}"
    text = f"Văn bản nêu: {row.refutation}" if isinstance(row, ClaimRow) else " ".join(row.text.split())
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]}…"


def state_words(stored: Stored, state: State, successor: Stored | None) -> str:
    """How the row stands."""
    if state == "gone":
        return "Đã rút" if stored.withdrawn else "Không đọc được"
    if state == "past":
        return "Đã được thay" if successor else "Đã hết hiệu lực"
    return STATES[state]


def details(row: Row) -> Iterator[Said]:
    """All that a row says besides its title, its document and its days, in words."""
    if isinstance(row, FactRow):
        yield from _of_fact(row)
    elif isinstance(row, ClaimRow):
        yield Said("Văn bản nêu", row.refutation)
        if row.wordings:
            yield Said("Cũng được nói là", phrases=tuple((wording,) for wording in row.wordings))
    elif isinstance(row, ArgumentRow):
        yield Said("Nội dung", row.text)


def _of_fact(row: FactRow) -> Iterator[Said]:
    yield Said("Giá trị", value_words(row))
    if len(row.unit) > 1:
        yield Said("Đơn vị, các cách viết", phrases=(row.unit,))
    if row.tolerance:
        yield Said("Chênh lệch không tính là khác", value_words(row.model_copy(update={"value": row.tolerance})))
    if row.other:
        yield Said("Điều ngược lại" if row.kind == "yes-no" else "Cũng viết là", phrases=(row.other,))
    yield Said("Chỉ so với câu có", phrases=row.subject)
    if row.unless:
        yield Said("Không so với câu có", phrases=(row.unless,))
