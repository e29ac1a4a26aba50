"""The desk's own figures in the report of half a year or a year: press and cases. Not here: what units told (tasks.py)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from monitor.briefing import Want
from monitor.case import Outcome, Verdict
from monitor.publish.briefing.telling.compare import amount_against, why_missing
from monitor.publish.briefing.telling.telling import Telling, said
from monitor.publish.briefing.values import Sentence
from monitor.publish.digest.items import TONES
from monitor.vietnamese.case_words import OUTCOME_WORDS, VERDICT_WORDS

_MISLEADING: tuple[Verdict, ...] = ("false", "partly")


def press_told(told: Telling, want: Want, key: str) -> Iterator[Sentence]:
    """How many items of *want*, of which tone, in the sentence *key*; items that do not speak of the province are told apart."""
    items, printed, rest = told.count(want), told.printed(want), told.count(replace(want, related=False))
    if not items.value:
        yield told.say(f"{key}_none", (items,))
        return
    tones = {name: told.count(replace(want, tone=tone)) for tone, name in TONES.items()}
    unjudged = told.count(replace(want, judged=False))
    values = {
        "items": said(items.value),
        "appearances": said(printed.value),
        "tones": ", ".join(f"{name} {said(figure.value)}" for name, figure in tones.items()),
        "unjudged": said(unjudged.value),
    }
    apart = (rest,) if rest.value else ()
    amount = (
        told.phrase("press_amount_scope", **values, rest=said(rest.value))
        if apart
        else told.phrase("press_amount", **values)
    )
    yield told.say(key, (items, printed, *apart, *tones.values(), unjudged), amount=amount)


def press_moved(told: Telling) -> Iterator[Sentence]:
    """How the number of all items moved; of a period without any there is nothing to say."""
    items, printed = told.count(Want()), told.printed(Want())
    if items.value:
        yield from amount_against(told, items, printed)
        yield from (Sentence(why) for why in why_missing(told))


def own_listed(told: Telling) -> Iterator[Sentence]:
    """How the province's own press is known, where the office lists it."""
    if told.briefing.own:
        yield told.say("own_listed", sources=said(len(told.briefing.own)))


def cases_told(told: Telling) -> Iterator[Sentence]:
    """How many cases were followed, and how they ended."""
    cases = told.briefing.cases
    if not cases:
        yield told.say("followed_none")
        return
    closed = [case for case in cases if case.state == "closed"]
    yield told.say(
        "followed",
        cases=said(len(cases)),
        opened=said(len(told.briefing.opened)),
        closed=said(len(closed)),
        running=said(len(cases) - len(closed)),
    )
    wrong = Counter(case.verdict for case in cases if case.verdict in _MISLEADING)
    found = [f"{VERDICT_WORDS[each].lower()}: {said(wrong[each])}" for each in _MISLEADING if wrong[each]]
    yield told.say("wrong", verdicts="; ".join(found)) if found else told.say("wrong_none")
    ended: Counter[Outcome] = Counter(case.outcome for case in closed if case.outcome)
    if ended:
        named = (f"{words.lower()}: {said(ended[each])}" for each, words in OUTCOME_WORDS.items() if ended[each])
        yield told.say("ended", outcomes="; ".join(named))
