"""Puts articles of one event together, across outlets and in different words: articles in, stories out.

    Told ─ traits ─> Traits ─ window ─> the articles of the days around that share something rare
                                  └─ likeness ─> how alike two are, and in what ─ joining ─> the story, or a new one

Not here: the same text at another address (copies), where stories are kept and what people decide of them (store).
"""

from monitor.group.stories.joining import VERSION, Found, Grouper
from monitor.group.stories.places import Gazetteer
from monitor.group.stories.traits import Traits, traits
from monitor.group.stories.window import REACH, RECENT

__all__ = ["REACH", "RECENT", "VERSION", "Found", "Gazetteer", "Grouper", "Traits", "traits"]
