"""What each form of a case asks for: fields in, steps out. Not here: keeping them (screens), what a case allows (the room cases)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from monitor.case import (
    CHECKS,
    Asked,
    Body,
    Case,
    Chose,
    Confirmed,
    Directed,
    Event,
    Examined,
    Level,
    Linked,
    Marked,
    Moved,
    Noted,
    Outcome,
    Paper,
    Periodical,
    Proposed,
    Rated,
    Rejected,
    TextName,
    Timed,
    Unlinked,
    Verdict,
    Wrote,
)
from monitor.cases import MOVES, allowed_moves
from monitor.cases.moves import OUTLET
from monitor.desk.cases import table
from monitor.desk.cases.typed import LONGEST_TITLE, Typed
from monitor.desk.cases.words import OPTIONS, PERIODICALS
from monitor.desk.desk import the_desk, the_store
from monitor.errors import CaseError

Deed = Literal[
    "about", "texts", "options", "rows", "row", "propose", "confirm", "reject", "move", "mark",
    "ask", "direct", "note", "link", "unlink", "examine",
]  # fmt: skip
DEEDS: tuple[Deed, ...] = get_args(Deed)
# In the order of the dossier; title and secrecy have a form of their own.
TEXTS: tuple[TextName, ...] = ("summary", "course", "effect", "nature", "grounds", "right", "letter", "statement")
PROPOSED: tuple[Verdict, ...] = ("checking", "right", "partly", "false", "unproven")
_LEVELS: tuple[Level, ...] = get_args(Level)
_EVENTS: tuple[Event, ...] = get_args(Event)
_OUTCOMES: tuple[Outcome, ...] = tuple(each for each in get_args(Outcome) if each)
_NUMBER = re.compile(r"(?:.*/clips/)?(\d{1,15})\D*")


@dataclass(frozen=True, slots=True)
class Given:
    """What a form asks for; without *bodies* it changes nothing."""

    bodies: tuple[Body, ...]
    said: str  # to the person, once it is kept
    happened: datetime | None
    note: str
    paper: Paper  # its file is not kept yet


@dataclass(frozen=True, slots=True)
class Asking:
    """Who fills in which form of which case."""

    case: Case
    typed: Typed
    who: str  # the name


def read(deed: Deed, asking: Asking) -> Given:
    """What the form *deed* asks for. Raises CaseError for what cannot be read."""
    typed, (reader, said) = asking.typed, _READERS[deed]
    return Given(
        bodies=tuple(reader(asking)),
        said=said,
        happened=typed.moment("happened"),
        note=typed.text("note"),
        paper=Paper(typed.line("number"), typed.day("day")),
    )


def fields_of(case: Case) -> Mapping[str, str]:
    """The fields of the forms that show what stands, as the page shows them: what differs from it was typed."""
    return {
        **table.fields_of(case),
        **{name: case.texts.get(name, "") for name in ("title", "secrecy", *TEXTS)},
        "level": str(case.level),
        "event": minute(case),
        "sudden": "on" if case.sudden else "",
    }


def minute(case: Case) -> str:
    """When the event was, on the office's clock, as a field of a form has it."""
    return f"{case.event_at.astimezone(the_desk().zone):%Y-%m-%dT%H:%M}"


def _about(asking: Asking) -> Iterable[Body]:
    case, typed = asking.case, asking.typed
    level = typed.one("level", _LEVELS, "mức độ")
    names: tuple[TextName, ...] = ("title", "secrecy")
    for name in names:
        if typed.line(name) != case.texts.get(name, ""):
            yield Wrote(name, typed.line(name))
    if len(typed.line("title")) > LONGEST_TITLE:
        raise CaseError.of(
            "the title is too long", f"Tên vụ việc dài quá {LONGEST_TITLE} ký tự; phần dài ghi vào mục A."
        )
    if level != case.level:
        yield Rated(level)
    at, sudden = typed.moment("event"), "sudden" in typed.form
    if at is None:
        raise CaseError.of("the event has a day and an hour", "Ghi ngày, giờ xảy ra sự việc.")
    if (typed.line("event"), sudden) != (minute(case), case.sudden):
        yield Timed(at, sudden)


def _texts(asking: Asking) -> Iterable[Body]:
    for name in TEXTS:
        if name in asking.typed.form and asking.typed.text(name) != asking.case.texts.get(name, ""):
            yield Wrote(name, asking.typed.text(name))


def _options(asking: Asking) -> Iterable[Body]:
    chosen = asking.typed.some("option", OPTIONS)
    if chosen != asking.case.options:
        yield Chose(chosen)


def _rows(asking: Asking) -> Iterable[Body]:
    return table.edited(asking.case, asking.typed, asking.who)


def _new_rows(asking: Asking) -> Iterable[Body]:
    article = asking.typed.number("article")
    clip = the_store().clip(article) if article in asking.case.articles and article else None
    return table.added(asking.case, asking.typed, clip, asking.who)


def _propose(asking: Asking) -> Iterable[Body]:
    typed = asking.typed
    yield Proposed(typed.one("verdict", PROPOSED, "kết luận"), typed.text("ground"))


def _confirm(asking: Asking) -> Iterable[Body]:
    yield Confirmed(asking.typed.number("proposal") or 0)


def _reject(asking: Asking) -> Iterable[Body]:
    yield Rejected(asking.typed.number("proposal") or 0)


def _move(asking: Asking) -> Iterable[Body]:
    case, typed = asking.case, asking.typed
    # One that the state forbids is refused by the case, which says what it allows.
    to = typed.one("to", (*allowed_moves(case), *MOVES), "trạng thái")
    outcome = typed.one("outcome", _OUTCOMES, "kết quả xử lý cuối cùng") if to == "closed" else ""
    same = typed.number("same") if outcome == "same" else None
    unit = _unit(typed.line("unit-other") or typed.line("unit")) if to == "sent" else ""
    yield Moved(to, unit, outcome, typed.until("due"), typed.line("basis"), same)


def _unit(text: str) -> str:
    """A unit of today that somebody typed by its name is that unit: it is reminded, and listed once."""
    desk = the_desk()
    return desk.settings.deadlines.unit_called(text, desk.clock().astimezone(desk.zone).date())


def _mark(asking: Asking) -> Iterable[Body]:
    typed = asking.typed
    what = typed.one("what", _EVENTS, "việc đã xảy ra")
    periodicals: tuple[Periodical, ...] = tuple(PERIODICALS)
    periodical = typed.one("periodical", periodicals, "loại hình báo chí")
    articles = asking.case.articles
    # Of the only article there is, also where others come later: its clock ends with what its own outlet does.
    article = typed.number("article") or (articles[0] if what in OUTLET and len(articles) == 1 else None)
    yield Marked(what, article, periodical, typed.until("due"), typed.line("basis"))


def _ask(asking: Asking) -> Iterable[Body]:
    text = asking.typed.text("text")
    if text != asking.case.asks:
        yield Asked(text)


def _direct(asking: Asking) -> Iterable[Body]:
    yield Directed(asking.typed.text("text"))


def _note(_asking: Asking) -> Iterable[Body]:
    yield Noted()


def _link(asking: Asking) -> Iterable[Body]:
    found = _NUMBER.fullmatch(asking.typed.line("article"))
    article = int(found[1]) if found else 0
    if not article or the_store().clip(article) is None:
        raise CaseError.of(
            "there is no such article", "Không có tin, bài số này trong kho; ghi số hoặc đường dẫn trang tin."
        )
    if article not in asking.case.articles:
        yield Linked(article)


def _unlink(asking: Asking) -> Iterable[Body]:
    yield Unlinked(asking.typed.number("article") or 0)


def _examine(asking: Asking) -> Iterable[Body]:
    typed = asking.typed
    has = tuple(check for check in CHECKS if typed.form.get(f"check-{check}") == "has")
    lacks = tuple(check for check in CHECKS if typed.form.get(f"check-{check}") == "lacks")
    url = typed.line("url")
    if not has and not lacks and not url:
        raise CaseError.of("nothing was looked at", "Chưa đánh dấu nội dung nào của cải chính.")
    yield Examined(typed.number("article") or 0, has, lacks, typed.moment("published"), url)


_READERS: Mapping[Deed, tuple[Callable[[Asking], Iterable[Body]], str]] = {
    "about": (_about, "Đã ghi tên, mức độ của vụ việc."),
    "texts": (_texts, "Đã ghi nội dung hồ sơ."),
    "options": (_options, "Đã ghi phương án."),
    "rows": (_rows, "Đã ghi bảng đối chiếu."),
    "row": (_new_rows, "Đã đưa câu vào bảng đối chiếu."),
    "propose": (_propose, "Đã ghi đề xuất kết luận."),
    "confirm": (_confirm, "Đã xác nhận kết luận."),
    "reject": (_reject, "Đã ghi: không xác nhận kết luận."),
    "move": (_move, "Đã chuyển trạng thái vụ việc."),
    "mark": (_mark, "Đã ghi việc đã xảy ra."),
    "ask": (_ask, "Đã ghi nội dung xin ý kiến chỉ đạo."),
    "direct": (_direct, "Đã ghi ý kiến chỉ đạo."),
    "note": (_note, "Đã ghi vào nhật ký vụ việc."),
    "link": (_link, "Đã thêm bài vào vụ việc."),
    "unlink": (_unlink, "Đã đưa bài ra khỏi vụ việc."),
    "examine": (_examine, "Đã ghi kết quả kiểm tra nội dung cải chính."),
}
