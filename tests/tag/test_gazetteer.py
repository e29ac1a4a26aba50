"""Every official unit stands in the rules with its code and its days; what is told from names is in test_names.py."""

import json
from datetime import date
from pathlib import Path

from monitor.config import load_rules
from monitor.vietnamese.syllables import keys

PLACES = load_rules(Path(__file__).parents[2]).places.place
JOINED, LAST = date(2025, 7, 1), date(2025, 6, 30)


def units(shared, name):
    gazetteer = json.loads((shared / "data" / "gazetteer.json").read_text(encoding="utf-8"))
    return {(keys(unit["bare"]), unit["code"]) for unit in gazetteer[name]}


def ours(valid):
    return {(keys(p.name), p.code) for p in PLACES if p.code and valid(p)}


def test_the_124_units_of_2025_hold_from_their_first_day(shared):
    wanted = units(shared, "units_2025")
    assert len(wanted) == 124
    assert ours(lambda p: p.valid_from == JOINED and not p.ended and not p.valid_to) == wanted


def test_the_138_old_units_end_with_the_reform(shared):
    wanted = units(shared, "units_2022_tuyen_quang")
    assert len(wanted) == 138
    assert ours(lambda p: p.valid_from is None and p.valid_to == LAST) == wanted


def test_the_193_old_units_of_the_neighbour_come_as_ended_names(shared):
    wanted = units(shared, "units_2022_ha_giang")
    known = ours(lambda p: p.valid_from == JOINED)
    assert len(wanted) == 193
    assert wanted <= known


def test_a_name_with_homonyms_needs_a_witness(shared):
    gazetteer = json.loads((shared / "data" / "gazetteer.json").read_text(encoding="utf-8"))
    common = {unit["code"] for unit in gazetteer["units_2025"] if unit["homonyms_2025"]}
    assert {p.weight for p in PLACES if p.code in common and p.valid_from == JOINED and not p.ended} == {"anchored"}
