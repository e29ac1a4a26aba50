"""What was frozen never moves: late articles, merges, labels and rules afterwards show only as a difference to today."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import date, timedelta

import pytest
from brief_office import DUYET, OVER, QUARTER, keep, noon

from monitor.briefings.difference import difference, figures_moved, rules_moved
from monitor.briefings.freezing import freeze, kept, made, told
from monitor.briefings.gathering import gather
from monitor.briefings.rendering import (
    CSV,
    JSON_LINES,
    MAIL_HTML,
    MAIL_TEXT,
    PAGE,
    RULES,
    files,
    rules_of,
    stationery_of,
)
from monitor.errors import InputError, StoreError
from monitor.periods import named
from monitor.store import Store

LATER = OVER + timedelta(days=30)
FEBRUARY = date(2026, 2, 3)
TEXTS = (CSV, JSON_LINES, PAGE, MAIL_HTML, MAIL_TEXT)


@pytest.fixture(scope="module")
def made_once(settings, tmp_path_factory):
    """A folder with a database in which the quarter was frozen, the articles, and what was frozen.

    Three articles in two stories, one of them reprinted. Files are made once: the pictures take their time.
    """
    folder = tmp_path_factory.mktemp("frozen")
    with Store.open(folder / "monitor.db") as store:
        groups = {"mot": "trung-uong", "hai": "cua-tinh", "ba": "tinh-khac"}
        one, two, three = (keep(store, name, noon(FEBRUARY), group=group) for name, group in groups.items())
        keep(store, "lai", noon(FEBRUARY), copy_of=one, outlet="Báo Lại")
        with store.stories.joining("g") as join:
            story = join(one, None, None)
            join(two, story, None)
            join(three, None, None)
        frozen = freeze(store, settings, QUARTER, actor=DUYET, now=OVER)
    return folder, (one, two, three), frozen


@pytest.fixture
def path(made_once, tmp_path):
    """The file of a copy of that database."""
    shutil.copytree(made_once[0], tmp_path / "copy")
    return tmp_path / "copy" / "monitor.db"


@pytest.fixture
def store(path):
    """That copy, open."""
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def articles(made_once):
    """The numbers of the articles."""
    return made_once[1]


@pytest.fixture
def frozen(made_once):
    """What was frozen."""
    return made_once[2]


def today(store, settings):
    return difference(kept(store, QUARTER), gather(store, settings, QUARTER, LATER))


# -- freezing ----------------------------------------------------------------------------------------


def test_what_was_frozen_says_by_whom_and_when(store, frozen):
    found = store.briefings.get("2026Q1")

    assert (found.by, found.name, found.at) == ("duyet", "Lê Duyệt Thử", OVER)
    assert frozen.briefing.frozen_by == "Lê Duyệt Thử"
    assert frozen.frozen
    assert store.briefings.all() == (found,)


def test_the_log_has_a_line_of_it(store, frozen):
    line = store.audit.last()

    assert (line.actor.login, line.act, line.about, line.detail) == (
        "duyet",
        "briefing.freeze",
        "briefing 2026Q1",
        {"items": 3},
    )


def test_it_is_given_back_as_it_was_to_the_byte(store, settings, frozen):
    again = made(store, settings, QUARTER, LATER)

    assert again.briefing == frozen.briefing == told(store, settings, QUARTER, LATER)
    assert again.files == frozen.files


def test_late_articles_merges_labels_and_rules_move_nothing_of_it(store, settings, articles, frozen):
    one, _, three = articles
    keep(store, "muon", noon(FEBRUARY))
    store.stories.merge([store.stories.of(three)], store.stories.of(one), who="Lê Thử", at=LATER)
    store.decisions.add(one, "topic", "bien-gioi", "add", who="Lê Thử", at=LATER)
    (topic,) = settings.rules.topics
    other = replace(
        settings,
        rules=replace(settings.rules, topics=(topic.model_copy(update={"label": "Tên khác"}),), version="khac"),
        briefing=settings.briefing.model_copy(update={"sentences": {"mail_closing": "Lời khác."}}),
        desk=settings.desk.model_copy(update={"url": "https://khac.example"}),
    )
    again = made(store, other, QUARTER, LATER)

    assert again.files == frozen.files
    assert again.briefing == frozen.briefing
    assert gather(store, other, QUARTER, LATER).topics == (("du-lich", "Tên khác"),)


def test_what_is_made_of_the_kept_value_has_the_same_texts_again(store, settings, frozen):
    again = files(kept(store, QUARTER), stationery_of(settings))

    assert {name: again[name] for name in TEXTS} == {name: frozen.files[name] for name in TEXTS}


def test_the_rules_that_tables_go_by_are_kept_with_it_and_an_earlier_program_kept_none(settings, frozen):
    other = settings.briefing.model_copy(update={"smallest_denominator": 3, "places": 2, "tasks": ("Việc mới",)})
    again = rules_of(frozen.files[RULES], other)

    assert again == settings.briefing.model_copy(update={"tasks": ("Việc mới",)})
    assert rules_of(None, other) == other


def test_a_second_freeze_is_refused_and_says_who_was_first(store, settings, frozen):
    with pytest.raises(InputError, match="2026Q1 was frozen on 2026-04-02 by Lê Duyệt Thử; it stays as it is"):
        freeze(store, settings, QUARTER, actor=DUYET, now=LATER)


def test_of_two_at_once_one_is_refused(store, frozen):
    with pytest.raises(StoreError, match="was frozen by Lê Duyệt Thử before"):
        store.briefings.save("2026Q1", b"", (), DUYET, LATER)


def test_a_period_that_is_not_over_is_refused_and_nothing_is_kept(store, settings):
    with pytest.raises(InputError, match="2026Q2 is not over yet: it can be frozen from the end of 2026-06-30 on"):
        freeze(store, settings, QUARTER.after, actor=DUYET, now=noon(QUARTER.after.last))

    assert store.briefings.get("2026Q2") is None
    assert store.audit.last().about == "briefing 2026Q1"


def test_a_broken_template_of_the_office_is_refused_and_nothing_is_kept(store, settings, tmp_path):
    broken = replace(settings, folder=tmp_path)
    (tmp_path / "rules" / "templates").mkdir(parents=True)
    (tmp_path / "rules" / "templates" / "bao-cao.docx").write_bytes(b"no Word file")

    with pytest.raises(InputError, match=r"rules/templates/bao-cao\.docx"):
        freeze(store, broken, named("2026-02"), actor=DUYET, now=OVER)

    assert store.briefings.get("2026-02") is None


def test_a_period_that_was_not_frozen_is_told_as_it_stands(store, settings):
    assert kept(store, named("2026-02")) is None
    assert told(store, settings, named("2026-02"), OVER) == gather(store, settings, named("2026-02"), OVER)
    assert not made(store, settings, QUARTER.before, OVER).frozen


# -- in the database ---------------------------------------------------------------------------------


def test_the_database_lets_nobody_change_or_remove_it(store, frozen):
    for statement in (
        "UPDATE briefings SET name = 'Khác'",
        "DELETE FROM briefings",
        "UPDATE briefing_files SET sha256 = ''",
        "DELETE FROM briefing_files",
    ):
        with pytest.raises(StoreError, match="what was frozen is never"), store._database.writing() as db:
            db.execute(statement)


@pytest.mark.parametrize("content", [b"", b"khong phai zlib"])
def test_damaged_bytes_are_told(store, settings, path, content):
    with sqlite3.connect(path) as other:
        other.execute("DROP TRIGGER briefing_files_stay")
        other.execute("UPDATE briefing_files SET content = ? WHERE name = ?", (content, CSV))

    with pytest.raises(StoreError, match="a frozen briefing is damaged; restore the database from a backup"):
        made(store, settings, QUARTER, LATER)


# -- what a draft says and what stands now -----------------------------------------------------------------


def test_a_later_hour_alone_moves_nothing(store, settings):
    seen, now = (gather(store, settings, QUARTER, at) for at in (OVER, OVER + timedelta(minutes=9)))

    assert not figures_moved(seen, now)
    assert not rules_moved(seen, now)


def test_other_rules_are_told_apart_from_other_figures(store, settings):
    seen = gather(store, settings, QUARTER, OVER)
    other = replace(seen, topics=(("du-lich", "Tên khác"),))
    fewer = replace(seen, items=seen.items[1:])
    story = replace(seen, items=(replace(seen.items[0], story=9), *seen.items[1:]))

    assert (rules_moved(seen, other), figures_moved(seen, other)) == (True, False)
    assert (rules_moved(seen, fewer), figures_moved(seen, fewer)) == (False, True)
    assert figures_moved(seen, story)


def test_other_words_or_another_template_are_another_paper(settings, tmp_path):
    paper, elsewhere = stationery_of(settings), replace(settings, folder=tmp_path)
    (tmp_path / "rules" / "templates").mkdir(parents=True)
    (tmp_path / "rules" / "templates" / "bao-cao.docx").write_bytes(b"khac")

    assert stationery_of(settings) == paper
    assert stationery_of(elsewhere) != paper
    assert stationery_of(replace(settings, office=settings.office.model_copy(update={"name": "Cơ quan khác"}))) != paper
    assert stationery_of(replace(settings, briefing=settings.briefing.model_copy(update={"samples": 1}))) != paper


# -- the difference to today ---------------------------------------------------------------------------


def test_without_a_change_nothing_is_different(store, settings):
    found = today(store, settings)

    assert found.nothing
    assert (found.items, found.appearances) == ((3, 3), (4, 4))


def test_what_came_late_is_told(store, settings, articles, frozen):
    late = keep(store, "muon", noon(FEBRUARY))
    keep(store, "lai-muon", noon(FEBRUARY), copy_of=articles[0], outlet="Báo Muộn")
    found = today(store, settings)

    assert [item.clip for item in found.added] == [late]
    assert [(each.then.clip, each.copies) for each in found.changed] == [(articles[0], 1)]
    assert (found.items, found.appearances) == ((3, 4), (4, 6))


def test_what_is_counted_no_longer_is_told(store, settings, articles, frozen):
    with store._database.writing() as db:  # as where its publisher corrects its day
        db.execute(
            "UPDATE revisions SET published = '2026-05-01T00:00:00.000000Z' WHERE article_id = ?", (articles[2],)
        )
    found = today(store, settings)

    assert [item.clip for item in found.removed] == [articles[2]]
    assert not found.nothing


def test_other_labels_are_told_by_name(store, settings, articles, frozen):
    store.decisions.add(articles[0], "tone", "tieu-cuc", "add", who="Lê Thử", at=LATER)
    store.decisions.add(articles[0], "place", "Na Hang", "add", who="Lê Thử", at=LATER)
    (changed,) = today(store, settings).changed

    assert changed.labels == ("tone", "places")
    assert (changed.then.tone, changed.now.tone) == ("tich-cuc", "tieu-cuc")


def test_merged_and_split_stories_are_told(store, settings, articles, frozen):
    one, two, three = articles
    wide, alone = store.stories.of(one), store.stories.of(three)
    store.stories.merge([alone], wide, who="Lê Thử", at=LATER)
    (merged,) = today(store, settings).merged

    assert (merged.into, set(merged.stories), merged.items) == (wide, {wide, alone}, 3)

    new = store.stories.split(wide, [two], who="Lê Thử", at=LATER)
    (split,) = today(store, settings).split

    assert (split.story, set(split.stories), split.items) == (wide, {wide, new}, 2)


def test_a_headline_that_somebody_gave_a_story_is_told(store, settings, articles, frozen):
    store.stories.rename(store.stories.of(articles[0]), "Nhịp cầu tre qua suối", who="Lê Thử", at=LATER)
    found = today(store, settings)

    assert found.other == ("stories",)
    assert not found.nothing


def test_an_item_that_was_in_no_story_and_is_in_one_now_is_told(store, settings, articles, frozen):
    """Its story has more items and outlets, though no two stories were merged."""
    then = kept(store, QUARTER)
    alone = replace(then, items=tuple(replace(item, story=None) for item in then.items), stories=())

    assert difference(alone, then).other == ("stories",)


def test_a_reprint_in_place_of_another_is_told(store, settings, articles, frozen):
    then = kept(store, QUARTER)
    moved = tuple(
        replace(item, copies=tuple(replace(copy, outlet="Báo Khác") for copy in item.copies)) for item in then.items
    )
    (changed,) = difference(then, replace(then, items=moved)).changed

    assert (changed.then.clip, changed.words, changed.copies) == (articles[0], ("copies",), 0)


def test_other_rules_are_told_and_are_no_difference_of_figures(store, settings, frozen):
    other = replace(settings, rules=replace(settings.rules, version="khac"))
    found = difference(kept(store, QUARTER), gather(store, other, QUARTER, LATER))

    assert found.nothing
    assert found.rules == (settings.rules.version, "khac")


def test_other_parts_are_told_by_name(store, settings, frozen):
    keep(store, "truoc", noon(date(2025, 2, 3)))
    more = replace(settings, sources=(*settings.sources, settings.sources[0].model_copy(update={"id": "moi"})))

    assert difference(kept(store, QUARTER), gather(store, more, QUARTER, LATER)).other == ("quiet", "sources")
