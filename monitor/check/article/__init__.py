"""What an article alone gives away: a headline beyond its text, nobody named as a source, a place of another province. Not here: documents."""

from collections.abc import Iterator

from monitor.check.against import Against
from monitor.check.article.headline import headlines_beyond
from monitor.check.article.sources import without_source
from monitor.check.article.wrong_place import misplaced
from monitor.model import Article, Flag

__all__ = ["article_flags"]


def article_flags(article: Article, against: Against) -> Iterator[Flag]:
    """What *article* alone gives away, kind by kind; kinds that are switched off, and other languages, are not looked at.

    Weights and least scores are left to `tuned`. Never raises.
    """
    if article.language != "vi":
        return
    for kind, find in _KINDS.items():
        if against.tuning.of(kind).enabled:
            yield from find(article, against)


_KINDS = {
    "headline-beyond-text": headlines_beyond,
    "no-named-source": without_source,
    "wrong-place": misplaced,
}
