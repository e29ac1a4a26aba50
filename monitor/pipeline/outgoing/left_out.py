"""Which clips people leave out of the edition that would tell them, and why. Not here: keeping that (store), how it is told (publish)."""

from collections.abc import Mapping, Sequence

from monitor.model import Clip, ClipText
from monitor.pipeline.session import Session


def left_out(_session: Session, _clips: Sequence[Clip], dropped: Mapping[int, ClipText]) -> Mapping[int, ClipText]:
    """Those that people *dropped* from the digest."""
    return dropped
