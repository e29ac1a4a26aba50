"""What `monitor sources` says. Not for: how sources are asked (tests/crawl)."""

import re
from dataclasses import replace

from monitor.sources.lines import source_lines
from monitor.sources.survey import survey

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"


def look(office):
    session = office.session
    return survey(session.settings, session.store, session.clock())


def lines(office) -> list[str]:
    return list(source_lines(look(office)))


def test_each_source_says_how_it_is_and_when_it_is_asked_again(office, press):
    """One works, one fails: outcome, time, reason, last success, next poll and why."""
    never = "never polled; the next `monitor run` asks it"
    assert lines(office) == [f"local: {never}", f"national: {never}"]
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", "Khánh thành cầu")
    press.pages["/national.rss"] = (503, "text/plain", "")
    office.round()

    said = lines(office)
    assert re.fullmatch(
        r"local: changed 15/09 18:00; next 15/09 18:\d\d \(too young to say how often it brings news: in \d\d min\)",
        said[0],
    )
    assert said[1] == "    too young to say: read since Tue 15/09 18:00; 1 entry, 100 % dated; delay: too few to say"
    assert said[2].startswith(
        "national: failed 15/09 18:00; the address answers 503 Service Unavailable; last success never; next 15/09 18:"
    )
    assert said[3] == "    broken: the address answers 503 Service Unavailable; delay: too few to say"


def test_a_source_that_is_off_and_one_that_lies_say_so(office, press):
    """The reason of sources.toml is repeated; validators that lie are told."""
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", "Khánh thành cầu")
    office.round()
    found = look(office)
    local, national = found.settings.sources
    off = national.model_copy(update={"enabled": False, "reason": "đã đóng"})
    settings = replace(found.settings, sources=(local, off))
    lying = {key: replace(state, lying=True) for key, state in found.states.items()}
    said = list(source_lines(replace(found, settings=settings, states=lying)))

    assert "its validators lie and are not used" in said[0]
    assert said[-1] == "national: switched off, đã đóng"
