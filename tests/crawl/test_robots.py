"""robots.txt is read as search engines read it, and says which rule forbids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from monitor.crawl.manners.robots import Robots


def refusal(rules, url):
    """Why *url* is refused; empty when it is allowed."""
    allowed, rule = rules.decision(url)
    return "" if allowed else rule


def robots(text, agent="PressDesk/1.0 (văn phòng)"):
    return Robots(text.encode(), agent)


@pytest.mark.parametrize("text", ["", "<html><body>404</body></html>", "User-agent: *\nDisallow:", "\x00\xff"])
def test_no_rules_allow_everything(text):
    assert refusal(robots(text), "http://bao.vn/a") == ""
    assert robots(text).delay == 0


def test_a_refusal_names_the_rule():
    rules = robots("User-agent: *\nDisallow: /tim-kiem\nDisallow: /*2.chn$\nDisallow: /tim")
    assert refusal(rules, "http://bao.vn/tim-kiem?q=1") == "robots.txt forbids it (Disallow: /tim-kiem)"
    assert refusal(rules, "http://bao.vn/bai-12.chn") == "robots.txt forbids it (Disallow: /*2.chn$)"
    assert refusal(rules, "http://bao.vn/bai-12.chn?x=1") == ""


def test_the_rule_named_is_of_our_own_group():
    rules = robots("User-agent: Khac\nDisallow: /a/b\n\nUser-agent: *\nDisallow: /a\n")
    assert refusal(rules, "http://bao.vn/a/b") == "robots.txt forbids it (Disallow: /a)"


def test_our_token_is_the_first_word_of_the_user_agent():
    text = "User-agent: *\nDisallow: /\n\nUser-agent: pressdesk\nDisallow: /kin\nCrawl-delay: 2"
    assert refusal(robots(text), "http://bao.vn/a") == ""
    assert refusal(robots(text), "http://bao.vn/kin") != ""
    assert robots(text).delay == 2
    assert refusal(robots(text, "Khac/1"), "http://bao.vn/a") != ""


def test_a_byte_order_mark_hides_no_rule():
    assert refusal(robots("\ufeffUser-agent: *\nDisallow: /"), "http://bao.vn/a") != ""


def test_encoded_vietnamese_paths_are_compared_as_text():
    rules = robots("User-agent: *\nDisallow: /thời-sự")
    assert refusal(rules, "http://bao.vn/th%E1%BB%9Di-s%E1%BB%B1/1") == "robots.txt forbids it (Disallow: /thời-sự)"


def test_a_misspelt_rule_still_forbids():
    assert "(Disallow: /kin)" in refusal(robots("User-agent: *\nDiasllow: /kin"), "http://bao.vn/kin")


def test_a_rule_that_cannot_be_named_still_forbids():
    assert "(a Disallow rule)" in refusal(robots("User-agent: *\nDisallow /kin"), "http://bao.vn/kin")


def test_a_delay_that_would_stop_a_round_is_cut_to_a_minute():
    assert robots("User-agent: *\nCrawl-delay: 3600").delay == 60


@pytest.mark.parametrize(
    ("text", "url", "rule"),
    [
        ("", "/a", "allowed (no robots.txt)"),
        ("User-agent: *\nDisallow: /kin", "/a", "allowed (no rule of robots.txt matches)"),
        ("<html><body>404</body></html>", "/a", "allowed (no rule of robots.txt matches)"),
        ("User-agent: *\nDisallow: /\nAllow: /tin\nAllow: /tin-tuc", "/tin-tuc/1", "allowed (Allow: /tin-tuc)"),
        ("User-agent: *\nDisallow: /\nAllow: /tin\nAllow: /tin-tuc", "/tin/1", "allowed (Allow: /tin)"),
        ("User-agent: *\nDisallow: /a\nAllow: /*.html$", "/a/b.html", "allowed (Allow: /*.html$)"),
        ("User-agent: *\nDisallow: /\nAllow: /", "/a", "allowed (Allow: /)"),
        ("User-agent: *\nDisallow: /\nAllow: /index.html", "/", "allowed (Allow: /index.html)"),
        ("User-agent: khac\nAllow: /a/b\n\nUser-agent: *\nDisallow: /\nAllow: /a", "/a/b", "allowed (Allow: /a)"),
    ],
)
def test_the_rule_that_allows_is_told_too(text, url, rule):
    assert robots(text).decision(f"http://bao.vn{url}") == (True, rule)


def test_a_file_with_old_line_ends_is_read_and_named():
    assert refusal(robots("User-agent: *\rDisallow: /kin\rDisallow: /x"), "http://bao.vn/kin") == (
        "robots.txt forbids it (Disallow: /kin)"
    )


def test_a_rule_is_told_on_one_line_without_control_characters():
    told = refusal(
        robots("User-agent: *\nDisallow: /*\x1b[2J\x07\nDisallow: /" + "x" * 5000), f"http://bao.vn/{'x' * 5000}"
    )
    assert len(told) < 300
    assert refusal(robots("User-agent: *\nDisallow: /a*\x1b[2J"), "http://bao.vn/a%1B%5B2J").isprintable()


def test_a_file_of_many_rules_that_all_match_costs_no_time_to_speak_of():
    """Only the first thousand rules are named; the others hold all the same."""
    many = "User-agent: khac\n" + "".join(f"Disallow: /*{'*' * (n % 7)}a{n % 10}\n" for n in range(20_000))
    rules = robots(many + "\nUser-agent: *\nDisallow: /a")
    assert refusal(rules, "http://bao.vn/a0a1a2a3a4a5a6a7a8a9") == "robots.txt forbids it (a Disallow rule)"
    assert len(rules._named) == 1000


def test_sitemaps_are_given_as_whole_addresses_once():
    text = "Sitemap: https://bao.vn/a.xml\nsitemap: https://bao.vn/a.xml\nSitemap: /b.xml\nSitemap: file:///etc/passwd"
    assert robots(text).sitemaps == ("https://bao.vn/a.xml",)


@given(
    rules=st.lists(
        st.tuples(st.sampled_from(["Allow", "Disallow"]), st.text("/ab*$", min_size=1, max_size=6)), max_size=6
    ),
    path=st.text("ab/", max_size=6),
)
def test_a_rule_that_is_named_stands_in_the_file_and_decides_as_the_file_does(rules, path):
    text = "User-agent: *\n" + "\n".join(f"{word}: {value}" for word, value in rules)
    allowed, told = robots(text).decision(f"http://bao.vn/{path}")
    assert allowed == Protego.parse(text).can_fetch(f"http://bao.vn/{path}", "pressdesk")
    named = told.partition("(")[2].removesuffix(")")
    if not allowed:
        assert tuple(named.split(": ", 1)) in rules
        assert named.startswith("Disallow")
    else:
        assert named == "no rule of robots.txt matches" or tuple(named.split(": ", 1)) in rules
