"""Measures language and letters on the recorded full texts: `python tests/measure_language.py`.

Counts how many headlines with lead, and headlines alone, with accents and without, are told as Vietnamese; and how many
healthy texts are falsely mended or called scrambled. It needs ../shared/data. No test.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.read.language import language
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.mend import mend
from monitor.vietnamese.scrambled import is_scrambled

FULLTEXT = Path(__file__).parents[2] / "shared" / "data" / "fulltext" / "baomoi-2017.jsonl.gz"
LEAD = 300  # characters


def recorded() -> Iterator[tuple[str, str]]:
    """Headline and text of every recorded article."""
    with gzip.open(FULLTEXT, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row["title"], row["text"]


def share(name: str, texts: Sequence[str], declared: str) -> None:
    """Print how many of *texts* are told as Vietnamese, their source declaring *declared*."""
    right = sum(language(text, declared) == "vi" for text in texts)
    print(f"{name:44} {right} of {len(texts)} = {100 * right / len(texts):.2f} %")


def main() -> int:
    """Print the figures; 1 when ../shared is absent."""
    if not FULLTEXT.is_file():
        print(f"{FULLTEXT} is not here")
        return 1
    articles = list(recorded())
    leads = [f"{title}\n{text[:LEAD]}" for title, text in articles]
    share("headline and lead, nothing declared", leads, "")
    share("the same without accents", [unaccented(text) for text in leads], "")
    share("headline alone, declared vi", [title for title, _ in articles], "vi")
    share("the same without accents", [unaccented(title) for title, _ in articles], "vi")
    whole = [f"{title}\n{text}" for title, text in articles]
    repairs = [mended.repairs for text in whole if (mended := mend(text)).repairs]
    print(f"{'healthy texts that were mended':44} {len(repairs)} of {len(whole)} {sorted(set(repairs))}")
    print(f"{'healthy texts called scrambled':44} {sum(map(is_scrambled, whole))} of {len(whole)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
