"""A picture of a captured page, drawn by a browser that this computer happens to have: an aid for readers, no evidence.

Drawn are the words of the page, cleaned as the desk shows them, in a browser that reaches no network and runs no script of
the page. Where there is no browser, or it takes too long, there is no picture, and the package says so.
Not here: the cleaning (the desk).
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from monitor.model import Page

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge", "msedge")
# Where Windows keeps them, below the folders that these variables name.
_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_PROGRAMS = (("Microsoft", "Edge", "Application", "msedge.exe"), ("Google", "Chrome", "Application", "chrome.exe"))
_PATIENCE = 30.0  # seconds for one start of the browser
_TOGETHER = 45.0  # and for all pictures of a package: somebody waits for it, and proxies give up after a minute
_ONE = threading.BoundedSemaphore(1)  # a browser takes much memory
_WIDE, _LOW, _HIGH = 900, 400, 15_000  # of a picture, in points
_WORDS = ("text/html", "application/xhtml+xml", "text/plain", "")
_HEIGHT = re.compile(r'data-height="(\d{1,6})"')
_SCRIPT = "document.documentElement.dataset.height = document.documentElement.scrollHeight"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-height'"
_HEAD, _END = "<head>\n", "</body>"
_PNG = b"\x89PNG\r\n\x1a\n"

# (text, plain, above) -> a whole page without anything that could act, below the words *above*; None: it cannot be read.
Clean = Callable[[str, bool, str], str | None]


@dataclass(slots=True)
class Camera:
    """What pictures are made with."""

    browser: Path | None
    clean: Clean
    spent: float = 0.0  # seconds
    failed: int = 0  # pages of which no picture could be made

    @property
    def tired(self) -> bool:
        """Whether it has taken all the time that there is for a package."""
        return self.spent > _TOGETHER

    def picture(self, page: Page, above: str) -> bytes | None:
        """A PNG of the words of *page* below the line *above*; None where none can be made."""
        if self.browser is None or self.tired or not drawable(page):
            return None
        began = time.monotonic()
        try:
            found = _draw(self.browser, self._html(page, above))
        finally:
            self.spent += time.monotonic() - began
        self.failed += found is None
        return found

    def _html(self, page: Page, above: str) -> str | None:
        from monitor.read.page.decode import decode  # noqa: PLC0415 - the room of reading is heavy; only pictures need it

        text = decode(page.body, page.content_type).text
        return self.clean(text, page.content_type.startswith("text/plain"), above)


def drawable(page: Page) -> bool:
    """Whether *page* has words."""
    return page.content_type.partition(";")[0].strip().lower() in _WORDS


def find_browser(path: str | None = None, around: Mapping[str, str] = os.environ) -> Path | None:
    """A browser that can draw: on PATH (or *path*), or where Windows keeps it; None where there is none."""
    for name in _NAMES:
        if found := shutil.which(name, path=path):
            return Path(found)
    return next((each for each in _usual(around) if each.is_file()), None)


def _usual(around: Mapping[str, str]) -> Iterator[Path]:
    for program in _PROGRAMS:
        for folder in _FOLDERS:
            if around.get(folder):
                yield Path(around[folder]).joinpath(*program)


def _draw(browser: Path, html: str | None) -> bytes | None:
    if html is None or not _ONE.acquire(timeout=_PATIENCE):
        return None
    try:
        # The browser may still be writing into its folder when it is ended.
        with tempfile.TemporaryDirectory(prefix="monitor-picture-", ignore_cleanup_errors=True) as folder:
            return _drawn(browser, Path(folder), html)
    finally:
        _ONE.release()


def _drawn(browser: Path, folder: Path, html: str) -> bytes | None:
    page, picture = folder / "page.html", folder / "page.png"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    measure = f'<script nonce="height">{_SCRIPT}</script>\n'
    page.write_text(
        html.replace(_HEAD, _HEAD + policy, 1).replace(_END, measure + _END, 1), encoding="utf-8", errors="replace"
    )
    told = _run(browser, folder, _LOW, "--dump-dom", page.as_uri())
    found = _HEIGHT.search(told.decode("utf-8", "replace")) if told else None
    if found is None:
        return None
    high = min(max(int(found[1]), _LOW), _HIGH)
    _run(browser, folder, high, f"--screenshot={picture}", page.as_uri())
    content = picture.read_bytes() if picture.is_file() else b""
    return content if content.startswith(_PNG) else None


def _run(browser: Path, folder: Path, high: int, *more: str) -> bytes | None:
    """What the browser says; None where it fails or takes too long. It and all that it started are then ended."""
    options = [
        "--headless",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-extensions",
        "--disable-sync",
        "--disable-background-networking",
        "--disable-component-update",
        "--force-device-scale-factor=1",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--proxy-server=127.0.0.1:9",
        f"--user-data-dir={folder / 'browser'}",
        f"--window-size={_WIDE},{high}",
    ]
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # its own sandbox refuses that account
    command = [str(browser), *(["--no-sandbox"] if root else []), *options, *more]
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            try:
                return process.communicate(timeout=_PATIENCE)[0]
            except subprocess.TimeoutExpired:
                return None
            finally:
                _end(process)
    except OSError:
        return None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it and what it started, whatever is left of them."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
