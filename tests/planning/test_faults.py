"""What is wrong in a programme is told at once, with the place of each fault in the document."""

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from rocb import InvalidDocument, documents
from rocb.office import Office
from tests.offices import a_plan, an_activity
from tests.planning.an_office import the_office
from tests.planning.needs.builders import a_criterion, a_weighting
from tests.planning.strategy.builders import a_goal, a_strategy, a_target, an_indicator

Raw = dict[str, Any]


@pytest.fixture
def raw() -> Raw:
    """The document of an office with something in it for every fault below."""
    office = the_office()
    planning = evolve(
        office.planning,
        plan=a_plan(an_activity("activity"), an_activity("second", depends_on=("activity",))),
        strategies=(
            a_strategy(
                goals=(
                    a_goal(
                        indicators=(
                            an_indicator(
                                lowest=Decimal(0), highest=Decimal(100), targets=(a_target(),)
                            ),
                        )
                    ),
                )
            ),
        ),
        preferences=evolve(
            office.planning.preferences, weightings=(a_weighting(a_criterion("cost", 1)),)
        ),
    )
    found: Raw = json.loads(documents.dumps(evolve(office, planning=planning)))
    return found


def faults(raw: Raw) -> dict[str, str]:
    with pytest.raises(InvalidDocument) as refusal:
        documents.loads(json.dumps(raw))
    return {fault.path: str(fault) for fault in refusal.value.faults}


def test_the_document_is_sound_as_it_is(raw):
    assert isinstance(documents.loads(json.dumps(raw)), Office)


def test_faults_in_every_room_are_reported_at_once_each_at_its_place(raw):
    planning = raw["planning"]
    activities = planning["plan"]["activities"]
    activities[0]["depends_on"] = ["second"]
    activities[1]["days"] = {"first": "2022-03-01", "last": "2022-03-03"}
    activities[1]["members"] = ["FR"]
    planning["needs"][0]["target"] = 7
    planning["preferences"]["weightings"][0]["criteria"][0]["weight"] = "0"
    (strategy,) = planning["strategies"]
    strategy["period"]["last"] = f"{int(strategy['period']['first'][:4]) + 5}-12-31"
    strategy["goals"][0]["indicators"][0]["targets"][0]["value"] = "101"
    planning["diagnostics"]["assessments"][0]["findings"][0]["level"] = -1
    found = faults(raw)
    assert set(found) == {
        "$.planning.plan.activities[0].depends_on",
        "$.planning.plan.activities[1].days.first",
        "$.planning.plan.activities[1].members[0]",
        "$.planning.needs[0].target",
        "$.planning.preferences.weightings[0].criteria",
        "$.planning.strategies[0].period.last",
        "$.planning.strategies[0].goals[0].indicators[0].targets[0].value",
        "$.planning.diagnostics.assessments[0].findings[0].level",
    }
    assert found["$.planning.needs[0].target"].endswith("7 is not between 0 and 5")
    circle = found["$.planning.plan.activities[0].depends_on"]
    assert "activity" in circle
    assert "second" in circle
    assert "three to five" in found["$.planning.strategies[0].period.last"]


@pytest.mark.parametrize("years", [1, 2, 6, 10])
def test_a_strategy_of_fewer_than_three_or_more_than_five_years_is_refused(raw, years):
    (strategy,) = raw["planning"]["strategies"]
    strategy["goals"] = []
    first = int(strategy["period"]["first"][:4])
    strategy["period"]["last"] = f"{first + years - 1}-12-31"
    assert set(faults(raw)) == {"$.planning.strategies[0].period.last"}


def test_a_history_that_does_not_lead_to_the_present_is_refused_beside_other_faults(raw):
    plan = raw["planning"]["plan"]
    days = plan["activities"][0]["days"]
    plan["history"] = [
        {"activity": "activity", "on": "2021-01-04", "by": "office", "step": "plan", "days": days},
        {"activity": "activity", "on": "2021-01-03", "by": "office", "step": "start"},
        {"activity": "nobody", "on": "2021-01-03", "by": "office", "step": "cancel"},
    ]
    raw["planning"]["needs"][0]["importance"] = True
    assert set(faults(raw)) == {
        "$.planning.plan.history[1].on",
        "$.planning.plan.history[2].activity",
        "$.planning.plan.history[2].why",
        "$.planning.needs[0].importance",
    }


@pytest.mark.parametrize("wrong", [7, "7", True, [None], {"NaN": 1}], ids=repr)
@pytest.mark.parametrize(
    "register",
    [
        "administrations",
        "benchmarks",
        "diagnostics",
        "evaluations",
        "experts",
        "network",
        "partnerships",
        "plan",
        "portfolio",
        "preferences",
        "pricing",
        "strategies",
    ],
)
def test_a_register_of_a_wrong_shape_is_a_fault_and_never_a_crash(raw, register, wrong):
    raw["planning"][register] = wrong
    assert all(path.startswith(f"$.planning.{register}") for path in faults(raw))


def test_all_that_is_wrong_with_the_pool_and_a_role_is_told_at_once(raw):
    planning = raw["planning"]
    (expert,) = planning["experts"]
    expert["skills"].append({"theme": None, "level": "great", "source": expert["source"]})
    expert["skills"].append({"theme": "magic", "level": None, "source": expert["source"]})
    expert["languages"].append({"language": "en", "fluency": "D1"})
    expert["awards"][0] = {**expert["awards"][0], "on": "2021-03-01", "expires": "2021-02-01"}
    evaluation = {
        "id": "evaluation",
        "expert": "expert",
        "activity": "nothing",
        "on": "2021-03-10",
        "given_by": {"en": "Participants"},
        "ratings": [{"criterion": {"en": "Delivery"}, "mark": 6}],
        "source": expert["source"],
    }
    planning["evaluations"] = [evaluation]
    planning["pricing"]["rules"][0]["allowance"]["amount"] = "-1.00"
    role = {
        "id": "role",
        "title": {"en": "Expert"},
        "seats": -1,
        "skills": [{"theme": "magic"}],
        "languages": [],
        "accreditation": "none",
        "independent": False,
        "travel": -1,
        "pinned": ["expert", "nobody"],
        "forbidden": ["expert"],
        "source": expert["source"],
    }
    planning["plan"]["activities"][0]["roles"] = [role]
    assert set(faults(raw)) == {
        "$.planning.experts[0].skills[1].theme",
        "$.planning.experts[0].skills[1].level",
        "$.planning.experts[0].skills[2].theme",
        "$.planning.experts[0].languages[1].language",
        "$.planning.experts[0].languages[1].fluency",
        "$.planning.experts[0].awards[0].expires",
        "$.planning.evaluations[0].activity",
        "$.planning.evaluations[0].ratings[0].mark",
        "$.planning.pricing.rules[0].allowance",
        "$.planning.plan.activities[0].roles[0].seats",
        "$.planning.plan.activities[0].roles[0].skills[0].theme",
        "$.planning.plan.activities[0].roles[0].travel",
        "$.planning.plan.activities[0].roles[0].pinned[0]",
        "$.planning.plan.activities[0].roles[0].pinned[1]",
    }


def test_a_record_that_breaks_a_rule_of_its_own_hides_no_fault_of_the_whole(raw):
    activities = raw["planning"]["plan"]["activities"]
    activities[0]["depends_on"] = ["second"]
    activities[0]["days"] = {"first": "2021-03-01", "last": "2023-03-03"}
    assert set(faults(raw)) == {
        "$.planning.plan.activities[0].days",
        "$.planning.plan.activities[0].depends_on",
    }
