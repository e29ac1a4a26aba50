"""Stories: which articles tell of one event, as the machine says and as people decided. Where both speak, people do.

    story_members        the machine: replaceable, each with the version of what decided it
    story_acts           people: merge, split, move, rename, pin; append-only, with who and when
    story_placements     people: in which story an act put an article; the newest one stands
    story_merges         people: which stories an act merged into another

Every original is in one story or in none yet; a copy is where its original is; no story has articles of both sides of the
scope. Ids are never used again. One whose story is merged into another leads there for good; one whose articles have all
gone elsewhere leads to where the article is that founded it, or else the last one that was in it.

What people placed stays together and apart when it comes into scope: their story then has a twin there, with its name.

Not here: how alike articles are (monitor.group.stories).
"""

from monitor.store.stories.values import Act, Changes, Deed, Marks, Member, Story, StoryLine

__all__ = ["Act", "Changes", "Deed", "Marks", "Member", "Story", "StoryLine"]
