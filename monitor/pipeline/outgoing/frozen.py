"""Editions as they were frozen, by number. Not here: cutting them (morning.py), keeping them (store)."""

from monitor.errors import MonitorError
from monitor.model import Edition
from monitor.publish import load_edition
from monitor.store import Store


def edition_of(store: Store, number: int) -> Edition:
    """Edition *number* as it was frozen. Raises MonitorError when there is none."""
    text = store.editions.json(number)
    if text is None:
        raise MonitorError(f"there is no edition {number}; `monitor digest list` names all of them")
    return load_edition(text)
