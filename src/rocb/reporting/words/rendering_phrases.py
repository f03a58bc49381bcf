"""The phrases that the files of a document add to it, in English and Russian."""

from collections.abc import Mapping
from typing import Final

from rocb.texts import LocalizedText as T

RENDERING_PHRASES: Final[Mapping[str, T]] = {
    "rendering.page": T("Page", "Стр."),
    "rendering.of": T("of", "из"),
    "rendering.sheet": T("Sheet", "Лист"),
    "rendering.first_sheet": T("Contents", "Содержание"),
    "rendering.records": T("Records", "Записи"),
}
