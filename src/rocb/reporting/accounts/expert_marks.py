"""Marks of experts: the mean on each criterion, over so many experts that nobody is recognised.

No mark of a single expert is told, nor anything that leads to one. To suppress a mean where it
stands would not be enough: the year less three quarters would give the fourth away. So marks are
told by the quarter or not at all: where fewer than five experts were marked on a criterion in a
quarter, these marks are in no figure, also not in that of the year. Any two figures then differ by
whole quarters, each of five experts or more. Quarters that a period holds only in part are in none
of its figures.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import frozen

from rocb.planning.experts.evaluations import AverageMark, Evaluation, average_marks
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
    given = [it for it in basis.office.planning.evaluations if it.on in basis.days]
    samples = frozenset(it.id for it in given if it.source.sample)
    told: dict[LocalizedText, list[AverageMark]] = {
        rating.criterion: [] for it in given for rating in it.ratings
    }
    for quarter in basis.plan.year.quarters:
        if quarter.days.first in basis.days and quarter.days.last in basis.days:
            for criterion, those in _marked(it for it in given if it.on in quarter.days).items():
                if len(those) >= EXPERTS_AT_LEAST:
                    told[criterion] += those
    ordered = sorted(told, key=lambda it: (it.en or "", it.ru or ""))
    return tuple(_marks(criterion, told[criterion], samples) for criterion in ordered)


def _marked(evaluations: Iterable[Evaluation]) -> dict[LocalizedText, list[AverageMark]]:
    """Return on each criterion the mean mark of each expert who has any."""
    found: dict[LocalizedText, list[AverageMark]] = {}
    for it in average_marks(evaluations):
        if it.mean is not None:
            found.setdefault(it.criterion, []).append(it)
    return found


def _marks(
    criterion: LocalizedText, told: Iterable[AverageMark], samples: frozenset[str]
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
