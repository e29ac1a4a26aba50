"""A table of rows that somebody uploads: looked through whole before anything is entered, every fault told by its line.

Not here: reading tables and entering rows (registers), the request (screens).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from monitor.config import Rules
from monitor.config.facts import RegisterName, Row
from monitor.errors import ConfigError, InputError
from monitor.model import Fault
from monitor.registers import enter_all
from monitor.registers.sheet import read_sheet
from monitor.store import Store

MOST = 1_000_000  # bytes: the table comes back with the page that shows what it holds
_Words = Callable[[re.Match[str]], str]
_OTHER = "Chỗ này chưa đúng."
# What reading a table says in English, for files and commands, and the same for the desk.
_VIETNAMESE: tuple[tuple[str, _Words], ...] = (
    (r"unknown column; the columns are (.+)", lambda m: f"Không có cột nào tên như vậy. Các cột có thể dùng: {m[1]}."),
    (r"a column has no name", lambda _: "Có một cột không có tên."),
    (r"this column stands here twice", lambda _: "Cột này có hai lần."),
    (r"this column is missing; add it", lambda _: "Thiếu cột này."),
    (
        r"from here on it cannot be read as a table: .+",
        lambda _: "Từ dòng này không đọc được nữa; xem có thừa dấu ngoặc kép nào không.",
    ),
    (r"has (\d+) cells, but there are (\d+) columns", lambda m: f"Dòng có {m[1]} ô, nhưng bảng chỉ có {m[2]} cột."),
    (
        r"`(.*)` is no register; there are .+",
        lambda m: f"“{m[1]}” không phải tên sổ; hãy ghi fact (số liệu), claim (đã bị bác bỏ) hoặc argument (lập luận).",
    ),
    (r"this row is of the register .+", lambda _: "Dòng này thuộc sổ khác với sổ đã chọn."),
    (r".+ holds no row below its columns", lambda _: "Dưới dòng tên cột chưa có dòng nào."),
    (r".+ holds more than (\d+) rows; .+", lambda m: f"Bảng có hơn {m[1]} dòng; hãy chia thành nhiều tệp."),
    (r".+ is larger than (\d+) MB; .+", lambda m: f"Tệp lớn hơn {m[1]} MB; hãy chia thành nhiều tệp."),
    (r".+ is no UTF-8 text; .+", lambda _: "Tệp không phải văn bản UTF-8; trong Excel hãy lưu dạng “CSV UTF-8”."),
    (r".+ is empty; .+", lambda _: "Tệp không có nội dung; dòng đầu phải là tên các cột."),
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """One fault of a table, as a person reads it."""

    line: int  # 0: of the whole table
    column: str
    text: str


class SheetError(Exception):
    """A table that cannot be entered; nothing of it was."""

    def __init__(self, wrong: tuple[Wrong, ...]) -> None:
        """Keep everything that is wrong with it."""
        super().__init__(f"{len(wrong)} faults")
        self.wrong = wrong


def entered(  # noqa: PLR0913, PLR0917 - rows, whose they are, and when
    store: Store,
    rules: Rules,
    content: bytes,
    register: RegisterName | None,
    by: str,
    at: datetime,
    *,
    check_only: bool,
) -> tuple[Row, ...]:
    """Enter all rows of the table *content*, or with *check_only* none, and return them. Raises SheetError."""
    if len(content) > MOST:
        raise SheetError((Wrong(0, "", "Tệp lớn hơn 1 MB; hãy chia thành nhiều tệp."),))
    try:
        sheet = read_sheet("-", content, register)
        return enter_all(store, rules, "-", sheet.entries, by, at, wrong=sheet.faults, check_only=check_only)
    except ConfigError as error:
        raise SheetError(tuple(map(_wrong, error.faults))) from error
    except InputError as error:
        raise SheetError((Wrong(0, "", in_vietnamese(str(error))),)) from error


def _wrong(fault: Fault) -> Wrong:
    return Wrong(fault.line, fault.key, fault.vietnamese or in_vietnamese(fault.message))


def in_vietnamese(message: str) -> str:
    """What reading a table said, for the desk."""
    for pattern, words in _VIETNAMESE:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words(found)
    return _OTHER
