"""Measures the reader on the recorded pages of Vietnamese outlets, beside other readers.

    python tests/measure_read.py         per page what is right, then one table of all readers
    python tests/measure_read.py -v      also every missed and every wrong segment of ours

Segments are counted as trafilatura's own evaluation counts them. The other readers come with
`pip install --group bench`; one that is not installed says so. It needs ../shared/data/html. Not a test: no figure
here fails a build. Not for: learned shapes (measure_shapes.py).
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed
sys.path.insert(0, str(Path(__file__).parent))  # read_bench

from read_bench.gold import PAGES, Gold, Score, inside, recorded, right_minute, right_title
from read_bench.timing import cpu
from read_bench.tools import TOOLS, Tool, article_of

from monitor.model import Article


def page_lines(gold: Gold, told: bool) -> Iterator[str]:
    """How our reader does on one page; *told*: with the segments that it missed or took wrongly."""
    article = article_of(gold)
    if not gold.titles:
        yield f"{gold.name:35} {getattr(article, 'reason', 'TAKEN FOR AN ARTICLE')}"
        return
    if not isinstance(article, Article):
        yield f"{gold.name:35} NOT READ: {article.reason}"
        return
    text = f"{article.lead}\n{article.text}"
    got, bad = inside(gold.wanted, text), inside(gold.unwanted, text)
    yield (
        f"{gold.name:35} title {'ok' if right_title(gold, article.title) else 'WRONG'}  "
        f"date {'ok' if right_minute(gold, article.published) else 'WRONG'} ({article.published_from})  "
        f"with {len(got)}/{len(gold.wanted)}  without {len(bad)}/{len(gold.unwanted)}  {len(article.text)} letters"
    )
    if told:
        yield f"    TITLE {article.title}\n    DATE {article.published_raw}  BY {article.authors}\n    LEAD {article.lead}"
        yield f"    MISSED {[each for each in gold.wanted if each not in got]}\n    WRONG {bad}"


def table_line(name: str, score: Score) -> str:
    """One row: counts that are the same on every machine."""
    right = "".join(
        f"{'–' if count is None else f'{count}/{score.pages}':>9}"
        for count in (score.titles, score.minutes, score.days)
    )
    return f"{name:30}{right}{score.recall:9.3f}{score.precision:11.3f}{score.f:8.3f}"


def measured(tool: Tool, pages: list[Gold]) -> tuple[Score, list[float]]:
    """How *tool* does over the article pages: counts, and milliseconds of each page."""
    score, times = Score(), []
    for gold in pages:
        read, spent = cpu(lambda gold=gold: tool.read(gold))
        score.add(gold, read)
        times.append(spent)
    return score, times


def main() -> int:
    """Print the figures; 1 when ../shared is absent."""
    if not PAGES.is_dir():
        print(f"{PAGES} is not here: the recorded pages are needed")
        return 1
    pages = recorded()
    for gold in pages:
        print(*page_lines(gold, "-v" in sys.argv), sep="\n")
    articles = [gold for gold in pages if gold.titles]
    lists = [gold for gold in pages if not gold.titles]
    told = sum(not isinstance(article_of(gold), Article) for gold in lists)
    print(f"listing pages told from articles: {told}/{len(lists)}\n")
    print(f"{'':30}{'titles':>9}{'minutes':>9}{'days':>9}{'recall':>9}{'precision':>11}{'F':>8}")
    costs = []
    for tool in TOOLS:
        version = tool.version()
        if version is None:
            print(f"{tool.name:30}  not installed")
            continue
        score, times = measured(tool, articles)
        print(table_line(f"{tool.name} {version}".strip(), score))
        costs.append((tool.name, times))
    print("\nCPU per article page, best of three:   median  slowest  sum")
    for name, times in costs:
        print(f"{name:36}{median(times):7.1f} {max(times):8.1f} {sum(times):6.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
