"""Gaps in policy: found, raised and answered in the course of the year."""

from typing import Final

from attrs import frozen

from rocb.office import Office
from rocb.planning.network.policy_gaps import PolicyAnswer, PolicyGap
from rocb.texts import LocalizedText
from samples.organisations import secretariat_of
from samples.sampler import Sampler


@frozen
class _Gap:
    """A gap, and on about which days of the year what happened to it; `None` if nothing did."""

    title: LocalizedText
    provision: str
    members: int
    found: int
    raised: int | None = None
    answered: int | None = None
    answer: LocalizedText | None = None
    closed: int | None = None


_GAPS: Final = (
    _Gap(
        LocalizedText("No common term for remote audits", "Нет единого понятия удалённой проверки"),
        "rkc.general",
        members=2,
        found=50,
        raised=70,
        answered=160,
        answer=LocalizedText("A paper is in preparation", "Готовится документ"),
    ),
    _Gap(
        LocalizedText("Small parcels at the border", "Мелкие посылки на границе"),
        "safe.1.6",
        members=1,
        found=290,
    ),
)
_OTHERS: Final = (
    _Gap(
        LocalizedText("Signatures on paper only", "Подпись только на бумаге"),
        "rkc.general",
        members=2,
        found=12,
        raised=33,
        answered=75,
        answer=LocalizedText(
            "Electronic ones do as well: see the guidelines",
            "Подходит и электронная: см. руководство",
        ),
        closed=105,
    ),
    _Gap(
        LocalizedText("Data that nobody may pass on", "Данные, которые нельзя передавать"),
        "safe.1",
        members=3,
        found=131,
        raised=150,
        answered=230,
        answer=LocalizedText("A working group will look into it", "Изучит рабочая группа"),
    ),
    _Gap(
        LocalizedText("Drones at the border", "Дроны на границе"),
        "rkc.general",
        members=1,
        found=203,
        raised=262,
        answered=325,
        answer=LocalizedText("On the agenda of the next meeting", "В повестке совещания"),
    ),
)


def policy_gaps(sampler: Sampler, office: Office) -> tuple[PolicyGap, ...]:
    """Return gaps in every state, first two of Members that are drawn, then of the first ones."""
    members = tuple(dict.fromkeys(need.member for need in office.planning.needs))
    drawn = [(gap, sampler.some(members, gap.members)) for gap in _GAPS]
    others = [(gap, members[: gap.members]) for gap in _OTHERS]
    return tuple(
        _policy_gap(sampler, office, f"policy-gap-{number}", gap, having)
        for number, (gap, having) in enumerate((*drawn, *others), 1)
    )


def _policy_gap(
    sampler: Sampler, office: Office, id: str, gap: _Gap, members: tuple[str, ...]
) -> PolicyGap:
    answers: tuple[PolicyAnswer, ...] = ()
    if gap.answered is not None and gap.answer is not None:
        answers = (PolicyAnswer(sampler.monday(gap.answered), gap.answer, sampler.source),)
    return PolicyGap(
        id=id,
        title=gap.title,
        description=None,
        found_on=sampler.monday(gap.found),
        source=sampler.source,
        provisions=(gap.provision,),
        clauses=() if gap.raised is None else ("responsibility.9",),
        members=members,
        raised_on=None if gap.raised is None else sampler.monday(gap.raised),
        raised_to=None if gap.raised is None else secretariat_of(office),
        answers=answers,
        closed_on=None if gap.closed is None else sampler.monday(gap.closed),
    )
