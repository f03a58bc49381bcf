"""Text in the languages of the office, and what still has to be translated."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, get_args

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
    else:
        kind: Any = type(value)
        for name in _leading_to_texts(kind):
            yield from _texts(getattr(value, name), f"{path}.{name}" if path else name)


@cache
def _leading_to_texts(kind: Any) -> tuple[str, ...]:
    """Return the fields of a class that hold texts, or values in which there may be some."""
    if not attrs.has(kind):
        return ()
    return tuple(it.name for it in attrs.fields(kind) if _may_hold_texts(it.type))


@cache
def _may_hold_texts(kind: Any) -> bool:
    if kind is LocalizedText or attrs.has(kind):
        return kind is LocalizedText or bool(_leading_to_texts(kind))
    return any(_may_hold_texts(inner) for inner in get_args(kind) if inner is not Ellipsis)
