"""Figures that both sides give alike and turn the other way: up by 12 and down by 12, gain and loss, early and late.

A figure that is told the same way anywhere in the evidence is borne out. Not here: figures that differ (weighing.py).
"""

import re
from collections.abc import Iterator

from monitor.check.compare.case import Case
from monitor.check.compare.figure import Figure, with_noun
from monitor.check.compare.reading import Reading
from monitor.check.compare.surroundings import denies, earlier, other_time
from monitor.model import Difference
from monitor.vietnamese.opposites import answers_in

# Each line is one question; the words right before a figure that answer it one way / the other.
_WAYS = """
tăng|tăng thêm|nhích|nhích thêm|cao hơn|nhiều hơn|thêm|lên / giảm|giảm đi|hạ|sụt|sụt giảm|rớt|thấp hơn|ít hơn|bớt
lãi|có lãi / lỗ|thua lỗ
sớm|sớm hơn|sớm trước / muộn|muộn hơn|chậm|chậm hơn|trễ|trễ hơn
"""
_ESTIMATE = r"(?: (?:khoảng|gần|hơn|trên|tới|chừng|ngót|được|thêm|lên|đi|xuống))*"
_MOST_BEFORE = 30  # letters
_LEAST_SPOKEN = 0.7  # of the statement, that the sentence speaks of


def _compiled() -> tuple[tuple[int, int, re.Pattern[str]], ...]:
    found = []
    for question, line in enumerate(_WAYS.strip().splitlines()):
        for answer, words in enumerate(line.split(" / ")):
            found.append((question, answer, re.compile(rf"(?<!\w)(?:{words.strip()}){_ESTIMATE} ?$", re.IGNORECASE)))
    return tuple(found)


_PATTERNS = _compiled()


def turned_round(case: Case) -> Iterator[Difference]:
    """The figures of the statement that the evidence gives the other way, each with the words that tell the way."""
    if denies(case.told.reading.text):
        return
    for each in case.borne:
        if isinstance(each.slot, Figure) and each.sure:
            given = [slot for slot in each.by if isinstance(slot, Figure)]
            if other := _other_way(case, each.slot, given):
                yield _difference(case, each.slot, other)


def _other_way(case: Case, told: Figure, given: list[Figure]) -> Figure | None:
    """The figure of *given* that is told the other way, when none is told the same way or any way."""
    mine = _way(case.told.reading, told)
    ways = [_way(case.given.reading, each) for each in given]
    if not mine or any(way is None or way[0] != mine[0] or way[1] == mine[1] for way in ways):
        return None
    return next((each for each in given if _speaks(case, told, each)), None)


def _speaks(case: Case, told: Figure, given: Figure) -> bool:
    """Whether the sentence of *given* surely speaks of what the statement does, and of no other time."""
    number = case.given.reading.sentence_at(given.start)
    start, end = case.given.reading.sentences[number]
    sentence = case.given.reading.text[start:end]
    if case.speaking[number][0] < _LEAST_SPOKEN or denies(sentence):
        return False
    if _opposed(
        _without_way(case.told.reading, told, (0, len(case.told.reading.text))),
        _without_way(case.given.reading, given, (start, end)),
    ):
        return False
    return earlier(sentence) == earlier(case.told.reading.text) and not other_time(case, told, number, (start, end))


def _opposed(mine: set[tuple[int, int]], theirs: set[tuple[int, int]]) -> bool:
    """Whether both answer a question, and not alike: imports and exports."""
    questions = {question for question, _ in mine} & {question for question, _ in theirs}
    return any(not {each for each in mine & theirs if each[0] == question} for question in questions)


def _without_way(reading: Reading, figure: Figure, inside: tuple[int, int]) -> set[tuple[int, int]]:
    """What the words of the sentence answer, but for those that tell the way."""
    start, end = _span(reading, figure)
    parts = (reading.syllables_in(inside[0], start), reading.syllables_in(end, inside[1]))
    return {answer for part in parts for answer in answers_in(reading.keys[part.start : part.stop])}


def _way(reading: Reading, figure: Figure) -> tuple[int, int, int] | None:
    """The question, its answer and where the words begin; None when none stands right before *figure*."""
    low = max(0, figure.start - _MOST_BEFORE)
    before = reading.text[low : figure.start]
    found = [
        (question, answer, low + match.start())
        for question, answer, form in _PATTERNS
        if (match := form.search(before))
    ]
    return min(found, key=lambda each: each[2]) if found else None


def _difference(case: Case, told: Figure, given: Figure) -> Difference:
    mine, theirs = _span(case.told.reading, told), _span(case.given.reading, given)
    return Difference(
        kind="figure",
        found=case.told.reading.text[slice(*mine)],
        expected=case.given.reading.text[slice(*theirs)],
        found_at=mine,
        expected_at=theirs,
    )


def _span(reading: Reading, figure: Figure) -> tuple[int, int]:
    way = _way(reading, figure)
    return way[2] if way else figure.start, with_noun(reading.text, figure)
