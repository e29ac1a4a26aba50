"""Whether an article becomes a clip of this office.

Not here: the scope itself (rules/office.toml) and limits of a digest.
"""

from monitor.config import Scope
from monitor.model import Group, Tags


def in_scope(tags: Tags, group: Group, scope: Scope) -> bool:
    """Whether an article with *tags*, from an outlet of *group*, is in *scope*.

    It is when the scope takes everything, when the province is central or mentioned, or when one of its topics
    is a national one of the scope and the outlet belongs to the groups named there (DESIGN.md, section 4).
    """
    if scope.everything or tags.province != "none":
        return True
    return group in scope.groups and any(topic.id in scope.topics for topic in tags.topics)
