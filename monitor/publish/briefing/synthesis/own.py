"""The desk's own figures in the report of half a year or a year: press and cases. Not here: what units told (tasks.py)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from monitor.briefing import Want
from monitor.case import Outcome, Verdict
from monitor.publish.briefing.telling.compare import amount_against
from monitor.publish.briefing.telling.telling import Telling, said
from monitor.publish.briefing.values import Sentence
from monitor.publish.digest.items import TONES
from monitor.vietnamese.case_words import OUTCOME_WORDS, VERDICT_WORDS

_MISLEADING: tuple[Verdict, ...] = ("false", "partly")


def press_told(told: Telling, want: Want, head: str) -> Iterator[Sentence]:
    """How many items of *want*, of which tone; of all of them also how that moved."""
    items, printed = told.count(want), told.printed(want)
    if not items.value:
        yield Sentence(f"{head} 0 tin, bài về tỉnh {told.briefing.province} được ghi nhận.", figures=(items,))
        return
    amounts = f"{said(items.value)} tin, bài ({said(printed.value)} lượt đăng)"
    tones = {name: told.count(replace(want, tone=tone)) for tone, name in TONES.items()}
    unjudged = told.count(replace(want, judged=False))
    words = ", ".join(f"{name} {said(figure.value)}" for name, figure in tones.items())
    text = f"{head} {amounts} về tỉnh {told.briefing.province}: {words}, không xét sắc thái {said(unjudged.value)}."
    yield Sentence(text, figures=(items, printed, *tones.values(), unjudged))
    if want == Want():
        yield from amount_against(told, items, printed)


def cases_told(told: Telling) -> Iterator[Sentence]:
    """How many cases were followed, and how they ended."""
    cases = told.briefing.cases
    if not cases:
        yield Sentence("Không có vụ việc nào được lập hồ sơ theo dõi trong kỳ.")
        return
    closed = [case for case in cases if case.state == "closed"]
    opened = len(told.briefing.opened)
    running = f"đang xử lý {said(len(cases) - len(closed))}"
    yield Sentence(
        f"Đã theo dõi {said(len(cases))} vụ việc: mở mới trong kỳ {said(opened)}, đã kết thúc {said(len(closed))}, {running} "
        "(Phụ lục III)."
    )
    wrong = Counter(case.verdict for case in cases if case.verdict in _MISLEADING)
    if wrong:
        named = "; ".join(
            f"{VERDICT_WORDS[verdict].lower()}: {said(wrong[verdict])}" for verdict in _MISLEADING if wrong[verdict]
        )
        yield Sentence(f"Vụ việc đã có kết luận của cán bộ về thông tin: {named}.")
    else:
        yield Sentence("Không có vụ việc nào có thông tin được kết luận là chưa đúng.")
    ended: Counter[Outcome] = Counter(case.outcome for case in closed if case.outcome)
    if ended:
        named = "; ".join(
            f"{words.lower()}: {said(ended[outcome])}" for outcome, words in OUTCOME_WORDS.items() if ended[outcome]
        )
        yield Sentence(f"Kết quả các vụ việc đã kết thúc: {named}.")
