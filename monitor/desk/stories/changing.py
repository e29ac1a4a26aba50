"""Whether a story still stands as a person saw it who now changes it, and what else stands in the way, in Vietnamese.

Asked inside `acting`, so that nobody comes in between. Not here: the changes themselves (screens/story.py).
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.faults import DeskError
from monitor.desk.stories.deeds import in_words
from monitor.desk.stories.near import last_act
from monitor.errors import BusyError, StoreError
from monitor.store.stories import Act, Story


def standing(story: int, seen: str) -> Story:
    """The story, on which nobody did anything since the act *seen* (a form's field). Raises DeskError (404, 409)."""
    now = the_store().stories.get(story)
    if now is None:
        raise no_story(story)
    if now.id != story or seen != str(last_act(now.acts)):
        last = int(seen) if seen.isdecimal() and len(seen) < 19 else 0
        raise _overtaken(now, story, [act for act in now.acts if act.id > last], "Sau khi bạn mở trang")
    return now


def newest(story: Story, act: Act) -> None:
    """Nothing. Raises DeskError (409) where people changed *story*, or the other one of *act*, after *act*."""
    since = the_store().stories.acts_since(act)
    if since:
        raise _overtaken(story, story.id, since, "Sau việc mà bạn muốn hoàn tác")


def members_digest(story: Story) -> str:
    """What tells one set of members from another."""
    return hashlib.sha256(",".join(str(member.article) for member in story.members).encode()).hexdigest()[:16]


def regrouped(story: Story, members: str) -> str:
    """A sentence for who saw other *members* (a digest) than there are: the machine was at work meanwhile; else ""."""
    if members == members_digest(story):
        return ""
    return " Trong lúc bạn mở trang, máy đã xếp lại một số tin của nhóm; hãy xem lại danh sách."


def no_story(story: int) -> DeskError:
    """There is none of that number."""
    return DeskError(
        404,
        "Không có nhóm tin này",
        f"Không có nhóm tin số {story}, hoặc tin của nhóm đang chờ máy xếp lại.",
        "Tìm nhóm trong danh sách nhóm tin.",
    )


def refused(title: str, text: str, advice: str, status: int = 400) -> DeskError:
    """What cannot be done as it was asked; nothing was written."""
    return DeskError(status, title, f"{text} Chưa có gì được ghi.", advice)


def other_side(what: str) -> DeskError:
    """Articles in scope and out of it do not stand in one story."""
    return refused(
        "Khác phạm vi theo dõi",
        f"{what} không cùng phạm vi: một bên trong phạm vi theo dõi, một bên ngoài phạm vi.",
        "Chỉ gộp, chuyển trong cùng phạm vi; tin ngoài phạm vi cần được đưa vào phạm vi trước.",
        409,
    )


@contextmanager
def in_vietnamese() -> Iterator[None]:
    """What the store refuses for a reason that was not foreseen, as a fault of the desk."""
    try:
        yield
    except StoreError as error:
        if isinstance(error, BusyError) or "in use by another program" in str(error):
            raise
        raise refused(
            "Nhóm tin không còn như khi mở trang",
            "Tin hoặc nhóm mà bạn chọn đã ở chỗ khác nên kho không nhận thay đổi.",
            "Mở lại nhóm tin rồi làm lại nếu vẫn cần.",
            409,
        ) from error


def _overtaken(now: Story, story: int, acts: Sequence[Act], after: str) -> DeskError:
    zone = the_desk().zone
    titles = {member.article: member.title for member in now.members}
    done = "; ".join(
        f"{act.who} đã {in_words(act, story, titles)} lúc {act.at.astimezone(zone):%H:%M %d/%m/%Y}" for act in acts
    )
    text = f"{after}: {done}." if done else "Nhóm tin không còn như khi bạn mở trang."
    advice = f"Mở lại nhóm tin số {now.id} để xem, rồi quyết định lại nếu vẫn cần."
    return DeskError(409, "Có người vừa sửa trước", f"{text} Điều bạn vừa gửi chưa được ghi.", advice)
