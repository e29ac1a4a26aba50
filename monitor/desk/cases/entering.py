"""Reading the form of a new case, and keeping it: the case, its flags accepted, its first comparison, all of it or nothing.

Not here: what the form offers (opening.py), routes (screens/cases.py), what a case needs (the room cases).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import cast

from flask import request
from werkzeug.datastructures import MultiDict

from monitor.case import Level, Linked, Opened, RowSet
from monitor.cases import add, load, office_of, open_case
from monitor.desk.cases.flagged import rows, taken
from monitor.desk.cases.kept import Standing, all_cases, cases_of, folded
from monitor.desk.cases.typed import LONGEST_TITLE
from monitor.desk.cases.words import LEVELS
from monitor.desk.deciding.refused import RefusedError
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.sessions import me
from monitor.desk.flags.deciding import Seen, read_seen
from monitor.store.audit import Actor
from monitor.vietnamese.clean import clean

LONGEST_NOTE = 1000
MOST = 500  # articles and flags of one form
_FIRST_YEAR = 1990  # nobody opens a case of an event before


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form says, as a person typed it."""

    title: str
    level: str
    day: str
    hour: str
    sudden: bool
    articles: tuple[int, ...]  # that were chosen
    numbers: str  # of other articles
    note: str
    flags: tuple[Seen, ...]
    known: tuple[int, ...]  # cases that the page named


@dataclass(frozen=True, slots=True)
class New:
    """The same, understood."""

    opened: Opened
    articles: tuple[int, ...]
    flags: tuple[Seen, ...]  # of those articles
    note: str
    known: tuple[int, ...]


def typed(form: MultiDict[str, str]) -> Typed:
    """What *form* says."""
    flags = (read_seen(each) for each in dict.fromkeys(form.getlist("flag")[:MOST]))
    return Typed(
        title=" ".join(clean(form.get("title", "")).split()),
        level=form.get("level", ""),
        day=form.get("day", "").strip(),
        hour=form.get("hour", "").strip(),
        sudden=form.get("sudden") == "1",
        articles=tuple(dict.fromkeys(form.getlist("article", type=int)[:MOST])),
        numbers=form.get("numbers", "").strip(),
        note=clean(form.get("note", "")).strip(),
        flags=tuple(each for each in flags if each),
        known=tuple(form.getlist("known", type=int)[:MOST]),
    )


def understood(said: Typed, story: int | None) -> tuple[New | None, dict[str, str]]:
    """The case that *said* tells of; or None and what is wrong, by field."""
    wrong = _too_long_or_short(said)
    level = next((each for each in LEVELS if str(each) == said.level), None)
    if level is None:
        wrong["level"] = "Chọn mức độ."
    event_at = _moment(said.day, said.hour)
    if event_at is None:
        wrong["day"] = "Ghi ngày và giờ của sự việc."
    elif event_at > the_desk().clock():
        wrong["day"] = "Thời điểm sự việc không thể ở tương lai."
    others, fault = _numbers(said.numbers)
    if fault:
        wrong["numbers"] = fault
    articles = tuple(dict.fromkeys((*said.articles, *others)))
    if _missing(said.articles):
        wrong["article"] = "Có bài không còn trong kho; mở lại trang."
    flags = tuple(each for each in said.flags if each.article in articles)
    if said.flags and not flags:
        wrong["article"] = "Chọn ít nhất một bài có nội dung cần kiểm chứng."
    if wrong or event_at is None:
        return None, wrong
    opened = Opened(said.title, cast("Level", level), event_at, said.sudden, story)
    return New(opened, articles, flags, said.note, said.known), wrong


def _too_long_or_short(said: Typed) -> dict[str, str]:
    wrong = {}
    if not said.title:
        wrong["title"] = "Ghi nội dung báo nêu, trong một câu."
    elif len(said.title) > LONGEST_TITLE:
        wrong["title"] = f"Tên vụ việc dài {len(said.title)} ký tự; nhiều nhất {LONGEST_TITLE}."
    if len(said.note) > LONGEST_NOTE:
        wrong["note"] = f"Ghi chú dài {len(said.note)} ký tự; nhiều nhất {LONGEST_NOTE}."
    return wrong


def _moment(day: str, hour: str) -> datetime | None:
    try:
        on, at = date.fromisoformat(day), time.fromisoformat(hour)
    except ValueError:
        return None
    if not _FIRST_YEAR <= on.year < date.max.year or at.tzinfo:
        return None
    return datetime.combine(on, at, the_desk().zone).astimezone(UTC)


def _numbers(text: str) -> tuple[tuple[int, ...], str]:
    """The articles that a person named by number; and what is wrong with one of them."""
    words = text.replace(",", " ").replace(";", " ").split()
    if not all(word.isascii() and word.isdecimal() and len(word) < 19 for word in words) or len(words) > MOST:
        return (), "Ghi số của các tin, cách nhau bằng dấu phẩy."
    numbers = tuple(dict.fromkeys(map(int, words)))
    missing = ", ".join(map(str, _missing(numbers)))
    return ((), f"Kho không có tin số {missing}.") if missing else (numbers, "")


def _missing(articles: Sequence[int]) -> tuple[int, ...]:
    """Those of *articles* that the archive has not."""
    there = {clip.id for clip in the_store().search.clips(articles)}
    return tuple(each for each in articles if each not in there)


# -- keeping -----------------------------------------------------------------------------------------------


def keep(new: New) -> int:
    """Keep the case and return its number.

    Raises RefusedError (404, 409) where a flag is not as the page showed it, or there is a case of the matter that the page did
    not name; CaseError for what the case lacks. Then nothing is written.
    """
    store, at = the_store(), the_desk().clock()
    actor = Actor(me().login, me().name, request.remote_addr or "")
    with store.cases.entering():
        flags = taken(new.flags)
        _refuse_again(new)
        acts = [Linked(flag.article, flag.seen) for flag in flags]
        flagged = {flag.article for flag in flags}
        linked = [*acts, *(Linked(article) for article in new.articles if article not in flagged)]
        number = open_case(store, new.opened, linked, actor=actor, at=at, note=new.note)
        lines = [RowSet(place, row) for place, row in enumerate(rows(flags), 1)]
        if lines:
            add(store, office_of(the_desk().settings), load(store, number), lines, actor=actor, at=at)
    return number


def near(articles: Sequence[int], title: str) -> tuple[Standing, ...]:
    """The open cases of any of *articles*, or of the same name."""
    held, name = {each.case.id for each in cases_of(articles)}, folded(title)
    return tuple(each for each in all_cases() if each.open and (each.case.id in held or each.words == name))


def _refuse_again(new: New) -> None:
    """Raise RefusedError (409) where a case of the matter came since the page was made: a form sent twice, another officer.

    A case stays for ever: one too many can only be ended as opened twice.
    """
    came = [each.case.id for each in near(new.articles, new.opened.title) if each.case.id not in new.known]
    if came:
        numbers = ", ".join(f"số {each}" for each in came)
        raise RefusedError(
            409,
            "Đã có vụ việc này",
            f"Đã có vụ việc {numbers} về bài này hoặc cùng tên, lập sau khi bạn mở trang. Vụ việc mới chưa được lập.",
            "Mở xem vụ việc đã có; nếu vẫn cần một vụ việc riêng, bấm “Lập vụ việc” lần nữa.",
        )
