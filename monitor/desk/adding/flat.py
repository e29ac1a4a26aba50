"""Whether an uploaded file can be one clip at all, before it is read: it is short and flat. Not here: what it says (forms.py).

Reading TOML takes a time and a memory that grow with the square of a key's dots, and of what hides in its brackets.
"""

import re

_LONGEST = 2 * 1024 * 1024  # bytes; as much text as the form takes
_KEYS = 50  # a clip has nine
_DOTS = 3  # on one line outside strings: a moment has one
# Strings and comments, as TOML reads them. None of these can fail half way, so no text is looked at twice.
_TEXTS = re.compile(
    r'"""[^"\\]*+(?:(?:\\[\s\S]|"(?!""))[^"\\]*+)*+(?:"{3,5})?'
    r"|'''[^']*+(?:'(?!'')[^']*+)*+(?:'{3,5})?"
    r'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
)


def flat_fault(content: bytes) -> str:
    """What keeps *content* from being one clip, in Vietnamese; "" where nothing does."""
    if len(content) > _LONGEST:
        return "Tệp dài quá 2 MB; tệp của một tin chỉ vài chục KB."
    bare = _TEXTS.sub(lambda text: "\n" * text[0].count("\n"), content.decode("utf-8-sig", "replace"))
    for number, line in enumerate(bare.split("\n"), start=1):
        if line.count(".") > _DOTS or "[" in line or "{" in line:
            return f"Tệp của một tin chỉ gồm các dòng dạng mục = giá trị, không có mục con (dòng {number})."
    return "Tệp có quá nhiều mục; mỗi tệp là một tin." if bare.count("=") > _KEYS else ""
