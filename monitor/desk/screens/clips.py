"""The screen /clips: the list of clips, its facets and search, saved searches, exports of the list.

Not here: what a list finds and how it is told (lists), SQL, what is done with many clips at once (deciding).
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.archive.exporting import FORMS, known
from monitor.desk.acting import acting, done
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed, at_least, may
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import me
from monitor.desk.lists import clip_index
from monitor.desk.lists.asking import Selected
from monitor.desk.lists.exports import FORM_NAMES, TYPES, written
from monitor.desk.lists.facets import days, facets
from monitor.desk.lists.filters import Filters, read
from monitor.desk.lists.rows import rows
from monitor.desk.lists.said import Said
from monitor.desk.lists.saved import asked_of, filters_of, saved
from monitor.desk.lists.search import faults, help_page
from monitor.errors import QueryError
from monitor.publish.digest.items import MEDIA
from monitor.store.saved_searches import SavedSearch

screen = Blueprint("clips", __name__)
PAGE = 50  # rows of a page
_LONGEST_NAME = 80
_MOST_SAVED = 100  # searches of one person


@screen.get("/clips")
@allowed("viewer", "clips")
def show() -> ResponseReturnValue:
    """The list."""
    filters, said = read(request.args), _said()
    try:
        selected = clip_index().select(filters)
    except QueryError as error:
        fault = faults.told(filters.q, error)
        meant = replace(filters, q=fault.suggestion)
        told = {"fault": fault, "meant": meant, "filters": filters, "link": _link}
        return render_template("clips_broken.html", title="Câu hỏi chưa đúng", **told), 400
    return render_template(
        "clips.html",
        title=said.title(filters),
        filters=filters,
        selected=selected,
        conditions=said.conditions(filters),
        facets=facets(selected, said),
        days=days(clip_index(), selected),
        link=_link,
        media=MEDIA,
        **_page(selected),
        **_around(selected),
    )


def _page(selected: Selected) -> dict[str, Any]:
    """The rows of the page that is asked for; the last one, where it is asked for one behind it."""
    count = -(-selected.count // PAGE)
    asked = request.args.get("page", "1")
    here = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
    here = min(max(here, 1), max(count, 1))
    index = clip_index()
    ids = selected.page((here - 1) * PAGE, PAGE)
    query = index.query(selected.filters.q) if selected.filters.q else None
    return {
        "rows": rows(the_store(), ids, index.read(), query),
        "here": here,
        "count": count,
        "first": (here - 1) * PAGE,
        "page_link": lambda number: _link(selected.filters, number),
        "here_path": _link(selected.filters, here),
    }


def _around(selected: Selected) -> dict[str, Any]:
    """What stands around the rows: saved searches, files, whom an article may be given to, what may be loosened."""
    conditions = _said().conditions(selected.filters) if not selected.count else ()
    people = the_store().accounts.all() if may("officer", "clips") else ()
    index, filters = clip_index(), selected.filters
    return {
        "saved": saved(index, the_store().searches.seen_by(me().id), me().id, filters),
        "files": [(name, url_for("clips.export", form=form, **_query(filters))) for form, name in FORM_NAMES.items()],
        "people": [each for each in people if each.active and at_least(each.role, "officer")],
        "loosened": [(each, index.select(each.without).count) for each in conditions],
        "asked": asked_of(filters),
        "unindexed": index.unindexed,
        "narrow": "Mobi" in request.headers.get("User-Agent", ""),  # a phone, whose facets are folded
    } | _other_lists(selected)


def _other_lists(selected: Selected) -> dict[str, Any]:
    """The same list with copies or without, and in the other order."""
    filters = selected.filters
    return {
        "copies": selected.copies,
        "outside": selected.outside,
        "with_outside": replace(filters, outside=True),
        "with_copies": replace(filters, copies=None if filters.q else True),
        "without_copies": replace(filters, copies=False if filters.q else None, state=_but_copies(filters)),
        "other_order": replace(filters, order="newest" if filters.order == "best" else "best"),
    }


def _but_copies(filters: Filters) -> tuple[str, ...]:
    return tuple(state for state in filters.state if state != "copy")


@screen.get("/clips/help")
@allowed("viewer", "clips")
def search_help() -> ResponseReturnValue:
    """What can be written in the search box."""
    return render_template(
        "search_help.html",
        title="Cách tìm trong kho",
        examples=help_page.EXAMPLES,
        fields=help_page.fields(clip_index(), the_desk().settings),
        link=_link,
    )


@screen.get("/clips/export/<form>")
@allowed("viewer", "clips")
def export(form: str) -> ResponseReturnValue:
    """The whole list as a file."""
    wanted = next((each for each in FORMS if each == form), None)
    if wanted is None:
        abort(404)
    filters = read(request.args)
    try:
        selected = clip_index().select(filters)
    except QueryError as error:
        raise DeskError(
            400,
            "Câu hỏi chưa đúng",
            f"Chưa xuất được: {faults.in_vietnamese(error.message)}",
            "Quay lại danh sách, sửa câu hỏi rồi xuất lại.",
        ) from error
    rules = replace(known(the_desk().settings), stories=may("viewer", "stories"))
    said = _said().whole(filters if selected.by_score else replace(filters, order="newest"))
    file = written(the_store(), rules, wanted, selected.ids(), said)
    answer = Response(file, mimetype=TYPES[wanted], content_type=TYPES[wanted])
    answer.headers["Content-Length"] = str(file.size)
    answer.headers["Content-Disposition"] = f'attachment; filename="tin-bai_{clip_index().today:%Y-%m-%d}.{wanted}"'
    answer.call_on_close(file.close)
    return answer


# -- saved searches --------------------------------------------------------------------------------------


@screen.post("/clips/searches")
@allowed("viewer", "clips")
def keep_search() -> ResponseReturnValue:
    """Keep the list that is shown under a name."""
    name, filters = _name(), filters_of(request.values.get("asked", ""))
    shared = request.values.get("shared", "") == "1" and may("officer", "clips")
    try:
        clip_index().select(filters)
    except QueryError as error:
        raise DeskError(
            400, "Câu hỏi chưa đúng", faults.in_vietnamese(error.message), "Sửa câu hỏi rồi lưu lại."
        ) from error
    with acting("search.save", f"search {name}", shared=shared) as act:
        mine = [each for each in the_store().searches.seen_by(me().id) if each.account == me().id]
        _refuse_taken(mine, name)
        if len(mine) >= _MOST_SAVED:
            raise DeskError(
                409, "Đã lưu quá nhiều", f"Mỗi người lưu nhiều nhất {_MOST_SAVED} tìm kiếm.", "Xóa bớt rồi lưu lại."
            )
        the_store().searches.add(me().id, name, asked_of(filters), act.at, shared=shared)
    return done(f"Đã lưu tìm kiếm “{name}”.", _link(filters))


@screen.post("/clips/searches/<int:search>/rename")
@allowed("viewer", "clips")
def rename_search(search: int) -> ResponseReturnValue:
    """Call a search of one's own otherwise."""
    name = _name()
    with acting("search.rename", f"search {name}"):
        found = _own(search)
        _refuse_taken(
            [s for s in the_store().searches.seen_by(me().id) if s.account == me().id and s.id != search], name
        )
        the_store().searches.rename(search, name)
    return done(f"Đã đổi tên thành “{name}”.", _link(filters_of(found.asked)))


@screen.post("/clips/searches/<int:search>/delete")
@allowed("viewer", "clips")
def delete_search(search: int) -> ResponseReturnValue:
    """Let a search of one's own go."""
    with acting("search.delete", f"search {search}") as act:
        found = _own(search)
        act.detail["name"] = found.name
        the_store().searches.delete(search)
    again = url_for("clips.keep_search", name=found.name, asked=found.asked, shared=int(found.shared))
    return done(f"Đã xóa tìm kiếm “{found.name}”.", url_for("clips.show"), undo=again)


def _own(search: int) -> SavedSearch:
    found = the_store().searches.get(search)
    if found is None or found.account != me().id:
        abort(404)
    return found


def _name() -> str:
    name = " ".join(request.values.get("name", "").split())
    if not name or len(name) > _LONGEST_NAME:
        raise DeskError(
            400, "Chưa có tên", f"Tên của tìm kiếm dài từ 1 đến {_LONGEST_NAME} ký tự.", "Quay lại, ghi tên rồi lưu."
        )
    return name


def _refuse_taken(mine: list[SavedSearch], name: str) -> None:
    if any(each.name == name for each in mine):
        raise DeskError(409, "Trùng tên", f"Bạn đã có một tìm kiếm tên “{name}”.", "Quay lại và đặt tên khác.")


# -- addresses and words ---------------------------------------------------------------------------------


def _said() -> Said:
    return Said({topic.id: topic.label for topic in the_desk().settings.rules.topics})


def _link(filters: Filters, page: int = 1) -> str:
    """The address of a page of the list of *filters*."""
    if "clips_path" not in g:
        g.clips_path = url_for("clips.show")  # once for the hundreds of links of a page
    asked = [*filters.pairs(), *([("page", str(page))] if page > 1 else [])]
    path: str = g.clips_path
    return f"{path}?{urlencode(asked)}" if asked else path


def _query(filters: Filters) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in filters.pairs():
        found.setdefault(name, []).append(value)
    return found
