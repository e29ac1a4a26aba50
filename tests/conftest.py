"""What every test may use, and the fence around all of them: no test reaches the network, skipping a tool fails in CI.

Not for: fixtures of one room; they stand in its folder.
"""

import json
import os
import shutil
import socket
import sys
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # what several rooms use: small_office, talking_server, light_edits

# A machine that is busy with something else is no fault of the program.
settings.register_profile("busy", deadline=None)
settings.load_profile("busy")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CHROMIUM = "/usr/bin/chromium"  # Debian's package; playwright brings no browser here
# Files whose tests run the lines of others again: whole days, every page, hostile and endless inputs.
UNCOUNTED = ("browser", "accessibility", "security", "sections", "officers", "costs", "hostile", "speed")
# Tests that say how long something may take.
TIMED = (
    "thousand",
    "megabyte",
    "seconds",
    "in_no_time",
    "a_moment",
    "costs",
    "times_the",
    "very_many",
    "start_anew",
    "is_quick",
    "made_at_once",
    "refused_at_once",
)
# Rooms whose tests run most of the program each time: lines are counted in one test of so many, the same ones always.
WHOLE = ("desk", "pipeline", "serving", "demo", "backup", "alerts", "archive", "rules_desk", "replay")
SHARE = 3
# Files that take over half a minute, the longest first.
LONG = (
    "desk/test_browser_day",
    "desk/test_sections",
    "desk/test_briefings",
    "desk/test_accessibility",
    "pipeline/test_importing",
    "crawl/test_listing",
    "read/test_read_hostile",
    "serving/test_serve",
    "desk/test_browser_keys",
    "desk/test_security",
    "desk/test_people",
    "store/test_locked",
    "backup/test_killed",
    "pipeline/test_stories",
    "pipeline/test_rebuilding",
    "desk/test_deciding",
    "publish/test_briefing_page",
    "desk/test_access",
    "desk/test_digest",
    "store/test_killed",
    "pipeline/test_page_shapes",
    "pipeline/test_stories_people",
    "desk/test_case_browser",
    "archive/test_search_command",
    "alerts/test_command",
    "store/test_stories_model",
)
COUNTED = pytest.StashKey[bool]()
# ../shared lies beside the repository where it is developed, in CI too; an office does not have it.
MAY_BE_ABSENT = "../shared"

_connect = socket.socket.connect


def _only_loopback(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        host = str(address[0])
        if not (host.startswith("127.") or host in ("::1", "localhost")):
            raise AssertionError(f"a test tried to reach {address}: tests stay on loopback")
    return _connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """No test reaches anything but loopback; the environment's proxies and passwords do not leak in."""
    for name in (
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
    ):
        os.environ.pop(name, None)
    socket.socket.connect = _only_loopback
    yield
    socket.socket.connect = _connect


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with real recorded press; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: real recorded press is needed for this test")
    return SHARED


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """Put a new, empty database at a path, and return the path: a copy, as all the migrations take fifteen times as long."""
    from monitor.store import Store

    made = tmp_path_factory.mktemp("empty") / "monitor.db"
    Store.open(made).close()

    def place(path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(made, path))

    return place


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The long files go first: begun last, one of them would keep one worker busy while the others are done."""
    items.sort(key=_place)
    first: dict[str, pytest.Item] = {}
    for item in items:
        name = item.nodeid.partition("[")[0]
        first[name] = min(first.get(name, item), item, key=lambda each: each.nodeid)
        item.stash[COUNTED] = not _runs_lines_again(item)
    for item in items:
        name = item.nodeid.partition("[")[0]
        share = SHARE if item.path.parent.name in WHOLE else 1
        item.stash[COUNTED] &= item is first[name] and crc32(name.encode()) % share == 0


def _place(item) -> int:
    """The replays before all, then the other long files, the longest first, then the rest as it comes."""
    if "replay" in item.path.parts:
        return 0
    name = f"{item.path.parent.name}/{item.path.stem}"
    return LONG.index(name) + 1 if name in LONG else len(LONG) + 1


def _runs_lines_again(item) -> bool:
    again = any(part in item.path.stem for part in UNCOUNTED) or any(part in item.name for part in TIMED)
    return again or getattr(getattr(item, "obj", None), "is_hypothesis_test", False)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item):
    """Lines are counted in the first case of a test, and not in all tests: counting doubles their time.

    What is counted is never more than what is run: with all tests it was 97.7 %.
    """
    counting = item.config.pluginmanager.get_plugin("_cov")
    if counting is not None and counting.cov_controller is not None:
        # Only where it changes: to begin to count is dear.
        if counting.cov_controller.started and not item.stash[COUNTED]:
            counting.cov_controller.pause()
        elif item.stash[COUNTED] and not counting.cov_controller.started:
            counting.cov_controller.resume()
    yield


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI a skip for a missing tool is a failure; only what ../shared is needed for may be skipped."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") and MAY_BE_ABSENT not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where every tool must be there: {report.longrepr}"


# Not for the whole session: playwright leaves an event loop running in this thread, where asyncio.run then fails.
@pytest.fixture(scope="module")
def chromium():
    """A running Chromium; in CI its absence is a failure, elsewhere the tests that look are skipped."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is missing, and CI must look at pages; install the package chromium")
        pytest.skip(f"{CHROMIUM} is not installed (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def monitor(monkeypatch, capsys, tmp_path):
    """Run the command line in this process, in a folder of its own: (exit code, standard output, standard error)."""
    from monitor.cli import main

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["monitor", "--config", str(tmp_path), *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        said = capsys.readouterr()
        return stop.value.code, said.out, said.err

    return run


@pytest.fixture
def rows(folder):
    """Write JSON lines to a file of the office, whose `folder` the test's own room makes, and name it."""

    def write(*lines):
        path = folder / "articles.jsonl"
        path.write_text(
            "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines),
            encoding="utf-8",
        )
        return path

    return write
