"""Translations of the Secretariat's documents into the languages of the region."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import (
    between,
    checked,
    identifier,
    language_code,
    listed,
    require,
    rule,
    too_early,
)
from rocb.errors import Fault, InvalidValue
from rocb.references import names
from rocb.sources import Source
from rocb.texts import LocalizedText


class TranslationState(Enum):
    """How far a translation has come."""

    ASKED = "asked"
    UNDER_WAY = "under_way"
    DELIVERED = "delivered"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


_AT_HAND: Final = frozenset((TranslationState.DELIVERED, TranslationState.PUBLISHED))
_ENDED: Final = frozenset((TranslationState.PUBLISHED, TranslationState.WITHDRAWN))
_STILL_TO_DO: Final = frozenset((TranslationState.ASKED, TranslationState.UNDER_WAY))

TRANSLATION_STATES_AFTER: Final[Mapping[TranslationState, frozenset[TranslationState]]] = (
    MappingProxyType(
        {
            TranslationState.ASKED: _AT_HAND | _ENDED | {TranslationState.UNDER_WAY},
            TranslationState.UNDER_WAY: _AT_HAND | _ENDED,
            TranslationState.DELIVERED: _ENDED | {TranslationState.UNDER_WAY},
            **dict.fromkeys(_ENDED, frozenset[TranslationState]()),
        }
    )
)
"""For each state those that may come next; what is delivered may go back to the translator."""


@frozen(field_transformer=checked)
class TranslationStep:
    """The day on which a translation came into another state."""

    state: TranslationState = field(
        validator=rule(
            lambda state: state is not TranslationState.ASKED,
            "a later state; the day of asking is asked_on",
        )
    )
    on: date


@frozen(field_transformer=checked)
class Translation:
    """A document of the Secretariat that is to be translated from one language into another.

    Translations of the same `document`, an id that the office gives it, belong together, whatever
    its `title` in each. `original` and `language` are codes of two letters. The priority runs from
    1, the most urgent, to 5. The steps stand in the order in which they were taken.
    """

    id: str = field(validator=identifier, metadata=names("translations"))
    document: str = field(validator=identifier)
    title: LocalizedText
    original: str = field(validator=language_code)
    language: str = field(validator=language_code)
    asked_on: date
    due: date | None
    priority: int = field(validator=between(1, 5))
    translator: LocalizedText | None
    source: Source
    steps: tuple[TranslationStep, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [
            *_language_faults(self),
            *too_early(self, "asked_on", "due"),
            *_step_faults(self),
        ]
        if faults:
            raise InvalidValue(*faults)


def _language_faults(translation: Any) -> Iterator[Fault]:
    language = getattr(translation, "language", None)
    if language is not None and language == getattr(translation, "original", None):
        yield Fault("language", language, "another language than that of the original")


def _step_faults(translation: Any) -> Iterator[Fault]:
    """Yield each step that goes back in time, and the first that cannot follow those before it."""
    before = getattr(translation, "asked_on", None)
    state: TranslationState | None = TranslationState.ASKED
    for index, step in enumerate(getattr(translation, "steps", ())):
        if not isinstance(step, TranslationStep):
            state = None
            continue
        if before is not None and step.on < before:
            yield Fault(f"steps[{index}].on", step.on.isoformat(), f"{before} or later")
        else:
            before = step.on
        if state is not None and step.state not in TRANSLATION_STATES_AFTER[state]:
            expected = f"possible for a translation that is {state.value}"
            yield Fault(f"steps[{index}].state", step.state.value, expected)
            state = None
        elif state is not None:
            state = step.state


def translation_state(translation: Translation, on: date) -> TranslationState | None:
    """Return how far a translation had come at the end of a day, `None` before it was asked for.

    Raises `InvalidValue`.
    """
    require("translation", Translation, translation)
    require("on", date, on)
    if on < translation.asked_on:
        return None
    taken = [step.state for step in translation.steps if step.on <= on]
    return taken[-1] if taken else TranslationState.ASKED


def documents_to_translate(
    translations: Iterable[Translation], on: date
) -> tuple[Translation, ...]:
    """Return the queue at the end of a day: what was asked for and is still with the translators.

    The most urgent come first, then what is due first, what was asked for first, and by id; what is
    due on no certain day comes after the rest of its priority. Raises `InvalidValue`.
    """
    found = listed("translations", Translation, translations)
    require("on", date, on)
    waiting = (it for it in found if translation_state(it, on) in _STILL_TO_DO)
    return tuple(sorted(waiting, key=_urgency))


def overdue_translations(translations: Iterable[Translation], on: date) -> tuple[Translation, ...]:
    """Return what of the queue was due before a day, in the order of the queue.

    Raises `InvalidValue`.
    """
    queue = documents_to_translate(translations, on)
    return tuple(it for it in queue if it.due is not None and it.due < on)


def _urgency(translation: Translation) -> tuple[int, bool, date, date, str]:
    due, asked_on = translation.due, translation.asked_on
    return translation.priority, due is None, due or asked_on, asked_on, translation.id


@frozen(field_transformer=checked)
class LanguageQueue:
    """The queue into one language, what of it is overdue, and what there is already."""

    language: str
    waiting: tuple[Translation, ...]
    overdue: tuple[Translation, ...]
    at_hand: tuple[Translation, ...]


def translations_by_language(
    translations: Iterable[Translation], on: date
) -> tuple[LanguageQueue, ...]:
    """Return the queue into each language that was asked for by a day, in the order of the codes.

    What is at hand, delivered or published, stands by id. Raises `InvalidValue`.
    """
    found = listed("translations", Translation, translations)
    require("on", date, on)
    queues: dict[str, list[Translation]] = {}
    for translation in found:
        if translation.asked_on <= on:
            queues.setdefault(translation.language, []).append(translation)
    return tuple(
        LanguageQueue(
            language,
            documents_to_translate(held, on),
            overdue_translations(held, on),
            tuple(
                sorted(
                    (it for it in held if translation_state(it, on) in _AT_HAND),
                    key=lambda it: it.id,
                )
            ),
        )
        for language, held in sorted(queues.items())
    )


@frozen(field_transformer=checked)
class UntranslatedDocument:
    """A document, and the languages of the region in which it is not at hand.

    Its title is that of the translation that was asked for first.
    """

    document: str
    title: LocalizedText
    languages: tuple[str, ...]


def untranslated_documents(
    translations: Iterable[Translation], languages: Iterable[str], on: date
) -> tuple[UntranslatedDocument, ...]:
    """Return each document that lacks some of the languages common in the region, on a day.

    The languages of the originals are not lacking. Documents stand in the order in which they were
    first asked for, those of one day by the least id of their translations; their languages in that
    of the codes. Raises `InvalidValue`.
    """
    found = listed("translations", Translation, translations)
    wanted = tuple(sorted(set(listed("languages", str, languages))))
    require("on", date, on)
    titles: dict[str, LocalizedText] = {}
    there: dict[str, set[str]] = {}
    for translation in sorted(found, key=lambda it: (it.asked_on, it.id)):
        if translation.asked_on <= on:
            titles.setdefault(translation.document, translation.title)
            held = there.setdefault(translation.document, set())
            held.add(translation.original)
            if translation_state(translation, on) in _AT_HAND:
                held.add(translation.language)
    lacking = (
        UntranslatedDocument(
            document, titles[document], tuple(it for it in wanted if it not in held)
        )
        for document, held in there.items()
    )
    return tuple(it for it in lacking if it.languages)
