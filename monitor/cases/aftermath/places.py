"""How the sentences of a case stand at one address: an article of the case, or a reprint. Not here: the letter (following.py)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from monitor.case import Row
from monitor.cases.aftermath.letters import following
from monitor.cases.aftermath.values import Place, Quoted, Told
from monitor.cases.aftermath.wording import folded, holds, instead, nearest, whole
from monitor.model import Clip, Flag
from monitor.store import Looks, Store
from monitor.store.values import KeptWords

CORRECTED = "correction-published"
SILENT = "silently-edited"
_OF_REVISION = "revision:"


def place_of(store: Store, clip: Clip, look: Looks, rows: Mapping[int, Row], pause: timedelta | None) -> Place:
    """*clip* as it is, with the sentences of *rows*; it is left alone for *pause* between two looks (None: by the usual plan)."""
    versions = _versions(store, clip)
    texts = [folded(whole(each.article)) for each in versions] if rows else []
    told = {flag: Told(flag.sentence, flag.explanation, _since(flag, versions)) for flag in clip.flags}
    return Place(
        clip=clip.id,
        outlet=clip.outlet,
        title=clip.article.title,
        url=clip.article.url,
        published=clip.article.published,
        followed=look.planned,
        seen=look.seen,
        next_at=look.next_at if pause is None else following(look, pause),
        vanished_at=look.vanished_at,
        revised_at=look.revised_at,
        quoted=tuple(_quoted(store, clip.id, number, row.sentence, versions, texts) for number, row in rows.items()),
        correction=next((told[flag] for flag in _of_itself(clip, CORRECTED)), None),
        silent=tuple(told[flag] for flag in _of_itself(clip, SILENT)),
    )


def _versions(store: Store, clip: Clip) -> tuple[KeptWords, ...]:
    if clip.revisions > 1:
        return store.revisits.versions(clip.id)
    return (KeptWords(1, clip.clipped_at, None, clip.article, ""),)


def _of_itself(clip: Clip, kind: str) -> Iterator[Flag]:
    """Flags that are about an earlier version of the same article."""
    return (flag for flag in clip.flags if flag.kind == kind and flag.fact.startswith(_OF_REVISION))


def _since(flag: Flag, versions: Sequence[KeptWords]) -> datetime:
    """When the words of *flag*, which names the version before them, were seen first."""
    number = flag.fact.removeprefix(_OF_REVISION)
    after = int(number) + 1 if number.isdecimal() else versions[-1].number
    return next((each.seen_at for each in versions if each.number >= after), versions[-1].seen_at)


def _quoted(  # noqa: PLR0913, PLR0917 - one sentence, and all that it is looked for in
    store: Store, clip: int, number: int, sentence: str, versions: Sequence[KeptWords], texts: Sequence[str]
) -> Quoted:
    words = folded(sentence)
    held = [holds(text, words) for text in texts]
    if held[-1]:
        return Quoted(number, sentence, "stands")
    if not any(held):
        return Quoted(number, sentence, "never", now=nearest(versions[-1].article, sentence))
    last = max(place for place, stood in enumerate(held) if stood)
    first_without = versions[last + 1]
    looks = [each.at for each in store.revisits.visits(clip) if each.outcome != "failed"]
    before = max((at for at in looks if at < first_without.seen_at), default=versions[last].seen_at)
    return Quoted(
        number=number,
        sentence=sentence,
        stand="edited",
        since=first_without.seen_at,
        before=before,
        revision=first_without.number,
        now=instead(versions[last].article, versions[-1].article, sentence),
    )
