"""Pages that no press officer wants to see: lottery results, gold prices, horoscopes.

Not here: the list of them (rules/junk.toml), and what happens to such a page.
"""

from collections.abc import Sequence

from monitor.config import JunkRule
from monitor.model import Article, Evidence
from monitor.tag.reading import Reading


def find_junk(reading: Reading, rules: Sequence[JunkRule]) -> Evidence | None:
    """Return the words of the title that a junk rule looks for; the whole title where the address told it.

    The first rule that matches wins; a phrase of its `unless` in the title keeps the article.
    """
    hits = [hit for hit in reading.of("junk") if hit.field == "title"]
    for number, rule in enumerate(rules):
        ours = [hit for hit in hits if hit.use.owner == number]
        if any(hit.use.role == "unless" for hit in ours):
            continue
        if ours:
            return ours[0].evidence()
        if _address_matches(reading.article, rule):
            title = reading.article.title
            return Evidence("title", 0, len(title), title, f"junk/{rule.id}")
    return None


def _address_matches(article: Article, rule: JunkRule) -> bool:
    addresses = (article.url.casefold(), article.canonical.casefold())
    return any(part.casefold() in address for part in rule.url for address in addresses)
