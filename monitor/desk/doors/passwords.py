"""Passwords: hashed with argon2, and what a good one must be. Not here: keeping them (store), who is locked out (sign_in.py)."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()  # argon2id with the library's own costs, those of RFC 9106 for little memory
# So that an unknown login takes as long as a known one.
_NOBODY = _HASHER.hash("nobody has this password")
LONGEST = 200  # letters; more only keeps the machine busy

PasswordFault = Literal["short", "long", "alike", "common", "own"]
_VIETNAMESE: Mapping[PasswordFault, str] = {
    "short": "Mật khẩu cần ít nhất {least} ký tự.",
    "long": "Mật khẩu dài quá {longest} ký tự.",
    "alike": "Mật khẩu lặp lại quá ít ký tự khác nhau.",
    "common": "Mật khẩu quá dễ đoán: bỏ những dãy như 123456 hay matkhau thì còn lại quá ngắn.",
    "own": "Mật khẩu không được chứa tên đăng nhập hoặc họ tên.",
}
_ENGLISH: Mapping[PasswordFault, str] = {
    "short": "the password needs at least {least} letters",
    "long": "the password is longer than {longest} letters",
    "alike": "the password repeats too few letters",
    "common": "the password is too easy to guess: without rows such as 123456 or matkhau too little is left",
    "own": "the password must not hold the login or the person's name",
}
# What people who must write twelve letters fill them up with.
_FILLERS = re.compile(
    r"0?123456789?0?|987654321|12345|1234|qwertyuiop|qwerty|asdfghjkl|asdfgh|abcdefgh?|abc|password|passw0rd|matkhau|"
    r"admin|quantri|welcome|iloveyou|vietnam|diembao|monitor"
)
_LEFT = 6  # letters that must be left


def hashed(password: str) -> str:
    """What the database keeps of *password*."""
    return _HASHER.hash(_composed(password))


def holds(kept: str, password: str) -> bool:
    """Whether *password* is the one of which *kept* was made; "" is never one, and takes as long."""
    try:
        return _HASHER.verify(kept or _NOBODY, _composed(password[: LONGEST + 1])) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether *kept* was made with other costs than today's."""
    return _HASHER.check_needs_rehash(kept)


def faults(password: str, login: str, name: str, least: int) -> tuple[PasswordFault, ...]:
    """What is wrong with a new password; nothing: it is good."""
    plain = _plain(password)
    found: dict[PasswordFault, bool] = {
        "short": len(_composed(password)) < least,
        "long": len(password) > LONGEST,
        "alike": len(set(password)) < 5,
        "common": _common(plain[: LONGEST + 1]),
        "own": _tells(plain, _plain(login), _plain(name)),
    }
    return tuple(fault for fault, so in found.items() if so)


def _common(plain: str) -> bool:
    """Whether little is left of a password without the rows and words that everybody tries first."""
    letters = re.sub(r"[\W_]", "", plain)
    left = _FILLERS.sub("", letters)
    return left != letters and len(left) < _LEFT


def _tells(plain: str, login: str, name: str) -> bool:
    """Whether a password holds the login, the whole name, or a part of it as a word; "tran" is a part of many others."""
    words = re.split(r"[\W\d_]+", plain)
    whole = (login, name, name.replace(" ", ""))
    return any(len(part) > 3 and part in plain for part in whole) or any(
        len(part) > 3 and part in words for part in name.split()
    )


def in_vietnamese(found: tuple[PasswordFault, ...], least: int) -> list[str]:
    """The faults as sentences for the page."""
    return [_VIETNAMESE[fault].format(least=least, longest=LONGEST) for fault in found]


def in_english(found: tuple[PasswordFault, ...], least: int) -> str:
    """The faults as one line for the command line."""
    return "; ".join(_ENGLISH[fault].format(least=least, longest=LONGEST) for fault in found)


def _composed(password: str) -> str:
    """One form for one word, however a keyboard composes its letters; lone surrogates cannot be hashed."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace").decode()


def _plain(text: str) -> str:
    """Small letters without marks: who writes a name without its tones still writes the name."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
