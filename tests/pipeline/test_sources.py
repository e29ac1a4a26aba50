"""What `monitor sources` says. Not for: how sources are asked (tests/crawl)."""

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from monitor.model import Validators
from monitor.running import ledger_day_lines
from monitor.sources.lines import figure_words, source_lines
from monitor.sources.survey import survey
from monitor.store import PollState

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


def test_the_ledger_tells_each_day_and_source_with_what_became_of_its_articles(office, press):
    """A line per day and source, the oldest day first."""
    press.list("local", ("/cau.html", "Cầu", TODAY), ("/gone.html", "Mất", TODAY))
    press.article("/cau.html", "Khánh thành cầu")
    office.round()
    session = office.session
    zone = ZoneInfo("Asia/Ho_Chi_Minh")

    (line,) = ledger_day_lines(session.store, session.clock(), zone, 7, "")
    assert " ".join(line.split()) == "2026-09-15 local 2 new: 1 pending, 1 clip"
    assert list(ledger_day_lines(session.store, session.clock(), zone, 7, "national")) == []


def test_the_delay_is_told_in_minutes_hours_or_days(office, press):
    """The median of the articles, with how many they are."""
    health = look(office).healths["local"]
    state = PollState("local", "u", Validators(), None, None, None, 0, "changed", "")
    said = [
        figure_words(replace(health, states=(state,), delay=timedelta(minutes=minutes), delays=5))
        for minutes in (18, 119, 200, 3 * 24 * 60)
    ]

    assert [line.rsplit("; ", 1)[1] for line in said] == [
        f"seen {span} after publication (median of 5)" for span in ("18 min", "119 min", "3 h 20 min", "3 days")
    ]
