"""Translations: documents asked for, delivered and published, and records that lack a language."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from attrs import fields, frozen, has

from rocb.checks import require
from rocb.office import Office
from rocb.planning.network.translations import (
    Translation,
    TranslationState,
    overdue_translations,
    translations_by_language,
)
from rocb.references import names
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.public_texts import is_public
from rocb.reporting.figures import Figure, counted
from rocb.texts import Language, LocalizedText, translation_queue

(_NAMES,) = names("")
_STEP: Final = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
_PAST: Final = re.compile(r"planning\.(former\[|corrections\[[0-9]+\]\.(?!why$))")


@frozen
class DocumentFigures:
    """The translations into one language (`None`: into all), by what became of them in a period.

    Each is counted on the day on which it was first delivered, however often it went back.
    `waiting` and `overdue`, which are some of those waiting, stand as they do at its end.
    """

    language: str | None
    asked: Figure
    delivered: Figure
    published: Figure
    withdrawn: Figure
    waiting: Figure
    overdue: Figure


@frozen
class LateDocument:
    """A translation that is overdue, and by how many days it is `late`."""

    translation: Translation
    late: Figure


@frozen
class MissingText:
    """A public text of a record that lacks a language; `kind` and `id` are the record's."""

    kind: str
    id: str
    text: LocalizedText
    language: Language


@frozen
class MissingTexts:
    """How many texts of the records of a kind lack English, and how many Russian.

    Texts that are not public are counted as well.
    """

    kind: str
    english: Figure
    russian: Figure


@frozen
class TranslationAccount:
    """What was translated in a period, and what waits for it at its end.

    `languages` are those into which anything was asked for, in the order of their codes, `all` is
    the same for all of them; `overdue` are the documents that are late, the most urgent first.
    `missing` are the texts of the office's own records that lack a language, in their order, as far
    as they are public (see `PUBLIC_TEXTS`); there are `unquoted` others, and `kinds` counts all. A
    text belongs to the record with an id in which it stands, or else to the office (`offices`).
    Former plans, and records as they were before they were corrected, are left out.
    """

    all: DocumentFigures
    languages: tuple[DocumentFigures, ...]
    overdue: tuple[LateDocument, ...]
    kinds: tuple[MissingTexts, ...]
    missing: tuple[MissingText, ...]
    unquoted: int


@frozen
class _Lack:
    """A text that lacks a language, of a record of this kind; `field` leads to it from there."""

    kind: str
    id: str
    field: str
    text: LocalizedText
    language: Language
    sample: bool


def translation_account(basis: Basis) -> TranslationAccount:
    """Return what was translated in a period, and what waits for it at its end."""
    require("basis", Basis, basis)
    held = sorted(basis.office.planning.network.translations, key=lambda it: it.id)
    into: dict[str, list[Translation]] = {}
    for it in held:
        if it.asked_on <= basis.on:
            into.setdefault(it.language, []).append(it)
    lacks = tuple(_lacks(basis.office))
    public = [it for it in lacks if is_public(it.kind, it.field)]
    return TranslationAccount(
        all=_documents(None, (it for those in into.values() for it in those), basis),
        languages=tuple(
            _documents(language, those, basis) for language, those in sorted(into.items())
        ),
        overdue=tuple(
            _late(it, (basis.on - it.due).days)
            for it in overdue_translations(held, basis.on)
            if it.due is not None
        ),
        kinds=tuple(_kinds(lacks)),
        missing=tuple(MissingText(it.kind, it.id, it.text, it.language) for it in public),
        unquoted=len(lacks) - len(public),
    )


def _documents(
    language: str | None, translations: Iterable[Translation], basis: Basis
) -> DocumentFigures:
    held = tuple(translations)
    queues = translations_by_language(held, basis.on)

    def reached(state: TranslationState) -> Figure:
        firsts = ((it, _first(it, state)) for it in held)
        return counted(
            "translations", (it for it, on in firsts if on is not None and on in basis.days)
        )

    return DocumentFigures(
        language,
        asked=counted("translations", (it for it in held if it.asked_on in basis.days)),
        delivered=reached(TranslationState.DELIVERED),
        published=reached(TranslationState.PUBLISHED),
        withdrawn=reached(TranslationState.WITHDRAWN),
        waiting=counted("translations", (it for queue in queues for it in queue.waiting)),
        overdue=counted("translations", (it for queue in queues for it in queue.overdue)),
    )


def _first(translation: Translation, state: TranslationState) -> date | None:
    return next((step.on for step in translation.steps if step.state is state), None)


def _late(translation: Translation, days: int) -> LateDocument:
    late = Figure(days, "translations", (translation.id,), translation.source.sample)
    return LateDocument(translation, late)


def _lacks(office: Office) -> Iterator[_Lack]:
    for it in translation_queue(office):
        if not _PAST.match(it.path):
            kind, id, field, record = _record_at(office, it.path)
            sampled = getattr(getattr(record, "source", None), "sample", False)
            yield _Lack(kind, id, field, it.text, it.language, sampled)


def _record_at(office: Office, path: str) -> tuple[str, str, str, object]:
    """Return kind and id of the innermost record with an id on the way to a text.

    With them come the fields that lead on from there, and the record itself.
    """
    found: tuple[str, str, object] = ("offices", office.id, office)
    held: Any = office
    way: list[str] = []
    for name, index in _STEP.findall(path):
        held = held[int(index)] if index else getattr(held, name)
        way += [name] if name else []
        for attribute in fields(type(held)) if has(type(held)) else ():
            if kind := attribute.metadata.get(_NAMES):
                found, way = (kind, getattr(held, attribute.name), held), []
    kind, id, record = found
    return kind, id, ".".join(way), record


def _kinds(lacks: Iterable[_Lack]) -> Iterator[MissingTexts]:
    kinds: dict[str, list[_Lack]] = {}
    for it in lacks:
        kinds.setdefault(it.kind, []).append(it)
    for kind, held in sorted(kinds.items()):
        yield MissingTexts(
            kind, _lacking(kind, Language.EN, held), _lacking(kind, Language.RU, held)
        )


def _lacking(kind: str, language: Language, held: Iterable[_Lack]) -> Figure:
    those = [it for it in held if it.language is language]
    ids = dict.fromkeys(it.id for it in those)
    return Figure(len(those), kind, tuple(ids), any(it.sample for it in those))
