"""Small valid values of the partnerships: each takes changes by name."""

from datetime import date
from decimal import Decimal
from typing import Any

from rocb.members import Organisation, OrganisationKind
from rocb.money import Money
from rocb.periods import Days
from rocb.planning.partners.assistance import AssistanceKind, AssistanceProposal
from rocb.planning.partners.capital import CapitalNeed, InfrastructureKind
from rocb.planning.partners.conferences import DonorConference
from rocb.planning.partners.fora import AgendaPoint, Forum
from rocb.planning.partners.pledges import Pledge, PledgeStatus, PledgeStep
from rocb.planning.partners.relations import Contact, Medium, Relation
from tests.offices import STATED, both
from tests.planning.projects.builders import day, euros


def an_organisation(id: str, kind: OrganisationKind | None = None) -> Organisation:
    return Organisation(id, both(id), kind, STATED)


def a_contact(on: str = "2021-01-31") -> Contact:
    return Contact(day(on), "Officer", both("The next project"), Medium.CALL, STATED)


def a_relation(organisation: str = "bank", **changes: Any) -> Relation:
    values: dict[str, Any] = {
        "identified_on": date(2021, 1, 1),
        "themes": ("valuation",),
        "members": ("AZ",),
        "every": 3,
        "source": STATED,
    }
    return Relation(organisation=organisation, **{**values, **changes})


def a_point(*clauses: str, theme: str | None = None) -> AgendaPoint:
    return AgendaPoint(both("Data models"), clauses, theme)


def a_forum(id: str = "forum", first: str = "2021-09-06", **changes: Any) -> Forum:
    values: dict[str, Any] = {
        "name": both(id),
        "organisation": "bank",
        "days": Days(day(first), day(first)),
        "themes": ("valuation",),
        "source": STATED,
    }
    return Forum(id=id, **{**values, **changes})


def a_conference(id: str = "conference", **changes: Any) -> DonorConference:
    values: dict[str, Any] = {
        "title": both(id),
        "days": Days(date(2021, 5, 3), date(2021, 5, 4)),
        "source": STATED,
    }
    return DonorConference(id=id, **{**values, **changes})


def a_step(status: PledgeStatus, on: str = "2021-06-01", amount: str | None = None) -> PledgeStep:
    return PledgeStep(status, day(on), STATED, None if amount is None else Decimal(amount))


def a_pledge(
    id: str = "pledge", amount: Money | None = None, *history: PledgeStep, **changes: Any
) -> Pledge:
    values: dict[str, Any] = {"donor": "bank", "pledged_on": date(2021, 5, 3), "source": STATED}
    return Pledge(id=id, amount=amount or euros("100"), history=history, **{**values, **changes})


def a_capital_need(id: str = "scanner", **changes: Any) -> CapitalNeed:
    values: dict[str, Any] = {
        "member": "AZ",
        "title": both(id),
        "kind": InfrastructureKind.INSPECTION_EQUIPMENT,
        "amount": euros("1000"),
        "themes": ("valuation",),
        "stated_on": date(2021, 2, 1),
        "source": STATED,
    }
    return CapitalNeed(id=id, **{**values, **changes})


def a_proposal(id: str = "proposal", *needs: str, **changes: Any) -> AssistanceProposal:
    values: dict[str, Any] = {
        "member": "AZ",
        "kind": AssistanceKind.EXPERT_MISSION,
        "text": both("Two experts for a week"),
        "proposed_on": date(2021, 3, 1),
        "source": STATED,
    }
    return AssistanceProposal(id=id, needs=needs, **{**values, **changes})
