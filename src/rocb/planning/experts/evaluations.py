"""Evaluations: how an expert did on a mission."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from rocb.checks import between, checked, identifier, listed
from rocb.errors import Fault, InvalidValue
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Rating:
    """A mark from 1 (poor) to 5 (excellent) on one criterion; `None` where it was not given."""

    criterion: LocalizedText
    mark: int | None = field(validator=between(1, 5))


@frozen(field_transformer=checked)
class Evaluation:
    """How an expert did in an activity, as `given_by` said on a day.

    `recommends` says whether whoever assessed the mission recommends the accreditation; `None`
    where the mission was not assessed for it. A criterion is rated once.
    """

    id: str = field(validator=identifier, metadata=names("evaluations"))
    expert: str = field(metadata=refers_to("experts"))
    activity: str = field(metadata=refers_to("activities"))
    on: date
    given_by: LocalizedText
    ratings: tuple[Rating, ...]
    source: Source
    recommends: bool | None = None
    remarks: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _faults(evaluation: Any) -> Iterator[Fault]:
    seen: dict[LocalizedText, int] = {}
    for index, rating in enumerate(getattr(evaluation, "ratings", ())):
        criterion = getattr(rating, "criterion", None)
        if isinstance(criterion, LocalizedText):
            first = seen.setdefault(criterion, index)
            if first != index:
                expected = f"new: ratings[{first}] has it already"
                yield Fault(f"ratings[{index}].criterion", criterion.en or criterion.ru, expected)


@frozen(field_transformer=checked)
class AverageMark:
    """The mean of the marks that an expert was given on one criterion.

    `evaluations` are the ids of those that it comes from, `unmarked` of those that name the
    criterion without a mark. `mean` is `None` where none gave any.
    """

    expert: str
    criterion: LocalizedText
    mean: Fraction | None
    evaluations: tuple[str, ...]
    unmarked: tuple[str, ...]

    @property
    def marks(self) -> int:
        """The number of marks."""
        return len(self.evaluations)


def average_marks(evaluations: Iterable[Evaluation]) -> tuple[AverageMark, ...]:
    """Return the mean mark of each expert on each criterion, by expert.

    The criteria of an expert stand in the order in which they were rated first, by day and by id of
    the evaluations. Raises `InvalidValue`.
    """
    found: dict[tuple[str, LocalizedText], list[tuple[str, int | None]]] = {}
    given = listed("evaluations", Evaluation, evaluations)
    for it in sorted(given, key=lambda it: (it.expert, it.on, it.id)):
        for rating in it.ratings:
            found.setdefault((it.expert, rating.criterion), []).append((it.id, rating.mark))
    return tuple(
        _averaged(expert, criterion, marks) for (expert, criterion), marks in found.items()
    )


def _averaged(
    expert: str, criterion: LocalizedText, given: list[tuple[str, int | None]]
) -> AverageMark:
    marks = [mark for _, mark in given if mark is not None]
    return AverageMark(
        expert,
        criterion,
        Fraction(sum(marks), len(marks)) if marks else None,
        tuple(id for id, mark in given if mark is not None),
        tuple(id for id, mark in given if mark is None),
    )
