"""While another program holds the database, every write says so in one line and changes nothing."""

import inspect
import sqlite3

import pytest
from evidence_samples import DAY, capture
from import_samples import brought, forget_index, same_text
from shape_samples import OBSERVATION, SHAPE
from store_samples import add, article, at, clip, flag, keep, later, mail, poll, sighting, signature, tags, tell

from monitor.case import Linked, Noted, Opened
from monitor.errors import StoreError
from monitor.model import Audit, HostRules, Visit
from monitor.store import Ending, Revised, Store
from monitor.store.audit import Actor
from monitor.store.cases import NewFile, NewStep
from monitor.store.evidence import Stamp
from monitor.store.flag_values import key_of
from monitor.store.rebuild import Reread
from monitor.store.watch_values import Said, Version, Waiting

WAITING = 5  # an article without a story
OFFICER = Actor("thu", "Lê Thử")
OPENED = NewStep(Opened("Báo nêu cầu nứt", 2, at(-60)), at(0))


def join_together(store):
    with store.stories.joining("g2") as join:
        join(WAITING, 2, None)


def cut_together(store):
    with store.editions.cutting():
        store.plans.note(2, "Đã báo cáo.", who="Lê Thử", at=at(1))
        tell(store, 2)


def enter_row(store):
    with store.register.entering():
        store.register.add("fact", "so-phuong", {"id": "so-phuong"}, "thu", at(1))


def enter_step(store):
    with store.cases.entering():
        store.cases.add(1, [NewStep(Noted(), at(1), "Đã gọi xã.")], 1, OFFICER, at(1))


def act_as_somebody(store):
    with store.audit.acting(Actor("thu", "Lê Thử"), at(1), "tag.drop", "clip 1"):
        pass


WRITES = {
    "save_poll": lambda store: store.save_poll(poll(), [sighting("2")], at(0), later(1)),
    "add_address": lambda store: add(store, "2"),
    "postpone": lambda store: store.postpone(1, "timeout", at(1)),
    "end": lambda store: store.end(1, "gone", "", at(1)),
    "join": lambda store: store.join(1, "https://bao.example/9", "bao.example/9", (), at(0)),
    "save_clip": lambda store: store.save_clip(1, clip("1"), signature=None, copy_of=None, at=at(1)),
    "evidence.capture": lambda store: capture(store, "1"),
    "evidence.drop_spool": lambda store: store.evidence.drop_spool(at(3 * DAY), at(3 * DAY)),
    "evidence.add_stamp": lambda store: store.evidence.add_stamp(Stamp(1, "", at(0), "https://tsa.example", b"")),
    "hosts.begin": lambda store: store.hosts.begin(at(9)),
    "hosts.end": lambda store: store.hosts.end(),
    "hosts.learn": lambda store: store.hosts.learn(HostRules("bao.example", b"", at(0))),
    "revisits.save_visit": lambda store: store.revisits.save_visit(1, Visit(at(1), "same", ""), at(2), 0),
    "revisits.save_revision": lambda store: store.revisits.save_revision(
        1, Revised(article("kept"), (), tags(), (), None), Visit(at(1), "changed", ""), at(2)
    ),
    "revisits.bring_forward": lambda store: store.revisits.bring_forward({1: at(1)}),
    "shapes.observe": lambda store: store.shapes.observe("bao", "https://bao.example/2", OBSERVATION, at(1)),
    "shapes.learned": lambda store: store.shapes.learned("bao", [SHAPE], at(1)),
    "shapes.mark": lambda store: store.shapes.mark([1], "r"),
    "shapes.audited": lambda store: store.shapes.audited(
        1, "https://bao.example/2", Audit(1.0, ""), at(1), agrees=True
    ),
    "shapes.forget": lambda store: store.shapes.forget("bao", at(1)),
    "shapes.mended": lambda store: store.shapes.mended("xa"),
    "shapes.drop": lambda store: store.shapes.drop([1], "drifted", at(1)),
    "rebuild.save": lambda store: store.rebuild.save(1, Reread(((article("9"), ()),), tags(), (), None)),
    "rebuild.end": lambda store: store.rebuild.end(3, Ending("junk", "xo-so", at(1))),
    "search.index_some": lambda store: store.search.index_some(),
    "imports.save": lambda store: store.imports.save([brought("8")], same_text, at(1)),
    "imports.stand_at": lambda store: store.imports.stand_at(2, sighting("9"), at(1)),
    "imports.take_in": lambda store: store.imports.take_in(2, at(1), archived=False),
    "searches.add": lambda store: store.searches.add(1, "Lũ", "q=l", at(1), shared=False),
    "searches.rename": lambda store: store.searches.rename(1, "Lũ"),
    "searches.delete": lambda store: store.searches.delete(1),
    "decisions.add": lambda store: store.decisions.add(1, "topic", "bien-gioi", "add", who="Lê Thử", at=at(1)),
    "decisions.undo": lambda store: store.decisions.undo(1, who="Lê Thử", at=at(1)),
    "stories.join": lambda store: store.stories.join(WAITING, 2, None, "g2"),
    "stories.joining": join_together,
    "stories.regroup": lambda store: store.stories.regroup([[(1, None)], [(3, None), (4, None)]], "g2"),
    "stories.merge": lambda store: store.stories.merge([2], 1, who="Lê Thử", at=at(1)),
    "stories.split": lambda store: store.stories.split(1, [4], who="Lê Thử", at=at(1)),
    "stories.move": lambda store: store.stories.move(4, 2, who="Lê Thử", at=at(1)),
    "stories.rename": lambda store: store.stories.rename(1, "Cầu mới", who="Lê Thử", at=at(1)),
    "stories.pin": lambda store: store.stories.pin(1, 4, who="Lê Thử", at=at(1)),
    "stories.undo": lambda store: store.stories.undo(1, who="Lê Thử", at=at(1)),
    "plans.drop": lambda store: store.plans.drop(2, 1, "Trùng.", who="Lê Thử", at=at(1)),
    "plans.keep": lambda store: store.plans.keep(2, 1, who="Lê Thử", at=at(1)),
    "plans.order": lambda store: store.plans.order(2, "II", [1], who="Lê Thử", at=at(1)),
    "plans.withdraw": lambda store: store.plans.withdraw(2, 1, who="Lê Thử", at=at(1)),
    "plans.note": lambda store: store.plans.note(2, "Đã báo cáo.", who="Lê Thử", at=at(1)),
    "editions.save": lambda store: tell(store, 2),
    "editions.cutting": cut_together,
    "messages.add": lambda store: store.messages.add("reminder", "2026-W10", [mail("c@so.example")], at(1)),
    "messages.add_to_edition": lambda store: store.messages.add_to_edition(1, mail("e@so.example"), at(1)),
    "messages.begin": lambda store: store.messages.begin(1, at(1)),
    "messages.end": lambda store: store.messages.end(1, at(1), "sent", "", None),
    "messages.close_broken_off": lambda store: store.messages.close_broken_off(at(1)),
    "messages.withdraw": lambda store: store.messages.withdraw([1]),
    "messages.hasten": lambda store: store.messages.hasten(1, at(-1), "Gửi ngay."),
    "messages.remark": lambda store: store.messages.remark([1], "Đã gọi điện."),
    "messages.again": lambda store: store.messages.again([3], at(1)),
    "reports.save": lambda store: store.reports.save(
        "week", "2026-W10", at(1), frozen="{}", html=b"", txt=b"", messages=[mail("c@so.example")], at=at(1)
    ),
    "jobs.begin": lambda store: store.jobs.begin("digest", at(1), at(1)),
    "jobs.distrust": lambda store: store.jobs.distrust(at(-1)),
    "jobs.end": lambda store: store.jobs.end("polls", at(0), at(1), "", failed=False),
    "jobs.note": lambda store: store.jobs.note("polls", at(1), began=at(1), ended=at(1), report=""),
    "jobs.skip": lambda store: store.jobs.skip("digest", at(1), at(1), "too late"),
    "jobs.take_back": lambda store: store.jobs.take_back("polls", at(0)),
    "alerts.found": lambda store: store.alerts.found({"bien-gioi": ([2], ["c@so.example"])}, (), "2", at(1)),
    "alerts.tell": lambda store: store.alerts.tell(
        "1", "c@so.example", [("bien-gioi", 1)], (), mail("c@so.example"), at(1)
    ),
    "words.write": lambda store: store.words.write(1, at(1), "Lê Thử", "words", "Đã giao sở trả lời."),
    "accounts.add": lambda store: store.accounts.add("moi", "Mới Thị Thử", "officer", "hash", at(1)),
    "accounts.change": lambda store: store.accounts.change("thu", role="viewer"),
    "accounts.set_password": lambda store: store.accounts.set_password("thu", "new", renew=True),
    "accounts.bind": lambda store: store.accounts.bind("thu", "https://id.example 7"),
    "accounts.unbind": lambda store: store.accounts.unbind("tung"),
    "accounts.rehash": lambda store: store.accounts.rehash("thu", "hash", "stronger"),
    "accounts.failed": lambda store: store.accounts.failed("thu", at(1), 5, at(16)),
    "accounts.succeeded": lambda store: store.accounts.succeeded("tung", "hash", at(1)),
    "accounts.unlock": lambda store: store.accounts.unlock("tung"),
    "accounts.sign_in": lambda store: store.accounts.sign_in("t2", "thu", at(1), at(60), ""),
    "accounts.seen": lambda store: store.accounts.seen("t1", at(1)),
    "accounts.sign_out": lambda store: store.accounts.sign_out("t1"),
    "accounts.sign_out_all": lambda store: store.accounts.sign_out_all(),
    "accounts.sign_out_others": lambda store: store.accounts.sign_out_others("thu", ""),
    "audit.acting": act_as_somebody,
    "marks.add": lambda store: store.marks.add(1, "note", "Đã gọi xã.", who="Lê Thử", at=at(1)),
    "marks.undo": lambda store: store.marks.undo(1, who="Lê Thử", at=at(1)),
    "marks.read": lambda store: store.marks.read(1, [1]),
    "flags.act": lambda store: store.flags.act(
        1, key_of(flag()), "accepted", revision=1, seen=0, reason="", by="thu", at=at(1)
    ),
    "flags.undo": lambda store: store.flags.undo(1, by="thu", at=at(1)),
    "register.add": lambda store: store.register.add("fact", "so-phuong", {"id": "so-phuong"}, "thu", at(1)),
    "register.entering": enter_row,
    "register.withdraw": lambda store: store.register.withdraw("so-xa", "Nhầm.", "thu", at(1)),
    "watch.write": lambda store: store.watch.write([Said(1, (), "k")], at(1)),
    "watch.look_again": lambda store: store.watch.look_again(
        [signature("kept")], at(-9 * DAY), lambda _one, _other: True
    ),
    "watch.end": lambda store: store.watch.end(Waiting((), at(0), Version("r1", "0"), 9)),
    "cases.open": lambda store: store.cases.open(OPENED, [NewStep(Linked(1), at(1))], OFFICER, at(1)),
    "cases.add": lambda store: store.cases.add(1, [NewStep(Linked(1), at(1))], 1, OFFICER, at(1)),
    "cases.entering": enter_step,
    "cases.keep_file": lambda store: store.cases.keep_file(
        1, NewFile("giao.pdf", "application/pdf", b"%PDF"), OFFICER, at(1)
    ),
    "unit_reports.add": lambda store: store.unit_reports.add(
        "2026", "so-y-te", at(1).date(), "118/BC", {}, "thu", at(1)
    ),
    "briefings.save": lambda store: store.briefings.save("2026Q1", b"", (), OFFICER, at(1)),
    "picks.set": lambda store: store.picks.set("cong-thong-tin", 1, at(1), "Lê Thử", True),
}

# Tidying holds the lock but changes files only; verifying reads through functions of its own; rules that are in force
# already are only asked for, and a secret of the desk that is kept already is too; `listed.file` looks at the file from outside.
# Each of these asks by another method of its door.
READ_BY_OTHERS = {
    "audit.last",
    "cases.of_acts",
    "cases.with_articles",
    "changes.revised",
    "changes.vanished",
    "plans.standing",
}
OTHERS = {
    "close",
    "alone",
    "evidence.tidy",
    "evidence.verify",
    "alerts.in_force",
    "accounts.secret",
    "listed.file",
    *READ_BY_OTHERS,
}


@pytest.fixture
def impatient(path):
    """A store with an address and an edition, which waits for nobody."""
    with Store.open(path, busy_seconds=0.01) as store:
        add(store, "1")
        keep(store, "kept", again=15, sign=signature("kept"))
        store.hosts.begin(at(0))
        capture(store, "kept")
        store.shapes.learned("bao", [SHAPE], at(0))
        store.shapes.learned("xa", [SHAPE], at(0))
        store.shapes.drop([2], "drifted", at(0), reread_since=at(0))
        store.end(add(store, "3"), "outside-scope", "province none", at(0))
        tell(store, 1, messages=[mail(f"{name}@so.example") for name in "abd"])
        in_delivery(store)
        store.decisions.add(1, "topic", "bien-gioi", "drop", who="Lê Thử", at=at(0))
        store.imports.save([brought("7", in_scope=False)], same_text, at(0))
        in_stories(store)
        at_the_desk(store)
        forget_index(store)
        yield store


def in_delivery(store):
    """Mail 1 waits, a try of mail 2 runs, mail 3 is withdrawn; a job runs, and an alert has something to tell."""
    store.messages.begin(2, at(0))
    store.messages.withdraw([3])
    store.jobs.begin("polls", at(0), at(0))
    store.alerts.found({"bien-gioi": ([1], ["c@so.example"])}, (), "1", at(0))


def at_the_desk(store):
    """An officer who is signed in, an admin, and somebody who mistyped the password."""
    for login, name, role in (
        ("thu", "Lê Thử", "officer"),
        ("quan", "Quản Thị Thử", "admin"),
        ("tung", "Tùng Thử", "viewer"),
    ):
        store.accounts.add(login, name, role, "hash", at(0))
    store.accounts.sign_in("t1", "thu", at(0), at(60), "10.0.0.9")
    store.searches.add(1, "Mưa", "q=m", at(0), shared=False)
    store.accounts.failed("tung", at(0), 5, at(15))
    store.accounts.bind("tung", "https://id.example 8")
    store.marks.add(1, "reviewed", "", who="Lê Thử", at=at(0))
    store.plans.drop(2, 1, "Trùng.", who="Lê Thử", at=at(0))
    store.register.add("fact", "so-xa", {"id": "so-xa"}, "thu", at(0))
    store.flags.act(3, key_of(flag()), "accepted", revision=1, seen=0, reason="", by="thu", at=at(0))
    store.cases.open(OPENED, [], OFFICER, at(0))
    store.watch.write([Said(1, (), "seen")], at(0))


def in_stories(store):
    """Story 1 of the first article and another, story 2 of a third, which a person named; one more that has none."""
    for article_id, story in ((1, None), (keep(store, "told"), None), (keep(store, "with"), 1)):
        store.stories.join(article_id, story, None, "g1")
    store.stories.rename(2, "Tên cũ", who="Lê Thử", at=at(0))
    assert keep(store, "waiting") == WAITING


@pytest.fixture
def other(impatient, path):
    """Another program."""
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def content(connection):
    return list(connection.iterdump())


@pytest.mark.parametrize("name", WRITES)
def test_a_locked_database_is_told_in_one_line_and_left_as_it_was(impatient, other, name):
    before = content(other)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StoreError, match=r"monitor\.db is in use by another program; .* try again") as caught:
        WRITES[name](impatient)
    other.execute("ROLLBACK")

    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    assert "\n" not in str(caught.value)
    assert content(other) == before


@pytest.mark.parametrize("name", WRITES)
def test_the_same_write_succeeds_once_the_database_is_free(impatient, other, name):
    before = content(other)
    WRITES[name](impatient)

    assert content(other) != before


@pytest.mark.parametrize("name", WRITES)
def test_a_write_is_one_transaction_from_its_first_statement_to_its_last(impatient, name):
    """So that whenever the program is killed, all of it is there or nothing."""
    asked = []
    impatient._database._connection.set_trace_callback(asked.append)
    WRITES[name](impatient)
    asked = [statement for statement in asked if not statement.startswith("--")]  # the index's own, inside of ours

    borders = [(n, statement) for n, statement in enumerate(asked) if statement.startswith(("BEGIN", "COMMIT"))]
    assert borders == [(0, "BEGIN IMMEDIATE"), (len(asked) - 1, "COMMIT")]


def doors(store):
    """The store's own methods and those of its inner doors, as a caller names them."""
    inner = {name: door for name, door in vars(store).items() if not name.startswith("_")}
    methods = {name: method for name, method in vars(Store).items() if inspect.isfunction(method)}
    for name, door in inner.items():
        methods |= {
            f"{name}.{each}": m for each, m in vars(type(door)).items() if inspect.isfunction(m) and each[0] != "_"
        }
    return methods


def test_every_method_that_writes_is_in_the_list(impatient):
    methods = doors(impatient)
    writing = {name for name, method in methods.items() if ".writing()" in inspect.getsource(method)}

    assert writing - OTHERS == set(WRITES)
    assert all(".reading()" in inspect.getsource(methods[name]) for name in public(methods) - writing - OTHERS)


def public(methods):
    return {name for name in methods if not name.startswith("_")}


def test_reading_goes_on_while_another_program_writes(impatient, other):
    other.execute("BEGIN EXCLUSIVE")

    assert [p.id for p in impatient.pending(at(9))] == [1]
    assert impatient.editions.last()[0] == 1
    other.execute("ROLLBACK")


def test_a_new_database_that_another_program_is_making_is_in_use(path):
    path.parent.mkdir()
    maker = sqlite3.connect(path, isolation_level=None)
    maker.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StoreError, match="in use by another program"):
        Store.open(path, busy_seconds=0.01)
    maker.close()
