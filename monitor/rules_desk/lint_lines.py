"""What lint found, in lines. Not here: the finding (lint, unmatched)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from monitor.config import Rules
from monitor.model import Fault
from monitor.rules_desk.unmatched import LEAST
from monitor.rules_desk.written import all_lists


def lint_lines(rules: Rules, found: Sequence[Fault]) -> Iterator[str]:
    """A line for each warning, as compilers write them, then one with the counts."""
    for fault in found:
        yield f"{fault.file}:{fault.line}: {fault.key}: {fault.message}"
    phrases = sum(map(len, all_lists(rules)))
    warned = "1 warning" if len(found) == 1 else f"{len(found) or 'no'} warnings"
    yield f"rules {rules.version}: {len(rules.topics)} topics, {phrases} phrases, no fault, {warned}"


def no_archive_words(data: Path) -> str:
    """That phrases were not looked for, and where an archive was expected."""
    return f"there is no archive in {data} (--data): phrases were not looked for in it"


def archive_words(articles: int) -> str:
    """Whether phrases were looked for in the archive."""
    if articles < LEAST:
        return f"the archive has {articles} articles; phrases are looked for in it once it has {LEAST}"
    return f"phrases of topics, tone and province were looked for in the {articles} articles of the archive"
