"""The commands `monitor backup` and `monitor restore`. Not here: what they do (the rest of the room).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

import sys
from pathlib import Path

import click

from monitor.context import Context
from monitor.errors import MonitorError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="FILE may be an older backup: the new one takes its place.")
@click.pass_obj
def backup(context: Context, file: Path, *, replace: bool) -> None:
    """Everything the office has in one FILE, of one moment, while the program goes on: archive, evidence, editions, rules.

    The file is complete when it has its name: it was read back before. It is a zip, with a manifest of what is in it.
    """
    from monitor.backup.gather import Places
    from monitor.backup.making import faulty, make_backup
    from monitor.backup.told import made_lines

    try:
        settings = context.settings()
    except MonitorError:
        settings = None
    places = Places(context.data, context.config, settings)
    terminal = _Terminal()
    made = make_backup(places, file.absolute(), context.clock(), replace=replace, progress=terminal.progress)
    for line in made_lines(made):
        terminal.say(line)
    if error := faulty(made):
        raise error


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="The data folder may hold a database: it is moved aside, never deleted.")
@click.option("--despite-faults", is_flag=True, help="Also when the evidence was damaged before the backup was made.")
@click.pass_obj
def restore(context: Context, file: Path, *, replace: bool, despite_faults: bool) -> None:
    """Bring a backup back into the data folder (--data), once it has proved itself to the last byte.

    Killed at any moment, either the old state stands or the new one: run it again. Sources and rules come back where
    the folder of --config has none. Mails that may have been sent since are held: see `monitor digest release`.
    """
    from monitor.backup.restoring import Wish
    from monitor.backup.restoring import restore as bring_back

    wish = Wish(context.data, context.config, replace, despite_faults)
    terminal = _Terminal()
    bring_back(file.absolute(), wish, context.clock(), terminal.say, terminal.progress)


class _Terminal:
    """Lines, and between them how far it has come: that on a terminal only, not in a pipe."""

    STEP = 20_000_000  # bytes

    def __init__(self) -> None:
        self._shown, self._last = sys.stderr.isatty(), ("", 0)

    def progress(self, what: str, done: int) -> None:
        """Say that *done* bytes were copied, read back …"""
        if self._shown and self._last != (what, done // self.STEP):
            self._last = (what, done // self.STEP)
            click.echo(f"\r{what} {done // 1_000_000:,} MB".ljust(30), err=True, nl=False)

    def say(self, line: str) -> None:
        """Say *line*, on a line of its own."""
        if self._shown and self._last[0]:
            self._last = ("", 0)
            click.echo("\r" + " " * 30 + "\r", err=True, nl=False)
        click.echo(line)
