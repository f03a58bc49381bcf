"""Places: where the Members of a region stand on a map of tiles, so that neighbours are near."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from rocb.checks import between, checked


@frozen(field_transformer=checked)
class Spot:
    """A place on a map of tiles, from its upper left corner; there are twenty rows of twelve."""

    row: int = field(validator=between(0, 19))
    column: int = field(validator=between(0, 11))


_EUROPE: Final = (
    "IS .  .  NO SE FI .  .  .  .  .  . ",
    ".  .  .  DK .  EE .  .  .  .  .  . ",
    "IE GB .  .  .  LV .  RU .  .  .  . ",
    ".  .  NL DE PL LT BY .  .  .  .  . ",
    ".  .  BE LU CZ SK UA .  .  .  KZ . ",
    ".  .  FR CH AT HU RO MD .  .  UZ KG",
    "PT ES AD IT SI HR RS BG GE AZ TM TJ",
    ".  .  .  .  .  BA ME MK TR AM .  . ",
    "EU .  .  .  MT .  AL GR CY IL .  . ",
)
EUROPE: Final[Mapping[str, Spot]] = MappingProxyType(
    {
        code: Spot(row, column)
        for row, line in enumerate(_EUROPE)
        for column, code in enumerate(line.split())
        if code != "."
    }
)
"""The Members of the WCO in Europe, Central Asia included, by their ISO 3166 codes."""
