"""Traps: articles into which a naive program falls, and beside each the real thing, which must still be found.

One row of traps/*.toml is one fact: its `id` says it, its `story` says why a program falls. Judged with the rules of
this repository; the texts are written for these tests.
Not here: how well the rules do on real articles; that tells measure_tags.py.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.config import load_rules
from monitor.tag import Tagger

FILES = sorted((Path(__file__).parent / "traps").glob("*.toml"))
LEAST = 250  # so many facts are kept; fewer means that some were lost


@dataclass(frozen=True, slots=True)
class Trap:
    """One article and what must hold of it; what is None or empty is not asked."""

    id: str
    story: str
    title: str
    text: str
    day: str = "2026-08-03"
    dated: bool = True
    language: str = "vi"
    outlet: str = ""
    main: str | None = None  # the first topic
    given: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()  # topics that are not given
    province: str | None = None
    places: tuple[str, ...] | None = None  # all places, as written
    tone: str | None = None  # "-": no tone at all
    never: tuple[str, ...] = ()  # tones that are wrong
    junk: bool | None = None
    fails: str | None = None  # why the program is known to fall into it

    def asks(self):
        """Whether the row asks anything at all."""
        return bool(self.given or self.absent or self.never) or any(
            asked is not None for asked in (self.main, self.province, self.places, self.tone, self.junk)
        )


def _trap(row):
    return Trap(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})


TRAPS = tuple(_trap(row) for file in FILES for row in tomllib.loads(file.read_text("utf-8"))["trap"])


def _rows():
    for trap in TRAPS:
        marks = [pytest.mark.xfail(strict=True, reason=trap.fails)] if trap.fails else []
        yield pytest.param(trap, id=trap.id, marks=marks)


@pytest.fixture(scope="module")
def office(request):
    """Tags with the repository's own rules."""
    return Tagger(load_rules(request.config.rootpath))


def _faults(trap, tags):
    """Yield what does not hold."""
    topics = [topic.id for topic in tags.topics]
    if trap.main is not None and topics[:1] != [trap.main]:
        yield f"main topic {topics}, not {trap.main}"
    if missing := set(trap.given) - set(topics):
        yield f"topics {topics} lack {sorted(missing)}"
    if wrong := [(t.id, t.score, [e.text for e in t.evidence]) for t in tags.topics if t.id in trap.absent]:
        yield f"topics that must not be given: {wrong}"
    if trap.province not in {None, tags.province}:
        yield f"province {tags.province}, not {trap.province}: {[e.text for e in tags.province_evidence]}"
    places = [place.name for place in tags.places]
    if trap.places is not None and sorted(places) != sorted(trap.places):
        yield f"places {places}, not {list(trap.places)}"
    tone = tags.tone.value if tags.tone else "-"
    if trap.tone not in {None, tone} or tone in trap.never:
        yield f"tone {tone}, not {trap.tone}: {[e.text for e in tags.tone.evidence] if tags.tone else []}"
    if trap.junk not in {None, tags.junk is not None}:
        yield f"junk: {tags.junk}"


@pytest.mark.parametrize("trap", tuple(_rows()))
def test_the_program_does_not_fall_into(trap, office, article):
    tags = office.tag(
        article(trap.title, trap.text, day=trap.day, language=trap.language), trap.outlet, dated=trap.dated
    )
    assert not list(_faults(trap, tags))


def test_every_trap_asks_something_and_tells_its_story():
    assert len(TRAPS) >= LEAST
    assert len({trap.id for trap in TRAPS}) == len(TRAPS)
    assert len({(trap.title, trap.text, trap.day, trap.dated) for trap in TRAPS}) == len(TRAPS)
    assert [trap.id for trap in TRAPS if not (trap.asks() and trap.story)] == []
    assert sum(trap.fails is not None for trap in TRAPS) <= 3
