"""All that the page of one case shows, as values for its templates. Reading writes nothing.

Not here: limits, verdict and moves (standing.py), the log (timeline.py), the comparison (table.py), requests (screens).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from werkzeug.datastructures import MultiDict

from monitor.addresses import is_http
from monitor.case import CHECKS, Body, Case, Examined, Row, RowDropped, RowSet, Step
from monitor.cases import case_of, office_of
from monitor.cases.leaving import lacking_to_leave
from monitor.cases.uploads import taken
from monitor.desk.cases import standing, table, timeline, words
from monitor.desk.cases.forms import PROPOSED, TEXTS, fields_of
from monitor.desk.cases.kept import all_cases
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import may
from monitor.desk.doors.sessions import me
from monitor.model import Clip
from monitor.store.cases import MOST_BYTES
from monitor.store.evidence import Capture

_MEGABYTE = 1024 * 1024
_TYPED = 20  # letters from which a field was typed, not chosen


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was not kept: why, and what was typed in it, which stands in it again."""

    form: str  # its id on the page; "": none
    why: tuple[str, ...] = ()
    typed: MultiDict[str, str] = field(default_factory=MultiDict)
    others: tuple[str, ...] = ()  # what others did since the page was made
    stale: Literal["", "mine", "others"] = ""  # the page was made before a step: one's own, somebody else's

    def value(self, form: str, name: str, default: object = "") -> object:
        """What stands in the field *name* of *form*: what was typed, else *default*."""
        return self.typed[name] if form == self.form and name in self.typed else default

    def values(self, form: str, name: str, default: Sequence[object]) -> Sequence[object]:
        """The same for boxes that are ticked."""
        return self.typed.getlist(name) if form == self.form else default

    @property
    def long(self) -> tuple[str, ...]:
        """What was written in it, to be copied where its field is there no more."""
        own = ("csrf_token", "seen", "form", "place")
        return tuple(value for name, value in self.typed.items(multi=True) if name not in own and len(value) > _TYPED)


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the case."""

    clip: Clip
    link: str  # "": none that can be opened
    captures: tuple[Capture, ...]
    rows: tuple[int, ...]  # lines of the comparison that quote it
    choices: tuple[table.Choice, ...]
    examined: Step | None  # the newest look at its correction
    repeats: Clip | None  # the article that it reprints


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the comparison."""

    number: int
    row: Row
    article: str
    stands: str  # why its sentence is not found in the article as it is


def page(case: Case, refused: Refused | None = None) -> dict[str, Any]:
    """The values of case.html."""
    desk, store = the_desk(), the_store()
    office, now = office_of(desk.settings), desk.clock()
    writing = may("officer", "cases")
    clips = {clip.id: clip for clip in store.search.clips(case.articles)}
    files, deadlines = store.cases.files(case.id), desk.settings.deadlines
    names = timeline.Names(
        article=lambda id_: _title(clips, id_),
        unit=deadlines.unit_name,
        when=lambda at: f"{at.astimezone(desk.zone):%H:%M %d/%m/%Y}",
    )
    today = now.astimezone(desk.zone).date()
    return {
        "case": case,
        "title": case.title,
        "words": words,
        "writing": writing,
        "refused": refused or Refused(""),
        "unit": deadlines.unit_name(case.unit) if case.unit else "",
        "units": deadlines.units_on(today),  # that are there to answer, however long ago the event was
        "limits": standing.limits(case, office, now),
        "judged": standing.judged(case),
        "draft": [why for _, why in lacking_to_leave(case)],
        "mine": case.assessment is not None and case.assessment.by == me().login,
        "unfit": standing.confirming(case, me().login) if writing else "",
        "moves": standing.moves(case, office, me().login, today) if writing else (),
        "twice": writing and standing.twice(case, me().login),
        "held": [each.case.id for each in all_cases() if each.case.same == case.id],
        "gaps": standing.gaps(case, office) if writing else (),
        "articles": _articles(case, clips, writing=writing),
        "lines": [_line(number, row, clips) for number, row in case.rows.items()],
        "clips": clips,
        "texts": TEXTS,
        "proposed": PROPOSED,
        "checks": CHECKS,
        "files": files,
        "taken": taken(),
        "most": min(MOST_BYTES // _MEGABYTE, desk.settings.desk.upload_megabytes),
        "log": timeline.told(case.steps, files, names),
    }


def overtaken(case: Case, form: str, seen: str, typed: MultiDict[str, str]) -> Refused:
    """A form that was filled in before somebody else changed *case*: what was typed in it stands in it again, nothing else."""
    number = (
        int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 19 else 0
    )  # digits that the database can hold
    before = [step for step in case.steps if step.id <= number]
    shown = fields_of(case_of(before)) if before else {}
    own = [
        (name, value)
        for name, value in typed.items(multi=True)
        if value.replace("\r\n", "\n").strip() != shown.get(name, "").strip() or name not in shown
    ]
    since = [step for step in case.steps if step.id > number]
    others = tuple(dict.fromkeys(f"{step.name}: {_done(step.body)}" for step in since))
    mine = bool(since) and all(step.by == me().login for step in since)
    # A button pressed twice sends one form twice: what a person did a moment ago is then told as done, not as lost.
    first = (
        "Chính bạn đã ghi các bước dưới đây sau khi mở trang này."
        if mine
        else "Vụ việc đã thay đổi sau khi bạn mở trang."
    )
    last = "Nếu đó là điều bạn vừa gửi thì không cần gửi lại." if mine else "Xem lại rồi gửi lại nếu vẫn cần."
    why = (
        f"{first} {'Lần gửi này' if mine else 'Điều bạn vừa gửi'} chưa được ghi.",
        f"Trang này là nội dung mới; điều bạn đã nhập còn ở ô của nó. {last}",
    )
    return Refused(form, why, MultiDict(own), others, stale="mine" if mine else "others")


def _done(body: Body) -> str:
    """What was done, with the line of the comparison that it was done to."""
    line = f" N{body.number}" if isinstance(body, RowSet | RowDropped) else ""
    return f"{words.step_words(body)}{line}"


def _articles(case: Case, clips: Mapping[int, Clip], *, writing: bool) -> list[Article]:
    store = the_store()
    known = store.exports.originals(case.articles)
    sources = {clip.id: clip for clip in store.search.clips(sorted(set(known.values())))}
    return [
        _article(case, clips[id_], sources.get(known.get(id_, 0)), writing=writing)
        for id_ in case.articles
        if id_ in clips
    ]


def _article(case: Case, clip: Clip, repeats: Clip | None, *, writing: bool) -> Article:
    examined = [step for step in case.steps if isinstance(step.body, Examined) and step.body.article == clip.id]
    return Article(
        clip=clip,
        link=clip.article.url if is_http(clip.article.url) else "",
        captures=the_store().evidence.of_article(clip.id),
        rows=tuple(number for number, row in case.rows.items() if row.article == clip.id),
        choices=table.choices(case, clip) if writing else (),
        examined=examined[-1] if examined else None,
        repeats=repeats,
    )


def _line(number: int, row: Row, clips: Mapping[int, Clip]) -> Line:
    clip = clips.get(row.article)
    return Line(number, row, clip.outlet if clip else "", table.stands(row, clip))


def _title(clips: Mapping[int, Clip], id_: int) -> str:
    clip = clips.get(id_) or the_store().clip(id_)
    return f"“{clip.article.title}” ({clip.outlet})" if clip else f"tin {id_}"
