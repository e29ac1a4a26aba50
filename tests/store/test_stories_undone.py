"""An act is undone only where nobody has done anything since to a story that its reverse would change. Not for: the reverse itself."""

import pytest
from store_samples import at
from story_samples import articles, doing, grouped, rows

from monitor.errors import StoreError

ELSE = {"who": "Trần Mẫu", "at": at(9)}

# What one person does, and the stories that its reverse would change.
ACTS = {
    "merge": (lambda stories: stories.merge([2], 1, **doing()), lambda _: (1,)),
    "split": (lambda stories: stories.split(1, [2, 3], **doing()), lambda stories: (1, stories.of(2))),
    "move": (lambda stories: stories.move(2, 2, **doing()), lambda _: (1, 2)),
    "rename": (lambda stories: stories.rename(1, "Cầu mới", **doing()), lambda _: (1,)),
    "pin": (lambda stories: stories.pin(1, 2, **doing()), lambda _: (1,)),
}
# What another one does to such a story, *article* being one of it.
SINCE = {
    "merge": lambda stories, story, _: stories.merge([3], story, **ELSE),
    "merged away": lambda stories, story, _: stories.merge([story], 3, **ELSE),
    "split": lambda stories, story, article: stories.split(story, [article], **ELSE),
    "move in": lambda stories, story, _: stories.move(7, story, **ELSE),
    "move out": lambda stories, _, article: stories.move(article, 3, **ELSE),
    "placed": lambda stories, story, article: stories.move(article, story, **ELSE),
    "rename": lambda stories, story, _: stories.rename(story, "Tên của người khác", **ELSE),
    "pin": lambda stories, story, article: stories.pin(story, article, **ELSE),
}


@pytest.fixture
def stories(store):
    """Story 1 of four articles, 2 of two, 3 of two."""
    articles(store, 8)
    assert grouped(store, [1, 2, 3, 4], [5, 6], [7, 8]) == [1, 2, 3]
    return store.stories


@pytest.mark.parametrize("since", SINCE)
@pytest.mark.parametrize("which", ["its story", "the other one"])
@pytest.mark.parametrize("act", ACTS)
def test_what_somebody_else_did_since_is_never_undone_with_an_act(store, stories, act, which, since):
    do, touched = ACTS[act]
    do(stories)
    done = stories.acts(1)[-1]
    assert not stories.acts_since(done)
    story = touched(stories)[0 if which == "its story" else -1]
    SINCE[since](stories, story, stories.get(story).members[-1].article)
    before = rows(store, "story_acts"), rows(store, "story_placements")

    assert [each.who for each in stories.acts_since(done)] == ["Trần Mẫu"]
    with pytest.raises(StoreError, match="was changed after that; undo the newest change first"):
        stories.undo(done.id, **doing(10))
    assert (rows(store, "story_acts"), rows(store, "story_placements")) == before


@pytest.mark.parametrize("act", ACTS)
def test_what_was_done_to_yet_another_story_is_no_hindrance(stories, act):
    ACTS[act][0](stories)
    done = stories.acts(1)[-1]
    stories.rename(3, "Việc khác", **ELSE)

    stories.undo(done.id, **doing(10))

    assert stories.acts_since(done)  # its reverse


def test_a_merge_undone_is_undone_in_turn_though_it_gave_a_name_back(stories):
    stories.rename(2, "Tên cũ", **doing(0))
    stories.merge([2], 1, **doing(1))
    stories.undo(stories.acts(1)[-1].id, **doing(2))
    assert stories.get(stories.of(5)).headline == "Tên cũ"
    stories.undo(stories.acts(1)[-1].id, **doing(3))

    assert stories.of(5) == 1
