"""The phrases that any document has, whatever it is about, in English and Russian."""

from collections.abc import Mapping
from typing import Final

from rocb.texts import LocalizedText as T

DOCUMENT_PHRASES: Final[Mapping[str, T]] = {
    "document.contents": T("Contents", "Содержание"),
    "document.page": T("Page", "Стр."),
    "document.of": T("of", "из"),
    "document.sheet": T("Sheet", "Лист"),
    "document.records": T("Records", "Записи"),
    "document.skip": T("Skip to the text", "Перейти к тексту"),
}
