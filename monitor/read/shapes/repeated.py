"""What stands on every page of a source is no text of an article that was searched for either.

Not here: learning which paragraphs those are (learn.py).
"""

from dataclasses import replace

from monitor.model import Article, Shape
from monitor.read.text.title import letters


def without_repeated(article: Article, shape: Shape) -> Article:
    """*article* without the paragraphs that stand on every page of the *shape*; as it is where nothing would be left."""
    repeated = set(map(letters, shape.repeated))
    own = [line for line in article.text.split("\n") if letters(line) not in repeated]
    return replace(article, text="\n".join(own)) if own else article
