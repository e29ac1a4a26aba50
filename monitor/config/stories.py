"""rules/stories.toml: from when on articles are one story. Not here: how alike two articles are (group)."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from monitor.config.toml_file import Strict
from monitor.vietnamese.clean import one_line

# Cleaned as articles are, for the two are compared letter by letter.
Spelling = Annotated[str, AfterValidator(one_line), StringConstraints(strip_whitespace=True, min_length=1)]


def _once(places: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Every spelling stands for one place."""
    seen: set[str] = set()
    for spelling in (spelling for place in places for spelling in place):
        if spelling in seen:
            raise ValueError(f"`{spelling}` stands twice; every spelling belongs to one place")
        seen.add(spelling)
    return places


class Stories(Strict):
    """rules/stories.toml; an office without the file has the threshold that was measured, and no places."""

    threshold: float = Field(default=0.72, ge=0.5, le=0.99)
    places: Annotated[tuple[Annotated[tuple[Spelling, ...], Field(min_length=1)], ...], AfterValidator(_once)] = ()
    other: tuple[Spelling, ...] = ()  # readings that look like a place and are none
    ordinary: tuple[Spelling, ...] = ()  # places that at the beginning of a sentence are an ordinary word
    home: tuple[
        Spelling, ...
    ] = ()  # names of the own province: nearly every kept article has one, so they join nothing
    roundups: tuple[Spelling, ...] = ()  # beginnings of headlines of articles that go through many subjects
    local: tuple[Spelling, ...] = ()  # its communes and districts: no rarity in its own archive
