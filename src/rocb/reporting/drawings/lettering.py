"""Lettering: how wide texts are at the most, and texts cut to the room that they have.

A picture does not know the font that it is shown in. The widths are those of the widest fonts that
readers have (DejaVu Sans; Noto Sans, Segoe UI and Arial are narrower), so no text is wider.
"""

from collections.abc import Iterable
from typing import Final
from unicodedata import combining

_BOLD: Final = 1.15
_OTHER: Final = 1.1
_THOUSANDTHS: Final = {
    340: "ijlI.,:;' \u00a0ıíìîïі",
    410: "ft()/[]-!\\‐",
    460: 'r"',
    560: "czsJ`|гзсэ–çšžćčţ",
    610: "kvxyL*?_тухьýў",
    655: "0123456789abdeghnopquFTГЗТУабеийклорчяё$«»áàâäåãéèêëñóòôöõúùûüğě€",
    710: "ABEKPSVXYZАБВЕРХЧЬЁднпцъ",
    790: "CDGHNQRUДИЙКЛНПСЦЭЯмы&",
    850: "w+<=>^~#OОЪю",
    955: "M%Мжшщф",
    1020: "mW—…@ЫФ",
    1095: "ЖШЩЮ№",
}
_WIDTHS: Final = {
    letter: width / 1000 for width, letters in _THOUSANDTHS.items() for letter in letters
}


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is at the most, in the unit of its `size`."""
    width = sum(map(_width, text)) * size
    return width * _BOLD if bold else width


def fitted(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a text cut to a width, with an ellipsis; nothing where not even that has room."""
    if width_of(text, size, bold=bold) <= width:
        return text
    room = width / (size * (_BOLD if bold else 1)) - _width("…")
    if room < 0:
        return ""
    reached, kept = 0.0, 0
    for letter in text:
        reached += _width(letter)
        if reached > room:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def wrapped(
    text: str, width: float, size: float, lines: int, *, bold: bool = False
) -> tuple[str, ...]:
    """Return a text on so many lines at the most, broken between words, the last of them cut."""
    words, found = text.split(), [""]
    for place, word in enumerate(words):
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or width_of(longer, size, bold=bold) <= width:
            found[-1] = longer
        elif len(found) < lines:
            found.append(word)
        else:
            found[-1] = " ".join((found[-1], *words[place:]))
            break
    return tuple(fitted(line, width, size, bold=bold) for line in found)


def widest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Return how wide the widest of the texts is at the most."""
    return max((width_of(text, size, bold=bold) for text in texts), default=0.0)


def _width(letter: str) -> float:
    return 0.0 if combining(letter) else _WIDTHS.get(letter, _OTHER)
