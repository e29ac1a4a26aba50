"""New reprints of what was told before, in words: where they are listed, pointed to and counted.

All of them stand in the full list (IX). A part without it tells the critical ones in full in section II, or else in I;
what is not printed is counted. Not here: which reprints those are (edition/late.py).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from monitor.addresses import is_http
from monitor.model import Edition, LateCopy
from monitor.publish.digest.flags import flag_lines
from monitor.publish.digest.items import NO_ADDRESS, head, note, reprints_of, tone_label
from monitor.publish.digest.places import GROUP_NAMES
from monitor.publish.edition.extract import LIST, Portion
from monitor.publish.edition.late import late_appearances
from monitor.publish.view_values import Entry, Line, Part
from monitor.vietnamese.wording import listed, padded

ANCHOR = f"{LIST}.dang-lai"
PART = "phần lượt đăng lại mới"  # by these words a page leads to it
CRITICAL = "phản ánh hạn chế, bất cập hoặc cần kiểm chứng"
_TOLD_AS = {"II": ", phản ánh hạn chế, bất cập", "III": ", cần kiểm chứng"}
_NAMED = 20  # entries that a note points to


def critical(late: Sequence[LateCopy]) -> list[LateCopy]:
    """Those of *late* of which a leader must hear."""
    return [each for each in late if each.critical]


def printed(told: Portion, numeral: str) -> Sequence[LateCopy]:
    """Those that section *numeral* prints."""
    late = told.edition.late
    home = next((each for each in (LIST, "II", "I") if told.has(each)), "")
    if not home or numeral != home:
        return ()
    return late if home == LIST else critical(late)


def late_parts(told: Portion, numeral: str) -> Iterator[Part]:
    """What section *numeral* prints of them."""
    late = printed(told, numeral)
    if late:
        entries = tuple(late_entry(each, n, told.edition) for n, each in enumerate(late, start=1))
        which = f"tin, bài {known(late)}" if numeral == LIST else f"tin, bài {CRITICAL} {known(late)}"
        yield Part(f"Lượt đăng lại mới của {which} ({_amount(late)})", (), entries, ANCHOR)


def late_entry(late: LateCopy, number: int, edition: Edition) -> Entry:
    """The original, which edition told it, and each new appearance; *edition* is the one that found these."""
    item, web = late.original, is_http(late.original.url)
    lines = [Line("note", _spread(late)), Line("tags", f"Sắc thái: {tone_label(item.tone, unsure=item.tone_unsure)}.")]
    if not web and item.medium == "bao-dien-tu":
        lines.append(Line("note", NO_ADDRESS))
    return Entry(
        number=number,
        mark="",
        head=head(item, edition),
        title=item.title,
        note=note(item),
        lines=(*lines, *flag_lines(late.flags)),
        link=item.url if web else "",
        told="",
        reprints=reprints_of(item, edition),
    )


def _spread(late: LateCopy) -> str:
    """Which edition told it as what, how often it was printed again, by which groups of outlets, and by how many owners."""
    item, by_group = late.original, Counter(copy.group for copy in late.original.copies)
    groups = "; ".join(f"{name} {padded(by_group[group])}" for group, name in GROUP_NAMES.items() if by_group[group])
    said = [_told_by(late), f"Lượt đăng lại mới: {padded(len(item.copies))} ({groups})."]
    if item.family:
        said.append(
            f"Đến nay: {padded(item.family.appearances)} lượt đăng, {padded(item.family.houses)} cơ quan chủ quản."
        )
    return " ".join(said)


def _told_by(late: LateCopy) -> str:
    section = late.original.section
    now = f"; nay xếp loại {CRITICAL}" if late.critical and section not in _TOLD_AS else ""
    if late.edition is None:
        return f"Chưa nêu ở số nào (lưu từ trước){now}."
    return f"Đã nêu tại số {late.edition:03d} (mục {section or LIST}{_TOLD_AS.get(section, '')}){now}."


def known(late: Sequence[LateCopy]) -> str:
    """How it is said that what they repeat is older."""
    return "đã nêu ở các số trước" + (" hoặc đã lưu" if any(each.edition is None for each in late) else "")


def _amount(late: Sequence[LateCopy]) -> str:
    return f"{padded(late_appearances(late))} lượt, {padded(len(late))} tin, bài"


def late_pointer(told: Portion) -> Iterator[str]:
    """The note of section II on the critical ones, where the full list tells them."""
    late = critical(printed(told, LIST))
    if late:
        central = sum(copy.group == "trung-uong" for each in late for copy in each.original.copies)
        papers = f", trong đó báo chí Trung ương {padded(central)} lượt" if central else ""
        names = listed([f"tin {n}" for n in range(1, len(late) + 1)], _NAMED, "tin, bài")
        yield (
            f"Tin, bài {CRITICAL} {known(late)} có lượt đăng lại mới ({_amount(late)}{papers}): "
            f"xem mục {LIST}, {PART}, {names}."
        )


def late_summary(told: Portion) -> Iterator[str]:
    """How many there are, how many of them are critical, where they stand, and how many are not printed."""
    late = told.edition.late
    if not late:
        return
    home = next((each for each in (LIST, "II", "I") if printed(told, each)), "")
    where = f" (xem mục {home}, {PART})" if home else ""
    said = f"Lượt đăng lại mới của tin, bài {known(late)}: {padded(late_appearances(late))} lượt của {padded(len(late))} tin, bài"
    if count := len(critical(late)):
        said += f", trong đó {CRITICAL}: {padded(count)} tin, bài"
    left = len(late) - len(printed(told, home))
    rest = f"; {padded(left)} tin, bài không nêu ở bản trích này" if left else ""
    yield f"{said}{where}{rest}."


def late_figure(edition: Edition) -> Iterator[str]:
    """The sentence of section VIII; an edition from before they were frozen has only their number."""
    late = edition.late
    if late:
        yield f"Ngoài ra có {padded(late_appearances(late))} lượt đăng lại mới của {padded(len(late))} tin, bài {known(late)}."
    elif edition.late_copies:
        yield f"Ngoài ra có {padded(edition.late_copies)} lượt đăng lại mới của tin, bài đã nêu ở các số trước."
