"""Every file of a briefing, by its name: one registry, so that all of them are made from the one value and kept together.

Not here: how any of them is made (publish/briefing), keeping them (freezing.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.briefing import Briefing
from monitor.cases.dossier.gathered import head_of
from monitor.config import Settings
from monitor.config.briefing import BriefingRules
from monitor.config.office import Office
from monitor.config.synthesis import SynthesisRules
from monitor.publish.briefing.annex_xlsx import annex_xlsx, synthesis_xlsx
from monitor.publish.briefing.charts import chart_png, chart_svg
from monitor.publish.briefing.document import document
from monitor.publish.briefing.mail.html import mail_html
from monitor.publish.briefing.mail.short import mail_document
from monitor.publish.briefing.mail.text import mail_text
from monitor.publish.briefing.pack.build import pack_docx
from monitor.publish.briefing.page import Link, page_html
from monitor.publish.briefing.rows import rows_csv, rows_jsonl
from monitor.publish.briefing.synthesis import synthesis_document
from monitor.publish.briefing.values import Document
from monitor.publish.briefing.walk import charts
from monitor.publish.briefing.word.faults import TemplateError
from monitor.publish.briefing.word.maker import new_template
from monitor.publish.briefing.word.report import report_docx

REPORT, PACK, ANNEX, PAGE = "bao-cao.docx", "tai-lieu-hop-bao.docx", "phu-luc-so-lieu.xlsx", "bao-cao.html"
CSV, JSON_LINES = "tin-bai.csv", "tin-bai.jsonl"
MAIL_HTML, MAIL_TEXT = "thu.html", "thu.txt"
SYNTHESIS, SYNTHESIS_PAGE, SYNTHESIS_TABLES = (f"bao-cao-tong-hop.{kind}" for kind in ("docx", "html", "xlsx"))
RULES = "cach-tinh.json"  # no paper: by what rules the tables were cut, so that the desk shows those of a frozen period
_OF_TABLES = frozenset(("smallest_denominator", "places", "samples", "outlets", "content"))
TEMPLATE = Path("rules") / "templates" / REPORT


@dataclass(frozen=True, slots=True)
class Stationery:
    """All that goes into the files beside the briefing itself, read once: where it is another, so are the files."""

    template: bytes
    words: BriefingRules
    plan: SynthesisRules
    office: Office
    desk: str = ""  # where readers of the mail open the desk; "": no figure of it leads there


def stationery_of(settings: Settings) -> Stationery:
    """As it lies in the office's files now. Raises InputError for a template that cannot be read."""
    in_no_file = {"recipients": (), "mail_megabytes": 10}  # who gets the mail, and how large it may be
    words = settings.briefing.model_copy(update=in_no_file)
    return Stationery(_template(settings), words, settings.synthesis, settings.office, settings.desk.url.rstrip("/"))


def files(briefing: Briefing, paper: Stationery) -> Mapping[str, bytes]:
    """The files of *briefing*; the same value on the same *paper* gives the same figures and words.

    Raises InputError for a template of the office that cannot be used.
    """
    told = document(briefing, paper.words)
    return {
        REPORT: _report(told, briefing, paper),
        PACK: _pack(briefing, paper.office),
        ANNEX: annex_xlsx(told, briefing),
        PAGE: page_html(told, briefing, link=_link(briefing, paper)),
        **mail(briefing, paper),
        CSV: rows_csv(briefing),
        JSON_LINES: rows_jsonl(briefing),
        RULES: paper.words.model_dump_json(include=set(_OF_TABLES), indent=1).encode(),
        **_synthesis(briefing, paper),
        **{f"{chart.id}.png": chart_png(chart) for chart in charts(told)},
        **{f"{chart.id}.svg": chart_svg(chart) for chart in charts(told)},
    }


def rules_of(kept: bytes | None, now: BriefingRules) -> BriefingRules:
    """The rules of *now*, but those that tables go by as they were *kept* with a briefing; None: nothing was."""
    if kept is None:
        return now
    then = BriefingRules.model_validate_json(kept)
    return now.model_copy(update={name: getattr(then, name) for name in _OF_TABLES})


def mail(briefing: Briefing, paper: Stationery) -> Mapping[str, bytes]:
    """The mail of *briefing* in both its forms, with links to the desk where the office says how readers reach it."""
    told = mail_document(briefing, paper.words)
    desk = _at_desk(briefing, paper)
    return {
        MAIL_HTML: mail_html(told, briefing, _link(briefing, paper), desk),
        MAIL_TEXT: mail_text(told, briefing, desk),
    }


def _at_desk(briefing: Briefing, paper: Stationery) -> str:
    """The address of the period there; "" where the office says none."""
    return f"{paper.desk}/briefings/{briefing.period.name}" if paper.desk else ""


def _link(briefing: Briefing, paper: Stationery) -> Link:
    """Where each figure leads: its list at the desk; a nought counts nothing."""
    desk = _at_desk(briefing, paper)
    return lambda figure: f"{desk}/items?{figure.want.query}".rstrip("?") if desk and figure.value else ""


def _synthesis(briefing: Briefing, paper: Stationery) -> Mapping[str, bytes]:
    """The report by the plan's own numbering, of half a year and of a year: Word, a page, its tables with what they sum."""
    if briefing.synthesis is None:
        return {}
    told = synthesis_document(briefing, paper.words, paper.plan)
    return {
        SYNTHESIS: _report(told, briefing, paper),
        SYNTHESIS_PAGE: page_html(told, briefing, link=_link(briefing, paper)),
        SYNTHESIS_TABLES: synthesis_xlsx(told, briefing),
    }


def _report(told: Document, briefing: Briefing, paper: Stationery) -> bytes:
    letterhead = paper.office.letterhead
    return report_docx(
        told,
        briefing,
        paper.template,
        head_of(paper.office, briefing.made_at.astimezone(ZoneInfo(briefing.timezone))),
        recipients=letterhead.recipients,
        archive=letterhead.archive,
        pictures={chart.id: chart_png(chart, bare=True) for chart in charts(told)},  # Word prints the title itself
        template_name=TEMPLATE.as_posix(),
    )


def _pack(briefing: Briefing, office: Office) -> bytes:
    letterhead = office.letterhead
    return pack_docx(
        briefing,
        head_of(office, briefing.made_at.astimezone(ZoneInfo(briefing.timezone))),
        recipients=letterhead.recipients,
        archive=letterhead.archive,
        contact=letterhead.contact,
    )


def _template(settings: Settings) -> bytes:
    """The office's own, or the one that the program brings where there is none."""
    try:
        return (settings.folder / TEMPLATE).read_bytes()
    except FileNotFoundError:
        return new_template()
    except OSError as error:
        raise TemplateError.of(
            TEMPLATE.as_posix(),
            f"cannot be read: {error.strerror}",
            "không đọc được: kiểm tra quyền đọc tệp trên máy chủ",
        ) from error
