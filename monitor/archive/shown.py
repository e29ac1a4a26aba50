"""What `monitor search` prints of what was found. Not here: finding it (asking.py)."""

import json
from collections.abc import Iterator
from datetime import tzinfo

from monitor.archive.asking import Answer, Answers


def found_json(found: Answers) -> str:
    """One JSON array, best first (DESIGN section 7)."""
    return json.dumps([_row(answer) for answer in found.best], ensure_ascii=False)


def found_lines(found: Answers, zone: tzinfo) -> Iterator[str]:
    """For each article its day in *zone*, outlet, title, address and sentence; at the end how many there are."""
    for answer in found.best:
        article = answer.clip.article
        outside = "" if answer.clip.in_scope else "  (outside scope)"
        yield f"{article.published.astimezone(zone):%Y-%m-%d}  {answer.clip.outlet}: {article.title}{outside}"
        yield f"    {article.url}"
        yield f"    {answer.sentence}"
    shown = len(found.best)
    if not found.all:
        yield "nothing found"
    elif shown < found.all:
        yield f"{shown} of {found.all} found; --limit 0 shows all"
    else:
        yield f"{found.all} found"


def _row(answer: Answer) -> dict[str, object]:
    article = answer.clip.article
    return {
        "id": answer.clip.id,
        "url": article.url,
        "title": article.title,
        "kind": "clip" if answer.clip.in_scope else "outside-scope",
        "score": answer.score,
        "sentence": answer.sentence,
    }
