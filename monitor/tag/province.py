"""How an article concerns the province: central, mention or none (the definition is LABELS.md's).

Not here: which names are ours (names.py). People only lend support: no article is ours because of a person alone.
"""

from collections import Counter
from collections.abc import Sequence

from monitor.model import Evidence, Province
from monitor.tag.matcher import Hit
from monitor.tag.names import Names, Sign
from monitor.tag.reading import Reading
from monitor.tag.spots import Spots

# "one of at most three provinces that it is chiefly about": with more than two others a sentence is a list
_LIST = 2
# Named this often outside lists, and oftener than any other province, the text is about it whatever its lead says.
_OFTEN = 4


def judge_province(reading: Reading, names: Names) -> tuple[Province, tuple[Evidence, ...]]:
    """Return the province's part in the article and the words that show it, title first."""
    signs = (*names.province, *names.places)
    if not _is_named(signs, names.people):
        return "none", ()
    evidence = tuple(dict.fromkeys(s.hit.evidence() for s in signs if s.hit.field != "outlet"))
    central = _is_central(reading, names)
    support = tuple(hit.evidence() for hit in names.people) if central else ()
    return ("central" if central else "mention"), (*evidence, *support)


def _is_named(signs: Sequence[Sign], people: Sequence[Hit]) -> bool:
    """One strong name, or two different weak ones; the outlet's own name and a person count as one weak each."""
    if any(s.weight == "strong" and s.hit.field != "outlet" for s in signs):
        return True
    weak = {s.key for s in signs if s.weight == "weak" and s.hit.field != "outlet"}
    outlet = any(s.hit.field == "outlet" for s in signs)
    return bool(weak) and len(weak) + outlet + bool(people) > 1


def _is_central(reading: Reading, names: Names) -> bool:
    signs = (*names.province, *names.places)
    away = Spots(names.elsewhere)
    alone = [s.hit for s in signs if s.hit.field != "outlet" and not _in_list(s.hit, reading, away)]
    if any(hit.field == "title" for hit in alone):
        return True
    if any(hit.field == "title" for hit in names.elsewhere):
        return False
    inside = {reading.sentence_of(hit) for hit in alone}  # sentences of the text that name it
    lead = {sentence for sentence in inside if sentence[0] < reading.lead_end}
    if _is_short(reading):
        return reading.sentences[0] in inside
    if lead and (len(inside) > len(lead) or names.people):
        return True
    others = Counter(hit.text.casefold() for hit in names.elsewhere if hit.field == "text")
    return len(inside) >= _OFTEN and len(alone) > max(others.values(), default=0)


def _in_list(hit: Hit, reading: Reading, away: Spots) -> bool:
    start, end = reading.sentence_of(hit)
    return len({other.text.casefold() for other in away.within(hit.field, start, end)}) > _LIST


def _is_short(reading: Reading) -> bool:
    """Whether the article is no more than its lead: a summary names its subject once."""
    return reading.lead_end >= len(reading.article.text)
