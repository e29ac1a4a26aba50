"""Kills a piece of work before its n-th change of the disk, as a power cut might. Not for: Windows, which cannot fork."""

import os
import signal
from collections.abc import Callable

CHANGES = ("rename", "replace", "unlink", "remove", "mkdir", "rmdir", "fsync", "open")
MOVES = ("rename", "replace", "unlink", "remove", "rmdir")


def killed_before(work: Callable[[], object], number: int, calls: tuple[str, ...] = CHANGES) -> bool:
    """Do *work* in a process of its own that dies (SIGKILL) before its *number*-th of *calls*; whether it died."""
    child = os.fork()
    if child == 0:
        try:
            _mine(number, calls)
            work()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return False


def _mine(number: int, calls: tuple[str, ...]) -> None:
    done = 0

    def counted(real):
        def call(*arguments, **named):
            nonlocal done
            done += 1
            if done == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return call

    for name in calls:
        setattr(os, name, counted(getattr(os, name)))


def killed_after(work: Callable[[], object], seconds: float) -> None:
    """Do *work* again and again in a process of its own, which is killed after *seconds*."""
    child = os.fork()
    if child == 0:
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process at once, as SIGKILL does
            signal.setitimer(signal.ITIMER_REAL, seconds)
            while True:
                work()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the work failed by itself"
