"""One person under another rank, or told as the deputy of the one who holds the post: "Đại tá", "Trung tá".

Only right before the same name, and where no sentence of the evidence gives the rank of the statement. Not here: one post
held by two persons (apart.py).
"""

import re
from collections.abc import Iterator

from monitor.check.compare.case import Case
from monitor.check.compare.differing import Span, difference
from monitor.check.compare.naming import one_name
from monitor.check.compare.surroundings import denies
from monitor.model import Difference
from monitor.vietnamese.proper_names import ProperName

_RANK = re.compile(
    r"(?<!\w)(?P<rank>(?:thiếu|trung|thượng|đại) (?:úy|uý|tá|tướng))(?: ca| cs)?,? (?:công an |cảnh sát )?$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"(?<!\w)(?:nguyên|cựu|khi đó|lúc đó|từng|thăng|phong|truy)(?!\w)", re.IGNORECASE)
_BEFORE = 30  # letters
_LEAST_SPOKEN = 0.6  # of the statement, that the sentence of the other rank speaks of


def other_rank(case: Case) -> Iterator[Difference]:
    """The persons of the statement whom the evidence gives another rank."""
    told, given = case.told, case.given
    if _FORMER.search(told.reading.text) or denies(told.reading.text):
        return
    for name in told.names:
        mine = _rank(told.reading.text, name)
        if mine is None or len(name.words) < 2:
            continue
        same = (each for each in given.names if len(each.words) > 1 and one_name(name.words, each.words))
        ranked = [(each, span) for each in same if (span := _rank(given.reading.text, each))]
        ranks = {given.reading.text[slice(*span)].lower() for _, span in ranked}
        if told.reading.text[slice(*mine)].lower() in ranks:
            continue
        for each, span in ranked:
            if _speaks(case, each):
                yield difference(case, "name", (mine[0], name.end), (span[0], each.end))
                break


def _rank(text: str, name: ProperName) -> Span | None:
    """Where the rank right before *name* stands."""
    low = max(0, name.start - _BEFORE)
    match = _RANK.search(text[low : name.start])
    return (low + match.start("rank"), low + match.end("rank")) if match else None


def _speaks(case: Case, name: ProperName) -> bool:
    number = case.given.reading.sentence_at(name.start)
    sentence = case.given.reading.text[slice(*case.given.reading.sentences[number])]
    return case.speaking[number][0] >= _LEAST_SPOKEN and not _FORMER.search(sentence) and not denies(sentence)
