"""What changed in a report since it was submitted: each figure, and the corrections behind it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

from rocb.planning.corrections import Correction, RecordKind
from rocb.planning.plan.changes import Change
from rocb.reporting.pages import Page
from rocb.reporting.submissions.changes import FigureChange, Place, changes_between
from rocb.reporting.submissions.submissions import Submission
from rocb.texts import Language

CHANGES: Final = "changes-"
"""How the key of a section begins in which a report tells what changed in an earlier one."""

_KINDS: Final = {
    RecordKind.ACTIVITY: "activities",
    RecordKind.NEED: "needs",
    RecordKind.EXPERT: "experts",
    RecordKind.EVALUATION: "evaluations",
    RecordKind.PROJECT: "projects",
    RecordKind.LESSON: "lessons",
    RecordKind.PLEDGE: "pledges",
    RecordKind.INDICATOR: "indicators",
    RecordKind.POLICY_GAP: "policy_gaps",
    RecordKind.TRANSLATION: "translations",
    RecordKind.COURSE: "courses",
    RecordKind.REPRESENTATION: "representations",
    RecordKind.TRAINING_EVALUATION: "training_evaluations",
}


@frozen
class ExplainedChange:
    """A figure that changed, and what was put down since about the records that it comes from.

    `late` are steps of activities that were told after their time.
    """

    change: FigureChange
    corrections: tuple[Correction, ...]
    late: tuple[Change, ...]


@frozen
class ChangesSince:
    """A report as it was submitted, as it would read with what is known `on` a later day, and both
    side by side.

    `corrections` and `late` steps are all those that were put down in between, whether a figure
    changed or not. What people answered about trainings and experts is not among the changes: from
    two states of one figure the answers of a few could be told. Nor is what the report itself told
    of changes in earlier ones.
    """

    submission: Submission
    on: date
    restated: tuple[Page, ...]
    changes: tuple[ExplainedChange, ...]
    corrections: tuple[Correction, ...]
    late: tuple[Change, ...]

    def restated_in(self, language: Language) -> Page:
        """Return the page in a language as it would read now."""
        return next(page for page in self.restated if page.language is language)


def changes_since(
    submission: Submission,
    restated: Iterable[Page],
    corrections: Iterable[Correction],
    late: Iterable[Change],
    on: date,
) -> ChangesSince:
    """Return what changed in a report since it was submitted last.

    `restated` are the pages of the same report by what is known `on` a later day, in the languages
    of those that were submitted; `corrections` and `late` steps are those put down since.
    """
    pages, made, told = tuple(restated), tuple(corrections), tuple(late)
    edition = submission.latest
    (now, *_) = pages
    found = changes_between(edition.page(now.language), now)
    return ChangesSince(
        submission,
        on,
        pages,
        tuple(_explained(it, made, told) for it in found if _is_told(it.place)),
        made,
        told,
    )


def _is_told(place: Place) -> bool:
    hidden = place.section == "satisfaction" or place.table == "experts.marks"
    return not hidden and not place.section.startswith(CHANGES)


def _explained(
    change: FigureChange, corrections: tuple[Correction, ...], late: tuple[Change, ...]
) -> ExplainedChange:
    of_activities = change.kind == _KINDS[RecordKind.ACTIVITY]
    return ExplainedChange(
        change,
        tuple(
            it for it in corrections if _KINDS[it.kind] == change.kind and it.id in change.records
        ),
        tuple(it for it in late if of_activities and it.activity in change.records),
    )
