"""The whole report of half a year or a year: its parts in the order of the rules, then four annexes. Not here: what they say."""

from monitor.briefing import Briefing
from monitor.config.briefing import BriefingRules
from monitor.errors import InputError
from monitor.publish.briefing.synthesis.annexes import cases_annex, months_annex, products_annex, standings_annex
from monitor.publish.briefing.synthesis.tasks import own_words, part_of
from monitor.publish.briefing.telling.telling import Telling, made_at, said, telling
from monitor.publish.briefing.telling.wording import marks, period_name
from monitor.publish.briefing.values import Document, Sentence
from monitor.unit_report import Synthesis
from monitor.vietnamese.wording import short_day


def synthesis_document(briefing: Briefing, rules: BriefingRules) -> Document:
    """What is told of a half or a year. Raises InputError for a briefing without the plan's tasks."""
    synthesis = briefing.synthesis
    if synthesis is None:
        raise InputError(
            f"of {briefing.period.name} no report by the plan is made: it is no half and no year, "
            "or rules/synthesis.toml does not say what units report"
        )
    told = telling(briefing, rules)
    now, next_ = period_name(briefing.period), period_name(briefing.period.after)
    return Document(
        kind="BÁO CÁO",
        subject=f"Kết quả công tác thông tin đối ngoại {now}, phương hướng, nhiệm vụ {next_}",
        opening=_opening(told, synthesis),
        sections=tuple(part_of(told, synthesis, part) for part in synthesis.parts),
        annexes=(
            months_annex(told),
            standings_annex(synthesis),
            cases_annex(told),
            products_annex(synthesis),
        ),
        marks=marks(briefing, made_at(briefing)),
    )


def _opening(told: Telling, synthesis: Synthesis) -> tuple[Sentence, ...]:
    briefing = told.briefing
    plan = f"Thực hiện {synthesis.plan}, " if synthesis.plan else ""
    head = f"{plan}{briefing.office} báo cáo như sau:"
    asked = len(synthesis.standings)
    sent = sum(1 for each in synthesis.standings if each.received_on)
    last = f"hết ngày {short_day(briefing.period.last)}" if briefing.over else "thời điểm lập báo cáo"
    press = (
        f"số liệu theo dõi báo chí từ ngày {short_day(briefing.period.first)} đến {last}, lập lúc {made_at(briefing)}."
    )
    basis = f"Tổng hợp báo cáo của {said(sent)} trên {said(asked)} đơn vị (Phụ lục II) và {press}"
    if not sent:
        basis = f"Chưa có đơn vị nào gửi báo cáo (Phụ lục II). Báo cáo này chỉ có {press}"
    missing = (
        f"Số liệu của {said(asked - sent)} đơn vị chưa gửi báo cáo không có trong báo cáo này." if sent < asked else ""
    )
    return tuple(Sentence(own_words(text)) for text in (head, basis, missing) if text)
