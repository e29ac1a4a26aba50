"""The template that offices begin with, in the form of the decree: rules/templates/bao-cao.docx is made by this.

Not here: which places there are (template.py), filling them (report.py).
"""

from datetime import UTC, datetime

from monitor.publish.briefing.word.template import BLOCKS
from monitor.publish.word.letterhead import addressees, letterhead, title
from monitor.publish.word.page import bytes_of, new_document
from monitor.publish.word.paragraphs import gap
from monitor.publish.word.runs import write
from monitor.publish.word.signing import sign
from monitor.publish.word.values import Head

SIZE = 14  # points of the text
_MADE = datetime(2026, 1, 1, tzinfo=UTC)  # whenever it is made: the same bytes


def new_template() -> bytes:
    """The Word file; the same bytes each time."""
    document = new_document("Mẫu báo cáo", "", _MADE, size=SIZE)
    head = Head("{{co_quan_cap_tren}}", "{{co_quan}}", "{{dia_danh}}", "{{ky_hieu}}", "{{chuc_vu_nguoi_ky}}", "{{nam}}")
    letterhead(document, head, mark="{{dau_hieu}}")
    title(document, "loại văn bản", "{{trich_yeu}}")
    document.paragraphs[-3].runs[0].text = "{{loai_van_ban}}"  # the name of a place is not written in capitals
    addressees(document, ("{{kinh_gui}}",))
    for block in BLOCKS[:-1]:
        write(document.add_paragraph(), f"{{{{p {block}}}}}")
    gap(document)
    sign(document, head.post, (), "")
    listed = document.tables[-1].rows[0].cells[0].paragraphs[-1]
    listed.runs[0].text = "{{noi_nhan}}"
    write(document.add_paragraph(), f"{{{{p {BLOCKS[-1]}}}}}")
    return bytes_of(document)
