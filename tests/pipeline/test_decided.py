"""What people decided outlasts all that the machine does later, and reaches what is told.

Not for: how it is kept (tests/store/test_decisions.py), how the two are laid over each other (test_standing_tags.py).
"""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.backup.gather import Places
from monitor.backup.making import make_backup
from monitor.backup.restoring import Wish, restore
from monitor.config import load
from monitor.model import Decided
from monitor.pipeline import add_url, import_lines, rebuild
from monitor.pipeline.scope import out_by_person
from monitor.store import Store
from monitor.store.rebuild import Reread

TODAY = "Tue, 15 Sep 2026 15:00:00 +0700"
TITLE = "Tuyên Quang khánh thành cầu vùng cao"
TOPIC = """
id = "cau-moi"
label = "Cầu mới"
threshold = 1.0
strong = ["lễ khánh thành", "khánh thành cầu", "học sinh"]
"""


@pytest.fixture
def kept(office, press):
    """One clip, of which the machine says that it is about the province."""
    press.list("local", ("/cau.html", "Cầu", TODAY))
    press.article("/cau.html", TITLE)
    office.round()
    assert clip(office).tags.province == "central"
    return office


def clip(office, id_=1):
    return office.session.store.clip(id_)


def decide(office, label, value, verdict, *, id_=1, who="Lê Thử"):
    return office.session.store.decisions.add(id_, label, value, verdict, who=who, at=office.clock())


def correct(office, id_=1):
    """Decide something of every label; give what stands then."""
    decide(office, "province", "mention", "add", id_=id_)
    decide(office, "tone", "tieu-cuc", "add", id_=id_)
    for topic in clip(office, id_).tags.topics:
        decide(office, "topic", topic.id, "drop", id_=id_)
    decide(office, "topic", "van-hoa", "add", id_=id_)
    for place in clip(office, id_).tags.places:
        decide(office, "place", place.name, "drop", id_=id_)
    decide(office, "place", "Nà Thử", "add", id_=id_)
    return stands(office, id_)


def stands(office, id_=1):
    """The tags of a clip, without the words of the article and the version of the rules."""
    tags = clip(office, id_).tags
    tone = tags.tone and tags.tone.value
    places = [place.name for place in tags.places]
    return tags.province, tone, [topic.id for topic in tags.topics], places, tags.decided


# -- it outlasts ---------------------------------------------------------------------------------------


def test_every_label_that_a_person_decided_stands(kept):
    province, tone, topics, places, words = correct(kept)

    assert (province, topics, places) == ("mention", ["van-hoa"], ["Nà Thử"])
    assert tone is None  # it would be one toward the province, which this is no longer about
    assert words[0] == Decided("province", "mention", "add", "Lê Thử", kept.clock())


def test_it_outlasts_reading_everything_again(kept):
    before, states = correct(kept), kept.states()
    rebuild(kept.session)

    assert stands(kept) == before
    assert kept.states() == states


def test_it_outlasts_other_rules(kept):
    before = correct(kept)
    folder = kept.session.settings.folder
    (folder / "rules" / "topics" / "cau-moi.toml").write_text(TOPIC, encoding="utf-8")
    report = rebuild(kept.with_settings(load(folder)).session)

    assert report.changed == 1
    machine = kept.session.store.decisions.machine([1])[1]
    assert "cau-moi" in [topic.id for topic in machine.topics]
    province, tone, topics, *rest = stands(kept)
    assert (province, tone, *rest) == (before[0], before[1], *before[3:])
    assert topics == ["cau-moi", "van-hoa"]  # of the new topic nobody has said anything


def test_a_topic_that_the_rules_give_up_stays_where_a_person_accepted_it(kept):
    first = clip(kept).tags.topics[0].id
    decide(kept, "topic", first, "accept")
    store = kept.session.store
    article = store.rebuild.article(1)
    nothing = replace(article.tags, topics=())
    revisions = tuple((each.article, each.difference) for each in article.revisions)
    store.rebuild.save(1, Reread(revisions, nothing, article.flags, article.signature))

    assert [topic.id for topic in clip(kept).tags.topics] == [first]


def test_it_outlasts_another_text(kept, press):
    before = correct(kept)
    body = (press.other[0].replace("35 em nhỏ", "53 em nhỏ"), *press.other[1:])
    press.article("/cau.html", f"{TITLE} (cập nhật)", body)
    kept.clock.at += timedelta(minutes=20)
    assert kept.round().looks["changed"] == 1

    assert clip(kept).revisions == 2
    province, tone, topics, places, words = stands(kept)
    assert (province, tone, words) == (before[0], before[1], before[4])
    assert "van-hoa" in topics
    assert "Nà Thử" in places
    assert not {word.value for word in words if word.verdict == "drop"} & {*topics, *places}


def test_it_outlasts_bringing_the_same_article_again_with_other_words(office, press):
    bring(office, press)
    before = correct(office)
    report = bring(office, press, text="\n".join(press.body[:2]).replace("48 m", "52 m"))

    assert report.revised == 1
    province, tone, topics, places, words = stands(office)
    assert (province, tone, words) == (before[0], before[1], before[4])
    assert "van-hoa" in topics
    assert "Nà Thử" in places


def test_it_outlasts_that_an_article_is_taken_into_scope(office, press):
    bring(office, press, title="Khánh thành cầu", text="\n".join(press.elsewhere))
    before = correct(office)
    assert office.states() == {"/1.html": "outside-scope"}  # the ledger says how it came, whatever people say of it
    office.session.store.imports.take_in(1, office.clock(), archived=False, who="Trần Mẫu")

    assert stands(office) == before
    assert office.states() == {"/1.html": "clip"}


def test_a_persons_word_leaves_the_end_state_as_it_is(kept):
    decide(kept, "province", "central", "drop")
    kept.round()
    rebuild(kept.session)

    assert kept.states() == {"/cau.html": "clip"}
    assert kept.session.store.ledger.faults(kept.clock.at, timedelta(hours=48)) == ()


def test_it_outlasts_that_the_office_is_brought_back_from_a_backup(kept, tmp_path):
    correct(kept)
    session, file, new = kept.session, tmp_path / "backup.zip", tmp_path / "new"
    make_backup(Places(session.data, tmp_path, session.settings), file, kept.clock(), replace=False, progress=quiet)
    restore(file, Wish(new / "data", new / "config", False, False), kept.clock(), lambda _: None, quiet)
    with Store.open(new / "data" / "monitor.db") as store:
        assert store.clip(1).tags == clip(kept).tags
        assert store.decisions.of(1) == session.store.decisions.of(1)


def quiet(_what, _done):
    pass


def bring(office, press, **more):
    """Import an article about the province."""
    row = {
        "id": "a1",
        "url": "https://bao.example/1.html",
        "title": TITLE,
        "text": "\n".join(press.body),
        "published": "2026-09-15T15:00:00+07:00",
        "outlet": "Báo Thử",
    }
    line = json.dumps(row | more, ensure_ascii=False).encode()
    return import_lines(office.session, [line], lambda _: None)


# -- out of scope by a person's word -------------------------------------------------------------------


def out(office, id_=1):
    return out_by_person(clip(office, id_), office.session.settings.office)


def test_what_a_person_says_is_not_about_the_province_is_out(kept):
    assert not out(kept)
    decide(kept, "province", "mention", "add")
    assert not out(kept)
    decide(kept, "province", "none", "add")
    assert out(kept)


def test_that_is_undone_too(kept):
    dropped = decide(kept, "province", "central", "drop")
    assert out(kept)
    kept.session.store.decisions.undo(dropped, who="Trần Mẫu", at=kept.clock())
    assert not out(kept)


@pytest.mark.parametrize(
    ("group", "topic", "is_out"),
    [
        ("trung-uong", "bien-gioi", False),
        ("cua-tinh", "bien-gioi", True),  # the scope wants that topic of national outlets only
        ("trung-uong", "giao-duc", True),
    ],
)
def test_what_the_scope_wants_for_its_topic_stays(kept, group, topic, is_out):
    decide(kept, "province", "none", "add")
    decide(kept, "topic", topic, "add")
    of_group = replace(clip(kept), group=group)

    assert bool(out_by_person(of_group, kept.session.settings.office)) is is_out


def test_who_puts_it_out_is_named_whatever_is_said_of_it_afterwards(kept):
    decide(kept, "province", "none", "add")
    decide(kept, "place", "Nà Thử", "add")
    assert (out(kept).label, out(kept).value) == ("province", "none")


def test_what_came_for_a_topic_that_a_person_drops_is_out(kept):
    decide(kept, "topic", "bien-gioi", "drop")
    came = replace(clip(kept), group="trung-uong", tags=replace(clip(kept).tags, province="none"))

    assert out_by_person(came, kept.session.settings.office)


def test_to_confirm_that_it_is_not_of_the_province_puts_out_what_another_person_had_named_so(kept):
    """By itself it does not: it says what the machine says already."""
    decide(kept, "province", "none", "accept")
    machine = replace(clip(kept), tags=replace(clip(kept).tags, province="none"))
    assert not out_by_person(machine, kept.session.settings.office)
    decide(kept, "province", "mention", "add")
    decide(kept, "province", "none", "accept", who="Trần Mẫu")
    assert out(kept).who == "Trần Mẫu"


def test_what_only_the_machine_says_puts_nothing_out(kept):
    """Rules that were changed since do not either, nor does a word on something else."""
    decide(kept, "topic", "giao-duc", "drop")
    decide(kept, "place", "Nà Thử", "add")
    other = replace(clip(kept), tags=replace(clip(kept).tags, province="none"))

    assert not out_by_person(other, kept.session.settings.office)


def test_what_a_person_brought_is_not_out_by_another_ones_word(office, press):
    press.article("/xa.html", "Khánh thành cây cầu ở vùng sông nước", press.elsewhere)
    id_, _ = add_url(office.session, press.url("/xa.html"), "Cán bộ trực", "", None)
    decide(office, "province", "none", "accept", id_=id_)

    assert not out(office, id_)


def test_a_scope_that_wants_everything_leaves_nothing_out(kept):
    decide(kept, "province", "none", "add")
    settings = kept.session.settings.office
    scope = tuple(each.model_copy(update={"everything": True}) for each in settings.scope)

    assert not out_by_person(clip(kept), settings.model_copy(update={"scope": scope}))
