"""The structure of a customs administration: its departments, one within the other."""

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, identifier, repeated
from rocb.errors import Fault, InvalidValue
from rocb.planning.administrations.statements import Statement
from rocb.references import circular
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Department:
    """A department; `part_of` is the id of the one above it, `None` for one at the top.

    Its id is its own within the administration, and stays when the structure is stated anew.
    """

    id: str = field(validator=identifier)
    name: LocalizedText
    part_of: str | None = field(default=None, validator=identifier)


@frozen(field_transformer=checked)
class Structure:
    """All departments of an administration, as stated on a day.

    Raises `InvalidValue` for an id that stands twice, and for a department that is part of none
    of the others or, by whatever way, of itself.
    """

    departments: tuple[Department, ...]
    stated: Statement

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(getattr(self, "departments", ())))
        if faults:
            raise InvalidValue(*faults)


def _faults(departments: tuple[Any, ...]) -> Iterator[Fault]:
    yield from repeated("departments", departments, "id")
    above = {it.id: getattr(it, "part_of", None) for it in departments if hasattr(it, "id")}
    turning = circular(above)
    for index, it in enumerate(departments):
        part_of = getattr(it, "part_of", None)
        path = f"departments[{index}].part_of"
        if part_of is not None and part_of not in above:
            yield Fault(path, part_of, "the id of one of the departments")
        elif getattr(it, "id", None) in turning:
            yield Fault(path, part_of, "a department that is not part of this one")
