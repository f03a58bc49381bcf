"""Columns that several forms have: texts in two languages, dates, where a record comes from."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from rocb.imports.contents import Content, flag, line
from rocb.imports.forms import Column
from rocb.texts import Language
from rocb.texts import LocalizedText as T


def column(
    id: str,
    en: str,
    ru: str,
    content: Content,
    *,
    of: Callable[[Any], Any] | None = None,
    required: bool = False,
    also: tuple[str, ...] = (),
    field: str | None = None,
    meaning: T | None = None,
) -> Column:
    """Return a column; it holds the field of its own name, unless `of` takes something else."""
    held = of or attrgetter(field or id)
    return Column(id, T(en, ru), content, held, required, also, field, meaning)


def text_columns(
    name: str, en: str, ru: str, text: Callable[[Any], T | None] | None = None, *, field: str = ""
) -> tuple[Column, Column]:
    """Return the two columns of a text, one a language; `text` takes it out of a record."""
    held = text or attrgetter(name)

    def within(language: Language) -> Callable[[Any], str | None]:
        def words(record: Any) -> str | None:
            found = held(record)
            return None if found is None else found.within(language)

        return words

    return (
        column(
            f"{name}_en",
            f"{en} (English)",
            f"{ru} (английский)",
            line(),
            of=within(Language.EN),
            field=field or name,
        ),
        column(
            f"{name}_ru",
            f"{en} (Russian)",
            f"{ru} (русский)",
            line(),
            of=within(Language.RU),
            field=field or name,
        ),
    )


_STATED: Final = T("where it is stated: a letter, a report", "где это указано: письмо, отчёт")
_MADE_UP: Final = T("yes for what was made up to try things out", "да, если запись вымышлена")


def source_columns() -> tuple[Column, Column]:
    """Return the columns of where a record comes from, and of whether it is a sample."""
    text, sample = attrgetter("source.text"), attrgetter("source.sample")
    return (
        column("source", "Source", "Источник", line(), of=text, meaning=_STATED),
        column("sample", "Sample", "Пример", flag(), of=sample, field="source", meaning=_MADE_UP),
    )
