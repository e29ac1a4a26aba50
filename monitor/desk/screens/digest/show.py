"""The screen /digest: what the coming edition tells, in which order, and what people have planned for it. Reads only.

Not here: planning (planning.py), preview and approval (approving.py).
"""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.coming import coming
from monitor.desk.digest.rows import sections
from monitor.desk.doors.access import allowed, may
from monitor.desk.doors.faults import DeskError
from monitor.desk.screens.digest.blueprint import screen
from monitor.digests.writing import LONGEST, quotable
from monitor.model import Edition, Written
from monitor.store.plans import DigestAct

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
    planned = store.plans.newest([*(item.clip for item in edition.items), *(each.clip for each in edition.left_out)])
    rows = sections(edition, acts)
    return render_template(
        "digest.html",
        fault=None,
        last=last,
        edition=edition,
        sections=[section for section in rows if section.events],
        quiet=[section for section in rows if not section.events and section.numeral],
        seen={clip: act.id for clip, act in planned.items()},
        kept={clip: act for clip, act in planned.items() if act.act == "keep"},
        seen_orders={section.numeral: section.ordered.id if section.ordered else 0 for section in rows},
        seen_note=max((act.id for act in acts if act.act == "note"), default=0),
        acts=_told(acts, edition),
        reasons=REASONS,
        readers=_readers(),
        to_handle=sum(section.count for section in rows if section.numeral in ("II", "III")),
        **(_writing(edition) if may("officer", "clips") else {"edited": None}),
    )


def _readers() -> int:
    digest = the_desk().settings.digest
    return len(digest.recipients) + sum(len(group.recipients) for group in digest.groups)


def _told(acts: tuple[DigestAct, ...], edition: Edition) -> list[tuple[DigestAct, str]]:
    """What people planned, the newest first, each with the title that it is about."""
    titles = {item.clip: item.title for item in edition.items} | {each.clip: each.title for each in edition.left_out}
    return [(act, titles.get(act.article, f"tin {act.article}") if act.article else "") for act in reversed(acts)]


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
