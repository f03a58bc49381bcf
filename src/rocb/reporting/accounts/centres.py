"""Training centres: the courses that they held, and what their programmes could share."""

from attrs import frozen

from rocb.checks import require
from rocb.planning.network.courses import Course, courses_during
from rocb.planning.network.joint_programme import (
    ClashingCourses,
    SimilarCourses,
    clashing_courses,
    similar_courses,
)
from rocb.planning.network.training_centres import TrainingCentre
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted, summed


@frozen
class CentreAccount:
    """A training centre and its courses that begin in a period.

    `places` is the sum over the courses that state theirs; `unstated` are the others. `members` are
    those that were invited by name.
    """

    centre: TrainingCentre
    courses: tuple[Course, ...]
    count: Figure
    places: Figure
    unstated: Figure
    members: Figure


@frozen
class CentresAccount:
    """The training centres that exist in a period, by id, and courses that get in each other's way.

    `similar` and `clashing` are among the courses held on any day of the period.
    """

    centres: tuple[CentreAccount, ...]
    courses: Figure
    similar: tuple[SimilarCourses, ...]
    clashing: tuple[ClashingCourses, ...]


def centres_account(basis: Basis) -> CentresAccount:
    """Return what the training centres held in a period."""
    require("basis", Basis, basis)
    network, days = basis.office.planning.network, basis.days
    during = courses_during(network.courses, days)
    begun = tuple(it for it in during if it.days.first in days)
    there = (
        it
        for it in network.centres
        if (it.since is None or it.since <= days.last)
        and (it.until is None or days.first < it.until)
    )
    return CentresAccount(
        centres=tuple(_centre(it, begun) for it in sorted(there, key=lambda it: it.id)),
        courses=counted("courses", begun),
        similar=similar_courses(during),
        clashing=clashing_courses(during),
    )


def _centre(centre: TrainingCentre, courses: tuple[Course, ...]) -> CentreAccount:
    held = tuple(it for it in courses if it.centre == centre.id)
    invited = sorted({code for it in held for code in it.members})
    sampled = any(it.source.sample for it in held)
    return CentreAccount(
        centre,
        held,
        counted("courses", held),
        summed("courses", ((it, it.places) for it in held if it.places is not None)),
        counted("courses", (it for it in held if it.places is None)),
        Figure(len(invited), "members", tuple(invited), sampled),
    )
