"""Told answers: what counts of evaluations, so that no report differs from another by a few people.

What was told of an evaluation is what it held at the end of its quarter, or of that in which it was
entered, and at the ends of those in which it was corrected. From then on it counts as it was told
first; as it stands by now it counts only where that differs by five answers or more from all that
was told of it. So do the marks before a training.

One that was told and then struck out goes on in the one that was entered late for the same activity
and level, where there is one of each: it counts as if it still had the former id. Otherwise what
went and what came may differ by one person, even if nothing did by itself. So where of several
evaluations of an activity and level any lost answers that were told, they only lose: what was
entered late there, or moved there, is in no figure, and the others count with the fewest answers
that were told of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta

from attrs import frozen

from rocb.periods import months_after
from rocb.planning.corrections import Correction, CorrectionKind, RecordKind
from rocb.planning.past.dated import known
from rocb.planning.plan.training_evaluations import (
    LEAST,
    EvaluationLevel,
    MarkCounts,
    TrainingEvaluation,
)
from rocb.planning.programme import Programme

_Subject = tuple[str, EvaluationLevel]
"""The id of an activity, and the level on which it was evaluated."""


@frozen
class ToldAnswers:
    """The evaluations with the answers that count, and those of which nothing is told."""

    evaluations: tuple[TrainingEvaluation, ...]
    withheld: tuple[TrainingEvaluation, ...]


@frozen
class _Trail:
    """An evaluation as it was told before, in order, and as it is, `None` where it was struck out.

    `late` says that it was entered after its quarter, and had not been told in it.
    """

    before: tuple[TrainingEvaluation, ...]
    now: TrainingEvaluation | None
    late: bool

    @property
    def told(self) -> tuple[TrainingEvaluation, ...]:
        """All states of it, with the present one."""
        return self.before if self.now is None else (*self.before, self.now)

    @property
    def shown(self) -> Set[_Subject]:
        """What it is told of: where it had enough answers, and where it was moved with these."""
        held = {_subject(it) for it in self.told if it.answers.number >= LEAST}
        return held | {_subject(self.told[-1])} if held else held

    @property
    def came(self) -> bool:
        """Whether it is where it is only since a correction: entered late, or moved there."""
        return self.late or _subject(self.told[0]) != _subject(self.told[-1])


def told_answers(planning: Programme, first_month: int) -> ToldAnswers:
    """Return what counts of the evaluations, of years that begin in this month."""
    trails = tuple(_going_on(tuple(_trails(planning, first_month))))
    losing = frozenset(_losing(trails))
    evaluations, withheld = [], []
    for it in trails:
        if it.now is not None:
            loses = _subject(it.now) in losing
            if loses and it.came and it.shown:
                withheld.append(it.now)
            else:
                evaluations.append(_counting(it, it.now, loses=loses))
    return ToldAnswers(tuple(evaluations), tuple(withheld))


def _trails(planning: Programme, first_month: int) -> Iterator[_Trail]:
    made: dict[str, list[Correction]] = {}
    for it in planning.corrections:
        if it.kind is RecordKind.TRAINING_EVALUATION:
            made.setdefault(it.id, []).append(it)
    there = {it.id: it for it in planning.training_evaluations}
    for id in dict.fromkeys((*there, *made)):
        corrections, now = made.get(id, ()), there.get(id)
        before = tuple(_told_before(corrections, first_month))
        for first in (*before, *(() if now is None else (now,)))[:1]:
            yield _Trail(before, now, _came_late(corrections, first.on, first_month))


def _told_before(made: Sequence[Correction], first_month: int) -> Iterator[TrainingEvaluation]:
    """Yield an evaluation as it stood at the end of a quarter, before each of its corrections."""
    since = date.min
    for it in made:
        former = it.training_evaluation
        if former is not None and _quarter_end(max(since, former.on), first_month) < it.on:
            yield former
        since = it.on


def _came_late(made: Sequence[Correction], on: date, first_month: int) -> bool:
    return any(
        it.how is CorrectionKind.ENTERED_LATE
        and _quarter_end(on, first_month) < it.on
        and not any(_told_before(made[:place], first_month))
        for place, it in enumerate(made)
    )


def _quarter_end(day: date, first_month: int) -> date:
    left = 3 - (day.month - first_month) % 3
    return months_after(day.replace(day=1), left) - timedelta(days=1)


def _subject(evaluation: TrainingEvaluation) -> _Subject:
    return evaluation.activity, evaluation.level


def _going_on(trails: Sequence[_Trail]) -> Iterator[_Trail]:
    """Yield the trails, that of what was struck out leading on to what was entered in its place."""
    gone = _alone(it for it in trails if it.now is None and it.shown)
    late = _alone(it for it in trails if it.now is not None and it.late)
    for it in trails:
        subject = _subject(it.told[-1])
        if subject not in gone or subject not in late:
            yield it
        elif it is late[subject]:
            former = gone[subject]
            yield _Trail((*former.before, *it.before), it.now, former.late)
        elif it is not gone[subject]:
            yield it


def _alone(trails: Iterable[_Trail]) -> Mapping[_Subject, _Trail]:
    """Return by its subject each of the trails that ends as the only one on it."""
    held: dict[_Subject, list[_Trail]] = {}
    for it in trails:
        held.setdefault(_subject(it.told[-1]), []).append(it)
    return {subject: those[0] for subject, those in held.items() if len(those) == 1}


def _losing(trails: Iterable[_Trail]) -> Iterator[_Subject]:
    """Yield the subjects of several evaluations of which one lost answers that were told."""
    held = tuple(trails)
    several = Counter(subject for it in held for subject in it.shown)
    for it in held:
        yield from (subject for subject in _lost(it) if several[subject] > 1)


def _lost(trail: _Trail) -> Iterator[_Subject]:
    here = trail.now and _subject(trail.now)
    yield from (subject for subject in trail.shown if subject != here)
    if here and (_fell(_answers(trail.told)) or _fell(_tests(trail.told))):
        yield here


def _fell(marks: Sequence[MarkCounts]) -> bool:
    numbers = [marks[place].number for place in _accepted(marks)]
    return LEAST <= max(numbers) > numbers[-1]


def _counting(trail: _Trail, now: TrainingEvaluation, *, loses: bool) -> TrainingEvaluation:
    answered = trail.told[_place(_answers(trail.told), loses=loses)]
    tested = trail.told[_place(_tests(trail.told), loses=loses)]
    learnt = now.level is EvaluationLevel.LEARNING
    before = tested.before if learnt else None
    return known(now, answers=answered.answers, asked=answered.asked, before=before)


def _answers(states: Iterable[TrainingEvaluation]) -> list[MarkCounts]:
    return [it.answers for it in states]


def _tests(states: Iterable[TrainingEvaluation]) -> list[MarkCounts]:
    return [it.before or MarkCounts() for it in states]


def _place(marks: Sequence[MarkCounts], *, loses: bool) -> int:
    """Return the place of the marks that count: the last that may be told, or the fewest."""
    places = _accepted(marks)
    return min(places, key=lambda it: marks[it].number) if loses else places[-1]


def _accepted(marks: Sequence[MarkCounts]) -> list[int]:
    """Return the places of the marks that may be told, of all that there were one after another."""
    places = [0]
    for place, found in enumerate(marks):
        if found == marks[places[-1]]:
            places[-1] = place
        elif all(_may_stand_beside(found, marks[it]) for it in places):
            places.append(place)
    return places


def _may_stand_beside(found: MarkCounts, told: MarkCounts) -> bool:
    return told.number < LEAST or abs(found.number - told.number) >= LEAST
