"""All papers of the briefing, each from a new page with numbers of its own; two runs of one briefing give the same bytes.

Not here: what each paper says (papers.py, meeting.py, questions.py, lists.py).
"""

from monitor.briefing import Briefing
from monitor.publish.briefing.pack.given import Given
from monitor.publish.briefing.pack.lists import calendar, open_questions, speakers
from monitor.publish.briefing.pack.meeting import attendance, programme
from monitor.publish.briefing.pack.papers import invitation, minutes, notice, release
from monitor.publish.briefing.pack.questions import questions
from monitor.publish.word.page import bytes_of, count_anew, new_document
from monitor.publish.word.values import Head

_SIZE = 14  # points
# Each paper, and whether its pages lie.
_PAPERS = (
    (invitation, False),
    (programme, False),
    (attendance, False),
    (release, False),
    (questions, True),
    (speakers, True),
    (calendar, False),
    (minutes, False),
    (notice, False),
    (open_questions, True),
)


def pack_docx(
    briefing: Briefing, head: Head, *, recipients: tuple[str, ...] = (), archive: str = "", contact: str = ""
) -> bytes:
    """The Word file. *contact*: who answers those who are invited."""
    given = Given(briefing, head, recipients, archive, contact)
    document = new_document(f"Tài liệu {given.meeting}", briefing.office, briefing.made_at, size=_SIZE)
    for n, (write, lying) in enumerate(_PAPERS):
        if n:
            count_anew(document, lying=lying)
        write(document, given)
    return bytes_of(document)
