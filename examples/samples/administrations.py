"""The records that some customs administrations keep of themselves."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from rocb.members import Member, Organisation
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

_DEPARTMENTS: Final = (
    Department("head-office", LocalizedText("Head office", "Центральный аппарат")),
    Department("control", LocalizedText("Customs control", "Таможенный контроль"), "head-office"),
    Department("training", LocalizedText("Training centre", "Учебный центр"), "head-office"),
)
_PROVISIONS: Final = ("safe", "rkc", "rkc.e", "rkc.k", "arusha.7")


@frozen
class _Habit:
    """How an administration keeps its record; days are counted from the first one of the year.

    `first` is the day of its first entries, `later` that of its later ones, `None` where it made
    none; the `statuses` are of the `_PROVISIONS`, `None` where it said nothing.
    """

    first: int
    later: int | None
    women: int
    men: int
    trainers: int
    statuses: tuple[AcceptanceStatus | None, ...]


_ACCEPTED, _APPLIED = AcceptanceStatus.ACCEPTED, AcceptanceStatus.APPLIED
_NOT, _DECLARED = AcceptanceStatus.NOT_ACCEPTED, AcceptanceStatus.DECLARED
_HABITS: Final = (
    _Habit(40, 250, 910, 1340, 22, (_ACCEPTED, _APPLIED, _APPLIED, _ACCEPTED, _ACCEPTED)),
    _Habit(-200, 120, 480, 1120, 9, (_ACCEPTED, _ACCEPTED, _ACCEPTED, _NOT, None)),
    _Habit(-300, None, 350, 640, 6, (_DECLARED, _ACCEPTED, None, None, _DECLARED)),
    _Habit(75, None, 260, 410, 5, (_DECLARED, _NOT, _NOT, _NOT, None)),
)


def recorded(members: Sequence[Member]) -> tuple[Member, ...]:
    """Return the Members that have a record: as many as there are habits, spread over them all."""
    step = max(1, len(members) // len(_HABITS))
    return tuple(members[step // 2 :: step][: len(_HABITS)])


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
            owned=None if code in codes[1:][-1:] else _taken_over(sampler, owner.id),
            source=sampler.source,
            particulars=_particulars(sampler, owner.id, habit),
        )
        for (code, owner), habit in zip(owners.items(), _HABITS, strict=False)
    ]
    for neighbour in codes[1:2]:
        records[0] = propose_amendment(records[0], _amendment(sampler, owners[neighbour].id))
    return tuple(records)


def _taken_over(sampler: Sampler, owner: str) -> Statement:
    return Statement(sampler.day(-400), owner, sampler.source)


def _particulars(sampler: Sampler, owner: str, habit: _Habit) -> Particulars:
    first = Statement(sampler.day(habit.first), owner, sampler.source)
    later = first if habit.later is None else evolve(first, on=sampler.day(habit.later))
    all_staff = habit.women + habit.men
    return Particulars(
        structures=(Structure(_DEPARTMENTS, first),),
        staff=(
            StaffCount(StaffGroup.ALL, later.on, all_staff, later, habit.women, habit.men),
            StaffCount(StaffGroup.TRAINERS, later.on, habit.trainers, later),
        ),
        languages=(Languages(LanguageUse.WORKING, ("en", "ru"), first),),
        contacts=(
            ContactPoint(
                ContactFunction.CAPACITY_BUILDING,
                LocalizedText("Sample contact point", "Условный контактный пункт"),
                f"mailto:contact@{owner}.example",
                later.on,
                None,
                later,
            ),
        ),
        acceptances=tuple(
            Acceptance(provision, status, sampler.day(-900 - 365 * place), later)
            for place, (provision, status) in enumerate(
                zip(_PROVISIONS, habit.statuses, strict=True)
            )
            if status is not None
        ),
    )


def _amendment(sampler: Sampler, by: str) -> Amendment:
    on = sampler.monday(310)
    stated = Statement(on, by, sampler.source)
    declared = Acceptance("arusha.5", AcceptanceStatus.DECLARED, None, stated)
    return Amendment("reform", by, on, Particulars(acceptances=(declared,)))
