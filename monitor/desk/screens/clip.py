"""The screen /clips/<int:clip>: one clip, why it is here, and what people decide of it. Reading it writes nothing.

Not here: keeping decisions (deciding), its captured pages (captures.py), SQL, what a page shows as values (shown).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from monitor.addresses import is_http
from monitor.desk.cases.kept import cases_of
from monitor.desk.deciding import choices
from monitor.desk.desk import the_desk, the_store
from monitor.desk.digest.told import told
from monitor.desk.doors.access import allowed, may
from monitor.desk.doors.sessions import me
from monitor.desk.flags.deciding import LONGEST
from monitor.desk.flags.rows import rows_of
from monitor.desk.flags.words import REASONS
from monitor.desk.shown import origin, past, why
from monitor.desk.shown.difference import pieces
from monitor.desk.shown.highlight import paragraphs, segments
from monitor.desk.sources.words import STATES, in_words
from monitor.digests.writing import quotable
from monitor.model import Change, Clip, Tags, Written
from monitor.pipeline.belonging import with_stories
from monitor.pipeline.families import with_families
from monitor.pipeline.scope import out_by_person
from monitor.publish.digest.items import MEDIA
from monitor.store.clip_words import ClipWord
from monitor.store.marks import Marks

screen = Blueprint("clip", __name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """What every part of the page is told from."""

    clip: Clip
    machine: Tags  # what the rules alone say
    rows: tuple[why.Row, ...]
    done: past.Done


@screen.get("/clips/<int:clip>")
@allowed("viewer", "clips")
def show(clip: int) -> ResponseReturnValue:
    """The page; `show` asks for the words of one label alone, such as "topic:bien-gioi"."""
    found = _found(clip)
    parts = _words(found, request.args.get("show", "")) | _came(found) | _kin(found) | _marks(found) | _flags(found)
    parts["cases"] = cases_of([clip]) if may("viewer", "cases") else ()
    if may("officer", "clips"):
        parts |= _forms(found)
    return render_template("clip.html", clip=found.clip, rows=found.rows, labels=why.LABELS, **parts)


def _found(number: int) -> _Found:
    store = the_store()
    clip = store.clip(number)
    if clip is None:
        abort(404)
    machine = store.decisions.machine([number])[number]
    done = past.Done(store.decisions.of(number), store.marks.acts(number), store.words.every(number))
    return _Found(clip, machine, why.rows(clip.tags, machine, choices.topics()), done)


def _words(found: _Found, wanted: str) -> dict[str, Any]:
    """The headline and the text with their evidence marked."""
    article = found.clip.article
    keys = [row.key for row in found.rows if row.words]
    wanted = wanted if wanted in keys else ""
    marked = [row for row in found.rows if (row.key == wanted if wanted else row.stands)]
    return {
        "headline": segments(article.title, why.spans(found.machine, marked, "title")),
        "paragraphs": paragraphs(article.text, why.spans(found.machine, marked, "text")),
        "lead": origin.separate_lead(article),
        "wanted": wanted,
        "shown_rows": [row for row in found.rows if row.key in keys],
    }


def _came(found: _Found) -> dict[str, Any]:
    """Where it and its date come from, its captured pages and its revisions."""
    store, desk, clip = the_store(), the_desk(), found.clip
    came = store.evidence.came(clip.id)
    scope = desk.settings.office.scope_on(clip.clipped_at.astimezone(desk.zone).date())
    sources = {source.id: source.name for source in desk.settings.sources}
    return {
        "link": clip.article.url if is_http(clip.article.url) else "",
        "medium": MEDIA[clip.medium],
        "date_origin": origin.DATE_ORIGINS.get(clip.article.published_from, clip.article.published_from),
        "other_dates": origin.other_dates(clip.article, desk.zone),
        "came": came,
        "listed_by": [(sources.get(id_, id_), at) for id_, at in came.listed_by] if came else [],
        "state": STATES.get(came.state, came.state) if came else "",
        "robots": (in_words(came.robots) or came.robots) if came else "",
        "scope": origin.scope_words(clip, scope, choices.topics(), out_by_person(clip, desk.settings.office)),
        "captures": store.evidence.of_article(clip.id),
        "revisions": [
            (number, at, [_shown(change) for change in changes])
            for number, at, changes in reversed(store.revisits.differences(clip.id))
        ],
        "looks": origin.looks(store.revisits.visits(clip.id)),
    }


def _shown(change: Change) -> dict[str, Any]:
    return {"where": change.where, "change": change.change, "pieces": pieces(change.before, change.after)}


def _kin(found: _Found) -> dict[str, Any]:
    """Its copies, whose copy it is, its story, and the edition that told it or that it was left out of."""
    store, desk = the_store(), the_desk()
    original = store.exports.originals([found.clip.id]).get(found.clip.id)
    clip = next(with_families(store, desk.settings.sources, with_stories(store, [found.clip])))
    story = store.stories.get(clip.story.id) if clip.story else None
    return {
        "original": store.clip(original) if original is not None else None,
        "family": tuple(origin.family_lines(clip.family, clip.outlet)) if original is None else (),
        "story": story,
        "members": [each for each in story.members if each.article not in (clip.id, original)] if story else [],
        "told": told(store, clip.id, original),
        "is_http": is_http,
    }


def _flags(found: _Found) -> dict[str, Any]:
    """What is to be verified in it, what waits first; nothing where that part is closed."""
    queued = the_store().flags.of(found.clip.id) if may("viewer", "flags") else ()
    order = ("open", "accepted", "cased", "dismissed")
    rows = sorted(rows_of(queued), key=lambda row: order.index(row.lead.state))
    return {"flags": rows, "reasons": REASONS, "longest": LONGEST}


def _marks(found: _Found) -> dict[str, Any]:
    """What stands of what people did, and all that they did."""
    store, number, names = the_store(), found.clip.id, choices.names()
    marks = store.marks.of([number]).get(number, Marks())
    return {
        "marks": marks,
        "assigned": names.get(marks.assigned_to, marks.assigned_to),
        "read": number in store.marks.read_by(me().id),
        "notes": [act for act in reversed(found.done.acts) if act.act == "note"],
        "written": store.words.of([number]).get(number, Written()),
        "deeds": past.deeds(found.done, choices.topics(), names),
    }


def _forms(found: _Found) -> dict[str, Any]:
    """What may be chosen, and what each form has seen: the newest id, by which it is told when somebody was faster."""
    clip, settings = found.clip, the_desk().settings
    standing = {label: why.values(clip.tags, label) for label in why.LABELS}
    return {
        "topics": {id_: name for id_, name in choices.topics().items() if id_ not in standing["topic"]},
        "places": choices.places(),
        "people": choices.people(),
        "sentences": quotable(clip.article, settings.digest.quote_words),
        "standing": standing,
        "seen": {
            label: max((w.id for w in found.done.decisions if w.label == label), default=0) for label in why.LABELS
        },
        "seen_state": why.state(clip),
        "seen_states": {label: why.state(clip, [label]) for label in why.LABELS},
        "seen_marks": {
            kind: max((act.id for act in found.done.acts if act.act in acts), default=0)
            for kind, acts in (("reviewed", ("reviewed", "reopened")), ("assign", ("assign",)))
        },
        "seen_words": {kind: _newest(found.done.words, kind) for kind in past.KINDS},
    }


def _newest(words: Sequence[ClipWord], kind: str) -> int:
    return max((word.id for word in words if word.kind == kind), default=0)
