"""Measures what reaches the queue of flags over the recorded press, day by day and kind by kind.

    .venv/bin/python tests/measure_flags.py                    the month of ../shared/data/press: rows of the queue a day
    .venv/bin/python tests/measure_flags.py --tuyen-quang      ../shared/data/tuyen-quang: all its articles as one queue
    .venv/bin/python tests/measure_flags.py --day 2026-08-12   that day's rows with sentence, both sides and explanation
    .venv/bin/python tests/measure_flags.py --kind wrong-place the rows of one kind
    .venv/bin/python tests/measure_flags.py --everything       as if all articles of the country were in scope
    .venv/bin/python tests/measure_flags.py --archive DIR      keeps the archive in DIR, or goes on with the one there

The articles are imported as `monitor import` does, by the rules of the repository: tags decide what is in scope, stories
are joined, and the watch looks around. An article without a date is one of 2017, when most of them were written. Not a
test: no figure here fails a build. Prints words of the recorded press: for looking at, not to be kept.
"""

import argparse
import gzip
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))  # the monitor beside this file, not another that is installed

from monitor.store import Store
from monitor.store.flag_values import Asked, QueuedFlag

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
PRESS = DATA / "press" / "items.jsonl.gz"
PROVINCE = DATA / "tuyen-quang" / "items.jsonl.gz"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
UNDATED = "2017-06-01"
NOW = "2026-08-31T07:00:00+07:00"  # after the newest of them
PAGE = 15  # rows of the queue's first page
ALL = 100_000
_BEHIND = re.compile(r"\S(\s{3,}|<).*", re.DOTALL)  # what a feed puts behind its summary: headlines of other articles


def say(*lines: str) -> None:
    """Print *lines*."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def items(path: Path) -> Iterator[str]:
    """The recorded items as lines for `monitor import`, each address once."""
    seen = set[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            known = item.get("link") or item.get("url") or item["id"]
            if known in seen or not item["title"].strip():
                continue
            seen.add(known)
            text = item.get("text") or summary(html.unescape(item.get("summary") or ""))
            yield json.dumps(
                {
                    "id": known,
                    "url": item.get("link") or item.get("url"),
                    "title": html.unescape(item["title"]),
                    "text": text,
                    "published": item.get("at") or item.get("date") or UNDATED,
                    "outlet": item.get("outlet") or "không rõ",
                },
                ensure_ascii=False,
            )


def config(folder: Path) -> Path:
    """The repository's sources and rules in *folder*, but with everything in scope."""
    shutil.copyfile(ROOT / "sources.toml", folder / "sources.toml")
    shutil.copytree(ROOT / "rules", folder / "rules")
    office = folder / "rules" / "office.toml"
    office.write_text(re.sub(r"(?m)^everything = false", "everything = true", office.read_text("utf-8")), "utf-8")
    return folder


def summary(told: str) -> str:
    """A feed's summary without what stands behind it."""
    return _BEHIND.sub(lambda found: found[0][0], told.strip())


def archive(path: Path, folder: Path, *, everything: bool) -> Path:
    """The database in *folder* with the articles of *path*; made where it is not there."""
    database = folder / "monitor.db"
    if not database.exists():
        folder.mkdir(parents=True, exist_ok=True)
        lines = folder / "items.jsonl"
        lines.write_text("".join(f"{line}\n" for line in items(path)), encoding="utf-8")
        told = [
            "--config",
            str(config(folder) if everything else ROOT),
            "--data",
            str(folder),
            "--now",
            NOW,
            "import",
            str(lines),
        ]
        subprocess.run([sys.executable, "-m", "monitor", *told], check=True, cwd=ROOT)
    return database


def queue(store: Store, first: date | None = None, kind: str = "") -> tuple[QueuedFlag, ...]:
    """The rows of the queue that the desk would show for articles of the day *first*, or of all days."""
    since = datetime.combine(first, time(), ZONE).astimezone(UTC) if first else None
    until = since + timedelta(days=1) if since else None
    asked = Asked(kinds=(kind,) if kind else (), since=since, until=until)
    return store.flags.page(asked, 0, ALL).rows


def days(store: Store) -> dict[date, int]:
    """The days on which articles in scope were published, with how many."""
    return dict(sorted(Counter(clip.article.published.astimezone(ZONE).date() for clip in store.clips()).items()))


def shown(row: QueuedFlag) -> Iterator[str]:
    """One row of the queue in words."""
    lead, flag = row.lead, row.lead.flag
    more = f", {len(row.others)} more articles" if row.others else ""
    yield f"{flag.score:.2f} {flag.kind}  {lead.outlet}, {lead.published.astimezone(ZONE):%d/%m/%Y}: {lead.title}{more}"
    if flag.sentence and flag.sentence != lead.title:
        yield f"       {flag.sentence}"
    yield f"       [{flag.found}] / [{flag.expected}] {flag.fact}"
    yield f"       {flag.explanation}"


def by_kind(rows: tuple[QueuedFlag, ...]) -> str:
    """How many rows there are of each kind."""
    found = Counter(row.lead.flag.kind for row in rows)
    return ", ".join(f"{kind} {n}" for kind, n in sorted(found.items())) or "none"


def table(store: Store, kind: str) -> Iterator[str]:
    """A line a day, then how many a day there are."""
    counts = []
    for day, articles in days(store).items():
        rows = queue(store, day, kind)
        counts.append(len(rows))
        yield f"{day}  {articles:4} articles in scope  {len(rows):3} rows  {by_kind(rows)}"
    if counts:
        over = sum(count > PAGE for count in counts)
        yield f"{len(counts)} days, {sum(counts)} rows, {sum(counts) / len(counts):.1f} a day, at most {max(counts)}"
        yield f"{over} days with more than the {PAGE} rows of a page; all kinds: {by_kind(queue(store, kind=kind))}"


def main() -> int:
    """Print the figures; 1 when ../shared is absent."""
    parser = argparse.ArgumentParser(description="Measures what reaches the queue of flags over the recorded press.")
    parser.add_argument("--tuyen-quang", action="store_true")
    parser.add_argument("--everything", action="store_true")
    parser.add_argument("--day", type=date.fromisoformat)
    parser.add_argument("--kind", default="")
    parser.add_argument("--archive", type=Path)
    given = parser.parse_args()
    source = PROVINCE if given.tuyen_quang else PRESS
    if not source.exists():
        say(f"{source} is not here")
        return 1
    with (
        tempfile.TemporaryDirectory(prefix="monitor-flags-") as made,
        Store.open(archive(source, given.archive or Path(made), everything=given.everything)) as store,
    ):
        if given.day or given.kind or given.tuyen_quang:
            for row in queue(store, given.day, given.kind):
                say(*shown(row))
        if not given.day:
            say(*table(store, given.kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())
