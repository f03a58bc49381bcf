"""The records that some customs administrations keep of themselves."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from rocb.members import Organisation
from rocb.planning.administrations.acceptances import Acceptance, AcceptanceStatus
from rocb.planning.administrations.administrations import Administration, Amendment
from rocb.planning.administrations.contacts import ContactFunction, ContactPoint
from rocb.planning.administrations.languages import Languages, LanguageUse
from rocb.planning.administrations.particulars import Particulars
from rocb.planning.administrations.staff import StaffCount, StaffGroup
from rocb.planning.administrations.statements import Statement
from rocb.planning.administrations.structures import Department, Structure
from rocb.planning.administrations.updating import propose_amendment
from rocb.texts import LocalizedText
from samples.sampler import Sampler

RECORDS: Final = 4

_DEPARTMENTS: Final = (
    Department("head-office", LocalizedText("Head office", "Центральный аппарат")),
    Department("control", LocalizedText("Customs control", "Таможенный контроль"), "head-office"),
    Department("training", LocalizedText("Training centre", "Учебный центр"), "head-office"),
)
_PROVISIONS: Final = ("safe.1.4", "safe.2", "rkc.body", "rkc.general", "arusha.7")
_STANDINGS: Final = (
    AcceptanceStatus.ACCEPTED,
    AcceptanceStatus.ACCEPTED,
    AcceptanceStatus.APPLIED,
    AcceptanceStatus.DECLARED,
    AcceptanceStatus.NOT_ACCEPTED,
)


def administrations(
    sampler: Sampler, owners: Mapping[str, Organisation]
) -> tuple[Administration, ...]:
    """Return a record for each owner, by the code of its Member; the last has not taken it over.

    To the first one its neighbour in this order proposes an entry, which waits for an answer.
    """
    codes = tuple(owners)
    records = [
        Administration(
            member=code,
            owner=None if code in codes[1:][-1:] else owners[code].id,
            source=sampler.source,
            particulars=_particulars(sampler, owners[code]),
        )
        for code in codes
    ]
    for neighbour in codes[1:2]:
        records[0] = propose_amendment(records[0], _amendment(sampler, owners[neighbour].id))
    return tuple(records)


def _particulars(sampler: Sampler, owner: Organisation) -> Particulars:
    rng = sampler.rng
    stated = Statement(sampler.day(-rng.randint(20, 300)), owner.id, sampler.source)
    women, men = rng.randint(200, 1500), rng.randint(400, 3000)
    return Particulars(
        structures=(Structure(_DEPARTMENTS, stated),),
        staff=(
            StaffCount(StaffGroup.ALL, stated.on, women + men, stated, women, men),
            StaffCount(StaffGroup.TRAINERS, stated.on, rng.randint(5, 40), stated),
        ),
        languages=(Languages(LanguageUse.WORKING, ("en", "ru"), stated),),
        contacts=(
            ContactPoint(
                ContactFunction.CAPACITY_BUILDING,
                LocalizedText("Sample contact point", "Условный контактный пункт"),
                f"mailto:contact@{owner.id}.example",
                stated.on,
                None,
                stated,
            ),
        ),
        acceptances=tuple(
            Acceptance(provision, rng.choice(_STANDINGS), _since(sampler), stated)
            for provision in _PROVISIONS
        ),
    )


def _since(sampler: Sampler) -> date | None:
    return sampler.day(-sampler.rng.randint(400, 4000)) if sampler.rng.random() > 0.2 else None


def _amendment(sampler: Sampler, by: str) -> Amendment:
    on = sampler.monday(310)
    stated = Statement(on, by, sampler.source)
    declared = Acceptance("arusha.5", AcceptanceStatus.DECLARED, None, stated)
    return Amendment("reform", by, on, Particulars(acceptances=(declared,)))
