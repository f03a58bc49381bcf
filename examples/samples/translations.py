"""Documents of the Secretariat: asked for, translated in time or late, and still waited for."""

from typing import Final

from attrs import frozen

from rocb.planning.network.translations import Translation, TranslationState, TranslationStep
from rocb.texts import LocalizedText
from samples.sampler import Sampler

_UNDER_WAY, _DELIVERED, _PUBLISHED = (
    TranslationState.UNDER_WAY,
    TranslationState.DELIVERED,
    TranslationState.PUBLISHED,
)


@frozen
class _Wanted:
    """A document to be translated, and on about which days of the year it came how far."""

    document: str
    title: LocalizedText
    asked: int
    due: int
    steps: tuple[tuple[TranslationState, int], ...]


_WANTED: Final = (
    _Wanted(
        "safe-guide",
        LocalizedText("Sample guide to the SAFE Framework", "Условное руководство по SAFE"),
        asked=55,
        due=130,
        steps=((_UNDER_WAY, 65), (_PUBLISHED, 120)),
    ),
    _Wanted(
        "risk-handbook",
        LocalizedText("Sample handbook on risk", "Условное пособие по рискам"),
        asked=155,
        due=270,
        steps=((_UNDER_WAY, 200),),
    ),
    _Wanted(
        "transit-guide",
        LocalizedText("Sample guide to transit", "Условное руководство по транзиту"),
        asked=8,
        due=60,
        steps=((_UNDER_WAY, 19), (_DELIVERED, 82), (_PUBLISHED, 98)),
    ),
    _Wanted(
        "origin-guide",
        LocalizedText("Sample guide to origin", "Условное руководство по происхождению"),
        asked=112,
        due=170,
        steps=((_DELIVERED, 164),),
    ),
    _Wanted(
        "audit-guide",
        LocalizedText("Sample guide to audits", "Условное руководство по проверкам"),
        asked=189,
        due=262,
        steps=((_UNDER_WAY, 206), (_DELIVERED, 255), (_PUBLISHED, 290)),
    ),
    _Wanted(
        "parcels-guide",
        LocalizedText("Sample guide to parcels", "Условное руководство по посылкам"),
        asked=283,
        due=330,
        steps=((_DELIVERED, 340),),
    ),
)


def translations(sampler: Sampler) -> tuple[Translation, ...]:
    """Return translations into Russian, the second of which is with the translator for too long."""
    return tuple(
        Translation(
            id=f"translation-{number}",
            document=it.document,
            title=it.title,
            original="en",
            language="ru",
            asked_on=sampler.monday(it.asked),
            due=sampler.monday(it.due),
            priority=min(number, 3),
            translator=LocalizedText("Sample translator", "Условный переводчик"),
            source=sampler.source,
            steps=tuple(TranslationStep(state, sampler.monday(on)) for state, on in it.steps),
        )
        for number, it in enumerate(_WANTED, 1)
    )
