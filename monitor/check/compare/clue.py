"""The clues that speak for, and against, two slots being one thing given differently.

Not here: how they are read off the texts (clues.py), how much each weighs (weighing.py).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clues:
    """Each clue as a number, most of them 0..1; those that speak against have negative weights."""

    alike: float = 0.0  # the slots themselves: one digit changed, the same month
    beside: float = 0.0  # words on both sides
    before: float = 0.0
    after: float = 0.0
    sentence: float = 0.0  # of the statement, what the sentence of the evidence speaks of
    window: float = 0.0  # … with its neighbours
    anchors: float = 0.0  # other slots of the statement that the window bears out, at most 3
    joined: float = 0.0  # a slot right beside the one is borne out by one right beside the other
    strays: float = 0.0  # other slots that nothing bears out, by threes
    rivals: float = 0.0  # logarithm of how many slots nearby could be it
    counted: float = 0.0  # 1 the same thing is counted, -1 another
    way: float = 0.0  # both "hơn", both "gần", both neither
    kind: float = 0.0  # both in one unit of measure; both persons, both places
    title: float = 0.0  # the same word before both names
    opposed: float = 0.0  # dead and hurt, bought and sold, around one and the other
    other_time: float = 0.0  # the evidence speaks of another year or day
    earlier: float = 0.0  # "trước đó", "cùng kỳ" in the evidence only
    planned: float = 0.0  # a plan on one side only
    moved: float = 0.0  # by how much something changed against how much there is: "giảm 4%", "còn 11%"
    elsewhere: float = 0.0  # other slots that this sentence gives otherwise too: it tells of another matter
    stranger: float = 0.0  # the sentence names others than the statement does
    says: float = 0.0  # the day when something was said, on one side only
