"""Phrases of the rules that no article of the archive has: most are misspelt, or no newspaper writes so.

Not here: whether a phrase that is found counts; that it is found once is enough. Names of places are left out: they are
the list of what there is, whether the press speaks of it or not; so is junk, which the archive does not hold.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from monitor.config import Rules
from monitor.model import Clip, Fault
from monitor.rules_desk.written import Lines, Written, of_province, of_tone, of_topic
from monitor.tag.matcher import Matcher, Use
from monitor.tagging import Progress
from monitor.vietnamese.syllables import is_unaccented, syllables

LEAST = 200  # articles; in fewer it says nothing that a phrase is missing


def unmatched(folder: Path, rules: Rules, clips: Iterable[Clip]) -> tuple[int, tuple[Fault, ...]]:
    """How many *clips* there are, and a warning for each phrase of topics, tone and province that none of them has.

    No warnings where there are fewer than 200 clips.
    """
    phrases = tuple(_looked_for(rules))
    matcher = Matcher(
        Use(phrase.text, "topic", "", "", number, phrase.language)
        for number, phrase in enumerate(phrases)
        if phrase.keys
    )
    articles, found, step = 0, set[int](), Progress("searched")
    for clip in clips:
        articles += 1
        found.update(_found(matcher, clip))
        step(1)
    step(0)
    if articles < LEAST:
        return articles, ()
    lines = Lines(folder)
    missing = (phrase for number, phrase in enumerate(phrases) if phrase.keys and number not in found)
    message = f"is in none of the {articles} articles of the archive; mend its spelling, shorten it or remove it"
    return articles, tuple(lines.fault(phrase, f"“{phrase.text}” {message}") for phrase in missing)


def _looked_for(rules: Rules) -> Iterator[Written]:
    for number, topic in enumerate(rules.topics):
        yield from of_topic(topic, number)
    for phrases in of_tone(rules):
        yield from phrases
    yield from of_province(rules)


def _found(matcher: Matcher, clip: Clip) -> Iterator[int]:
    article = clip.article
    bare = article.language != "vi" or is_unaccented(f"{article.title}\n{article.text}")
    for field, text in (("title", article.title), ("text", article.text)):
        hits = matcher.hits(text, field, syllables(text), bare=bare)  # type: ignore[arg-type]
        yield from (hit.use.owner for hit in hits)
