"""What `monitor sources check` does: asks each source once, keeps no article, and says what works.

Not here: asking (crawl), what the database knows (survey.py).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from monitor.config import Source
from monitor.config.names import require
from monitor.crawl import Crawler
from monitor.model import HostPause, HostRules, Poll, PollRequest
from monitor.sources.lines import address_name, entries, next_words
from monitor.sources.shapes import page_words
from monitor.sources.survey import Survey

SHOWN = 3  # feeds that a page names


def check_sources(
    found: Survey,
    wanted: Sequence[str],
    clock: Callable[[], datetime],
    tell: Callable[[str], None],
    learn: Callable[[HostRules | HostPause], None],
) -> tuple[str, ...]:
    """Ask every address of the sources *wanted* (none named: all enabled ones) once; return the ids that failed.

    *tell* gets a line for each address as soon as all of its source have answered, then one with the completeness
    check; *learn* gets what was learned of hosts, for later runs. A source failed when any of its addresses did. Raises InputError for an id that sources.toml does not have.
    """
    settings = found.settings
    sources = {source.id: source for source in _chosen(settings.sources, wanted)}
    requests = [PollRequest(source.id, url) for source in sources.values() for url in source.urls]
    waiting = Counter(request.source for request in requests)
    answers: dict[str, list[Poll]] = {id_: [] for id_ in sources}
    with Crawler(
        settings.crawl, settings.sources, clock, settings.folder, rules=found.rules, pauses=found.pauses
    ) as crawler:
        for poll in crawler.poll(requests):
            answers[poll.source].append(poll)
            waiting[poll.source] -= 1
            if not waiting[poll.source]:
                _tell_source(found, sources[poll.source], answers[poll.source], tell)
        for learned in crawler.learned():
            learn(learned)
    return tuple(id_ for id_, polls in answers.items() if not all(poll.succeeded for poll in polls))


def _chosen(sources: Sequence[Source], wanted: Sequence[str]) -> list[Source]:
    """The sources asked for, in the order of sources.toml; one that is switched off is asked when it is named."""
    ids = [source.id for source in sources]
    for name in wanted:
        require(name, ids, "sources.toml has no source")
    return [source for source in sources if (source.id in wanted if wanted else source.enabled)]


def _tell_source(found: Survey, source: Source, polls: Sequence[Poll], tell: Callable[[str], None]) -> None:
    for poll in sorted(polls, key=lambda poll: source.urls.index(poll.url)):
        parts = [_answer(source, poll), *_notes(poll), *_remembered(found, poll)]
        tell(f"{address_name(source, poll.url)}: {'; '.join(part for part in parts if part)}")
    if words := page_words(source, found.pages.get(source.id), found.zone):
        tell(f"    {words}")
    if source.id in found.missing:
        tell(f"    {found.missing[source.id]}")


def _answer(source: Source, poll: Poll) -> str:
    """Whether it works, and what it lists."""
    if not poll.succeeded:
        return f"{poll.outcome}: {poll.reason}" + (f" ({poll.failure})" if poll.failure else "")
    dated = sum(found.published is not None for found in poll.found)
    text = f"works: {source.kind}, {entries(len(poll.found))}"
    return f"{text}, {dated} of {len(poll.found)} dates understood" if poll.found else text


def _notes(poll: Poll) -> list[str]:
    """What else the answer says."""
    notes = []
    strange = next((found.published_raw for found in poll.found if not found.published and found.published_raw), "")
    if strange:
        notes.append(f"not understood: “{strange}”")
    if poll.succeeded:
        notes.append(poll.reason)
    if poll.robots:
        notes.append(f"robots.txt: {poll.robots}")
    if poll.feeds:
        more = f" and {len(poll.feeds) - SHOWN} more" if len(poll.feeds) > SHOWN else ""
        notes.append(f"the page names feeds: {', '.join(poll.feeds[:SHOWN])}{more}")
    if poll.further:
        notes.append(f"goes on at {len(poll.further)} more, such as {poll.further[0].url}")
    if poll.wait:
        notes.append(f"asks to be polled at most every {poll.wait} s ({poll.wait_why})")
    return notes


def _remembered(found: Survey, poll: Poll) -> list[str]:
    """What the database adds: validators that lie, and the next poll."""
    state = found.states.get((poll.source, poll.url))
    if state is None:
        return ["never polled by `monitor run` yet"]
    lying = ["its validators lie and are not used"] if state.lying else []
    return [*lying, next_words(state, found.zone)]
