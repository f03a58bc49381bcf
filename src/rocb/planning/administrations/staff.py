"""The staff of a customs administration, counted on days."""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import at_least, checked, listed
from rocb.errors import Fault, InvalidValue
from rocb.planning.administrations.statements import Statement


class StaffGroup(Enum):
    """A part of the staff that is counted; a person may belong to several."""

    ALL = "all"
    MANAGEMENT = "management"
    HEADQUARTERS = "headquarters"
    FIELD = "field"
    TRAINERS = "trainers"


@frozen(field_transformer=checked)
class StaffCount:
    """How many people belonged to a group of the staff on a day.

    `women` and `men` are those of whom the sex is stated; `None` where nobody counted them. Raises
    `InvalidValue` where they are more than `number`, or the day is later than the statement.
    """

    group: StaffGroup
    counted_on: date
    number: int = field(validator=at_least(0))
    stated: Statement
    women: int | None = field(default=None, validator=at_least(0))
    men: int | None = field(default=None, validator=at_least(0))

    def __attrs_post_init__(self) -> None:
        faults = []
        number, counted_on = getattr(self, "number", None), getattr(self, "counted_on", None)
        by_sex = (getattr(self, "women", None) or 0) + (getattr(self, "men", None) or 0)
        if number is not None and by_sex > number:
            faults.append(Fault("number", number, f"{by_sex} or more, the women and men together"))
        stated_on = getattr(getattr(self, "stated", None), "on", None)
        if counted_on is not None and stated_on is not None and stated_on < counted_on:
            expected = f"{stated_on} or earlier, the day of the statement"
            faults.append(Fault("counted_on", counted_on.isoformat(), expected))
        if faults:
            raise InvalidValue(*faults)


def above_all_staff(counts: Iterable[StaffCount]) -> tuple[StaffCount, ...]:
    """Return the counts of groups that are higher than each of all staff there is among these.

    One or the other is wrong, or they are of days that are far apart.
    """
    found = listed("counts", StaffCount, counts)
    all_staff = [it.number for it in found if it.group is StaffGroup.ALL]
    return tuple(it for it in found if all_staff and it.number > max(all_staff))
