"""Articles of our own with what stands around them, for the tests of check/around. Not for: loading them (tests/store)."""

from datetime import datetime, timedelta
from difflib import SequenceMatcher
from pathlib import Path

from monitor.check.around.values import Around, Other, Version
from monitor.config import Check
from monitor.config.toml_file import parse
from monitor.model import Article, Change

MORNING = datetime.fromisoformat("2026-09-16T07:00:00+07:00")
TUNING, _ = parse(Path(__file__).parents[2] / "rules" / "check.toml", Check, "rules/check.toml")


def hours(count):
    """So many hours after that morning."""
    return MORNING + timedelta(hours=count)


def article(text, *, title="Đổi thay ở vùng cao", lead="", at=MORNING, language="vi", section=""):
    """What an article says."""
    return Article(
        url="https://bao.example/1",
        canonical="https://bao.example/1",
        title=title,
        lead=lead,
        text=text,
        published=at,
        published_from="feed",
        published_raw="",
        authors=(),
        language=language,
        section=section,
    )


def other(text, *, id_=2, outlet="Báo Kia", house="", title="Tin bên kia", at=MORNING):
    """Another article."""
    return Other(id_, outlet, house or outlet, title, "", text, at)


def around(text, *, id_=1, outlet="Báo Này", house="", **given):
    """An article with what is given of its surroundings."""
    beside = {
        name: given.pop(name)
        for name in ("versions", "vanished_at", "is_copy", "story", "appearances", "older")
        if name in given
    }
    return Around(id_, outlet, house or outlet, article(text, **given), **beside)


def revised(*texts, titles=(), **given):
    """An article with its versions, an hour apart; the last one is what it says today."""
    titles = titles or ("Đổi thay ở vùng cao",) * len(texts)
    versions = [Version(1, hours(0), ())]
    for number in range(1, len(texts)):
        changes = (
            *_changes("title", [titles[number - 1]], [titles[number]]),
            *_changes("text", texts[number - 1].split("\n"), texts[number].split("\n")),
        )
        versions.append(Version(number + 1, hours(number), tuple(changes)))
    return around(texts[-1], title=titles[-1], versions=tuple(versions), **given)


def _changes(where, old, new):
    """As monitor.read.changes tells them."""
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before, after = old[i:j], new[k:m]
        both = min(len(before), len(after))
        yield from (Change("changed", where, one, two) for one, two in zip(before, after, strict=False))
        yield from (Change("removed", where, one, "") for one in before[both:])
        yield from (Change("added", where, "", two) for two in after[both:])
