"""The values of a case (vụ việc): what people did in it, step by step, and what stands after the last one.

Frozen and typed, like model.py; nothing of a case is ever changed, a later step says otherwise. Allowed values are those of
DOMAIN.md 1.3. Not here: the line that an edition or a report tells of it (case_line), which step may follow which (the room cases), keeping
them (store), words for people (desk, publish).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

# mới → đã chuyển đơn vị → đơn vị đã báo cáo → đã phản hồi báo chí → kết thúc; beside them: đề nghị cải chính, kiến nghị cơ quan
# cấp trên, không thuộc thẩm quyền. "Quá hạn" is no state: it follows from the clocks.
CaseState = Literal["new", "sent", "reported", "answered", "correction", "escalated", "outside", "closed"]
# chưa kiểm chứng, đang xác minh, đúng, đúng một phần, sai sự thật, không đủ căn cứ kết luận
Verdict = Literal["unchecked", "checking", "right", "partly", "false", "unproven"]
Conclusion = Literal["", "right", "partly", "false", "unproven"]  # of one sentence; "": nobody said yet
Level = Literal[1, 2, 3, 4]  # thông thường, cần lưu ý, cần xử lý, khẩn
# How often an outlet appears decides until when it must publish: daily and weekly print are not the same.
Periodical = Literal["", "bao-dien-tu", "bao-in", "bao-tuan", "tap-chi", "phat-thanh", "truyen-hinh"]

# What is written about a case as a whole, by the letters of the dossier (DOMAIN.md 2.4).
TextName = Literal[
    "title",  # one sentence: what the press says
    "summary",  # A: what is said to be wrong, where, on what ground, what is proposed
    "course",  # B4: what happened since
    "effect",  # D
    "nature",  # E: what the matter really is
    "grounds",  # F: law and precedents
    "right",  # H: what the article got right, and what is done about it
    "letter",  # I: draft to the outlet
    "statement",  # I: draft for the public
    "secrecy",  # độ mật, as a person says; the program holds no state secret
]
# G: không phản hồi, cung cấp thông tin, thông cáo, họp báo đột xuất, văn bản đề nghị đăng phản hồi, đề nghị cải chính, kiến nghị
# cơ quan quản lý, chuyển cơ quan có thẩm quyền, gửi cơ quan xử lý tin giả
Option = Literal[
    "watch", "inform", "release", "conference", "reply", "correction", "authority", "competent", "fake-news-centre"
]
# What happened outside the desk, with its proof:
Event = Literal[
    "asked",  # the press asked in writing; its receipt starts the clock of an answer
    "notified",  # a notice of a superior body came in
    "supplied",  # the material it asks for was given
    "informed",  # the spokesperson gave first information
    "delivered",  # an outlet has received a letter of ours: proof of receipt
    "published",  # the outlet published a reply or a correction
    "refused",  # it answered that it will not
]
Outcome = Literal[
    "",
    "right",  # the article is right; the matter itself was dealt with
    "corrected",  # corrected as the law asks for
    "corrected-partly",  # corrected, not as the law asks for
    "reply-published",
    "removed",
    "answered",  # the press was answered, nothing more was asked for
    "not-corrected",  # every step was taken
    "handed-over",  # to the competent body, with its receipt
    "no-ground",  # no ground to go on
    "same",  # opened twice: the matter is that of another case, and is followed and counted there
]
# The checklist of a published correction (DOMAIN.md 2.4).
Check = Literal["heading", "work", "both-contents", "apology", "own-column", "removed-kept", "reposted"]
CHECKS: tuple[Check, ...] = (
    "heading",
    "work",
    "both-contents",
    "apology",
    "own-column",
    "removed-kept",
    "reposted",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that goes with a step; any of it may be unknown."""

    number: str = ""
    day: date | None = None
    file: int | None = None  # of the case's files


@dataclass(frozen=True, slots=True)
class Opened:
    """The case begins."""

    title: str
    level: Level
    event_at: datetime  # which rules hold is decided by it; UTC
    sudden: bool = False  # an unexpected event: first information is due within hours
    story: int | None = None  # that it was opened from


@dataclass(frozen=True, slots=True)
class Linked:
    """An article belongs to it; *act* is the decision by which a flag of it was accepted."""

    article: int
    act: int | None = None


@dataclass(frozen=True, slots=True)
class Unlinked:
    """An article does not belong to it."""

    article: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """One text of it is this from now on."""

    what: TextName
    text: str


@dataclass(frozen=True, slots=True)
class Chose:
    """Its options (G) are these from now on."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """Its level is this from now on."""

    level: Level


@dataclass(frozen=True, slots=True)
class Timed:
    """The event was then, and came unexpected or not; what was written when the case was opened was wrong."""

    event_at: datetime
    sudden: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: a sentence in question beside the document."""

    article: int
    revision: int  # whose words the sentence are
    sentence: str  # verbatim
    claim: str  # what it says
    truth: str  # what the documents say
    paper: str  # number, day, page
    source: str  # where the public can look it up
    conclusion: Conclusion = ""
    verifier: str = ""  # name of the officer who looked it up


@dataclass(frozen=True, slots=True)
class RowSet:
    """Line *number* (1: N1) is this from now on."""

    number: int
    row: Row


@dataclass(frozen=True, slots=True)
class RowDropped:
    """Line *number* is gone; its number is not given again."""

    number: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The case is in another state, or in the same once more.

    *due* is a limit that a person set on the ground *basis*: the first instant that is too late, midnight for a whole day.
    """

    to: CaseState
    unit: str = ""  # for "sent": id of the unit, or its name where the rules have none
    outcome: Outcome = ""  # for "closed"
    due: datetime | None = None
    basis: str = ""
    same: int | None = None  # for the outcome "same": the other case


@dataclass(frozen=True, slots=True)
class Marked:
    """Something happened outside the desk."""

    what: Event
    article: int | None = None  # whose outlet it concerns
    periodical: Periodical = ""
    due: datetime | None = None  # as in Moved
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The leaders are asked to decide; "" takes the question back."""

    text: str


@dataclass(frozen=True, slots=True)
class Directed:
    """What the leaders decided."""

    text: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """An officer's verdict, on the ground of a document."""

    verdict: Verdict
    ground: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A second officer says the same of the step *proposal*."""

    proposal: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """A second officer does not, and says why in the note."""

    proposal: int


@dataclass(frozen=True, slots=True)
class Examined:
    """Whether the correction at *article* is as the law asks for: what it has, what not; what is in neither nobody looked at."""

    article: int
    has: tuple[Check, ...]
    lacks: tuple[Check, ...]
    published_at: datetime | None = None
    url: str = ""  # of the correction, where it stands by itself


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of the log with nothing else."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A dossier was made; *digest* is the SHA-256 of its manifest."""

    name: str
    digest: str


Body = (
    Opened
    | Linked
    | Unlinked
    | Wrote
    | Chose
    | Rated
    | Timed
    | RowSet
    | RowDropped
    | Moved
    | Marked
    | Asked
    | Directed
    | Proposed
    | Confirmed
    | Rejected
    | Examined
    | Noted
    | Packed
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a person did in a case, or wrote down that it happened."""

    id: int
    case: int
    at: datetime  # when it happened, as the person says; UTC
    entered_at: datetime
    by: str  # the login
    name: str  # of the person, as it was then
    note: str
    paper: Paper
    body: Body


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is held of the article: the newest proposal, and whether it may be told outside the desk."""

    verdict: Verdict
    ground: str
    proposal: int  # the step
    by: str  # login of the first officer
    name: str
    at: datetime
    confirmed_by: str = ""
    confirmed_name: str = ""
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A file that somebody put into a case."""

    id: int
    case: int
    name: str
    media_type: str
    size: int  # bytes
    sha256: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it stands after its last step."""

    id: int
    level: Level
    state: CaseState
    opened_at: datetime
    opened_by: str
    opened_name: str
    event_at: datetime
    sudden: bool
    story: int | None
    articles: tuple[int, ...]  # in the order in which they were linked
    acts: Mapping[int, int]  # by article: the decision on its flag that led here
    texts: Mapping[TextName, str]
    options: tuple[Option, ...]
    rows: Mapping[int, Row]  # by number, ascending
    unit: str
    asks: str  # what the leaders are to decide; "" nothing
    directed: str  # what they decided last
    assessment: Assessment | None
    outcome: Outcome
    closed_at: datetime | None
    same: int | None = None  # the case in which its matter is followed, where it was opened twice
    steps: tuple[Step, ...] = field(default=())

    @property
    def title(self) -> str:
        """What the press says, in one sentence."""
        return self.texts.get("title", "")

    @property
    def last(self) -> int:
        """The number of its last step: who saw another one saw another case."""
        return self.steps[-1].id

    @property
    def verdict(self) -> Verdict:
        """What may be said of the article outside the desk: "false" only when two officers said it and what is right is told."""
        if self.assessment is None:
            return "unchecked"
        if self.assessment.verdict == "false" and not self.told:
            return "checking"
        return self.assessment.verdict

    @property
    def told(self) -> bool:
        """Whether what was concluded may leave the desk."""
        found = self.assessment
        return found is not None and (
            found.verdict != "false" or (bool(found.confirmed_by) and bool(self.texts.get("right", "").strip()))
        )


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit that runs in a case, or ran."""

    rule: str  # id of the rule; "" where a person set the limit
    name: str
    basis: str
    unverified: bool  # the office has not confirmed the rule
    starts: datetime
    started_by: int  # the step
    due: datetime | None  # the first instant that is too late; None: no rule tells, a person must say
    whole_days: bool  # told as a day, not as an hour
    ended: datetime | None
    article: int | None = None

    def overdue(self, now: datetime) -> bool:
        """Whether the limit has passed, or had passed when it ended."""
        return self.due is not None and (self.ended or now) >= self.due

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.ended is None
