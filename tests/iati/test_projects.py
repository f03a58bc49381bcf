from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rocb.iati.activities import (
    ActivitySector,
    IatiActivity,
    RecipientCountry,
    RecipientRegion,
    RelatedActivity,
)
from rocb.iati.codes import (
    ActivityDateType,
    ActivityStatus,
    DescriptionType,
    OrganisationRole,
    OrganisationType,
    RelatedActivityType,
)
from rocb.iati.facts import (
    IatiFacts,
    OrganisationIdentifier,
    Participant,
    ProjectFacts,
    ReportingOrg,
    ThemeSector,
)
from rocb.members import MemberKind
from rocb.planning.partners.pledges import Pledge, PledgeStatus
from rocb.planning.projects.phases import ColumbusPhase
from rocb.planning.projects.projects import Project
from tests.iati.builders import REF, a_published_project, drafted, office_with, some_facts
from tests.offices import a_member, both
from tests.planning.partners.builders import a_pledge, a_step
from tests.planning.projects.builders import a_cost, a_phase, an_objective, euros

FUNDING, IMPLEMENTING = OrganisationRole.FUNDING, OrganisationRole.IMPLEMENTING


def of(
    *projects: Project,
    pledges: tuple[Pledge, ...] = (),
    facts: IatiFacts | None = None,
    **changes: Any,
) -> IatiActivity:
    return drafted(office_with(*projects, pledges=pledges, **changes), facts)


def stating(**changes: Any) -> IatiFacts:
    return some_facts(projects=(ProjectFacts("project", **changes),))


def roles(activity: IatiActivity) -> list[tuple[str | None, OrganisationRole]]:
    return [(it.organisation.name.en, it.role) for it in activity.participants]


def test_an_identifier_is_that_of_the_publisher_and_the_id_of_the_project():
    assert of(a_published_project("tunnel")).identifier == f"{REF}-tunnel"


def test_an_identifier_under_which_a_project_was_published_stays():
    facts = stating(identifier=f"{REF}-2019/7".replace("/", "."))
    assert of(a_published_project(), facts=facts).identifier == f"{REF}-2019.7"


def test_objectives_are_descriptions_after_the_one_that_is_stated():
    project = a_published_project(objectives=(an_objective(), an_objective()))
    (first, *others) = of(project, facts=stating(description=both("What it is"))).descriptions
    assert (first.type, first.text.en) == (DescriptionType.GENERAL, "What it is")
    assert [(it.type, it.text.en) for it in others] == [
        (DescriptionType.OBJECTIVES, "Objective")
    ] * 2


@pytest.mark.parametrize(
    ("phases", "ends", "status"),
    [
        ((), "2022-02-28", ActivityStatus.PIPELINE),
        ((), "2021-12-31", ActivityStatus.PIPELINE),
        ((), "2021-12-30", None),
        (("2022-01-01",), "2022-02-28", ActivityStatus.PIPELINE),
        (("2021-12-31",), "2022-02-28", ActivityStatus.IMPLEMENTATION),
        (("2021-04-01",), "2021-12-30", None),
    ],
)
def test_a_project_is_under_way_from_its_first_phase_and_past_its_end_nobody_knows(
    phases, ends, status
):
    steps = tuple(a_phase(ColumbusPhase.DIAGNOSTIC, on) for on in phases)
    assert of(a_published_project(phases=steps, ends=date.fromisoformat(ends))).status is status


def test_the_status_that_is_stated_holds():
    facts = stating(status=ActivityStatus.SUSPENDED)
    assert of(a_published_project(), facts=facts).status is ActivityStatus.SUSPENDED


def test_the_agreed_days_are_planned_and_the_first_phase_is_the_actual_start():
    phases = (
        a_phase(ColumbusPhase.DIAGNOSTIC, "2021-04-05"),
        a_phase(ColumbusPhase.IMPLEMENTATION, "2021-06-01"),
    )
    facts = stating(ended_on=date(2021, 12, 1), status=ActivityStatus.CLOSED)
    dates = of(a_published_project(phases=phases), facts=facts).dates
    assert [(it.type, it.on.isoformat()) for it in dates] == [
        (ActivityDateType.PLANNED_START, "2021-03-01"),
        (ActivityDateType.ACTUAL_START, "2021-04-05"),
        (ActivityDateType.PLANNED_END, "2022-02-28"),
        (ActivityDateType.ACTUAL_END, "2021-12-01"),
    ]


def test_who_pays_funds_and_who_else_takes_part_implements():
    project = a_published_project(partners=("wco", "bank"), costs=(a_cost(euros("5"), "bank"),))
    assert roles(of(project)) == [("bank", FUNDING), ("wco", IMPLEMENTING)]


@pytest.mark.parametrize(
    ("steps", "funds"),
    [
        ((), True),
        ((a_step(PledgeStatus.WITHDRAWN),), False),
        ((a_step(PledgeStatus.WITHDRAWN, "2022-01-01"),), True),
        (
            (a_step(PledgeStatus.RECEIVED_IN_PART, "2021-06-01", "1"), a_step(PledgeStatus.LAPSED)),
            True,
        ),
    ],
)
def test_a_donor_funds_as_long_as_a_pledge_stands_or_money_came(steps, funds):
    pledge = a_pledge("pledge", None, *steps, project="project")
    assert (("bank", FUNDING) in roles(of(a_published_project(), pledges=(pledge,)))) is funds


def test_a_pledge_of_a_later_day_makes_no_donor():
    pledge = a_pledge(pledged_on=date(2022, 1, 1), project="project")
    assert roles(of(a_published_project(), pledges=(pledge,))) == [("wco", IMPLEMENTING)]


def test_stated_roles_replace_those_of_the_partners():
    stated = Participant("bank", OrganisationRole.ACCOUNTABLE), Participant("bank", IMPLEMENTING)
    found = roles(of(a_published_project(), facts=stating(participants=stated)))
    assert found == [("bank", OrganisationRole.ACCOUNTABLE), ("bank", IMPLEMENTING)]


def test_a_role_that_is_stated_of_who_has_it_anyhow_stands_once():
    project = a_published_project(costs=(a_cost(euros("5"), "bank"),))
    stated = (Participant("bank", FUNDING),)
    assert roles(of(project, facts=stating(participants=stated))) == [("bank", FUNDING)]


def test_the_office_takes_part_where_it_has_a_role():
    own = ReportingOrg(REF, OrganisationType.MULTILATERAL, role=OrganisationRole.EXTENDING)
    last = of(a_published_project(), facts=some_facts(reporting=own)).participants[-1]
    assert (last.role, last.organisation.ref) == (OrganisationRole.EXTENDING, REF)


def test_an_organisation_has_the_identifier_and_the_type_that_are_known():
    project = a_published_project(partners=("bank", "wco"))
    bank, wco = of(project).participants
    assert (bank.organisation.ref, bank.organisation.type) == (None, None)
    assert wco.organisation.type is OrganisationType.MULTILATERAL
    facts = some_facts(
        organisations=(
            OrganisationIdentifier("bank", "XX-9", OrganisationType.FOUNDATION),
            OrganisationIdentifier("wco", "XX-8"),
        )
    )
    bank, wco = of(project, facts=facts).participants
    assert (bank.organisation.ref, bank.organisation.type) == ("XX-9", OrganisationType.FOUNDATION)
    assert (wco.organisation.ref, wco.organisation.type) == ("XX-8", OrganisationType.MULTILATERAL)


def test_the_country_of_the_only_member_needs_no_share():
    activity = of(a_published_project(members=("AZ",)))
    assert (activity.countries, activity.regions) == ((RecipientCountry("AZ"),), ())


def test_of_several_members_nobody_invents_the_shares():
    project = a_published_project(members=("AZ", "GE"))
    activity = of(project)
    assert (activity.countries, activity.regions) == ((), ())
    activity = of(project, facts=some_facts(region="89"))
    assert (activity.countries, activity.regions) == ((), (RecipientRegion("89"),))
    stated = RecipientCountry("AZ", Decimal(40)), RecipientCountry("GE", Decimal(60))
    activity = of(project, facts=stating(countries=stated))
    assert (activity.countries, activity.regions) == (stated, ())


def test_parts_of_one_country_are_that_country():
    parts = tuple(a_member(code) for code in ("GB-SCT", "GB-WLS"))
    project = a_published_project(members=("GB-SCT", "GB-WLS"))
    assert of(project, members=parts).countries == (RecipientCountry("GB"),)


def test_a_union_is_no_country():
    both_kinds = a_member("EU", kind=MemberKind.UNION), a_member("AZ")
    assert of(a_published_project(members=("EU",)), members=both_kinds).countries == ()
    assert of(a_published_project(members=("EU", "AZ")), members=both_kinds).countries == ()


def test_the_purposes_are_those_of_the_themes():
    project = a_published_project(themes=("valuation", "risk"))
    assert of(project).sectors == (ActivitySector("33120"),)
    codes = some_facts(sectors=(ThemeSector("risk", "15114"),))
    assert of(project, facts=codes).sectors == (ActivitySector("15114"), ActivitySector("33120"))
    assert of(project, facts=some_facts(sector=None)).sectors == ()
    stated = ActivitySector("43010")
    assert of(project, facts=stating(sectors=(stated,))).sectors == (stated,)


def test_a_project_without_a_theme_has_the_purpose_of_all():
    assert of(a_published_project(themes=())).sectors == (ActivitySector("33120"),)


def test_related_activities_are_those_that_are_stated():
    related = (RelatedActivity("XX-2-a", RelatedActivityType.PARENT),)
    assert of(a_published_project(), facts=stating(related=related)).related == related
