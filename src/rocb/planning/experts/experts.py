"""Experts: the people whom administrations lend for the office's activities."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from rocb.checks import at_least, checked, identifier, listed, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days
from rocb.planning.experts.accreditations import Award
from rocb.planning.experts.fees import Fee, donor_faults
from rocb.planning.experts.languages import SpokenLanguage
from rocb.planning.experts.skills import Skill
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Expert:
    """A person whom a customs administration lends for the office's activities.

    `administration` is the Member that employs the expert. `days_per_year` is how many days the
    expert may be away for the office; `None` means that no limit is known. `available` are the only
    days on which somebody can be sent, if there are any; on the `unavailable` ones nobody can. Who
    has left the pool is not deleted: `left_on` is the day, and nobody is sent from that day on.
    """

    id: str = field(validator=identifier, metadata=names("experts"))
    name: LocalizedText
    administration: str = field(metadata=refers_to("members"))
    skills: tuple[Skill, ...]
    languages: tuple[SpokenLanguage, ...]
    awards: tuple[Award, ...]
    days_per_year: int | None = field(validator=at_least(0))
    unavailable: tuple[Days, ...]
    source: Source
    available: tuple[Days, ...] = ()
    fees: tuple[Fee, ...] = ()
    left_on: date | None = None
    left_because: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _faults(expert: Any) -> Iterator[Fault]:
    yield from repeated("languages", getattr(expert, "languages", ()), "language")
    yield from donor_faults("fees", getattr(expert, "fees", ()))
    reason = getattr(expert, "left_because", None)
    if reason is not None and getattr(expert, "left_on", reason) is None:
        yield Fault("left_on", None, "known, as it is known why")


def is_there(expert: Expert, on: date) -> bool:
    """Return whether somebody is in the pool on a day."""
    return expert.left_on is None or on < expert.left_on


def pool_on(experts: Iterable[Expert], on: date) -> tuple[Expert, ...]:
    """Return who is in the pool on a day, by id. Raises `InvalidValue`."""
    known = listed("experts", Expert, experts)
    require("on", date, on)
    return tuple(sorted((it for it in known if is_there(it, on)), key=lambda it: it.id))


def deactivated(expert: Expert, on: date, because: LocalizedText | None = None) -> Expert:
    """Return the expert as one who has left the pool from a day on.

    Raises `InvalidValue` for who has left already.
    """
    require("expert", Expert, expert)
    require("on", date, on)
    require("because", LocalizedText | None, because)
    if expert.left_on is not None:
        raise InvalidValue(Fault("expert", expert.id, "in the pool, as one who is to leave it"))
    return evolve(expert, left_on=on, left_because=because)


def reactivated(expert: Expert) -> Expert:
    """Return the expert as one who is in the pool again, with all that was known before.

    Raises `InvalidValue` for who has not left.
    """
    require("expert", Expert, expert)
    if expert.left_on is None:
        raise InvalidValue(Fault("expert", expert.id, "one who has left the pool"))
    return evolve(expert, left_on=None, left_because=None)
