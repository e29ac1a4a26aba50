"""The list of the coming edition as a file: the articles of the page, all of them, in its order.

Not here: what a file looks like (publish, archive.exporting), the files of an edition that was cut (editions.py).
"""

from dataclasses import replace

from flask import Response, abort
from flask.typing import ResponseReturnValue

from monitor.archive.exporting import FORMS, known
from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.coming import coming
from monitor.desk.digest.rows import sections
from monitor.desk.doors.access import allowed, may
from monitor.desk.lists.exports import TYPES, written
from monitor.desk.screens.digest.blueprint import screen


@screen.get("/digest/export/<form>")
@allowed("viewer", "digest")
def export(form: str) -> ResponseReturnValue:
    """The articles that the coming edition tells, without those that people leave out.

    They are whole articles: 403 where those are closed to who asks.
    """
    if not may("viewer", "clips"):
        abort(403)
    wanted = next((each for each in FORMS if each == form), None)
    if wanted is None:
        abort(404)
    edition = coming().edition
    ids = [item.clip for section in sections(edition, ()) for event in section.events for item in event.items]
    rules = replace(known(the_desk().settings), stories=may("viewer", "stories"))
    file = written(the_store(), rules, wanted, ids, f"Điểm báo số {edition.number:03d}, chưa chốt")
    answer = Response(file, mimetype=TYPES[wanted], content_type=TYPES[wanted])
    answer.headers["Content-Length"] = str(file.size)
    answer.headers["Content-Disposition"] = f'attachment; filename="diem-bao-{edition.number:03d}-du-thao.{wanted}"'
    answer.call_on_close(file.close)
    return answer
