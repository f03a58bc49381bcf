"""Meetings that the office attended."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from rocb.office import Office
from rocb.periods import Days
from rocb.planning.network.representations import Representation
from rocb.planning.partners.fora import Forum
from rocb.planning.plan.activities import Activity, ActivityKind
from rocb.texts import LocalizedText
from samples.organisations import secretariat_of
from samples.sampler import Sampler

AT_SECRETARIAT: Final = "meeting-at-secretariat"
_HEAD: Final = LocalizedText("Head of the office", "Руководитель бюро")

_REGIONAL: Final = (
    (
        47,
        LocalizedText("Sample meeting of contact points", "Условная встреча контактных лиц"),
        LocalizedText("The list of contacts was renewed", "Список контактов обновлён"),
    ),
    (
        318,
        LocalizedText("Sample meeting on transit", "Условное совещание по транзиту"),
        None,
    ),
)


def attendance_at(meeting: str) -> str:
    """Return the id of the record that the office attended a forum or an activity."""
    return f"at-{meeting[:97]}"


def representations(
    sampler: Sampler, office: Office, fora: Iterable[Forum], meeting: Days
) -> tuple[Representation, ...]:
    """Return the meeting at the Secretariat, the conferences of the plan, and the fora.

    At these the office spoke for the WCO; whether it did anything at the conferences is not said.
    Last come two meetings in the region, to the second of which nobody could go.
    """
    activities = office.planning.plan.activities if office.planning.plan else ()
    return (
        _at_secretariat(sampler, meeting),
        *_at_conferences(sampler, activities),
        *(_at_forum(sampler, office, forum) for forum in fora),
        *(_in_the_region(sampler, number, *it) for number, it in enumerate(_REGIONAL, 1)),
    )


def _at_secretariat(sampler: Sampler, meeting: Days) -> Representation:
    return Representation(
        id=AT_SECRETARIAT,
        meeting=LocalizedText("Meeting of the regional offices", "Совещание региональных бюро"),
        days=meeting,
        at_secretariat=True,
        for_wco=False,
        source=sampler.source,
        delegates=(_HEAD,),
        agenda=(LocalizedText("Plans of the regions", "Планы регионов"),),
        attended=True,
        outcome=LocalizedText("Dates were agreed", "Согласованы сроки"),
        report_sent_on=meeting.last + timedelta(days=10),
    )


def _in_the_region(
    sampler: Sampler,
    number: int,
    begins: int,
    meeting: LocalizedText,
    outcome: LocalizedText | None,
) -> Representation:
    first = sampler.monday(begins)
    return Representation(
        id=f"meeting-in-region-{number}",
        meeting=meeting,
        days=Days(first, first + timedelta(days=1)),
        at_secretariat=False,
        for_wco=False,
        source=sampler.source,
        delegates=() if outcome is None else (_HEAD,),
        attended=outcome is not None,
        outcome=outcome,
        report_sent_on=None if outcome is None else first + timedelta(days=8),
    )


def _at_conferences(sampler: Sampler, activities: Iterable[Activity]) -> Iterator[Representation]:
    """Yield the conferences; in a year without any, the first meeting."""
    held = tuple(activities)
    meetings = [it for it in held if it.kind is ActivityKind.MEETING]
    for activity in [it for it in held if it.kind is ActivityKind.CONFERENCE] or meetings[:1]:
        yield Representation(
            id=attendance_at(activity.id),
            meeting=activity.title,
            days=activity.days,
            at_secretariat=False,
            for_wco=False,
            source=sampler.source,
        )


def _at_forum(sampler: Sampler, office: Office, forum: Forum) -> Representation:
    return Representation(
        id=attendance_at(forum.id),
        meeting=forum.name,
        days=forum.days,
        at_secretariat=False,
        for_wco=True,
        source=sampler.source,
        forum=forum.id,
        delegates=(_HEAD,),
        agenda=tuple(point.title for point in forum.agenda),
        mandate_from=secretariat_of(office),
        attended=forum.attended,
        outcome=forum.outcome,
    )
