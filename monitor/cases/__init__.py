"""Cases (vụ việc): every matter followed to its final outcome, with who, when and on what document (DOMAIN.md 0 and 1).

Requirements, before any heuristics:
1. Nothing that a state forbids is written, and nothing is half-written.
2. "Sai sự thật" leaves the desk only when two officers said it and what the article got right is told.
3. A case stays open until its final outcome; every limit names its ground, and says so where nobody confirmed it.

Not here: keeping (store), Word and ZIP (publish), screens (desk), commands (case_desk).
"""

from monitor.cases.adding import add, every, load, open_case
from monitor.cases.folding import case_of
from monitor.cases.limits import clocks, due_of, office_of
from monitor.cases.lines import lines
from monitor.cases.moves import MOVES, allowed_moves
from monitor.cases.stood import stood
from monitor.vietnamese.case_words import STATE_WORDS

__all__ = [
    "MOVES",
    "STATE_WORDS",
    "add",
    "allowed_moves",
    "case_of",
    "clocks",
    "due_of",
    "every",
    "lines",
    "load",
    "office_of",
    "open_case",
    "stood",
]
