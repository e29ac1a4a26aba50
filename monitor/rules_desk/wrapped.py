"""Text for a screen of 100 columns. Not here: what is said."""

from textwrap import wrap

COLUMNS = 100


def wrapped(text: str, indent: str) -> list[str]:
    """*text* in lines of at most 100 columns behind *indent*, the following ones four deeper; words stay whole."""
    return wrap(
        text,
        COLUMNS,
        initial_indent=indent,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [indent]
