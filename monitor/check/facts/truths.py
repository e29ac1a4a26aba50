"""Tells a sentence that says the opposite of what a document says is so: by one of the phrases that the fact gives for that.

Not here: claims that a document has refuted as a whole (claims).
"""

from monitor.check.facts.article_lines import Sentence
from monitor.check.facts.guard_words import OTHER_TRUTH
from monitor.check.facts.guards import is_other, is_other_province
from monitor.check.facts.lines import names, places
from monitor.check.facts.question import Found, Question, holds_throughout, names_subject

_NOT_SO = frozenset(("không", "chưa", "chẳng", "đừng", "chớ"))


def saying_the_opposite(sentence: Sentence, question: Question) -> Found | None:
    """The phrase of the sentence that says the opposite of the fact; None for every doubt."""
    where, fact = sentence.line, question.fact
    if not names(where, fact.other) or not names_subject(where, question):
        return None
    subject = (*question.subject, *fact.other)
    if is_other(where, subject, fact.unless, OTHER_TRUTH, question.statement) or is_other_province(
        where, subject, question.elsewhere
    ):
        return None
    if not holds_throughout(where.text, question):
        return None
    for place in places(where, fact.other):
        before = where.syllables[max(0, place.start - 2) : place.start]
        if not any(each.key in _NOT_SO for each in before):
            return Found(where.text[where.syllables[place.start].start : where.syllables[place.stop - 1].end])
    return None
