"""Measures the reader on the pages of tests/read/cms: `python tests/measure_own_pages.py [-v] [second|third|fourth|fifth|sixth|recorded] [NAME…]`.

Counts lines of the text that are found, foreign segments that are in it, and lines that are neither. No test.

Each set was written before the reader was tried on it, and what it got wrong was then mended in general; so only the
first try says what other pages may expect. "Exact": every line of the text, in order, and no other. In the first set
the wanted values of six pages were corrected afterwards where the page did not say them; in the fourth, of two,
in the fifth, of one, and in the sixth, of four (who wrote, section, and a mark on an agency's name).

    set      pages   first try: exact   recall  precision    F      titles   now: exact
    first      36            9          0.997     0.779     0.874     33         36
    second     12            5          0.916     0.817     0.864      9         12
    third       8            4          1.000     0.761     0.864      7          8
    fourth     24           14          0.995     0.908     0.950     24         24
    fifth       8            4          0.863     0.887     0.875      7          8
    sixth      12           10          1.000     0.973     0.986     12         12

Mode `recorded`: 300 articles of ../shared/data/fulltext whose paragraphs were recorded apart, each in five layouts of
our own (some minutes). At the first try all of 15,670 paragraphs with words were kept and 28 lines of others were
taken, from cards beside articles shorter than they; now none.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.model import Article, Page, Pending
from monitor.read import read_article

sys.path.insert(0, str(Path(__file__).parent))  # read_bench
sys.path.insert(0, str(Path(__file__).parent / "read"))
from cms_pages import FOLDER, own_pages
from read_bench.layouts import laid_out, recorded_paragraphs

FETCHED = datetime(2026, 3, 8, tzinfo=UTC)
ARTICLES = 300  # recorded ones that are laid out
SETS = ("second", "third", "fourth", "fifth", "sixth")
PARTS = ("title", "lead", "date", "authors", "section", "image", "keywords")


def read(page):
    fetched = Page(page.url, page.url, (), "text/html; charset=utf-8", page.html.encode(), FETCHED)
    return read_article(fetched, Pending(1, page.url, "", 0), None)


def compare(page, article):
    """Which parts are right, and of the text: found, missed, foreign, neither."""
    lines = article.text.split("\n")
    whole = " ".join(lines)
    right = {
        "title": article.title == page.title,
        "lead": article.lead == page.lead or not page.lead,
        "date": article.published == page.published,
        "authors": article.authors in page.authors,
        "section": article.section == page.section or not page.section,
        "image": article.image == page.image or not page.image,
        "keywords": article.keywords == page.keywords or not page.keywords,
    }
    missed = [line for line in page.text if line not in whole]
    foreign = [line for line in page.foreign if line in whole]
    neither = [line for line in lines if line not in page.text and not any(part in line for part in foreign)]
    return right, missed, foreign, neither


def recorded(told: bool) -> None:
    """The same of recorded articles in layouts of our own: paragraphs kept, lines of others, per layout."""
    totals: dict[str, list[int]] = {}
    for page in laid_out(recorded_paragraphs(), ARTICLES):
        url = f"https://bao.example/{page.layout}.html"
        fetched = Page(url, url, (), "text/html; charset=utf-8", page.html.encode(), FETCHED)
        article = read_article(fetched, Pending(1, url, "", 0), None)
        lines = article.text.split("\n") if isinstance(article, Article) else []
        kept, wanted = set(lines), page.article.wanted
        missed = [line for line in wanted if line not in kept]
        foreign = [line for line in lines if line in page.foreign]
        lead = isinstance(article, Article) and article.lead == page.article.lead
        counts = (1, len(wanted), len(wanted) - len(missed), len(foreign), lead, not missed and not foreign)
        totals[page.layout] = [a + b for a, b in zip(totals.get(page.layout, [0] * 6), counts, strict=True)]
        for name, wrong in (("MISSED", missed), ("FOREIGN", foreign)) if told else ():
            for line in wrong:
                print(f"{page.layout:8} {name:8} {line[:150]}")
    print("layout    pages  paragraphs  kept   foreign lines  leads  all kept, nothing foreign")
    for name, (pages, paragraphs, found, others, leads, exact) in totals.items():
        print(f"{name:8} {pages:6} {paragraphs:11} {found / paragraphs:6.4f} {others:14} {leads:6} {exact:6}")


def own() -> None:
    folder = next((FOLDER / name for name in SETS if name in sys.argv), FOLDER)
    chosen = [name for name in sys.argv[1:] if name not in SETS and not name.startswith("-")]
    totals, texts = dict.fromkeys(PARTS, 0), [0, 0, 0]
    pages = [page for page in own_pages(folder) if not chosen or page.name in chosen]
    exact = 0
    for page in pages:
        article = read(page)
        if not isinstance(article, Article):
            print(f"{page.name:20} NOT READ: {article.reason}")
            texts[1] += len(page.text)
            continue
        right, missed, foreign, neither = compare(page, article)
        exact += tuple(article.text.split("\n")) == page.text
        texts = [
            a + b
            for a, b in zip(
                texts, (len(page.text) - len(missed), len(missed), len(foreign) + len(neither)), strict=True
            )
        ]
        for part in PARTS:
            totals[part] += right[part]
        wrong = [part for part in PARTS if not right[part]]
        if wrong or missed or foreign or neither:
            print(
                f"{page.name:20} wrong: {' '.join(wrong)}; missed {len(missed)}, foreign {len(foreign)}, neither {len(neither)}"
            )
            if "-v" in sys.argv:
                for part, is_value in zip(
                    PARTS,
                    (
                        article.title,
                        article.lead,
                        article.published,
                        article.authors,
                        article.section,
                        article.image,
                        article.keywords,
                    ),
                    strict=True,
                ):
                    if part in wrong:
                        print(f"    {part}: {is_value}")
                for name, lines in (("MISSED", missed), ("FOREIGN", foreign), ("NEITHER", neither)):
                    for line in lines:
                        print("    ", name, line[:150])
    found, lost, extra = texts
    recall, precision = found / max(1, found + lost), found / max(1, found + extra)
    print(f"{len(pages)} pages, {exact} exact; " + ", ".join(f"{part} {n}" for part, n in totals.items()))
    print(
        f"text lines: recall {recall:.3f}, precision {precision:.3f}, F {2 * recall * precision / max(0.001, recall + precision):.3f}"
    )


if __name__ == "__main__":
    recorded("-v" in sys.argv) if "recorded" in sys.argv else own()
