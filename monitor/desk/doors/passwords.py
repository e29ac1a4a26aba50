"""Passwords: hashed with argon2, and what a good one must be. Not here: keeping them (store), who is locked out (sign_in.py)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()  # argon2id with the library's own costs, those of RFC 9106 for little memory
# So that an unknown login takes as long as a known one.
_NOBODY = _HASHER.hash("nobody has this password")
LONGEST = 200  # letters; more only keeps the machine busy


def hashed(password: str) -> str:
    """What the database keeps of *password*."""
    return _HASHER.hash(password)


def holds(kept: str, password: str) -> bool:
    """Whether *password* is the one of which *kept* was made; "" is never one, and takes as long."""
    try:
        return _HASHER.verify(kept or _NOBODY, password[: LONGEST + 1]) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether *kept* was made with lesser costs than today's."""
    return _HASHER.check_needs_rehash(kept)


def faults(password: str, login: str, name: str, least: int) -> tuple[str, ...]:
    """What is wrong with a new password, in Vietnamese; nothing: it is good."""
    found = []
    if len(password) < least:
        found.append(f"Mật khẩu cần ít nhất {least} ký tự.")
    if len(password) > LONGEST:
        found.append(f"Mật khẩu dài quá {LONGEST} ký tự.")
    if len(set(password)) < 5:
        found.append("Mật khẩu lặp lại quá ít ký tự khác nhau.")
    small = password.lower()
    if any(part in small for part in (login.lower(), *name.lower().split()) if len(part) > 3):
        found.append("Mật khẩu không được chứa tên đăng nhập hoặc họ tên.")
    return tuple(found)
