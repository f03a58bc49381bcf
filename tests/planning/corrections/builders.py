"""Corrections for tests, and an office with a record of every kind that can be corrected."""

from datetime import date
from typing import Any

from attrs import evolve

from rocb import Status
from rocb.office import Office
from rocb.planning.corrections import Correction, CorrectionKind, RecordKind
from rocb.planning.network.network import Network
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.past.places import held
from rocb.planning.plan.steps import begun
from rocb.planning.projects.portfolio import Portfolio
from tests.offices import a_deadline, a_need, a_plan, an_activity, both
from tests.planning.an_office import the_office
from tests.planning.experts.builders import an_evaluation
from tests.planning.network.builders import (
    a_centre,
    a_course,
    a_policy_gap,
    a_representation,
    a_translation,
)
from tests.planning.partners.builders import a_pledge
from tests.planning.plan.builders import a_training_evaluation
from tests.planning.projects.builders import a_lesson, a_project
from tests.planning.strategy.builders import a_goal, a_strategy, an_indicator

WHY = both("It was counted twice")


def day(text: str) -> date:
    """A day of 2021, such as "03-31", or of any year."""
    return date.fromisoformat(text if len(text) > 5 else f"2021-{text}")


def a_correction(on: str = "05-01", **changes: Any) -> Correction:
    """A need that was entered late."""
    values: dict[str, Any] = {
        "by": "Officer",
        "why": WHY,
        "how": CorrectionKind.ENTERED_LATE,
        "kind": RecordKind.NEED,
        "id": "need",
    }
    return Correction(on=day(on), **{**values, **changes})


def the_corrigible_office() -> Office:
    """An office with two records of each kind that can be corrected.

    Nothing refers to those called `second`.
    """
    office = the_office()
    activities = (
        an_activity(status=Status.PLANNED),
        an_activity("second", status=Status.PLANNED),
    )
    plan = begun(
        evolve(a_plan(*activities), deadlines=(a_deadline(activity="second"),)),
        day("01-04"),
        "Officer",
        both("As published"),
    )
    planning = evolve(
        office.planning,
        plan=plan,
        needs=(a_need(), a_need("second", found_on=day("02-01"))),
        experts=(*office.planning.experts, evolve(office.planning.experts[0], id="second")),
        evaluations=tuple(
            an_evaluation(id, activity="activity", expert="expert") for id in ("first", "second")
        ),
        training_evaluations=(a_training_evaluation(), a_training_evaluation("second")),
        strategies=(
            a_strategy(goals=(a_goal(indicators=(an_indicator(), an_indicator("second"))),)),
        ),
        portfolio=Portfolio(
            (a_project(), a_project("second")), (), (a_lesson(), a_lesson("second"))
        ),
        partnerships=Partnerships(
            office.planning.partnerships.relations,
            office.planning.partnerships.fora,
            office.planning.partnerships.conferences,
            (a_pledge(), a_pledge("second")),
        ),
        network=Network(
            centres=(a_centre(),),
            courses=(a_course(), a_course("second")),
            policy_gaps=(a_policy_gap(), a_policy_gap("second")),
            translations=(a_translation(), a_translation("second")),
            representations=(a_representation(), a_representation("second")),
        ),
    )
    return evolve(office, planning=planning)


OFFICE = the_corrigible_office()
SECONDS: dict[RecordKind, Any] = {
    kind: held(OFFICE.planning, kind, "second")[0] for kind in RecordKind
}
"""The records of `OFFICE` that nothing refers to."""


def put_right(record: Any, text: str = "Put right") -> Any:
    """A record with something else in it, and the same id."""
    source = evolve(record.source, text=text)
    return evolve(record, source=source)
