"""Freezing a briefing at the desk: as its draft was seen, or not at all. Not here: requests (screens), what is kept (briefings)."""

from monitor.briefings.difference import figures_moved, rules_moved
from monitor.briefings.freezing import Made, Ready, freeze_ready, ready
from monitor.desk.briefings import told
from monitor.desk.briefings.asking import is_over
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.faults import DeskError
from monitor.periods import Period
from monitor.store.audit import Actor

_FIGURES = "tin, bài, nhãn hoặc phần khác của số liệu"
_PAPER = "mẫu báo cáo (tệp Word) hoặc quy tắc"


def freeze_draft(period: Period, seen: str, actor: Actor) -> None:
    """Keep for ever what stands now, where it is what the draft of the time *seen* says; else a new draft is made.

    Raises DeskError (409) wherever nothing was frozen.
    """
    desk, store = the_desk(), the_store()
    refuse_frozen(period)
    if not is_over(period, desk.settings.office.timezone, desk.clock()):
        raise DeskError(
            409, "Chưa chốt được", "Kỳ báo cáo chưa kết thúc nên chưa chốt được số liệu.", "Chốt sau ngày cuối của kỳ."
        )
    with told.making():
        refuse_frozen(period)  # while this one waited somebody else may have been faster
        draft = told.draft(period)
        if draft is None or seen != draft.briefing.made_at.isoformat():
            raise DeskError(
                409,
                "Chưa chốt được",
                "Bản nháp bạn đã xem không còn là bản mới nhất.",
                "Mở lại trang kỳ báo cáo, xem bản nháp rồi chốt.",
            )
        found = ready(store, desk.settings, period, desk.clock())
        if what := _moved(draft, found):
            told.hold(found)
            raise DeskError(
                409,
                "Số liệu vừa thay đổi" if _FIGURES in what else "Mẫu hoặc quy tắc vừa thay đổi",
                f"Có {' và '.join(what)} thay đổi sau khi lập bản nháp bạn đã xem; chưa chốt gì. Bản nháp mới đã được lập.",
                "Mở lại trang kỳ báo cáo, xem bản nháp mới rồi chốt.",
            )
        freeze_ready(store, desk.settings, found, actor=actor)
    told.forget(period)


def _moved(draft: Made, now: Ready) -> list[str]:
    """What of it is another than the *draft* says."""
    paper = draft.paper != now.paper or rules_moved(draft.briefing, now.briefing)
    return [*([_FIGURES] if figures_moved(draft.briefing, now.briefing) else []), *([_PAPER] if paper else [])]


def refuse_frozen(period: Period) -> None:
    """Raises DeskError where *period* was frozen before."""
    frozen = the_store().briefings.get(period.name)
    if frozen:
        raise DeskError(
            409,
            "Kỳ này đã chốt",
            f"{frozen.name} đã chốt số liệu của kỳ này; báo cáo không thay đổi nữa.",
            "Mở lại trang kỳ báo cáo để xem bản đã chốt và phần khác so với hiện nay.",
        )
