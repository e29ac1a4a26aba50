"""Sets of small numbers as bits of one integer: quick to join, to cut and to count. Not here: what the numbers mean."""

from collections.abc import Iterable, Iterator, Sequence

_ONE = ord("1")


def bits(numbers: Iterable[int], size: int) -> int:
    """The set of *numbers*, each from 0 to *size* - 1."""
    signs = bytearray(b"0") * (size + 1)  # written out and read back: quicker than bit by bit
    for number in numbers:
        signs[number] = _ONE
    return int(signs[::-1], 2)


def among(order: Sequence[int], wanted: int, size: int) -> Iterator[int]:
    """The numbers of *order* that are in the set *wanted*, in their order."""
    found = wanted.to_bytes(size // 8 + 1, "little")
    return (number for number in order if found[number >> 3] >> (number & 7) & 1)


class Sets:
    """Sets under names. What is asked for does not change any more, also when the set does."""

    def __init__(self) -> None:
        self._bytes: dict[str, bytearray] = {}
        self._made: dict[str, int] = {}

    def names(self, beginning: str) -> list[str]:
        """The names with this *beginning* under which anything ever stood."""
        return [name for name in self._bytes if name.startswith(beginning)]

    def put(self, name: str, number: int) -> None:
        """Put *number* into the set *name*."""
        held = self._bytes.setdefault(name, bytearray())
        at = number >> 3
        if at >= len(held):
            held.extend(bytes(max(at + 1 - len(held), len(held) // 2)))
        held[at] |= 1 << (number & 7)
        self._made.pop(name, None)

    def take(self, number: int) -> None:
        """Take *number* out of every set."""
        at, bit = number >> 3, 1 << (number & 7)
        for name, held in self._bytes.items():
            if at < len(held) and held[at] & bit:
                held[at] ^= bit
                self._made.pop(name, None)

    def get(self, name: str) -> int:
        """The set *name*; one that there is not is empty."""
        if name not in self._made:
            self._made[name] = int.from_bytes(self._bytes.get(name, b""), "little")
        return self._made[name]
