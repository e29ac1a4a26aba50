"""`monitor digest …` as an officer meets it: what is said, what is kept, which exit code. Not for: delivery itself (tests/pipeline)."""

import shutil
import sys
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))  # talking_server

from talking_server import HANG_UP, TalkingServer, write_mail_rules

from monitor.cli import cli
from monitor.pipeline.outgoing.held import MARK
from monitor.store import Store

ROOT = Path(__file__).parents[1]
EVENING, MORNING, EIGHT = "2026-11-22T18:00:00+07:00", "2026-11-23T07:00:00+07:00", "2026-11-23T08:00:00+07:00"
NEXT_MORNING = "2026-11-24T07:00:00+07:00"
LEADER, DUTY, BORDER = "lanh-dao@van-phong.example", "truc@van-phong.example", "bien-gioi@van-phong.example"
GROUP = f"""
[[groups]]
id = "bien-gioi"
name = "Biên giới"
hour = 08:00:00
recipients = [{{ address = "{BORDER}" }}]
"""
BRIDGE = "Xã Hàm Yên khánh thành cầu mới"
PAPER = f"""
outlet = "Báo Thử"
group = "cua-tinh"
medium = "bao-in"
published = 2026-11-22T15:00:00+07:00
title = "{BRIDGE}"
text = '''
(Báo Thử) - Sáng 22/11, tại xã Hàm Yên, tỉnh Tuyên Quang, chính quyền xã khánh thành cây cầu mới nối hai thôn. Cây cầu dài 48 m, làm trong tám tháng bằng công sức của người dân hai bên bờ suối. Ông trưởng thôn cho biết, từ nay trẻ em đi học không còn phải lội suối, việc chở cam ra chợ cũng dễ hơn nhiều, bà con hai thôn đều mừng, mong con đường từ đầu cầu tới trường sớm được làm nốt để xe máy, xe thồ và cả xe của trạm y tế đi lại được trong mùa mưa lũ.
'''
entered_by = "Cán bộ trực"
"""
LENGTH = "Cây cầu dài 48 m, làm trong tám tháng bằng công sức của người dân hai bên bờ suối."


@pytest.fixture
def server():
    talking = TalkingServer()
    yield talking
    talking.stop()


@pytest.fixture
def office(tmp_path, server, empty_database):
    """A folder with the repository's rules, an empty archive, two readers, a group that reads at eight, a mail server."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "sources.toml", tmp_path)
    write_mail_rules(tmp_path, server.port, LEADER, DUTY, groups=GROUP)
    empty_database(tmp_path / "data" / "monitor.db")
    return tmp_path


@pytest.fixture
def clip(office, monitor):
    """A clip from print, number 1."""
    (office / "clip.toml").write_text(PAPER, encoding="utf-8")
    assert monitor("--now", EVENING, "add", "--paper", office / "clip.toml")[0] == 0
    return 1


@pytest.fixture
def at(monitor):
    """A digest command at an hour: (exit code, lines said, fault)."""

    def run(now, *arguments):
        code, said, fault = monitor("--now", now, "digest", *arguments)
        return code, said.splitlines(), fault

    return run


@pytest.fixture
def archive(office):
    with Store.open(office / "data" / "monitor.db") as store:
        yield store


# -- preview and send --------------------------------------------------------------------------------


def test_a_preview_writes_the_whole_and_each_groups_part_and_sends_nothing(at, office, clip, server):
    code, said, _ = at(MORNING, "preview")
    assert (code, said[0]) == (0, "edition 1: 1 items, not cut yet")
    assert said[1].startswith("group bien-gioi: ")
    assert Path(said[1].removeprefix("group bien-gioi: ")).exists()
    assert all(Path(path).exists() for path in said[2:])
    assert server.connections == 0


def test_the_previews_of_a_number_are_gone_once_it_is_cut(at, office, clip):
    """Also that of a group that is none any more; another number's stay."""
    folder = office / "data" / "editions"
    at(MORNING, "preview")
    (folder / "0001-nhom-cu-preview.html").write_text("bản xem trước của nhóm cũ", encoding="utf-8")
    (folder / "0002-preview.html").write_text("số khác", encoding="utf-8")
    assert at(MORNING, "send")[0] == 0
    assert sorted(file.name for file in folder.glob("*preview*")) == ["0002-preview.html"]
    assert {"0001.html", "0001-bien-gioi.txt"} <= {file.name for file in folder.iterdir()}


def test_an_edition_that_cannot_be_written_leaves_nothing_and_is_named_as_it_was_typed(at, office, clip):
    """A folder that is not there; a folder where the file should be, beside which the half would stay."""
    at(MORNING, "send")
    for out in (office / "so" / "1.txt", office / "rules"):
        before = sorted(office.rglob("*"))
        code, said, fault = at(MORNING, "show", "1", "--out", out)
        assert (code, said) == (1, [])
        assert fault.startswith(f"monitor: cannot use {out}: ")
        assert sorted(office.rglob("*")) == before


def test_a_new_preview_leaves_none_of_a_group_that_is_gone(at, office, clip):
    folder = office / "data" / "editions"
    at(MORNING, "preview")
    rules = office / "rules" / "digest.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace(GROUP, ""), encoding="utf-8")
    assert at(MORNING, "preview")[0] == 0
    assert sorted({file.stem for file in folder.iterdir()}) == ["0001-preview"]


def test_a_send_says_who_got_it_and_who_waits_for_which_hour(at, office, server):
    """At eight the group gets its part; sent once more, nothing goes."""
    first, second, third = (at(now, "send") for now in (MORNING, EIGHT, EIGHT))
    assert first == (
        0,
        [
            f"sent to {LEADER} (edition 1)",
            f"sent to {DUTY} (edition 1)",
            f"{BORDER} (group bien-gioi) waits for 2026-11-23 08:00",
        ],
        "",
    )
    assert second == (0, [f"sent to {BORDER} (edition 1)"], "")
    assert third == (0, ["edition 1 was sent before (3 mails); nothing to send"], "")
    assert server.recipients() == [LEADER, DUTY, BORDER]
    assert (office / "data" / "editions" / "0001.html").exists()


def test_a_refusal_is_exit_code_1_and_names_what_follows(at, office, server):
    server.always["RCPT"] = lambda command: "550 5.1.1 no such mailbox" if DUTY in command else "250 OK"
    code, said, fault = at(EIGHT, "send")
    assert code == 1
    assert said[:2] == [f"sent to {LEADER} (edition 1)", f"not sent to {DUTY} (edition 1)"]
    assert fault == f"monitor: {DUTY} (edition 1): 550 5.1.1 no such mailbox; it waits for its next try\n"


def test_a_server_that_fails_in_the_middle_still_tells_who_got_it(at, office, server):
    """What was sent is said before the fault."""

    def last_one(_command):
        server.go_away()
        return "250 taken"

    server.answers["DOT"] = [last_one]
    server.answers["MAIL"] = ["250 OK", HANG_UP]
    code, said, fault = at(EIGHT, "send")
    assert (code, said) == (1, [f"sent to {LEADER} (edition 1)"])
    assert "could not be reached" in fault
    assert (office / "data" / "editions" / "0001.html").exists()  # to be printed, or sent by other means


def test_mails_of_an_older_edition_go_first_and_are_named(at, office, server):
    server.always["GREETING"] = "421 4.3.2 down for today"
    assert at(EIGHT, "send")[0] == 1
    server.always["GREETING"] = "220 back"
    code, said, _ = at(NEXT_MORNING, "send")
    assert code == 0
    assert said[:5] == [
        f"sent to {to} (edition {n})" for n, to in ((1, LEADER), (1, DUTY), (1, BORDER), (2, LEADER), (2, DUTY))
    ]


def test_a_trial_marks_nothing(at, office, server):
    assert at(MORNING, "send", "--test", DUTY) == (0, [f"sent to {DUTY} (a trial)"], "")
    server.answers["RCPT"] = ["550 5.1.1 no such mailbox"]
    code, said, fault = at(MORNING, "send", "--test", DUTY)
    assert (code, said) == (1, [])
    assert fault == f"monitor: {DUTY} (a trial): 550 5.1.1 no such mailbox; nothing was kept or marked\n"
    assert at(MORNING, "list") == (0, ["no edition was cut yet"], "")


def test_a_clock_that_was_days_ahead_is_believed_on_demand(at, office):
    at("2026-12-23T07:00:00+07:00", "send")
    code, _, fault = at(MORNING, "send")
    assert (code, "--believe-clock" in fault) == (1, True)
    assert at(MORNING, "send", "--believe-clock")[0] == 0


# -- readers who come and go -------------------------------------------------------------------------

NEW = "moi-den@van-phong.example"


def rewrite(office, old, new):
    rules = office / "rules" / "digest.toml"
    text = rules.read_text(encoding="utf-8")
    assert old in text
    rules.write_text(text.replace(old, new), encoding="utf-8")


def test_a_reader_who_was_taken_out_is_told_by_the_send_and_shown_on_demand(at, office, server):
    """The group reads at eight; its reader leaves before."""
    at(MORNING, "send")
    rewrite(office, GROUP, "")
    assert at(EIGHT, "send")[1] == [f"withdrawn: mail 3 to {BORDER} (edition 1): taken out of the rules"]
    assert at(EIGHT, "outbox")[1] == ["the outbox is empty: every mail was sent once"]
    assert at(EIGHT, "outbox", "--all")[1] == [
        "withdrawn (1)",
        f"  3  {BORDER}  edition 1, group bien-gioi: not tried yet; taken out of the rules, 2026-11-23 08:00",
    ]
    code, _, fault = at(EIGHT, "again", "3", "--as", "Lê Thử")
    assert (code, f"mail 3 is to {BORDER}, who stands in no list of rules/ any more" in fault) == (1, True)
    assert server.recipients() == [LEADER, DUTY]


def test_a_corrected_address_gets_the_edition_on_demand(at, office, server):
    at(EIGHT, "send")
    rewrite(office, DUTY, NEW)
    assert at(EIGHT, "send", "--edition", "1", "--to", NEW) == (0, [f"sent to {NEW} (edition 1)"], "")
    code, said, fault = at(EIGHT, "send", "--edition", "1", "--to", NEW)
    assert (code, said, fault) == (1, [], f"monitor: edition 1 was sent to {NEW} before (mail 4)\n")
    assert server.recipients() == [LEADER, DUTY, BORDER, NEW]


def test_a_late_mail_that_is_refused_is_exit_code_1_and_waits(at, office, server):
    at(EIGHT, "send")
    rewrite(office, DUTY, NEW)
    server.answers["RCPT"] = ["550 5.1.1 no such mailbox"]
    code, said, fault = at(EIGHT, "send", "--edition", "1", "--to", NEW)
    assert (code, said) == (1, [f"not sent to {NEW} (edition 1)"])
    assert fault == f"monitor: {NEW} (edition 1): 550 5.1.1 no such mailbox; it waits for its next try\n"


@pytest.mark.parametrize(
    "arguments",
    [["--edition", "1"], ["--to", NEW], ["--edition", "1", "--to", NEW, "--test", DUTY]],
)
def test_an_edition_is_sent_late_to_one_reader_only(at, office, arguments):
    assert at(EIGHT, "send", *arguments)[0] == 2


# -- list and show -----------------------------------------------------------------------------------


def test_the_list_says_how_far_the_mails_of_each_edition_have_come(at, office, clip, server):
    server.always["RCPT"] = lambda command: "550 5.1.1 no such mailbox" if DUTY in command else "250 OK"
    at(MORNING, "send")
    server.always["RCPT"] = "250 OK"
    at(NEXT_MORNING, "send")
    assert at(NEXT_MORNING, "list") == (
        0,
        [
            "    1  2026-11-23 07:00     1 item   3 sent; approved by nobody",
            "    2  2026-11-24 07:00     0 items  2 sent, 1 waiting; approved by nobody",
        ],
        "",
    )
    assert at(NEXT_MORNING, "list", "--limit", "1")[1] == [
        "    2  2026-11-24 07:00     0 items  2 sent, 1 waiting; approved by nobody",
        "and 1 before them: --limit 0 names all",
    ]


def test_an_edition_is_shown_byte_for_byte_as_it_was_kept(at, office, clip, archive):
    """Also after its rules have changed; to a pipe, and to a file."""
    at(MORNING, "send")
    kept = {(file.audience, file.form): file.content for file in archive.editions.files(1)}
    rules = office / "rules" / "digest.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("quote_words = 40", "quote_words = 5"), encoding="utf-8")
    for (group, form), content in kept.items():
        piped = CliRunner().invoke(
            cli, ["--config", str(office), "digest", "show", "1", "--form", form, "--group", group]
        )
        assert piped.stdout_bytes == content
    code, said, _ = at(MORNING, "show", "1", "--form", "html", "--out", office / "1.html")
    assert (code, said) == (0, [f"edition 1 written to {office / '1.html'}: {len(kept['', 'html'])} bytes"])
    assert (office / "1.html").read_bytes() == kept["", "html"]
    assert BRIDGE in "\n".join(at(MORNING, "show", "1")[1])


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["7"], "there is no edition 7; `monitor digest list` names all of them"),
        (["1", "--group", "xa"], "edition 1 has no part of a group xa as txt; its groups are bien-gioi"),
    ],
)
def test_what_there_is_not_is_named(at, office, arguments, fault):
    at(MORNING, "send")
    assert at(MORNING, "show", *arguments) == (1, [], f"monitor: {fault}\n")


# -- the outbox --------------------------------------------------------------------------------------


def test_an_empty_outbox_says_so(at, office):
    at(EIGHT, "send")
    assert at(EIGHT, "outbox") == (0, ["the outbox is empty: every mail was sent once"], "")


def test_every_mail_that_waits_is_shown_with_its_reason_and_next_try(at, office, server):
    server.answers["RCPT"] = ["450 4.7.1 greylisted"]
    server.answers["DOT"] = [HANG_UP]
    at(MORNING, "send")
    code, said, _ = at(MORNING, "outbox")
    assert (code, said[0]) == (0, "waiting (3)")
    assert said[1] == (f"  1  {LEADER}  edition 1: one try; the last: 450 4.7.1 greylisted; next try 2026-11-23 07:01")
    assert said[2].startswith(
        f"  2  {DUTY}  edition 1: one try; the last: the connection broke after the mail was handed"
    )
    assert said[2].endswith("; perhaps taken already; next try 2026-11-23 07:05")
    assert said[3] == f"  3  {BORDER}  edition 1, group bien-gioi: not tried yet; its hour is 2026-11-23 08:00"
    assert at(EIGHT, "outbox")[1][1].endswith("; next try now")


def test_what_was_perhaps_sent_twice_is_shown_with_its_message_id(at, office, server, archive):
    server.answers["DOT"] = [HANG_UP]
    at(EIGHT, "send")
    at(EIGHT, "send")
    said = at(EIGHT, "outbox")[1]
    mail = archive.messages.of_edition(1)[0]
    assert said[0].startswith("sent, perhaps twice (1): ")
    assert said[1] == f"  1  {LEADER}  edition 1: 2 tries; {mail.message_id}"
    assert server.recipients().count(LEADER) == 2


def given_up(archive, number):
    """The state of a mail after the last refusal."""
    moment = datetime.fromisoformat(EIGHT)
    archive.messages.end(archive.messages.begin(number, moment), moment, "refused", "550 5.1.1 no such mailbox", None)


def test_what_was_given_up_stays_until_a_person_decides(at, office, server, archive):
    """Shown, told by each send, sent again or ended; old ones on demand."""
    server.always["GREETING"] = "421 down"
    at(EIGHT, "send")
    for number in (1, 2):
        given_up(archive, number)
    server.always["GREETING"] = "220 back"
    assert at(EIGHT, "send")[1] == [
        f"sent to {BORDER} (edition 1)",
        "2 mails of edition 1 given up: see `monitor digest outbox`",
    ]
    said = at(EIGHT, "outbox")[1]
    assert said[0].startswith("given up (2): `monitor digest again MAIL --as NAME`")
    assert said[1] == f"  1  {LEADER}  edition 1: 2 tries; the last: 550 5.1.1 no such mailbox"

    assert at(EIGHT, "drop", "2", "--as", "Lê Thử")[1] == [f"withdrawn: 2  {DUTY}  edition 1"]
    assert at(EIGHT, "again", "1", "--as", "Lê Thử")[1][0] == f"waits again: 1  {LEADER}  edition 1"
    assert at(EIGHT, "outbox")[1][1].endswith("next try now; sent again by Lê Thử, 2026-11-23 08:00")
    assert at(EIGHT, "send")[1] == [f"sent to {LEADER} (edition 1)"]
    assert at(EIGHT, "list")[1] == ["    1  2026-11-23 07:00     0 items  2 sent, 1 withdrawn; approved by nobody"]
    assert [mail.note for mail in archive.messages.of_numbers([2])] == ["withdrawn by Lê Thử, 2026-11-23 08:00"]


def test_what_was_given_up_long_ago_is_shown_on_demand(at, office, server, archive):
    server.always["GREETING"] = "421 down"
    at(EIGHT, "send")
    for number in (1, 2, 3):
        given_up(archive, number)
    later = (datetime.fromisoformat(EIGHT) + timedelta(days=31)).isoformat()
    assert at(later, "outbox")[1] == [
        "and 3 more than 30 days ago: --all shows them",
    ]
    assert len(at(later, "outbox", "--all")[1]) == 4


@pytest.mark.parametrize("command", ["again", "drop"])
def test_a_mail_of_which_nothing_can_be_decided_is_refused_and_nothing_changes(at, office, archive, command):
    at(EIGHT, "send")
    code, _, fault = at(EIGHT, command, "1", "99", "--as", "Lê Thử")
    assert code == 1
    assert fault.startswith("monitor: mail 1 ")
    assert {mail.state for mail in archive.messages.of_edition(1)} == {"sent"}


@pytest.mark.parametrize("command", ["again", "drop"])
def test_a_decision_needs_a_name(at, office, command):
    assert at(EIGHT, command, "1", "--as", " ")[0] == 2
    assert at(EIGHT, command, "1")[0] == 2


# -- after a restore ---------------------------------------------------------------------------------


@pytest.fixture
def restored(at, office, server):
    """An archive that was restored at half past eight, with the three mails of an edition that waited in the backup."""
    server.always["GREETING"] = "421 down"
    at(EIGHT, "send")
    server.always["GREETING"] = "220 back"
    (office / "data" / MARK).write_text("2026-11-23T01:30:00+00:00\n")
    return "2026-11-23T09:00:00+07:00"


def test_held_mails_are_not_sent_and_are_shown(at, restored, server):
    code, said, _ = at(restored, "send")
    assert code == 0
    assert said[0].startswith("3 mails held since a backup was restored: were they sent before?")
    assert len(said) == 1
    shown = at(restored, "outbox")[1]
    assert shown[0].startswith(
        "held since the restore of 2026-11-23 08:30 (3): they may have been sent after the backup"
    )
    assert server.arrived == []


def test_held_mails_are_sent_when_a_person_says_so(at, restored, server, archive):
    code, said, _ = at(restored, "release", "--as", "Lê Thử")
    assert (code, said) == (0, [f"sent to {to} (edition 1)" for to in (LEADER, DUTY, BORDER)])
    assert at(restored, "outbox")[1] == ["the outbox is empty: every mail was sent once"]
    assert archive.messages.of_edition(1)[0].note == "released after a restore by Lê Thử, 2026-11-23 09:00"
    code, _, fault = at(restored, "release", "--as", "Lê Thử")
    assert (code, fault) == (
        1,
        "monitor: no backup was restored here since the last release: nothing is held\n",
    )


def test_held_mails_are_withdrawn_when_they_were_sent_before(at, restored, server):
    code, said, _ = at(restored, "release", "--as", "Lê Thử", "--drop")
    assert code == 0
    assert said[0] == f"withdrawn: 1  {LEADER}  edition 1"
    assert said[-1] == "nothing is held any more"
    assert at(restored, "send")[1] == ["edition 1 was sent before (0 mails); nothing to send"]
    assert server.arrived == []


def test_some_held_mails_are_withdrawn_and_the_others_sent(at, restored, server):
    assert at(restored, "release", "--as", "Lê Thử", "--drop", "2")[1] == [
        f"withdrawn: 2  {DUTY}  edition 1",
        "still held: 2; see `monitor digest outbox`",
    ]
    assert at(restored, "release", "--as", "Lê Thử", "--drop", "2")[0] == 1
    assert at(restored, "release", "--as", "Lê Thử")[0] == 0
    assert server.recipients() == [LEADER, BORDER]


def test_a_digest_that_was_due_before_the_restore_counts_as_sent_when_all_is_withdrawn(at, restored, office, server):
    """The backup is of the day before: what it holds is told once, and this morning's digest is not repeated."""
    (office / "data" / MARK).write_text("2026-11-24T01:30:00+00:00\n")
    said = at("2026-11-24T09:00:00+07:00", "release", "--as", "Lê Thử", "--drop")[1]
    assert said[0] == "edition 2 was due before the restore and not cut: it is cut, and counts as sent"
    assert len(said) == 8
    assert at("2026-11-24T09:00:00+07:00", "send")[0] == 0
    assert server.arrived == []


def test_a_mark_that_cannot_be_read_holds_everything_until_it_is_lifted(at, restored, office, server):
    (office / "data" / MARK).write_text("yesterday")
    code, _, fault = at(restored, "send")
    assert (code, "run `monitor digest release`" in fault) == (1, True)
    assert at(restored, "outbox")[1][0].startswith("held since the restore")
    assert at(restored, "release", "--as", "Lê Thử")[0] == 0
    assert len(server.arrived) == 3


def test_numbers_without_drop_are_wrong_usage(at, restored):
    assert at(restored, "release", "--as", "Lê Thử", "1")[0] == 2


# -- an officer's words ------------------------------------------------------------------------------


def words(at, *arguments):
    return at(EVENING, "words", "1", *arguments)


def test_without_an_option_it_shows_what_stands_and_what_may_be_quoted(at, clip):
    """The third sentence has more than forty words."""
    code, said, _ = words(at)
    assert code == 0
    assert said[:3] == [
        f"clip 1: {BRIDGE}",
        "nothing is written on it: the program chooses a sentence",
        "sentences that may be quoted (at most 40 words):",
    ]
    assert f"  {LENGTH}" in said[3:]
    assert not any("trưởng thôn" in line for line in said)


def test_an_officers_words_stand_in_the_digest_with_the_name(at, clip, office):
    assert words(at, "--as", "Lê Thử", "--words", "Cầu mới,\n do dân   tự làm")[0] == 0
    assert words(at)[1][1] == "own words, by Lê Thử: Cầu mới, do dân tự làm"
    at(MORNING, "send")
    text = "\n".join(at(MORNING, "show", "1")[1])
    assert "Cầu mới, do dân tự làm" in text
    assert "Lê Thử" in text


@pytest.mark.parametrize(
    "asked",
    [
        LENGTH,
        f"“{LENGTH}”",
        LENGTH.rstrip("."),
        LENGTH.replace(" ", "  \n"),
        unicodedata.normalize("NFD", LENGTH),
    ],
)
def test_another_sentence_is_quoted_as_the_article_has_it(at, clip, asked):
    """However it was copied: marks around it, line ends in it, letters taken apart."""
    assert words(at, "--as", "Lê Thử", "--quote", asked)[0] == 0
    assert words(at)[1][1] == f"quotation, by Lê Thử: {LENGTH}"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (
            "Cây cầu dài 48 m",
            f"is not one whole sentence of the article, which can change what it says; the sentence is: {LENGTH}",
        ),
        (LENGTH.replace("48", "84"), f"has no such sentence, letter by letter; the nearest is: {LENGTH}"),
        ("Chuyện khác hẳn", "has no such sentence, letter by letter; `monitor digest words 1` lists its sentences"),
        (
            PAPER.partition("bờ suối. ")[2].partition("\n")[0],
            "words; rules/digest.toml lets 40 be quoted (quote_words)",
        ),
    ],
)
def test_what_the_article_does_not_say_whole_is_never_a_quotation(at, clip, asked, why):
    code, _, fault = words(at, "--as", "Lê Thử", "--quote", asked)
    assert (code, why in fault) == (1, True)
    assert words(at)[1][1].startswith("nothing is written")


SPEECH = PAPER.replace(
    LENGTH, "“Tôi mong cầu đã lâu năm rồi. Xã hứa mãi mà chẳng ai làm. Nay thì được đi rồi”, bà Lý nói."
).replace(BRIDGE, "Hai thôn có cầu")


def test_a_sentence_out_of_the_middle_of_somebodys_words_is_neither_listed_nor_taken(at, office, monitor):
    """The digest would tell it as what the newspaper says."""
    (office / "clip.toml").write_text(SPEECH, encoding="utf-8")
    assert monitor("--now", EVENING, "add", "--paper", office / "clip.toml")[0] == 0
    assert not any("hứa mãi" in line for line in words(at)[1])
    code, _, fault = words(at, "--as", "Lê Thử", "--quote", "Xã hứa mãi mà chẳng ai làm.")
    assert code == 1
    assert "may not be quoted: it begins or ends inside somebody's words" in fault


def test_a_wrong_quotation_keeps_back_what_was_given_with_it(at, clip):
    assert words(at, "--as", "Lê Thử", "--words", "Hay", "--quote", "Khác")[0] == 1
    assert words(at)[1][1].startswith("nothing is written")


def test_an_empty_text_takes_back_what_stood(at, clip):
    words(at, "--as", "Lê Thử", "--translation", "A new bridge", "--words", "Hay")
    words(at, "--as", "Trần Mẫu", "--words", "")
    assert words(at)[1][1:3] == [
        "translated title, by Lê Thử: A new bridge",
        "sentences that may be quoted (at most 40 words):",
    ]


def test_a_clip_that_was_told_already_says_so(at, clip, office):
    at(MORNING, "send")
    said = at(EIGHT, "words", "1", "--as", "Lê Thử", "--words", "Muộn rồi")[1]
    assert said[-1] == "edition 1 has told it already, and does not change: no later digest tells it again"


@pytest.mark.parametrize(
    ("arguments", "code", "fault"),
    [
        (["1", "--words", "x"], 2, "say who writes it: --as NAME"),
        (["1", "--as", " ", "--words", "x"], 2, "say who writes it: --as NAME"),
        (["9"], 1, "the archive has no clip 9"),
        (["1", "--as", "Lê Thử", "--words", "x" * 1001], 1, "--words has 1001 letters; the digest prints at most 1000"),
        (["1", "--as", "Lê Thử", "--translation", "x" * 301], 1, "at most 300"),
    ],
)
def test_words_that_cannot_be_kept_are_refused(at, clip, arguments, code, fault):
    got, _, said = at(EVENING, "words", *arguments)
    assert (got, fault in said) == (code, True)
