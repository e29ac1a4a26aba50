"""The rules applied to one article: every tag with its evidence.

Not here: reading pages, keeping tags, and whether a tagged article becomes a clip (scope.py tells).
"""

from monitor.config import Rules
from monitor.model import Article, Tags
from monitor.tag.junk import find_junk
from monitor.tag.lexicon import uses
from monitor.tag.matcher import Matcher
from monitor.tag.places.listed import list_places
from monitor.tag.places.names import find_names
from monitor.tag.places.province import judge_province
from monitor.tag.places.territory import published_day, told_day
from monitor.tag.reading import Reading, read
from monitor.tag.tone.judge import judge_tone
from monitor.tag.topics.judge import judge_topics

_COMPILED: dict[str, "Tagger"] = {}  # the last one, by the version of its rules


def compiled(rules: Rules) -> "Tagger":
    """The tagger of *rules* as they were loaded: compiled once while their version stays, wherever they lie."""
    tagger = _COMPILED.get(rules.version)
    if tagger is None:
        _COMPILED.clear()
        tagger = _COMPILED[rules.version] = Tagger(rules)
    return tagger


class Tagger:
    """All rules, compiled. Cannot be pickled: each process builds its own (a third of a second)."""

    def __init__(self, rules: Rules) -> None:
        """Compile *rules* once; they are not read again."""
        self.rules = rules
        self._matcher = Matcher(uses(rules))

    def read(self, article: Article, outlet: str) -> Reading:
        """Return what the rules find in *article* printed by *outlet*, before it is judged."""
        return read(article, outlet, self._matcher)

    def tag(self, article: Article, outlet: str, *, dated: bool = True) -> Tags:
        """Return the tags of *article* (cleaned text) printed by *outlet* (its name; empty when unknown).

        Not *dated*: `published` is no more than the day it was given to us, so the text tells which territory
        it means. The same article gets the same tags from the same rules, always.
        """
        rules = self.rules
        reading = self.read(article, outlet)
        day = published_day(article) if dated else told_day(reading, rules.province)
        names = find_names(reading, rules, day)
        province, evidence = judge_province(reading, names, rules.province)
        topics = judge_topics(reading, rules)
        return Tags(
            province=province,
            province_evidence=evidence,
            topics=topics,
            places=list_places(reading, names, rules) if province != "none" else (),
            tone=judge_tone(reading, names, rules.tone, topics) if province == "central" else None,
            junk=find_junk(reading, rules.junk),
            rules_version=rules.version,
        )
