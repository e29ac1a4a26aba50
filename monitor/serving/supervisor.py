"""Keeps the programs of `monitor serve` running: starts them, starts one that died or hangs again, ends them in order.

A lane is told to end by closing its standard input: that works on every system, and a lane whose supervisor was killed
ends too. Not here: what a lane does (lanes.py).
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

RENEW = 75  # exit code of a lane that asks to be started anew, with the rules as they are now
_PAUSES = (1.0, 5.0, 15.0, 60.0, 300.0)  # seconds before a lane that died is started again
_WELL = 600.0  # seconds after which a lane counts as healthy
_LOOK = 0.2  # seconds between two looks at the lanes
_FEEL = 5.0  # seconds between two looks at the signs of life of a lane
_SLEPT = 60.0  # seconds without a look: the machine slept, and a lane gets its whole time again
_GRACE = 10.0  # seconds for a lane that may be interrupted to come to an end by itself


@dataclass(slots=True)
class _Lane:
    """A program that is kept running."""

    name: str
    patient: bool  # never interrupted: it may be handing over a mail
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    next_start: float = 0.0
    deaths: int = 0  # in a row
    sign: str = ""  # of life, the last one
    sign_at: float = 0.0  # when it was first seen
    felt: float = 0.0  # when it was last looked for


def _no_sign(_lane: str) -> tuple[str, float] | None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Supervised:
    """What is supervised and who is told."""

    lanes: Sequence[tuple[str, bool]]  # names, and whether a lane is patient
    command: Callable[[str], Sequence[str]]  # of a lane
    tell: Callable[[str], None]
    keep: Callable[[str, str], None]  # lane, how it died
    sign: Callable[[str], tuple[str, float] | None] = (
        _no_sign  # of life of a lane, and for how many seconds it is enough
    )


def supervise(what: Supervised, stop: threading.Event) -> None:
    """Keep every lane running until *stop* is set, then end them in order; KeyboardInterrupt ends them at once."""
    lanes = [_Lane(name, patient) for name, patient in what.lanes]
    try:
        while not stop.is_set():
            for lane in lanes:
                _look_after(lane, what)
            stop.wait(_LOOK)
        _end(lanes, what.tell)
    finally:
        for lane in lanes:  # what has ended is not touched
            _kill(lane)


def _look_after(lane: _Lane, what: Supervised) -> None:
    if lane.process is None:
        if time.monotonic() >= lane.next_start:
            _start(lane, what)
        return
    code = lane.process.poll()
    if code is None:
        _feel(lane, what)
        return
    _kill(lane)
    if code == RENEW:
        what.tell(f"{lane.name}: sources.toml or rules/ changed; it starts anew with them")
        lane.next_start = 0.0
    else:
        _died(lane, what, _words(code))


def _feel(lane: _Lane, what: Supervised) -> None:
    """End *lane* when its sign of life has not changed for too long; by the clock that never goes back."""
    now = time.monotonic()
    if now - lane.felt < _FEEL:
        return
    slept, lane.felt = now - lane.felt > _SLEPT, now
    sign = what.sign(lane.name)
    if sign is None:
        return
    text, seconds = sign
    if text != lane.sign or slept:
        lane.sign, lane.sign_at = text, now
    elif now - lane.sign_at > seconds:
        _kill(lane)
        _died(lane, what, f"gave no sign of life for {seconds / 60:.0f} minutes and was ended")


def _start(lane: _Lane, what: Supervised) -> None:
    lane.began = lane.sign_at = lane.felt = time.monotonic()
    try:
        lane.process = _started(what.command(lane.name))
    except OSError as error:
        _died(lane, what, f"could not be started ({error})")


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """A program of a group of its own: Ctrl+C in a terminal goes to a whole group, and a lane is told by us only."""
    if sys.platform == "win32":
        return subprocess.Popen(command, stdin=subprocess.PIPE, creationflags=subprocess.CREATE_NEW_PROCESS_GROUP)
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)


def _died(lane: _Lane, what: Supervised, how: str) -> None:
    """Keep how *lane* died, and say when it is started again."""
    if time.monotonic() - lane.began > _WELL:
        lane.deaths = 0
    pause = _PAUSES[min(lane.deaths, len(_PAUSES) - 1)]
    lane.deaths += 1
    lane.next_start = time.monotonic() + pause
    what.tell(f"{lane.name}: {how}; it starts again in {pause:.0f} s")
    what.keep(lane.name, how)


def _words(code: int) -> str:
    if code < 0:
        return f"was killed by signal {-code}"
    return f"ended with exit code {code}" if code else "ended though nobody had told it to"


def _end(lanes: Sequence[_Lane], tell: Callable[[str], None]) -> None:
    """Tell every lane to end, and wait until it has; one that is not patient is interrupted when that takes long."""
    running = [lane for lane in lanes if lane.process and lane.process.poll() is None]
    for lane in running:
        if lane.process and lane.process.stdin:
            with suppress(OSError):  # it is just dying
                lane.process.stdin.close()
    tell("ending when what is under way is done; Ctrl+C once more ends at once")
    deadline: float | None = time.monotonic() + _GRACE
    while any(lane.process and lane.process.poll() is None for lane in running):
        if deadline is not None and time.monotonic() > deadline:
            deadline = None
            for lane in running:
                if lane.process and not lane.patient:
                    lane.process.terminate()
        time.sleep(_LOOK)


def _kill(lane: _Lane) -> None:
    """Leave nothing of *lane*: neither itself nor the reading processes that a killed one leaves behind."""
    if lane.process is None:
        return
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(lane.process.pid, signal.SIGKILL)
    if lane.process.poll() is None:
        lane.process.kill()
    lane.process.wait()
    if lane.process.stdin:
        with suppress(OSError):
            lane.process.stdin.close()
    lane.process = None
