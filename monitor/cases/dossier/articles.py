"""The articles of a case for its dossier: who printed them and where else, their captured pages, what was changed since.

Not here: the case itself (gathered.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.config import Settings
from monitor.config.houses import houses
from monitor.model import Appearance, Clip, Visit
from monitor.publish.digest.places import GROUP_NAMES
from monitor.publish.dossier.values import Altered, Copy, Happening, Piece, Reprinted
from monitor.store import Store
from monitor.store.evidence import Capture
from monitor.vietnamese.wording import in_marks

_FOREIGN = "nuoc-ngoai"
_FOUND: Mapping[str, str] = {
    "same": "bài không đổi",
    "changed": "bài có sửa đổi",
    "vanished": "bài không còn tại địa chỉ",
    "returned": "bài có lại tại địa chỉ",
    "failed": "không đọc được trang",
}
_TOLD = ("changed", "vanished", "returned")  # visits that are a happening


def pieces(store: Store, clips: Sequence[Clip], settings: Settings, zone: ZoneInfo) -> tuple[Piece, ...]:
    """*clips* as part B1 tells them."""
    known = houses(settings.sources)
    originals = store.exports.originals([clip.id for clip in clips])
    outlets = {clip.id: clip.outlet for clip in store.search.clips(sorted(set(originals.values())))}

    def owner(clip: Clip) -> str:
        found = known.named(clip.outlet, loosely=True)
        return found[0].owner if found else ""

    return tuple(
        replace(_piece(clip, owner(clip), zone), repeats=outlets.get(originals.get(clip.id, 0), "")) for clip in clips
    )


def copies(store: Store, clips: Sequence[Clip], zone: ZoneInfo) -> tuple[Copy, ...]:
    """Every captured page of *clips*, in their order."""
    return tuple(
        _copy(place, capture, found, zone)
        for place, clip in enumerate(clips, start=1)
        for capture, found in _found(store, clip)
    )


def altered(store: Store, clips: Sequence[Clip], zone: ZoneInfo) -> tuple[Altered, ...]:
    """Every paragraph of *clips* that was changed after the first look."""
    return tuple(
        Altered(place, number, seen.astimezone(zone), change.where == "title", change.before, change.after)
        for place, clip in enumerate(clips, start=1)
        for number, seen, changes in store.revisits.differences(clip.id)
        for change in changes
    )


def happenings(store: Store, clips: Sequence[Clip], zone: ZoneInfo) -> Iterator[Happening]:
    """What the press did: published, reprinted, changed, took away."""
    for clip in clips:
        title = in_marks(clip.article.title)
        yield Happening(clip.article.published.astimezone(zone), f"{clip.outlet} đăng bài {title}")
        for each in clip.copies:
            yield Happening(each.published.astimezone(zone), f"{each.outlet} đăng lại bài {title}")
        for visit in store.revisits.visits(clip.id):
            if visit.outcome in _TOLD:
                yield Happening(visit.at.astimezone(zone), f"{clip.outlet}: {_FOUND[visit.outcome]} {title}")


def _piece(clip: Clip, owner: str, zone: ZoneInfo) -> Piece:
    article = clip.article
    return Piece(
        id=clip.id,
        outlet=clip.outlet,
        group=GROUP_NAMES[clip.group],
        foreign=clip.group == _FOREIGN,
        owner=owner,
        title=article.title,
        authors=article.authors,
        section=article.section,
        published=article.published.astimezone(zone),
        unsure=article.published_from == "first-seen",
        url=article.canonical or article.url,
        reprints=tuple(_reprinted(each, zone) for each in clip.copies),
        vanished=_local(clip.vanished_at, zone),
    )


def _reprinted(each: Appearance, zone: ZoneInfo) -> Reprinted:
    name, foreign = GROUP_NAMES[each.group], each.group == _FOREIGN
    return Reprinted(each.outlet, name, foreign, each.published.astimezone(zone), each.url)


def _found(store: Store, clip: Clip) -> Iterator[tuple[Capture, str]]:
    looks: dict[int, Visit] = {
        visit.capture: visit for visit in store.revisits.visits(clip.id) if visit.capture is not None
    }
    captures = store.evidence.of_article(clip.id)
    for n, capture in enumerate(captures):
        look = looks.get(capture.number)
        if look:
            yield capture, _FOUND[look.outcome]
        else:
            yield capture, "bản lưu đầu tiên" if not n else "bản lưu sau"


def _copy(place: int, capture: Capture, found: str, zone: ZoneInfo) -> Copy:
    return Copy(
        piece=place,
        number=capture.number,
        at=capture.captured_at.astimezone(zone),
        status=capture.status,
        kind=capture.content_type,
        sha256=capture.payload_sha256,
        file=capture.kept_file or "",
        found=found,
    )


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return at.astimezone(zone) if at else None
