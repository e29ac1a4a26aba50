"""One module per screen: what a request asks for, what is kept, which page answers. Not here: SQL, and what a page shows (shown)."""

from monitor.desk.deciding import marks, scope, tags, writing
from monitor.desk.screens import (
    add,
    ask,
    audit,
    captures,
    case,
    clip,
    clips,
    digest,
    facts,
    facts_writing,
    flags,
    ledger,
    people,
    sources,
    stories,
    story,
    today,
)

# A new screen is one line here, and one in doors/ways.py where the way to it should stand.
SCREENS = (
    today.screen,
    clips.screen,
    clip.screen,
    captures.screen,
    tags.screen,
    marks.screen,
    writing.screen,
    scope.screen,
    stories.screen,
    story.screen,
    flags.screen,
    case.screen,
    digest.screen,
    facts.screen,
    facts_writing.screen,
    ask.screen,
    sources.screen,
    ledger.screen,
    add.screen,
    people.screen,
    audit.screen,
)
