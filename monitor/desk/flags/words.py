"""The desk's words for flags: states, scores, common reasons. Not here: what kinds are called (config.flag_kinds)."""

from collections.abc import Mapping

from monitor.store.flag_values import ActKind, State

STATES: Mapping[str, str] = {
    "open": "Chờ quyết định",
    "accepted": "Chờ lập vụ việc",
    "cased": "Đã lập vụ việc",
    "dismissed": "Đã bỏ qua",
    "all": "Tất cả",
}
STANDS: Mapping[State, str] = {
    "open": "chờ quyết định",
    "accepted": "đã đưa vào danh sách chờ lập vụ việc",
    "cased": "đã lập vụ việc",
    "dismissed": "đã bỏ qua",
}
STANDS_NO_MORE = "máy không còn nêu; giữ lời lúc đó"
DONE: Mapping[ActKind, str] = {
    "accepted": "đưa vào danh sách chờ lập vụ việc",
    "dismissed": "bỏ qua",
    "reopened": "mở lại",
}
REASONS = (
    "Bài nói về thời điểm, phạm vi hoặc việc khác với tài liệu",
    "Bài làm tròn hoặc nói cách khác, nội dung không khác",
    "Bài dẫn lại để bác bỏ, đính chính",
    "Tài liệu đối chiếu đã cũ hoặc chưa đúng",
    "Đã kiểm chứng: bài nêu đúng",
    "Báo đã sửa, đã đính chính",
    "Máy hiểu nhầm câu trong bài",
)
_HIGH, _MIDDLE = 0.75, 0.5


def score_words(score: float) -> str:
    """How sure the machine is, with the number: "cao (0,90)"."""
    words = "cao" if score >= _HIGH else "vừa" if score >= _MIDDLE else "thấp"
    return f"{words} ({score:.2f})".replace(".", ",")


def score_level(score: float) -> str:
    """The same as the name of a colour."""
    return "high" if score >= _HIGH else "middle" if score >= _MIDDLE else "low"
