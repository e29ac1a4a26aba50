"""Where words stand near each other: the one meaning of "…"~n, for rules and for the archive.

Not here: cutting a text into syllables (vietnamese.syllables) and which texts are asked (tag, store).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """At which places of a text each key stands; breaks have no place."""

    places: Mapping[str, Sequence[int]]

    def stretches(self, wanted: Counter[str], slop: int) -> list[tuple[int, int]]:
        """(first, last) of each shortest stretch with all *wanted* and at most *slop* others, none over another."""
        if any(len(self.places.get(key, ())) < times for key, times in wanted.items()):
            return []
        marked = sorted((place, key) for key in wanted for place in self.places[key])
        longest = wanted.total() + slop
        found: list[tuple[int, int]] = []
        have: Counter[str] = Counter()
        begin, lacking = 0, wanted.total()
        for place, key in marked:
            have[key] += 1
            lacking -= have[key] <= wanted[key]
            while have[marked[begin][1]] > wanted[marked[begin][1]]:
                have[marked[begin][1]] -= 1
                begin += 1
            first = marked[begin][0]
            if not lacking and place - first < longest and not (found and first <= found[-1][1]):
                found.append((first, place))
        return found


def order(keys: Iterable[str]) -> Order:
    """The order of the *keys* of a text, without its breaks."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        places[key].append(place)
    return Order(places)
