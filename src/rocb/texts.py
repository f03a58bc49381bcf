"""Text in the languages of the office, and what still has to be translated."""

from collections.abc import Iterator
from enum import Enum

import attrs
from attrs import frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue


class Language(Enum):
    """A language that the office writes in, by its ISO 639-1 code."""

    EN = "en"
    RU = "ru"


@frozen(field_transformer=checked)
class LocalizedText:
    """One text in English, in Russian or in both; at least one of them is there."""

    en: str | None = None
    ru: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.en is None and self.ru is None:
            raise InvalidValue(Fault("", None, "a text in at least one language (en, ru)"))

    def within(self, language: Language) -> str | None:
        """Return the text in this language, or `None` where it is missing."""
        return self.en if language is Language.EN else self.ru

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which the text is still missing."""
        return tuple(language for language in Language if self.within(language) is None)


@frozen
class Reading:
    """A text as it can be shown: the words, and the language that they are in."""

    text: str
    language: Language


def read_in(text: LocalizedText, language: Language) -> Reading:
    """Return the text in `language`, or in the other one where that is missing.

    Raises `InvalidValue` for what is no `Language`.
    """
    require("language", Language, language)
    wanted = text.within(language)
    if wanted is not None:
        return Reading(wanted, language)
    other = next(it for it in Language if it is not language)
    return Reading(text.within(other) or "", other)


@frozen
class MissingTranslation:
    """A text that waits for its translation: where it stands, and into which language."""

    path: str
    text: LocalizedText
    language: Language


def translation_queue(value: object) -> tuple[MissingTranslation, ...]:
    """Return every text inside `value` that lacks a language, in the order of the records."""
    return tuple(
        MissingTranslation(path, text, language)
        for path, text in _texts(value, "")
        for language in text.missing
    )


def _texts(value: object, path: str) -> Iterator[tuple[str, LocalizedText]]:
    if isinstance(value, LocalizedText):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}[{index}]")
    elif attrs.has(kind := type(value)):
        for attribute in attrs.fields(kind):
            place = f"{path}.{attribute.name}" if path else attribute.name
            yield from _texts(getattr(value, attribute.name), place)
