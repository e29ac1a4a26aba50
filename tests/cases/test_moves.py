"""Which step a case allows and which not, with every reason. Not for: keeping them (test_adding.py), limits (test_limits.py)."""

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from case_samples import PAPER, at, case, opened, row, said_false, then

from monitor.case import (
    Asked,
    CaseState,
    Chose,
    Confirmed,
    Directed,
    Examined,
    Linked,
    Marked,
    Moved,
    Noted,
    Outcome,
    Packed,
    Paper,
    Proposed,
    Rated,
    Rejected,
    RowDropped,
    RowSet,
    Timed,
    Unlinked,
    Wrote,
)
from monitor.cases import MOVES, allowed_moves
from monitor.cases.moves import refuse
from monitor.errors import CaseError

STATES = get_args(CaseState)
# By state, those to which a case may move (DOMAIN.md 1.3); all others are forbidden.
ALLOWED = {
    "new": "sent outside",
    "sent": "sent reported answered outside",
    "reported": "sent answered correction escalated closed",
    "answered": "answered reported correction escalated closed",
    "correction": "correction answered escalated closed",
    "escalated": "escalated correction answered closed",
    "outside": "sent closed",
    "closed": "sent reported",
}


def allows(now, body, *, paper=None, note="", by="an"):
    refuse(now, body, paper or Paper(), note, by)


def refusals(now, body, *, paper=None, note="", by="an"):
    """The reasons in English; each has one in Vietnamese beside it."""
    with pytest.raises(CaseError) as caught:
        refuse(now, body, paper or Paper(), note, by)
    assert all(english and vietnamese and english != vietnamese for english, vietnamese in caught.value.reasons)
    return [english for english, _ in caught.value.reasons]


def standing(state, now=None):
    """A case with everything that any move may need, in *state*."""
    now = now or said_false()
    moved = (
        []
        if state == "new"
        else [Moved("closed", outcome="no-ground") if state == "closed" else Moved(state, "so-thu")]
    )
    for body in moved:
        now = then(now, body)
    assert now.state == state
    return now


def move(to, **other):
    said = {"unit": "so-thu" if to == "sent" else "", "outcome": "no-ground" if to == "closed" else ""} | other
    return Moved(to, **said)


# -- states ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "to"), list(product(STATES, STATES)))
def test_each_state_allows_its_moves_and_no_paper_opens_another(state, to):
    now = standing(state)

    assert (to in allowed_moves(now)) == (to in ALLOWED[state].split())
    if to in ALLOWED[state].split():
        allows(now, move(to), paper=PAPER, note="Có lý do.")
        return
    for paper, note in product((Paper(), PAPER, Paper("", None, 3)), ("", "Có lý do.")):
        (reason,) = refusals(now, move(to), paper=paper, note=note)
        assert reason.startswith(f"from `{state}` a case moves to `")
        assert reason.endswith(f"not to `{to}`")


def test_every_state_is_in_the_table_and_each_can_be_reached_and_left():
    assert set(MOVES) == set(STATES) == set(ALLOWED)
    assert {to for reached in MOVES.values() for to in reached} == set(STATES) - {"new"}
    assert all(MOVES.values())


NAKED = Paper()


@pytest.mark.parametrize(
    ("state", "body", "paper", "note", "reason"),
    [
        ("new", move("sent", unit=" "), PAPER, "", "a case is sent to a unit; say which"),
        ("new", move("outside"), PAPER, " ", "say why it is not for the office to deal with"),
        ("reported", move("answered"), NAKED, "Đã gửi.", "`answered` needs the number and the day of the document"),
        ("reported", move("answered"), replace(PAPER, number=" "), "", "`answered` needs the number and the day"),
        ("reported", move("answered"), replace(PAPER, day=None), "", "`answered` needs the number and the day"),
        ("reported", move("correction"), NAKED, "", "`correction` needs the number and the day"),
        ("reported", move("escalated"), NAKED, "", "`escalated` needs the number and the day"),
        ("closed", move("sent"), PAPER, "", "a closed case is reopened for a reason; say why"),
        ("closed", move("reported"), PAPER, " ", "a closed case is reopened for a reason; say why"),
        ("reported", move("closed", outcome=""), PAPER, "", "a case is closed with its final outcome; say which"),
        ("new", move("sent", due=at("2026-03-09 17:00")), PAPER, "", "a limit set by hand needs its ground"),
        (
            "sent",
            move("reported", due=at("2026-03-09 17:00"), basis="Công văn 5"),
            PAPER,
            "",
            "nothing that has a limit begins with this",
        ),
    ],
)
def test_a_move_that_lacks_something_is_refused_and_says_what(state, body, paper, note, reason):
    (found,) = refusals(standing(state), body, paper=paper, note=note)
    assert found.startswith(reason)


def test_every_reason_is_told_at_once():
    now = then(case(), Moved("reported"))

    assert len(refusals(now, move("escalated", due=at("2026-03-09 17:00")))) == 3
    assert len(refusals(then(now, Asked("Có trả lời không?")), Moved("closed"))) == 2


@pytest.mark.parametrize(
    ("to", "verdict"), list(product(("correction", "escalated"), ("right", "unproven", "checking", "")))
)
def test_nobody_is_asked_to_correct_what_was_not_found_wrong(to, verdict):
    now = then(case(Linked(1)), Moved("reported"))
    now = then(now, Proposed(verdict, "Biên bản 3")) if verdict else now

    (reason,) = refusals(now, move(to), paper=PAPER)
    assert reason.startswith(f"`{to}` says that an article is wrong")


def test_an_article_that_is_partly_right_may_be_asked_to_correct_the_rest():
    now = case(Wrote("right", "Cầu chậm."), Proposed("partly", "Biên bản 3"), Moved("reported"))
    (reason,) = refusals(now, move("correction"), paper=PAPER)
    assert reason.startswith("`correction` says that an article is wrong: two officers")

    allows(then(now, Confirmed(now.assessment.proposal), by="binh"), move("correction"), paper=PAPER)


# -- the end -----------------------------------------------------------------------------------------


def closing(now, outcome, same=None, **other):
    return refusals(now, move("closed", outcome=outcome, same=same), **other)


OUTCOMES = tuple(each for each in get_args(Outcome) if each)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_is_not_for_the_office_ends_handed_over_or_without_ground(outcome):
    now = standing("outside", case())
    if outcome in ("handed-over", "no-ground"):
        allows(now, move("closed", outcome=outcome), paper=PAPER)
    elif outcome == "same":
        allows(now, move("closed", outcome=outcome, same=3))
    else:
        assert closing(now, outcome, paper=PAPER)[0].startswith(
            "what is not for the office to deal with ends handed over"
        )


@pytest.mark.parametrize("state", ["outside", "reported"])
def test_who_hands_a_case_over_shows_the_receipt(state):
    now = standing(state)

    for paper in (Paper(), Paper("12"), Paper("", PAPER.day)):
        (reason,) = closing(now, "handed-over", paper=paper, note="Đã chuyển công an.")
        assert reason.startswith("handed over to whom, with what receipt?")
    for paper in (PAPER, Paper(file=3)):
        allows(now, move("closed", outcome="handed-over"), paper=paper)


@pytest.mark.parametrize("state", ["new", "sent", "reported", "outside"])
def test_a_case_that_was_opened_twice_ends_in_the_other_one(state):
    now = standing(state, case())
    ended = then(now, Moved("closed", outcome="same", same=3))

    allows(now, move("closed", outcome="same", same=3))
    assert (ended.outcome, ended.same) == ("same", 3)
    assert then(ended, Moved("sent", "so-thu")).same is None


@pytest.mark.parametrize("other", [None, 7])
def test_a_case_that_was_opened_twice_names_another_one(other):
    assert case().id == 7
    (reason,) = closing(case(), "same", same=other)
    assert reason.startswith("of which other case is this the matter?")


def test_only_a_case_that_was_opened_twice_names_another_one():
    (reason,) = closing(standing("reported"), "no-ground", same=3)
    assert reason == "another case is named with the outcome `same`"


@pytest.mark.parametrize("state", ["answered", "correction", "escalated"])
def test_a_case_of_which_documents_went_out_is_followed_to_its_own_end(state):
    (reason,) = closing(standing(state), "same", same=3)
    assert reason.startswith("documents came or went in this case")


@pytest.mark.parametrize("what", ["asked", "notified", "delivered"])
def test_a_case_in_which_somebody_outside_waits_is_followed_to_its_own_end(what):
    (reason,) = closing(then(case(), Marked(what)), "same", same=3)
    assert reason.startswith("documents came or went in this case")


def test_a_case_ends_as_answered_only_when_the_press_was_answered():
    now = standing("reported")

    assert closing(now, "answered") == ["no answer to the press stands in this case"]
    allows(then(now, Moved("answered")), move("closed", outcome="answered"))


def test_a_case_does_not_end_as_if_the_article_were_right_when_it_was_found_false():
    assert closing(standing("reported"), "right")[0].startswith("the verdict says that the article is false")
    allows(standing("reported", case()), move("closed", outcome="right"))


ALWAYS = ("heading", "work", "both-contents", "apology")


def test_a_case_ends_as_corrected_only_when_the_correction_was_looked_at_and_lacks_nothing():
    """What the newest look at each article says counts; what is for some outlets only may stay open."""
    now = standing("correction")
    assert closing(now, "corrected")[0].startswith("go through the whole checklist of the correction first")

    part = then(now, Examined(1, ("heading",), ("apology",)))
    assert closing(part, "corrected")[0].startswith("go through the whole checklist")
    allows(part, move("closed", outcome="corrected-partly"))

    mended = then(part, Examined(1, ALWAYS, ()))
    allows(mended, move("closed", outcome="corrected"))
    assert closing(then(mended, Examined(2, (), ("heading",))), "corrected")


@pytest.mark.parametrize("left", ALWAYS)
def test_what_every_correction_has_must_have_been_looked_at(left):
    now = then(standing("correction"), Examined(1, tuple(each for each in ALWAYS if each != left), ()))
    assert closing(now, "corrected")[0].startswith("go through the whole checklist")


@pytest.mark.parametrize("outcome", ["corrected-partly", "reply-published"])
def test_what_an_outlet_published_is_written_down_before_a_case_ends_with_it(outcome):
    now = standing("correction")
    (reason,) = closing(now, outcome)
    assert "is not written down" in reason
    for body in (Marked("published", 1), Examined(1, ("heading",), ())):
        allows(then(now, body), move("closed", outcome=outcome))


def test_nobody_is_told_not_to_have_corrected_what_nobody_asked_to_correct():
    (reason,) = closing(standing("reported"), "not-corrected")
    assert reason == "no outlet was asked for a correction in this case"
    for state in ("correction", "escalated"):
        allows(standing(state), move("closed", outcome="not-corrected"))


def test_a_case_stays_open_while_the_leaders_are_asked():
    now = then(standing("reported"), Asked("Có đề nghị cải chính không?"))

    assert closing(now, "no-ground")[0].startswith("the leaders were asked to decide and have not")
    for answer in (Directed("Không."), Asked("")):
        allows(then(now, answer), move("closed"))


def test_a_case_stays_open_while_a_verdict_waits_for_the_second_officer():
    now = then(said_false(confirmed_by=""), Moved("reported"))
    assert closing(now, "no-ground")[0].startswith("the verdict waits for a second officer")


def test_a_case_that_is_opened_again_has_no_outcome_and_may_be_worked_on():
    now = standing("closed")
    again = then(now, Moved("reported"), note="Báo đăng lại.")

    assert (now.outcome, bool(now.closed_at)) == ("no-ground", True)
    assert (again.state, again.outcome, again.closed_at) == ("reported", "", None)
    assert again.assessment == now.assessment
    allows(again, Wrote("course", "Báo đăng lại ngày 05/03."))


@pytest.mark.parametrize(
    "body",
    [
        Linked(2), Unlinked(1), Wrote("course", "Thêm."), Chose(("watch",)), Rated(4), Timed(at("2026-03-01 07:00"), sudden=True), RowSet(2, row()), RowDropped(1),
        Asked("Sao?"), Directed("Thôi."), Proposed("right", "Biên bản 4"), Confirmed(5), Rejected(5),
    ],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
def test_a_closed_case_is_not_worked_on_until_it_is_opened_again(body):
    assert refusals(standing("closed"), body, note="Lý do.") == ["the case is closed; reopen it first"]


@pytest.mark.parametrize(
    "body", [Noted(), Packed("ho-so-7.zip", "0" * 64), Marked("published", 1), Examined(1, ("work",), ())]
)
def test_what_happens_after_the_end_is_still_written_down(body):
    allows(standing("closed"), body, note="Báo đăng muộn.")


@pytest.mark.parametrize("what", ["asked", "notified", "delivered"])
def test_no_clock_starts_in_a_closed_case(what):
    assert refusals(standing("closed"), Marked(what), note="Giấy báo phát 5") == [
        "a clock would start in a closed case; reopen it first"
    ]


# -- two officers ------------------------------------------------------------------------------------


def test_false_leaves_the_desk_only_when_a_second_officer_said_so_and_what_is_right_is_told():
    first, both = said_false(confirmed_by=""), said_false()

    assert (first.told, first.verdict) == (False, "checking")
    assert (both.told, both.verdict) == (True, "false")
    assert (both.assessment.by, both.assessment.confirmed_by) == ("an", "binh")
    assert then(both, Wrote("right", " ")).verdict == "checking"
    for now, to in product((first,), ("correction", "escalated")):
        assert refusals(then(now, Moved("reported")), move(to), paper=PAPER)


def test_who_proposed_a_verdict_cannot_confirm_or_reject_it():
    now = said_false(confirmed_by="")

    assert refusals(now, Confirmed(5))[0].startswith("who proposed a verdict cannot confirm it")
    assert refusals(now, Rejected(5), note="Nhầm.")[0].startswith("who proposed a verdict cannot confirm it")
    allows(now, Confirmed(5), by="binh")


@pytest.mark.parametrize("verdict", ["partly", "false"])
@pytest.mark.parametrize("right", [None, "", " \n", "-", "…"])
def test_what_the_article_got_right_is_written_before_it_is_called_wrong(verdict, right):
    now = case() if right is None else case(Wrote("right", right))
    (reason,) = refusals(now, Proposed(verdict, "Biên bản 3"))
    assert reason.startswith("fill in what the article got right first")
    allows(then(now, Wrote("right", "Không có.")), Proposed(verdict, "Biên bản 3"))


@pytest.mark.parametrize("verdict", ["partly", "false"])
def test_what_the_article_got_right_is_not_emptied_under_a_verdict(verdict):
    now = case(Wrote("right", "Cầu chậm."), Proposed(verdict, "Biên bản 3"))

    assert refusals(now, Wrote("right", " "))[0].startswith("the verdict needs what the article got right")
    allows(now, Wrote("right", "Cầu chậm hai tháng."))
    allows(then(now, Proposed("right", "Biên bản 4")), Wrote("right", ""))


@pytest.mark.parametrize("verdict", ["right", "partly", "false"])
def test_a_verdict_stands_on_a_document(verdict):
    now = case(Wrote("right", "Cầu chậm."))

    assert refusals(now, Proposed(verdict, " ")) == ["a verdict stands on a document; name it"]
    allows(now, Proposed(verdict, ""), paper=PAPER)
    for doubtful in ("unchecked", "checking", "unproven"):
        allows(case(), Proposed(doubtful, ""))


CHANGES = [
    RowSet(1, row(truth="Cầu nứt nhẹ")),
    RowSet(2, row()),
    RowDropped(1),
    Wrote("nature", "Khác."),
    Wrote("right", "Khác."),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: f"{type(each).__name__} {getattr(each, 'what', '')}")
def test_what_was_confirmed_is_confirmed_again_where_it_changes(change):
    both = said_false()
    for now in (then(both, change), then(then(both, Moved("reported")), change)):
        assert (now.verdict, now.assessment.confirmed_by, now.assessment.confirmed_at) == ("checking", "", None)
        assert then(now, Confirmed(5), by="binh").verdict == "false"


@pytest.mark.parametrize(
    "other", [Wrote("course", "Thêm."), Wrote("letter", "Thư."), Linked(2), Rated(4), Noted(), Chose(("reply",))]
)
def test_what_the_second_officer_did_not_look_at_leaves_the_confirmation(other):
    assert then(said_false(), other).verdict == "false"


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: f"{type(each).__name__} {getattr(each, 'what', '')}")
def test_who_changes_what_a_verdict_stands_on_cannot_be_the_second_officer(change):
    """Else one person would write it and vouch for it; that officer proposes, and the other one confirms."""
    now = then(said_false(confirmed_by=""), change, by="binh")

    assert refusals(now, Confirmed(5), by="binh")[0].startswith("you changed what it stands on since it was proposed")
    allows(now, Confirmed(5), by="chi")
    anew = then(now, Proposed("false", "Biên bản 3"), by="binh")
    allows(anew, Confirmed(anew.last), by="an")
    assert refusals(anew, Confirmed(anew.last), by="binh")[0].startswith("who proposed")


def test_a_new_proposal_takes_the_place_of_a_confirmed_one():
    now = then(said_false(), Proposed("unproven", ""))
    assert (now.verdict, now.assessment.confirmed_by) == ("unproven", "")


def test_only_the_newest_proposal_is_confirmed_and_only_once():
    now = then(said_false(confirmed_by=""), Proposed("false", "Biên bản 4"))

    assert refusals(now, Confirmed(5), by="binh") == ["there is no such proposal any more; look again"]
    assert refusals(case(), Confirmed(5), by="binh") == ["there is no such proposal any more; look again"]
    assert refusals(said_false(), Confirmed(5), by="chi") == ["Tên binh confirmed it already"]


def test_a_second_officer_who_does_not_agree_says_why_and_the_proposal_is_gone():
    now = said_false(confirmed_by="")

    assert refusals(now, Rejected(5), by="binh") == ["say why you do not confirm it"]
    assert then(now, Rejected(5), by="binh", note="Thiếu biên bản.").assessment is None
    assert then(now, Rejected(4), by="binh").assessment == now.assessment


# -- everything else ---------------------------------------------------------------------------------

SEVERAL = case(Linked(1), Linked(2), RowSet(1, row()))


@pytest.mark.parametrize(
    ("now", "body", "reason"),
    [
        (SEVERAL, RowSet(0, row()), "lines are counted from 1"),
        (SEVERAL, RowSet(2, row(9)), "article 9 is not in this case"),
        (SEVERAL, RowSet(2, row(sentence=" ")), "a line needs the sentence, word for word"),
        (SEVERAL, RowSet(2, row(conclusion="false", paper=" ")), "line N2: a conclusion stands on a document; name it"),
        (SEVERAL, RowDropped(2), "there is no line N2"),
        (SEVERAL, Unlinked(9), "article 9 is not in this case"),
        (SEVERAL, Unlinked(1), "lines of the comparison quote article 1; drop them first"),
        (SEVERAL, Marked("published", 9), "article 9 is not in this case"),
        (SEVERAL, Marked("published"), "the case has several articles: say whose outlet it is"),
        (SEVERAL, Marked("refused"), "the case has several articles: say whose outlet it is"),
        (SEVERAL, Marked("delivered", 1), "proof of receipt starts a clock: name the receipt, or put in the file"),
        (SEVERAL, Marked("asked", due=at("2026-03-09 17:00")), "a limit set by hand needs its ground"),
        (
            SEVERAL,
            Marked("published", 1, due=at("2026-03-09 17:00"), basis="Công văn 5"),
            "nothing that has a limit begins with this",
        ),
        (SEVERAL, Wrote("title", " "), "a case has a title"),
        (SEVERAL, Wrote("secrecy", "Độ mật: Tối mật"), "this program holds no state secret"),
        (SEVERAL, opened(), "a case is opened once"),
        (SEVERAL, Directed("\n"), "say what the leaders decided"),
        (SEVERAL, Noted(), "there is neither a note nor a document"),
        (SEVERAL, Examined(9, ("work",), ()), "article 9 is not in this case"),
        (SEVERAL, Examined(1, ("work",), ("work",)), "a correction has a thing or lacks it"),
        (SEVERAL, Examined(1, ("work",), (), url="javascript:alert(1)"), "the address is none of the web"),
    ],
)
def test_what_a_case_does_not_allow_is_told(now, body, reason):
    assert refusals(now, body) == [reason]


@pytest.mark.parametrize(
    "body",
    [
        RowSet(2, row(2, conclusion="false")),
        RowSet(1, row(paper="", conclusion="unproven")),
        RowDropped(1),
        Unlinked(2),
        Marked("published", 2),
        Marked("asked"),
        Marked("asked", due=at("2026-03-09 17:00"), basis="Công văn 5"),
        Wrote("summary", ""),
        Wrote("secrecy", "không"),
        Asked(""),
        Linked(3),
        Chose(()),
        Rated(1),
        Examined(2, ("work",), (), url="https://bao.example/cai-chinh"),
    ],
)
def test_what_is_in_order_is_allowed(body):
    allows(SEVERAL, body)


@pytest.mark.parametrize(
    "proof", [{"paper": Paper("RR 5")}, {"paper": Paper(file=1)}, {"note": "Văn thư báo ký nhận."}]
)
def test_a_receipt_is_a_number_a_file_or_a_word_of_where_it_is(proof):
    allows(SEVERAL, Marked("delivered", 1), **proof)


def test_an_article_that_was_taken_out_can_still_end_its_clock():
    allows(case(Linked(1), Marked("delivered", 1), Unlinked(1)), Marked("published", 1))


def test_a_move_to_another_state_leaves_the_unit():
    now = case(Moved("sent", "so-thu"), Moved("reported", "so-khac"))
    assert now.unit == "so-thu"
