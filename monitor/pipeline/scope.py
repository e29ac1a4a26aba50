"""Whether the office's scope wants an article, on the day it was published; and whether people put one out of it.

An article that is a clip stays one, whatever people decide of it: the ledger's end state says how it came. But no edition
tells what a person says is none of the office's. Not here: the scope (rules/office.toml), leaving it out (publish).
"""

from zoneinfo import ZoneInfo

from monitor.config import Office, Scope
from monitor.model import Article, Clip, Decided, Group, Tags
from monitor.tag import in_scope


def wanted(tags: Tags, article: Article, group: Group, office: Office) -> bool:
    """Whether *article* with *tags*, of an outlet of *group*, is in the scope of its day."""
    return in_scope(tags, group, _scope(article, office))


def out_by_person(clip: Clip, office: Office) -> Decided | None:
    """The newest word of a person that puts *clip* out of scope; None: nobody's does.

    It says that it is not of the province, or not of the topic that it came for. What a person brought is never out by
    another's word: somebody wants it told.
    """
    if clip.entered_by or wanted(clip.tags, clip.article, clip.group, office):
        return None
    scope = _scope(clip.article, office)
    return max((word for word in clip.tags.decided if _against(word, scope)), key=lambda word: word.at, default=None)


def _scope(article: Article, office: Office) -> Scope:
    return office.scope_on(article.published.astimezone(ZoneInfo(office.timezone)).date())


def _against(word: Decided, scope: Scope) -> bool:
    """Whether *word* is one by which an article of nothing else leaves *scope*."""
    return word.label == "province" or (word.label == "topic" and word.verdict == "drop" and word.value in scope.topics)
