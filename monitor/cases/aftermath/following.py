"""What became of every article of a case and its reprints, held against the letter that the outlet received and the limit.

Reading writes nothing. Not here: one address (places.py), the correction (candidates.py, checklist.py), words for people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.case import Case, Clock, Row
from monitor.cases.aftermath.candidates import candidates
from monitor.cases.aftermath.checklist import Corrected, Passage, proposals
from monitor.cases.aftermath.letters import Letter, letters, pauses
from monitor.cases.aftermath.places import place_of
from monitor.cases.aftermath.values import Aftermath, Candidate, Followed, Place, Timing
from monitor.cases.aftermath.wording import new_sentences, sentences
from monitor.cases.limits import clocks, office_of
from monitor.config import Settings
from monitor.model import Clip
from monitor.store import Looks, Store


@dataclass(frozen=True, slots=True)
class _Looking:
    """What every article of one case is looked at with."""

    store: Store
    case: Case
    looks: Mapping[int, Looks]
    clips: Mapping[int, Clip]  # articles, reprints, and those that may be corrections
    later: tuple[Clip, ...]
    letters: tuple[Letter, ...]
    clocks: Mapping[int, Clock]  # by the step that started it
    now: datetime
    zone: ZoneInfo


def aftermath(case: Case, store: Store, settings: Settings, *, now: datetime) -> Aftermath:
    """What became of the articles of *case*, as it is known *now*."""
    looks = {look.article: look for look in store.revisits.looks(case.articles)}
    clips = {clip.id: clip for clip in store.search.clips(list(looks))}
    received = letters(case)
    later = store.search.clips(_later(case, store, clips, received))
    looking = _Looking(
        store=store,
        case=case,
        looks=looks,
        clips=clips,
        later=tuple(later),
        letters=received,
        clocks={clock.started_by: clock for clock in clocks(case, office_of(settings))},
        now=now,
        zone=ZoneInfo(settings.office.timezone),
    )
    return Aftermath({number: _followed(looking, clips[number]) for number in case.articles if number in clips})


def _later(case: Case, store: Store, clips: Mapping[int, Clip], received: Sequence[Letter]) -> tuple[int, ...]:
    """Articles of the same outlets that may correct one of the case, those that are linked among them."""
    known = [clips[number] for number in case.articles if number in clips]
    if not known:
        return ()
    since = received[0].at if received else min(clip.clipped_at for clip in known)
    return tuple(dict.fromkeys((*case.articles, *store.cases.told_later({clip.outlet for clip in known}, since))))


def _followed(looking: _Looking, clip: Clip) -> Followed:
    rows = {number: row for number, row in looking.case.rows.items() if clip.id in _printed(looking, row.article)}
    plan = pauses([looking.case])
    place = place_of(looking.store, clip, looking.looks[clip.id], rows, plan.get(clip.id))
    reprints = tuple(
        place_of(looking.store, looking.clips[number], looking.looks[number], rows, plan.get(number, plan.get(clip.id)))
        for number in _printed(looking, clip.id)[1:]
    )
    found = tuple(candidates(clip, rows.values(), looking.later, looking.case.articles))
    letter = _letter(looking, place)
    clock = looking.clocks.get(letter.step) if letter else None
    received = [each.at for each in looking.letters if each.concerns(clip.id)]
    changes = (each for each in (place.revised_at, place.vanished_at) if each)
    return Followed(
        place=place,
        reprints=reprints,
        letter=letter.at if letter else None,
        clock=clock,
        timing=_timing(place, received, clock, looking.now),
        candidates=found,
        checklist=proposals(
            Corrected(clip, rows, place, reprints, _passages(looking, clip, rows, found), looking.zone)
        ),
        after_letter=bool(received) and any(each > received[0] for each in changes),
    )


def _printed(looking: _Looking, article: int) -> tuple[int, ...]:
    """An article and its reprints, those too that are in the case for themselves."""
    clip = looking.clips.get(article)
    copies = (copy.clip for copy in clip.copies) if clip else ()
    return (article, *(number for number in copies if number in looking.looks and number in looking.clips))


def _letter(looking: _Looking, place: Place) -> Letter | None:
    """The newest letter to its outlet that came before it changed; of an article that did not, the newest one."""
    until = place.done_at or looking.now
    received = [each for each in looking.letters if each.concerns(place.clip)]
    return next((each for each in reversed(received) if each.at <= until), None)


def _timing(place: Place, received: Sequence[datetime], clock: Clock | None, now: datetime) -> Timing:
    if not received:
        return ""
    done, due = place.done_at, clock.due if clock else None
    if done is None:
        return "overdue" if due and now >= due else "waiting"
    if done < received[0]:
        return "before"
    if due is None or done < due:
        return "in-time"
    before = place.done_before
    return "unsure" if before and before < due else "late"


def _passages(
    looking: _Looking, clip: Clip, rows: Mapping[int, Row], found: Sequence[Candidate]
) -> tuple[Passage, ...]:
    """The words of the correction: articles by themselves that are linked, else those offered; then what is new in the article."""
    by_id = {each.id: each for each in looking.later}
    linked = [each for each in found if each.linked]
    alone = [by_id[each.clip] for each in linked or found]
    told = [Passage(each.id, _said(each), each.article.section) for each in alone]
    if clip.revisions > 1:
        first = looking.store.revisits.versions(clip.id)[_before(rows) - 1 if rows else 0]
        if new := new_sentences(first.article, clip.article):
            told.append(Passage(clip.id, new))
    return tuple(told)


def _before(rows: Mapping[int, Row]) -> int:
    """The number of the version that the comparison quotes."""
    return min(row.revision for row in rows.values())


def _said(clip: Clip) -> tuple[str, ...]:
    article = clip.article
    return tuple(dict.fromkeys((article.title, *sentences(article.lead), *sentences(article.text))))
