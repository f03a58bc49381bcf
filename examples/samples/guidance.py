"""Guidance that was given and taken: to those who lead administrations, and by supervisors."""

from collections.abc import Iterator
from typing import Final

from rocb.office import Office
from rocb.planning.network.directions import Direction, Supervisor
from rocb.planning.network.guidance import Guidance, GuidanceForm
from rocb.texts import LocalizedText
from samples.organisations import supervisors_of
from samples.sampler import Sampler

_GUIDED: Final = 2
_LETTERS: Final = (26, 219, 312)
"""On about which days of the year letters were sent."""

_HEAD: Final = LocalizedText("Head of the office", "Руководитель бюро")
_ADVICE: Final = (
    (
        LocalizedText("Order of the reforms", "Порядок реформ"),
        GuidanceForm.MEETING,
        ("arusha.5",),
        ("duty.7", "focus.7"),
    ),
    (
        LocalizedText("Accession to the convention", "Присоединение к конвенции"),
        GuidanceForm.LETTER,
        ("rkc.general",),
        ("duty.7", "responsibility.3"),
    ),
)
_ASKED: Final = (
    LocalizedText("Give first place to risk management", "Уделить первое место рискам"),
    LocalizedText("Report on the survey", "Доложить об опросе"),
    LocalizedText("Name experts for the pool", "Назвать экспертов для резерва"),
)


def guidance(sampler: Sampler, office: Office) -> tuple[Guidance, ...]:
    """Return guidance to the heads of some administrations; the first led to something.

    Letters to the heads of others follow, with which nothing more was agreed.
    """
    members = tuple(dict.fromkeys(need.member for need in office.planning.needs))
    return (*_advice(sampler, members), *_letters(sampler, members))


def _letters(sampler: Sampler, members: tuple[str, ...]) -> Iterator[Guidance]:
    for number, (day, member) in enumerate(zip(_LETTERS, members, strict=False), 1):
        yield Guidance(
            id=f"guidance-letter-{number}",
            member=member,
            on=sampler.monday(day),
            given_by=_HEAD,
            given_to=LocalizedText("Head of customs", "Руководитель таможни"),
            about=LocalizedText("Where help can be asked for", "Где просить помощи"),
            form=GuidanceForm.LETTER,
            source=sampler.source,
        )


def _advice(sampler: Sampler, members: tuple[str, ...]) -> tuple[Guidance, ...]:
    return tuple(
        Guidance(
            id=f"guidance-{place + 1}",
            member=member,
            on=sampler.monday(110 + 60 * place),
            given_by=_HEAD,
            given_to=LocalizedText("Head of customs", "Руководитель таможни"),
            about=about,
            form=form,
            source=sampler.source,
            provisions=provisions,
            clauses=clauses,
            follow_up_due=sampler.monday(220 + 60 * place),
            followed_up_on=None if place else sampler.monday(215),
            outcome=None if place else LocalizedText("A roadmap was agreed", "Согласован план"),
        )
        for place, (member, (about, form, provisions, clauses)) in enumerate(
            zip(sampler.some(members, _GUIDED), _ADVICE, strict=False)
        )
    )


def directions(sampler: Sampler, office: Office) -> tuple[Direction, ...]:
    """Return what each kind of supervisor asked of the office; the last is still to be done."""
    supervisors = supervisors_of(office)
    last = len(_ASKED) - 1
    return tuple(
        Direction(
            id=f"direction-{place + 1}",
            given_by=supervisor,
            organisation=supervisors[place] if place < len(supervisors) else None,
            on=sampler.monday(30 + 40 * place),
            text=asked,
            source=sampler.source,
            due=sampler.monday(130 + 70 * place),
            done_on=None if place == last else sampler.monday(120 + 70 * place),
            done=None if place == last else LocalizedText("Done as asked", "Сделано"),
        )
        for place, (supervisor, asked) in enumerate(zip(Supervisor, _ASKED, strict=True))
    )
