"""HUONG-DAN.txt: what a package holds and how anybody verifies it, for whoever gets it. Not here: the hashes (manifest.py)."""

from collections.abc import Sequence
from dataclasses import dataclass

_BOM = "\ufeff"  # by which the editor of Windows knows the letters


@dataclass(frozen=True, slots=True)
class About:
    """What the first lines say."""

    office: str
    case: int
    title: str
    made: str
    draft: bool
    name: str  # of the ZIP


def guide(about: About, notes: Sequence[str]) -> bytes:
    """The text, with the ends of lines of Windows."""
    return (
        (_BOM + "\n".join([*_head(about), *_parts(), *_verify(about), *_notes(notes)]) + "\n")
        .replace("\n", "\r\n")
        .encode()
    )


def _head(about: About) -> list[str]:
    return [
        "GÓI HỒ SƠ VỤ VIỆC" + (" (DỰ THẢO)" if about.draft else ""),
        "",
        f"Đơn vị lập: {about.office}",
        f"Vụ việc số {about.case:02d}: {' '.join(about.title.split())}",
        f"Thời điểm lập: {about.made}",
        "",
    ]


def _parts() -> list[str]:
    return [
        "1. NỘI DUNG GÓI",
        "ho-so/       hồ sơ giải thích, làm rõ; dự thảo công văn, dự thảo thông cáo (Word).",
        "bai-01/ …    từng tin, bài theo thứ tự trong mục B1 của hồ sơ:",
        "             ban-luu-….warc.gz   trang báo nguyên như máy chủ của báo gửi, định dạng WARC (ISO 28500);",
        "             ban-luu-….png       ảnh phần chữ của trang, chỉ để xem nhanh, không thay cho bản lưu;",
        "             phien-ban-….txt     chữ của bài theo từng lần báo sửa;",
        "             dang-lai-…/         bản lưu của các nơi đăng lại.",
        "tep/         tệp cán bộ gửi vào vụ việc.",
        "MANIFEST.json  danh mục: từng tệp, dung lượng, mã băm SHA-256; với bản lưu: đường dẫn, giờ lưu,",
        "             mắt xích trong sổ bằng chứng (mã băm SHA-256 của “before” nối với “chained” phải bằng “link”).",
        "SHA256SUMS   mã băm SHA-256 của từng tệp, để kiểm tra bằng công cụ có sẵn.",
        "",
    ]


def _verify(about: About) -> list[str]:
    return [
        "2. KIỂM TRA GÓI CÒN NGUYÊN VẸN",
        "a) Có chương trình monitor (máy nào cũng được, không cần kho dữ liệu):",
        f"       monitor case verify {about.name} --digest MÃ-BĂM-CỦA-DANH-MỤC",
        "   Mã băm của danh mục (SHA-256 của MANIFEST.json) ghi trong nhật ký vụ việc của đơn vị lập, dòng “Lập hồ sơ”.",
        "b) Linux, macOS: giải nén, mở cửa sổ lệnh trong thư mục đã giải nén rồi chạy:",
        "       sha256sum -c SHA256SUMS          (macOS: shasum -a 256 -c SHA256SUMS)",
        "c) Windows: giải nén, mở PowerShell trong thư mục đã giải nén rồi chạy:",
        "       Get-Content SHA256SUMS | ForEach-Object { $h, $f = $_ -split '  ', 2;",
        '       if ((Get-FileHash $f).Hash -ne $h) { "KHÁC: $f" } }',
        "   Không có dòng nào hiện ra là mọi tệp còn nguyên.",
        "Với cách b và c, đối chiếu thêm mã băm của MANIFEST.json với mã băm ghi trong nhật ký vụ việc.",
        "",
    ]


def _notes(notes: Sequence[str]) -> list[str]:
    if not notes:
        return ["3. GHI CHÚ", "Không có."]
    return ["3. GHI CHÚ", *(f"- {each}" for each in notes)]
