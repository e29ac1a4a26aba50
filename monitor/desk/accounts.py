"""What a login and a name may be, and what stands in the way of a change of accounts. Not here: requests, pages, passwords."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from monitor.store.accounts import Account

LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{1,59}")
_LONGEST_NAME = 80

# login: letters that none may have; name: none that can be read; the others: somebody has them.
AccountFault = Literal["login", "name", "login-taken", "name-taken"]
VIETNAMESE: dict[AccountFault, str] = {
    "login": "Tên đăng nhập dài 2 đến 60 ký tự, chỉ gồm chữ cái không dấu, chữ số và các dấu . _ @ -",
    "name": f"Cần ghi họ tên, dài nhất {_LONGEST_NAME} ký tự.",
    "login-taken": "Tên đăng nhập này đã có người dùng.",
    "name-taken": "Họ tên này trùng với một tài khoản khác; thêm chức vụ hoặc phòng để phân biệt.",
}
ENGLISH: dict[AccountFault, str] = {
    "login": "a login has 2 to 60 letters without accents, figures, and . _ @ -",
    "name": f"a name of at most {_LONGEST_NAME} letters is needed",
    "login-taken": "the login is that of another account",
    "name-taken": "the name is that of another account; what people decide stands under it, so each has their own",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An account as a form or a command asks for it."""

    login: str
    name: str


def wanted(login: str, name: str) -> Wanted:
    """What was typed, in one form: composed letters, single blanks."""
    composed = unicodedata.normalize("NFC", name)
    return Wanted(login.strip(), " ".join(composed.split()))


def faults(asked: Wanted, others: Iterable[Account]) -> tuple[AccountFault, ...]:
    """What is wrong with *asked* beside the *others*; nothing: it is good."""
    others = tuple(others)
    found: dict[AccountFault, bool] = {
        "login": LOGIN.fullmatch(asked.login) is None,
        "name": not _readable(asked.name),
        "login-taken": any(other.login.lower() == asked.login.lower() for other in others),
        "name-taken": any(other.name.casefold() == asked.name.casefold() for other in others),
    }
    return tuple(fault for fault, so in found.items() if so)


def _readable(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and name.isprintable() and any(letter.isalpha() for letter in name)


def last_admin(account: Account, everybody: Iterable[Account]) -> bool:
    """Whether nobody could add accounts any more without *account*."""
    if account.role != "admin" or not account.active:
        return False
    return not any(other.role == "admin" and other.active and other.id != account.id for other in everybody)


def version(account: Account) -> str:
    """Tells one state of an account from the next, without telling what it is."""
    state = (account.name, account.role, account.active, account.renew, account.password, account.subject)
    return hashlib.sha256(repr(state).encode()).hexdigest()[:16]


def state(account: Account) -> str:
    """Whether an account can be used, in a word for the command line."""
    if not account.active:
        return "off"
    return "must change the password" if account.renew else "on"
