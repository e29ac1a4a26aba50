"""Whatever machine and people do in any order, stories are as a few dictionaries say. Not for: what is refused."""

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from store_samples import at
from story_samples import articles, told_apart, why

from monitor.store import Store

ARTICLES = range(1, 8)
one = st.sampled_from(ARTICLES)
some = st.sets(one, min_size=1)
chance = st.randoms(use_true_random=False)


@cache
def made() -> bytes:
    """A database with the articles: each run begins with a copy of it."""
    with tempfile.TemporaryDirectory(prefix="stories") as folder:
        path = Path(folder) / "monitor.db"
        with Store.open(path) as store:
            articles(store, len(ARTICLES))
        return path.read_bytes()


class Stories(RuleBasedStateMachine):
    """The store beside the model: what the machine said, what people said, which ids were given, what they are called."""

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory(prefix="stories")
        path = Path(self.folder.name) / "monitor.db"
        path.write_bytes(made())
        self.store = Store.open(path)
        self.stories = self.store.stories
        self.machine, self.people, self.merged = {}, {}, {}
        self.last = {}  # of each id: the articles that were last in it
        self.names, self.pins = {}, {}
        self.minutes = 0
        for article in ARTICLES:
            self.new(self.stories.join(article, None, None, "g"), {article})
            self.machine[article] = article

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    # -- the model ---------------------------------------------------------------------------------

    def where(self, article):
        return self.people.get(article, self.machine.get(article))

    def members(self, story):
        return {article for article in ARTICLES if self.where(article) == story}

    def living(self):
        return sorted({self.where(article) for article in ARTICLES})

    def new(self, story, members):
        assert story not in self.last  # never used again
        self.last[story] = set(members)

    def by(self):
        self.minutes += 1
        return {"who": "Lê Thử", "at": at(self.minutes)}

    def follow(self, story):
        """The story to which an id leads, as the store says; that it is right is an invariant."""
        return self.stories.get(story).id

    def hold(self, story):
        """A story with a headline of a person has an article that a person placed; which one, the store chooses."""
        held = {article for article, at_ in self.stories.placed().items() if at_ == story}
        more = held - {article for article in held if self.people.get(article) == story}
        if (story in self.names or story in self.pins) and self.members(story):
            assert held
            assert more <= self.members(story)
            assert len(more) <= 1
            self.people |= dict.fromkeys(more, story)

    # -- the machine -------------------------------------------------------------------------------

    @rule(article=one, chance=chance)
    def join(self, article, chance):
        target = chance.choice([None, *sorted(self.last)])
        assert self.stories.join(article, target, why(1), "g") == self.where(article)

    @rule(chance=chance, count=st.integers(1, len(ARTICLES)), heed=st.booleans())
    def regroup(self, chance, count, heed):
        """*heed*: the groups are of what people placed until now; else they were reckoned before."""
        apart = set(self.people.values()) if heed else set()
        groups = [[a for a in ARTICLES if self.people.get(a) == story] for story in apart]
        groups += [[] for _ in range(count)]
        for article in ARTICLES:
            if not heed or article not in self.people:
                chance.choice(groups).append(article)
        groups = [group for group in groups if group]
        for group in groups:
            chance.shuffle(group)
        chance.shuffle(groups)
        self.stories.regroup(told_apart(groups), "g")
        ids = self.expected(groups)
        self.stories.regroup(told_apart(groups), "g")  # the invariants then hold of both
        for group, story in zip(groups, ids, strict=True):
            if story not in self.last:
                self.new(story, group)
            self.machine |= dict.fromkeys(group, self.people.get(group[0], story))  # as they are like the first one

    def expected(self, groups):
        """The ids of groups, by the rule; that new ones are new is looked at by `new`."""
        taken, ids = set(), []
        for group in groups:
            placed = [self.people[article] for article in group if article in self.people]
            free = [self.where(a) for a in group if self.where(a) not in taken | set(self.people.values())]
            story = next(iter([*placed, *free]), self.stories.of(group[0]))
            taken.add(story)
            ids.append(story)
        return ids

    # -- people ------------------------------------------------------------------------------------

    @precondition(lambda self: len(self.living()) > 1)
    @rule(chance=chance, most=st.integers(1, 3))
    def merge(self, chance, most):
        into, *others = chance.sample(self.living(), min(most + 1, len(self.living())))
        self.stories.merge(others, into, **self.by())
        for article in set().union(*(self.members(story) for story in (into, *others))):
            self.people[article] = into
        self.merged |= dict.fromkeys(others, into)

    @rule(chance=chance, chosen=some)
    def split(self, chance, chosen):
        story = chance.choice(self.living())
        apart, stay = self.members(story) & chosen, self.members(story) - chosen
        if not apart or not stay:
            return
        new = self.stories.split(story, sorted(apart), **self.by())
        self.new(new, apart)
        self.people |= dict.fromkeys(apart, new) | dict.fromkeys(stay, story)

    @rule(article=one, chance=chance)
    def move(self, article, chance):
        before, named = self.where(article), chance.choice(sorted(self.last))
        target = self.follow(named)
        self.stories.move(article, named, **self.by())
        self.people[article] = target
        self.hold(before)

    @rule(chance=chance, headline=st.sampled_from(["", "Cầu mới", "Cầu cũ"]))
    def rename(self, chance, headline):
        story = chance.choice(self.living())
        self.stories.rename(story, headline, **self.by())
        self.names.pop(story, None)
        if headline:
            self.names[story] = headline
            self.hold(story)

    @rule(article=one, taken_back=st.booleans())
    def pin(self, article, taken_back):
        story = self.where(article)
        self.stories.pin(story, None if taken_back else article, **self.by())
        self.pins.pop(story, None)
        if not taken_back:
            self.pins[story] = article
            self.people[article] = story

    # -- what holds --------------------------------------------------------------------------------

    @invariant()
    def every_article_is_in_the_one_story_that_the_model_says(self):
        shown = [self.stories.get(story) for story in self.living()]
        assert [story.id for story in shown] == self.living()
        assert {s.id: {m.article for m in s.members} for s in shown} == {s: self.members(s) for s in self.living()}
        assert [self.stories.of(article) for article in ARTICLES] == [self.where(article) for article in ARTICLES]
        assert {line.id: line.members for line in self.stories.recent(at(-99))} == {
            story: len(self.members(story)) for story in self.living()
        }
        self.last |= {story: self.members(story) for story in self.living()}

    @invariant()
    def what_people_said_stands(self):
        assert dict(self.stories.placed()) == self.people
        for story in self.living():
            shown, pinned = self.stories.get(story), self.pins.get(story)
            assert shown.pinned == (pinned if pinned in self.members(story) else None)
            assert (shown.headline_by == "person") == (story in self.names or shown.pinned is not None)
            if story in self.names:
                assert shown.headline == self.names[story]
            if story in self.names or story in self.pins:
                assert story in self.people.values()  # so that no machine takes it away

    @invariant()
    def every_id_there_ever_was_leads_to_where_its_articles_are(self):
        for story, members in self.last.items():
            leads = self.stories.get(story).id
            if story in self.merged:
                assert leads == self.stories.get(self.merged[story]).id
            elif story in self.living():
                assert leads == story
            else:
                assert leads in {self.where(article) for article in members}


Stories.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestStories = Stories.TestCase
