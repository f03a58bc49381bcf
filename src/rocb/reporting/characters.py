"""Characters: what a file may hold of a text."""

import re
from typing import Final

_BREAK: Final = re.compile("\r\n|[\t-\r\x85\u2028\u2029]")
_NO_CHARACTERS: Final = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # overrides of the writing direction
    f"\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]"  # what is no character, or XML cannot hold
)


def printable(text: str) -> str:
    """Return a text on one line, with `�` for what must not stand in a file."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub(" ", text))
