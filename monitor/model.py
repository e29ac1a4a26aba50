"""Every value that travels through the program: frozen, typed, made of standard types only.

Not here: how a value is made (the stages), kept (store) or shown (publish). Text is NFC; times are aware
UTC datetimes; offsets count code points of the text they belong to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from monitor.case_line import CaseLine

Group = Literal["trung-uong", "cua-tinh", "tinh-khac", "co-quan-nha-nuoc", "tong-hop", "doi-ngoai", "nuoc-ngoai"]
SourceKind = Literal["feed", "sitemap", "listing"]
Province = Literal["central", "mention", "none"]
ToneValue = Literal["tich-cuc", "trung-tinh", "nhieu-chieu", "tieu-cuc"]
DateOrigin = Literal["feed", "meta", "jsonld", "text", "url", "first-seen", "person"]
Label = Literal["province", "topic", "place", "tone"]
Role = Literal["viewer", "officer", "approver", "admin"]  # each may do what those before it may
Medium = Literal["bao-dien-tu", "bao-in", "phat-thanh", "truyen-hinh"]

# The end states of an address, in the order the ledger prints them; `pending` is not yet one.
EndState = Literal["clip", "copy", "outside-scope", "junk", "forbidden", "not-an-article", "unreadable", "gone"]
State = Literal["pending", "clip", "copy", "outside-scope", "junk", "forbidden", "not-an-article", "unreadable", "gone"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file that people write: where it stands and what to do."""

    file: str
    line: int
    key: str
    message: str
    vietnamese: str = ""  # the message for the desk, where a person fills in the same by hand


# -- crawl: what a source says -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """One article as a feed, sitemap or listing names it."""

    url: str  # absolute, as listed
    title: str = ""
    summary: str = ""
    published: datetime | None = None  # None: no date, or one that could not be understood
    published_raw: str = ""
    changed: datetime | None = None  # when a sitemap says it last changed; not a date of publication


@dataclass(frozen=True, slots=True)
class Further:
    """Another address where the same list goes on: the next page of a listing, a sitemap of an index."""

    url: str
    changed: datetime | None = None  # when it last changed, where the index says so


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave so that it can later say "unchanged"."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class PollRequest:
    """One address of a source to be asked, with what it gave the last time."""

    source: str
    url: str
    validators: Validators = Validators()
    kind: SourceKind | None = None  # None: as the source says; else for a sitemap that fills a feed's gap


@dataclass(frozen=True, slots=True)
class Poll:
    """What one address of a source answered. `found` is empty unless `changed`."""

    source: str
    url: str
    outcome: Literal["changed", "unchanged", "refused", "failed"]
    reason: str = ""  # one line in English; empty when there is nothing to say
    found: tuple[Found, ...] = ()
    validators: Validators = Validators()
    retry_after: int | None = None  # seconds, when the server asked for it
    conditional: bool = False  # the request carried validators
    failure: Literal["", "temporary", "soft", "hard"] = ""  # how bad, when refused or failed
    further: tuple[Further, ...] = ()  # where the list goes on, in the order to read it
    wait: int = 0  # seconds that the server or the feed asks to leave between two polls, at most a day
    wait_why: str = ""  # who asks for them: "Cache-Control", "ttl", "updatePeriod"
    body_sha256: str = ""  # of the unpacked body of a "changed" answer
    feeds: tuple[str, ...] = ()  # the feeds that an HTML page names, where it was read
    robots: str = ""  # the rule of robots.txt that allowed or forbade it, in words

    @property
    def succeeded(self) -> bool:
        """Whether the address gave its list, changed or not."""
        return self.outcome in ("changed", "unchanged")


@dataclass(frozen=True, slots=True)
class Pending:
    """An address that waits to be fetched, with what its source said of it."""

    id: int
    url: str
    source: str
    attempts: int
    title: str = ""
    summary: str = ""
    published: datetime | None = None
    published_raw: str = ""
    first_seen: datetime | None = None
    entered_by: str = ""  # the person who named it; empty where a source lists it
    outlet: str = ""  # of a host that no source names
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class HostRules:
    """The robots.txt of one host, kept for a day so that it is asked for once a day and not once a run."""

    host: str  # host and port
    body: bytes  # empty where there is none
    fetched_at: datetime  # by the calendar clock


@dataclass(frozen=True, slots=True)
class HostPause:
    """A host that asked to be left alone, longer than a run waits."""

    host: str
    until: datetime  # by the real clock


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was sent and what came back, for the evidence; header names as they stood on the wire."""

    request: tuple[tuple[str, str], ...]
    version: str  # "HTTP/1.1" or "HTTP/2"
    status: int
    phrase: str  # may be empty
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: bytes and what the server said of them."""

    url: str  # as asked
    final_url: str  # after redirects
    redirects: tuple[str, ...]  # every address on the way, `url` first, `final_url` not among them
    content_type: str
    body: bytes  # unpacked
    fetched_at: datetime
    exchange: Exchange | None = None  # None: a page that no server sent (a test, a file)
    robots: str = ""  # the rule that allowed it, in words


@dataclass(frozen=True, slots=True)
class FetchFault:
    """Why a page could not be had. `temporary` is tried again; the others end the address."""

    url: str
    kind: Literal["temporary", "forbidden", "gone", "unreadable", "not-an-article"]
    reason: str
    retry_after: int | None = None
    robots: str = ""  # the rule that allowed or forbade it, in words; empty where none was asked


# -- read: what the publisher said -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A moment of publication that one origin claims, believed or not."""

    origin: DateOrigin
    at: datetime
    raw: str  # as it stood there


@dataclass(frozen=True, slots=True)
class Article:
    """An article as printed."""

    url: str
    canonical: str
    title: str
    lead: str
    text: str  # paragraphs separated by one newline; the lead is its first paragraph where the page prints one
    published: datetime
    published_from: DateOrigin
    published_raw: str
    authors: tuple[str, ...]
    language: str  # ISO 639-1
    title_only: bool = False  # only title and lead could be read
    section: str = ""  # where its outlet files it, as printed
    image: str = ""  # absolute address of the main picture
    keywords: tuple[str, ...] = ()  # the page's own tags, as printed
    dates: tuple[DateClaim, ...] = ()  # what each origin claims, the best origin first
    repairs: tuple[str, ...] = ()  # what was mended of its letters or dates, or is wanting, in words


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that differs between two readings of an article; `before` is empty when it was added."""

    change: Literal["changed", "added", "removed"]
    where: Literal["title", "text"]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Visit:
    """A later look at an article. `vanished`: its address is gone; `returned`: it is there again."""

    at: datetime
    outcome: Literal["same", "changed", "vanished", "returned", "failed"]
    reason: str
    capture: int | None = None  # number of the captured page, if there was one


# A selector is a small piece of CSS: one or two steps of tag, #id and .class, such as "div#main h1" or "p.sapo".


@dataclass(frozen=True, slots=True)
class Observation:
    """Where the parts of one article stood, for learning the shape of its source's pages.

    Each tuple holds the selectors under which the part is the only element of the page, the best first; it is empty
    where the page does not print the part in a place of its own.
    """

    host: str
    title: tuple[str, ...]
    text: tuple[str, ...]  # of the element around the paragraphs
    lead: tuple[str, ...]  # of an element that prints nothing else of the text
    date: tuple[str, ...]
    authors: tuple[str, ...]
    printed: bool  # only the printed date says when it was published
    dropped: tuple[str, ...]  # elements inside the text's place of which nothing was text
    kept: tuple[str, ...]  # elements inside it of which something was
    lines: tuple[str, ...]  # short paragraphs at the end, which may turn out to stand on every page
    headline: str  # its letters, without numbers: the parts of a series have one
    fingerprint: str  # of its words: copies of one article teach once


@dataclass(frozen=True, slots=True)
class Shape:
    """How the pages of one host are built, learned from several of them. "" or (): not printed in a place of its own."""

    host: str
    title: str
    text: str
    lead: tuple[str, ...]
    date: tuple[str, ...]
    authors: tuple[str, ...]
    chrome: tuple[str, ...]  # elements inside the text's place that are never text
    repeated: tuple[str, ...]  # paragraphs that stand on every page
    pages: int  # it was learned from


@dataclass(frozen=True, slots=True)
class Audit:
    """How far reading by a shape agrees with reading the careful way, on one page."""

    agreement: float  # 0 to 1
    difference: str  # what differs, in words; "" when nothing does


@dataclass(frozen=True, slots=True)
class ShapeUse:
    """What became of the shapes when one page was read."""

    shape: Shape | None = None  # the one that it was read by
    poor: Shape | None = None  # one that fitted, but found next to nothing
    observed: Observation | None = None  # what can be learned from the page
    audit: Audit | None = None  # it was read both ways


@dataclass(frozen=True, slots=True)
class ReadFault:
    """Why a page is no article."""

    url: str
    kind: Literal["not-an-article", "unreadable"]
    reason: str


# -- tag, group, check: what the machine says -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that caused a label: `text == article.<field>[start:end]`, and the rule that looked for them."""

    field: Literal["title", "text", "outlet"]
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class TopicTag:
    """A topic of the article, with the phrases that caused it."""

    id: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PlaceTag:
    """A place inside the province that the article names."""

    name: str
    code: str  # of the administrative unit; empty for rivers, sights and villages
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """Tone toward the province; only where the province is central."""

    value: ToneValue
    unsure: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The newest word of a person on one value of a label; it stands over what the machine says of it."""

    label: Label
    value: str  # "central", id of a topic, name of a place, "tieu-cuc"
    verdict: Literal["accept", "drop", "add"]
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tags:
    """What stands of one article: what the rules say, and over it what people decided."""

    province: Province
    province_evidence: tuple[Evidence, ...]
    topics: tuple[TopicTag, ...]  # the main one first; none to three by the rules, then those that people added
    places: tuple[PlaceTag, ...]
    tone: Tone | None
    junk: Evidence | None  # the junk rule that matched, if any
    rules_version: str
    decided: tuple[Decided, ...] = ()  # the words of people that stand, the oldest first


@dataclass(frozen=True, slots=True)
class Flag:
    """A statement that differs from a document. It says "to be verified", never "false"."""

    kind: str  # as rules/check.toml lists them: "figure-differs", "refuted-claim", "outlets-disagree" …
    sentence: str  # of the article; "" where the flag is about the whole of it
    found: str  # what the article gives
    expected: str  # what the document, the other outlet, the earlier words give; "" where nothing stands against it
    fact: str  # id of the fact or claim it is held against; "article:12" another article, "revision:1" earlier words; "" none
    explanation: str  # Vietnamese, one sentence a leader understands
    score: float
    rules_version: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a statement and its evidence give differently, and where: [start, end) in code points of each."""

    kind: Literal["figure", "date", "name", "place", "denial"]
    found: str  # the words of the statement
    expected: str  # the words of the evidence
    found_at: tuple[int, int]
    expected_at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What evidence says of a statement. Never who is right: which differs from which."""

    verdict: Literal["agrees", "conflicts", "not-enough"]
    differences: tuple[Difference, ...]  # of "conflicts" at least one; else none
    sentence: str  # of the evidence, that bears on the statement most; "" where none does
    likeness: float  # 0..1: how much of the statement that sentence and its neighbours speak of


@dataclass(frozen=True, slots=True)
class Signature:
    """MinHash of a text, comparable only with signatures of the same `scheme`."""

    scheme: str
    values: tuple[int, ...]
    bands: tuple[str, ...]  # two texts that share a band may be copies
    numbers: tuple[str, ...] = ()  # the distinct numbers of the text, sorted: tells a series' next notice from a copy


@dataclass(frozen=True, slots=True)
class Told:
    """What stories are made from: the words of one article, and the story that it is in already, if any."""

    id: int
    title: str
    text: str  # its beginning: the lead and the first paragraphs
    published: datetime
    outlet: str
    story: int | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """Why an article is in a story: what it has in common with the member that it is most like."""

    article: int  # that member
    likeness: float  # 0 to 1
    places: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    words: tuple[str, ...]  # the rarest first
    hours: int  # between the two, as published


@dataclass(frozen=True, slots=True)
class Printed:
    """One appearance of a text, with what tells who wrote it."""

    clip: int
    outlet: str
    published: datetime
    published_from: DateOrigin
    text: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose text it probably is: what is known of it today, not a decision. Which article is told does not hang on it."""

    clip: int | None  # None: an outlet that is none of the known appearances
    outlet: str
    why: Literal["credited", "wire", "earliest"]
    sure: bool


@dataclass(frozen=True, slots=True)
class Syndicated:
    """An appearance at an outlet whose owner had printed the text elsewhere before: no second voice."""

    clip: int
    first: str  # the outlet of the same owner that printed it before


@dataclass(frozen=True, slots=True)
class Family:
    """One text and all its appearances. However many they are, it is one text: none of them confirms another."""

    origin: Origin
    appearances: int
    houses: int  # owners, each counted once
    syndicated: tuple[Syndicated, ...]  # in the order of publication


@dataclass(frozen=True, slots=True)
class InStory:
    """The story that an article is in, as it stood when somebody asked."""

    id: int
    headline: str
    by_person: bool  # a person named the story, or pinned this headline
    pinned: int | None  # the article whose headline a person pinned


# -- store: what is kept ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClipText:
    """What a person wrote on an article."""

    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """What stands of what people wrote on an article."""

    words: ClipText | None = None  # their own, in place of a quoted sentence
    quote: ClipText | None = None  # another sentence of the article than the program chose
    translation: ClipText | None = None  # of its title


@dataclass(frozen=True, slots=True)
class Plan:
    """What people planned for the edition that is cut next."""

    dropped: Mapping[int, ClipText]  # by clip: why it is left out, and who says so
    orders: Mapping[str, tuple[int, ...]]  # by section: its clips in the order that a person gave them
    note: ClipText | None = None  # printed at the head


@dataclass(frozen=True, slots=True)
class Appearance:
    """The same article at another address."""

    clip: int
    outlet: str
    group: Group
    url: str
    title: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Clip:
    """An article in scope, as kept: what the publisher said and what the machine says of it."""

    id: int
    source: str  # empty for a paper clip
    outlet: str
    group: Group
    medium: Medium
    article: Article
    tags: Tags
    flags: tuple[Flag, ...]
    clipped_at: datetime  # when it became a clip
    entered_by: str  # empty unless a person brought it
    copies: tuple[Appearance, ...]  # its reprints, oldest first
    revisions: int = 1  # versions of its words, the first one included
    vanished_at: datetime | None = None  # since when its address is gone; None: it was there at the last look
    in_scope: bool = True  # False: imported, and kept for search only
    family: Family | None = None  # worked out when it is read, where somebody asks; never kept
    story: InStory | None = None  # looked up when it is read, where somebody asks
    copy_of: int | None = None  # the article that it repeats, likewise


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A source that could not be read, for the digest's footer."""

    source: str
    name: str
    reason: str
    whole: bool = True  # False: some of its addresses could be read


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One canonical address and how it ended."""

    url: str
    aliases: tuple[str, ...]
    source: str
    state: State
    reason: str
    first_seen: datetime


# -- publish: what was told ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToldStory:
    """What an edition says of a story; the same at each of its items."""

    id: int
    headline: str  # by a person; "" where nobody named it
    outlets: int  # that tell it in this edition, reprints included
    houses: int  # their owners, each counted once
    earlier: int | None  # number of the newest edition before this one that told of it


@dataclass(frozen=True, slots=True)
class Item:
    """One clip as an edition prints it; frozen, so that it renders the same for ever."""

    clip: int
    section: Literal["II", "III", "IV", "V", "VI", ""]  # where it is told in full; "" only in the full list (IX)
    heading: str  # sub-heading inside section IV; "" elsewhere
    supplement: bool  # published before the previous cut: printed as "Bổ sung"
    outlet: str
    domain: str
    group: Group
    medium: Medium
    title: str
    language: str
    authors: tuple[str, ...]
    published: datetime
    date_unsure: bool  # the date is the time of first sight
    title_only: bool
    quote: str  # one sentence of the article, at most 40 words; "" where there is none
    tone: ToneValue | None
    tone_unsure: bool
    topics: tuple[str, ...]  # labels in Vietnamese
    places: tuple[str, ...]
    copies: tuple[Appearance, ...]
    flags: tuple[Flag, ...]
    url: str
    family: Family | None = None  # None: nothing was known of it when the edition was cut
    story: ToldStory | None = None  # None: it had none when the edition was cut
    topic_ids: tuple[str, ...] = ()  # of `topics`
    words: str = ""  # what an officer wrote of the article, printed in place of the quote
    words_by: str = ""
    quote_by: str = ""  # the officer who chose the quote; "": the program
    translation: str = ""  # of the title, by an officer
    translation_by: str = ""
    national_left: bool = False  # section VI would tell it, were it not for the limit of general orientation


@dataclass(frozen=True, slots=True)
class Extract:
    """The part of an edition that one group of recipients gets."""

    id: str  # of the group; "" for the whole edition
    name: str
    sections: tuple[str, ...]  # "I" to "X"
    topics: tuple[str, ...]  # ids; (): articles of every topic
    outlet_groups: tuple[Group, ...]  # (): of every group of outlets


@dataclass(frozen=True, slots=True)
class Spike:
    """A topic that has far more articles in a day than in the days before, and what may be behind it."""

    topic: str  # id
    label: str
    count: int  # articles in the 24 hours before the cut
    mean: Decimal  # articles a day, of the days compared with
    days: int
    cause: Literal["news", "catch-up", "new-source"]  # "news": nothing of the program's own explains it
    sources: tuple[str, ...]  # names of those that the program's own cause comes from


@dataclass(frozen=True, slots=True)
class LateCopy:
    """An article of an earlier time, and where it appeared again since the previous edition; frozen, and no item."""

    original: Item  # as the edition that told it did; its copies are the new ones only, its family is that of today
    edition: int | None  # number of the edition that told it; None: none did, it was archived
    critical: bool  # told in section II or III, or critical or flagged by now
    flags: tuple[Flag, ...] = ()  # those that its edition did not tell


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An article that people left out of the edition that would have told it."""

    clip: int
    title: str
    outlet: str
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Edition:
    """The frozen set a digest is made from; every figure in it can be counted from `items`."""

    number: int
    due: datetime  # the digest hour it answers to
    since: datetime  # end of the previous edition, or 24 hours before `cut_at` for the first
    cut_at: datetime
    office: str
    province: str
    items: tuple[Item, ...]
    archived: int  # clips older than the window of the first edition: kept, not told
    sources: int  # sources watched
    faults: tuple[SourceFault, ...]
    title_only: int
    previous_items: int | None  # items of the edition before; None for the first
    week_items: tuple[int, ...]  # items of up to seven editions before, newest first
    late_copies: int = 0  # of an edition older than `late`, which kept no more than how many there were
    national_left: int = 0  # items of general orientation that section VI leaves to the full list
    timezone: str = "Asia/Ho_Chi_Minh"  # in which the hours are printed
    extracts: tuple[Extract, ...] = ()  # of the groups of recipients
    spikes: tuple[Spike, ...] = ()
    holidays: tuple[str, ...] = ()  # the days off that it covers, as printed: "Thứ Bảy 26/02"
    late: tuple[LateCopy, ...] = ()  # critical ones first
    approved_by: str = ""  # who looked at it before it was cut and let it go; "": nobody
    approved_at: datetime | None = None
    note: str = ""  # what an officer says at its head
    note_by: str = ""
    left_out: tuple[LeftOut, ...] = ()  # in the order in which they came
    cases: tuple[CaseLine, ...] | None = None  # the first one first; None: cut before the program knew of cases
    case_step: int = 0  # the last step of any case that it knew: what came later is news in the next one


@dataclass(frozen=True, slots=True)
class DayNote:
    """What the office's rules put on a day: a day off, a day worked in exchange for one, a reminder."""

    day: date
    kind: Literal["holiday", "working", "reminder"]
    text: str  # name of the holiday, or what is to be done
    unverified: bool = False  # nobody has compared it with the notice that gives it


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of one period that the next one is compared with."""

    period: str  # "2026-W47"
    items: int
    appearances: int
    judged: int  # items whose tone toward the province was judged
    critical: int  # of these: "tieu-cuc"
    groups: tuple[tuple[Group, int], ...]  # items of each group of outlets


@dataclass(frozen=True, slots=True)
class ReportStory:
    """How widely a story was told over the editions of a report."""

    id: int
    outlets: int  # reprints included
    houses: int  # their owners, each counted once


@dataclass(frozen=True, slots=True)
class Report:
    """A week or a month told from its editions; every figure in it can be counted from their items."""

    kind: Literal["week", "month"]
    period: str  # "2026-W48", "2026-11"
    first: date
    last: date
    made_at: datetime
    over: bool  # False: the period still runs, so this is no more than a look at it
    office: str
    province: str
    timezone: str
    editions: tuple[Edition, ...]  # due in the period, oldest first
    stories: tuple[ReportStory, ...]
    previous: Totals | None  # None: of the period before not every edition is there
    missing: tuple[date, ...]  # working days of the period without an edition
    rested: tuple[DayNote, ...]  # its days off
    coming: tuple[DayNote, ...]  # days of the next period
    cases: tuple[CaseLine, ...] | None = None  # open in the period; None: made before the program knew of cases


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person or mailbox that gets the digest."""

    address: str
    name: str
