"""What is wrong with a row of the facts register, in English for files and commands and in Vietnamese for the desk.

Not here: finding it (facts.py, register.py).
"""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic_core import ErrorDetails

from monitor.config.facts import ClaimRow, FactRow, RegisterName, Row
from monitor.config.toml_file import key_text
from monitor.vietnamese.wording import decimal


class RowFault(NamedTuple):
    """One thing that is wrong with a row; field "" is the row as a whole."""

    field: str
    message: str
    vietnamese: str


REGISTER_NAMES: Mapping[RegisterName, str] = {
    "fact": "số liệu, tài liệu chính thống",
    "claim": "thông tin đã bị bác bỏ",
    "argument": "lập luận, tài liệu",
}

# By pydantic's stable type codes and our own; where there is no English the library's or the rule's own words are kept.
_ENGLISH: Mapping[str, str] = {
    "extra_forbidden": "unknown key; remove it or correct its spelling",
    "missing": "is missing; add it",
    "string_too_short": "is empty; write it or leave the key out",
    "string_too_long": "is longer than {max_length} letters",
    "too_long": "holds more than {max_length} members",
    "string_pattern_mismatch": "is made of small letters without accents, figures and hyphens, at most 100",
    "literal_error": "is one of {expected}",
    "string_type": "must be a text, in quotation marks",
    "tuple_type": "must be a list, in square brackets",
    "greater_than_equal": "is no less than {ge}",
}
_VIETNAMESE: Mapping[str, str] = {
    "extra_forbidden": "Loại này không có mục như vậy; hãy bỏ hoặc viết lại tên mục.",
    "missing": "Chưa ghi mục này.",
    "string_too_short": "Chưa ghi mục này.",
    "string_too_long": "Dài quá {max_length} ký tự.",
    "too_short": "Chưa ghi mục này.",
    "too_long": "Có hơn {max_length} phần.",
    "string_pattern_mismatch": "Chỉ gồm chữ thường không dấu, chữ số và gạch nối, dài nhất 100 ký tự.",
    "literal_error": "Phải là một trong: {expected}.",
    "string_type": "Phải là chữ.",
    "tuple_type": "Phải là danh sách các cụm từ.",
    "greater_than_equal": "Không được nhỏ hơn {ge}.",
    "order": "Ngày hết hiệu lực sớm hơn ngày bắt đầu.",
    "since": "Dòng thay thế dòng khác cần có ngày bắt đầu: dòng cũ hết hiệu lực trước ngày đó.",
    "itself": "Một dòng không thể thay thế chính nó.",
    "empty-list": "Có một nhóm không có cụm từ nào.",
    "no-unit": "Số liệu cần có đơn vị tính: từ đứng ngay sau con số, như “xã” hoặc “%”.",
    "figures-only": "Mục này chỉ dùng cho số liệu.",
    "no-word": "“{given}” không có từ nào.",
    "mark": "“{given}” có dấu {mark}, là dấu ngăn các cụm từ trong bảng.",
    "name": "Tên hoặc địa danh phải là chữ, dài nhất 200 ký tự.",
    "yes-no": "“{given}” không phải là “có” hoặc “không”.",
    "day": "“{given}” không phải là ngày có trong lịch; hãy viết như 31/3/2026.",
    "ambiguous": "“{given}” có hai cách hiểu; hãy viết {whole}, hoặc {part} (thêm một số 0 sau phần thập phân).",
    "number": "“{given}” không phải là con số; hãy viết như 1234,5, còn đơn vị thì ghi ở mục đơn vị tính.",
}


def told(error: ErrorDetails) -> RowFault:
    """A fault that validation found, beside the field it is in."""
    context: Mapping[str, object] = error.get("ctx") or {}
    code, loc = error["type"], error["loc"]
    english = _ENGLISH[code].format(**context) if code in _ENGLISH else error["msg"]
    vietnamese = _VIETNAMESE.get(code, "Nội dung này không hợp lệ.").format(**context)
    if len(loc) > 1:
        english = f"{key_text(loc)} {english}"
    return RowFault(str(loc[0]) if loc else "", english, vietnamese)


def twice(id_: str) -> RowFault:
    """Of an id that another row has."""
    return RowFault(
        "id",
        f"the id `{id_}` is used twice; ids are unique over rules/facts and all rows that people entered, "
        "withdrawn ones among them",
        f"Mã “{id_}” đã có dòng khác dùng, có thể là dòng đã rút; mỗi dòng cần một mã riêng.",
    )


def same(other: str) -> RowFault:
    """Of a row that says what the row *other* says, word for word."""
    return RowFault("", f"the same row stands already, as `{other}`", f"Nội dung này đã có trong sổ, ở dòng “{other}”.")


def not_issued_yet(day: str) -> RowFault:
    """Of a document that is dated later than today."""
    return RowFault(
        "document_date",
        f"{day} is yet to come; a row is entered when its document is issued",
        "Ngày văn bản chưa đến; chỉ nhập khi văn bản đã ban hành.",
    )


def no_topic(topic: str) -> RowFault:
    """Of a topic that rules/topics does not have."""
    return RowFault("topics", f"there is no topic `{topic}` in rules/topics", f"Không có chủ đề “{topic}”.")


def unknown_row(id_: str) -> RowFault:
    """Of `supersedes` that names no row."""
    return RowFault("supersedes", f"there is no row `{id_}`", f"Không có dòng “{id_}” để thay thế.")


def other_register(id_: str, register: RegisterName) -> RowFault:
    """Of `supersedes` that names a row of another register."""
    return RowFault(
        "supersedes",
        f"`{id_}` is a row of the register `{register}`; a row supersedes one of its own register",
        f"Dòng “{id_}” thuộc loại khác ({REGISTER_NAMES[register]}), không thay thế được.",
    )


def superseded(id_: str, by: str) -> RowFault:
    """Of `supersedes` that names a row which has a successor."""
    return RowFault(
        "supersedes",
        f"`{id_}` is superseded already, by `{by}`; name that one",
        f"Dòng “{id_}” đã được dòng “{by}” thay thế; hãy ghi mã của dòng mới đó.",
    )


def begins_too_early(id_: str, day: str) -> RowFault:
    """Of a successor that begins no later than the row it supersedes."""
    return RowFault(
        "from",
        f"must be later than {day}, when `{id_}` begins, which this row supersedes",
        f"Phải sau ngày {day}, là ngày bắt đầu của dòng “{id_}” bị thay thế.",
    )


def contradicts(other: FactRow) -> RowFault:
    """Of a fact with another value than *other* for the same thing and the same days."""
    value = value_words(other)
    return RowFault(
        "value",
        f"contradicts `{other.id}`, which gives {value} for the same days ({other.document}); if this row replaces it, "
        "name it in `supersedes` and the day in `from`; if it counts another thing, tell them apart by `subject` or `unless`",
        f"Mâu thuẫn với dòng “{other.id}”, ghi {value} cho cùng thời gian ({other.document}). Nếu dòng này thay dòng đó, "
        "hãy ghi mã của nó ở mục thay thế và ngày bắt đầu; nếu nói về nội dung khác, hãy phân biệt bằng đối tượng hoặc "
        "cụm từ loại trừ.",
    )


def wakes(id_: str, former: FactRow, other: FactRow) -> RowFault:
    """Of withdrawing a row *id_*: what it supersedes, *former*, would hold again and contradict *other*."""
    return RowFault(
        "",
        f"without `{id_}`, `{former.id}` holds again and contradicts `{other.id}` for the same days; withdraw `{other.id}` "
        f"first, or enter a row that supersedes `{id_}`",
        f"Nếu rút dòng “{id_}” thì dòng “{former.id}” có hiệu lực trở lại và mâu thuẫn với dòng “{other.id}”; hãy rút dòng "
        f"“{other.id}” trước, hoặc nhập dòng mới thay cho dòng “{id_}”.",
    )


def value_words(fact: FactRow) -> str:
    """The value of a fact as a person reads it, with its unit."""
    value = fact.value
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, str):
        return value
    if fact.kind == "date":
        return f"{value:%d/%m/%Y}"
    places = len(f"{fact.figure:f}".partition(".")[2])
    return f"{decimal(fact.figure, places)} {fact.unit[0]}".replace(" %", "%")


def name_of(row: Row) -> str:
    """The one line that says what a row is about."""
    if isinstance(row, FactRow):
        return row.statement
    return row.claim if isinstance(row, ClaimRow) else row.title
