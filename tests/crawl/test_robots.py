"""robots.txt is read as search engines read it, and says which rule forbids."""

import pytest

from monitor.crawl.manners.robots import Robots


def robots(text, agent="PressDesk/1.0 (văn phòng)"):
    return Robots(text.encode(), agent)


@pytest.mark.parametrize("text", ["", "<html><body>404</body></html>", "User-agent: *\nDisallow:", "\x00\xff"])
def test_no_rules_allow_everything(text):
    assert robots(text).refusal("http://bao.vn/a") == ""
    assert robots(text).delay == 0


def test_a_refusal_names_the_rule():
    rules = robots("User-agent: *\nDisallow: /tim-kiem\nDisallow: /*2.chn$\nDisallow: /tim")
    assert rules.refusal("http://bao.vn/tim-kiem?q=1") == "robots.txt forbids it (Disallow: /tim-kiem)"
    assert rules.refusal("http://bao.vn/bai-12.chn") == "robots.txt forbids it (Disallow: /*2.chn$)"
    assert rules.refusal("http://bao.vn/bai-12.chn?x=1") == ""


def test_the_rule_named_is_of_our_own_group():
    rules = robots("User-agent: Khac\nDisallow: /a/b\n\nUser-agent: *\nDisallow: /a\n")
    assert rules.refusal("http://bao.vn/a/b") == "robots.txt forbids it (Disallow: /a)"


def test_our_token_is_the_first_word_of_the_user_agent():
    text = "User-agent: *\nDisallow: /\n\nUser-agent: pressdesk\nDisallow: /kin\nCrawl-delay: 2"
    assert robots(text).refusal("http://bao.vn/a") == ""
    assert robots(text).refusal("http://bao.vn/kin") != ""
    assert robots(text).delay == 2
    assert robots(text, "Khac/1").refusal("http://bao.vn/a") != ""


def test_a_byte_order_mark_hides_no_rule():
    assert robots("\ufeffUser-agent: *\nDisallow: /").refusal("http://bao.vn/a") != ""


def test_encoded_vietnamese_paths_are_compared_as_text():
    rules = robots("User-agent: *\nDisallow: /thời-sự")
    assert rules.refusal("http://bao.vn/th%E1%BB%9Di-s%E1%BB%B1/1") == "robots.txt forbids it (Disallow: /thời-sự)"


def test_a_misspelt_rule_still_forbids():
    assert "a Disallow rule" in robots("User-agent: *\nDiasllow: /kin").refusal("http://bao.vn/kin")


def test_a_delay_that_would_stop_a_round_is_cut_to_a_minute():
    assert robots("User-agent: *\nCrawl-delay: 3600").delay == 60
