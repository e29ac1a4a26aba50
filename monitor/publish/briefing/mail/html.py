"""The mail of a briefing as one HTML page that mail programs show: one column, nothing loaded, each figure a link to its list.

Not here: what it says (short.py), the page for the projector (page.py).
"""

from monitor.briefing import Briefing
from monitor.publish.briefing.mail.rows import is_table, numbers_alone
from monitor.publish.briefing.page import Link, cell_html, frozen_line, no_link, period_line, sentence_html
from monitor.publish.briefing.telling.tables import TOTAL
from monitor.publish.briefing.values import Document
from monitor.publish.templating import template


def mail_html(document: Document, briefing: Briefing, link: Link = no_link, desk: str = "") -> bytes:
    """The page of *document*, which `mail_document` made.

    *link* says where a figure leads, "" for nowhere; *desk* is the address of the period at the desk, "" for none.
    """
    return (
        template("briefing_mail.html")
        .render(
            document=document,
            briefing=briefing,
            period=period_line(briefing),
            made=frozen_line(briefing),
            desk=desk,
            words=lambda sentence: sentence_html(sentence, link),
            number=lambda cell: cell_html(cell, link),
            is_table=is_table,
            numbers_alone=numbers_alone,
            total=TOTAL,
        )
        .encode()
    )
