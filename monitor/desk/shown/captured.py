"""A captured page that is harmless to look at: its words without script, pictures, styles, forms and links.

A page can be built so that reading it takes minutes or all memory, and who reads it cannot be interrupted. So it is read
by a program of its own, which runs this very file and is ended when it computes too long, or when a busy machine lets it
wait too long.
Not here: the page as it came, which is only downloaded.
"""

import subprocess
import sys
import threading
from html import escape

import nh3

_COMPUTES = 2  # seconds of the processor, where the system knows such a limit; a page of the press takes a tenth of one
_PATIENCE = 10.0  # seconds by the clock, and as many for a place among those that read at the same time
_PLACES = threading.BoundedSemaphore(2)
_LONGEST = 16 * 1024 * 1024  # bytes of what is shown
_MEMORY = 1024 * 1024 * 1024  # bytes for the program that reads it, where the system knows such a limit
_TOO_MUCH = (
    "<p>Trang này được dựng theo cách làm máy xử lý quá lâu, nên không xem chữ ở đây được. "
    "Hãy tải trang về bằng nút phía trên.</p>"
)
_BUSY = (
    "<p>Máy đang bận nên chưa đọc xong trang này. Mở lại trang sau ít phút; "
    "nếu vẫn vậy, hãy tải trang về bằng nút phía trên.</p>"
)

_TAGS = {
    *(
        "article",
        "section",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "div",
        "p",
        "br",
        "hr",
        "span",
        "blockquote",
        "pre",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "time",
        "address",
    ),
    *(
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "sub",
        "sup",
    ),
    *("small", "mark", "abbr", "cite", "q", "code", "ins", "del"),
}
_WITH_WORDS = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "select",
    "textarea",
}
_ATTRIBUTES = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}}

_HEAD = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Bản chụp</title>
<style>
body { font: 16px/1.5 Roboto, Arial, sans-serif; margin: 1rem; max-width: 46rem; overflow-wrap: anywhere; color: #111; background: #fff; }
table { border-collapse: collapse; }
td, th { border: 1px solid #ccc; padding: .25rem .5rem; }
pre { white-space: pre-wrap; }
</style>
</head>
<body>
"""


def harmless(page: str) -> str:
    """The words of an HTML *page* in its plain elements, without any address, style or event.

    Instead of a page that takes too long, or finds the machine busy, a sentence that says so.
    """
    words, why = _read(page)
    return why if words is None else words


def _read(page: str) -> tuple[str | None, str]:
    """The same; None and why where it was not read."""
    if not _PLACES.acquire(timeout=_PATIENCE):
        return None, _BUSY
    try:
        read = subprocess.run(
            [sys.executable, "-P", "-X", "utf8", __file__],
            input=page.encode("utf-8", "replace"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ).stdout
    except (subprocess.TimeoutExpired, OSError):
        return None, _BUSY
    except subprocess.SubprocessError:
        return None, _TOO_MUCH
    finally:
        _PLACES.release()
    return (read.decode("utf-8", "replace"), "") if len(read) <= _LONGEST else (None, _TOO_MUCH)


def document(text: str, *, plain: bool) -> str:
    """A whole page of nothing but the words of *text*; *plain*: it is no HTML."""
    return _whole(f"<pre>{escape(text)}</pre>" if plain else harmless(text))


def printable(text: str, *, plain: bool, above: str) -> str | None:
    """The same below the words *above*, to be drawn as a picture; None where the page could not be read."""
    body = f"<pre>{escape(text)}</pre>" if plain else _read(text)[0]
    head = f'<pre style="border-bottom: 1px solid #888; padding-bottom: .5rem">{escape(above)}</pre>\n'
    return None if body is None else _whole(head + body)


def _whole(body: str) -> str:
    return f"{_HEAD}{body}\n</body>\n</html>\n"


def _read_here() -> None:
    """What the program of its own does: from its input to its output."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_COMPUTES, _COMPUTES))
    words = nh3.clean(
        sys.stdin.buffer.read().decode(),
        tags=_TAGS,
        clean_content_tags=_WITH_WORDS,
        attributes=_ATTRIBUTES,
        link_rel=None,
        strip_comments=True,
    )
    sys.stdout.buffer.write(words.encode())


if __name__ == "__main__":
    _read_here()
