"""Representations: meetings that the office attends, in the region and at the Secretariat."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, country_code, identifier, listed, require, too_early
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Representation:
    """A meeting that the office attends, was asked to attend, or missed.

    `for_wco` says that it speaks there for the WCO, by a mandate from an organisation
    (`mandate_from`, `None` where unknown). `agenda` is what it is to promote. `attended` is `None`
    as long as nobody said whether somebody went.
    """

    id: str = field(validator=identifier, metadata=names("representations"))
    meeting: LocalizedText
    days: Days
    at_secretariat: bool
    for_wco: bool
    source: Source
    forum: str | None = field(default=None, metadata=refers_to("fora"))
    city: LocalizedText | None = None
    country: str | None = field(default=None, validator=country_code)
    delegates: tuple[LocalizedText, ...] = ()
    agenda: tuple[LocalizedText, ...] = ()
    mandate_from: str | None = field(default=None, metadata=refers_to("organisations"))
    attended: bool | None = None
    outcome: LocalizedText | None = None
    report_sent_on: date | None = None

    def __attrs_post_init__(self) -> None:
        faults = [*_mandate_faults(self), *_report_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def _mandate_faults(representation: Any) -> Iterator[Fault]:
    mandate_from = getattr(representation, "mandate_from", None)
    if mandate_from is not None and getattr(representation, "for_wco", None) is False:
        yield Fault("mandate_from", mandate_from, "left out unless the office speaks for the WCO")


def _report_faults(representation: Any) -> Iterator[Fault]:
    yield from too_early(representation, "days.first", "report_sent_on")
    sent_on = getattr(representation, "report_sent_on", None)
    if sent_on is not None and getattr(representation, "attended", None) is False:
        expected = "left out, as nobody went to the meeting"
        yield Fault("report_sent_on", sent_on.isoformat(), expected)


@frozen(field_transformer=checked)
class MeetingsAttended:
    """The meetings attended in the region and at the Secretariat, and what is not known.

    `for_wco` are those of both at which the office spoke for the WCO. Each row stands by first day,
    then by id.
    """

    regional: tuple[Representation, ...]
    secretariat: tuple[Representation, ...]
    for_wco: tuple[Representation, ...]
    missed: tuple[Representation, ...]
    unknown: tuple[Representation, ...]


def meetings_attended(representations: Iterable[Representation], days: Days) -> MeetingsAttended:
    """Return which of the meetings that ended on one of these days were attended.

    Raises `InvalidValue`.
    """
    found = listed("representations", Representation, representations)
    require("days", Days, days)
    ended = _in_order(it for it in found if it.days.last in days)
    attended = tuple(it for it in ended if it.attended is True)
    return MeetingsAttended(
        regional=tuple(it for it in attended if not it.at_secretariat),
        secretariat=tuple(it for it in attended if it.at_secretariat),
        for_wco=tuple(it for it in attended if it.for_wco),
        missed=tuple(it for it in ended if it.attended is False),
        unknown=tuple(it for it in ended if it.attended is None),
    )


def upcoming_meetings(
    representations: Iterable[Representation], on: date
) -> tuple[Representation, ...]:
    """Return the meetings that begin on a day or later and are not declined, by first day and id.

    Raises `InvalidValue`.
    """
    found = listed("representations", Representation, representations)
    require("on", date, on)
    return _in_order(it for it in found if it.days.first >= on and it.attended is not False)


def unreported_meetings(
    representations: Iterable[Representation], on: date
) -> tuple[Representation, ...]:
    """Return the meetings that ended before a day and of which no report was sent by its end.

    Left out is what nobody attended. They stand by first day, then by id. Raises `InvalidValue`.
    """
    found = listed("representations", Representation, representations)
    require("on", date, on)
    return _in_order(
        it
        for it in found
        if it.days.last < on
        and it.attended is not False
        and (it.report_sent_on is None or it.report_sent_on > on)
    )


def _in_order(representations: Iterable[Representation]) -> tuple[Representation, ...]:
    return tuple(sorted(representations, key=lambda it: (it.days.first, it.id)))
