"""The form /cases/<int:case>/dossier: the dossier of a case as a Word file, or the whole package with its evidence as a ZIP.

Both are made from the case as it stands; the package is told in its log, with the digest of its manifest. Not here: what is in
them (cases/dossier, cases/package), the page of the case (case.py).
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import IO
from urllib.parse import quote

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from monitor.case import Case, Packed
from monitor.cases import add, office_of
from monitor.desk.acting import acting
from monitor.desk.cases.camera import camera
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed
from monitor.desk.doors.faults import DeskError
from monitor.desk.doors.sessions import me
from monitor.desk.screens.case import loaded
from monitor.errors import CaseError, StaleError
from monitor.store.audit import Actor

screen = Blueprint("case_dossier", __name__)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PIECE = 1 << 16
_IN_MEMORY = 16_000_000  # bytes of a package that are not yet put onto the disk


@screen.post("/cases/<int:case>/dossier")
@allowed("officer", "cases")
def make(case: int) -> ResponseReturnValue:
    """The file; a page that says why where none is made."""
    found, making = loaded(case), _FORMS.get(request.form.get("form", ""))
    if making is None:
        abort(400)
    try:
        return making(found)
    except CaseError as error:
        raise DeskError(
            409,
            "Chưa lập được hồ sơ",
            error.vietnamese,
            "Chưa có tệp nào được lập, chưa có gì được ghi. Xử lý xong nội dung trên rồi lập lại.",
        ) from error
    except StaleError as error:
        raise DeskError(
            409,
            "Có người vừa sửa vụ việc",
            "Vụ việc thay đổi trong lúc lập gói hồ sơ; chưa có gì được ghi.",
            "Mở lại trang vụ việc, xem nội dung mới rồi lập lại.",
        ) from error


def _word(case: Case) -> Response:
    from monitor.cases.dossier import dossier_of  # noqa: PLC0415 - Word is loaded where it is made
    from monitor.cases.package.contents import name_of  # noqa: PLC0415
    from monitor.publish.dossier.build import dossier_docx  # noqa: PLC0415

    desk = the_desk()
    dossier = dossier_of(the_store(), desk.settings, case, desk.clock())
    content, name = dossier_docx(dossier), f"{name_of(dossier)}.docx"
    with acting("case.dossier", f"case {case.id}", file=name):
        pass
    return _named(Response(content, content_type=_WORD), name)


def _package(case: Case) -> Response:
    from monitor.cases.package.making import make as pack  # noqa: PLC0415 - Word is loaded where it is made

    desk, store, account = the_desk(), the_store(), me()
    at, actor = desk.clock(), Actor(account.login, account.name, request.remote_addr or "")
    file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with the answer
    try:
        made = pack(store, desk.settings, case, at, file, camera=camera(), final=False)
        size = file.tell()
        file.seek(0)
        add(store, office_of(desk.settings), case, [Packed(made.name, made.digest)], actor=actor, at=at)
    except BaseException:
        file.close()
        raise
    answer = Response(_pieces(file), content_type="application/zip")
    answer.content_length = size
    return _named(answer, made.name)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """What is in *file*; it is gone at the end, or when nobody reads on."""
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _named(answer: Response, name: str) -> Response:
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


_FORMS: Mapping[str, Callable[[Case], Response]] = {"word": _word, "package": _package}
