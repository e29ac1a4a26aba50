"""The command `monitor briefing-template`: the template that the program brings, as a file. Not here: making it (publish/briefing/word).

Heavy rooms are imported inside the command, so that `monitor --help` answers at once.
"""

from pathlib import Path

import click

from monitor.context import Context
from monitor.errors import InputError


@click.command("briefing-template")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="FILE may be there: it is overwritten.")
@click.pass_obj
def briefing_template(context: Context, file: Path | None, *, replace: bool) -> None:
    """Write the report's template as the program brings it to FILE [rules/templates/bao-cao.docx of the office]."""
    from monitor.briefings.rendering import TEMPLATE
    from monitor.pipeline.outgoing.morning import write_whole
    from monitor.publish.briefing.word.maker import new_template

    path = file or context.config / TEMPLATE
    if path.exists() and not replace:
        raise InputError(f"{path} is there and stays as it is: name another FILE, or overwrite it with --replace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, new_template())
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}; name another FILE") from error
    click.echo(f"template written to {path}; change it in Word, then `monitor doctor` tells whether it can be used")
