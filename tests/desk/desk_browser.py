"""A real Chromium before a real server of the desk. Not for: fixtures of the office (conftest.py), what a page says."""

import os
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk_office import PASSWORD

from monitor.config.desk import DeskRules
from monitor.desk.serving import serve_until

CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@contextmanager
def started_chromium():
    """A running Chromium; in CI its absence is a failure, elsewhere the tests that look are skipped."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is missing, and CI must look at the desk; install the package chromium")
        pytest.skip(f"{CHROMIUM} is not installed (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def served(app):
    """The address of *app*, served on a free port of this machine."""
    stop, told, addresses = threading.Event(), threading.Event(), []

    def tell(address):
        addresses.append(address)
        told.set()

    server = threading.Thread(target=serve_until, args=(stop, app, DeskRules(port=0), tell), daemon=True)
    server.start()
    assert told.wait(60)
    yield addresses[0].rstrip("/")
    stop.set()
    server.join()


def sign_in(context, address, login):
    """A page of *context* on which *login* is signed in."""
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    follow(page, page.locator("button.main"))
    assert page.locator("header.top").count() == 1
    return page


def follow(page, what):
    """Click *what* leads to another page, and wait until that page is there: a click alone returns before it is."""
    with page.expect_navigation():
        what.click()
