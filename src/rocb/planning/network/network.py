"""The network: all that the office knows of its other work for the region."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from rocb.checks import checked
from rocb.errors import Fault, InvalidValue
from rocb.planning.network.courses import Course
from rocb.planning.network.directions import Direction
from rocb.planning.network.guidance import Guidance
from rocb.planning.network.policy_gaps import PolicyGap
from rocb.planning.network.representations import Representation
from rocb.planning.network.secretariat import SecretariatActivity
from rocb.planning.network.staff_development import StaffMember
from rocb.planning.network.training_centres import TrainingCentre
from rocb.planning.network.translations import Translation


@frozen(field_transformer=checked)
class Network:
    """The records of the network. A course is held while its training centre exists."""

    centres: tuple[TrainingCentre, ...] = ()
    courses: tuple[Course, ...] = ()
    policy_gaps: tuple[PolicyGap, ...] = ()
    translations: tuple[Translation, ...] = ()
    representations: tuple[Representation, ...] = ()
    secretariat_activities: tuple[SecretariatActivity, ...] = ()
    staff_development: tuple[StaffMember, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    directions: tuple[Direction, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = tuple(_course_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _course_faults(network: Any) -> Iterator[Fault]:
    centres = {
        it.id: it for it in getattr(network, "centres", ()) if isinstance(it, TrainingCentre)
    }
    for index, course in enumerate(getattr(network, "courses", ())):
        centre = centres.get(course.centre) if isinstance(course, Course) else None
        if centre is None:
            continue
        first, last = course.days.first, course.days.last
        if centre.since is not None and first < centre.since:
            expected = f"{centre.since} or later, as the centre began then"
            yield Fault(f"courses[{index}].days.first", first.isoformat(), expected)
        if centre.until is not None and last >= centre.until:
            expected = f"before {centre.until}, as the centre ended then"
            yield Fault(f"courses[{index}].days.last", last.isoformat(), expected)
