"""What holds of addresses: one way to write each, and twins of one article recognised. Not: fetching them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor.addresses import absolute, canonical, domain, is_http, key, plausible_canonical, same_site

_label = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
_hosts = st.builds(
    lambda name, end: f"bao{name}.{end}", _label, st.sampled_from(["vn", "com.vn", "gov.vn", "net", "org"])
)
_paths = st.lists(st.text("abcĐế %/-.~2?&=#;:@+é", max_size=12), max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("HTTPS://WWW.Bao.VN:443/Tin/Bai-1.html#binh-luan", "https://www.bao.vn/Tin/Bai-1.html"),
        ("http://bao.vn", "http://bao.vn/"),
        ("http://bao.vn:80/a/", "http://bao.vn/a/"),
        ("http://bao.vn:8080/a//", "http://bao.vn:8080/a/"),
        ("  http://bao.vn/a \n", "http://bao.vn/a"),
        ("http://ten:matkhau@bao.vn./a", "http://bao.vn/a"),
        ("http://bao.vn/a?utm_source=rss&id=5&UTM_Medium=x&fbclid=1", "http://bao.vn/a?id=5"),
        ("http://bao.vn/a?b=2&&a=1&", "http://bao.vn/a?b=2&a=1"),
        ("http://bao.vn/a?at_medium=RSS&at_campaign=rss", "http://bao.vn/a"),
        ("http://bao.vn/a?zarsrc=30&gclid=4", "http://bao.vn/a"),
        ("http://bao.vn/th%e1%bb%9di-s%E1%BB%B1/%7Eabc", "http://bao.vn/th%E1%BB%9Di-s%E1%BB%B1/~abc"),
        ("http://bao.vn/thời-sự", "http://bao.vn/th%E1%BB%9Di-s%E1%BB%B1"),
        ("http://bao.vn/100%-thật", "http://bao.vn/100%25-th%E1%BA%ADt"),
        ("https://báo.vn/a", "https://xn--bo-mia.vn/a"),
        ("http://[::0:1]:80/a", "http://[::1]/a"),
    ],
)
def test_an_address_is_written_in_one_way(listed, written):
    assert canonical(listed) == written
    assert is_http(listed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "bao.vn/a",
        "/tin/1.html",
        "javascript:void(0)",
        "mailto:a@bao.vn",
        "file:///etc/passwd",
        "ftp://bao.vn/a",
        "http://",
        "http:///a",
        "http://bao .vn/a",
        "http://bao.vn:port/a",
        "http://[khong]/a",
        "http://[fe80::1%25eth0]/a",
        "http://-bao.vn/",
        "http://bao..vn/",
        "http://á..vn/",
        "http://" + "a" * 300 + ".vn/",
    ],
)
def test_what_is_no_http_address_is_said_and_left_as_it_is(text):
    assert not is_http(text)
    assert canonical(text) == text.strip() == key(text)
    assert domain(text) == ""
    assert not same_site(text, text)


@pytest.mark.parametrize(
    "twin",
    [
        "http://bao.com.vn/tin/bai-1.html",
        "https://www.bao.com.vn/tin/bai-1.html",
        "https://m.bao.com.vn/tin/bai-1.html",
        "https://www.m.bao.com.vn/tin/bai-1.html/",
        "https://amp.bao.com.vn/tin/bai-1.html",
        "https://bao.com.vn/tin/bai-1.html/amp",
        "https://bao.com.vn/tin/bai-1.html?amp=1",
        "https://bao.com.vn/tin/bai-1.html?utm_source=zalo&amp",
        "https://bao.com.vn/tin/bai-1.html#anh-2",
    ],
)
def test_twins_of_an_article_have_one_key(twin):
    assert key(twin) == "bao.com.vn/tin/bai-1.html"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://bao.vn/a?id=1", "http://bao.vn/a?id=2"),
        ("http://bao.vn/A", "http://bao.vn/a"),
        ("http://bao.vn/a", "http://bao.vn:8080/a"),
        ("http://en.bao.vn/a", "http://bao.vn/a"),
        ("http://bao.vn/a?x=1&y=2", "http://bao.vn/a?y=2&x=1"),
    ],
)
def test_different_articles_have_different_keys(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize("host", ["m.vn", "www.gov.vn", "amp.com.vn", "m.com"])
def test_a_prefix_stays_where_nothing_registered_would_remain(host):
    assert key(f"https://{host}/a") == f"{host}/a"


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("/b", "http://bao.vn/b"),
        (" b.html\n", "http://bao.vn/a/b.html"),
        ("//m.bao.vn/b", "http://m.bao.vn/b"),
        ("https://bao.vn/c", "https://bao.vn/c"),
        ("http://[khong", ""),
    ],
)
def test_a_link_is_made_absolute_from_its_page(link, whole):
    assert absolute("http://bao.vn/a/", link) == whole


def test_a_domain_is_the_host_as_people_name_it():
    assert domain("https://www.Bao.vn:8080/a") == "bao.vn"
    assert domain("https://en.bao.vn") == "en.bao.vn"


@pytest.mark.parametrize(
    ("page", "declared", "believed"),
    [
        ("http://m.bao.vn/tin-1?x=2", "https://bao.vn/tin-1", True),
        ("http://bao.vn/tin-1/amp", "http://bao.vn/tin-1", True),
        ("http://xa.tinh.gov.vn/tin-1", "http://www.tinh.gov.vn/tin/1", True),
        ("http://127.0.0.1:8000/tin-1", "http://127.0.0.1:8000/tin/1", True),
        ("http://127.0.0.1:8000/tin-1", "http://127.0.0.1:8001/tin/1", False),
        ("http://bao.vn/tin-1", "http://bao-khac.vn/tin-1", False),
        ("http://mot.com.vn/tin-1", "http://hai.com.vn/tin-1", False),
        ("http://bao.vn/tin-1", "http://bao.vn", False),
        ("http://bao.vn/tin-1", "http://bao.vn/index.html", False),
        ("http://bao.vn/tin-1", "/tin-1", False),
        ("http://bao.vn/xa-hoi/202607/1/", "http://bao.vn/xa-hoi/", False),
        ("", "http://bao.vn/tin-1", False),
    ],
)
def test_a_declared_canonical_is_believed_only_when_plausible(page, declared, believed):
    assert plausible_canonical(page, declared) is believed


@given(st.text() | st.builds("{}://{}/{}".format, st.sampled_from(["http", "https", "HTTP"]), _hosts, _paths))
@example("http://a.vn/%%341%7e")
@example("http://a.vn/\ud800?\udfff")
@example("http://ａ．vn/")
@example("http://1[::1]2/")
def test_canonical_and_key_are_idempotent_and_never_raise(url):
    assert canonical(canonical(url)) == canonical(url)
    assert key(key(url)) == key(url) == key(canonical(url))
    assert is_http(canonical(url)) == is_http(url)


@given(_hosts, _paths)
def test_a_key_knows_no_scheme_and_no_twin(host, path):
    main = key(f"https://{host}/{path}")
    assert {key(f"{scheme}://{twin}{host}/{path}") for scheme in ("http", "https") for twin in ("", "www.", "m.")} == {
        main
    }


@given(_hosts, _paths.filter(lambda path: "?" not in path and "#" not in path))
def test_tracking_parameters_never_matter(host, path):
    assert canonical(f"http://{host}/{path}_?utm_source=x&fbclid=y") == canonical(f"http://{host}/{path}_")
