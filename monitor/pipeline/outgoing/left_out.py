"""Which clips people leave out of the edition that would tell them, and why.

Those that somebody dropped from the digest; and those that somebody's word puts out of the office's scope, unless the
digest was told to keep them after that. Not here: keeping that (store), how it is told (publish).
"""

from collections.abc import Iterator, Mapping, Sequence

from monitor.model import Clip, ClipText
from monitor.pipeline.scope import out_by_person
from monitor.pipeline.session import Session
from monitor.store import Store

OUT_OF_SCOPE = "Cán bộ xác định không thuộc phạm vi theo dõi."


def left_out(session: Session, clips: Sequence[Clip], dropped: Mapping[int, ClipText]) -> Mapping[int, ClipText]:
    """Those of *clips* that people left out, with who says so and why; *dropped* are those of the digest itself."""
    return dict(_out(session, clips)) | dict(dropped)


def reprints_left_out(store: Store, copies: Sequence[int], dropped: frozenset[int]) -> tuple[int, ...]:
    """Those of *copies* that print again what people leave out now, which is *dropped*, or left out of an edition before."""
    originals = store.exports.originals(copies)
    out = dropped | store.editions.left_out(tuple(originals.values()))
    return tuple(copy for copy in copies if originals.get(copy) in out)


def _out(session: Session, clips: Sequence[Clip]) -> Iterator[tuple[int, ClipText]]:
    said = [(clip.id, out_by_person(clip, session.settings.office)) for clip in clips if clip.tags.decided]
    out = [(clip, word) for clip, word in said if word]
    planned = session.store.plans.standing([clip for clip, _ in out]) if out else {}
    for clip, word in out:
        act = planned.get(clip)
        if act is None or act.act != "keep" or act.at < word.at:
            yield clip, ClipText(OUT_OF_SCOPE, word.who, word.at)
