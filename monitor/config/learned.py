"""rules/learned.json: what a linear model over words and phrases learned from labels; data, not code.

A phrase is one or two folded syllables; "t:" before it means that it stands in the headline. Weights are points of
the topics' own scale, so that they add to the points of the rules (tag.topics.judge). Names of people, bodies and outlets
are not learned (tag.topics.training). Not here: how points are counted, and how they are learned.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

from monitor.errors import ConfigError
from monitor.model import Fault

IN_TITLE = "t:"
MOST_BYTES = 5_000_000
# `monitor rules train` is no way out: it reads all rules before it learns.
_HINT = "put the file of the release back, or remove it: then the phrases of the topics decide alone"


@dataclass(frozen=True, slots=True)
class Learned:
    """The model: `bias` a number for each topic, `weights` of a phrase as (place of the topic, points)."""

    topics: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]


def read_learned(path: Path, name: str) -> tuple[Learned | None, list[Fault]]:
    """Read the model at *path*, called *name* for people; (None, []) where there is none."""
    if not path.exists() and not path.is_symlink():  # a link that leads nowhere was meant to lead to a model
        return None, []
    try:
        if path.stat().st_size > MOST_BYTES:
            return None, [Fault(name, 1, "", f"is larger than {MOST_BYTES // 1_000_000} MB; {_HINT}")]
        learned = _read(path.read_text(encoding="utf-8"))
    except OSError as error:
        return None, [Fault(name, 1, "", f"cannot be read ({error.strerror}); {_HINT}")]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        return None, [Fault(name, 1, "", f"cannot be read ({type(error).__name__}: {error}); {_HINT}")]
    return learned, []


@lru_cache(maxsize=4)  # it is looked at again with every changed rule
def _read(text: str) -> Learned:
    return _learned(json.loads(text))


def _learned(raw: dict[str, Any]) -> Learned:
    """The model that *raw* is; ValueError and its like where it is none."""
    if not isinstance(raw["topics"], list) or not all(isinstance(topic, str) for topic in raw["topics"]):
        raise ValueError("`topics` is no list of ids")
    learned = Learned(
        topics=tuple(raw["topics"]),
        bias=tuple(map(_number, raw["bias"])),
        weights={phrase: _weights(given) for phrase, given in raw["phrases"].items()},
    )
    _check(learned)
    return learned


def _weights(given: dict[str, object]) -> tuple[tuple[int, float], ...]:
    return tuple((int(topic), _number(points)) for topic, points in given.items())


def _number(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise TypeError(f"{given!r:.40} is no number")
    return float(given)


def _check(learned: Learned) -> None:
    if len(set(learned.topics)) != len(learned.topics):
        raise ValueError("`topics` names a topic twice")
    if len(learned.bias) != len(learned.topics):
        raise ValueError("`bias` and `topics` differ in length")
    known = range(len(learned.topics))
    for phrase, weights in learned.weights.items():
        if any(topic not in known or not isfinite(points) for topic, points in weights):
            raise ValueError(f"a weight of {phrase!r} is for no topic or is no number")
    if not all(map(isfinite, learned.bias)):
        raise ValueError("`bias` holds what is no number")


def write_learned(learned: Learned, about: str, path: Path) -> None:
    """Write *learned* to *path*, a phrase a line in the order of the phrases, or leave the old file as it is.

    Raises ConfigError when it would be larger than a model may be.
    """
    phrases = ",\n".join(
        f"{json.dumps(phrase, ensure_ascii=False)}: {json.dumps({str(t): p for t, p in weights}, separators=(',', ':'))}"
        for phrase, weights in sorted(learned.weights.items())
    )
    head = {"about": about, "topics": learned.topics, "bias": learned.bias}
    text = f'{json.dumps(head, ensure_ascii=False, indent=1)[:-2]},\n "phrases": {{\n{phrases}\n }}\n}}\n'
    if len(text.encode()) > MOST_BYTES:
        raise ConfigError((Fault(path.name, 1, "", f"would be larger than {MOST_BYTES // 1_000_000} MB; not written"),))
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
