from datetime import date
from decimal import Decimal

import pytest

from rocb.errors import InvalidValue
from rocb.iati.activities import ActivitySector, RecipientCountry, RecipientRegion, RelatedActivity
from rocb.iati.codes import OrganisationRole, OrganisationType, RelatedActivityType
from rocb.iati.facts import (
    CostDate,
    IatiFacts,
    OrganisationIdentifier,
    Participant,
    ProjectFacts,
    ReportingOrg,
    ThemeSector,
)
from rocb.iati.publishing import iati_draft
from tests.iati.builders import REPORTING, a_published_project, office_with, some_facts
from tests.planning.projects.builders import paths


@pytest.mark.parametrize("ref", ["", "a b", "a/b", "a&b", "a|b", "a?b", "<a>", 'a"b', "a" * 201])
def test_an_identifier_has_none_of_the_characters_that_the_ruleset_forbids(ref):
    with pytest.raises(InvalidValue):
        ReportingOrg(ref, OrganisationType.MULTILATERAL)
    with pytest.raises(InvalidValue):
        OrganisationIdentifier("bank", ref)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sector": "3312"},
        {"region": "Europe"},
        {"currency": "XXX"},
        {"flow_type": "20"},
        {"aid_type": "C1"},
        {"finance_type": "11"},
        {"tied_status": "5"},
        {"projects": [ProjectFacts("project")]},
    ],
)
def test_a_code_that_is_not_on_its_list_is_refused(wrong):
    with pytest.raises(InvalidValue):
        some_facts(**wrong)


@pytest.mark.parametrize("share", ["0", "-1", "100.1", "NaN"])
@pytest.mark.parametrize(
    ("make", "code"), [(RecipientCountry, "AZ"), (RecipientRegion, "89"), (ActivitySector, "33120")]
)
def test_a_share_is_above_zero_and_a_hundred_at_most(make, code, share):
    with pytest.raises(InvalidValue):
        make(code, Decimal(share))
    assert make(code, Decimal(100)).percentage == 100


def test_of_one_record_facts_are_stated_once():
    day = date(2021, 5, 1)
    with pytest.raises(InvalidValue) as refused:
        IatiFacts(
            REPORTING,
            organisations=(
                OrganisationIdentifier("bank", "A"),
                OrganisationIdentifier("bank", "B"),
            ),
            sectors=(ThemeSector("risk", "33120"), ThemeSector("risk", "33110")),
            spent=(CostDate("a", day), CostDate("a", day)),
            projects=(ProjectFacts("p"), ProjectFacts("p")),
        )
    assert paths(refused.value) == [
        "organisations[1].organisation",
        "sectors[1].theme",
        "spent[1].activity",
        "projects[1].project",
    ]


def test_each_country_region_purpose_and_related_activity_stands_once():
    related = RelatedActivity("XX-1", RelatedActivityType.PARENT)
    with pytest.raises(InvalidValue) as refused:
        ProjectFacts(
            "p",
            countries=(RecipientCountry("AZ"), RecipientCountry("AZ")),
            regions=(RecipientRegion("89"), RecipientRegion("89")),
            sectors=(ActivitySector("33120"), ActivitySector("33120")),
            related=(related, related),
        )
    assert paths(refused.value) == [
        "countries[1].code",
        "regions[1].code",
        "sectors[1].code",
        "related[1].ref",
    ]


def test_facts_about_records_that_are_not_there_are_refused_all_at_once():
    stranger = Participant("nobody", OrganisationRole.EXTENDING)
    facts = some_facts(
        organisations=(OrganisationIdentifier("nobody", "A"),),
        sectors=(ThemeSector("nothing", "33120"),),
        spent=(CostDate("never", date(2021, 5, 1)),),
        projects=(
            ProjectFacts("none"),
            ProjectFacts("project", participants=(stranger,), countries=(RecipientCountry("GE"),)),
        ),
    )
    with pytest.raises(InvalidValue) as refused:
        iati_draft(office_with(a_published_project()), facts)
    assert paths(refused.value) == [
        "facts.organisations[0].organisation",
        "facts.sectors[0].theme",
        "facts.spent[0].activity",
        "facts.projects[0].project",
        "facts.projects[1].participants[0].organisation",
        "facts.projects[1].countries[0].code",
    ]
