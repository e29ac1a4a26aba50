"""Serves the desk with waitress until it is told to stop. Not here: the application (app.py), commands (commands.py)."""

import threading
from collections.abc import Callable

from flask import Flask
from waitress.server import create_server

from monitor.config.desk import DeskRules
from monitor.errors import InputError

_THREADS = 8


def serve_until(stop: threading.Event, app: Flask, rules: DeskRules, tell: Callable[[str], None]) -> None:
    """Answer requests until *stop* is set; *tell* hears the address. Raises InputError where the port is taken."""
    try:
        server = create_server(app, host=rules.host, port=rules.port, threads=_THREADS, ident=None)
    except OSError as error:
        raise InputError(
            f"the desk cannot listen on {rules.host}:{rules.port} ({error.strerror}); change rules/desk.toml"
        ) from error
    tell(f"http://{rules.host}:{server.effective_port}{rules.prefix}/")
    worker = threading.Thread(target=server.run, daemon=True)
    worker.start()
    stop.wait()
    server.close()
    worker.join(timeout=10)
