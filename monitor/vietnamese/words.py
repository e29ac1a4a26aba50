"""Where the words of a sentence begin and end: the only door to underthesea.

Not for matching: phrases match syllables. Words only tell whether a match cuts one, and they are slow (about a
millisecond a sentence, and a second for the first).
"""

import os

Span = tuple[int, int]


def word_spans(sentence: str) -> tuple[Span, ...]:
    """Return (start, end) of each word of *sentence*, a cleaned line, in code points.

    Empty when the segmenter changed the text so that its words cannot be found again.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # its model came with the package; it must not look for another
    from underthesea import word_tokenize  # noqa: PLC0415  (a second to import: only when a sentence needs it)

    return _placed(sentence, [str(word) for word in word_tokenize(sentence)])


def _placed(sentence: str, words: list[str]) -> tuple[Span, ...]:
    """Find *words* again by counting letters: underthesea moves tone marks and changes blanks, nothing else."""
    letters = [at for at, char in enumerate(sentence) if not char.isspace()]
    lengths = [sum(not char.isspace() for char in word) for word in words]
    if sum(lengths) != len(letters) or 0 in lengths:
        return ()
    spans: list[Span] = []
    done = 0
    for length in lengths:
        spans.append((letters[done], letters[done + length - 1] + 1))
        done += length
    return tuple(spans)
