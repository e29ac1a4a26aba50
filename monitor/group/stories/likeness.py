"""How alike two articles are as reports of one event, from 0 to 1.

A logistic regression over twenty signs; tests/train_stories.py fits it to pairs that readers judged and writes
weights.json, where each sign stands with its weight. A sign is a number between about 0 and 2; a test holds their names
against the file.

Not here: which articles are compared (window.py), what is said of a likeness (reasons.py), how a story is chosen
(joining.py).
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from monitor.group.stories.places import HOME
from monitor.group.stories.traits import Traits
from monitor.group.stories.window import REACH, Weighed


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of all signs."""

    weights: tuple[float, ...]
    bias: float


def signs(a: Weighed, b: Weighed) -> dict[str, float]:
    """What speaks for and against *a* and *b* being about one event; *a* came later and its weights count."""
    x, y = a.traits, b.traits
    shared = x.terms & y.terms
    together = _sum(a.square, shared)
    pairs = _heaviest(a.weight, x.pairs & y.pairs)
    alike = together / math.sqrt(a.whole * b.whole) if a.whole and b.whole else 0.0
    apart = abs((x.published - y.published).total_seconds())
    return {
        "alike": alike,
        "alike, root": math.sqrt(alike),
        "rare pairs": sum(pairs[:8]) / 50,
        **_titles(a, b),
        **_names(a, b),
        **_numbers(x, y),
        **_places(x, y),
        "hours": apart / REACH.total_seconds(),
        "hours, logarithm": math.log1p(apart / 3600) / 4,
        "hours of the alike": apart / REACH.total_seconds() * math.sqrt(alike),
        "one outlet": float(x.outlet == y.outlet),
    }


def likeness(a: Weighed, b: Weighed) -> float:
    """How probable it is that readers would list *a* and *b* under one heading."""
    model = _model()
    z = model.bias + sum(weight * sign for weight, sign in zip(model.weights, signs(a, b).values(), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def _sum(of: Mapping[str, float], terms: Iterable[str]) -> float:
    """The sum, the same whatever the order of *terms*, which sets do not promise."""
    return math.fsum(map(of.__getitem__, terms))


def _heaviest(weight: Mapping[str, float], terms: Iterable[str]) -> list[float]:
    return sorted(map(weight.__getitem__, terms), reverse=True)


def _titles(a: Weighed, b: Weighed) -> dict[str, float]:
    x, y = a.traits, b.traits
    both = _sum(a.square, x.title & y.title)
    in_b = _sum(a.square, x.title & y.terms) / (a.of_title or 1)
    in_a = _sum(b.square, y.title & x.terms) / (b.of_title or 1)
    alike = both / math.sqrt(a.of_title * b.of_title) if a.of_title and b.of_title else 0.0
    return {
        "headlines alike": alike,
        "headlines alike, root": math.sqrt(alike),
        "one headline in the other article": max(in_a, in_b),
        "each headline in the other article": min(in_a, in_b),
    }


def _names(a: Weighed, b: Weighed) -> dict[str, float]:
    x, y = a.traits, b.traits
    shared = x.names & y.names
    both = _heaviest(a.weight, shared)
    apart = _sum(a.of_names, x.title_names - y.terms) + _sum(b.of_names, y.title_names - x.terms)
    return {
        "rarest name": both[0] / 8 if both else 0.0,
        "names apart in headlines": apart / 20,
    }


def _numbers(x: Traits, y: Traits) -> dict[str, float]:
    both = x.numbers & y.numbers
    return {
        "numbers apart": float(not both and bool(x.numbers) and bool(y.numbers)),
        "days apart": float(bool(x.days) and bool(y.days) and not x.days & y.days),
    }


def _places(x: Traits, y: Traits) -> dict[str, float]:
    both = x.places & y.places
    mine, theirs = x.title_places - y.places, y.title_places - x.places
    return {
        "place": float(bool(both - {HOME})),
        "places apart": float(bool(x.places) and bool(y.places) and not both),
        "place of a headline missing": (bool(mine) + bool(theirs)) / 2,
        "places of headlines missing": float(bool(mine) and bool(theirs)),
        "no place": float(not x.places or not y.places),
    }


@cache
def _model() -> Model:
    told = json.loads(files("monitor.group.stories").joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(tuple(told["weights"].values()), told["bias"])
