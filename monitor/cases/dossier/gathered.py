"""A case, the archive and the office's rules in, everything that its dossier prints out. Not here: why none is made (refusals.py)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.case import Case, Row
from monitor.cases.dossier import articles, log
from monitor.cases.dossier.refusals import refuse
from monitor.cases.leaving import lacking_to_leave
from monitor.cases.limits import clocks, office_of
from monitor.config import Office, Settings
from monitor.model import Clip
from monitor.publish.dossier.values import Dossier, Finding, Ground, Happening, Sentence, Texts
from monitor.publish.dossier.words import CONCLUSIONS, USES, WAITING
from monitor.publish.word.values import Head
from monitor.store import Store
from monitor.vietnamese.case_words import LEVEL_WORDS, STATE_WORDS, VERDICT_WORDS, outcome_words


def dossier_of(store: Store, settings: Settings, case: Case, at: datetime, *, final: bool = False) -> Dossier:
    """What the dossier of *case* prints at the moment *at*; marked as a draft while the case is not confirmed.

    Raises CaseError, with every reason, for a case that bears a degree of secrecy or whose evidence is damaged; where
    *final*, also for one whose dossier would be a draft.
    """
    refuse(store, case, final=final)
    zone = ZoneInfo(settings.office.timezone)
    clips = [clip for clip in map(store.clip, case.articles) if clip is not None]
    outlets = {clip.id: clip.outlet for clip in clips}
    sure, deadlines, letterhead = _may_say_false(case), settings.deadlines, settings.office.letterhead
    return Dossier(
        id=case.id,
        made=at.astimezone(zone),
        head=head_of(settings.office, at.astimezone(zone)),
        office=settings.office.name,
        contact=letterhead.contact,
        recipients=letterhead.recipients,
        archive=letterhead.archive,
        title=case.title,
        level=f"{case.level} ({LEVEL_WORDS[case.level]})",
        state=STATE_WORDS[case.state],
        unit=deadlines.unit_name(case.unit),
        opened=case.opened_at.astimezone(zone),
        opened_by=case.opened_name,
        event=case.event_at.astimezone(zone),
        ready=not any(lacking_to_leave(case)),
        may_say_false=sure,
        texts=_texts(case),
        asks=case.asks,
        directed=case.directed,
        finding=_finding(case),
        options=case.options,
        pieces=articles.pieces(store, clips, settings, zone),
        copies=articles.copies(store, clips, zone),
        altered=articles.altered(store, clips, zone),
        sentences=_sentences(case.rows, clips, sure=sure),
        course=_course(store, case, settings, clips, zone),
        grounds=_grounds(settings, case.event_at.astimezone(zone)),
        log=log.entries(case, store.cases.files(case.id), deadlines, zone, outlets),
        limits=log.limits(case, clocks(case, office_of(settings)), zone, at, outlets),
        outcome=outcome_words(case.outcome, case.same),
    )


def _may_say_false(case: Case) -> bool:
    found = case.assessment
    return found is not None and case.told and bool(found.confirmed_by)


def head_of(office: Office, at: datetime) -> Head:
    """Who issues a document that is made *at* that moment of the office's clock."""
    given = office.letterhead
    return Head(given.superior, given.body or office.name.upper(), given.place, given.symbol, given.post, at.year)


def _texts(case: Case) -> Texts:
    said = {name: text.strip() for name, text in case.texts.items()}
    return Texts(
        summary=said.get("summary", ""),
        course=said.get("course", ""),
        effect=said.get("effect", ""),
        nature=said.get("nature", ""),
        grounds=said.get("grounds", ""),
        right=said.get("right", ""),
        letter=said.get("letter", ""),
        statement=said.get("statement", ""),
        secrecy=said.get("secrecy", ""),
    )


def _finding(case: Case) -> Finding | None:
    found = case.assessment
    if found is None:
        return None
    waits = found.verdict == "false" and not _may_say_false(case)
    verdict = WAITING if waits else VERDICT_WORDS[case.verdict]
    return Finding(verdict, found.ground, found.name, found.confirmed_name)


def _sentences(rows: Mapping[int, Row], clips: Sequence[Clip], *, sure: bool) -> tuple[Sentence, ...]:
    """The lines of the comparison; "sai" is told only when it is *sure*."""
    places = {clip.id: place for place, clip in enumerate(clips, start=1)}
    return tuple(
        Sentence(
            number=number,
            piece=places[row.article],
            version=row.revision,
            words=row.sentence,
            claim=row.claim,
            truth=row.truth,
            paper=row.paper,
            source=row.source,
            conclusion=WAITING if row.conclusion == "false" and not sure else CONCLUSIONS[row.conclusion],
            counts=row.conclusion in ("false", "partly"),
            verifier=row.verifier,
            wrong=row.conclusion == "false" and sure,
        )
        for number, row in rows.items()
    )


def _course(
    store: Store, case: Case, settings: Settings, clips: Sequence[Clip], zone: ZoneInfo
) -> tuple[Happening, ...]:
    outlets = {clip.id: clip.outlet for clip in clips}
    found = [
        *articles.happenings(store, clips, zone),
        *log.happenings(case, settings.deadlines, zone, outlets),
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def _grounds(settings: Settings, event: datetime) -> tuple[Ground, ...]:
    """The words of law that hold on the day of the *event*."""
    return tuple(
        Ground(each.use, USES[each.use], each.text, each.unverified)
        for use in USES
        for each in settings.deadlines.citations_on(use, event.date())
    )
