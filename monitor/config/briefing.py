"""What rules/briefing.toml may hold: the words of a briefing, from when on a share is told, which portals are called quiet.

Not here: the words that the program brings (brief_words.py), what is said with them (publish/briefing).
"""

from collections.abc import Iterator, Mapping
from string import Formatter

from pydantic import Field

from monitor.config.brief_words import BLANKS, COMMON, HEADINGS, LATER, SENTENCES
from monitor.config.recipients import RecipientRow
from monitor.config.toml_file import KeyPath, Strict


class Content(Strict):
    """A heading of the contents, and the topics that stand under it."""

    heading: str = Field(min_length=1)
    topics: tuple[str, ...] = Field(min_length=1)


class BriefingRules(Strict):
    """rules/briefing.toml"""

    smallest_denominator: int = Field(default=20, ge=1, le=1000)  # of how many items a share is told
    quiet_days: int = Field(default=30, ge=1, le=3650)  # without anything new: the portal is not kept up to date
    own_sources: tuple[str, ...] = ()  # ids of the sources that are the province's own; (): as their groups say
    places: int = Field(default=6, ge=1, le=20)  # columns of table 3
    samples: int = Field(default=10, ge=1, le=100)  # items of each kind in annex II
    outlets: int = Field(default=20, ge=1, le=200)  # rows of the table of outlets in annex III
    mail_megabytes: int = Field(default=10, ge=1, le=100)  # of a mail with its files, as servers count it
    recipients: tuple[RecipientRow, ...] = ()  # of the mail of what was frozen; (): none can be sent
    tasks: tuple[str, ...] = ()  # of the next period, in the office's own words
    content: tuple[Content, ...] = ()
    sentences: Mapping[str, str] = Field(default_factory=dict)
    headings: Mapping[str, str] = Field(default_factory=dict)
    blanks: Mapping[str, str] = Field(default_factory=dict)

    def sentence(self, key: str) -> str:
        """The wording of a sentence, the office's own first."""
        return SENTENCES[key] if key in self.outdated else self.sentences.get(key) or SENTENCES[key]

    @property
    def outdated(self) -> tuple[str, ...]:
        """The sentences that the office worded for an earlier version, in which something would not be told."""
        return tuple(
            key for key, names in LATER.items() if not names <= fields_of(self.sentences.get(key, SENTENCES[key]))
        )

    def heading(self, key: str) -> str:
        """The wording of a heading, likewise."""
        return self.headings.get(key) or HEADINGS[key]

    def blank(self, key: str) -> str:
        """What people are to write there, likewise."""
        return self.blanks.get(key) or BLANKS[key]


def briefing_faults(rules: BriefingRules, topics: set[str], sources: set[str]) -> Iterator[tuple[KeyPath, str]]:
    """What is wrong in *rules* beyond their shape; *topics* and *sources* are the ids that there are."""
    for table, given, own in _tables(rules):
        yield from word_faults(table, given, own)
    for n, content in enumerate(rules.content):
        for topic in content.topics:
            if topic not in topics:
                yield ("content", n, "topics"), f"there is no topic `{topic}` in rules/topics"
    for n, source in enumerate(rules.own_sources):
        if source not in sources:
            yield ("own_sources", n), f"there is no source `{source}` in sources.toml"


def word_faults(table: str, given: Mapping[str, str], own: Mapping[str, str]) -> Iterator[tuple[KeyPath, str]]:
    """What is wrong in the words *given* in *table*, of which the program brings its *own*."""
    for key, text in given.items():
        if key not in own:
            yield (table, key), f"there is no `{key}`; it is one of {', '.join(own)}"
            continue
        for message in _faults_of(text, fields_of(own[key]), LATER.get(key, frozenset())):
            yield (table, key), message


def _tables(rules: BriefingRules) -> tuple[tuple[str, Mapping[str, str], Mapping[str, str]], ...]:
    return (
        ("sentences", rules.sentences, SENTENCES),
        ("headings", rules.headings, HEADINGS),
        ("blanks", rules.blanks, BLANKS),
    )


def fields_of(text: str) -> frozenset[str]:
    """The names in braces of *text*. Raises ValueError where the braces are wrong."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _faults_of(text: str, needed: frozenset[str], later: frozenset[str]) -> Iterator[str]:
    if not text.strip():
        yield "is empty; write the words, or remove the key to have the program's own"
        return
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError as error:
        yield f"its braces are wrong ({error}); a brace of the text itself is written twice"
        return
    for _, name, form, conversion in parts:
        if form or conversion:
            yield f"`{{{name}}}` stands alone in its braces, without `:` or `!`"
        elif name not in needed | COMMON:
            yield f"`{{{name}}}` is not known here; known are {_braced(needed | COMMON)}"
    if missing := needed - COMMON - later - {name for _, name, _, _ in parts}:
        yield f"{_braced(missing)} is missing; without it something would not be told"


def _braced(names: frozenset[str]) -> str:
    return ", ".join(f"`{{{name}}}`" for name in sorted(names))
