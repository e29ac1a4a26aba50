"""All kinds of flags that what stands around an article gives, each as rules/check.toml tunes it. Not here: how each kind is found."""

from monitor.check.against import Against
from monitor.check.around import corrections, edited, old_event, outlets, removed
from monitor.check.around.values import Around
from monitor.check.checking import tuned
from monitor.model import Flag

_TOLD = (outlets.disagreeing, edited.edited, corrections.corrections, old_event.old_event, removed.removed)
KINDS = frozenset((outlets.KIND, edited.KIND, corrections.KIND, old_event.KIND, removed.KIND))


def told_around(what: Around, against: Against) -> tuple[Flag, ...]:
    """What is to be verified of an article by its story, its versions, older articles. Never raises.

    Of an article in another language than Vietnamese it is told only that it is gone.
    """
    kinds = _TOLD if what.article.language == "vi" else (removed.removed,)
    found = (flag for kind in kinds for flag in kind(what, against.tuning, against.version))
    return tuned(found, against.tuning)
