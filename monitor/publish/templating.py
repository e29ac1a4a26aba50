"""The one way in which the templates of templates/ are read: everything is escaped, a name that is missing is an error.

Not here: the templates, Word's own (briefing/word/filling.py).
"""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


@lru_cache
def template(name: str) -> Template:
    """The template called *name*, read once."""
    return environment().get_template(name)


def environment() -> Environment:
    """Where a page or a mail finds its template; a new one, for who adds filters of its own."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
