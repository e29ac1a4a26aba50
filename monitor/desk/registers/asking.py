"""What the archive and the registers have on a statement, as the page shows it: kinds, verdicts, what differs marked in both texts.

Not here: finding and comparing (archive, check), the request (screens). Nothing of a statement is kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from monitor.archive.finding import LONGEST, Bearing, Kind, bearing_on
from monitor.config import Rules
from monitor.config.facts import ClaimRow, Register, Row
from monitor.desk.registers.words import days_words
from monitor.model import Clip, Comparison, Difference
from monitor.store import Store
from monitor.vietnamese.clean import one_line
from monitor.vietnamese.wording import padded

_SHOWN = 10
_NEAR, _BESIDE = 0.3, 0.5  # of the statement; of what the best one speaks of: what says less is folded
KINDS: Mapping[Kind, str] = {
    "article": "Tin, bài",
    "fact": "Số liệu, sự việc",
    "claim": "Thông tin đã bị bác bỏ",
    "argument": "Lập luận, tài liệu",
}
# With what it agrees or not stands beside the word: only a document confirms anything, an article and what was refuted do not.
_AGREES: Mapping[Kind, str] = {
    "article": "bài cũng nêu như vậy",
    "fact": "khớp văn bản",
    "claim": "khớp với điều đã bị bác bỏ",
}
_CONFLICTS: Mapping[Kind, str] = {
    "article": "bài nêu khác",
    "fact": "khác văn bản",
    "claim": "khác điều đã bị bác bỏ",
}
_NOT_ENOUGH = "chưa đủ căn cứ"
_DIFFERENT: Mapping[str, str] = {
    "figure": "Con số",
    "date": "Ngày",
    "name": "Tên",
    "place": "Nơi",
    "denial": "Trái ngược",
}
NO_WORDS = "Câu này chưa có từ nào nói về việc gì, nên không tìm được. Hãy ghi rõ ai, việc gì, ở đâu, bao nhiêu."
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text, and whether they differ from the other text."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that bears on the statement."""

    near: bool  # speaks of it, not only of some of its words
    kind: Kind
    id: str
    title: str
    clip: Clip | None  # of an article
    document: str  # of a row, with its days
    ended: str  # of a row that does not hold today: how it stands
    unverified: bool  # of a row whose document the office has not seen
    refutation: str  # of a refuted claim
    verdict: str  # agrees, conflicts, not-enough; "" where nothing was compared
    words: str
    statement: tuple[Piece, ...]  # with what differs
    sentence: tuple[Piece, ...]
    differences: tuple[str, ...]  # each in words

    @property
    def repeats(self) -> bool:
        """Whether the sentence is the title once more."""
        return "".join(piece.text for piece in self.sentence) == self.title


def fault(text: str) -> str:
    """What keeps *text* from being looked for, in Vietnamese; "" where nothing does."""
    if not text:
        return "Chưa ghi câu nào. Hãy ghi hoặc dán một câu rồi tìm."
    if len(text) > LONGEST:
        return f"Đoạn này dài {padded(len(text))} ký tự; hãy chọn một, hai câu chính, dài nhất {padded(LONGEST)} ký tự."
    return ""


def hits(  # noqa: PLR0913 - what is known, and what is asked
    store: Store, rules: Rules, register: Register, text: str, today: date, *, articles: bool
) -> tuple[Hit, ...]:
    """The best of what bears on *text*, with *articles* or the registers alone.

    Raises InputError where *text* holds only words that stand everywhere.
    """
    found = bearing_on(store, rules, register, text, _SHOWN, articles=articles)
    clips = store.search.clips([int(each.id) for each in found if each.kind == "article"])
    return tuple(_hits(found, text, {str(clip.id): clip for clip in clips}, register, today))


def _hits(
    found: Sequence[Bearing], text: str, clips: Mapping[str, Clip], register: Register, today: date
) -> Iterator[Hit]:
    least = max(_NEAR, _BESIDE * max((each.score for each in found), default=0.0))
    for each in found:
        row = None if each.kind == "article" else register.row(each.id)
        compared = each.comparison
        different = compared.differences if compared else ()
        yield Hit(
            near=each.score >= least or (compared is not None and compared.verdict != "not-enough"),
            kind=each.kind,
            id=each.id,
            title=each.title,
            clip=clips.get(each.id) if each.kind == "article" else None,
            document=_document(row) if row else "",
            ended=_ended(row, today) if row else "",
            unverified=row is not None and row.unverified,
            refutation=row.refutation if isinstance(row, ClaimRow) else "",
            verdict=compared.verdict if compared else "",
            words=_verdict(each.kind, compared),
            statement=pieces(text, [one.found_at for one in different]) if different else (),
            sentence=pieces(each.sentence, [one.expected_at for one in different]),
            differences=tuple(map(_in_words, different)),
        )


def _document(row: Row) -> str:
    return ", ".join(filter(None, (f"{row.document} ({row.issuer})", days_words(row.valid_from, row.valid_to))))


def _ended(row: Row, today: date) -> str:
    if row.holds(today):
        return ""
    return "chưa đến ngày hiệu lực" if row.valid_from and row.valid_from > today else "đã hết hiệu lực"


def _verdict(kind: Kind, compared: Comparison | None) -> str:
    if compared is None:
        return ""
    if compared.verdict == "not-enough":
        return _NOT_ENOUGH
    return (_AGREES if compared.verdict == "agrees" else _CONFLICTS)[kind]


def _in_words(difference: Difference) -> str:
    return f"{_DIFFERENT[difference.kind]}: câu này nêu “{difference.found}”, nguồn nêu “{difference.expected}”"


def pieces(text: str, places: Sequence[Place]) -> tuple[Piece, ...]:
    """*text* cut where one of *places* begins or ends; together the pieces are the text."""
    found: list[Piece] = []
    done = 0
    for start, end in sorted(places):
        if max(start, done) < min(end, len(text)):
            found.append(Piece(text[done : max(start, done)], differs=False))
            found.append(Piece(text[max(start, done) : end], differs=True))
            done = min(end, len(text))
    return tuple(piece for piece in (*found, Piece(text[done:], differs=False)) if piece.text)


def statement_of(sent: str) -> str:
    """What was typed as one line."""
    return one_line(sent)
