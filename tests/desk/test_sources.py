"""The pages on sources and on the ledger. Not for: the health of sources (tests/health), the sums (tests/store)."""

import csv
import io
import json

import pytest


@pytest.fixture
def officer(browser):
    return browser("canbo")


def test_every_source_stands_in_the_list_the_broken_one_first(officer, desk):
    officer.get("/sources")
    names = [source.name for source in desk.settings.sources]
    places = [officer.text.index(name) for name in names]
    assert min(places) == officer.text.index("Báo Gió Ngàn") if "Báo Gió Ngàn" in names else places


def test_why_a_source_is_broken_is_said_in_vietnamese(officer):
    officer.get("/sources/gio-ngan")
    assert "máy chủ báo lỗi 503" in officer.text
    assert "lỗi 2 lần liền, thử lại sau" in officer.text
    assert "được phép (robots.txt không cấm)" in officer.text
