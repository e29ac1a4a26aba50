"""desk.toml: read, and refused with file, line and key. Not for: what the desk does by it (tests/desk)."""

import re

import pytest

from monitor.config import load
from monitor.config.desk import DeskRules, Oidc
from monitor.errors import ConfigError


@pytest.fixture
def write(folder):
    """Write desk.toml into the folder and load it."""

    def written(text):
        (folder / "rules" / "desk.toml").write_text(text, encoding="utf-8")
        return load(folder).desk

    return written


def test_an_office_without_the_file_has_a_desk_for_this_machine_only(folder):
    rules = load(folder).desk

    assert rules == DeskRules()
    assert (rules.host, rules.port, rules.only_here(), rules.unprotected()) == ("127.0.0.1", 8765, True, "")


def test_all_that_may_stand_there_is_read(write):
    rules = write(
        'host = "0.0.0.0"\nport = 80\nprefix = "/diem-bao"\nhosts = ["diembao.example", ".noi-bo.example"]\nproxies = 1\n'
        'https = true\nsession_hours = 8\n[sections]\npeople = "admin"\n'
        '[oidc]\nname = "Tỉnh"\nissuer = "https://dang-nhap.example"\nclient_id = "desk"\nclient_secret_env = "SECRET"\n'
    )

    assert (rules.prefix, rules.hosts, rules.proxies) == ("/diem-bao", ("diembao.example", ".noi-bo.example"), 1)
    assert rules.oidc == Oidc(
        name="Tỉnh", issuer="https://dang-nhap.example", client_id="desk", client_secret_env="SECRET"
    )
    assert rules.oidc.login_claim == "preferred_username"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("port = 70000", "rules/desk.toml:1: port: "),
        ('prefix = "diem-bao"', "rules/desk.toml:1: prefix: "),
        ('prefix = "/diem-bao/"', "rules/desk.toml:1: prefix: "),
        ('host = ""', "rules/desk.toml:1: host: "),
        ('url = "diem-bao.example"', "rules/desk.toml:1: url: "),
        ('url = "https://diem-bao.example?a=1"', "rules/desk.toml:1: url: "),
        ('port = 1\nhosts = ["https://diembao.example"]', "rules/desk.toml:2: hosts[1]: "),
        ('hosts = ["diembao.example:8765"]', "rules/desk.toml:1: hosts[1]: "),
        ('[sections]\nkitchen = "viewer"', "rules/desk.toml:"),
        ('[sections]\naudit = "boss"', "rules/desk.toml:2: sections.audit: "),
        (
            '[oidc]\nname = "Tỉnh"\nissuer = "dang-nhap"\nclient_id = "desk"\nclient_secret_env = "S"',
            "rules/desk.toml:3: oidc.issuer: ",
        ),
        ("surprise = 1", "rules/desk.toml:1: surprise: unknown key"),
    ],
)
def test_what_may_not_stand_there_is_refused_with_its_line(write, text, fault):
    with pytest.raises(ConfigError, match=re.escape(fault)):
        write(text + "\n")


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("127.0.0.1", True),
        ("127.0.0.2", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("may-chu", False),
    ],
)
def test_a_desk_that_others_reach_without_https_is_warned_of(host, only_here):
    assert DeskRules(host=host).only_here() is only_here
    assert bool(DeskRules(host=host).unprotected()) is not only_here
    assert not DeskRules(host=host, https=True).unprotected()


def test_an_address_of_ipv6_is_written_as_browsers_want_it():
    assert DeskRules(prefix="/a").address("::1", 80) == "http://[::1]:80/a/"
