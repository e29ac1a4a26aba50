"""What may stand in the subject pattern of rules/digest.toml. Not here: filling it in (publish.subject)."""

from string import Formatter

FIELDS = ("weekday", "date", "items", "to_handle")


def check_subject(text: str) -> str | None:
    """What is wrong with a subject pattern, in one line; None when it is sound."""
    allowed = "use only " + ", ".join(f"{{{name}}}" for name in FIELDS)
    if not text.strip() or not text.isprintable():
        return "must be one line of text"
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        return f"the braces do not match ({error}); {allowed}, and {{{{ or }}}} for a brace"
    for _, name, spec, conversion in parts:
        if name is not None and (name not in FIELDS or spec or conversion):
            return f"`{{{name}}}` with its options is no field of the subject; {allowed}"
    return None
