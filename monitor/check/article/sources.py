"""Flags a text that tells of an accusation or a loss in the own province and names nobody who can be asked about it.

Requirements, before any heuristics:
1. Who reports what a person with a name, a body or a document says is never flagged, however hard the accusation. Nor is a
   letter of a reader, nor what a reporter saw.
2. What the sources say is not judged, only whether there is one; criticism is no flag.
3. In doubt, somebody is named.

`words`, `vague` and `unless` stand in rules/check.toml. Not here: whether what is told is so.
"""

from collections.abc import Iterator, Sequence

from monitor.check.against import Against
from monitor.check.article.reading import body, is_brief, names_one, sentences
from monitor.check.facts.lines import Line, line, names, places
from monitor.config import Place
from monitor.model import Article, Flag
from monitor.vietnamese.fold import unaccented
from monitor.vietnamese.proper_names import proper_names

KIND = "no-named-source"
_SCORE = 0.8
_BRIEF = 0.7  # of the score of a text that leaves much to the article
_OVERHEARD = 0.9  # of the score, where another sentence than that of the source tells of the loss
_SAYING = (
    *("cho biết", "cho hay", "xác nhận", "thông báo", "thông tin", "khẳng định", "nói", "kể", "chia sẻ"),
    *("nêu", "công bố", "viết", "trả lời", "phản hồi", "lên tiếng", "báo cáo", "kết luận", "khai"),
    *("trình bày", "giải thích", "nhận định", "ghi nhận", "phát biểu", "phản ánh", "tố cáo", "tố"),
    *("bày tỏ", "thừa nhận", "cung cấp", "thống kê", "kiểm tra", "thông qua", "bức xúc", "tiếp nhận"),
    *("khởi tố", "bắt", "tạm giữ", "phát hiện", "xử phạt", "kiểm đếm", "điều tra", "xác minh", "vào cuộc"),
    *("làm việc", "triệu tập", "mời", "yêu cầu", "chỉ đạo", "tổ chức", "tuyên", "xét xử", "truy tố", "cứu"),
    *("ngăn chặn", "phối hợp", "đưa tin", "dẫn lời", "cho rằng"),
)
# Bodies without a name of their own, and those who speak for one.
_BODIES = (
    *("công an", "cảnh sát", "ubnd", "ủy ban", "hđnd", "chi cục", "tòa án", "tand", "viện kiểm sát"),
    *("vksnd", "thanh tra", "kiểm lâm", "quản lý thị trường", "hải quan", "bộ đội", "biên phòng", "csgt"),
    *("csđt", "pccc", "tỉnh ủy", "huyện ủy", "đảng ủy", "chính quyền", "cơ quan chức năng"),
    *("lực lượng chức năng", "ngành chức năng", "cơ quan điều tra", "nhà chức trách", "lãnh đạo"),
    *("chủ tịch", "phó chủ tịch", "bí thư", "giám đốc", "hiệu trưởng", "trưởng thôn", "trưởng bản"),
    *("tổ trưởng", "đại diện", "ban quản lý", "ban chỉ huy", "ban giám hiệu", "nhà trường", "bệnh viện"),
    *("trạm y tế", "trung tâm y tế", "công ty", "doanh nghiệp", "chủ đầu tư", "hợp tác xã", "htx"),
    *("ngân hàng", "ttxvn", "thông tấn xã", "phát ngôn viên", "người phát ngôn", "bác sĩ", "luật sư"),
    *("kiểm sát viên", "thẩm phán", "hội đồng xét xử", "gia đình nạn nhân"),
)
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵy"
_PLAIN = str.maketrans(_LETTERS, "".join(map(unaccented, _LETTERS)).replace("y", "i"))
_ON_WHOSE_WORD = frozenset(("theo", "từ", "tại"))
_NEAR = 3  # syllables between "theo" and whose word it is
_SPEAKS = 14  # syllables between who speaks and the verb
_UNSAID = frozenset(("chưa", "không", "chẳng"))
# What makes a source of an account or of somebody without a name: "theo" before it, or one of these behind it.
_TELLING = (
    *("đăng tải", "đăng", "chia sẻ", "cho rằng", "viết", "tố", "cho biết", "cho hay", "tiết lộ", "kể"),
    *("nói", "loan", "tung tin", "khẳng định", "phản ánh", "thông tin", "rằng", "lan truyền", "xôn xao"),
    *("bàn tán", "về việc", "rộ", "đồn"),
)
_BEFORE, _BEHIND = 4, 10  # syllables


def without_source(article: Article, against: Against) -> Iterator[Flag]:
    """The sentence in which *article* tells of an accusation or a loss on nobody's word, if there is one."""
    row, text = against.tuning.of(KIND), body(article)
    if not _may_name(text, row.vague):
        return
    whole = line(f"{article.title}\n{text}")
    if not names_one(whole, row.vague) or not names_one(whole, row.words) or names_one(whole, row.unless):
        return
    if not _is_of(whole, against.province, against.places):
        return
    there = sentences(text)
    found = next(_overheard(there, row.vague, row.words), None)
    if found is None or any(_is_sourced(each, row.vague) for each in there):
        return
    where, told = found
    vague = next(phrase for phrase in row.vague if names(where, (phrase,)))
    yield Flag(
        kind=KIND,
        sentence=where.text,
        found=vague,
        expected="",
        fact="",
        explanation=f"Bài nêu vụ việc theo “{vague}”; trong bài không có người, cơ quan hay văn bản nào được nêu tên làm nguồn. Cần kiểm chứng.",
        score=round(_SCORE * (1.0 if told is where else _OVERHEARD) * (_BRIEF if is_brief(text) else 1.0), 2),
        rules_version=against.version,
    )


def _may_name(text: str, phrases: Sequence[str]) -> bool:
    """Whether letters of *text* look like one of *phrases*; fast, because in most articles none does."""
    bare = _bare(text)
    return any(_bare(each) in bare for each in phrases)


def _bare(text: str) -> str:
    return text.casefold().translate(_PLAIN)


def _overheard(there: Sequence[Line], vague: Sequence[str], words: Sequence[str]) -> Iterator[tuple[Line, Line]]:
    """Sentences with a source that nobody can ask, each with the one beside it that tells of an accusation or a loss."""
    for at, each in enumerate(there):
        if any(_tells(each, place) for place in places(each, vague)):
            near = (each, *there[at + 1 : at + 2], *there[max(0, at - 1) : at])
            yield from ((each, told) for told in near if names_one(told, words))


def _tells(where: Line, place: range) -> bool:
    """Whether what stands at *place* is a source: "theo …", "… cho biết", "nguồn tin"."""
    before = where.syllables[max(0, place.start - _BEFORE) : place.stop]
    behind = " ".join(each.key for each in where.syllables[place.start : place.stop + _BEHIND])
    return any(each.key == "theo" for each in before) or names(line(behind), _TELLING)


def _is_sourced(where: Line, vague: Sequence[str]) -> bool:
    """Whether somebody with a name or a body says or does something in the sentence that makes it a source."""
    verbs = [place for place in places(where, _SAYING) if not _is_unsaid(where, place)]
    hidden = [*places(where, vague)]
    return any(_is_word_of(where, who) or any(_speaks(who, verb, hidden) for verb in verbs) for who in _who(where))


def _who(where: Line) -> Iterator[range]:
    """Where a person with a name or a body stands."""
    yield from places(where, _BODIES)
    for name in proper_names(where.text):
        if name.kind in ("person", "body"):
            found = [i for i, each in enumerate(where.syllables) if name.start <= each.start < name.end]
            if found:
                yield range(found[0], found[-1] + 1)


def _is_word_of(where: Line, who: range) -> bool:
    """Whether "theo" stands just before."""
    return any(each.key in _ON_WHOSE_WORD for each in where.syllables[max(0, who.start - _NEAR) : who.start])


def _speaks(who: range, verb: range, hidden: Sequence[range]) -> bool:
    """Whether *verb* is what they do, and not what somebody does whose name is not given."""
    if not who.stop <= verb.start <= who.stop + _SPEAKS:
        return False
    return not any(who.stop <= each.start and each.stop <= verb.start for each in hidden)


def _is_unsaid(where: Line, verb: range) -> bool:
    return any(each.key in _UNSAID for each in where.syllables[max(0, verb.start - _NEAR) : verb.start])


def _is_of(whole: Line, province: str, gazetteer: Sequence[Place]) -> bool:
    """Whether the article names the province, or a place that no other province has."""
    if province and names(whole, (province,)):
        return True
    return any(names(whole, (place.name, *place.also)) for place in gazetteer if place.weight == "strong")
