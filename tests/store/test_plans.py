"""What people plan for the digest before it is cut. Not for: what an edition makes of it (tests/publish, tests/pipeline)."""

import sqlite3

import pytest
from store_samples import at, keep, tell

from monitor.errors import StoreError
from monitor.model import ClipText, Plan
from monitor.store.plans import NOTE

WHO = {"who": "Lê Thử", "at": at(1)}


def test_the_newest_word_on_an_article_stands(store):
    first, second = keep(store, "1"), keep(store, "2")
    store.plans.drop(1, first, "Không liên quan.", **WHO)
    store.plans.drop(1, second, "Trùng.", **WHO)
    store.plans.keep(1, second, **WHO)

    plan = store.plans.plan(1, [first, second])
    assert {id_: (said.text, said.who) for id_, said in plan.dropped.items()} == {first: ("Không liên quan.", "Lê Thử")}


def test_a_drop_stands_for_the_edition_after_as_well_and_an_order_does_not(store):
    article = keep(store, "1")
    store.plans.drop(1, article, "Không liên quan.", **WHO)
    store.plans.order(1, "II", [article], **WHO)
    store.plans.note(1, "Đã báo cáo.", **WHO)

    plan = store.plans.plan(2, [article])
    assert (set(plan.dropped), plan.orders, plan.note) == ({article}, {}, None)


def test_an_empty_order_and_an_empty_note_take_back_what_stood(store):
    article = keep(store, "1")
    store.plans.order(1, "II", [article], **WHO)
    store.plans.order(1, "VI", [article], **WHO)
    store.plans.note(1, "Đã báo cáo.", **WHO)
    store.plans.order(1, "II", [], **WHO)
    assert store.plans.plan(1, []).orders == {"VI": (article,)}
    assert store.plans.plan(1, []).note.text == "Đã báo cáo."
    store.plans.note(1, "", **WHO)
    assert store.plans.plan(1, []).note is None


def test_taken_back_lets_what_stood_before_stand_again_as_it_stood(store):
    article = keep(store, "1")
    dropped = store.plans.drop(1, article, "Trùng.", **WHO)
    kept = store.plans.keep(1, article, who="Trần Mẫu", at=at(2))
    back = store.plans.withdraw(2, kept, who="Trần Mẫu", at=at(3))
    assert store.plans.standing([article])[article].id == dropped
    assert store.plans.plan(2, [article]).dropped[article] == ClipText("Trùng.", "Lê Thử", at(1))
    again = store.plans.withdraw(2, back, who="Trần Mẫu", at=at(4))
    assert store.plans.standing([article])[article].id == kept
    with pytest.raises(StoreError, match="anew"):
        store.plans.withdraw(2, back, **WHO)
    with pytest.raises(StoreError, match="no act 9"):
        store.plans.withdraw(2, 9, **WHO)
    assert [act.id for act in store.plans.of_articles([article])] == [dropped, kept, back, again]


def test_taken_back_the_first_word_leaves_none(store):
    article = keep(store, "1")
    store.plans.withdraw(1, store.plans.drop(1, article, "Trùng.", **WHO), **WHO)
    store.plans.order(1, "II", [article], **WHO)
    store.plans.withdraw(1, store.plans.order(1, "VI", [article], **WHO), **WHO)
    store.plans.withdraw(1, store.plans.note(1, "Đã báo cáo.", **WHO), **WHO)
    assert store.plans.standing([article]) == {}
    assert store.plans.plan(1, [article]) == Plan({}, {"II": (article,)}, None)
    assert [act.thing for act in store.plans.of(1)] == [f"clip {article}"] * 2 + ["II", "VI", "VI", NOTE, NOTE]


def test_taking_back_an_order_or_a_note_leaves_those_of_another_edition(store):
    first, second = keep(store, "1"), keep(store, "2")
    acts = [store.plans.order(5, "II", [first, second], **WHO), store.plans.note(5, "Số năm.", **WHO)]
    store.plans.order(6, "II", [second, first], **WHO)
    store.plans.note(6, "Số sáu.", **WHO)
    before = store.plans.plan(6, [])
    backs = [store.plans.withdraw(6, act, **WHO) for act in acts]
    assert store.plans.plan(6, []) == before
    assert store.plans.plan(5, []) == Plan({}, {}, None)
    assert [store.plans.get(back).edition for back in backs] == [5, 5]


def test_everything_that_was_planned_stays(store, path):
    act = store.plans.drop(1, keep(store, "1"), "Không liên quan.", **WHO)
    assert store.plans.get(act) == store.plans.of(1)[0]
    assert store.plans.get(act + 1) is None
    with sqlite3.connect(path) as db:
        for statement in ("UPDATE digest_acts SET text = ''", "DELETE FROM digest_acts"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                db.execute(statement)
    db.close()


def test_an_unknown_article_is_no_plan(store):
    with pytest.raises(StoreError, match="no article 9"):
        store.plans.drop(1, 9, "", **WHO)


def test_an_edition_holds_what_was_left_out_of_it_and_who_approved_it(store):
    told, dropped = keep(store, "1"), keep(store, "2")
    more = {"dropped": [dropped], "left_out": [{"clip": dropped}]}
    tell(store, 1, items=[told], approved_by="Lê Thử", approved_at=at(59), **more)

    (line,) = store.editions.lines()
    assert (line.items, line.dropped, line.approved_by, line.approved_at) == (1, 1, "Lê Thử", at(59))
    assert store.editions.left_out([told, dropped]) == {dropped}
    assert store.editions.waiting(at(99)) == ((), ())
    assert store.editions.told([told, dropped]) == {told: 1}


def test_how_many_an_edition_left_out_stays_when_one_of_them_turns_out_to_be_a_reprint(store):
    original, dropped, reprint = keep(store, "1"), keep(store, "2"), keep(store, "3", copy_of=2)
    tell(store, 1, items=[original], dropped=[dropped, reprint], left_out=[{"clip": dropped}])
    with store._database.writing() as db:
        db.execute("UPDATE copies SET original_id = ?", (original,))
        db.execute("INSERT INTO copies (article_id, original_id) VALUES (?, ?)", (dropped, original))

    assert store.exports.originals([dropped, reprint]) == {dropped: original, reprint: original}
    assert store.editions.lines()[0].dropped == 1


def test_of_many_editions_the_newest_are_listed_first(store):
    for number in (1, 2, 3):
        tell(store, number)
    assert [line.number for line in store.editions.lines(2)] == [3, 2]
