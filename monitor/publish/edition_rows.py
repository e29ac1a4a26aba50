"""An edition as rows for other programs: JSON lines and CSV, one row per item. Not here: rows of clips (export.py)."""

import json
from dataclasses import asdict
from datetime import datetime

from monitor.model import Edition


def edition_jsonl(edition: Edition) -> bytes:
    """One JSON object per line and item."""
    return "".join(
        json.dumps(asdict(item), ensure_ascii=False, sort_keys=True, default=datetime.isoformat) + "\n"
        for item in edition.items
    ).encode()


def edition_csv(edition: Edition) -> bytes:
    """A table, marked as UTF-8."""
    return "\ufeffclip\r\n".encode() + "".join(f"{item.clip}\r\n" for item in edition.items).encode()
