"""The whole report of half a year or a year: its parts in the order of the rules, then four annexes. Not here: what they say."""

from dataclasses import replace

from monitor.briefing import Briefing
from monitor.config.briefing import BriefingRules
from monitor.config.synthesis import SynthesisRules
from monitor.errors import InputError
from monitor.publish.briefing.plain import plain_document
from monitor.publish.briefing.synthesis.annexes import cases_annex, months_annex, products_annex, standings_annex
from monitor.publish.briefing.synthesis.tasks import own_words, part_of
from monitor.publish.briefing.telling.telling import Telling, made_at, said, telling
from monitor.publish.briefing.telling.wording import marks
from monitor.publish.briefing.values import Document, Sentence
from monitor.unit_report import Synthesis
from monitor.vietnamese.wording import short_day


def synthesis_document(briefing: Briefing, rules: BriefingRules, words: SynthesisRules) -> Document:
    """What is told of a half or a year in these *words*. Raises InputError for a briefing without the plan's tasks."""
    synthesis = briefing.synthesis
    if synthesis is None:
        raise InputError(
            f"of {briefing.period.name} no report by the plan is made: it is no half and no year, "
            "or rules/synthesis.toml does not say what units report"
        )
    told = telling(briefing, words.worded(rules))
    made = Document(
        kind="BÁO CÁO",
        subject=told.heading("synthesis_subject"),
        opening=_opening(told, synthesis),
        sections=tuple(part_of(told, synthesis, part) for part in synthesis.parts),
        annexes=(
            months_annex(told),
            standings_annex(told, synthesis),
            cases_annex(told),
            products_annex(told, synthesis),
        ),
        marks=marks(briefing, made_at(briefing)),
    )
    return plain_document(made)


def _opening(told: Telling, synthesis: Synthesis) -> tuple[Sentence, ...]:
    briefing = told.briefing
    head = told.say("by_plan", plan=synthesis.plan) if synthesis.plan else told.say("by_no_plan")
    asked = len(synthesis.standings)
    sent = sum(1 for each in synthesis.standings if each.received_on)
    days = {
        "first": short_day(briefing.period.first),
        "last": f"hết ngày {short_day(briefing.period.last)}" if briefing.over else "thời điểm lập báo cáo",
        "at": made_at(briefing),
    }
    basis = (
        told.say("made_of", (), sent=said(sent), asked=said(asked), **days)
        if sent
        else told.say("made_of_press", (), **days)
    )
    missing = [told.say("not_sent", missing=said(asked - sent))] if sent < asked else []
    unknown = [told.say("days_unknown", days=said(len(briefing.unknown)))] if briefing.unknown else []
    return (replace(head, text=own_words(head.text)), basis, *unknown, *missing)
