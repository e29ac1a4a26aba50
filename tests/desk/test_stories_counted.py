"""Stories counted by sums of whole sets are as many as counted one by one, whatever changed since. Not for: the page."""

import random
import time

import pytest

from monitor.desk.lists.index.sets import ClipSets
from monitor.desk.stories.blocks import Blocks


class Desk:
    """Articles, the sets that they are in and the stories, beside the blocks that are told what changes."""

    def __init__(self, chance):
        self.chance, self.sets, self.blocks = chance, ClipSets(""), Blocks()
        self.stories = {}  # by article
        self.tags = {}  # likewise

    def members(self, story):
        return {article for article, at in self.stories.items() if at == story}

    def known(self, article):
        """The index takes an article in, or anew."""
        number = self.sets.numbers_of([article]).get(article)
        if number is None:
            number = self.sets._numbers[article] = self.sets.size
            self.sets.articles.append(article)
        self.sets.sets.take(number)
        self.tags[article] = self.chance.sample(["topic:a", "topic:b", "topic:c"], self.chance.randint(0, 3))
        for name in self.tags[article]:
            self.sets.sets.put(name, number)

    def grouped(self, article, story):
        """It goes to a story, or has none any more."""
        other = {self.stories.pop(article, None), story} - {None}
        if story is not None:
            self.stories[article] = story
        self.blocks.put({each: self.members(each) for each in other}, [] if story is not None else [article])
        if self.blocks.wasteful():
            self.blocks.again({each: self.members(each) for each in set(self.stories.values())})

    def counted(self, wanted, name, several):
        laid = self.blocks.laid(self.sets, self.sets.set_of(wanted))
        return self.blocks.count(laid & self.blocks.named(self.sets, name), several=several)

    def truth(self, wanted, name, several):
        found = {self.stories.get(each) for each in wanted if name in self.tags.get(each, ())} - {None}
        return len([each for each in found if not several or len(self.members(each)) > 1])


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("few", [0, 20])
@pytest.mark.parametrize("many", [3, 2000])
def test_as_many_as_one_by_one_after_every_change(monkeypatch, seed, few, many):
    monkeypatch.setattr("monitor.desk.stories.blocks._FEW", few)
    monkeypatch.setattr("monitor.desk.stories.blocks._MANY", many)
    monkeypatch.setattr("monitor.desk.stories.blocks._SPARSE", 2)
    desk = Desk(chance := random.Random(seed))
    for _ in range(60):
        for _ in range(chance.randint(1, 6)):
            article = chance.randint(1, 40)
            if chance.random() < 0.5:
                desk.known(article)
            else:
                desk.grouped(article, chance.choice([None, *range(1, 12)]))
        wanted = chance.sample(range(1, 41), chance.randint(0, 40))
        for name in ("topic:a", "topic:b", "topic:c"):
            for several in (False, True):
                assert desk.counted(wanted, name, several) == desk.truth(wanted, name, several)


def test_places_that_stories_have_left_are_given_up():
    desk = Desk(random.Random(1))
    for article in range(1, 41):
        desk.known(article)
        desk.grouped(article, 1)
    for turn in range(200):
        desk.grouped(turn % 40 + 1, turn % 3 + 1)

    assert desk.blocks._size < 2200
    assert desk.counted(range(1, 41), "topic:a", False) == desk.truth(range(1, 41), "topic:a", False)


def test_a_hundred_thousand_articles_are_counted_by_six_hundred_values_in_a_moment():
    """Measured: 0.02 s."""
    sets, blocks, chance = ClipSets(""), Blocks(), random.Random(1)
    for article in range(100_000):
        sets._numbers[article + 1] = article
        sets.articles.append(article + 1)
        for _ in range(2):
            sets.sets.put(f"topic:{int(chance.paretovariate(0.5)) % 600}", article)
    blocks.put({start: range(start, start + 5) for start in range(1, 100_000, 5)}, ())

    def counted(wanted):
        laid = blocks.laid(sets, wanted)
        return [blocks.count(laid & blocks.named(sets, f"topic:{each}"), several=True) for each in range(600)]

    assert sum(counted(sets.every())) > 20_000
    begun = time.thread_time()
    counted(sets.every() ^ 1)
    assert time.thread_time() - begun < 0.2
