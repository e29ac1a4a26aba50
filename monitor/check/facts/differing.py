"""All facts held against one article. Not here: what makes a value another one (the module of each kind)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from monitor.check.against import Against
from monitor.check.facts.area import surely_there
from monitor.check.facts.article_lines import ArticleLines, Sentence
from monitor.check.facts.dates import differing_day, gives_day
from monitor.check.facts.figures import differing_figure, gives_figure
from monitor.check.facts.guards import doubts, is_denied
from monitor.check.facts.naming import differing_name, gives_name
from monitor.check.facts.placing import differing_place, gives_place
from monitor.check.facts.question import Found, Question, candidates, speaks_of_subject
from monitor.check.facts.truths import saying_the_opposite
from monitor.check.facts.wording import expected, explanation
from monitor.config.facts import FactKind, FactRow
from monitor.model import Flag

_UNVERIFIED = 0.7  # nobody of the office has seen the document itself
_ALSO_AS_DOCUMENTED = 0.6  # another sentence gives what the document gives


class _Kind(NamedTuple):
    flag: str
    differs: Callable[[Sentence, Question], Found | None]
    gives: Callable[[Sentence, Question], bool] | None  # whether a sentence gives the documented value


_KINDS: Mapping[FactKind, _Kind] = {
    "figure": _Kind("figure-differs", differing_figure, gives_figure),
    "date": _Kind("date-differs", differing_day, gives_day),
    "place": _Kind("place-differs", differing_place, gives_place),
    "name": _Kind("name-differs", differing_name, gives_name),
    "yes-no": _Kind("refuted-claim", saying_the_opposite, None),
}


def differing(told: ArticleLines, against: Against) -> Iterator[Flag]:
    """The statements of the article that differ from facts, each sentence once for each fact, in the order of the text.

    A fact counts when it holds on the article's day in Vietnam. An article whose headline denies or asks raises nothing.
    """
    held = [fact for fact in against.register.facts if fact.holds(told.day)]
    near = [fact for fact in held if all(told.has(phrases) for phrases in fact.subject)]
    if not near or doubts(told.title):
        return
    questions = [Question(fact, told, against.province, against.elsewhere, against.units_on(told.day)) for fact in near]
    asked = sorted((at, n) for n, question in enumerate(questions) for at in candidates(question))
    seen: set[tuple[str, str]] = set()  # a sentence printed twice is flagged once
    for at, n in asked:
        sentence, question = told.sentences[at], questions[n]
        key = (sentence.line.text, question.fact.id)
        found = _KINDS[question.fact.kind].differs(sentence, question)
        if found and key not in seen and not is_denied(sentence, told):
            seen.add(key)
            if there := surely_there(sentence, question):
                yield _flag(sentence, replace(found, trust=found.trust * there), question, against.version)


def _flag(sentence: Sentence, found: Found, question: Question, version: str) -> Flag:
    fact: FactRow = question.fact
    kind = _KINDS[fact.kind]
    score = found.trust * (_UNVERIFIED if fact.unverified else 1.0)
    if kind.gives and any(
        speaks_of_subject(each, question) and kind.gives(each, question) for each in question.told.sentences
    ):
        score *= _ALSO_AS_DOCUMENTED
    return Flag(
        kind=kind.flag,
        sentence=sentence.line.text,
        found=found.words,
        expected=expected(fact),
        fact=fact.id,
        explanation=explanation(fact, found.words),
        score=round(score, 2),
        rules_version=version,
    )
