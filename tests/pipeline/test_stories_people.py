"""What people decide of stories stands, whatever comes later: merge, split, move, name, pin. Not for: each act (tests/store)."""

import json
import re
from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory

import pytest
from event_press import EVERYTHING, FERRY, FIRE, MORE, SLIDE, line
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story_desk import NOW, Desk, doing, names

from monitor.archive.exporting import export_clips, known
from monitor.config import load
from monitor.pipeline import digest_edition, rebuild
from monitor.pipeline.stories import group_anew
from monitor.query.fields import SEARCH_FIELDS
from monitor.query.parse import parse

LOOSE, STRICT = 0.5, 0.95


@dataclass(frozen=True)
class Decided:
    """What people did, by the names of articles."""

    together: tuple[frozenset[str], ...]  # each of them in one story
    apart: tuple[tuple[str, str], ...]
    named: dict[str, str]  # the headline of the story of an article
    pinned: dict[str, str]  # by the article: the article that is pinned
    lead: dict[int, str]  # an id that leads to the story of an article


def stands(desk, decided):
    where, ids = desk.where(), desk.ids()
    for group in decided.together:
        assert len({where[name] for name in group}) == 1, group
    for one, other in decided.apart:
        assert where[one] != where[other], (one, other)
    for name, headline in decided.named.items():
        story = desk.stories.get(where[name])
        assert (story.headline, story.headline_by) == (headline, "person")
    for name, pin in decided.pinned.items():
        assert desk.stories.get(where[name]).pinned == ids[pin]
    for id_, name in decided.lead.items():
        assert desk.stories.get(id_).id == where[name]
    assert None not in where.values()


def whatever_happens(desk, decided, folder=None):
    """New articles, rebuild, other thresholds, and all of them again."""
    stands(desk, decided)
    desk.bring(*MORE[:3])
    stands(desk, decided)
    for threshold in (LOOSE, STRICT, 0.7):
        changed = desk.with_threshold(threshold)
        report = rebuild(changed.session)
        assert report.stories > 0
        stands(changed, decided)
        assert rebuild(changed.session).stories == 0  # nothing is new
        stands(changed, decided)
    desk.bring(*MORE[3:])
    stands(desk, decided)
    group_anew(desk.session)
    stands(desk, decided)


@pytest.fixture
def told(desk):
    """A desk where three events are told, and the stories of them."""
    desk.bring(*EVERYTHING)
    return desk, [desk.where()[f"{n}-0"] for n in range(3)]


def test_a_merge_stands(told):
    desk, (slide, fire, ferry) = told
    desk.stories.merge([slide], fire, **doing())
    both = frozenset(names(SLIDE) + names(FIRE))
    whatever_happens(desk, Decided((both,), (("0-0", "2-0"),), {}, {}, {slide: "1-0", fire: "1-0", ferry: "2-0"}))


def test_a_split_stands(told):
    desk, (slide, *_) = told
    ids = desk.ids()
    new = desk.stories.split(slide, [ids["0-1"], ids["0-3"]], **doing())
    together = (frozenset(["0-1", "0-3"]), frozenset(["0-0", "0-2"]))
    whatever_happens(desk, Decided(together, (("0-0", "0-1"), ("0-2", "0-3")), {}, {}, {slide: "0-0", new: "0-1"}))


def test_a_name_stands(told):
    desk, (slide, fire, _) = told
    desk.stories.rename(fire, "Vụ cháy lớn", **doing())
    whatever_happens(desk, Decided((), (), {"1-0": "Vụ cháy lớn"}, {}, {fire: "1-0", slide: "0-0"}))


def test_a_pinned_headline_stands(told):
    desk, (_, _, ferry) = told
    pinned = desk.ids()["2-2"]
    desk.stories.pin(ferry, pinned, **doing())
    headline = line(FERRY, 2)["title"]
    whatever_happens(desk, Decided((), (), {"2-2": headline}, {"2-2": "2-2"}, {ferry: "2-2"}))


def test_a_move_stands(told):
    desk, (slide, fire, _) = told
    desk.stories.move(desk.ids()["0-2"], fire, **doing())
    whatever_happens(desk, Decided((), (("0-0", "0-2"),), {}, {}, {slide: "0-0", fire: "0-2"}))


def test_all_that_people_did_stands_together(told):
    desk, (slide, fire, ferry) = told
    ids = desk.ids()
    desk.stories.rename(fire, "Hai vụ trong một ngày", **doing(1))
    desk.stories.merge([slide], fire, **doing(2))
    new = desk.stories.split(fire, [ids["0-3"], ids["1-3"]], **doing(3))
    desk.stories.pin(new, ids["1-3"], **doing(4))
    desk.stories.pin(ferry, ids["2-1"], **doing(5))
    both = frozenset(["0-0", "0-1", "0-2", "1-0", "1-1", "1-2"])
    decided = Decided(
        (both, frozenset(["0-3", "1-3"])),
        (("0-0", "0-3"), ("1-0", "1-3"), ("0-0", "2-1"), ("0-3", "2-1")),
        {"1-0": "Hai vụ trong một ngày", "0-3": line(FIRE, 3)["title"], "2-1": line(FERRY, 1)["title"]},
        {"0-3": "1-3", "2-1": "2-1"},
        {slide: "1-0", fire: "1-0", new: "1-3", ferry: "2-1"},
    )
    acts = {id_: desk.stories.get(id_).acts for id_ in (fire, new, ferry)}
    whatever_happens(desk, decided)
    assert {id_: desk.stories.get(id_).acts for id_ in acts} == acts


def test_a_threshold_written_into_the_rules_counts_from_the_next_rebuild_on(told):
    desk, (slide, fire, _) = told
    desk.stories.merge([slide], fire, **doing())
    path = desk.session.settings.folder / "rules" / "stories.toml"
    rules = path.read_text(encoding="utf-8")
    stories = []
    for threshold in (0.99, LOOSE):
        path.write_text(re.sub(r"(?m)^threshold = .*", f"threshold = {threshold}", rules), encoding="utf-8")
        desk = Desk(replace(desk.session, settings=load(desk.session.settings.folder)))
        stories.append(rebuild(desk.session).stories)
        stands(desk, Decided((frozenset(names(SLIDE) + names(FIRE)),), (), {}, {}, {slide: "1-0"}))
    assert stories[0] > stories[1] == 2


def test_a_new_article_joins_the_story_that_people_made(told):
    desk, (slide, fire, _) = told
    desk.stories.merge([slide], fire, **doing())
    desk.stories.rename(fire, "Một ngày", **doing(1))
    desk.bring(*MORE)
    assert desk.of("0-4", "1-4", "0-5", "1-5") == [fire] * 4
    assert desk.stories.get(fire).headline == "Một ngày"


@st.composite
def acts(draw):
    return draw(
        st.lists(
            st.tuples(st.sampled_from(["merge", "split", "move", "rename", "pin"]), st.randoms(use_true_random=False)),
            max_size=7,
        )
    )


class Acting:
    """Does random acts and knows what must stand after them."""

    def __init__(self, desk):
        self.desk, self.minutes = desk, 0
        self.placed, self.named, self.pinned = {}, {}, {}  # what people said last, by article and by story

    def do(self, deed, dice):
        stories = sorted(set(self.desk.where().values()))
        story = dice.choice(stories)
        members = sorted(member.article for member in self.desk.stories.get(story).members)
        self.minutes += 1
        by = doing(self.minutes)
        getattr(self, f"_{deed}")(dice, story, members, [each for each in stories if each != story], by)

    def _merge(self, dice, story, members, others, by):
        if others:
            other = dice.choice(others)
            moved = [member.article for member in self.desk.stories.get(other).members]
            self.desk.stories.merge([other], story, **by)
            self.placed |= dict.fromkeys([*members, *moved], story)

    def _split(self, dice, story, members, _others, by):
        if len(members) > 1:
            apart = dice.sample(members, dice.randrange(1, len(members)))
            new = self.desk.stories.split(story, apart, **by)
            self.placed |= dict.fromkeys(members, story) | dict.fromkeys(apart, new)

    def _move(self, dice, _story, members, others, by):
        if others:
            article, into = dice.choice(members), dice.choice(others)
            self.desk.stories.move(article, into, **by)
            self.placed[article] = into

    def _rename(self, dice, story, _members, _others, by):
        self.named[story] = dice.choice(["Vụ lớn", "Tin nóng", ""])
        self.desk.stories.rename(story, self.named[story], **by)

    def _pin(self, dice, story, members, _others, by):
        self.pinned[story] = dice.choice([*members, None])
        self.desk.stories.pin(story, self.pinned[story], **by)
        if self.pinned[story] is not None:
            self.placed[self.pinned[story]] = story


def said_by_people(desk):
    """What stands by people's word: the story of placed articles, and headlines of stories they named or pinned."""
    placed = dict(desk.stories.placed())
    told_by_people = {
        each: (story.headline, story.pinned)
        for each in sorted(set(desk.where().values()))
        if (story := desk.stories.get(each)).headline_by == "person"
    }
    return placed, told_by_people


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts(), acts(), st.permutations(MORE))
def test_whatever_people_do_stands_after_new_articles_rebuilds_and_other_thresholds(new_desk, first, second, more):
    with TemporaryDirectory() as folder:
        desk = new_desk(folder)
        acting, ids = Acting(desk), set()
        desk.bring(*EVERYTHING)
        for some, deeds in ((more[:2], first), (more[2:4], second)):
            ids |= set(desk.where().values())
            for deed, dice in deeds:
                acting.do(deed, dice)
                ids |= set(desk.where().values())
            placed, headlines = said_by_people(desk)
            assert acting.placed.items() <= placed.items()
            desk.bring(*some)
            for threshold in (LOOSE, STRICT):
                rebuild(desk.with_threshold(threshold).session)
                assert said_by_people(desk) == (placed, headlines)
                assert all(desk.stories.get(id_) is not None for id_ in ids)
                assert None not in desk.where().values()
        desk.store.close()


# -- everything else goes on ---------------------------------------------------------------------------


def test_digest_export_and_search_tell_the_same_after_stories_were_changed(told, tmp_path):
    desk, (slide, fire, _) = told

    def told_of(desk):
        edition, _ = digest_edition(desk.session)
        export_clips(desk.store, known(desk.session.settings), "jsonl", tmp_path / "clips.jsonl")
        exported = [json.loads(line_)["id"] for line_ in (tmp_path / "clips.jsonl").read_text("utf-8").splitlines()]
        hits = desk.store.search.find(parse("khau mau", SEARCH_FIELDS), NOW.tzinfo).hits
        return [item.url for item in edition.items], exported, sorted(hit.article for hit in hits)

    before = told_of(desk)
    assert (len(before[1]), len(before[2])) == (12, 4)
    desk.stories.merge([slide], fire, **doing())
    desk.stories.rename(fire, "Một ngày", **doing(1))
    rebuild(desk.with_threshold(STRICT).session)
    assert told_of(desk) == before
