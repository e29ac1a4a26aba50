"""Measures learned page shapes on siblings made of each recorded page, beside trafilatura with metadata.

    python tests/measure_shapes.py         per page and as a sum: time without and with a shape, and what is right
    python tests/measure_shapes.py -v      also the paragraphs that were missed or are foreign

A sibling has the same markup and other words, taken from ../shared/data/fulltext. Shapes are learned on five of them
and measured on five others, once with the same surroundings on all ("still") and once with other news, captions and
counters on each ("lively"). Times are of one run on one machine: look at the ratios. Not a test: no figure here fails
a build. Not for: how good the text of the recorded page itself is (measure_read.py).
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed
sys.path.insert(0, str(Path(__file__).parent))  # siblings, read_bench

from read_bench.gold import PAGES, Gold, inside, recorded, right_minute, right_title
from read_bench.timing import cpu
from read_bench.tools import article_of, given_of
from read_bench.words import FULLTEXT, Source, recorded_articles
from siblings import Original, Sibling, make_sibling

from monitor.model import Article, ReadFault, Shape
from monitor.read import LEARN_FROM, Reading, learn, read_page

MEASURED = 5  # siblings besides those that are learned from
FIRST_SEED = 100
SEARCHED_AT_MOST, LEARNED_AT_MOST = 1.2, 1 / 3  # of trafilatura's time: what is aimed at


@dataclass(slots=True)
class Quality:
    """What is right on siblings read one way."""

    pages: int = 0
    titles: int = 0
    dates: int = 0
    wanted: int = 0  # paragraphs that were put in
    found: int = 0  # of them read, in order
    foreign: int = 0  # other lines that were read
    examples: list[str] = field(default_factory=list)

    def add(self, gold: Gold, outcome: Article | ReadFault) -> None:
        """Count one reading; the wanted segments of *gold* are all its paragraphs."""
        self.pages += 1
        self.wanted += len(gold.wanted)
        if isinstance(outcome, ReadFault):
            self.examples.append(f"not read: {outcome.reason}")
            return
        lines = outcome.text.split("\n")
        got = in_order(gold.wanted, lines)
        self.titles += right_title(gold, outcome.title)
        self.dates += right_minute(gold, outcome.published)
        self.found += got
        self.foreign += len(lines) - got
        self.examples += [f"missed:  {line}" for line in gold.wanted if line not in lines]
        self.examples += [f"foreign: {line}" for line in lines if line not in gold.wanted]

    @property
    def f(self) -> float:
        """F over paragraphs."""
        return 2 * self.found / max(1, self.wanted + self.found + self.foreign)

    def merge(self, other: "Quality") -> None:
        """Add the counts of *other*."""
        for name in ("pages", "titles", "dates", "wanted", "found", "foreign"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        return (
            f"titles {self.titles}/{self.pages}  dates {self.dates}/{self.pages}  paragraphs {self.found}/{self.wanted}"
            f"  foreign {self.foreign}  F {self.f:.3f}"
        )


@dataclass(slots=True)
class Result:
    """What came out for the siblings of one page, or of all."""

    shaped: int = 0  # of the measured siblings read by a shape
    searched: Quality = field(default_factory=Quality)  # without shapes
    learned: Quality = field(default_factory=Quality)  # with the shapes, by whatever way
    ms_searched: float = 0.0
    ms_learned: float = 0.0
    ms_trafilatura: float = 0.0

    def merge(self, other: "Result") -> None:
        """Add the counts and times of *other*."""
        self.shaped += other.shaped
        self.searched.merge(other.searched)
        self.learned.merge(other.learned)
        self.ms_searched += other.ms_searched
        self.ms_learned += other.ms_learned
        self.ms_trafilatura += other.ms_trafilatura

    def costs(self) -> str:
        """Milliseconds a page, and as shares of trafilatura's."""
        pages, base = max(1, self.searched.pages), self.ms_trafilatura or 1.0
        return (
            f"trafilatura {self.ms_trafilatura / pages:6.1f} ms  without a shape {self.ms_searched / pages:6.1f} ms"
            f" = {self.ms_searched / base:5.2f}  with one {self.ms_learned / pages:6.1f} ms = {self.ms_learned / base:5.2f}"
        )

    def over(self, name: str) -> list[str]:
        """A line when the siblings of the page *name* cost more than is aimed at."""
        searched, learned = self.ms_searched / self.ms_trafilatura, self.ms_learned / self.ms_trafilatura
        good = searched <= SEARCHED_AT_MOST and learned <= LEARNED_AT_MOST
        return [] if good else [f"{name}: {searched:.2f} without, {learned:.2f} with"]


def in_order(wanted: Sequence[str], lines: Sequence[str]) -> int:
    """How many of *wanted* stand in *lines*, in the same order: the longest common subsequence."""
    row = [0] * (len(lines) + 1)
    for line in wanted:
        before = 0
        for n, other in enumerate(lines, 1):
            before, row[n] = row[n], before + 1 if line == other else max(row[n], row[n - 1])
    return row[-1]


def original_of(gold: Gold) -> Original | None:
    """What siblings are made of: the recorded page with the paragraphs that our reader finds in it by searching."""
    article = article_of(gold)
    if not isinstance(article, Article):
        return None
    lines = article.text.split("\n")
    if any(inside(gold.unwanted, line) for line in lines):  # then the article ends where the gold's last segment stands
        last = max(n for n, line in enumerate(lines) if inside(gold.wanted, line))
        lines = [line for line in lines[: last + 1] if not inside(gold.unwanted, line)]
    return Original(gold.body, gold.url, gold.titles, gold.published, tuple(lines))


def gold_of(name: str, sibling: Sibling) -> Gold:
    """A sibling as a page with gold."""
    return Gold(name, sibling.url, sibling.body, sibling.titles, sibling.published, sibling.paragraphs, ())


def read(gold: Gold, shapes: Sequence[Shape]) -> Reading:
    """A sibling read by *shapes*; without any by searching."""
    return read_page(*given_of(gold), shapes)


def measure(name: str, original: Original, articles: Sequence[Source], *, lively: bool) -> Result:
    """Learn on the first siblings of a page, measure on the others."""
    seeds = range(FIRST_SEED, FIRST_SEED + LEARN_FROM + MEASURED)
    pages = [gold_of(name, make_sibling(original, articles, seed, lively=lively)) for seed in seeds]
    observed = [read(gold, ()).use.observed for gold in pages[:LEARN_FROM]]
    shapes = learn([each for each in observed if each])
    result = Result()
    for gold in pages[LEARN_FROM:]:
        searched, ms = cpu(lambda gold=gold: read(gold, ()))
        result.ms_searched += ms
        result.searched.add(gold, searched.outcome)
        learned, ms = cpu(lambda gold=gold: read(gold, shapes))
        result.ms_learned += ms
        result.learned.add(gold, learned.outcome)
        result.shaped += bool(learned.use.shape)
        result.ms_trafilatura += cpu(lambda gold=gold: trafilatura.bare_extraction(gold.body, with_metadata=True))[1]
    return result


def main() -> int:
    """Print the figures; 1 when ../shared is absent."""
    if not PAGES.is_dir() or not FULLTEXT.is_file():
        print(f"{PAGES.parent} is not here: the recorded pages and articles are needed")
        return 1
    articles = recorded_articles()
    totals = {"still": Result(), "lively": Result()}
    costly = []
    for gold in recorded():
        original = original_of(gold) if gold.titles else None
        for kind, total in totals.items() if original else ():
            result = measure(gold.name, original, articles, lively=kind == "lively")
            total.merge(result)
            costly += result.over(f"{gold.name} {kind}")
            print(f"{gold.name} {kind}: {result.shaped}/{MEASURED} by shape\n    {result.costs()}")
            print(f"    searched: {result.searched}\n    learned:  {result.learned}")
            for example in result.learned.examples if "-v" in sys.argv else ():
                print(f"        {example}")
    for kind, total in totals.items():
        print(f"\nALL {kind}: {total.shaped}/{total.searched.pages} by shape\n    {total.costs()}")
        print(f"    searched: {total.searched}\n    learned:  {total.learned}")
    print(
        f"\npages over {SEARCHED_AT_MOST} without a shape or {LEARNED_AT_MOST:.2f} with one:",
        *costly or ["none"],
        sep="\n    ",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
