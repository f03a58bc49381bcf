"""What changed in a report since it was submitted: each figure, and the corrections behind it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeVar

from attrs import frozen

from rocb.hindsight import OF_FEW
from rocb.planning.corrections import Correction, RecordKind
from rocb.planning.past.correcting import corrections_between, steps_between
from rocb.planning.past.places import held
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.changes import Change
from rocb.planning.programme import Programme
from rocb.pruning import Name, names_in
from rocb.reporting.pages import Page
from rocb.reporting.submissions.changes import FigureChange, Place, changes_between
from rocb.reporting.submissions.submissions import Submission, SubmissionStep
from rocb.texts import Language

A = TypeVar("A")

CHANGES: Final = "changes-"
"""How the key of a section begins in which a report tells what changed in an earlier one."""

_UNTOLD: Final = ("experts.marks", "translations.kinds", "translations.missing")
"""The tables whose figures are no matter of the past: marks of few, and what lacks a language."""
_BECAME: Final = ("summary", "activities", "participants", "reach")
"""The sections that tell by now what became of the activities of a period."""


@frozen
class ExplainedChange:
    """A figure that changed, and what was put down since about the records that it comes from.

    What was put down about an activity is also about its Members. `steps` are those of activities.
    """

    change: FigureChange
    corrections: tuple[Correction, ...]
    steps: tuple[Change, ...]


@frozen
class ChangesSince:
    """A report as it was submitted, as it would read with what is known `on` a later day, and both
    side by side.

    `corrections` and `late` steps are those that were put down after the day `since`, up to which
    the report knew of them, whether a figure changed or not. What people answered about trainings
    and experts is not among the changes, nor are corrections of it: from two states of one figure
    the answers of a few could be told. Nor is what the report itself told of changes in earlier
    ones. `restated` has a page in every language.
    """

    submission: Submission
    since: date
    on: date
    restated: tuple[Page, ...]
    changes: tuple[ExplainedChange, ...]
    corrections: tuple[Correction, ...]
    late: tuple[Change, ...]

    def restated_in(self, language: Language) -> Page:
        """Return the page in a language as it would read now."""
        return next(page for page in self.restated if page.language is language)


def changes_since(
    submission: Submission, restated: Iterable[Page], programme: Programme, ended: date, on: date
) -> ChangesSince:
    """Return what changed in a report on days that `ended`, since it was submitted last.

    `restated` are the pages of the same report by what the `programme` knows `on` a later day, one
    in every language. A report that was submitted again knew what was put down by then.
    """
    pages, edition = tuple(restated), submission.latest
    sent = edition.pages[0]
    now = next(page for page in pages if page.language is sent.language)
    found = tuple(it for it in changes_between(sent, now) if _is_told(it.place))
    made = corrections_between(programme, ended, on)
    corrections = tuple(it for it in made if it.kind not in OF_FEW)
    steps = steps_between(programme, ended, on)
    since = ended if len(submission.editions) == 1 else max(ended, _last_sent(submission))
    corrected = _by_name((it, _records(programme, it)) for it in corrections)
    stepped = _steps_by_name(programme, steps)
    late = _steps_by_name(programme, (it for it in steps if it.on <= ended))
    return ChangesSince(
        submission,
        since,
        on,
        pages,
        tuple(
            ExplainedChange(
                it,
                _about(it, corrected),
                _about(it, stepped if it.place.section in _BECAME else late),
            )
            for it in found
        ),
        tuple(it for it in corrections if it.on > since),
        tuple(it for it in steps if it.on <= since < it.known_on),
    )


def _is_told(place: Place) -> bool:
    return place.table not in _UNTOLD and not place.section.startswith((CHANGES, "satisfaction"))


def _last_sent(submission: Submission) -> date:
    return max(it.on for it in submission.trail if it.step is SubmissionStep.SUBMIT)


def _records(programme: Programme, correction: Correction) -> tuple[object, ...]:
    """Return a record as it was before a correction, as far as it was there, and as it is now."""
    former = getattr(correction, correction.kind.value)
    now = held(programme, correction.kind, correction.id)
    return now if former is None else (former, *now)


def _steps_by_name(programme: Programme, steps: Iterable[Change]) -> Mapping[Name, list[Change]]:
    return _by_name((it, held(programme, RecordKind.ACTIVITY, it.activity)) for it in steps)


def _by_name(told: Iterable[tuple[A, tuple[object, ...]]]) -> Mapping[Name, list[A]]:
    """Return what was told of records by their names, and of activities by their Members too."""
    found: dict[Name, list[A]] = {}
    for it, records in told:
        members = {code for one in records if isinstance(one, Activity) for code in one.members}
        for name in names_in(records) | {("members", code) for code in members}:
            found.setdefault(name, []).append(it)
    return found


def _about(change: FigureChange, told: Mapping[Name, list[A]]) -> tuple[A, ...]:
    names = ((change.kind, id) for id in change.records)
    return tuple(dict.fromkeys(it for name in names for it in told.get(name, ())))
