"""What became of an article after the answer: sentences word for word, since when, against the letter, the correction, reprints.

Not for: how often it is looked at (tests/pipeline), the page of a case (tests/desk).
"""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))  # its samples of articles

from case_samples import AN, case, row
from dossier_office import settings
from store_samples import add as address
from store_samples import article, at, clip, tags

from monitor.case import Linked, Marked, Moved, Opened, Paper, RowSet
from monitor.cases import add, lines, load, office_of, open_case
from monitor.cases.aftermath import aftermath, changed_after_letter
from monitor.cases.aftermath.letters import letters, pauses
from monitor.model import Flag, Visit
from monitor.store import Revised, Store

HOUR, DAY = 60, 24 * 60
FALSE = "Tỉnh có 142 xã, phường theo mô hình 2 cấp."
RIGHT = "Tỉnh có 124 xã, phường theo mô hình 2 cấp."
OTHER = "Người dân chờ từ sáng sớm."
TEXT = f"{OTHER}\n{FALSE} Cán bộ xã làm việc đến tối."
TITLE = "Chính quyền hai cấp nhìn từ một xã"
CORRECTION = (
    "Thông tin cải chính, xin lỗi\n"
    f"Trong bài “{TITLE}” đăng ngày 2/3/2026, báo nêu tỉnh có 142 xã, phường; số đúng là 124 xã, phường.\n"
    "Báo xin lỗi bạn đọc về sơ suất này."
)
SETTINGS = settings()
RECEIPT = Paper("Giấy báo phát 7")


class Press:
    """An archive of one article and its reprint, a case of it, and what the outlets do."""

    def __init__(self, store):
        self.store = store
        self.article = self.prints("cau", TEXT)
        self.reprint = self.prints("cau-lai", TEXT, outlet="Báo Lại", minutes=10, copy_of=self.article)

    def prints(self, name, text, *, outlet="Báo Thử", minutes=0, title=TITLE, copy_of=None, flags=()):
        """Keep an article; its number."""
        said = replace(article(name), title=title, lead="", text=text, published=at(minutes))
        made = replace(clip(name), outlet=outlet, article=said, flags=flags, clipped_at=at(minutes))
        return self.store.save_clip(
            address(self.store, name, minutes), made, signature=None, copy_of=copy_of, at=at(minutes),
            look_again=at(minutes + 15),
        )  # fmt: skip

    def looks(self, number, minutes, outcome="same"):
        """Somebody looks at it."""
        self.store.revisits.save_visit(number, Visit(at(minutes), outcome, ""), None, 0)

    def edits(self, number, text, minutes, flags=()):
        """Its outlet changed it, which is seen then."""
        old, _ = self.store.revisits.newest_words(number)
        words = Revised(replace(old, text=text), (), tags(), flags, None)
        self.store.revisits.save_revision(number, words, Visit(at(minutes), "changed", ""), None)

    def opens(self, *rows):
        """A case of the article; its number."""
        said = Opened("Báo nêu 142 xã, phường", 3, at(0))
        number = open_case(self.store, said, [Linked(self.article)], actor=AN, at=at(HOUR))
        for n, each in enumerate(rows or (self.row(),), 1):
            self.does(number, HOUR, RowSet(n, each))
        return number

    def row(self, sentence=FALSE, **other):
        """A line of the comparison."""
        said = {"claim": "142 xã, phường", "truth": "124 xã, phường"} | other
        return row(self.article, sentence=sentence, **said)

    def does(self, number, minutes, *bodies, **other):
        """A step of an officer."""
        office = office_of(SETTINGS)
        add(self.store, office, load(self.store, number), bodies, actor=AN, at=at(minutes), **other)

    def receives(self, number, minutes=DAY, limit=2 * DAY):
        """The outlet receives a letter."""
        mark = Marked("delivered", self.article, "bao-dien-tu", at(minutes + limit), "Thống nhất với báo")
        self.does(number, minutes, mark, paper=RECEIPT)

    def after(self, number, minutes):
        """What became of the article."""
        return aftermath(load(self.store, number), self.store, SETTINGS, now=at(minutes)).articles[self.article]

    def news(self, number, since, minutes):
        """What the coming edition tells of it besides the steps."""
        told = lines(self.store, SETTINGS, at=at(minutes), new=lambda _step: False, since=at(since))
        return next(line for line in told if line.id == number).news


@pytest.fixture
def press(tmp_path):
    with Store.open(tmp_path / "data" / "monitor.db") as store:
        yield Press(store)


def seen(followed):
    """What the machine proposes of each thing."""
    return {each.check: each.seen for each in followed.checklist}


# -- sentences ------------------------------------------------------------------------------------------------


def test_a_sentence_that_nobody_changed_stands_word_for_word(press):
    number = press.opens()
    (quoted,) = press.after(number, DAY).place.quoted
    assert (quoted.number, quoted.stand, quoted.since) == (1, "stands", None)


@pytest.mark.parametrize(
    "printed",
    [
        TEXT.replace("142 xã, phường", "142  xã,\u00a0phường"),
        TEXT.replace("Tỉnh có", "TỈNH CÓ"),
        TEXT.replace("sáng sớm", "khi trời chưa sáng"),
    ],
    ids=["blanks", "capitals", "another sentence"],
)
def test_blanks_capitals_and_other_sentences_are_no_change_of_it(press, printed):
    number = press.opens()
    press.edits(press.article, printed, DAY)
    assert press.after(number, 2 * DAY).place.quoted[0].stand == "stands"


def test_a_changed_figure_is_told_with_the_hour_and_what_stands_there_now(press):
    number = press.opens()
    press.looks(press.article, 20 * HOUR)
    press.edits(press.article, TEXT.replace(FALSE, RIGHT), DAY)
    press.edits(press.article, TEXT.replace(FALSE, RIGHT).replace(OTHER, "Người dân chờ."), 2 * DAY)
    (quoted,) = press.after(number, 3 * DAY).place.quoted
    assert (quoted.stand, quoted.revision, quoted.now) == ("edited", 2, RIGHT)
    assert (quoted.since, quoted.before) == (at(DAY), at(20 * HOUR))


def test_a_sentence_that_was_dropped_has_nothing_in_its_place(press):
    number = press.opens()
    press.edits(press.article, OTHER, DAY)
    (quoted,) = press.after(number, 2 * DAY).place.quoted
    assert (quoted.stand, quoted.now) == ("edited", "")


def test_a_figure_that_goes_on_is_another_figure(press):
    number = press.opens(press.row("Tỉnh có 142"))
    press.edits(press.article, TEXT.replace("142 xã", "1428 xã"), DAY)
    assert press.after(number, 2 * DAY).place.quoted[0].stand == "edited"


def test_a_sentence_that_comes_back_stands_again(press):
    number = press.opens()
    press.edits(press.article, TEXT.replace(FALSE, RIGHT), DAY)
    press.edits(press.article, TEXT, 2 * DAY)
    followed = press.after(number, 3 * DAY)
    assert followed.place.quoted[0].stand == "stands"
    assert followed.place.done_at is None


def test_words_that_were_never_there_are_neither_standing_nor_changed(press):
    number = press.opens(press.row("Câu chép từ báo giấy."))
    followed = press.after(number, DAY)
    assert followed.place.quoted[0].stand == "never"
    assert (followed.place.standing, followed.place.done_at) == ((), None)


def test_of_a_reprint_that_changed_a_word_the_sentence_that_is_nearly_the_same_is_told(press):
    number = press.opens()
    again = press.prints("cau-khac", TEXT.replace("xã, phường", "xã và phường"), outlet="Báo Ba", copy_of=press.article)
    (quoted,) = next(each for each in press.after(number, DAY).reprints if each.clip == again).quoted
    assert (quoted.stand, quoted.now) == ("never", FALSE.replace("xã, phường", "xã và phường"))


def test_of_a_page_that_is_gone_no_sentence_stands(press):
    number = press.opens()
    press.looks(press.article, DAY, "vanished")
    followed = press.after(number, 2 * DAY)
    assert (followed.place.standing, followed.place.done_at) == ((), at(DAY))


# -- against the letter and the limit --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edited", "now", "timing"),
    [
        (None, 2 * DAY, "waiting"),
        (None, 4 * DAY, "overdue"),
        (20 * HOUR, 2 * DAY, "before"),
        (2 * DAY, 4 * DAY, "in-time"),
        (3 * DAY + HOUR, 4 * DAY, "late"),
    ],
)
def test_the_change_is_measured_against_the_letter_and_the_limit(press, edited, now, timing):
    number = press.opens()
    press.receives(number)
    press.looks(press.article, 3 * DAY)  # the limit ends with this look
    if edited:
        press.edits(press.article, TEXT.replace(FALSE, RIGHT), edited)
    assert press.after(number, now).timing == timing


def test_a_change_between_a_look_before_the_end_of_the_limit_and_one_after_it_is_not_called_late(press):
    number = press.opens()
    press.receives(number)
    press.looks(press.article, 3 * DAY - HOUR)
    press.edits(press.article, TEXT.replace(FALSE, RIGHT), 3 * DAY + HOUR)
    assert press.after(number, 4 * DAY).timing == "unsure"


def test_without_a_letter_nothing_is_late_and_nothing_changed_after_it(press):
    number = press.opens()
    press.edits(press.article, TEXT.replace(FALSE, RIGHT), DAY)
    followed = press.after(number, 9 * DAY)
    assert (followed.timing, followed.letter, followed.after_letter) == ("", None, False)


def test_the_list_of_cases_knows_which_changed_after_the_letter(press):
    first, second = press.opens(), press.opens()
    press.receives(first)
    press.edits(press.article, f"{TEXT} Thêm.", 2 * DAY)
    cases = [load(press.store, first), load(press.store, second)]
    assert changed_after_letter(press.store, cases) == {first}
    assert press.after(first, 3 * DAY).after_letter
    assert changed_after_letter(press.store, []) == frozenset()


# -- the correction --------------------------------------------------------------------------------------------


def test_while_nothing_was_corrected_no_proposal_is_made(press):
    number = press.opens()
    press.edits(press.article, TEXT.replace(OTHER, "Người dân chờ."), DAY)
    assert press.after(number, 2 * DAY).checklist == ()


def test_a_correction_in_the_article_is_proposed_with_its_sentences(press):
    number = press.opens()
    flag = Flag("correction-published", "Thông tin cải chính, xin lỗi", "", "", "revision:1", "Có lời.", 0.9, "r")
    press.edits(press.article, f"{TEXT.replace(FALSE, RIGHT)}\n{CORRECTION}", DAY, (flag,))
    followed = press.after(number, 2 * DAY)
    assert seen(followed) == {
        "heading": "has",
        "work": "has",
        "both-contents": "has",
        "apology": "has",
        "own-column": "unknown",
        "removed-kept": "unknown",
        "reposted": "missing",
    }
    evidence = {each.check: each.evidence for each in followed.checklist if each.verbatim}
    assert evidence["apology"] == "Báo xin lỗi bạn đọc về sơ suất này."
    assert "142 xã, phường; số đúng là 124" in evidence["both-contents"]
    assert (followed.place.correction.since, followed.place.correction.sentence) == (at(DAY), flag.sentence)


def test_a_silent_change_has_next_to_nothing_of_a_correction(press):
    number = press.opens()
    press.edits(press.article, TEXT.replace(FALSE, RIGHT), DAY)
    found = seen(press.after(number, 2 * DAY))
    assert [check for check, what in found.items() if what == "has"] == []
    assert [found[check] for check in ("heading", "work", "both-contents", "apology")] == ["missing"] * 4


def test_the_heading_alone_is_no_apology(press):
    number = press.opens()
    press.edits(press.article, f"{TEXT.replace(FALSE, RIGHT)}\nThông tin cải chính, xin lỗi", DAY)
    found = seen(press.after(number, 2 * DAY))
    assert (found["heading"], found["apology"]) == ("has", "missing")


def test_a_correction_beside_the_sentence_that_still_stands_has_not_removed_it(press):
    number = press.opens()
    flag = Flag("correction-published", "Thông tin cải chính, xin lỗi", "", "", "revision:1", "Có lời.", 0.9, "r")
    press.edits(press.article, f"{TEXT}\n{CORRECTION}", DAY, (flag,))
    followed = press.after(number, 2 * DAY)
    told = next(each for each in followed.checklist if each.check == "removed-kept")
    assert (told.seen, told.evidence) == ("missing", "Câu trích N1 vẫn còn nguyên văn trong bài.")


def test_an_article_by_itself_is_offered_with_its_reason_until_somebody_links_it(press):
    number = press.opens()
    press.receives(number)
    alone = press.prints("cai-chinh", CORRECTION, minutes=2 * DAY, title="Thông tin cải chính, xin lỗi")
    (offered,) = press.after(number, 3 * DAY).candidates
    assert (offered.clip, offered.why, offered.linked) == (alone, "có nêu tên bài này", False)
    assert seen(press.after(number, 3 * DAY))["both-contents"] == "has"

    press.does(number, 3 * DAY, Linked(alone))
    (linked,) = press.after(number, 3 * DAY).candidates
    assert linked.linked


@pytest.mark.parametrize(
    ("title", "text", "outlet", "minutes"),
    [
        ("Thông tin cải chính, xin lỗi", "Báo nêu nhầm tên một cầu thủ. Báo xin lỗi bạn đọc.", "Báo Thử", 2 * DAY),
        ("Thông tin cải chính, xin lỗi", CORRECTION, "Báo Khác", 2 * DAY),
        ("Thông tin cải chính, xin lỗi", CORRECTION, "Báo Thử", 12 * HOUR),
        ("Mùa cam", "Cam chín vàng trên đồi.", "Báo Thử", 2 * DAY),
    ],
    ids=["of another matter", "another outlet", "before the letter", "no correction"],
)
def test_what_does_not_bear_on_the_case_is_not_offered(press, title, text, outlet, minutes):
    number = press.opens()
    press.receives(number)
    press.prints("khac", text, minutes=minutes, title=title, outlet=outlet)
    assert press.after(number, 3 * DAY).candidates == ()


# -- reprints ---------------------------------------------------------------------------------------------------


def test_reprints_that_kept_the_sentence_are_behind_once_the_article_has_it_no_more(press):
    number = press.opens()
    assert press.after(number, DAY).behind == ()
    press.edits(press.article, TEXT.replace(FALSE, RIGHT), DAY)
    followed = press.after(number, 2 * DAY)
    assert [each.outlet for each in followed.behind] == ["Báo Lại"]
    press.edits(press.reprint, TEXT.replace(FALSE, RIGHT), 2 * DAY)
    assert press.after(number, 3 * DAY).behind == ()


def test_a_reprint_that_is_in_the_case_for_itself_has_the_same_sentences_and_a_letter_of_its_own(press):
    number = press.opens()
    press.does(number, HOUR, Linked(press.reprint))
    press.receives(number)
    press.edits(press.article, TEXT.replace(FALSE, RIGHT), 2 * DAY)
    found = aftermath(load(press.store, number), press.store, SETTINGS, now=at(3 * DAY)).articles
    assert [each.outlet for each in found[press.article].behind] == ["Báo Lại"]
    assert [each.stand for each in found[press.reprint].place.quoted] == ["stands"]
    assert (found[press.article].timing, found[press.reprint].timing) == ("in-time", "")

    press.looks(press.reprint, 3 * DAY, "vanished")
    (told,) = press.news(number, 2 * DAY, 3 * DAY)
    assert told.endswith("Báo Lại đã gỡ bài")


# -- in the digest -------------------------------------------------------------------------------------------------


def test_what_changed_since_the_edition_before_is_news_and_only_once(press):
    number = press.opens()
    press.edits(press.article, TEXT.replace(FALSE, RIGHT), DAY)
    press.looks(press.reprint, DAY, "vanished")
    told = press.news(number, HOUR, 2 * DAY)
    assert [each.partition(": ")[2] for each in told] == [
        "Báo Thử đã sửa bài, câu trích N1 đã sửa",
        "Báo Lại đã gỡ bài (đăng lại)",
    ]
    assert press.news(number, DAY, 2 * DAY) == ()


def test_an_edit_that_leaves_the_sentence_says_that_it_still_stands(press):
    number = press.opens()
    press.edits(press.article, f"{TEXT} Thêm.", DAY)
    (told,) = press.news(number, HOUR, 2 * DAY)
    assert told.endswith("Báo Thử đã sửa bài, câu trích N1 vẫn còn nguyên văn")


def test_a_page_that_came_back_is_news(press):
    number = press.opens()
    press.looks(press.article, DAY, "vanished")
    press.looks(press.article, 2 * DAY, "returned")
    (told,) = press.news(number, DAY, 3 * DAY)
    assert told.endswith("bài của Báo Thử đã có lại, câu trích N1 vẫn còn nguyên văn")


def test_of_a_closed_case_the_press_is_news_no_more(press):
    number = press.opens()
    for body in (Moved("sent", "don-vi"), Moved("reported"), Moved("closed", outcome="no-ground")):
        press.does(number, HOUR, body)
    press.edits(press.article, OTHER, DAY)
    assert lines(press.store, SETTINGS, at=at(2 * DAY), new=lambda _step: False, since=at(HOUR)) == ()


# -- letters ------------------------------------------------------------------------------------------------------


def test_a_letter_without_an_article_concerns_every_article_of_the_case():
    now = case(Linked(1), Linked(2), Marked("delivered"))
    assert pauses([now]) == {1: timedelta(hours=3), 2: timedelta(hours=3)}


def test_the_answer_of_one_outlet_is_none_of_another():
    now = case(Linked(1), Linked(2), Marked("delivered", 1), Marked("delivered", 2), Marked("published", 1))
    assert [each.answered is None for each in letters(now)] == [False, True]
    assert pauses([now]) == {1: timedelta(days=1), 2: timedelta(hours=3)}


def test_of_two_cases_the_tighter_plan_holds_and_a_closed_one_has_none():
    calm, tight = case(Linked(1)), case(Linked(1), Marked("delivered", 1))
    closed = case(Linked(2), Moved("closed", outcome="no-ground"))
    assert pauses([tight, calm, closed]) == {1: timedelta(hours=3)}
