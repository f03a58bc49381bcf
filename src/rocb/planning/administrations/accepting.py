"""Accepting: which parts of an instrument an administration, and a region, accepts on a day."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.members import Member
from rocb.planning.administrations.acceptances import Acceptance
from rocb.planning.administrations.administrations import Administration, by_member, known_of
from rocb.planning.administrations.instruments import (
    A_PROVISION,
    INSTRUMENTS,
    covering,
    instrument,
    provision,
    undivided_parts,
)


@frozen(field_transformer=checked)
class PartAcceptance:
    """The acceptance that decides of a part; `None` where nobody stated one.

    It speaks of the part itself, or of something that the part belongs to (see `covering`).
    """

    provision: str
    acceptance: Acceptance | None

    @property
    def accepted(self) -> bool | None:
        """Whether the part is accepted; `None` where that is not known."""
        return None if self.acceptance is None else self.acceptance.accepting


@frozen(field_transformer=checked)
class InstrumentAcceptance:
    """How one Member stands to the parts of an instrument that have no parts themselves.

    The parts are counted: `accepted` of those `known`, and of `all`.
    """

    member: str
    instrument: str
    parts: tuple[PartAcceptance, ...]

    @property
    def accepted(self) -> int:
        """The number of parts that are accepted."""
        return sum(it.accepted is True for it in self.parts)

    @property
    def known(self) -> int:
        """The number of parts of which it is known whether they are accepted."""
        return sum(it.accepted is not None for it in self.parts)

    @property
    def all(self) -> int:
        """The number of all parts."""
        return len(self.parts)


@frozen(field_transformer=checked)
class RegionalAcceptance:
    """Which Members accept a provision with its parts, which do not, and of which nobody knows.

    Who is known not to accept one part does not accept the whole; parts that are accepted on their
    own do not matter to it (see `covering`). The codes are sorted.
    """

    provision: str
    accepting: tuple[str, ...]
    not_accepting: tuple[str, ...]
    unknown: tuple[str, ...]


def acceptances_on(
    administration: Administration, instrument_id: str, on: date
) -> InstrumentAcceptance:
    """Return how an administration stands to each part of an instrument on a day.

    Of a part, the statement decides that is nearest to it: one on the part itself before one on
    what it belongs to, whichever is later. A statement on a whole is none on parts that are
    accepted on their own (see `covering`): the revised Kyoto Convention stands for its body and
    its General Annex. Raises `UnknownRecord` for an instrument that is not in `INSTRUMENTS`.
    """
    require("administration", Administration, administration)
    require("on", date, on)
    require("instrument_id", str, instrument_id)
    if instrument(instrument_id) is None:
        raise UnknownRecord("instrument", instrument_id)
    stated = _stated(administration, on)
    parts = tuple(
        PartAcceptance(it, _deciding(stated, it)) for it in undivided_parts(instrument_id)
    )
    return InstrumentAcceptance(administration.member, instrument_id, parts)


def acceptance_gaps(administration: Administration, on: date) -> tuple[PartAcceptance, ...]:
    """Return the parts of all instruments that are known not to be accepted on a day, in order."""
    return tuple(
        part
        for it in INSTRUMENTS
        for part in acceptances_on(administration, it.id, on).parts
        if part.accepted is False
    )


def regional_acceptances(
    administrations: Iterable[Administration],
    members: Iterable[Member],
    provisions: Iterable[str],
    on: date,
) -> tuple[RegionalAcceptance, ...]:
    """Return for each of these provisions which Members accept it on a day, in their order.

    A Member without a record is among the unknown. Raises `InvalidValue` for a provision of no
    instrument and for records that do not fit the Members.
    """
    require("on", date, on)
    wanted = listed("provisions", str, provisions)
    faults = [
        Fault(f"provisions[{index}]", id, A_PROVISION)
        for index, id in enumerate(wanted)
        if instrument(id) is None and provision(id) is None
    ]
    if faults:
        raise InvalidValue(*faults)
    stated = {
        code: {} if record is None else _stated(record, on)
        for code, record in by_member(administrations, members).items()
    }
    return tuple(_row(id, stated) for id in wanted)


def _row(id: str, stated: Mapping[str, Mapping[str, Acceptance]]) -> RegionalAcceptance:
    found: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for code, acceptances in stated.items():
        parts = (part for part in undivided_parts(id) if id in covering(part))
        deciding = [_deciding(acceptances, part) for part in parts]
        if any(it is not None and not it.accepting for it in deciding):
            found[False].append(code)
        else:
            found[None if None in deciding else True].append(code)
    return RegionalAcceptance(id, tuple(found[True]), tuple(found[False]), tuple(found[None]))


def _stated(administration: Administration, on: date) -> dict[str, Acceptance]:
    return {it.provision: it for it in known_of(administration, on).acceptances}


def _deciding(stated: Mapping[str, Acceptance], id: str) -> Acceptance | None:
    return next((stated[it] for it in covering(id) if it in stated), None)
