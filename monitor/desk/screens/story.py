"""The screen /stories/<id>: one story, and what people do to it: name, pin, split, move, merge, undo.

Not here: the list (stories.py), words and checks (desk/stories), SQL.
"""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from monitor.archive.exporting import FORMS
from monitor.config.houses import houses
from monitor.desk.acting import Act, acting, done
from monitor.desk.cases.kept import cases_of
from monitor.desk.desk import the_desk, the_store
from monitor.desk.doors.access import allowed, may
from monitor.desk.shown.timeline import Known, figures, timeline
from monitor.desk.stories import changing, deeds
from monitor.desk.stories.exporting import file_of_articles
from monitor.desk.stories.near import last_act, near
from monitor.store.stories import Member, Story

screen = Blueprint("story", __name__)
_LONGEST_NAME, _LONGEST_NOTE = 300, 500


@screen.get("/stories/<int:story>")
@allowed("viewer", "stories")
def show(story: int) -> ResponseReturnValue:
    """The page; an id that leads elsewhere leads there, with a sentence."""
    found = _found(story)
    if found.id != story:
        return redirect(url_for("story.show", story=found.id, was=story), code=302)
    known = _known(found)
    return render_template(
        "story.html",
        story=found,
        was=_was(found),
        days=timeline(found, known, the_desk().zone),
        figures=figures(found, known, houses(the_desk().settings.sources)),
        told=deeds.told(found, _titles(found), the_store().stories.acts_since),
        forms=FORMS,
        cases=cases_of(member.article for member in found.members) if may("viewer", "cases") else (),
        **_form(found),
    )


@screen.get("/stories/<int:story>/export/<form>")
@allowed("viewer", "stories")
def export(story: int, form: str) -> ResponseReturnValue:
    """Its articles as a file, as the page shows them: each with its copies behind it. 403 where articles are closed."""
    if not may("viewer", "clips"):
        abort(403)
    known = next((each for each in FORMS if each == form), None)
    if known is None:
        abort(404)
    found = _found(story)
    clips = the_store().search.clips([member.article for member in found.members])
    articles = [article for clip in clips for article in (clip.id, *(copy.clip for copy in clip.copies))]
    return file_of_articles(articles, known, f"tin, bài của nhóm tin số {found.id} và các bài đăng lại")


# -- what people do --------------------------------------------------------------------------------


@screen.post("/stories/<int:story>/rename")
@allowed("officer", "stories")
def rename(story: int) -> ResponseReturnValue:
    """Give the story a name, or let the machine name it again."""
    name = "" if request.form.get("machine") else " ".join(request.form.get("headline", "").split())
    if not name and not request.form.get("machine"):
        raise changing.refused("Chưa có tên", "Bạn chưa nhập tên của nhóm tin.", "Nhập tên rồi gửi lại.")
    if len(name) > _LONGEST_NAME:
        raise changing.refused("Tên quá dài", f"Tên dài hơn {_LONGEST_NAME} ký tự.", "Rút gọn tên rồi gửi lại.")
    return _change(
        story,
        "story.rename",
        lambda _now, act: the_store().stories.rename(story, name, who=act.who, at=act.at),
        "Đã đặt tên nhóm tin." if name else "Đã lấy lại tên do máy đặt.",
        headline=name,
    )


@screen.post("/stories/<int:story>/pin")
@allowed("officer", "stories")
def pin(story: int) -> ResponseReturnValue:
    """Tell the story by the headline of one of its articles; without one, no longer."""
    article = _number("article")

    def do(now: Story, act: Act) -> None:
        if article is not None:
            _member(now, article)
        the_store().stories.pin(story, article, who=act.who, at=act.at)

    words = "Đã bỏ ghim tiêu đề." if article is None else "Đã ghim tiêu đề."
    return _change(story, "story.pin", do, words, article=article)


@screen.post("/stories/<int:story>/split")
@allowed("officer", "stories")
def split(story: int) -> ResponseReturnValue:
    """Put the chosen articles into a new story."""
    chosen = sorted(set(request.form.getlist("chosen", type=int)))
    if not chosen:
        raise changing.refused(
            "Chưa chọn tin", "Bạn chưa chọn tin nào để tách.", "Đánh dấu các tin cần tách rồi gửi lại."
        )
    note = _note()

    def do(now: Story, act: Act) -> None:
        for article in chosen:
            _member(now, article)
        if len(chosen) == len(now.members):
            raise changing.refused(
                "Không tách được", "Bạn đã chọn mọi tin của nhóm.", "Để lại ít nhất một tin trong nhóm."
            )
        act.detail["new"] = the_store().stories.split(story, chosen, who=act.who, at=act.at, note=note)

    return _change(story, "story.split", do, f"Đã tách {len(chosen)} tin ra nhóm mới.", articles=chosen)


@screen.get("/stories/<int:story>/move/<int:article>")
@allowed("officer", "stories")
def choose_place(story: int, article: int) -> ResponseReturnValue:
    """The page to move one article to another story."""
    found, find = _found(story), request.args.get("find", "")[:200]
    member = next((each for each in found.members if each.article == article), None)
    if member is None:
        return redirect(url_for("story.show", story=found.id), code=302)
    return render_template(
        "story_move.html", story=found, member=member, find=find, candidates=near(found, find), **_form(found)
    )


@screen.post("/stories/<int:story>/move")
@allowed("officer", "stories")
def move(story: int) -> ResponseReturnValue:
    """Put one article into another story."""
    article, note = _number("article"), _note()
    into = _number("number") or _number("into")
    if article is None or into is None:
        raise changing.refused(
            "Chưa chọn nhóm",
            "Bạn chưa chọn nhóm để chuyển tin sang.",
            "Chọn một nhóm, hoặc ghi số của nhóm, rồi gửi lại.",
        )

    def do(now: Story, act: Act) -> None:
        _member(now, article)
        target = _other(now, into)
        the_store().stories.move(article, target.id, who=act.who, at=act.at, note=note)
        act.detail["into"] = target.id

    return _change(story, "story.move", do, f"Đã chuyển tin sang nhóm {into}.", article=article)


@screen.get("/stories/<int:story>/merge")
@allowed("officer", "stories")
def choose_stories(story: int) -> ResponseReturnValue:
    """The page to merge other stories into this one."""
    found, find = _found(story), request.args.get("find", "")[:200]
    return render_template("story_merge.html", story=found, find=find, candidates=near(found, find), **_form(found))


@screen.post("/stories/<int:story>/merge")
@allowed("officer", "stories")
def merge(story: int) -> ResponseReturnValue:
    """Merge the chosen stories into this one; each comes with the last act on it that the page knew."""
    chosen = [pair.partition(":") for pair in dict.fromkeys(request.form.getlist("others"))]
    if not chosen:
        raise changing.refused(
            "Chưa chọn nhóm", "Bạn chưa chọn nhóm nào để gộp.", "Đánh dấu các nhóm cần gộp rồi gửi lại."
        )
    if not all(number.isdecimal() and len(number) < 10 for number, _, _ in chosen):
        abort(400)
    note = _note()

    def do(now: Story, act: Act) -> None:
        others = [changing.standing(_other(now, int(number)).id, seen).id for number, _, seen in chosen]
        the_store().stories.merge(others, story, who=act.who, at=act.at, note=note)

    words = f"Đã gộp {len(chosen)} nhóm vào nhóm này."
    return _change(story, "story.merge", do, words, others=[int(number) for number, _, _ in chosen])


@screen.post("/stories/<int:story>/undo/<int:deed>")
@allowed("officer", "stories")
def undo(story: int, deed: int) -> ResponseReturnValue:
    """Do the reverse of the newest act on the story."""
    with acting("story.undo", f"story {story}", deed=deed) as act, changing.in_vietnamese():
        now = _found(story)
        done_ = next((each for each in now.acts if each.id == deed), None)
        if done_ is None:
            abort(404)
        changing.standing(now.id, str(deed))
        changing.newest(now, done_)
        if not deeds.undoable(done_):
            raise changing.refused(
                "Không hoàn tác được",
                "Không còn ghi tin nào đã ở nhóm nào.",
                "Tách, chuyển từng tin về nhóm cần thiết.",
            )
        where = the_store().stories.undo(deed, who=act.who, at=act.at, note="Hoàn tác")
        act.detail["story"] = where
    return done("Đã hoàn tác.", url_for("story.show", story=where))


# -- what they share -------------------------------------------------------------------------------


def _change(
    story: int, name: str, do: Callable[[Story, Act], object], words: str, **detail: object
) -> ResponseReturnValue:
    """Do it where the story stands as the person saw it, and offer the reverse."""
    with acting(name, f"story {story}", **detail) as act, changing.in_vietnamese():
        now = changing.standing(story, request.form.get("seen", ""))
        do(now, act)
        more = changing.regrouped(now, request.form.get("members", ""))
        after = _found(story)
    undo_path = url_for("story.undo", story=after.id, deed=last_act(after.acts))
    return done(words + more, url_for("story.show", story=story), undo=undo_path)


def _found(story: int) -> Story:
    found = the_store().stories.get(story)
    if found is None:
        raise changing.no_story(story)
    return found


def _other(now: Story, number: int) -> Story:
    """The story that is meant besides *now*. Raises DeskError where it is none, or of the other side of the scope."""
    other = _found(number)
    if other.id == now.id:
        raise changing.refused("Cùng một nhóm", f"Nhóm số {number} chính là nhóm này.", "Chọn một nhóm khác.", 409)
    if other.in_scope != now.in_scope:
        raise changing.other_side(f"Nhóm số {other.id} và nhóm số {now.id}")
    return other


def _member(now: Story, article: int) -> Member:
    found = next((each for each in now.members if each.article == article), None)
    if found is None:
        raise changing.refused(
            "Tin không còn trong nhóm",
            f"Tin số {article} không còn trong nhóm này: tin đã được xếp sang nhóm khác, hoặc nay là bài đăng lại.",
            "Mở lại nhóm tin để xem.",
            409,
        )
    return found


def _number(name: str) -> int | None:
    """The number in a field of the form; None where there is none that could be an id."""
    given = request.form.get(name, "").strip()
    return int(given) if given.isdecimal() and len(given) < 10 else None


def _note() -> str:
    note = request.form.get("note", "").strip()
    if len(note) > _LONGEST_NOTE:
        raise changing.refused("Ghi chú quá dài", f"Ghi chú dài hơn {_LONGEST_NOTE} ký tự.", "Rút gọn rồi gửi lại.")
    return note


def _form(story: Story) -> dict[str, Any]:
    """What every form on the story says of how it was seen."""
    return {"seen": last_act(story.acts), "members": changing.members_digest(story)}


def _known(story: Story) -> Known:
    store, articles = the_store(), [member.article for member in story.members]
    clips = {clip.id: clip for clip in store.search.clips(articles)}
    printed = [*articles, *(copy.clip for clip in clips.values() for copy in clip.copies)]
    marks = store.marks.of(articles)
    reviewed = frozenset(article for article, mark in marks.items() if mark.reviewed)
    return Known(clips, store.editions.told(printed), reviewed)


def _titles(story: Story) -> dict[int, str]:
    """The titles of the articles that its history names, those too that have left."""
    titles = {member.article: member.title for member in story.members}
    named = {article for act in story.acts if act.act in ("move", "pin") for article in act.articles}
    return titles | {clip.id: clip.article.title for clip in the_store().search.clips(sorted(named - titles.keys()))}


def _was(story: Story) -> int | None:
    """The id by which somebody came here, where it is one that leads here."""
    was = request.args.get("was", type=int)
    if was is None or was == story.id:
        return None
    led = the_store().stories.get(was)
    return was if led is not None and led.id == story.id else None
