"""Tells a name that differs from the one a document gives: who holds a post, what something is called.

The name must stand where the fact's own would: right beside the words of the subject. Another form of the documented name
agrees: a part of it, other accents, one of `other`. Not here: places (placing.py), finding who holds a post (holders.py).
"""

import re
from collections.abc import Iterator

from monitor.check.facts.article_lines import Sentence
from monitor.check.facts.guard_words import OTHER_NAME
from monitor.check.facts.guards import is_other, is_other_province
from monitor.check.facts.holders import Holder, holders, is_person
from monitor.check.facts.letters import CAPITALISED, SMALL_WORD
from monitor.check.facts.lines import Line, folded, names, places
from monitor.check.facts.question import Found, Question, holds_throughout, is_understood, names_subject
from monitor.vietnamese.fold import unaccented

_GAP = re.compile(r"[ ,]*(?:(?:của|tại|thuộc|tỉnh|là) ?)*")  # between two phrases of one subject
_CALLED = re.compile(
    r"[ ,]*(?:(?:mới|này|đó|nay|hiện nay|chính thức|được|sẽ|đã) )*(?P<link>(?:có tên|mang tên|lấy tên|đặt tên|tên)(?: gọi)?(?: mới)?(?: là)?"
    r"|được gọi là|gọi là|là) [“\"]?"
    rf"(?P<head>(?:{SMALL_WORD} ){{0,3}}?)(?P<name>{CAPITALISED}(?: (?:{CAPITALISED}|[0-9]{{1,3}}))*)"
)


def gives_name(sentence: Sentence, question: Question) -> bool:
    """Whether the sentence names what the fact names, in any of its wordings."""
    return names(sentence.line, documented(question))


def documented(question: Question) -> tuple[str, ...]:
    """The name and its other wordings."""
    return (str(question.fact.value), *question.fact.other)


def differing_name(sentence: Sentence, question: Question) -> Found | None:
    """The name that stands in the place of the fact's own and is another; None for every doubt."""
    where = sentence.line
    found = list(_persons(where, question) if is_person(str(question.fact.value)) else _called(where, question))
    words = {where.text[each.start : each.end] for each in found}
    if len(words) != 1 or any(one_name(each, known) for each in words for known in documented(question)):
        return None
    understood = not names_subject(where, question)
    if (understood and not is_understood(sentence, question)) or gives_name(sentence, question):
        return None
    if where.text.isupper() or _is_about_something_else(where, question):
        return None
    trust = (1.0 if any(each.surely for each in found) else 0.8) * (0.8 if understood else 1.0)
    return Found(words.pop(), trust)


def _is_about_something_else(where: Line, question: Question) -> bool:
    return (
        is_other(where, question.subject, question.fact.unless, OTHER_NAME, question.statement)
        or is_other_province(where, question.subject, question.elsewhere)
        or not holds_throughout(where.text, question)
    )


def _persons(where: Line, question: Question) -> Iterator[Holder]:
    for start, end, is_post in _areas(where, question):
        if is_post:
            yield from holders(where.text, start, end)


def _called(where: Line, question: Question) -> Iterator[Holder]:
    """What something is called by the words behind the subject."""
    head = str(question.fact.value).split()[0]
    for _, end, is_told in _areas(where, question):
        match = _CALLED.match(where.text, end) if is_told else None
        if match and _is_of_its_kind(match, head):
            yield Holder(match.start("name"), match.end("name"), surely=True)


def _is_of_its_kind(match: re.Match[str], head: str) -> bool:
    """Whether the word before the name is that of the documented one, or none is and the words say "mang tên"."""
    said = match["head"].split()
    return said[-1] == head if said else match["link"] != "là"


def _areas(where: Line, question: Question) -> Iterator[tuple[int, int, bool]]:
    """Where phrases of the subject stand side by side, and whether one of them is more than a bare name."""
    spans = sorted(
        (where.syllables[place.start].start, where.syllables[place.stop - 1].end, not _is_bare_name(phrase))
        for phrase in question.subject
        for place in places(where, (phrase,))
    )
    joined: list[tuple[int, int, bool]] = []
    for start, end, told in spans:
        if joined and (start <= joined[-1][1] or _GAP.fullmatch(where.text, joined[-1][1], start)):
            first, last, before = joined.pop()
            joined.append((first, max(last, end), before or told))
        else:
            joined.append((start, end, told))
    yield from joined


def _is_bare_name(phrase: str) -> bool:
    return all(word[0].isupper() and not word.isupper() for word in phrase.split())


def one_name(one: str, other: str) -> bool:
    """Whether both may be forms of one name: other accents, words left out, the given name alone."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    left = iter(long)
    return all(word in left for word in short)


def _plain(name: str) -> tuple[str, ...]:
    return tuple(unaccented(key) for key in folded(name))
