"""Who did what to whom, told the other way round: "A thắng B" and "B hạ A", "A trao quà cho B" and "B trao quà cho A".

Only where both sides name both, with one verb of one meaning between them, and nowhere the same way round. Not here: the same
verb between two names (roles.py), and a name that one side has not (same_role.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.check.compare.case import Case
from monitor.check.compare.reading import Reading
from monitor.check.compare.surroundings import denies, earlier, planned, refuses
from monitor.model import Difference
from monitor.vietnamese.proper_names import ProperName

# Each line is one deed: the verbs of who does it / the verbs of whom it is done to.
_DEEDS = """
thắng|hạ|đánh bại|hạ gục|đè bẹp|vượt qua|khuất phục|quật ngã|loại / thua|để thua|bại trận trước|thất thủ trước|bị loại bởi
trao|tặng|trao tặng|gửi tặng|bàn giao|chuyển giao|nhượng / nhận từ|tiếp nhận từ|đón nhận từ
bán cho|bán lại cho|nhượng lại cho / mua của|mua lại của|mua lại từ|mua từ
cho vay|cho mượn / vay của|mượn của|vay từ
kiện|khởi kiện|tố cáo|tố|cáo buộc|chỉ trích / bị kiện bởi
tấn công|đánh|đâm|chém|bắn|húc|tông|đâm vào|tông vào|truy sát|hành hung|bắn vào|không kích / bị đánh bởi
buộc|ép|bắt|cứu|dìu|đỡ|đuổi|bám đuổi|mời / được cứu bởi
nhiều hơn|cao hơn|lớn hơn|dài hơn|đông hơn|dẫn trước|xếp trên|đứng trên / kém|ít hơn|thấp hơn|nhỏ hơn|ngắn hơn|xếp sau|xếp dưới|đứng dưới
thay|thay thế|kế nhiệm|tiếp quản từ|nối nghiệp / được thay bởi|nhường chỗ cho|nhường ghế cho|bàn giao ghế cho
"""
_PASSIVE = re.compile(r"(?<!\w)(?:bị|được)(?!\w)", re.IGNORECASE)
_STOPS = re.compile(r"[;:.]|(?<!\w)(?:còn|nhưng|trong khi)(?!\w)")
_NEAR = 30  # letters between a verb and whom it is done to
_FAR = 90  # letters between who does it and the verb
_LEAST_SPOKEN = 0.6


def _compiled() -> tuple[tuple[int, bool, re.Pattern[str]], ...]:
    found = []
    for number, line in enumerate(_DEEDS.strip().splitlines()):
        for does, words in zip((True, False), line.split(" / "), strict=True):
            longest = "|".join(sorted(words.split("|"), key=lambda each: -len(each)))
            found.append(
                (
                    number,
                    does,
                    re.compile(rf"(?<!\w)(?<!chiến )(?<!bàn )(?<!không )(?<!chưa )(?:{longest})(?!\w)", re.IGNORECASE),
                )
            )
    return tuple(found)


_PATTERNS = _compiled()


@dataclass(frozen=True, slots=True)
class _Deed:
    """Which deed, by whom and to whom, each as the number of a name of the statement; where it is told."""

    number: int
    by: int
    to: int
    start: int
    end: int


def did_the_other(case: Case) -> Iterator[Difference]:
    """The deed that the evidence tells the other way round."""
    told, given = case.told.reading, case.given.reading
    names = [each for each in case.borne if each.sure and isinstance(each.slot, ProperName)]
    if len(names) < 2 or case.unborne:
        return
    mine = _deeds(told, [(n, each.slot) for n, each in enumerate(names)])  # type: ignore[misc]
    theirs = _deeds(given, sorted(((n, slot) for n, each in enumerate(names) for slot in each.by), key=_at))  # type: ignore[misc]
    for one in mine:
        if any((one.number, one.by, one.to) == (each.number, each.by, each.to) for each in theirs):
            continue
        for other in theirs:
            if (one.number, one.by, one.to) == (other.number, other.to, other.by) and _speaks(case, other.start):
                yield _difference(case, one, other)
                return


def _at(named: tuple[int, ProperName]) -> int:
    return named[1].start


def _deeds(reading: Reading, names: Sequence[tuple[int, ProperName]]) -> list[_Deed]:
    """The deeds that *reading* tells of *names*, which are in order."""
    found = []
    for number, does, pattern in _PATTERNS:
        for match in pattern.finditer(reading.text):
            start, end = reading.sentences[reading.sentence_at(match.start())]
            before = [each for each in names if start <= each[1].start and each[1].end <= match.start()]
            behind = [each for each in names if match.end() <= each[1].start < min(end, match.end() + _NEAR)]
            pair = _parts(reading.text, before, match, behind)
            if pair:
                by, to = pair if does else pair[::-1]
                found.append(_Deed(number, by, to, match.start(), match.end()))
    return found


def _parts(
    text: str, before: Sequence[tuple[int, ProperName]], verb: re.Match[str], behind: Sequence[tuple[int, ProperName]]
) -> tuple[int, int] | None:
    """Who stands as the one that does it and the one it is done to; "A bị B đánh" turns them."""
    if len(before) > 1 and _PASSIVE.search(text, before[-2][1].end, before[-1][1].start):
        who, whom = before[-1], before[-2]
        near = verb.start() - who[1].end <= 4 and not _STOPS.search(text, whom[1].end, verb.start())
        return (who[0], whom[0]) if near and who[0] != whom[0] else None
    if not before or not behind or _PASSIVE.search(text, max(0, verb.start() - 8), verb.start()):
        return None
    whom = behind[0]
    who = next((each for each in before if each[0] != whom[0]), whom)
    if who is whom or verb.start() - who[1].end > _FAR or _STOPS.search(text, who[1].end, whom[1].start):
        return None
    return who[0], whom[0]


def _speaks(case: Case, at: int) -> bool:
    """Whether the sentence of the letter *at* tells of the same, as surely."""
    told, given = case.told.reading.text, case.given.reading
    number = given.sentence_at(at)
    sentence = given.text[slice(*given.sentences[number])]
    alike = all(each(told) == each(sentence) for each in (denies, refuses, earlier, planned))
    return alike and case.speaking[number][1] >= _LEAST_SPOKEN


def _difference(case: Case, one: _Deed, other: _Deed) -> Difference:
    names = [each for each in case.borne if each.sure and isinstance(each.slot, ProperName)]
    mine = names[one.by].slot
    found, expected = (mine.start, mine.end), (other.start, other.end)
    for slot in names[other.by].by:
        if case.given.reading.sentence_at(slot.start) == case.given.reading.sentence_at(other.start):
            expected = (slot.start, slot.end)
    return Difference(
        kind="name",
        found=case.told.reading.text[slice(*found)],
        expected=case.given.reading.text[slice(*expected)],
        found_at=found,
        expected_at=expected,
    )
