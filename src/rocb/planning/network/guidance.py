"""Strategic guidance that the office gave to those who lead customs administrations."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, each, identifier, listed, require, too_early
from rocb.errors import Fault, InvalidValue
from rocb.mandate import clause_id
from rocb.members import Member
from rocb.planning.administrations.instruments import provision_id
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class GuidanceForm(Enum):
    """How guidance was given."""

    MEETING = "meeting"
    CALL = "call"
    LETTER = "letter"
    PAPER = "paper"
    MISSION = "mission"


@frozen(field_transformer=checked)
class Guidance:
    """Guidance to the senior management of a Member on a day, and what came of it.

    `given_by` and `given_to` are people or posts. It is about a subject, perhaps about instruments
    of the WCO or parts of them (`provisions`) and clauses of the mandate. `follow_up_due` is `None`
    where none was agreed.
    """

    id: str = field(validator=identifier, metadata=names("guidance"))
    member: str = field(metadata=refers_to("members"))
    on: date
    given_by: LocalizedText
    given_to: LocalizedText | None
    about: LocalizedText
    form: GuidanceForm | None
    source: Source
    provisions: tuple[str, ...] = field(default=(), validator=each(provision_id))
    clauses: tuple[str, ...] = field(default=(), validator=each(clause_id))
    follow_up_due: date | None = None
    followed_up_on: date | None = None
    outcome: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        faults = [
            *too_early(self, "on", "follow_up_due", "followed_up_on"),
            *_outcome_faults(self),
        ]
        if faults:
            raise InvalidValue(*faults)


def _outcome_faults(guidance: Any) -> Iterator[Fault]:
    outcome = getattr(guidance, "outcome", None)
    if outcome is not None and getattr(guidance, "followed_up_on", outcome) is None:
        yield Fault("followed_up_on", None, "known, as it is known what came of the guidance")


def follow_ups_due(guidance: Iterable[Guidance], on: date) -> tuple[Guidance, ...]:
    """Return the guidance whose follow-up is due by a day and was not made by its end.

    What is due first comes first, then by id. Raises `InvalidValue`.
    """
    found = listed("guidance", Guidance, guidance)
    require("on", date, on)
    due = (
        (it.follow_up_due, it.id, it)
        for it in found
        if it.follow_up_due is not None
        and it.follow_up_due <= on
        and (it.followed_up_on is None or it.followed_up_on > on)
    )
    return tuple(it for _, _, it in sorted(due, key=lambda row: row[:2]))


def members_not_guided(
    guidance: Iterable[Guidance], members: Iterable[Member], since: date
) -> tuple[str, ...]:
    """Return the codes of those of the Members that were given no guidance since a day, sorted.

    Raises `InvalidValue`.
    """
    found = listed("guidance", Guidance, guidance)
    asked = {member.code for member in listed("members", Member, members)}
    require("since", date, since)
    guided = {it.member for it in found if it.on >= since}
    return tuple(sorted(asked - guided))
