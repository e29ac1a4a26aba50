"""An edition in; mail, HTML, plain text and exports out. Not here: which clips wait, what is kept, when it is sent."""

from monitor.publish.digest_html import render_html, view_html
from monitor.publish.digest_text import render_text, view_text
from monitor.publish.edition import build_edition
from monitor.publish.edition_rows import edition_csv, edition_jsonl
from monitor.publish.export import clip_row, write_csv, write_jsonl
from monitor.publish.extract import WHOLE, extract_of
from monitor.publish.freeze import dump_edition, load_edition
from monitor.publish.mail import compose, message_id
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
    "edition_csv",
    "edition_jsonl",
    "extract_of",
    "load_edition",
    "mail_server",
    "message_id",
    "render_html",
    "render_text",
    "subject",
    "view_html",
    "view_text",
    "write_csv",
    "write_jsonl",
]
