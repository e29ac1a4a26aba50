"""An edition in; mail, HTML, plain text and exports out. Not here: which clips wait, what is kept, when it is sent."""

from monitor.publish.digest_html import render_html
from monitor.publish.digest_text import render_text
from monitor.publish.edition import build_edition
from monitor.publish.export import clip_row, write_csv, write_jsonl
from monitor.publish.freeze import dump_edition, load_edition
from monitor.publish.mail import compose, message_id, send_mail
from monitor.publish.subject import subject

__all__ = [
    "build_edition",
    "clip_row",
    "compose",
    "dump_edition",
    "load_edition",
    "message_id",
    "render_html",
    "render_text",
    "send_mail",
    "subject",
    "write_csv",
    "write_jsonl",
]
