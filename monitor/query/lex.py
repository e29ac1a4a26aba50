"""Cuts a cleaned query into tokens: words, phrases, names of fields, ranges, operators and parentheses.

Not here: what stands beside what (parse.py) and what a word of a field means (leaves.py). Signs of Lucene that this
language does not have are refused here, each with what to write instead.
"""

import re
from dataclasses import dataclass
from typing import Literal

from monitor.query.faults import fault, nearest, quoted
from monitor.query.fields import FieldKind, Fields, refused
from monitor.vietnamese.clean import one_line

TokenKind = Literal["word", "phrase", "field", "range", "open", "close", "and", "or", "not", "plus", "end"]

MOST_SLOP = 100  # words further apart than a long paragraph have nothing to do with each other

_WORD = re.compile(r'(?:\\.|(?!&&|\|\|)[^\s()\[\]{}"“”„\\])+')
_NAME = re.compile(r"([\w-]+):")
_PHRASES = (re.compile(r'"((?:\\.|[^"\\])*)"'), re.compile(r'[“”„]((?:\\.|[^"“”„\\])*)["“”]'))
_SLOP = re.compile(r"~([0-9]*)")
_RANGE = re.compile(r"([\[{])([^\[\]{}]*)([\]}])")
_TWO_ENDS = re.compile(r"\[\s*[0-9*-]+\s+TO\s+[0-9*-]+(?=\s|\)|$)")
_WILD = re.compile(r"[*?]")
_WORDS: dict[str, TokenKind] = {"AND": "and", "OR": "or", "NOT": "not"}
_SIGNS: dict[str, TokenKind] = {"(": "open", ")": "close", "&&": "and", "||": "or"}
_PREFIXES: dict[str, TokenKind] = {"+": "plus", "-": "not", "!": "not"}


@dataclass(frozen=True, slots=True)
class Token:
    """A part of the query at [start, end); `text` is a word, phrase, name or range without its signs."""

    kind: TokenKind
    text: str
    start: int
    end: int
    slop: int | None = None  # of a phrase


def tokens(query: str, fields: Fields) -> tuple[Token, ...]:
    """The tokens of the cleaned *query*, an `end` last. Raises QueryError."""
    found: list[Token] = []
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        before = found[-1] if found and found[-1].kind == "field" and found[-1].end == at else None
        kind = fields.kind(before.text) if before else None
        token = _next(query, at, fields, kind)
        found.append(token)
        at = token.end
    return (*found, Token("end", "", len(query), len(query)))


def _next(query: str, at: int, fields: Fields, field: FieldKind | None) -> Token:
    """The token at *at*; *field* is the kind of the field whose name stands right before it."""
    sign = query[at : at + 2] if query[at : at + 2] in _SIGNS else query[at]
    if sign in _SIGNS:
        return Token(_SIGNS[sign], sign, at, at + len(sign))
    if sign in '"“”„':
        return _phrase(query, at)
    if sign in "[]{}":
        return _range(query, at, field)
    if sign in _PREFIXES:
        return _prefix(query, at, sign, field)
    name = None if field else _NAME.match(query, at)
    return _field(query, at, name[1], fields) if name else _word(query, at, field)


def _phrase(query: str, at: int) -> Token:
    found = _PHRASES[query[at] != '"'].match(query, at)
    if not found:
        raise _open_phrase(query, at)
    text, end = _unescaped(found[1]), found.end()
    slop = _SLOP.match(query, end)
    if not slop:
        return Token("phrase", text, at, end)
    if not slop[1]:
        raise fault(query, end, "~ needs the number of words that may stand between", (end, slop.end(), "~5"))
    if len(slop[1]) > 3 or int(slop[1]) > MOST_SLOP:
        raise fault(query, end, f"~ goes up to {MOST_SLOP}", (end, slop.end(), f"~{MOST_SLOP}"))
    return Token("phrase", text, at, slop.end(), int(slop[1]))


def _open_phrase(query: str, at: int) -> Exception:
    """The error of a phrase that does not end; a typographic quote may have been meant as its end."""
    typed = re.search(r"[“”]", query[at + 1 :])
    here = at + 1 + typed.start() if typed else len(query)
    return fault(query, at, "the phrase has no closing quote", (here, here + bool(typed), '"'))


def _range(query: str, at: int, field: FieldKind | None) -> Token:
    if field != "date":
        message = f"{query[at]} only begins or ends a range of days, as in published:[2026-01-01 TO 2026-01-31]; "
        raise fault(query, at, message + "put what is to be found in quotes")
    found = _RANGE.match(query, at)
    if not found:
        ends = _TWO_ENDS.match(query, at)
        raise fault(query, at, "the range has no closing ]", (ends.end(), ends.end(), "]") if ends else None)
    if found[1] != "[" or found[3] != "]":
        message = "a range stands in [ and ]: both days are included"
        raise fault(query, at, message, (at, found.end(), f"[{found[2]}]"))
    return Token("range", found[2], at, found.end())


def _prefix(query: str, at: int, sign: str, field: FieldKind | None) -> Token:
    if field:
        raise fault(query, at, f"write {sign} before the name of the field, not after it")
    after = query[at + 1 : at + 2]
    if after in ("", " ", ")"):
        message = f"{sign} stands alone; write it right before what it is for, or leave it out"
        raise fault(query, at, message, (at, at + 1, ""))
    return Token(_PREFIXES[sign], sign, at, at + 1)


def _field(query: str, at: int, name: str, fields: Fields) -> Token:
    end = at + len(name) + 1
    known = name.casefold()
    if fields.kind(known):
        if query[end : end + 1] in ("", " ", ")"):
            blank = (end, end + 1, "") if query[end : end + 1] == " " else None
            raise fault(query, end, f'nothing stands right after "{name}:"', blank)
        return Token("field", known, at, end)
    if refused(name):
        raise fault(query, at, f'there is no field "{name}": authors and persons are never searched')
    near = nearest(name, fields.names)
    word = _WORD.match(query, at)
    literal = (at, word.end(), quoted(word[0])) if word else None
    raise fault(query, at, f'unknown field "{name}"', (at, end - 1, near) if near else literal)


def _word(query: str, at: int, field: FieldKind | None) -> Token:
    found = _WORD.match(query, at)
    if not found:  # only a backslash with nothing after it
        raise fault(query, at, r"the backslash has nothing after it; write \\ for the sign itself", (at, at + 1, ""))
    raw, end = found[0], found.end()
    if raw in _WORDS and not field:
        return Token(_WORDS[raw], raw, at, end)
    bare = re.sub(r"\\.", "..", raw)  # without escaped signs, at the same places
    _refuse_signs(query, at, bare)
    return Token("word", _unescaped(raw), at, end)


def _refuse_signs(query: str, at: int, bare: str) -> None:
    """Refuse wildcards, weights, fuzzy words and regular expressions in the word *bare* at *at*."""
    end = at + len(bare)
    if bare.startswith("/") and bare.endswith("/") and len(bare) > 1:
        message = "regular expressions are not searched; write the words, or several of them with OR"
        raise fault(query, at, message, (at, end, quoted(query[at + 1 : end - 1])))
    if (weight := bare.find("^")) >= 0:
        message = "^ gives no weight here; a query finds or does not: leave it out (rules have `points`)"
        raise fault(query, at + weight, message, (at + weight, end, ""))
    if (fuzzy := bare.find("~")) >= 0:
        message = "~ stands only after a phrase in quotes; write the other spellings with OR"
        raise fault(query, at + fuzzy, message, (at + fuzzy, end, ""))
    if wild := _WILD.search(bare):
        message = f"{wild[0]} stands for nothing here: whole words are searched; write them all with OR"
        last = wild.end() == len(bare)
        raise fault(query, at + wild.start(), message, (at + wild.start(), end, "") if last else None)


def _unescaped(raw: str) -> str:
    """*raw* as it is looked for. Cleaned again: what a backslash kept apart may now make one letter."""
    return one_line(re.sub(r"\\(.)", r"\1", raw))
