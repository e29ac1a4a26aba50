"""What people planned for the digest, in words. Pure. Not here: what stands of it (store), the log of the desk (shown/log.py)."""

from collections.abc import Mapping

from monitor.store.plans import DigestAct


def deed(act: DigestAct, acts: Mapping[int, DigestAct], titles: Mapping[int, str]) -> str:
    """One act in words; *acts* are those that it may take back, by id, *titles* those of articles.

    What takes back an undoing does the thing itself again.
    """
    undone, times = act, 0
    while undone.undoes is not None:
        if (before := acts.get(undone.undoes)) is None:
            return "hoàn tác"
        undone, times = before, times + 1
    words = _plain(undone, titles)
    return f"{'hoàn tác' if times % 2 else 'làm lại'} việc {words}" if times else words


def _plain(act: DigestAct, titles: Mapping[int, str]) -> str:
    if act.article is not None:
        about = f"“{titles[act.article]}”" if act.article in titles else f"tin {act.article}"
        return f"lược {about} ({act.text})" if act.act == "drop" else f"giữ lại {about}"
    if act.act == "order":
        return f"{'xếp lại' if act.articles else 'bỏ thứ tự riêng của'} mục {act.section}"
    return "viết lời ở đầu bản tin" if act.text else "bỏ lời ở đầu bản tin"
