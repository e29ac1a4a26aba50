"""What officers write on a clip for the digest, checked before it is kept. Not here: how it is printed (publish).

What it must never do: quote what the article does not say, a sentence cut short, which can say the opposite, or one out of
the middle of what somebody says, which would be told as the words of the newspaper.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Literal

from monitor.errors import InputError
from monitor.model import Article, Clip, ClipText, Written
from monitor.publish.edition.quote import sentences, torn, word_count
from monitor.store import Store
from monitor.vietnamese.clean import clean

Kind = Literal["words", "quote", "translation"]
LONGEST = {"words": 1000, "translation": 300}  # letters; the digest is one page
_QUOTES = "“”\"'"


def write(store: Store, clip: int, given: Mapping[Kind, str], who: str, at: datetime, limit: int) -> None:  # noqa: PLR0913, PLR0917 - who wrote what, when
    """Keep what *who* writes on *clip*, all of it or nothing; "" takes back what stood.

    *limit* is how many words a quotation may have. Raises InputError for what may not be printed.
    """
    article = _clip(store, clip).article
    if original := store.exports.originals([clip]).get(clip):
        raise InputError(
            f"clip {clip} repeats clip {original}, which the digest tells instead; write on clip {original}"
        )
    checked = {kind: _checked(article, kind, _line(text), limit, clip) for kind, text in given.items()}
    for kind, text in checked.items():
        store.words.write(clip, at, who.strip(), kind, text)


def _checked(article: Article, kind: Kind, line: str, limit: int, clip: int) -> str:
    if not line:
        return ""
    return _sentence(article, line, limit, clip) if kind == "quote" else _short(line, kind)


def standing_lines(store: Store, clip: int, limit: int, *, sentences: bool) -> Iterator[str]:
    """What stands on *clip*, whether an edition has told it already, and on demand the *sentences* that may be quoted."""
    found = _clip(store, clip)
    yield f"clip {clip}: {found.article.title}"
    written = store.words.of([clip]).get(clip, Written())
    yield from _standing(written)
    if number := store.editions.told([clip]).get(clip):
        yield f"edition {number} has told it already, and does not change: no later digest tells it again"
    if sentences:
        yield f"sentences that may be quoted (at most {limit} words):"
        yield from (f"  {sentence}" for sentence in quotable(found.article, limit))


def _standing(written: Written) -> Iterator[str]:
    parts: tuple[tuple[str, ClipText | None], ...] = (
        ("own words", written.words),
        ("quotation", written.quote),
        ("translated title", written.translation),
    )
    for what, each in parts:
        if each:
            yield f"{what}, by {each.who}: {each.text}"
    if not any(each for _, each in parts):
        yield "nothing is written on it: the program chooses a sentence"


def _clip(store: Store, number: int) -> Clip:
    clip = store.clip(number)
    if clip is None:
        raise InputError(f"the archive has no clip {number}; `monitor search` and `monitor export clips` name them")
    return clip


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _short(line: str, kind: str) -> str:
    if len(line) > LONGEST[kind]:
        raise InputError(f"--{kind} has {len(line)} letters; the digest prints at most {LONGEST[kind]}")
    return line


def _sentence(article: Article, asked: str, limit: int, number: int) -> str:
    """The sentence of *article* that *asked* is, as the article has it."""
    all_ = _sentences(article)
    found = next((each for each in all_ if _bare(each) == _bare(asked)), None)
    if found is None:
        raise InputError(_why_not(asked, all_, number))
    if (count := word_count(found, article.language)) > limit:
        raise InputError(f"the sentence has {count} words; rules/digest.toml lets {limit} be quoted (quote_words)")
    if fault := torn(found, article):
        raise InputError(
            f"this sentence may not be quoted: {fault}; `monitor digest words {number}` lists those that may"
        )
    return found


def _why_not(asked: str, all_: Sequence[str], number: int) -> str:
    whole = next((each for each in all_ if _bare(asked) in each), None)
    if whole:
        return (
            f"--quote is not one whole sentence of the article, which can change what it says; the sentence is: {whole}"
        )
    close = get_close_matches(asked, all_, n=1)
    hint = f"the nearest is: {close[0]}" if close else f"`monitor digest words {number}` lists its sentences"
    return f"the article has no such sentence, letter by letter; {hint}"


def quotable(article: Article, limit: int) -> list[str]:
    """The sentences of *article* that may be quoted, in its order: whole, not out of somebody's speech, at most *limit* words."""
    fitting = (each for each in _sentences(article) if word_count(each, article.language) <= limit)
    return [each for each in fitting if not torn(each, article)]


def _sentences(article: Article) -> list[str]:
    return [_line(each) for each in sentences(article)]


def _bare(sentence: str) -> str:
    """Without the marks around it, which are lost or added when a sentence is copied by hand."""
    return sentence.strip(_QUOTES).rstrip(".").strip(_QUOTES)
