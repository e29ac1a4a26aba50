"""What people did to a story, in words, and whether the newest of it can be undone. Not here: doing and undoing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from monitor.store.stories import Act, Deed, Story


@dataclass(frozen=True, slots=True)
class Told:
    """One act as it is shown: who and when, and what in words."""

    act: Act
    words: str
    undoable: bool


def told(story: Story, titles: Mapping[int, str]) -> tuple[Told, ...]:
    """What people did to *story*, the newest first; *titles* are those of articles that are named."""
    newest = story.acts[-1].id if story.acts else 0
    return tuple(
        Told(act, in_words(act, story.id, titles), act.id == newest and undoable(act)) for act in reversed(story.acts)
    )


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


def _rename(act: Act, _story: int, _titles: Mapping[int, str]) -> str:
    return f"đặt tên “{act.headline}”" if act.headline else "lấy lại tên do máy đặt"


def _pin(act: Act, _story: int, titles: Mapping[int, str]) -> str:
    if not act.articles:
        return "bỏ ghim tiêu đề"
    return f"ghim tiêu đề của tin “{titles.get(act.articles[0], str(act.articles[0]))}”"


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
