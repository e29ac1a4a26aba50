"""Which clips people leave out of the edition that would tell them, and why.

Those that somebody dropped from the digest; and those that somebody's word puts out of the office's scope, unless the
digest was told to keep them after that. Not here: keeping that (store), how it is told (publish).
"""

from collections.abc import Iterator, Mapping, Sequence

from monitor.model import Clip, ClipText
from monitor.pipeline.scope import out_by_person
from monitor.pipeline.session import Session

OUT_OF_SCOPE = "Cán bộ xác định không thuộc phạm vi theo dõi."


def left_out(session: Session, clips: Sequence[Clip], dropped: Mapping[int, ClipText]) -> Mapping[int, ClipText]:
    """Those of *clips* that people left out, with who says so and why; *dropped* are those of the digest itself."""
    return dict(_out(session, clips)) | dict(dropped)


def _out(session: Session, clips: Sequence[Clip]) -> Iterator[tuple[int, ClipText]]:
    out = [clip for clip in clips if clip.tags.decided and out_by_person(clip, session.settings.office)]
    words = session.store.plans.newest([clip.id for clip in out]) if out else {}
    for clip in out:
        word, planned = max(clip.tags.decided, key=lambda each: each.at), words.get(clip.id)
        if planned is None or planned.act != "keep" or planned.at < word.at:
            yield clip.id, ClipText(OUT_OF_SCOPE, word.who, word.at)
