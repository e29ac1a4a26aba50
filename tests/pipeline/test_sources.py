"""What `monitor sources` says. Not for: how sources are asked (tests/crawl)."""

from dataclasses import replace

from monitor.sources import source_lines

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"


def lines(office) -> list[str]:
    return list(source_lines(office.session.settings, office.session.store.poll_states()))


def test_each_source_says_how_it_is_and_when_it_is_asked_again(office, press):
    """One works, one fails: outcome, time, reason, last success, next poll and why."""
    never = "never polled; the next `monitor run` asks it"
    assert lines(office) == [f"local: {never}", f"national: {never}"]
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", "Khánh thành cầu")
    press.pages["/national.rss"] = (503, "text/plain", "")
    office.round()

    assert lines(office) == [
        "local: changed 15/09 18:00; next 15/09 18:15 (too young to say how often it brings news: in 15 min)",
        "national: failed 15/09 18:00; the address answers 503 Service Unavailable; last success never; next 15/09 18:10 (failed once (temporary): in 10 min)",
    ]


def test_a_source_that_is_off_and_one_that_lies_say_so(office, press):
    """The reason of sources.toml is repeated; validators that lie are told."""
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", "Khánh thành cầu")
    office.round()
    session = office.session
    local, national = session.settings.sources
    off = national.model_copy(update={"enabled": False, "reason": "đã đóng"})
    states = session.store.poll_states()
    lying = {key: replace(state, lying=True) for key, state in states.items()}
    said = list(source_lines(replace(session.settings, sources=(local, off)), lying))

    assert "its validators lie and are not used" in said[0]
    assert said[1] == "national: switched off, đã đóng"
