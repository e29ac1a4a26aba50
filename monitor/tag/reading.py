"""An article made ready for the rules: its hits by kind, its lead, its credits, its sentences.

Not here: any judgement on what was found.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.model import Article
from monitor.query.lead import lead_end
from monitor.tag.matcher import Hit, Kind, Matcher
from monitor.vietnamese.credits import Span, credit_spans
from monitor.vietnamese.sentences import sentence_spans
from monitor.vietnamese.syllables import Syllable, is_unaccented, syllables


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one article, and where the parts of its text are."""

    article: Article
    bare: bool  # compared without accents
    hits: Mapping[Kind, tuple[Hit, ...]]
    lead_end: int
    credits: tuple[Span, ...]
    sentences: tuple[Span, ...]
    title_cut: tuple[Syllable, ...]
    text_cut: tuple[Syllable, ...]

    def of(self, kind: Kind) -> tuple[Hit, ...]:
        """The hits of one kind, title before text, by place."""
        return self.hits.get(kind, ())

    def in_credit(self, hit: Hit) -> bool:
        """Whether *hit* stands in a caption's credit or a byline."""
        at = bisect_right(self.credits, (hit.start, len(self.article.text)))
        near = self.credits[max(0, at - 2) : at]  # a byline may follow a credit that reaches into it
        return hit.field == "text" and any(start <= hit.start and hit.end <= end for start, end in near)

    def sentence_of(self, hit: Hit) -> Span:
        """The (start, end) of the sentence of *hit*; the title is one sentence."""
        if hit.field != "text":
            return 0, len(self.article.title)
        at = bisect_right(self.sentences, (hit.start, len(self.article.text)))
        return self.sentences[max(0, at - 1)]

    def in_lead(self, hit: Hit) -> bool:
        """Whether *hit* stands in the first paragraph."""
        return hit.field == "text" and hit.start < self.lead_end


def read(article: Article, outlet: str, matcher: Matcher) -> Reading:
    """Match all rules against *article* and the name of its *outlet*, once."""
    bare = article.language != "vi" or is_unaccented(f"{article.title}\n{article.text}")
    title_cut, text_cut = syllables(article.title), syllables(article.text)
    found = (
        *matcher.hits(article.title, "title", title_cut, bare=bare),
        *matcher.hits(article.text, "text", text_cut, bare=bare),
        *(hit for hit in matcher.hits(outlet, "outlet", syllables(outlet), bare=False) if hit.use.kind == "name"),
    )
    return Reading(
        article=article,
        bare=bare,
        hits=_by_kind(found),
        lead_end=lead_end(article.text),
        credits=tuple(sorted(credit_spans(article.text))),
        sentences=sentence_spans(article.text),
        title_cut=title_cut,
        text_cut=text_cut,
    )


def _by_kind(hits: Sequence[Hit]) -> dict[Kind, tuple[Hit, ...]]:
    grouped: dict[Kind, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.use.kind, []).append(hit)
    return {kind: tuple(each) for kind, each in grouped.items()}
