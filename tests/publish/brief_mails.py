"""Reads the mail of a briefing back as its readers get it: its text, its page, its files. Not for: what it should say."""

import email
import re
from email.policy import default

from lxml import html


def read(message):
    """The subject, the plain text, the page and the attached files (name: bytes) of a message as it came over the wire."""
    mail = email.message_from_bytes(message, policy=default)
    files = {part.get_filename(): part.get_payload(decode=True) for part in mail.iter_attachments()}
    text, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    return mail["Subject"], text, html.fromstring(page), files


def sentences_of(page):
    """Each sentence of the page with what its links lead to: (text, [(number, address), …])."""
    found = page.xpath("//p[not(ancestor::div[@id])]")
    return [
        (each.text_content(), [(link.text_content(), link.get("href")) for link in each.iter("a")]) for each in found
    ]


def tables_of(page):
    """The tables of the page by id: in each, a row's name and what stands under each heading."""
    return {table.get("id"): list(_rows(table)) for table in page.xpath("//*[@id]")}


def tables_in(text, titles):
    """The same of the plain text; *titles* are the headings of the tables, by id."""
    return {id_: list(_lines_under(text.splitlines(), title)) for id_, title in titles.items() if title in text}


def _rows(table):
    if table.tag == "table":
        heads = [cell.text_content() for cell in table.xpath("./tr[1]/th")]
        for row in table.xpath("./tr[position()>1]"):
            name, *cells = (cell.text_content() for cell in row)
            yield name, dict(zip(heads[1:], cells, strict=True))
        return
    for block in table:
        name, *lines = (line.text_content() for line in block.iter("p"))
        yield name, dict(said.split(": ", 1) for line in lines for said in _pieces(line))


def _lines_under(lines, title):
    for line in lines[lines.index(title) + 1 :]:
        if line.startswith("- "):
            name = line[2:]
        elif line.startswith("  "):
            yield name, dict(said.split(": ", 1) for said in _pieces(line.strip()))
        else:
            return


def _pieces(line):
    """A line "Tin, bài: 04; Số báo: 05" in pieces; a semicolon inside what is said divides nothing."""
    return re.split(
        r"; (?=(?:Tin, bài|Lượt đăng|Tích cực|Tiêu cực|Số báo|Số ngày|Thời hạn|Kết quả xử lý đến cùng|Trạng thái): )",
        line,
    )
