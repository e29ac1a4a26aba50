"""How far two readings of one page agree: by a learned shape, and searched for.

Not here: what follows from it (pipeline).
"""

from collections import Counter

from monitor.model import Article, Audit
from monitor.read.text.title import letters

_NO_AUTHORS = 0.5  # agreement of two readings of which one has lost who wrote
AGREES = 0.95  # of the letters of both readings must be the same; a caption more or less is no drift


def compare(by_shape: Article, searched: Article) -> Audit:
    """Agreement of two readings of one page.

    Another headline or minute of publication is no agreement at all, lost authors are half of one.
    """
    if letters(by_shape.title) != letters(searched.title):
        return Audit(0.0, f"headline: “{by_shape.title}” instead of “{searched.title}”")
    if by_shape.published.replace(second=0) != searched.published.replace(second=0):
        return Audit(0.0, f"date: {by_shape.published.isoformat()} instead of {searched.published.isoformat()}")
    if by_shape.title_only != searched.title_only:
        return Audit(0.0, "only one of the two found more than headline and lead")
    if searched.authors and not set(by_shape.authors) & set(searched.authors):
        return Audit(_NO_AUTHORS, f"authors: {', '.join(by_shape.authors)} instead of {', '.join(searched.authors)}")
    one, other = (_paragraphs(article.text) for article in (by_shape, searched))
    agreement = _share(one, other)
    if agreement >= AGREES:
        return Audit(agreement, "")
    missing, foreign = list((other - one).elements()), list((one - other).elements())
    example = f"; first “{(missing or foreign)[0][:60]}”"
    return Audit(agreement, f"text: {len(missing)} paragraphs missing, {len(foreign)} too many{example}")


def _paragraphs(text: str) -> Counter[str]:
    """Paragraphs by their letters: what each shows of commas and spaces does not matter."""
    return Counter(key for line in text.split("\n") if (key := letters(line)))


def _share(one: Counter[str], other: Counter[str]) -> float:
    size = sum(len(key) * n for key, n in (one | other).items())
    return sum(len(key) * n for key, n in (one & other).items()) / size if size else 1.0
