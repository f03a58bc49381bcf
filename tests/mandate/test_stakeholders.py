"""What the office does for those with an interest in customs: its five roles among stakeholders."""

from decimal import Decimal

from rocb import (
    Money,
    OrganisationKind,
    agenda_to_promote,
    capital_search,
    conference_outcome,
    contacts_due,
    match_projects,
    partners_by_kind,
    upcoming_fora,
)
from rocb.planning.partners.pledges import PledgeStatus
from tests.mandate.clauses import shows
from tests.offices import a_need
from tests.planning.network.builders import day
from tests.planning.partners.builders import (
    a_capital_need,
    a_conference,
    a_contact,
    a_forum,
    a_pledge,
    a_point,
    a_relation,
    a_step,
    an_organisation,
)
from tests.planning.projects.builders import a_cost, a_project, euros


@shows("stakeholder.1", partners_by_kind, contacts_due)
def test_the_main_organisations_are_known_by_kind_and_whoever_was_not_called_for_long_is_overdue():
    bank = an_organisation("bank", OrganisationKind.DONOR)
    union = an_organisation("union", OrganisationKind.INTERNATIONAL)
    relations = (
        a_relation("bank", every=3, contacts=(a_contact("2021-01-31"),)),
        a_relation("union", every=3, contacts=(a_contact("2021-05-01"),)),
        a_relation("agency", every=None),
    )
    fund = an_organisation("fund", OrganisationKind.DONOR)
    groups = partners_by_kind((bank, union, fund), relations)
    assert [(it.kind, it.related, it.unrelated) for it in groups] == [
        (OrganisationKind.INTERNATIONAL, (union,), ()),
        (OrganisationKind.DONOR, (bank,), (fund,)),
    ]
    contacts = contacts_due(relations, day("05-10"))
    assert [(it.organisation, it.late) for it in contacts.overdue] == [("bank", 10)]
    assert [(it.organisation, it.due) for it in contacts.coming] == [("union", day("08-01"))]
    assert [it.organisation for it in contacts.irregular] == ["agency"]
    assert [it.organisation for it in contacts.never] == ["agency"]


@shows("stakeholder.2", match_projects)
def test_a_stakeholder_is_shown_the_projects_that_share_its_interests_the_best_match_first():
    relation = a_relation(themes=("valuation", "risk"), members=("AZ",))
    near = a_project("near", themes=("valuation", "risk"))
    far = a_project("far", themes=("valuation",), costs=(a_cost(euros("50")),))
    priced = a_project("priced", themes=("valuation",), costs=(a_cost(euros("50"), "bank"),))
    unpriced = a_project("unpriced", themes=("valuation",), costs=(a_cost(),))
    none = a_project("none", themes=("origin",))
    matches = match_projects(relation, (none, priced, unpriced, far, near))
    assert [(it.rank, it.project, it.interest.themes) for it in matches] == [
        (1, near, ("risk", "valuation")),
        (2, far, ("valuation",)),
        (2, unpriced, ("valuation",)),
        (4, priced, ("valuation",)),
    ]
    assert [it.project for it in matches if it.involved] == [priced]


@shows("stakeholder.3", upcoming_fora, agenda_to_promote)
def test_the_fora_ahead_have_an_agenda_of_what_many_members_need():
    held = a_forum("held", first="2021-02-01")
    ahead = a_forum(
        "ahead",
        first="2021-09-06",
        themes=("valuation", "risk", "origin"),
        agenda=(a_point("responsibility.3", theme="risk"),),
    )
    assert upcoming_fora((held, ahead), day("03-01")) == (ahead,)
    needs = [
        a_need(f"{theme}-{member}", theme=theme, member=member)
        for theme, members in (("valuation", "AZ GE KZ"), ("risk", "AZ GE"), ("origin", "AZ"))
        for member in members.split()
    ]
    assert [(it.theme, it.planned) for it in agenda_to_promote(ahead, needs)] == [
        ("valuation", False),
        ("risk", True),
    ]


@shows("stakeholder.4", conference_outcome)
def test_a_conference_brings_donors_together_and_their_pledges_are_followed_up():
    conference = a_conference(invited=("absent", "bank", "silent"), attended=("bank", "silent"))
    pledge = a_pledge(
        "pledge",
        euros("100"),
        a_step(PledgeStatus.RECEIVED_IN_PART, "2021-06-01", "40"),
        conference="conference",
    )
    outcome = conference_outcome(conference, (pledge,), day("12-31"))
    (balance,) = outcome.balances
    assert (balance.donor, balance.received, balance.outstanding) == (
        "bank",
        euros("40"),
        euros("60"),
    )
    assert (outcome.absent, outcome.silent) == (("absent",), ("silent",))


@shows("stakeholder.5", capital_search)
def test_capital_for_infrastructure_is_sought_from_those_who_share_the_subject():
    scanner = a_capital_need(amount=euros("1000"), themes=("valuation",))
    pledge = a_pledge("pledge", euros("300"), donor="bank", capital_need="scanner")
    relations = (
        a_relation("bank"),
        a_relation("fund", themes=("valuation",)),
        a_relation("union", themes=("origin",)),
    )
    (found,) = capital_search((scanner,), relations, (pledge,), day("12-31"))
    assert (found.pledged, found.gap) == ((euros("300"),), Money(Decimal(700), "EUR"))
    assert [it.organisation for it in found.sources] == ["fund"]
