"""The facts register as a whole: rows of rules/facts and rows that people entered, as one; entering, withdrawing, searching.

Requirements, before any heuristics:
1. Nothing is entered that is impossible, doubled, or contradicts what stands; a refusal tells everything that is wrong.
2. A file is entered whole or not at all.
3. Rules/facts is read-only here; what people entered is withdrawn with a reason, never changed.

Not here: what a row may hold and what contradicts what (config), what articles are held against it (check).
"""

from monitor.registers.entering import Entry, enter, enter_all, withdraw
from monitor.registers.finding import find_rows
from monitor.registers.knowing import known, unreadable

__all__ = ["Entry", "enter", "enter_all", "find_rows", "known", "unreadable", "withdraw"]
