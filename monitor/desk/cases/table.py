"""The comparison (C of the dossier): its lines as forms send them, sentences to choose from, whether a sentence still stands.

Not here: what a line must have (the room cases), other forms (forms.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from monitor.case import Body, Case, Conclusion, Row, RowDropped, RowSet
from monitor.desk.cases.typed import Typed, plain
from monitor.errors import CaseError
from monitor.model import Article, Clip
from monitor.vietnamese.sentences import sentence_spans

EDITED = (
    "claim",
    "truth",
    "paper",
    "source",
    "conclusion",
    "verifier",
)  # fields of a line; its sentence stays word for word
CONCLUSIONS: tuple[Conclusion, ...] = get_args(Conclusion)
_MOST = 60  # sentences of one article to choose from
_A_TIME = 20  # lines added by one form


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence of an article that may be put into the comparison."""

    text: str
    flagged: bool  # the machine names a document that differs
    taken: bool  # a line has it


def edited(case: Case, typed: Typed, who: str) -> Iterator[Body]:
    """The lines that a form of the whole table changed, and the one that its button drops."""
    dropped = typed.number("drop")
    for number, row in case.rows.items():
        changed = _row(row, typed, str(number), who)
        if number == dropped:
            yield RowDropped(number)
        elif changed != row:
            yield RowSet(number, changed)


def fields_of(case: Case) -> Mapping[str, str]:
    """Every field of the table as the page shows it, by its name in the form."""
    return {f"{name}-{number}": getattr(row, name) for number, row in case.rows.items() for name in EDITED}


def _row(row: Row, typed: Typed, number: str, who: str) -> Row:
    """*row* with what was typed; whoever comes to another conclusion and names nobody else has looked it up."""

    def value(name: str) -> str:
        field = f"{name}-{number}"
        return typed.text(field) if field in typed.form else str(getattr(row, name))

    chosen = value("conclusion")
    conclusion = next((each for each in CONCLUSIONS if each == chosen), row.conclusion)
    looked_up = conclusion and conclusion != row.conclusion
    verifier = value("verifier")
    if looked_up and verifier in ("", row.verifier):  # the name in the field vouched for the conclusion before
        verifier = who
    return replace(
        row,
        claim=value("claim"),
        truth=value("truth"),
        paper=value("paper"),
        source=value("source"),
        conclusion=conclusion,
        verifier=verifier,
    )


def added(case: Case, typed: Typed, clip: Clip | None, who: str) -> Iterator[Body]:
    """New lines: the sentences that were ticked, and the one that was pasted with what stands beside it."""
    if clip is None:
        raise CaseError.of("the article is not in this case", "Chưa chọn bài của câu này.")
    ticked = [plain(each) for each in typed.form.getlist("pick")[:_A_TIME]]
    new = [Row(clip.id, clip.revisions, each, "", "", "", "") for each in ticked if each]
    if pasted := typed.text("sentence"):
        new.append(_row(Row(clip.id, clip.revisions, pasted, "", "", "", ""), typed, "new", who))
    if not new:
        raise CaseError.of("no sentence was chosen", "Chưa chọn hoặc dán câu nào.")
    yield from (RowSet(number, row) for number, row in enumerate(new, start=next_number(case)))


def next_number(case: Case) -> int:
    """The number of a new line; that of one that was dropped is not given again."""
    return max((step.body.number for step in case.steps if isinstance(step.body, RowSet)), default=0) + 1


def choices(case: Case, clip: Clip) -> tuple[Choice, ...]:
    """The sentences of *clip*, those with a flag first."""
    flagged = {_bare(flag.sentence) for flag in clip.flags if flag.sentence}
    taken = {_bare(row.sentence) for row in case.rows.values() if row.article == clip.id}
    every = [Choice(each, _bare(each) in flagged, _bare(each) in taken) for each in sentences(clip.article)]
    return tuple(sorted(every, key=lambda choice: not choice.flagged)[:_MOST])


def sentences(article: Article) -> tuple[str, ...]:
    """Its headline, then every sentence of lead and text, each once."""
    parts = (article.lead, article.text)
    told = (part[start:end].strip() for part in parts for start, end in sentence_spans(part))
    return tuple(dict.fromkeys(each for each in (article.title, *told) if each))


def stands(row: Row, clip: Clip | None) -> str:
    """Why the sentence of *row* is not found in its article as it is now, in Vietnamese; "" where it is."""
    if clip is None:
        return "Bài không còn trong vụ việc."
    if _bare(row.sentence) in _bare(f"{clip.article.title}\n{clip.article.lead}\n{clip.article.text}"):
        return ""
    if row.revision < clip.revisions:
        return f"Trích từ bản {row.revision}; bản {clip.revisions} của bài không còn câu này."
    return "Không thấy nguyên văn câu này trong bài đã lưu; đối chiếu lại với bản chụp."


def _bare(text: str) -> str:
    return " ".join(text.split())
