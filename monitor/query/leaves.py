"""Turns one word, phrase or range of a query into a leaf of the tree, after what its field holds.

Not here: how leaves are joined (parse.py).
"""

import re
from datetime import date

from monitor.query.faults import fault, nearest, quoted
from monitor.query.fields import Fields
from monitor.query.lex import Token
from monitor.query.tree import Between, Term, Value
from monitor.vietnamese.syllables import BREAK, keys

MOST_NEAR = 10  # syllables of a phrase with ~: more are a sentence that is quoted

_CODE = re.compile(r"[A-Za-z]{2}")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_OUR_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ENDS = re.compile(r"\s*(\S+)\s+(TO|to|To)\s+(\S+)\s*")
_OPEN = "*"


def leaf(query: str, token: Token, field: str, fields: Fields, start: int) -> Term | Value | Between:
    """The leaf of *token* (word, phrase or range), whose field's name, if any, begins at *start*. Raises QueryError."""
    kind = fields.kind(field) if field else "text"
    if kind == "text":
        return _term(query, token, field, start)
    if token.slop is not None:
        raise fault(query, token.start, f'"{field}" is compared as a whole; leave ~{token.slop} out')
    if kind == "date":
        return _between(query, token, field, start)
    return _value(query, token, field, fields, start)


def _term(query: str, token: Token, field: str, start: int) -> Term:
    found = keys(token.text)
    if not found:
        what = "the phrase is empty" if token.kind == "phrase" else "nothing to look for: no letter and no digit"
        raise fault(query, token.start, what, (start, token.end, ""))
    slop = token.slop
    if slop is not None:
        # Near each other in any order: the end of a thought in the phrase says nothing.
        found = tuple(key for key in found if key != BREAK)
        if len(found) > MOST_NEAR:
            message = f"at most {MOST_NEAR} syllables may be asked for near each other, these are {len(found)}"
            raise fault(query, token.start, message)
        slop = slop if len(found) > 1 else None
    return Term(token.text, found, field, slop, start, token.end)


def _value(query: str, token: Token, field: str, fields: Fields, start: int) -> Value:
    if not token.text:
        raise fault(query, token.start, f'"{field}:" needs a value', (start, token.end, ""))
    if fields.code(field):
        return Value(field, _code(query, token, field), start, token.end)
    allowed = fields.allowed(field)
    if not allowed or token.text in allowed:
        return Value(field, token.text, start, token.end)
    same = {each.casefold(): each for each in reversed(allowed)}
    value = same.get(token.text.casefold())
    if value is None:
        near = nearest(token.text, allowed)
        message = f'"{field}" has no value "{token.text}"' + ("" if near else f"; it has {_listed(allowed)}")
        raise fault(query, token.start, message, (token.start, token.end, plain_or_quoted(near)) if near else None)
    return Value(field, value, start, token.end)


def _code(query: str, token: Token, field: str) -> str:
    if not _CODE.fullmatch(token.text):
        raise fault(query, token.start, f'"{field}" is a code of two letters such as vi, not "{token.text}"')
    return token.text.lower()


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(values[:12]) + (", …" if len(values) > 12 else "")


def plain_or_quoted(value: str) -> str:
    """*value* as it is written after a field's name."""
    return value if re.fullmatch(r"[^\W_][\w-]*", value) else quoted(value)


def _between(query: str, token: Token, field: str, start: int) -> Between:
    if token.kind != "range":
        day = _day(query, token, token.text)
        return Between(field, day, day, start, token.end)
    ends = _ENDS.fullmatch(token.text)
    example = f"{field}:[2026-01-01 TO 2026-01-31]"
    if not ends:
        raise fault(query, token.start, f"a range has two ends, as in {example}; * leaves one open")
    if ends[2] != "TO":
        raise fault(query, token.start, "write TO in capitals", (token.start, token.end, f"[{ends[1]} TO {ends[3]}]"))
    first, last = (None if end == _OPEN else _day(query, token, end) for end in (ends[1], ends[3]))
    if first is None and last is None:
        raise fault(query, token.start, "the range is open at both ends: it leaves nothing out", (start, token.end, ""))
    if first and last and first > last:
        turned = f"[{last} TO {first}]"
        raise fault(query, token.start, "the range ends before it begins", (token.start, token.end, turned))
    return Between(field, first, last, start, token.end)


def _day(query: str, token: Token, text: str) -> date:
    found, ours = _DAY.fullmatch(text), _OUR_DAY.fullmatch(text)
    instead = None
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        if ours:
            meant = date(int(ours[3]), int(ours[2]), int(ours[1])).isoformat()
            at = query.find(text, token.start)  # not there when signs of it are escaped
            instead = (at, at + len(text), meant) if at >= 0 else None
    except ValueError:
        raise fault(query, token.start, f'there is no day "{text}"') from None
    raise fault(query, token.start, f'"{text}" is no day; write it as 2026-01-31', instead)
