"""The fourteen things a digit box can hold, in the order of the reader's DigitClass."""

from __future__ import annotations

NAMES = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "cross", "dash", "blank", "other")
CROSS, DASH, BLANK, OTHER = 10, 11, 12, 13
COUNT = len(NAMES)


def by_name(name: str) -> int:
    """The class called `name`."""
    return NAMES.index(name)
