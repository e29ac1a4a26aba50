"""What a figure belongs to by the words of its sentence: a plan or a result, the words right behind it, "72 em khác".

Not here: how two figures are one in value (same_figure.py), and what else parts two things (two_things.py, apart.py).
"""

import re
from collections.abc import Sequence
from typing import Literal

from monitor.check.compare.figure import COUNT, Figure
from monitor.check.compare.reading import Reading
from monitor.vietnamese.fold import fold

State = Literal["plan", "result", ""]

_STATES = re.compile(
    r"(?<!\w)(?:(?P<plan>dự kiến|kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|đề ra|đặt ra|sẽ|dự tính|dự báo|dự toán)"
    r"|(?P<result>đã|đang|mới chỉ|tới nay|đến nay|tính đến)"
    r"|(?:được|làm|đạt|thực hiện|hoàn thành|thu|trồng|xây|giải ngân)(?= (?:hơn |gần |trên |khoảng )?[0-9]))(?!\w)",
    re.IGNORECASE,
)
_REACH = 80  # letters: a plan farther away is that of something else
_CLOSE = 8  # letters between a verb and its figure
_OTHERS = re.compile(r" (?:[^\W\d_]+ ){1,2}(?:khác|còn lại)(?!\w)", re.IGNORECASE)
_ENDS = "và ở tại trong của với do vì sau khi từ theo là đã so để cho"
_HELD = re.compile(r"(?<!\w)(?:có|gồm)(?: (?:khoảng|gần|hơn|trên|tới|chừng|tất cả))* ?$", re.IGNORECASE)
_END_WORDS = frozenset(map(fold, _ENDS.split()))
_WORDS_BEHIND = 3
_SUFFERED = frozenset(map(fold, ("bị", "được")))  # tells nothing without the word behind it
_TOLD_OF_THEM = 5  # syllables
_LEAST = 2  # syllables that tell one count from another: "người chết"


def state(reading: Reading, at: int) -> State:
    """Whether what stands at the letter *at* is told as a plan or as a result.

    The last word for it in the sentence before the letter counts, "theo kế hoạch là 25 km, tới nay làm 11 km"; a bare verb
    makes no result of a plan: "mục tiêu trồng 25 ha".
    """
    start, _ = reading.sentences[reading.sentence_at(at)]
    found: State = ""
    for match in _STATES.finditer(reading.text, max(start, at - _REACH), at + 1):
        if match["plan"] or match["result"]:
            found = "plan" if match["plan"] else "result"
        elif at - match.end() <= _CLOSE:
            found = found or "result"
    return found


def other_state(told: Reading, mine: Figure, given: Reading, theirs: Figure) -> bool:
    """Whether one of both is told as a plan and the other as a result."""
    return {state(told, mine.start), state(given, theirs.start)} == {"plan", "result"}


def same_state(told: Reading, mine: Figure, given: Reading, theirs: Figure) -> bool:
    """Whether both are told as plans, or both as results."""
    return state(told, mine.start) == state(given, theirs.start) != ""


def own(
    told: Figure, statement: Reading, agreeing: Sequence[Figure], others: Sequence[Figure], evidence: Reading
) -> tuple[Figure, ...]:
    """Those of *agreeing*, figures of the *evidence*, that may be told of what *told* is told of.

    Not a plan where the statement tells a result that the sentence gives beside it; nor one with other words behind it where
    one of *others* has those of *told*: "7 người bị thương" is not what "7 người chết" means beside "3 người chết".
    """
    told_as = state(statement, told.start)
    rivals = [
        evidence.sentence_at(each.start)
        for each in others
        if told_as and each.kind == told.kind and each not in agreeing and state(evidence, each.start) == told_as
    ]
    found = tuple(
        each
        for each in agreeing
        if evidence.sentence_at(each.start) not in rivals or not other_state(statement, told, evidence, each)
    )
    found = tuple(each for each in found if not _is_of_others(told, statement, each, evidence))
    behind = _behind(statement, told)
    if len(behind) < _LEAST:
        return found
    taken = {
        evidence.sentence_at(each.start)
        for each in others
        if each.kind == told.kind and each not in agreeing and _behind(evidence, each) == behind
    }
    return tuple(
        each
        for each in found
        if evidence.sentence_at(each.start) not in taken or _behind(evidence, each) in ((), behind)
    )


def is_part(told: Figure, statement: Reading, given: Figure, evidence: Reading) -> bool:
    """Whether *given* counts a sort of what *told* counts all of: "có 400 học sinh bán trú" of "có 1.200 học sinh"."""
    if not (told.kind == given.kind == COUNT and given.value < told.value):
        return False
    mine, theirs = _behind(statement, told), _behind(evidence, given)
    if not mine or len(mine) >= len(theirs) or theirs[: len(mine)] != mine:
        return False
    narrowing = evidence.syllables_in(given.end, len(evidence.text))[len(mine)]
    return evidence.text[evidence.starts[narrowing]].islower() and bool(
        _HELD.search(statement.text[max(0, told.start - _REACH) : told.start])
    )


def _is_of_others(told: Figure, statement: Reading, each: Figure, evidence: Reading) -> bool:
    """Whether *each* counts "72 em khác", of whom the evidence tells something else than the statement."""
    others = _OTHERS.match(evidence.text, each.end)
    if not others or _OTHERS.match(statement.text, told.end):
        return False
    theirs = {evidence.keys[at] for at in evidence.syllables_in(others.end(), len(evidence.text))[:_TOLD_OF_THEM]}
    return not any(
        statement.weights[at] and statement.keys[at] in theirs
        for at in statement.syllables_in(told.end, len(statement.text))[: _TOLD_OF_THEM + 1]
    )


def _behind(reading: Reading, figure: Figure) -> tuple[str, ...]:
    """The words right behind *figure*, up to a sign, a number or a word that joins."""
    found: list[str] = []
    end = figure.end
    for at in reading.syllables_in(figure.end, len(reading.text))[: _WORDS_BEHIND + 1]:
        key = reading.keys[at]
        if len(found) == _WORDS_BEHIND and found[-1] not in _SUFFERED:
            break
        if reading.text[end : reading.starts[at]].strip() or key in _END_WORDS or not key.isalpha():
            break
        found.append(key)
        end = reading.ends[at]
    return tuple(found)
