"""Servers on loopback and crawlers for them. Not: the server itself (loopback.py), any test."""

import sys
from pathlib import Path

import pytest

from monitor.config import Crawl, Source
from monitor.crawl import Crawler

sys.path.insert(0, str(Path(__file__).parent))  # loopback

from loopback import NOW, serve


@pytest.fixture
def web():
    yield from serve()


@pytest.fixture
def other_web():
    yield from serve()


@pytest.fixture(autouse=True)
def _no_proxy_of_this_machine(monkeypatch):
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def source():
    """Make a source with everything but its address filled in; it may reach loopback."""

    def make(url, **keys):
        given = {"id": "bao", "name": "Báo", "group": "trung-uong", "kind": "feed", "language": "vi", "url": url}
        return Source.model_validate({**given, "allow_private": True, "spacing": 0, **keys})

    return make


@pytest.fixture
def crawler(tmp_path):
    """Make a crawler of some sources."""

    def make(*sources, clock=lambda: NOW, rules=(), pauses=(), random=lambda: 0.5, settle=0.0, **keys):
        given = {"user_agent": "PressDesk/1.0 (Van phong thu)", "contact": "mailto:van-phong@example.vn", "spacing": 0}
        crawl = Crawl.model_validate({**given, **keys})
        return Crawler(crawl, sources, clock, Path(tmp_path), rules=rules, pauses=pauses, random=random, settle=settle)

    return make
