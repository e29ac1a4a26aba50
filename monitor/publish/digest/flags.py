"""Flags in the words of the digest: what is to be verified, why, in which sentence, held against what; each said once.

It says what differs from what, never who is right. Not here: which section tells a flagged article (edition/build.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from monitor.config.flag_kinds import kind_words, to_verify
from monitor.model import Flag, Item
from monitor.publish.view_values import Line
from monitor.vietnamese.wording import in_marks

Statement = tuple[str, str, str, str]  # what makes two flags of an article one statement
Told = tuple[str, str]  # what makes two flags of an event say the same to a reader
_UNQUOTED = "Câu trong bài: xem tiêu đề và bài gốc."


def statement(flag: Flag) -> Statement:
    """What *flag* says, in whichever sentence of whichever article of an event."""
    return (flag.kind, flag.fact, flag.found, flag.expected)


def flag_lines(flags: Sequence[Flag]) -> list[Line]:
    """What differs from which document, and where the article says so; at the end what is only to be known."""
    return [
        *_verified(_each_once(to_verify(flags))),
        *_known(flag for flag in _each_once(flags) if not to_verify([flag])),
    ]


def _verified(flags: Sequence[Flag]) -> Iterator[Line]:
    """The explanation says itself what the article gives, and what stands against it (check)."""
    for sentence, whole in dict.fromkeys((flag.sentence, _is_whole(flag)) for flag in flags):
        if not whole:
            yield Line("quote", f"Câu trong bài: {in_marks(sentence)}" if sentence else _UNQUOTED)
        for flag in flags:
            if (flag.sentence, _is_whole(flag)) == (sentence, whole):
                yield Line("flag", f"Lý do gắn cờ {_named(flag)}")
                yield from (Line("flag", words) for words in _against(flag.fact))


def _known(flags: Iterable[Flag]) -> Iterator[Line]:
    return (Line("note", f"Ghi nhận {_named(flag)}") for flag in flags)


def _is_whole(flag: Flag) -> bool:
    """Whether no sentence is missed where none is quoted."""
    return not flag.sentence and kind_words(flag.kind).whole


def _named(flag: Flag) -> str:
    """Kind and explanation: "(số liệu khác tài liệu): Bài nêu …"."""
    name = kind_words(flag.kind).name
    return f"({name[:1].lower()}{name[1:]}): {flag.explanation}"


def _against(fact: str) -> Iterator[str]:
    """What to hold it against, as a reader finds it; nothing where nothing stands against it."""
    kind, _, number = fact.partition(":")
    if kind == "article" and number:
        yield f"Để đối chiếu: bài nêu trên, lưu tại cơ quan (tin {number})."
    elif kind == "revision" and number:
        yield f"Để đối chiếu: bản {number} của bài này, lưu tại cơ quan."
    elif fact:
        yield f"Nguồn chính thức để đối chiếu: tài liệu nêu trên (mã {fact})."


def _each_once(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """What an article says twice is one statement; the first sentence that may be quoted speaks for it."""
    found: dict[Statement, Flag] = {}
    for flag in flags:
        said = statement(flag)
        if said not in found or (flag.sentence and not found[said].sentence):
            found[said] = flag
    return tuple(found.values())


# -- of one event, each statement once ---------------------------------------------------------------------


def told_as(flag: Flag) -> Told:
    """What a reader is told by *flag*."""
    return (flag.kind, flag.explanation)


def first_told(items: Sequence[Item]) -> Mapping[int, Mapping[Told, Item]]:
    """By clip: what another item of its event, before it among *items*, tells by a flag of its own, and that item."""
    first: dict[tuple[int, Told], Item] = {}
    told: dict[int, dict[Told, Item]] = {}
    for item in items:
        if item.story is None:
            continue
        for said in map(told_as, item.flags):
            before = first.setdefault((item.story.id, said), item)
            if before is not item:
                told.setdefault(item.clip, {})[said] = before
    return told
