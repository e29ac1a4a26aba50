"""The commands `monitor rules lint`, `test`, `backtest` and `train`. Not here: what they find and say (the rest of the room).

Heavy rooms are imported inside the commands, so that `monitor --help` answers at once.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.context import Context

if TYPE_CHECKING:
    from monitor.model import Clip


@click.group()
def rules() -> None:
    """The rules that people write: are they sound, why this label, what would a change do."""


@rules.command()
@click.pass_obj
def lint(context: Context) -> None:
    """Every fault of the rules (exit code 1), else what is most likely not meant, and what the archive never had."""
    from monitor.rules_desk.lint import warnings
    from monitor.rules_desk.lint_lines import archive_words, lint_lines, no_archive_words
    from monitor.rules_desk.unmatched import unmatched

    settings = context.settings()
    found = warnings(context.config, settings)
    there = context.has_archive()
    articles, missing = unmatched(context.config, settings.rules, _clips(context) if there else ())
    for line in lint_lines(settings.rules, (*found, *missing)):
        click.echo(line)
    click.echo(archive_words(articles) if there else no_archive_words(context.data))


@rules.command()
@click.argument("what", metavar="CLIP|URL|FILE|-")
@click.option("--json", "as_json", is_flag=True, help="A JSON object per article.")
@click.pass_obj
def test(context: Context, what: str, as_json: bool) -> None:
    """Why one article gets its labels, and why not others.

    It is a clip of the archive by number or address, or a FILE (- for standard input) with JSON lines as for `monitor tag`
    or as `monitor read` writes them.
    """
    from monitor.config import load_rules
    from monitor.rules_desk.articles import asked
    from monitor.rules_desk.explain_lines import explain_json, explain_lines
    from monitor.tag import compiled
    from monitor.tag.explain import explain

    tagger = compiled(load_rules(context.config))
    for number, one in enumerate(asked(what, context.store, context.zone(), context.clock())):
        found = explain(one.article, one.outlet, tagger, dated=one.dated)
        if number and not as_json:
            click.echo("\n" + "=" * 100 + "\n")
        for line in [explain_json(one, found)] if as_json else explain_lines(one, found):
            click.echo(line)


@rules.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--days", type=click.IntRange(1, 36600), default=90, show_default=True, help="Published in the last N days."
)
@click.option("--flags", is_flag=True, help="What would be flagged, kind by kind, instead of labels.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with every article.")
@click.pass_obj
def backtest(context: Context, path: Path, days: int, flags: bool, as_json: bool) -> None:
    """What PATH, a changed rule file or rules folder, would add and remove over the archive; saves nothing."""
    from monitor.rules_desk.backtest import backtest
    from monitor.rules_desk.backtest_lines import backtest_json, backtest_lines
    from monitor.rules_desk.changed import with_change

    if flags:
        _backtest_flags(context, path, days, as_json=as_json)
        return
    with with_change(context.config, path) as changed:
        found = backtest(context.config, changed, _clips(context), context.clock(), days)
    for line in [backtest_json(found)] if as_json else backtest_lines(found, context.zone()):
        click.echo(line)


@rules.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--anew", is_flag=True, help="Forget what was learned before; FILE must hold some thousand labels.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write the model [DIR/rules/learned.json].")
@click.pass_obj
def train(context: Context, file: Path | None, anew: bool, out: Path | None) -> None:
    """Learn word weights from people's corrections in the archive, and from labelled lines of FILE (- for standard input).

    A line is one of `monitor tag` with "topics": [...] beside it. The model before is corrected a little, unless --anew. Try
    it first: write it elsewhere with --out, under the name learned.json, and ask `monitor rules backtest` what it would change.
    """
    from monitor.config import load_rules
    from monitor.config.learned import write_learned
    from monitor.rules_desk.train import learn, train_lines

    loaded = load_rules(context.config)
    trained = learn(context, loaded, file, anew=anew)
    target = out or context.config / "rules" / "learned.json"
    kept = "" if anew or not loaded.learned else " on top of the model before"
    write_learned(trained.learned, f"Learned from {trained.labels} labelled articles{kept}.", target)
    for line in train_lines(trained, target):
        click.echo(line)


def _backtest_flags(context: Context, path: Path, days: int, *, as_json: bool) -> None:
    from monitor.rules_desk.backtest_flag_lines import flag_json, flag_lines
    from monitor.rules_desk.backtest_flags import Folders, backtest_flags
    from monitor.rules_desk.changed import with_change

    settings = context.settings()
    with with_change(context.config, path) as changed, context.store() as store:
        folders = Folders(str(context.config), str(changed), str(context.data))
        found = backtest_flags(settings, folders, store, context.clock(), days)
    for line in [flag_json(found)] if as_json else flag_lines(found, context.zone()):
        click.echo(line)


def _clips(context: Context) -> "Iterator[Clip]":
    """The articles of the archive, in scope or not, with what the rules alone say: what people decided is not theirs."""
    with context.store() as store:
        yield from store.clips(outside=True, machine=True)
