"""`monitor rules train`: from labelled lines, from corrections in the archive, and when there is nothing to learn."""

import json
from datetime import UTC, datetime

import pytest

from monitor.config import load_rules
from monitor.rules_desk.train import corrections
from monitor.store import Store

AT = datetime(2026, 8, 3, 5, tzinfo=UTC)


def line(number, title, text, *topics):
    return {"id": number, "title": title, "text": text, "topics": list(topics)}


@pytest.fixture
def beach(rows):
    """A file with labels: beaches are tourism, fields are nothing."""
    labels = []
    for number in range(10):
        labels.append(line(number, f"Biển {number}", "Bãi cát trắng, sóng nhẹ, thuyền thúng.", "du-lich"))
        labels.append(line(number, f"Ruộng {number}", "Lúa trổ bông, mạ non, máy bơm."))
    return rows(*labels)


def test_labelled_lines_are_learned_from_and_the_file_takes_effect(monitor, folder, beach, rows):
    code, out, err = monitor("rules", "train", str(beach))
    assert (code, err) == (0, "")
    assert "20 labelled articles" in out
    assert "du-lich" in out
    assert load_rules(folder).learned is not None
    rows({"id": 1, "title": "Sáng sớm", "text": "Bãi cát trắng, sóng nhẹ."})
    (topic,) = json.loads(monitor("tag", str(beach))[1])["topics"]
    assert topic["id"] == "du-lich"


def test_it_can_be_written_elsewhere_and_tried_by_a_backtest(monitor, folder, beach, archive):
    archive(("Sáng sớm", "Bãi cát trắng, sóng nhẹ.", "08-01"))
    elsewhere = folder / "try" / "learned.json"
    elsewhere.parent.mkdir()
    assert monitor("rules", "train", beach, "--out", elsewhere)[0] == 0
    assert load_rules(folder).learned is None
    code, out, err = monitor("--now", "2026-08-03T07:00:00+07:00", "rules", "backtest", elsewhere)
    assert (code, err) == (0, "")
    assert "Sáng sớm" in out


def test_corrections_of_people_are_learned_from(monitor, folder, archive):
    archive(*((f"Phiên chợ {n}", "Khách thắp đèn đi xem hang đá, nhũ lấp lánh.", "08-01") for n in range(6)))
    with Store.open(folder / "data" / "monitor.db") as store:
        for clip in list(store.clips()):
            store.decisions.add(clip.id, "topic", "du-lich", "add", who="an", at=AT)
    code, out, err = monitor("rules", "train")
    assert (code, err) == (0, "")
    assert "6 labelled articles" in out
    assert "hang đá" in load_rules(folder).learned.weights


def test_a_correction_of_an_imported_article_outside_the_scope_is_learned_from(monitor, folder, outside):
    outside("Phiên chợ", "Khách thắp đèn đi xem hang đá.", "08-01")
    with Store.open(folder / "data" / "monitor.db") as store:
        store.decisions.add(1, "topic", "du-lich", "add", who="an", at=AT)
    assert "1 labelled articles" in monitor("rules", "train")[1]


def test_a_correction_of_a_copy_is_learned_from(monitor, folder, archive):
    archive(("Phiên chợ", "Khách thắp đèn đi xem hang đá.", "08-01"))
    with Store.open(folder / "data" / "monitor.db") as store:
        (original,) = store.clips()
        copy = store.save_clip(None, original, signature=None, copy_of=original.id, at=AT)
        store.decisions.add(copy, "topic", "du-lich", "add", who="an", at=AT)
    assert "1 labelled articles" in monitor("rules", "train")[1]


def test_a_correction_that_was_taken_back_teaches_nothing(monitor, folder, archive):
    archive(("Phiên chợ", "Khách thắp đèn đi xem hang đá.", "08-01"))
    with Store.open(folder / "data" / "monitor.db") as store:
        store.decisions.undo(store.decisions.add(1, "topic", "du-lich", "add", who="an", at=AT), who="an", at=AT)
    assert "nobody corrected a topic" in monitor("rules", "train")[2]


def test_what_is_learned_is_what_stands_on_the_desk(folder, archive):
    archive(("Bãi cát", "Bãi cát trắng, sóng nhẹ, du khách đông.", "08-01"), ("Phiên chợ", "Khách thắp đèn.", "08-01"))
    with Store.open(folder / "data" / "monitor.db") as store:
        store.decisions.add(1, "topic", "du-lich", "drop", who="an", at=AT)
        store.decisions.add(2, "topic", "du-lich", "add", who="an", at=AT)
        learned = {each.article.title: each.topics for each in corrections(store, ["du-lich"])}
        stands = {clip.article.title: {topic.id for topic in clip.tags.topics} for clip in store.clips()}
    assert learned == {"Bãi cát": frozenset(), "Phiên chợ": frozenset({"du-lich"})}
    assert learned == stands


def test_nothing_to_learn_from_is_said(monitor, folder, empty_database):
    empty_database(folder / "data" / "monitor.db")
    code, out, err = monitor("rules", "train")
    assert (code, out) == (1, "")
    assert "nobody corrected a topic" in err
    assert not (folder / "rules" / "learned.json").exists()


def test_too_few_labels_to_begin_anew_are_refused(monitor, beach):
    code, out, err = monitor("rules", "train", "--anew", str(beach))
    assert (code, out) == (1, "")
    assert "20 labels are too few" in err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": 1, "title": "a", "text": "b"}, "line 1: needs `topics`"),
        ({"id": 1, "title": "a", "text": "b", "topics": "du-lich"}, "line 1: needs `topics`"),
        ({"id": 1, "title": "a", "text": "b", "topics": ["du-lic"]}, "line 1: there is no topic 'du-lic'"),
        ({"id": 1, "text": "b", "topics": []}, "line 1: needs `title`"),
        ("{", "line 1: is no JSON"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_nothing_is_written(monitor, folder, rows, wrong, said):
    code, out, err = monitor("rules", "train", str(rows(wrong)))
    assert (code, out) == (1, "")
    assert said in err
    assert not (folder / "rules" / "learned.json").exists()
