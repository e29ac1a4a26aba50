"""Whether the office's scope wants an article, on the day it was published; and whether people put one out of it.

An article that is a clip stays one, whatever people decide of it: the ledger's end state says how it came. But no edition
tells what a person says is none of the office's. Not here: the scope (rules/office.toml), leaving it out (publish).
"""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from monitor.config import Office, Scope
from monitor.model import Article, Clip, Decided, Group, Tags
from monitor.tag import in_scope


def wanted(tags: Tags, article: Article, group: Group, office: Office) -> bool:
    """Whether *article* with *tags*, of an outlet of *group*, is in the scope of its day."""
    return in_scope(tags, group, _scope(article, office))


def out_by_person(clip: Clip, office: Office) -> Decided | None:
    """The newest word of a person that puts *clip* out of scope; None: nobody's does.

    It says that it is not of the province, or not of the topic that it came for; to confirm what the machine says of the
    province is no such word. What a person brought is never out by another's word: somebody wants it told.
    """
    if clip.entered_by or wanted(clip.tags, clip.article, clip.group, office):
        return None
    decided, scope = clip.tags.decided, _scope(clip.article, office)
    against = (word for word in decided if _against_province(word, decided) or _against_topic(word, scope))
    return max(against, key=lambda word: word.at, default=None)


def _scope(article: Article, office: Office) -> Scope:
    return office.scope_on(article.published.astimezone(ZoneInfo(office.timezone)).date())


def _against_province(word: Decided, decided: Iterable[Decided]) -> bool:
    """Whether *word* says that an article is not of the province, against the machine or against others who *decided*."""
    if word.label != "province" or word.verdict == "drop":
        return word.label == "province"
    return word.value == "none" and (word.verdict == "add" or any(map(_for_province, decided)))


def _for_province(word: Decided) -> bool:
    return word.label == "province" and word.value != "none" and word.verdict != "drop"


def _against_topic(word: Decided, scope: Scope) -> bool:
    """Whether *word* drops a topic for which an article may be in *scope*."""
    return word.label == "topic" and word.verdict == "drop" and word.value in scope.topics
