"""What was translated, and what waits for it."""

from collections.abc import Iterator
from typing import Final

from rocb.reporting.accounts.translations import (
    DocumentFigures,
    LateDocument,
    MissingText,
    MissingTexts,
    TranslationAccount,
)
from rocb.reporting.pages import Block, Row, Section, columns, sentence, table
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, plain
from rocb.reporting.words.words import Words
from rocb.vocabulary.languages import LANGUAGES

TEXTS_SHOWN: Final = 40
"""How many of the texts that lack a language are shown."""


def translations_section(names: Names, account: TranslationAccount) -> Section:
    """Return what was translated in a period, and what waits for it at its end."""
    return Section("translations", names.words.say("translations"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: TranslationAccount) -> Iterator[Block]:
    words = names.words
    if account.languages:
        yield _documents(words, account)
    else:
        yield sentence(words.say("translations.none"))
    if account.overdue:
        heads = columns(words, "document", "language", "due", "days_late")
        rows = (_overdue_row(names, it) for it in account.overdue)
        yield table(words, "translations.overdue", heads, rows)
    if not account.kinds:
        yield sentence(words.say("translations.complete"))
        return
    heads = columns(words, "records", "lacks_english", "lacks_russian")
    yield table(words, "translations.kinds", heads, (_kind_row(words, it) for it in account.kinds))
    if account.unquoted:
        number = words.count("text", account.unquoted)
        yield sentence(words.say("translations.unquoted", number=number))
    if account.missing:
        yield from _texts(names, account)


def _texts(names: Names, account: TranslationAccount) -> Iterator[Block]:
    words = names.words
    heads = columns(words, "text", "missing", "records")
    shown = account.missing[:TEXTS_SHOWN]
    yield table(words, "translations.missing", heads, (_text_row(names, it) for it in shown))
    if len(shown) < len(account.missing):
        said = words.say(
            "translations.more",
            shown=words.number(len(shown)),
            all=words.whole("text", len(account.missing)),
        )
        yield sentence(said)


def _documents(words: Words, account: TranslationAccount) -> Block:
    heads = columns(
        words,
        "language",
        "asked_for",
        "delivered",
        "published",
        "withdrawn",
        "waiting",
        "overdue",
    )
    rows = [
        Row((plain(_language(words, it.language or "")), *_counts(words, it)), it.language or "")
        for it in account.languages
    ]
    rows.append(
        Row((plain(words.say("total")), *_counts(words, account.all)), "total", is_total=True)
    )
    return table(words, "translations.documents", heads, rows)


def _counts(words: Words, it: DocumentFigures) -> Iterator[Cell]:
    shown = (it.asked, it.delivered, it.published, it.withdrawn, it.waiting, it.overdue)
    return ((figure(words, each),) for each in shown)


def _language(words: Words, code: str) -> str:
    name = LANGUAGES.get(code)
    return code if name is None else words.read(name).text


def _overdue_row(names: Names, it: LateDocument) -> Row:
    words, document = names.words, it.translation
    return Row(
        (
            names.text(document.title, document.source),
            plain(_language(words, document.language)),
            day_cell(words, document.due),
            (figure(words, it.late),),
        ),
        document.id,
    )


def _kind_row(words: Words, it: MissingTexts) -> Row:
    kind = plain(words.say(f"kind.{it.kind}"))
    return Row((kind, (figure(words, it.english),), (figure(words, it.russian),)), it.kind)


def _text_row(names: Names, it: MissingText) -> Row:
    words = names.words
    lacking = plain(words.say(f"language.{it.language.value}"))
    return Row((names.text(it.text), lacking, plain(words.say(f"kind.{it.kind}"))), it.id)
