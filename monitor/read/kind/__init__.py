"""Tells pages that are no article, and says of each what it is instead. Not here: reading those that are one.

A page wrongly called an article costs a look; an article wrongly called something else is lost. So no sign counts
alone, and three paragraphs in a row are an article whatever stands around them.
"""

from monitor.read.kind.stubs import why_stub
from monitor.read.kind.told import why_not_article
from monitor.read.kind.wall import before_wall, walled

__all__ = ["before_wall", "walled", "why_not_article", "why_stub"]
