"""The screen /digest: what the coming edition tells, in which order, and what people have planned for it. Reads only.

Not here: planning (planning.py), preview and approval (approving.py).
"""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.coming import coming
from monitor.desk.digest.deeds import deed
from monitor.desk.digest.rows import case_rows, sections
from monitor.desk.doors.access import allowed, may
from monitor.desk.doors.faults import DeskError
from monitor.desk.lists.exports import FORM_NAMES
from monitor.desk.screens.digest.blueprint import screen
from monitor.digests.writing import LONGEST, quotable
from monitor.model import Edition, Written
from monitor.store.plans import NOTE, DigestAct, standing

Acts = tuple[DigestAct, ...]
REASONS = ("Trùng nội dung", "Không liên quan đến tỉnh", "Tin cũ", "Quảng cáo, thông tin dịch vụ", "Đã báo cáo riêng")


@screen.get("/digest")
@allowed("viewer", "digest")
def show() -> ResponseReturnValue:
    """The page; `edit` asks for the forms of one article."""
    store = the_store()
    last = store.editions.lines(1)
    try:
        edition = coming().edition
    except DeskError as fault:
        return render_template("digest.html", fault=fault, last=last, edition=None)
    acts = store.plans.of(edition.number)
    every = [*(item.clip for item in edition.items), *(each.clip for each in edition.left_out)]
    planned, newest = store.plans.of_articles(every), {act.thing: act.id for act in acts}
    rows = sections(edition, acts)
    return render_template(
        "digest.html",
        fault=None,
        last=last,
        edition=edition,
        sections=[section for section in rows if section.events],
        quiet=[section for section in rows if not section.events and section.numeral],
        seen={act.article: act.id for act in planned},
        kept={act.article: act for act in standing(planned).values() if act.act == "keep"},
        seen_orders={section.numeral: newest.get(section.numeral, 0) for section in rows},
        seen_note=newest.get(NOTE, 0),
        deeds=_told(acts, planned, edition),
        reasons=REASONS,
        files=[(name, url_for("digest.export", form=form)) for form, name in FORM_NAMES.items()],
        readers=_readers(),
        to_handle=sum(section.count for section in rows if section.numeral in ("II", "III")),
        cases=case_rows(edition),
        **(_writing(edition) if may("officer", "clips") else {"edited": None}),
    )


def _readers() -> int:
    digest = the_desk().settings.digest
    return len(digest.recipients) + sum(len(group.recipients) for group in digest.groups)


def _told(acts: Acts, planned: Acts, edition: Edition) -> list[tuple[DigestAct, str]]:
    """What people did for this edition, the newest first, in words; they may take back what was *planned* for another."""
    titles = {item.clip: item.title for item in edition.items} | {each.clip: each.title for each in edition.left_out}
    known = {act.id: act for act in (*planned, *acts)}
    return [(act, deed(act, known, titles)) for act in reversed(acts)]


def _writing(edition: Edition) -> dict[str, Any]:
    """The article whose words are being edited, what stands on it, and the sentences that may be quoted."""
    asked = request.args.get("edit", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else 0
    clip = the_store().clip(number) if any(item.clip == number for item in edition.items) else None
    if clip is None:
        return {"edited": None}
    every = the_store().words.every(number)
    return {
        "edited": clip,
        "written": the_store().words.of([number]).get(number, Written()),
        "sentences": quotable(clip.article, the_desk().settings.digest.quote_words),
        "seen_words": {
            kind: max((word.id for word in every if word.kind == kind), default=0)
            for kind in ("words", "quote", "translation")
        },
        "longest": LONGEST,
    }
