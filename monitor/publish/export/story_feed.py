"""Stories as an Atom feed: headline, what each comes to, the address of its newest article. One entry a story, never a text.

- An entry is called by a name made of the office and the number of the story, which are for ever.
- Its author is that of the feed, the office: the press told the articles, the office put them together.
- What has no address that may be opened has what it comes to as content, since an entry needs one of the two (4.1.2).

Not here: which stories (desk), the feed around them (atom.py), their articles.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from monitor.addresses import canonical, is_http
from monitor.publish.export.atom import Feed, element, moment, urn, write_feed
from monitor.publish.export.columns import Words
from monitor.publish.export.stories import StoryRow


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story, and the address of its newest article; "": it has none that may be opened."""

    story: StoryRow
    address: str


def write_stories_atom(feed: Feed, entries: Iterable[StoryEntry], words: Words, out: BinaryIO) -> None:
    """Write *feed* with *entries* in their order to *out*, as UTF-8."""
    write_feed(feed, ((each.story.last, "".join(_entry(feed, each, words))) for each in entries), out)


def _entry(feed: Feed, entry: StoryEntry, words: Words) -> Iterator[str]:
    story = entry.story
    yield "<entry>\n"
    yield element("id", urn(f"urn:monitor:story:{feed.office}:{story.id}"))
    yield element("title", story.headline)
    yield element("updated", moment(story.last))
    yield element("published", moment(story.first))
    if is_http(entry.address):
        yield element("link", rel="alternate", href=canonical(entry.address))
    yield element("summary" if is_http(entry.address) else "content", _comes_to(story, words))
    for topic in story.topics:
        yield element("category", term=topic, label=words.topics.get(topic, topic))
    yield "</entry>\n"


def _comes_to(story: StoryRow, words: Words) -> str:
    first, last = (f"{at.astimezone(words.zone):%H:%M %d/%m/%Y}" for at in (story.first, story.last))
    when = f"lúc {last}" if first == last else f"từ {first} đến {last}"
    return f"{story.members} tin, bài của {story.outlets} cơ quan báo chí, {story.appearances} lượt đăng, {when}."
