"""The flags from which a case is opened, or which come into one: as they stand, accepted, and as lines of the comparison.

Not here: reading forms (entering.py, joining.py), what an officer decides of a flag by itself (desk.flags).
"""

from collections.abc import Iterator, Sequence

from monitor.case import Row
from monitor.desk.acting import acting
from monitor.desk.deciding.refused import RefusedError
from monitor.desk.desk import the_store
from monitor.desk.flags.beside import Document, beside_all
from monitor.desk.flags.deciding import Seen, decide, gone
from monitor.desk.flags.words import STANDS
from monitor.store.flag_values import StandingFlag

_ROWS = 20  # lines of the comparison that flags begin


def taken(flags: Sequence[Seen]) -> tuple[StandingFlag, ...]:
    """*flags*, accepted where they wait for a decision, each as it stands then; asked where all is kept or nothing.

    Raises RefusedError (404, 409) where one is not as the page showed it.
    """
    if not flags:
        return ()
    before = _standing(flags)
    for seen, flag in zip(flags, before, strict=True):
        _as_seen(seen, flag)
    _accept([seen for seen, flag in zip(flags, before, strict=True) if flag.state == "open"])
    return _standing(flags)


def rows(flags: Sequence[StandingFlag]) -> Iterator[Row]:
    """The first lines of the comparison: each sentence once, beside the document where the flag names one of the registers."""
    beside = beside_all(flags)
    sentences: set[str] = set()
    for flag in flags:
        if not flag.flag.sentence or flag.flag.sentence in sentences or len(sentences) == _ROWS:
            continue
        sentences.add(flag.flag.sentence)
        near = beside.get((flag.article, flag.number))
        document = near if isinstance(near, Document) and not near.withdrawn else None
        yield Row(
            article=flag.article,
            revision=flag.revision,
            sentence=flag.flag.sentence,
            claim=flag.flag.found,
            truth=_truth(flag, document),
            paper=_paper(document),
            source=document.source if document else "",
        )


def _standing(flags: Sequence[Seen]) -> tuple[StandingFlag, ...]:
    """Each of *flags* as it stands."""
    articles = {seen.article for seen in flags}
    known = {
        (each.article, each.key.digest): each for article in articles for each in the_store().flags.standing(article)
    }
    found = [known.get((seen.article, seen.digest)) for seen in flags]
    if not all(found):
        raise gone()
    return tuple(each for each in found if each)


def _as_seen(seen: Seen, flag: StandingFlag) -> None:
    """Raise RefusedError (409) where a flag is not as the page showed it, or no case can be opened from it."""
    if (seen.revision, seen.act) == (flag.revision, flag.seen) and flag.state in ("open", "accepted"):
        return
    raise RefusedError(
        409,
        "Nội dung không còn như khi bạn mở trang",
        f"Nội dung cần kiểm chứng của tin {flag.article} nay {STANDS[flag.state]}"
        f"{f' (báo đã sửa bài, nay là bản {flag.revision})' if flag.revision != seen.revision else ''}. "
        "Chưa có gì được ghi.",
        "Xem nội dung mới dưới đây rồi quyết định.",
    )


def _accept(flags: Sequence[Seen]) -> None:
    """Accept those that wait for a decision."""
    if not flags:
        return
    others = sorted({each.article for each in flags} - {flags[0].article})
    detail = {"articles": others} if others else {}
    with acting("flag.accept", f"clip {flags[0].article}", **detail) as act:
        decide(flags, "accepted", "", act)


def _truth(flag: StandingFlag, document: Document | None) -> str:
    """What the document says; what only another article says is none."""
    return (flag.flag.expected or document.says or document.told) if document and document.told else ""


def _paper(document: Document | None) -> str:
    if document is None or not document.document:
        return ""
    day = f", ngày {document.day:%d/%m/%Y}" if document.day else ""
    return "; ".join(part for part in (f"{document.document}{day}", document.issuer, document.page) if part)
