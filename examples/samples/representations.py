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


def attendance_at(meeting: str) -> str:
    """Return the id of the record that the office attended a forum or an activity."""
    return f"at-{meeting[:97]}"


def representations(
    sampler: Sampler, office: Office, fora: Iterable[Forum], meeting: Days
) -> tuple[Representation, ...]:
    """Return the meeting at the Secretariat, the conferences of the plan, and the fora.

    At these the office spoke for the WCO; whether it did anything at the conferences is not said.
    """
    activities = office.planning.plan.activities if office.planning.plan else ()
    return (
        _at_secretariat(sampler, meeting),
        *_at_conferences(sampler, activities),
        *(_at_forum(sampler, office, forum) for forum in fora),
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


def _at_conferences(sampler: Sampler, activities: Iterable[Activity]) -> Iterator[Representation]:
    for activity in activities:
        if activity.kind is ActivityKind.CONFERENCE:
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
