"""Where themes belong: the focus area and the field of each, and the theme nearest to a subject."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rocb.planning.needs.needs import Need
from rocb.planning.themes import Theme, ThemeArea

_FOCUS: Final = (
    (r"risk|container|analytics|intelligence", "focus.3"),
    (r"enforce|smuggl|trade-control|wildlife|heritage|property|dogs|laborator", "focus.4"),
    (r"valuation|classification|origin|audit", "focus.5"),
    (r"integrity|gender|leadership|organizational|training", "focus.7"),
    (r"donor|evaluation", "focus.8"),
    (r"governance|structures|partner|heads|contact|planning|needs", "focus.2"),
    (r"window|release|facilitation|operator|transit|procedures|admission|zones", "focus.1"),
)
_ANY_OTHER: Final = "focus.6"
_ORGANISATIONAL: Final = ("focus.2", "focus.7", "focus.8")


def focus_of(theme: str) -> str:
    """Return the focus area that the id of a theme suggests."""
    return next((focus for hint, focus in _FOCUS if re.search(hint, theme)), _ANY_OTHER)


def area_of(theme: str) -> ThemeArea:
    """Return the field that the id of a theme suggests: organisations, or the trade of customs."""
    if focus_of(theme) in _ORGANISATIONAL:
        return ThemeArea.ORGANISATIONAL_DEVELOPMENT
    return ThemeArea.CUSTOMS_TECHNIQUES


def themes_in(themes: Iterable[Theme], focuses: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the themes that belong to one of these focus areas."""
    wanted = frozenset(focuses)
    return tuple(theme.id for theme in themes if focus_of(theme.id) in wanted)


def themes_beside(themes: Sequence[Theme], needs: Iterable[Need]) -> tuple[Theme, ...]:
    """Return the themes of the trade of customs that no need is in; all where each has one."""
    needed = {need.theme for need in needs}
    trade = (it for it in themes if it.area is ThemeArea.CUSTOMS_TECHNIQUES)
    return tuple(it for it in trade if it.id not in needed) or tuple(themes)


def theme_like(themes: Sequence[Theme], hint: str) -> Theme:
    """Return the first theme whose id fits, or the first of all."""
    return next((theme for theme in themes if re.search(hint, theme.id)), themes[0])
