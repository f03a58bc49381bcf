"""Marks of experts: the mean on each criterion, over so many experts that nobody is recognised.

No mark of a single expert is told, nor anything that leads to one. To suppress a mean where it
stands would not be enough: the year less three quarters would give the fourth away. So marks are
told by the quarter or not at all: where fewer than five experts were marked on a criterion in a
quarter, these marks are in no figure, also not in that of the year. Any two figures then differ by
whole quarters, each of five experts or more. Quarters that a period holds only in part are in none
of its figures.

Nor may a quarter differ from itself: what was corrected since would tell a mark. So each evaluation
counts as it was told at the end of its quarter. One that was entered after it is in no mean, and
where one was struck out since, the quarter is in no mean on its criteria any more.
"""

from collections.abc import Iterable, Set
from datetime import date
from fractions import Fraction
from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.planning.corrections import RecordKind
from rocb.planning.experts.evaluations import AverageMark, Evaluation, average_marks
from rocb.planning.programme import Programme
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure
from rocb.texts import LocalizedText

EXPERTS_AT_LEAST: Final = 5
"""How many experts have to be marked on a criterion in a quarter before their mean is told."""


@frozen
class CriterionMarks:
    """The mean mark on a criterion, from 1 to 5, and how many marks it comes from.

    `mean` is not known where too few experts were marked, and `marks` then counts none.
    """

    criterion: LocalizedText
    marks: Figure
    mean: Figure


def expert_marks(basis: Basis) -> tuple[CriterionMarks, ...]:
    """Return the mean marks of the evaluations of a period, in the order of the criteria."""
    require("basis", Basis, basis)
    planning = basis.office.planning
    known = {it.id for it in planning.evaluations}
    told: dict[LocalizedText, list[AverageMark]] = {
        rating.criterion: []
        for it in planning.evaluations
        if it.on in basis.days
        for rating in it.ratings
    }
    samples: set[str] = set()
    for quarter in basis.plan.year.quarters:
        days = quarter.days
        if days.first not in basis.days or days.last not in basis.days:
            continue
        held = [it for it in _told_at(planning, days.last) if it.on in days]
        samples.update(it.id for it in held if it.source.sample)
        for criterion, those in _marked(held).items():
            told.setdefault(criterion, [])
            there = all(known.issuperset(it.evaluations) for it in those)
            if there and len(those) >= EXPERTS_AT_LEAST:
                told[criterion] += those
    ordered = sorted(told, key=lambda it: (it.en or "", it.ru or ""))
    return tuple(_marks(criterion, told[criterion], samples) for criterion in ordered)


def _told_at(planning: Programme, day: date) -> Iterable[Evaluation]:
    """Return the evaluations as they stood at the end of a day."""
    found: dict[str, Evaluation | None] = {it.id: it for it in planning.evaluations}
    for it in reversed(planning.corrections):
        if it.kind is RecordKind.EVALUATION and it.on > day:
            found[it.id] = it.evaluation
    return (it for it in found.values() if it is not None)


def _marked(evaluations: Iterable[Evaluation]) -> dict[LocalizedText, list[AverageMark]]:
    """Return on each criterion the mean mark of each expert who has any."""
    found: dict[LocalizedText, list[AverageMark]] = {}
    for it in average_marks(evaluations):
        if it.mean is not None:
            found.setdefault(it.criterion, []).append(it)
    return found


def _marks(
    criterion: LocalizedText, told: Iterable[AverageMark], samples: Set[str]
) -> CriterionMarks:
    held = [(it, it.mean) for it in told if it.mean is not None]
    ids = tuple(sorted(id for it, _ in held for id in it.evaluations))
    sampled = not samples.isdisjoint(ids)
    total = sum((mean * it.marks for it, mean in held), Fraction())
    mean = total / len(ids) if ids else None
    return CriterionMarks(
        criterion,
        marks=Figure(len(ids), "evaluations", ids, sampled),
        mean=Figure(mean, "evaluations", ids, sampled),
    )
