"""Administrations: the record that a Member's customs administration keeps of itself."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, identifier, listed, repeated, require, too_early
from rocb.errors import Fault, InvalidValue
from rocb.members import Member
from rocb.planning.administrations.particulars import Particulars, holding, joined, stated_in
from rocb.planning.administrations.statements import Statement
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Amendment:
    """Entries that somebody proposed for a record on a day, and that count once its owner confirms.

    Until then `confirmed_on` and `declined_on` are `None`, afterwards one of them is a day; `why`
    is a reason that the owner gave. Its entries are statements of the one who proposes them, and
    not later than that. The id is its own within the record.
    """

    id: str = field(validator=identifier)
    by: str = field(metadata=refers_to("organisations"))
    on: date
    particulars: Particulars
    confirmed_on: date | None = None
    declined_on: date | None = None
    why: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        faults = [*too_early(self, "on", "confirmed_on", "declined_on")]
        confirmed_on = getattr(self, "confirmed_on", None)
        declined_on = getattr(self, "declined_on", None)
        if confirmed_on is not None and declined_on is not None:
            expected = "left out, as the amendment was confirmed"
            faults.append(Fault("declined_on", declined_on.isoformat(), expected))
        faults += _not_proposed(self)
        if faults:
            raise InvalidValue(*faults)

    @property
    def answered_on(self) -> date | None:
        """The day on which the owner confirmed or declined it, `None` while it waits."""
        return self.confirmed_on or self.declined_on


@frozen(field_transformer=checked)
class Administration:
    """The record of one Member's customs administration.

    `owned` is the statement by which the organisation that it is about took it over, `None` until
    then; from that day on only the owner states entries (as in WORLDCAP). `amendments` are what
    others proposed, in that order, with the owner's answers.
    """

    member: str = field(metadata={**names("administrations"), **refers_to("members")})
    owned: Statement | None
    source: Source
    particulars: Particulars = Particulars()
    amendments: tuple[Amendment, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = (
            *repeated("amendments", getattr(self, "amendments", ()), "id"),
            *_not_the_owners(self),
            *_not_answered_by_the_owner(self),
        )
        if faults:
            raise InvalidValue(*faults)


def owner_on(administration: Administration, on: date) -> str | None:
    """Return the organisation that owned the record on a day, `None` before it took it over."""
    require("administration", Administration, administration)
    require("on", date, on)
    owned = administration.owned
    return owned.by if owned is not None and owned.on <= on else None


def known_of(administration: Administration, on: date) -> Particulars:
    """Return the entries that hold on a day (see `holding`), of all that count (see `counting`)."""
    return holding(counting(administration, on), on)


def counting(administration: Administration, on: date) -> Particulars:
    """Return all entries of a record that count on a day.

    What others proposed counts from the day on which the owner confirmed it, and stands in line
    after what the owner stated itself.
    """
    require("administration", Administration, administration)
    require("on", date, on)
    confirmed = (
        it.particulars
        for it in administration.amendments
        if it.confirmed_on is not None and it.confirmed_on <= on
    )
    return joined((administration.particulars, *confirmed))


def waiting_in(administration: Administration, on: date) -> tuple[Amendment, ...]:
    """Return the amendments that waited for the owner's answer at the end of a day, by id."""
    require("administration", Administration, administration)
    require("on", date, on)
    waiting = (
        it
        for it in administration.amendments
        if it.on <= on and (it.answered_on is None or on < it.answered_on)
    )
    return tuple(sorted(waiting, key=lambda it: it.id))


def by_member(
    administrations: Iterable[Administration], members: Iterable[Member]
) -> dict[str, Administration | None]:
    """Return the record of each Member, or `None`, by the Members' codes in their order.

    Raises `InvalidValue` for the record of another Member, and for a second one of the same.
    """
    codes = {it.code for it in listed("members", Member, members)}
    found: dict[str, Administration | None] = dict.fromkeys(sorted(codes))
    faults = []
    for index, it in enumerate(listed("administrations", Administration, administrations)):
        path = f"administrations[{index}].member"
        if it.member not in codes:
            faults.append(Fault(path, it.member, "the code of one of the members"))
        elif found[it.member] is not None:
            faults.append(Fault(path, it.member, "a Member that no other record is about"))
        else:
            found[it.member] = it
    if faults:
        raise InvalidValue(*faults)
    return found


def _not_proposed(amendment: Any) -> Iterator[Fault]:
    by, on = getattr(amendment, "by", None), getattr(amendment, "on", None)
    for path, stated in stated_in(getattr(amendment, "particulars", None)):
        stated_by, stated_on = getattr(stated, "by", None), getattr(stated, "on", None)
        if by is not None and stated_by not in (None, by):
            yield Fault(f"particulars.{path}.by", stated_by, f"{by}, by whom it is proposed")
        if on is not None and stated_on is not None and on < stated_on:
            expected = f"{on} or earlier, the day of the amendment"
            yield Fault(f"particulars.{path}.on", stated_on.isoformat(), expected)


def _not_the_owners(administration: Any) -> Iterator[Fault]:
    owned = getattr(administration, "owned", None)
    owner, since = getattr(owned, "by", None), getattr(owned, "on", None)
    for path, stated in stated_in(getattr(administration, "particulars", None)):
        by, on = getattr(stated, "by", None), getattr(stated, "on", None)
        owned_then = since is not None and on is not None and since <= on
        if owned_then and owner is not None and by not in (None, owner):
            expected = f"{owner}, the owner of the record since {since}"
            yield Fault(f"particulars.{path}.by", by, expected)


def _not_answered_by_the_owner(administration: Any) -> Iterator[Fault]:
    if not hasattr(administration, "owned"):
        return
    owned = administration.owned
    since = getattr(owned, "on", None)
    expected = f"{since} or later, when the record has its owner" if owned else "left out: no owner"
    for index, it in enumerate(getattr(administration, "amendments", ())):
        for name in ("confirmed_on", "declined_on"):
            day = getattr(it, name, None)
            if day is not None and (owned is None or (since is not None and day < since)):
                yield Fault(f"amendments[{index}].{name}", day.isoformat(), expected)
