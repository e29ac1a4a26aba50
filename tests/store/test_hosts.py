"""What is remembered of hosts between two runs. Not for: obeying it (tests/crawl)."""

from store_samples import at

from monitor.model import HostPause, HostRules


def test_the_newest_robots_txt_of_a_host_counts_and_an_old_one_does_not(store):
    store.hosts.learn(HostRules("bao.example", b"", at(0)))
    store.hosts.learn(HostRules("bao.example", b"User-agent: *\nDisallow: /\n", at(5)))
    store.hosts.learn(HostRules("cu.example", b"", at(-60)))

    assert store.hosts.rules(at(-10)) == (HostRules("bao.example", b"User-agent: *\nDisallow: /\n", at(5)),)


def test_a_pause_lasts_until_its_end_beside_the_robots_txt(store):
    store.hosts.learn(HostPause("bao.example", at(10)))
    store.hosts.learn(HostRules("bao.example", b"x", at(0)))

    assert store.hosts.pauses(at(9)) == (HostPause("bao.example", at(10)),)
    assert store.hosts.pauses(at(10)) == ()
    assert [rules.body for rules in store.hosts.rules(at(0))] == [b"x"]


def test_a_round_that_was_broken_off_is_told_to_the_next_one(store):
    assert not store.hosts.begin(at(0))
    assert store.hosts.begin(at(1))  # the one before had no end
    store.hosts.end()

    assert not store.hosts.begin(at(2))


def test_a_host_that_was_only_paused_has_no_robots_txt(store):
    store.hosts.learn(HostPause("bao.example", at(10)))

    assert store.hosts.rules(at(-9999)) == ()
