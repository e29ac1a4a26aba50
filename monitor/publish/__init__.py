"""An edition in; mail, HTML, plain text and exports out. Not here: which clips wait, what is kept, when it is sent."""

from monitor.publish.digest_html import render_html, view_html
from monitor.publish.digest_text import render_text, view_text
from monitor.publish.edition import build_edition
from monitor.publish.edition_rows import edition_csv, edition_jsonl
from monitor.publish.export import clip_row, write_csv, write_jsonl
from monitor.publish.extract import WHOLE, extract_of
from monitor.publish.freeze import dump_edition, load_edition
from monitor.publish.mail import compose, message_id
from monitor.publish.report import dump_report, load_report, stories_of, totals_of
from monitor.publish.report_view import report_html, report_subject, report_text
from monitor.publish.smtp import Answer, Send, mail_server
from monitor.publish.subject import subject

__all__ = [
    "WHOLE",
    "Answer",
    "Send",
    "build_edition",
    "clip_row",
    "compose",
    "dump_edition",
    "dump_report",
    "edition_csv",
    "edition_jsonl",
    "extract_of",
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
