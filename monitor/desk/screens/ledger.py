"""The screens under /ledger: every address ever seen and what became of it. Not here: SQL, words (desk.sources)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal, cast
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wsgi import FileWrapper

from monitor.addresses import canonical, is_http, key
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.kept import MINUTE, kept
from monitor.desk.lists.exports import TYPES as TYPES_OF_LISTS
from monitor.desk.screens.sources import opened, sent, source_link, table_file
from monitor.desk.shown.table_files import FORMS, LONGEST_BOOK, Form, forms_of, whole
from monitor.desk.sources import words
from monitor.desk.sources.address_feed import write_addresses_atom
from monitor.desk.sources.days import CHOICES, DayTable, day_start, day_table, since
from monitor.model import State
from monitor.pipeline.outgoing.troubles import OVERDUE
from monitor.publish.export.atom import Feed
from monitor.store.ledger_pages import AddressLine, Asked

screen = Blueprint("ledger", __name__)
_PAGE = 100  # addresses
_SMALL = 200_000  # addresses whose sums are compared at once; a longer ledger waits to be asked
_CHECKED = 30 * MINUTE
_COLUMNS = {
    "url": "Địa chỉ",
    "title": "Tiêu đề",
    "source": "Nguồn",
    "state": "Tình trạng",
    "why": "Vì sao",
    "first_seen": "Thấy lần đầu",
    "ended": "Xong lúc",
    "published": "Ngày đăng",
    "attempts": "Số lần thử",
    "entered_by": "Người nhập",
    "clip": "Tin số",
}


@dataclass(frozen=True, slots=True)
class Sums:
    """What the comparison of the sums said, and when."""

    faults: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which addresses a request asks for."""

    asked: Asked
    day: date | None
    given: Mapping[str, str]  # as the address of the page says it


@screen.get("/ledger")
@allowed("viewer", "sources")
def show() -> ResponseReturnValue:
    """Counts per end state, whether the sums agree, and the last days of each source."""
    counts, days = _counts(), _days()
    return render_template(
        "ledger.html",
        counts=counts,
        total=sum(counts.values()),
        sums=_sums(sum(counts.values()), asked="check" in request.args),
        table=_table(days),
        days=days,
        choices=CHOICES,
        words=words,
        forms=FORMS,
        source_link=source_link,
    )


@screen.get("/ledger/days.<any(xlsx, csv, jsonl):form>")
@allowed("viewer", "sources")
def export_days(form: Form) -> ResponseReturnValue:
    """The rows of the table of days, as a file."""
    table = _table(days := _days())
    names = {state: cast("Mapping[str, str]", words.STATES).get(state, words.MERGED) for state in table.columns}
    rows = (
        {"day": row.day, "source": row.source, "new": row.new} | {s: row.states.get(s, 0) for s in table.columns}
        for row in table.rows
    )
    return table_file(
        f"so-dia-chi-{days}-ngay",
        f"Sổ địa chỉ, {days} ngày",
        form,
        {"day": "Ngày", "source": "Nguồn", "new": "Địa chỉ mới"} | names,
        rows,
    )


@screen.get("/ledger/addresses")
@allowed("viewer", "sources")
def addresses() -> ResponseReturnValue:
    """The addresses of a state, or of a source and a day, a page at a time."""
    wanted, pages = _wanted(), the_store().ledger_pages
    count = _count(wanted.asked)
    last = max((count + _PAGE - 1) // _PAGE, 1)
    here = min(max(request.args.get("page", 1, int), 1), last)
    lines = tuple(opened(pages.lines(wanted.asked, limit=_PAGE, offset=(here - 1) * _PAGE)))

    def link(page: int) -> str:
        return f"{url_for('ledger.addresses')}?{urlencode({**wanted.given, 'page': page})}"

    return render_template(
        "ledger_addresses.html",
        wanted=wanted,
        title=_title(wanted),
        lines=lines,
        count=count,
        here=here,
        last=last,
        link=link,
        words=words,
        forms=(*forms_of(count), "atom"),
        longest_book=LONGEST_BOOK,
        source_link=source_link,
    )


@screen.get("/ledger/addresses.<any(xlsx, csv, jsonl, atom):form>")
@allowed("viewer", "sources")
def export(form: Form | Literal["atom"]) -> ResponseReturnValue:
    """All of them, as a file; a workbook of not too many."""
    wanted, desk = _wanted(), the_desk()
    if form == "xlsx" and form not in forms_of(_count(wanted.asked)):
        raise DeskError(
            400,
            "Danh sách quá dài cho Excel",
            f"Tệp Excel chỉ lập được cho danh sách không quá {LONGEST_BOOK:,} dòng.".replace(",", "."),
            "Tải tệp CSV (Excel mở được) hoặc JSONL, hoặc chọn một nguồn, một ngày.",
        )

    def lines() -> Iterator[AddressLine]:
        with desk.open() as store:  # its own: that of the request is closed when the first row is sent
            yield from store.ledger_pages.all(wanted.asked)

    if form == "atom":
        return _atom(_title(wanted), opened(lines()))
    return table_file("dia-chi", "Sổ địa chỉ", form, _COLUMNS, map(_exported, opened(lines())))


@screen.get("/ledger/address")
@allowed("viewer", "sources")
def address() -> ResponseReturnValue:
    """What became of one address."""
    url = request.args.get("url", "").strip()[:2000]
    found = the_store().ledger_pages.look_up((url, canonical(url)), (key(url),)) if url else None
    if found:
        found = replace(found, line=replace(next(opened([found.line])), url=found.line.url))
    return render_template(
        "ledger_address.html", url=url, valid=is_http(url), found=found, words=words, source_link=source_link
    )


def _count(asked: Asked) -> int:
    if asked.state and not asked.source:
        return _counts()[asked.state]
    return the_store().ledger_pages.count(asked)


def _counts() -> dict[str, int]:
    return kept("ledger counts", MINUTE, the_store().ledger.counts)


def _sums(total: int, *, asked: bool) -> Sums | None:
    """The comparison of less than half an hour ago, or made now; None where a long ledger was not asked for it."""

    def compare() -> Sums:
        now = the_desk().clock()
        return Sums(the_store().ledger.faults(now, OVERDUE, the_desk().zone), now)

    known = the_desk().kept.get("ledger sums known", False)
    if not (asked or known or total <= _SMALL):
        return None
    the_desk().kept["ledger sums known"] = True
    return kept("ledger sums", _CHECKED, compare)


def _days() -> int:
    days = request.args.get("days", 3, int)
    return days if days in CHOICES else 3


def _table(days: int) -> DayTable:
    desk = the_desk()
    source = request.args.get("source", "")
    lines = kept(
        f"ledger of {days} days",
        MINUTE,
        lambda: the_store().ledger.days(since(desk.clock(), desk.zone, days), desk.zone),
    )
    return day_table([line for line in lines if not source or line.source == source])


def _wanted() -> Wanted:
    """Raises DeskError for a state or a day that is none, and where nothing is asked for."""
    state, source, day = (request.args.get(name, "").strip() for name in ("state", "source", "day"))
    if state and state not in words.STATES:
        raise _unclear(f"Không có tình trạng “{state[:40]}”.")
    if day and not source:
        raise _unclear("Danh sách theo ngày cần có nguồn.")
    if not state and not source:
        raise _unclear("Chưa chọn tình trạng hoặc nguồn.")
    try:
        on = date.fromisoformat(day) if day else None
        zone = the_desk().zone
        asked = Asked(
            cast("State", state) or None,
            source,
            day_start(on, zone) if on else None,
            day_start(on + timedelta(days=1), zone) if on else None,
        )
    except (ValueError, OverflowError) as error:
        raise _unclear(f"“{day[:40]}” không phải là ngày.") from error
    given = {name: value for name, value in (("state", state), ("source", source), ("day", day)) if value}
    return Wanted(asked, on, given)


def _title(wanted: Wanted) -> str:
    """Which addresses they are, in words."""
    state, source = wanted.asked.state, wanted.asked.source
    what = words.STATES[state] if state else "Địa chỉ"
    return f"{what}{f' của {source}' if source else ''}{f' ngày {wanted.day:%d/%m/%Y}' if wanted.day else ''}"


def _atom(title: str, lines: Iterable[AddressLine]) -> Response:
    settings = the_desk().settings
    office = settings.office.name
    feed = Feed(f"urn:monitor:ledger:{office}:{title}", f"Sổ địa chỉ: {title}", office)
    names = {source.id: source.name for source in settings.sources}
    return sent(
        FileWrapper(whole(lambda out: write_addresses_atom(feed, lines, names, out))),
        "dia-chi",
        "atom",
        TYPES_OF_LISTS["atom"],
    )


def _unclear(text: str) -> DeskError:
    return DeskError(400, "Yêu cầu chưa rõ", text, "Chọn lại từ trang Sổ địa chỉ.")


def _exported(line: AddressLine) -> dict[str, Any]:
    return {
        "url": line.url,
        "title": line.title,
        "source": line.source,
        "state": words.STATES[line.state],
        "why": words.in_words(line.reason) or line.reason,
        "first_seen": line.first_seen,
        "ended": line.ended,
        "published": line.published,
        "attempts": line.attempts,
        "entered_by": line.entered_by,
        "clip": line.article,
    }
