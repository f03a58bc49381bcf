"""Whatever is published of a sample makes the activity one; what stays out of it does not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from rocb.iati.facts import CostDate, IatiFacts
from rocb.iati.publishing import iati_draft
from rocb.office import Office
from rocb.planning.partners.pledges import PledgeStatus
from rocb.planning.plan.activities import Status
from rocb.planning.plan.costs import Cost
from rocb.sources import Source
from tests.iati.builders import TODAY, a_published_project, office_with, some_facts
from tests.offices import SAMPLE, STATED, an_activity
from tests.planning.partners.builders import a_pledge, a_step, an_organisation
from tests.planning.projects.builders import a_cost, euros
from tests.planning.strategy.builders import a_goal, a_measurement, a_target, an_indicator

LATER = TODAY.replace(year=2022)
SPENT = some_facts(spent=(CostDate("course", date(2021, 4, 1)),))


def samples(office: Office, facts: IatiFacts | None = None) -> tuple[str, ...]:
    (activity,) = iati_draft(office, facts or some_facts()).activities
    return activity.samples


def pledged(*history: Any, **changes: Any) -> Office:
    pledge = a_pledge("pledge", None, *history, **{"project": "project", **changes})
    return office_with(a_published_project(), pledges=(pledge,))


def serving(goal: Any, **changes: Any) -> Office:
    course = an_activity("course", project="project", goals=(goal.id,), **changes)
    return office_with(a_published_project(), activities=(course,), goals=(goal,))


def spending(stated_in: Source, **changes: Any) -> Office:
    paid = Cost(euros("50"), None, stated_in, None, Decimal(20))
    course = an_activity("course", project="project", costs=(paid,), **changes)
    return office_with(a_published_project(), activities=(course,))


def test_stated_records_make_no_sample():
    assert samples(pledged()) == samples(spending(STATED), SPENT) == ()


def test_the_office_the_project_and_its_costs_count():
    assert samples(office_with(a_published_project(), source=SAMPLE)) == ("office",)
    assert samples(office_with(a_published_project(source=SAMPLE))) == ("project",)
    costs = a_cost(), evolve(a_cost(), source=SAMPLE)
    assert samples(office_with(a_published_project(costs=costs))) == ("project/costs[1]",)


def test_a_pledge_its_steps_and_its_donor_count():
    assert samples(pledged(source=SAMPLE)) == ("pledge",)
    steps = a_step(PledgeStatus.CONFIRMED), evolve(a_step(PledgeStatus.WITHDRAWN), source=SAMPLE)
    assert samples(pledged(*steps)) == ("pledge/history[1]",)
    made_up = evolve(an_organisation("bank"), source=SAMPLE), an_organisation("wco")
    withdrawn = evolve(pledged(a_step(PledgeStatus.WITHDRAWN)), organisations=made_up)
    assert samples(withdrawn) == ("bank",)


def test_a_pledge_and_a_step_of_a_later_day_do_not_count():
    assert samples(pledged(source=SAMPLE, pledged_on=LATER)) == ()
    assert (
        samples(pledged(evolve(a_step(PledgeStatus.RECEIVED, "2022-01-01"), source=SAMPLE))) == ()
    )


def test_a_partner_counts():
    made_up = an_organisation("bank"), evolve(an_organisation("wco"), source=SAMPLE)
    assert samples(office_with(a_published_project(), organisations=made_up)) == ("wco",)
    alone = a_published_project(partners=("bank",))
    assert samples(office_with(alone, organisations=made_up)) == ()


def test_an_activity_counts_as_far_as_its_goals_or_its_money_are_published():
    goal = a_goal(indicators=(an_indicator(),))
    assert samples(serving(goal, source=SAMPLE)) == ("course",)
    assert samples(serving(goal, source=SAMPLE, status=Status.CANCELLED)) == ()
    assert samples(spending(STATED, source=SAMPLE), SPENT) == ("course",)
    assert samples(spending(SAMPLE), SPENT) == ("course/costs[0]",)
    assert samples(spending(SAMPLE, source=SAMPLE)) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"source": SAMPLE},
        {"baseline": a_measurement(source=SAMPLE)},
        {"targets": (a_target(source=SAMPLE),)},
        {"measurements": (a_measurement("2021-06-01", source=SAMPLE),)},
    ],
)
def test_goals_indicators_and_figures_count(changes):
    assert samples(serving(a_goal(indicators=(an_indicator(**changes),)))) == ("indicator",)
    assert samples(serving(a_goal(indicators=(an_indicator(),), source=SAMPLE))) == ("goal",)
