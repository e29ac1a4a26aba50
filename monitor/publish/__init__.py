"""An edition in; mail, HTML, plain text and exports out. Not here: which clips wait, what is kept, when it is sent."""

from monitor.publish.digest.html import render_html, view_html
from monitor.publish.digest.text import render_text, view_text
from monitor.publish.edition.build import build_edition, in_window
from monitor.publish.edition.extract import WHOLE, extract_of
from monitor.publish.edition.freeze import dump_edition, load_edition
from monitor.publish.edition.late import Reprinted
from monitor.publish.edition.rows import edition_csv, edition_jsonl
from monitor.publish.export.rows import clip_row, write_csv, write_jsonl
from monitor.publish.mail.compose import Attachment, compose, message_id
from monitor.publish.mail.smtp import Answer, Send, mail_server
from monitor.publish.mail.subject import subject
from monitor.publish.report.build import dump_report, load_report, stories_of, totals_of
from monitor.publish.report.view import report_html, report_subject, report_text

__all__ = [
    "WHOLE",
    "Answer",
    "Attachment",
    "Reprinted",
    "Send",
    "build_edition",
    "clip_row",
    "compose",
    "dump_edition",
    "dump_report",
    "edition_csv",
    "edition_jsonl",
    "extract_of",
    "in_window",
    "load_edition",
    "load_report",
    "mail_server",
    "message_id",
    "render_html",
    "render_text",
    "report_html",
    "report_subject",
    "report_text",
    "stories_of",
    "subject",
    "totals_of",
    "view_html",
    "view_text",
    "write_csv",
    "write_jsonl",
]
