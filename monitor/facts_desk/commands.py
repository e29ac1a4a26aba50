"""The commands `monitor facts …`. Not here: what they say (lines.py) and do (registers).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.context import Context
from monitor.desk.as_user import as_user, deciding, from_stdin
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.config.facts import RegisterName, Row

_REGISTER = click.option(
    "--register", type=click.Choice(["fact", "claim", "argument"]), help="Only this one of the three registers."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")
_IDS = 20  # of an import that the log names; who entered each row stands in the register
_FILE = click.Path(path_type=Path, dir_okay=False)


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter("must be a day such as 2026-03-31") from error


@click.group()
def facts() -> None:
    """What articles are held against: facts, refuted claims, arguments, each with its document."""


@facts.command("list")
@_REGISTER
@click.option("--on", "day", callback=_day, metavar="DAY", help="What holds on this day [today].")
@click.option("--all", "every", is_flag=True, help="Also what holds no longer or not yet, and what was withdrawn.")
@_JSON
@click.pass_obj
def list_(context: Context, register: "RegisterName | None", day: date | None, *, every: bool, as_json: bool) -> None:
    """The rows that hold, of rules/facts and of people."""
    from monitor.facts_desk.lines import json_of, list_lines
    from monitor.registers.stored import stored_rows

    if every and day:
        raise click.UsageError("--all shows every day's: give either --on or --all")
    today = context.clock().astimezone(context.zone()).date()
    with context.store() as store:
        found = [
            each
            for each in stored_rows(context.settings().rules, store)
            if register in (None, each.register) and (every or each.holds(day or today))
        ]
    _say(json_of(found) if as_json else list_lines(found))


@facts.command()
@click.argument("id_", metavar="ID")
@_JSON
@click.pass_obj
def show(context: Context, id_: str, *, as_json: bool) -> None:
    """One row, whole: its document, its days, who entered it, what superseded it."""
    from monitor.facts_desk.lines import json_of, show_lines
    from monitor.registers.stored import stored_rows

    with context.store() as store:
        rows = stored_rows(context.settings().rules, store)
    found = next((each for each in rows if each.id == id_.strip()), None)
    if found is None:
        raise InputError(_no_row(id_, [each.id for each in rows]))
    _say(json_of([found]) if as_json else show_lines(found, rows, context.zone()))


@facts.command()
@click.argument("words", nargs=-1, required=True)
@_JSON
@click.pass_obj
def search(context: Context, words: tuple[str, ...], *, as_json: bool) -> None:
    """The rows of all three registers that hold WORDS, best first; accents may be left out."""
    from monitor.facts_desk.lines import json_of, list_lines
    from monitor.registers import find_rows, known
    from monitor.registers.stored import stored_rows

    if not any(letter.isalnum() for word in words for letter in word):
        raise click.UsageError("the words are empty; write what a row holds, or ask `monitor facts list` for all")
    settings = context.settings()
    with context.store() as store:
        kept = {each.id: each for each in stored_rows(settings.rules, store)}
        found = [kept[row.id] for row in find_rows(known(settings.rules, store), " ".join(words))]
    _say(json_of(found) if as_json else list_lines(found))


@facts.command()
@click.argument("file", type=_FILE)
@as_user
@click.pass_obj
def add(context: Context, file: Path, login: str, *, password_stdin: bool) -> None:
    """Enter the rows of a TOML file: tables [[fact]], [[claim]], [[argument]] as in rules/facts; all of them or none."""
    from monitor.registers import enter_all
    from monitor.registers.toml_rows import read_toml

    settings = context.settings()
    with context.store() as store:
        actor, at = deciding(context, store, login, password_stdin=password_stdin), context.clock()
        entries = read_toml(file)
        with store.register.entering():
            rows = enter_all(store, settings.rules, str(file), entries, actor.login, at)
            for row in rows:
                with store.audit.acting(actor, at, "register.add", _about(row)):
                    pass
    _say(f"entered {_about(row)}" for row in rows)


@facts.command("import")
@click.argument("file", type=_FILE)
@click.option("--as", "login", metavar="USER", help="Whose account decides it; not needed with --check.")
@from_stdin
@_REGISTER
@click.option("--check", is_flag=True, help="Say what is wrong with the file; enter nothing.")
@click.pass_obj
def import_(  # noqa: PLR0913 - options
    context: Context,
    file: Path,
    login: str | None,
    register: "RegisterName | None",
    *,
    password_stdin: bool,
    check: bool,
) -> None:
    """Enter the rows of a CSV file, all of them or none; its columns are called as the keys of rules/facts/*.toml.

    Phrases stand between " | ", lists of phrases in `subject` between " & ". A column `register` says of each row whose it is.
    """
    from monitor.registers import enter_all
    from monitor.registers.sheet import read_sheet

    if not check and not login:
        raise click.UsageError("say who enters it: --as USER (or only look with --check)")
    settings = context.settings()
    with context.store() as store:
        actor = None if check or not login else deciding(context, store, login, password_stdin=password_stdin)
        at, by = context.clock(), actor.login if actor else ""
        sheet = read_sheet(str(file), _content(file), register)
        with store.register.entering():
            rows = enter_all(
                store, settings.rules, str(file), sheet.entries, by, at, wrong=sheet.faults, check_only=check
            )
            if actor:
                detail = {"file": file.name, "rows": len(rows), "ids": [row.id for row in rows[:_IDS]]}
                with store.audit.acting(actor, at, "register.import", "register", detail):
                    pass
    click.echo(f"{file}: {_count(len(rows))} {'right, nothing entered' if check else 'entered'}")


@facts.command()
@click.argument("id_", metavar="ID")
@click.option("--reason", required=True, help="Why it counts no more.")
@as_user
@click.pass_obj
def withdraw(context: Context, id_: str, reason: str, login: str, *, password_stdin: bool) -> None:
    """Withdraw a row that was entered by mistake. What held once is superseded by a new row instead."""
    from monitor.registers import withdraw as take_back
    from monitor.vietnamese.clean import one_line

    settings, said = context.settings(), one_line(reason)
    with context.store() as store:
        actor, at = deciding(context, store, login, password_stdin=password_stdin), context.clock()
        register = next((kept.register for kept in store.register.rows() if kept.id == id_.strip()), "fact")
        with store.audit.acting(actor, at, "register.withdraw", f"{register} {id_.strip()}", {"reason": said}):
            take_back(store, settings.rules, id_.strip(), said, actor.login, at)
    click.echo(f"withdrawn: {id_.strip()}")


@facts.command()
@click.argument("file", type=_FILE)
@_REGISTER
@click.pass_obj
def export(context: Context, file: Path, register: "RegisterName | None") -> None:
    """Write all rows that were not withdrawn as a CSV file, whole or not at all, which `monitor facts import` reads."""
    from monitor.archive.exporting import write_to
    from monitor.config.facts import register_of
    from monitor.registers import known
    from monitor.registers.sheet import sheet_of

    with context.store() as store:
        rows = [r for r in known(context.settings().rules, store).rows if register in (None, register_of(r))]
    write_to(file, sheet_of(rows).encode())
    click.echo(f"{_count(len(rows))} written to {file}")


def _about(row: "Row") -> str:
    from monitor.config.facts import register_of

    return f"{register_of(row)} {row.id}"


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from error


def _no_row(id_: str, ids: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(id_, sorted(ids), n=3)
    hint = f"did you mean {', '.join(close)}?" if close else "`monitor facts list --all` names all of them"
    return f"there is no row `{id_}`; {hint}"


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _count(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"
