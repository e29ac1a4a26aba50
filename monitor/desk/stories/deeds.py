"""What people did to a story, in words, and whether the newest of it can be undone. Not here: doing and undoing it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from monitor.store.stories import Act, Deed, Story


@dataclass(frozen=True, slots=True)
class Told:
    """One act as it is shown: who and when, and what in words."""

    act: Act
    words: str
    undoable: bool


def told(story: Story, titles: Mapping[int, str], since: Callable[[Act], Sequence[Act]]) -> tuple[Told, ...]:
    """What people did to *story*, the newest first; *titles* are those of articles that are named.

    *since* says what was done after an act to what its reverse would change.
    """
    newest = story.acts[-1] if story.acts else None
    free = newest.id if newest is not None and undoable(newest) and not since(newest) else 0
    return tuple(Told(act, in_words(act, story.id, titles), act.id == free) for act in reversed(story.acts))


def undoable(act: Act) -> bool:
    """Whether there is a reverse of *act*: of old merges it was not kept which article came from where."""
    return bool(act.parts) if act.act == "merge" else act.act != "move" or act.other is not None


def in_words(act: Act, story: int, titles: Mapping[int, str]) -> str:
    """What was done by *act*, as *story* sees it: "gộp nhóm 2 vào nhóm này"."""
    return _WORDS[act.act](act, story, titles)


def _merge(act: Act, story: int, _titles: Mapping[int, str]) -> str:
    return f"gộp nhóm {_numbers(act.stories)} vào {_this(act.story, story)}"


def _split(act: Act, story: int, _titles: Mapping[int, str]) -> str:
    if act.other == story:
        return f"tách {len(act.articles)} tin từ nhóm {act.story} ra nhóm này"
    return f"tách {len(act.articles)} tin ra nhóm mới, số {act.other}"


def _move(act: Act, story: int, titles: Mapping[int, str]) -> str:
    title = f"tin “{titles.get(act.articles[0], str(act.articles[0]))}”"
    if act.other is None:
        return f"xếp {title} vào {_this(act.story, story)}"
    return f"chuyển {title} từ {_this(act.other, story)} sang {_this(act.story, story)}"


def _rename(act: Act, story: int, _titles: Mapping[int, str]) -> str:
    words = f"đặt tên “{act.headline}”" if act.headline else "lấy lại tên do máy đặt"
    return f"{words}{_elsewhere(act, story)}"


def _pin(act: Act, story: int, titles: Mapping[int, str]) -> str:
    if not act.articles:
        return f"bỏ ghim tiêu đề{_elsewhere(act, story)}"
    return f"ghim tiêu đề của tin “{titles.get(act.articles[0], str(act.articles[0]))}”{_elsewhere(act, story)}"


def _elsewhere(act: Act, story: int) -> str:
    return "" if act.story == story else f" cho nhóm {act.story}"


def _this(named: int, story: int) -> str:
    return "nhóm này" if named == story else f"nhóm {named}"


def _numbers(stories: tuple[int, ...]) -> str:
    return ", ".join(map(str, stories))


_WORDS: Mapping[Deed, Callable[[Act, int, Mapping[int, str]], str]] = {
    "merge": _merge,
    "split": _split,
    "move": _move,
    "rename": _rename,
    "pin": _pin,
}
