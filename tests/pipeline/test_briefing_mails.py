"""The mail of a frozen briefing over real SMTP: what it prints is what page, Word and Excel print; each reader gets it once.

Not for: how it looks (tests/publish/test_briefing_mail.py), retries (test_delivery.py).
"""

import io
import os
import re
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from docx import Document as Word

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))  # brief_samples, brief_mails …

from brief_mails import read, sentences_of, tables_in, tables_of
from brief_pages import parsed
from brief_pages import tables_of as tables_of_page
from brief_samples import frozen
from brief_sheets import cells_of, names, opened, sheet

from monitor.briefings.as_json import dump_briefing
from monitor.briefings.rendering import MAIL_HTML, MAIL_TEXT, PAGE, files, stationery_of
from monitor.config import load
from monitor.config.recipients import RecipientRow
from monitor.errors import InputError, MailError
from monitor.periods import named
from monitor.pipeline.outgoing.briefing_mails import mail_briefing, mails_of
from monitor.pipeline.outgoing.held import MARK, lift
from monitor.publish.briefing.document import document
from monitor.publish.briefing.walk import grids
from monitor.store.audit import Actor
from monitor.store.briefings import packed, packed_files
from monitor.vietnamese.wording import padded

ROOT = Path(__file__).parents[2]
DUYET = Actor("duyet", "Lê Thị Thử")
QUARTER = named("2026Q3")
AT = datetime(2026, 10, 1, 2, 0, tzinfo=UTC)
DESK = "https://diem-bao.office.example/tq"
ENCLOSED = "Gửi kèm: báo cáo (Word) và phụ lục số liệu (Excel), cùng số liệu với thư này."
LEADER, CLERK = "lanh-dao@office.example", "van-thu@office.example"
SOURCES = '[crawl]\nuser_agent = "TestDesk/0.1"\ncontact = "mailto:desk@example.vn"\n'
SOURCE = '[[source]]\nid = "a"\nname = "Báo A"\ngroup = "cua-tinh"\nkind = "feed"\nurl = "https://a.example/rss"\nlanguage = "vi"\n'


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """A quarter with everything in it, and its files by the rules of this office, made once: pictures take their time."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(ROOT / "rules", folder / "rules")
    (folder / "sources.toml").write_text(SOURCES + SOURCE, encoding="utf-8")
    settings = load(folder)
    settings = replace(settings, desk=settings.desk.model_copy(update={"url": f"{DESK}/"}))
    return frozen(), files(frozen(), stationery_of(settings)), settings.briefing


class Sender:
    """The office that froze the quarter, its server on loopback, and what it sends."""

    def __init__(self, office, postbox, edition):
        self.office, self.postbox = office.with_mail(postbox.port), postbox
        self.briefing, self.files, self.words = edition
        self.store = office.session.store
        self.freeze(self.files)
        self.name(LEADER, CLERK)
        office.clock.at = AT + timedelta(days=1)

    def freeze(self, made):
        self.store.briefings.save("2026Q3", packed(dump_briefing(self.briefing)), packed_files(made), DUYET, AT)

    def name(self, *addresses):
        """Write *addresses*, and nobody else, into rules/briefing.toml."""
        settings = self.office.session.settings
        rows = tuple(RecipientRow(address=each, name="Lãnh đạo") for each in addresses)
        briefing = settings.briefing.model_copy(update={"recipients": rows})
        self.office = self.office.with_settings(replace(settings, briefing=briefing))

    def reach(self, port):
        """Write *port* into rules/office.toml as that of the mail server."""
        settings = self.office.session.settings
        mail = settings.office.mail.model_copy(update={"port": port})
        self.office = self.office.with_settings(
            replace(settings, office=settings.office.model_copy(update={"mail": mail}))
        )

    def limit(self, megabytes):
        """Write *megabytes* into rules/briefing.toml as the largest mail."""
        settings = self.office.session.settings
        briefing = settings.briefing.model_copy(update={"mail_megabytes": megabytes})
        self.office = self.office.with_settings(replace(settings, briefing=briefing))

    def reachable(self, url):
        """Write *url* into rules/desk.toml as where readers open the desk."""
        settings = self.office.session.settings
        self.office = self.office.with_settings(replace(settings, desk=settings.desk.model_copy(update={"url": url})))

    def send(self, period=QUARTER):
        return mail_briefing(self.office.session, period, DUYET)

    def got(self):
        return [to for to, _ in self.postbox.got]

    def states(self):
        return {mail.recipient: mail.state for mail in mails_of(self.store, QUARTER)}


@pytest.fixture
def sender(office, postbox, edition):
    return Sender(office, postbox, edition)


@pytest.fixture
def received(sender):
    """The mail as its first reader got it: subject, text, page, files."""
    sender.send()
    return read(sender.postbox.got[0][1])


# -- one edition, four papers ------------------------------------------------------------------------


def test_the_received_mail_says_the_frozen_words_and_below_them_what_is_enclosed_and_brings_the_frozen_files(sender):
    sender.send()
    _, text, _, attached = read(sender.postbox.got[0][1])

    assert text.replace("\r\n", "\n").encode() == sender.files[MAIL_TEXT] + f"{ENCLOSED}\n".encode()
    assert attached == {
        "bao-cao-2026Q3.docx": sender.files["bao-cao.docx"],
        "phu-luc-so-lieu-2026Q3.xlsx": sender.files["phu-luc-so-lieu.xlsx"],
    }


def test_every_sentence_of_the_mail_stands_on_the_page_and_in_the_attached_word_report(sender, received):
    """Each number in a sentence with it; only what tells of the mail itself stands nowhere else."""
    _, text, page, attached = received
    word = Word(io.BytesIO(attached["bao-cao-2026Q3.docx"]))
    in_word = {_bare(each.text) for each in word.paragraphs}
    on_page = {_bare(each.text_content()) for each in parsed(sender.files[PAGE]).iter("p", "caption")}
    headings = {grid.title for grid in grids(document(sender.briefing, sender.words))}
    told = [said for said, _ in sentences_of(page) if re.search(r"\d", said)]
    common = [said for said in told if not said.startswith(("Số liệu từ ngày", "Số liệu đã chốt"))]

    assert [said for said in told if said not in text.splitlines()] == []
    assert [said for said in common if _bare(said) not in on_page] == []
    assert [said for said in common if _bare(said) not in in_word and said not in headings] == []
    assert len(common) > 20


def _bare(text):
    return " ".join(text.split()).rstrip("./")


def test_every_cell_of_the_mails_tables_is_that_of_page_word_and_excel(sender, received):
    _, text, page, attached = received
    told = document(sender.briefing, sender.words)
    every = list(grids(told))
    heads = {grid.id: grid.columns for grid in every}
    in_excel = dict(zip(heads, cells_of(attached["phu-luc-so-lieu-2026Q3.xlsx"], told), strict=True))
    on_page = dict(zip(heads, tables_of_page(sender.files[PAGE]), strict=True))
    word = Word(io.BytesIO(attached["bao-cao-2026Q3.docx"]))
    in_word = {tuple(cell.text for cell in table.rows[0].cells): table for table in word.tables}
    shown = tables_of(page)

    assert set(shown) == {"bang-1", "bang-su-kien", "bang-vu-viec"}
    assert tables_in(text, {grid.id: grid.title for grid in every if grid.id in shown}) == shown
    for id_, rows in shown.items():
        kept = [[cell.text for cell in row.cells] for row in in_word[heads[id_]].rows[1:]]
        for others in (on_page[id_], in_excel[id_], kept):
            assert [_at(heads[id_], row, rows[n]) for n, row in enumerate(others[: len(rows)])] == rows
    assert sum(len(cells) for rows in shown.values() for _, cells in rows) == 8 * 4 + 2 * 4 + 4 * 4


def _at(heads, row, like):
    """What *row* under *heads* has of a row that the mail shows."""
    said = dict(zip(heads, row, strict=True))
    return next((name for name in row[:2] if name == like[0]), ""), {head: said[head] for head in like[1]}


def test_every_link_of_the_mail_leads_to_the_list_that_excel_names_for_the_same_number(received):
    """Excel has each figure of the report with its words, its value and its query."""
    _, _, page, attached = received
    book = opened(attached["phu-luc-so-lieu-2026Q3.xlsx"])
    rows = [
        row for row in sheet(book, 1 + names(book).index("Số liệu, câu truy vấn")) if isinstance(row.get(2), Decimal)
    ]
    known = {(_number(row), row.get(4, "")) for row in rows}
    in_words = {(row[1], _number(row), row.get(4, "")) for row in rows}
    links = [(link.text_content(), link.get("href")) for link in page.iter("a")]
    figures = [(number, _query(to)) for number, to in links if "/items" in to]
    told = [(said, number, _query(to)) for said, links in sentences_of(page) for number, to in links if "/items" in to]

    assert [each for each in figures if each not in known] == []
    assert [each for each in told if each not in in_words] == []
    assert (len(figures) > 40, len(told) > 15) == (True, True)


def _number(row):
    return padded(int(row[2]))


def _query(address):
    found = urlsplit(address)
    assert f"{found.scheme}://{found.netloc}{found.path}" == f"{DESK}/briefings/2026Q3/items"
    return found.query


# -- each reader once --------------------------------------------------------------------------------


def test_each_reader_gets_it_once_however_often_it_is_sent(sender):
    first, again = sender.send(), sender.send()

    assert sender.got() == [LEADER, CLERK]
    assert (first.sent, again.sent, again.already) == ((LEADER, CLERK), (), 2)
    assert sender.states() == {LEADER: "sent", CLERK: "sent"}
    assert {mail.sent_at for mail in mails_of(sender.store, QUARTER)} == {AT + timedelta(days=1)}


def test_who_is_named_later_gets_the_same_mail_and_nobody_else_does(sender):
    sender.name(LEADER)
    sender.send()
    sender.name("Lanh-Dao@office.example", CLERK)
    sender.send()
    one, two = (read(body) for _, body in sender.postbox.got)

    assert sender.got() == [LEADER, CLERK]
    assert (one[0], one[1], one[3]) == (two[0], two[1], two[3])
    assert one[0] == "Báo cáo báo chí quý III năm 2026"


def test_who_is_taken_out_before_it_went_gets_nothing(sender):
    sender.reach(1)
    with pytest.raises(MailError, match="could not be reached"):
        sender.send()
    sender.reach(sender.postbox.port)
    sender.name(CLERK)
    sender.send()

    assert sender.got() == [CLERK]
    assert sender.states() == {LEADER: "withdrawn", CLERK: "sent"}


def test_one_that_the_server_refuses_waits_and_the_others_get_theirs(sender):
    sender.postbox.refuses.add(LEADER)
    report = sender.send()

    assert (report.sent, [address for address, _ in report.refused]) == ((CLERK,), [LEADER])
    assert sender.states() == {LEADER: "waiting", CLERK: "sent"}
    sender.postbox.refuses.clear()
    assert sender.send().sent == (LEADER,)


def test_after_a_restore_the_mails_of_what_was_frozen_before_are_held_until_a_person_says_whether_they_went(sender):
    (sender.office.session.data / MARK).write_text(f"{(AT + timedelta(hours=1)).isoformat()}\n")
    report = sender.send()
    assert ([mail.recipient for mail in report.held], report.tried, sender.got()) == ([LEADER, CLERK], (), [])
    lift(sender.office.session.data)
    sender.send()
    assert sender.got() == [LEADER, CLERK]


def test_what_was_frozen_after_a_restore_is_sent_at_once(sender):
    (sender.office.session.data / MARK).write_text(f"{(AT - timedelta(hours=1)).isoformat()}\n")
    sender.send()
    assert sender.got() == [LEADER, CLERK]


def test_the_log_has_a_line_of_each_sending_that_made_mails(sender):
    sender.send()
    sender.send()
    (line,) = (each for each in sender.store.audit.lines() if each.act == "briefing.mail")

    assert (line.actor.login, line.about) == ("duyet", "briefing 2026Q3")
    assert line.detail == {"mails": 2, "to": [LEADER, CLERK]}


def test_of_two_that_send_at_once_the_first_one_alone_has_a_line(sender, tmp_path):
    """The other one sends while the first has its mails ready and has not kept them yet: it asks for the hour just then."""
    first = sender.office.session
    asked = []

    def clock():
        if len(asked) == 1:
            asked.append("now")
            mail_briefing(first, QUARTER, Actor("khac", "Người khác"))
        asked.append("hour")
        return first.clock()

    report = mail_briefing(replace(first, clock=clock), QUARTER, DUYET)
    (line,) = (each for each in sender.store.audit.lines() if each.act == "briefing.mail")

    assert (line.actor.login, report.already, sender.got()) == ("khac", 2, [LEADER, CLERK])


def test_what_is_not_frozen_is_refused_and_the_refusal_says_how_to_freeze(sender):
    with pytest.raises(
        InputError, match=r"2026Q2 is not frozen.*`monitor briefing --period 2026Q2 --freeze --as USER`"
    ):
        sender.send(named("2026Q2"))

    assert sender.store.messages.unsent() == ()


def test_where_nobody_is_named_it_says_where_to_name_them(sender):
    sender.name()

    with pytest.raises(InputError, match=r"add `recipients` to rules/briefing\.toml"):
        sender.send()
    assert sender.store.messages.unsent() == ()


def test_a_range_of_days_has_a_message_id_without_two_points_in_a_row(office, postbox, edition):
    sender, days = Sender(office, postbox, edition), named("2026-07-01..2026-08-15")
    sender.store.briefings.save(
        days.name, packed(dump_briefing(sender.briefing)), packed_files(sender.files), DUYET, AT
    )
    sender.send(days)
    (mail, _) = mails_of(sender.store, days)

    assert mail.message_id.startswith("<report.briefing-2026-07-01-2026-08-15.20261001020000.")


def test_one_frozen_before_there_were_mails_is_told_from_what_was_frozen(office, postbox, edition):
    briefing, made, words = edition
    older = {name: content for name, content in made.items() if name not in (MAIL_TEXT, MAIL_HTML)}
    sender = Sender(office, postbox, (briefing, older, words))
    sender.send()
    _, text, _, _ = read(sender.postbox.got[0][1])

    assert [line for line in text.splitlines() if DESK not in line] == [
        *(line for line in made[MAIL_TEXT].decode().splitlines() if DESK not in line),
        ENCLOSED,
    ]


def test_one_that_already_says_what_is_enclosed_does_not_say_it_twice(office, postbox, edition):
    briefing, made, words = edition
    text = made[MAIL_TEXT] + f"{ENCLOSED}\n".encode()
    sender = Sender(office, postbox, (briefing, {**made, MAIL_TEXT: text}, words))
    sender.send()

    assert read(sender.postbox.got[0][1])[1].count("Gửi kèm") == 1


# -- how large it may be -----------------------------------------------------------------------------


@pytest.fixture
def heavy(office, postbox, edition):
    """A period of which the annex alone is larger than a mail may be, and that has a synthesis."""
    briefing, made, words = edition
    more = {"phu-luc-so-lieu.xlsx": os.urandom(1_100_000), "bao-cao-tong-hop.docx": b"PK tong hop"}
    sender = Sender(office, postbox, (briefing, {**made, **more}, words))
    sender.limit(1)
    return sender


def test_the_synthesis_of_a_half_year_goes_with_it(heavy):
    heavy.limit(10)
    heavy.send()
    _, text, _, attached = read(heavy.postbox.got[0][1])

    assert list(attached) == ["bao-cao-2026Q3.docx", "bao-cao-tong-hop-2026Q3.docx", "phu-luc-so-lieu-2026Q3.xlsx"]
    assert "Gửi kèm: báo cáo (Word), báo cáo tổng hợp theo kế hoạch (Word) và phụ lục số liệu (Excel)," in text


def test_an_annex_that_makes_it_too_large_stays_out_and_the_mail_says_where_it_is(heavy):
    heavy.reachable(DESK)
    heavy.send()
    message = heavy.postbox.got[0][1]
    _, text, page, attached = read(message)
    told = f"Không gửi kèm, vì thư sẽ quá 1 MB: phụ lục số liệu (Excel, 1,1 MB); mở tại {DESK}/briefings/2026Q3."

    assert list(attached) == ["bao-cao-2026Q3.docx", "bao-cao-tong-hop-2026Q3.docx"]
    assert text.splitlines()[-1] == told
    assert [each for each, _ in sentences_of(page)][-1] == told
    assert page.xpath("//a/@href")[-1] == f"{DESK}/briefings/2026Q3"
    assert len(message) < 1_000_000


def test_without_an_address_of_the_desk_it_says_where_on_the_desk_the_file_is(heavy):
    heavy.send()
    text = read(heavy.postbox.got[0][1])[1]

    assert text.splitlines()[-1].endswith("(Excel, 1,1 MB); mở tại mục “Báo cáo” trên phần mềm, kỳ 2026Q3.")


def test_a_limit_that_is_changed_holds_for_the_mails_made_afterwards_and_changes_nothing_frozen(heavy):
    heavy.name(LEADER)
    heavy.send()
    heavy.limit(10)
    heavy.name(LEADER, CLERK)
    heavy.send()
    first, second = (read(body) for _, body in heavy.postbox.got)

    assert [len(each[3]) for each in (first, second)] == [2, 3]
    frozen = heavy.files[MAIL_TEXT].decode()
    assert all(each[1].replace("\r\n", "\n").startswith(frozen) for each in (first, second))
    assert heavy.store.briefings.file("2026Q3", MAIL_TEXT) == heavy.files[MAIL_TEXT]


def test_the_figures_of_the_page_lead_to_the_same_lists(edition):
    """Every list that the mail opens is opened by the page too, and nothing that counts nothing is a link."""
    _, made, _ = edition
    lists = {
        name: set(re.findall(rf'href="({DESK}/[^"]*/items[^"]*)"', made[name].decode()))
        for name in ("thu.html", "bao-cao.html")
    }
    assert len(lists["thu.html"]) > 20
    assert lists["thu.html"] <= lists["bao-cao.html"]
