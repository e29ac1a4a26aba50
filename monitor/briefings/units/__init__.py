"""What units report to the office: the form, its reading, who reported in time, what a report of half a year or a year is made of.

Requirements, before any heuristics:
1. A form is entered whole or not at all; every fault is told with its cell and what to do.
2. A later report of a unit stands in for the earlier one, and that is said; nothing entered is ever removed.
3. What a unit did not tell is no zero.

Not here: the rules that ask (config), the looks of the form and of the report (publish/briefing), rows in the database (store).
"""
