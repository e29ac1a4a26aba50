"""Counts the figures of a briefing once more, from its CSV alone, by the shortest way: every row is looked at.

Not for: the counting of the program (publish/briefing/count.py), of which nothing is used here.
"""

import csv
import io
import re


def read(data):
    """The rows of the CSV as dictionaries; marks against formulas are taken off."""
    text = data.decode("utf-8-sig")
    return [{name: value.removeprefix("'") for name, value in row.items()} for row in csv.DictReader(io.StringIO(text))]


def recount(rows, figure):
    """What *figure* says it counts."""
    told = [row for row in rows if wanted(row, figure.want)]
    if figure.counts == "outlets":
        return len({name for row in told for name in outlets(row)})
    return len(told) if figure.counts == "items" else sum(int(row["appearances"]) for row in told)


def outlets(row):
    """Who told it and who printed it again: "Báo A (tinh-khac) 2026-09-03T10:00:00+07:00; …"."""
    again = row["copies"].split("; ") if row["copies"] else []
    return [row["outlet"], *(re.sub(r" \([a-z-]+\) \S+$", "", copy) for copy in again)]


def wanted(row, want):
    """Whether the row has everything that the query asks for."""
    day = row["published"][:10]
    asked = [
        (want.group, row["group"]),
        (want.tone, row["tone"]),
        (want.outlet or None, row["outlet"]),
        (None if want.story is None else str(want.story), row["story"]),
        (want.judged, row["tone"] != ""),
        (want.flagged, row["flagged"] == "True"),
        (want.foreign, row["group"] in {"doi-ngoai", "nuoc-ngoai"}),
        (want.own, row["own"] == "True"),
        (want.related, row["province"] != "none"),
    ]
    return (
        all(wish is None or wish == value for wish, value in asked)
        and (not want.topic or want.topic in row["topics"].split("; "))
        and (not want.place or want.place in row["places"].split("; "))
        and (want.first is None or day >= want.first.isoformat())
        and (want.last is None or day <= want.last.isoformat())
    )
