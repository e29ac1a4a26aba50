"""What the screens under /briefings call files, labels and parts of a briefing. Not here: words of the report (publish)."""

from collections.abc import Mapping

# Whatever a file is called, it goes out as what its ending says.
TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
}
FILES: Mapping[str, str] = {
    "bao-cao.docx": "Báo cáo (Word)",
    "bao-cao-tong-hop.docx": "Báo cáo tổng hợp theo kế hoạch (Word)",
    "bao-cao-tong-hop.html": "Báo cáo tổng hợp, trang trình chiếu (HTML)",
    "bao-cao-tong-hop.xlsx": "Báo cáo tổng hợp, bảng và số liệu đơn vị (Excel)",
    "tai-lieu-hop-bao.docx": "Tài liệu họp báo, giao ban (Word)",
    "phu-luc-so-lieu.xlsx": "Phụ lục số liệu (Excel)",
    "bao-cao.html": "Trang trình chiếu (HTML)",
    "thu.html": "Thư tóm tắt (HTML)",
    "thu.txt": "Thư tóm tắt (văn bản)",
    "tin-bai.csv": "Danh sách tin, bài (CSV)",
    "tin-bai.jsonl": "Danh sách tin, bài (JSON từng dòng)",
}
PAGE = "bao-cao.html"
LABELS: Mapping[str, str] = {
    "group": "nhóm báo",
    "province": "mức liên quan đến tỉnh",
    "tone": "sắc thái",
    "topics": "chủ đề",
    "places": "địa bàn",
    "flagged": "nội dung cần kiểm chứng",
    "title": "tiêu đề",
    "url": "địa chỉ",
    "outlet": "tên báo",
    "source": "nguồn",
    "medium": "loại hình",
    "language": "ngôn ngữ",
    "published": "giờ đăng",
    "copies": "bài đăng lại",
}
PARTS: Mapping[str, str] = {
    "before": "số liệu kỳ trước",
    "year_before": "số liệu cùng kỳ năm trước",
    "stories": "sự kiện: tên, số tin, bài, số báo, thời gian",
    "cases": "vụ việc",
    "opened": "vụ việc mở mới",
    "since": "vụ việc mở hoặc mở lại sau kỳ",
    "failed": "nguồn không đọc được",
    "quiet": "cổng, trang không cập nhật",
    "units": "số liệu của đơn vị (Bảng 4)",
    "spokespersons": "người phát ngôn",
    "coming": "lịch kỳ tới",
    "sources": "số nguồn theo dõi",
    "synthesis": "báo cáo của đơn vị",
    "earlier": "bài đăng lại từ kỳ trước",
    "unknown": "ngày không có dữ liệu",
    "own": "danh sách nguồn của tỉnh",
    "own_unlisted": "báo của tỉnh ngoài danh sách nguồn",
    "office": "tên cơ quan",
    "province": "tên tỉnh",
    "everything": "phạm vi theo dõi",
    "timezone": "múi giờ",
}


def file_name(name: str) -> str:
    """What a file is, in words."""
    if name in FILES:
        return FILES[name]
    stem, _, ending = name.rpartition(".")
    return f"Biểu đồ {stem.removeprefix('bieu-do-')} ({ending.upper()})"
