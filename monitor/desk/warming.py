"""Fills what the desk keeps in memory of every article, before the first person asks. Not here: what that is (lists, stories, flags, cases)."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from monitor.desk.cases.kept import all_cases
from monitor.desk.desk import the_desk, the_store
from monitor.desk.flags.kept import all_flags
from monitor.desk.lists import clip_index
from monitor.desk.stories.where import where
from monitor.errors import MonitorError

_PATIENCE = 2.0  # seconds that an end waits for it; then it dies with the program, and has written nothing
_log = logging.getLogger(__name__)


@contextmanager
def warming(app: Flask) -> Iterator[None]:
    """Within it a thread fills what *app* keeps; who asks before it is full waits for the rest of it, not for all."""
    thread = threading.Thread(target=_warm, args=(app,), name="desk-warming", daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join(timeout=_PATIENCE)


def _warm(app: Flask) -> None:
    with app.app_context():
        try:
            clip_index()
            where(the_desk().kept, the_store())
            all_flags()
            all_cases()
        except MonitorError as error:  # the first page says it, where somebody reads it
            _log.warning("%s", error)
