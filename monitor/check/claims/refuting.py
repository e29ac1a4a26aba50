"""Says when an article that tells a claim refutes it, asks about it, or speaks of something else.

Not here: how a claim is recognised (resembling.py). Each list errs on the side of silence.
"""

from collections.abc import Iterable

from monitor.check.claims.claim_words import ClaimWords, denied, share
from monitor.check.facts.article_lines import ArticleLines
from monitor.check.facts.guard_words import OTHER_TRUTH, REFUTATION
from monitor.check.facts.guards import doubts, is_question
from monitor.check.facts.lines import Line, names
from monitor.vietnamese.number_words import all_quantities

# In the sentences around: who tells what was said in order to answer it.
_ANSWERING = (
    *("trước thông tin", "liên quan thông tin", "liên quan đến thông tin", "liên quan tới thông tin", "về thông tin"),
    *(
        "cơ quan chức năng khẳng định",
        "không có chuyện",
        "không có việc",
        "không phải",
        "không đúng",
        "không chính xác",
    ),
    *(
        "xử phạt",
        "bị phạt",
        "phạt tiền",
        "đăng tin",
        "đăng tải thông tin",
        "đăng thông tin",
        "mời làm việc",
        "triệu tập",
        "gỡ bài",
        "gỡ bỏ",
        "xin lỗi",
    ),
    *(
        "cảnh giác",
        "cảnh báo",
        "khuyến cáo",
        "lừa đảo",
        "mạo danh",
        "chưa chính xác",
        "hiểu nhầm",
        "hiểu sai",
        "nhầm lẫn",
    ),
    *(
        "đề nghị người dân không chia sẻ",
        "không chia sẻ",
        "thông tin chính thức",
        "sự thật là",
        "thực tế là",
        "trên thực tế",
    ),
)
_NO_CLAIM = (
    *(
        "diễn tập",
        "kịch bản",
        "giả định",
        "tình huống giả",
        "nguy cơ",
        "phòng ngừa",
        "phòng tránh",
        "bộ phim",
        "tiểu thuyết",
    ),
    *(
        "vở kịch",
        "trò chơi",
        "hư cấu",
        "châm biếm",
        "trào phúng",
        "truyện",
        "liệu",
        "phải chăng",
        "có hay không",
        "thực hư",
    ),
    *("đồn", "nghe nói", "tưởng rằng", "tưởng là", "lo ngại", "lo sợ", "sợ rằng"),
)
_REACH = 3  # sentences
_REFUTED = 0.6  # of the words that only the refutation has
_FEWEST = 3  # such words: fewer prove nothing


def refutes_something(told: ArticleLines) -> bool:
    """Whether the headline asks or denies, or any sentence speaks of false information."""
    return doubts(told.title) or is_question(told.title) or told.has(REFUTATION)


def is_refuted(told: ArticleLines, words: ClaimWords, first: int, last: int) -> bool:
    """Whether what the sentences *first* to *last* tell is answered, denied or corrected in the article."""
    around = [*told.around(first, _REACH), *told.around(last, _REACH), told.sentences[first].line, told.title]
    if any(names(each, _unlike(words, _ANSWERING)) for each in around):
        return True
    return _tells_refutation(told, words) or _denies_claim(told, words)


def _tells_refutation(told: ArticleLines, words: ClaimWords) -> bool:
    """Whether a sentence has what only the refutation says, or the article has its figures."""
    given = {each.value for each in all_quantities(told.body)} if words.corrected else set()
    if any(each.value in given for each in words.corrected if each.value > 1):
        return True
    if len(words.refuting) < _FEWEST:
        return False
    enough = _REFUTED * len(words.refuting)
    return any(len(words.refuting & each.keys) >= enough for each in told.sentences)


def _denies_claim(told: ArticleLines, words: ClaimWords) -> bool:
    """Whether another sentence says the claim with a "không" in it, or without the one that it has."""
    for each in told.sentences:
        for wording in words.wordings:
            alike = share(wording, each.keys) >= _REFUTED
            if alike and denied(each.line, wording.weights.keys()) != wording.denied:
                return True
    return False


def is_about_something_else(where: Line, words: ClaimWords, told: ArticleLines, elsewhere: Iterable[str]) -> bool:
    """Whether the sentence asks, supposes, looks back, or names another province, where the claim itself does not."""
    if "?" in where.text or names(where, _unlike(words, (*OTHER_TRUTH, *_NO_CLAIM))):
        return True
    others = _unlike(words, elsewhere)
    return names(where, others) or names(told.title, others)


def _unlike(words: ClaimWords, phrases: Iterable[str]) -> list[str]:
    """Those of *phrases* that no wording of the claim has."""
    return [each for each in phrases if not names(words.line, (each,))]
