"""Each room is known as it was on the last day of March, when something followed in April."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from rocb import Days, Status, Step
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.needs.preferences import Preferences
from rocb.planning.network.network import Network
from rocb.planning.network.translations import TranslationState
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.partners.pledges import PledgeStatus
from rocb.planning.past.administrations import administrations_on
from rocb.planning.past.diagnostics import benchmarks_on, diagnostics_on
from rocb.planning.past.needs import needs_on, preferences_on
from rocb.planning.past.network import network_on
from rocb.planning.past.partnerships import partnerships_on
from rocb.planning.past.people import experts_on
from rocb.planning.past.plans import plans_on
from rocb.planning.past.portfolio import portfolio_on
from rocb.planning.past.strategies import strategies_on
from rocb.planning.plan.changes import Change
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import changed
from rocb.planning.programme import Programme
from rocb.planning.projects.phases import ColumbusPhase
from rocb.planning.projects.portfolio import Portfolio
from tests.offices import YEAR, a_need, a_role, an_activity, an_expert, both
from tests.planning.administrations.builders import a_contact_point as a_contact_of
from tests.planning.administrations.builders import (
    a_staff_count,
    a_structure,
    an_acceptance,
    an_administration,
    an_amendment,
    some_languages,
    stated,
)
from tests.planning.benchmarking.builders import a_benchmark, a_figure
from tests.planning.corrections.builders import day
from tests.planning.diagnostics.builders import a_response, a_survey, an_assessment
from tests.planning.experts.builders import an_award
from tests.planning.needs.builders import a_ballot, a_comparison, a_criterion, a_weighting
from tests.planning.network.builders import (
    a_development,
    a_direction,
    a_guidance,
    a_notice,
    a_policy_gap,
    a_representation,
    a_secretariat_activity,
    a_staff_member,
    a_translation,
    a_translation_step,
    an_answer,
)
from tests.planning.partners.builders import (
    a_capital_need,
    a_conference,
    a_contact,
    a_forum,
    a_pledge,
    a_proposal,
    a_relation,
)
from tests.planning.partners.builders import a_step as a_pledge_step
from tests.planning.plan.pasts import a_begun_plan
from tests.planning.projects.builders import (
    a_delivery,
    a_lesson,
    a_note,
    a_phase,
    a_project,
    a_reply,
    a_support_request,
    an_action,
    an_action_plan,
    an_evaluation,
)
from tests.planning.strategy.builders import (
    a_goal,
    a_measurement,
    a_step,
    a_strategy,
    a_target,
    an_indicator,
)

MARCH, APRIL = day("03-31"), day("04-01")
TEXT = both("Later")
LATER = stated(APRIL)
CALLED_OFF = Days(MARCH, MARCH)
OVER, GOING_ON = Days(day("03-30"), MARCH), Days(day("03-30"), APRIL)
PARTNERS = partial(evolve, Partnerships())
NETWORK = partial(evolve, Network())
LENT_BY = {"expert": "GE"}
AWARDED = (an_award(Accreditation.PRE_SCREENED), an_award(Accreditation.PRE_ACCREDITED, "03-31"))


def of_network(network: Network, on: Any) -> Network:
    return network_on(network, LENT_BY, on)


def of_experts(experts: Any, on: Any) -> Any:
    return experts_on(experts, (), on)


def portfolio(*projects: Any, plans: Any = (), lessons: Any = ()) -> Portfolio:
    return Portfolio(projects, plans, lessons)


def strategy(**changes: Any) -> Any:
    return (a_strategy(**changes),)


def measured(**changes: Any) -> Any:
    return strategy(goals=(a_goal(indicators=(an_indicator(**changes),)),))


TARGETS = (a_target(), a_target(set_on=APRIL, why=TEXT))
FIGURES = (a_measurement("2021-03-31", 11), a_measurement("2021-04-01", 12))
ROWS: list[tuple[Callable[..., Any], Any, Any]] = [
    (needs_on, (a_need(found_on=MARCH),), (a_need(found_on=MARCH),)),
    (needs_on, (a_need(found_on=APRIL),), ()),
    (needs_on, (a_need(met_on=APRIL),), (a_need(),)),
    (needs_on, (a_need(met_on=MARCH),), (a_need(met_on=MARCH),)),
    (
        preferences_on,
        Preferences(
            (a_ballot("a", on=MARCH), a_ballot("a", on=APRIL)),
            (a_comparison(on=APRIL),),
            (a_weighting(a_criterion(), on=APRIL),),
        ),
        Preferences((a_ballot("a", on=MARCH),)),
    ),
    (
        diagnostics_on,
        Diagnostics(
            (),
            (an_assessment(on=MARCH), an_assessment("later", on=APRIL)),
            (
                a_survey("survey", sent_on=MARCH),
                a_survey("later", sent_on=APRIL),
                a_survey("unsent", sent_on=None, closes=None),
            ),
        ),
        Diagnostics(
            (),
            (an_assessment(on=MARCH),),
            (a_survey("survey", sent_on=MARCH), a_survey("unsent", sent_on=None, closes=None)),
        ),
    ),
    (
        diagnostics_on,
        Diagnostics(
            surveys=(
                a_survey("survey", a_response(on=MARCH), a_response("GE", on=APRIL), sent_on=MARCH),
            )
        ),
        Diagnostics(surveys=(a_survey("survey", a_response(on=MARCH), sent_on=MARCH),)),
    ),
    (
        benchmarks_on,
        (a_benchmark(a_figure(on=MARCH), a_figure("GE", on=APRIL)),),
        (a_benchmark(a_figure(on=MARCH)),),
    ),
    (strategies_on, strategy(drafted=a_step("2021-04-01")), ()),
    (strategies_on, strategy(drafted=a_step("2021-03-31")), strategy(drafted=a_step("2021-03-31"))),
    (
        strategies_on,
        strategy(consultations=(a_step("2021-03-31"), a_step("2021-04-01"))),
        strategy(consultations=(a_step("2021-03-31"),)),
    ),
    (strategies_on, strategy(adopted=a_step("2021-04-01")), strategy()),
    (strategies_on, measured(targets=TARGETS), measured(targets=TARGETS[:1])),
    (strategies_on, measured(measurements=FIGURES), measured(measurements=FIGURES[:1])),
    (strategies_on, measured(baseline=FIGURES[1]), measured(baseline=None)),
    (portfolio_on, portfolio(a_project(proposed_on=APRIL)), portfolio()),
    (
        portfolio_on,
        portfolio(
            a_project(
                phases=(
                    a_phase(ColumbusPhase.DIAGNOSTIC, "2021-03-31"),
                    a_phase(ColumbusPhase.IMPLEMENTATION, "2021-04-01"),
                )
            )
        ),
        portfolio(a_project(phases=(a_phase(ColumbusPhase.DIAGNOSTIC, "2021-03-31"),))),
    ),
    (
        portfolio_on,
        portfolio(a_project(support=a_support_request(asked_on=APRIL))),
        portfolio(a_project()),
    ),
    (
        portfolio_on,
        portfolio(a_project(support=a_support_request(reply=a_reply("2021-04-01")))),
        portfolio(a_project(support=a_support_request())),
    ),
    (portfolio_on, portfolio(plans=(an_action_plan(drawn_up_on=APRIL),)), portfolio()),
    (
        portfolio_on,
        portfolio(
            plans=(
                an_action_plan(
                    an_action(done_on=APRIL, progress=(a_note("2021-03-31"), a_note("2021-04-01")))
                ),
            )
        ),
        portfolio(plans=(an_action_plan(an_action(progress=(a_note("2021-03-31"),))),)),
    ),
    (portfolio_on, portfolio(lessons=(a_lesson(learnt_on=APRIL),)), portfolio()),
    (
        portfolio_on,
        portfolio(
            lessons=(
                a_lesson(
                    learnt_on=MARCH,
                    evaluation=an_evaluation("2021-04-01"),
                    deliveries=(a_delivery(on="2021-04-01"),),
                ),
            )
        ),
        portfolio(lessons=(a_lesson(learnt_on=MARCH),)),
    ),
    (
        portfolio_on,
        portfolio(
            lessons=(
                a_lesson(
                    learnt_on=MARCH,
                    evaluation=an_evaluation("2021-03-31"),
                    deliveries=(a_delivery(on="2021-03-31"), a_delivery("AZ", "2021-04-01")),
                ),
            )
        ),
        portfolio(
            lessons=(
                a_lesson(
                    learnt_on=MARCH,
                    evaluation=an_evaluation("2021-03-31"),
                    deliveries=(a_delivery(on="2021-03-31"),),
                ),
            )
        ),
    ),
    (
        partnerships_on,
        PARTNERS(
            relations=(
                a_relation(contacts=(a_contact("2021-03-31"), a_contact("2021-04-01"))),
                a_relation("other", identified_on=APRIL),
            ),
            pledges=(
                a_pledge(
                    "pledge",
                    None,
                    a_pledge_step(PledgeStatus.CONFIRMED, "2021-03-31"),
                    a_pledge_step(PledgeStatus.RECEIVED, "2021-04-01"),
                    pledged_on=MARCH,
                ),
                a_pledge("later", pledged_on=APRIL),
            ),
            capital_needs=(a_capital_need(), a_capital_need("later", stated_on=APRIL)),
            proposals=(
                a_proposal(reply=a_reply("2021-04-01")),
                a_proposal("later", proposed_on=APRIL),
            ),
        ),
        PARTNERS(
            relations=(a_relation(contacts=(a_contact("2021-03-31"),)),),
            pledges=(
                a_pledge(
                    "pledge",
                    None,
                    a_pledge_step(PledgeStatus.CONFIRMED, "2021-03-31"),
                    pledged_on=MARCH,
                ),
            ),
            capital_needs=(a_capital_need(),),
            proposals=(a_proposal(),),
        ),
    ),
    (
        partnerships_on,
        PARTNERS(
            fora=(
                evolve(a_forum("over", attended=True, outcome=TEXT), days=OVER),
                evolve(a_forum(attended=True, outcome=TEXT), days=GOING_ON),
            ),
            conferences=(
                a_conference("over", days=OVER, attended=("bank",)),
                a_conference(days=GOING_ON, attended=("bank",)),
            ),
        ),
        PARTNERS(
            fora=(
                evolve(a_forum("over", attended=True, outcome=TEXT), days=OVER),
                evolve(a_forum(), days=GOING_ON),
            ),
            conferences=(
                a_conference("over", days=OVER, attended=("bank",)),
                a_conference(days=GOING_ON),
            ),
        ),
    ),
    (
        of_network,
        NETWORK(
            policy_gaps=(
                a_policy_gap(raised_on=APRIL, raised_to="wco", closed_on=APRIL),
                a_policy_gap(
                    "raised",
                    raised_on=MARCH,
                    raised_to="wco",
                    answers=(an_answer("03-31"), an_answer("04-01")),
                ),
                a_policy_gap("later", found_on=APRIL),
            ),
            translations=(
                a_translation(
                    steps=(
                        a_translation_step(TranslationState.UNDER_WAY, "03-31"),
                        a_translation_step(TranslationState.DELIVERED, "04-01"),
                    )
                ),
                a_translation("later", asked_on=APRIL, due=None),
            ),
            secretariat_activities=(
                a_secretariat_activity(notices=(a_notice("03-31", "AZ"), a_notice("04-01", "GE"))),
            ),
        ),
        NETWORK(
            policy_gaps=(
                a_policy_gap(),
                a_policy_gap(
                    "raised", raised_on=MARCH, raised_to="wco", answers=(an_answer("03-31"),)
                ),
            ),
            translations=(
                a_translation(steps=(a_translation_step(TranslationState.UNDER_WAY, "03-31"),)),
            ),
            secretariat_activities=(a_secretariat_activity(notices=(a_notice("03-31", "AZ"),)),),
        ),
    ),
    (
        of_network,
        NETWORK(
            representations=(
                a_representation("over", days=OVER, attended=True, outcome=TEXT),
                a_representation("reported", days=OVER, attended=True, report_sent_on=APRIL),
                a_representation(days=GOING_ON, attended=True, outcome=TEXT, report_sent_on=APRIL),
            )
        ),
        NETWORK(
            representations=(
                a_representation("over", days=OVER, attended=True, outcome=TEXT),
                a_representation("reported", days=OVER, attended=True),
                a_representation(days=GOING_ON),
            )
        ),
    ),
    (
        of_network,
        NETWORK(
            staff_development=(
                a_staff_member(
                    "person",
                    a_development(last=APRIL),
                    a_development(first=APRIL, last=None, result=None),
                    left_on=APRIL,
                ),
                a_staff_member("moved", expert="expert", left_on=APRIL),
                a_staff_member("lent", member="GE", expert="expert", left_on=APRIL),
                a_staff_member("gone", expert="expert", left_on=MARCH),
            )
        ),
        NETWORK(
            staff_development=(
                a_staff_member("person", a_development(last=None, result=None)),
                a_staff_member("moved"),
                a_staff_member("lent", member="GE", expert="expert"),
                a_staff_member("gone", expert="expert", left_on=MARCH),
            )
        ),
    ),
    (
        of_network,
        NETWORK(
            guidance=(
                a_guidance(followed_up_on=APRIL, outcome=TEXT),
                a_guidance("followed", followed_up_on=MARCH, outcome=TEXT),
                a_guidance("later", on=APRIL),
            ),
            directions=(
                a_direction(done_on=APRIL, done=TEXT),
                a_direction("done", done_on=MARCH, done=TEXT),
                a_direction("later", on=APRIL),
            ),
        ),
        NETWORK(
            guidance=(
                a_guidance(),
                a_guidance("followed", followed_up_on=MARCH, outcome=TEXT),
            ),
            directions=(a_direction(), a_direction("done", done_on=MARCH, done=TEXT)),
        ),
    ),
    (
        administrations_on,
        (
            an_administration(
                owned=LATER,
                structures=(a_structure(), a_structure(stated=LATER)),
                staff=(a_staff_count(), a_staff_count(stated=LATER)),
                languages=(some_languages(), some_languages(stated=LATER)),
                contacts=(a_contact_of(), a_contact_of(stated=LATER)),
                acceptances=(an_acceptance(), an_acceptance(stated=LATER)),
            ),
        ),
        (
            an_administration(
                owned=None,
                structures=(a_structure(),),
                staff=(a_staff_count(),),
                languages=(some_languages(),),
                contacts=(a_contact_of(),),
                acceptances=(an_acceptance(),),
            ),
        ),
    ),
    (
        administrations_on,
        (
            an_administration(
                amendments=(
                    an_amendment("waiting", why=TEXT),
                    an_amendment("confirmed", confirmed_on=APRIL),
                    an_amendment("declined", declined_on=APRIL, why=TEXT),
                    an_amendment("answered", declined_on=MARCH, why=TEXT),
                    an_amendment("later", on=APRIL),
                )
            ),
        ),
        (
            an_administration(
                amendments=(
                    an_amendment("waiting", why=TEXT),
                    an_amendment("confirmed"),
                    an_amendment("declined"),
                    an_amendment("answered", declined_on=MARCH, why=TEXT),
                )
            ),
        ),
    ),
    (
        of_experts,
        (
            an_expert(
                awards=(*AWARDED, an_award(Accreditation.ACCREDITED, "04-01")),
                left_on=APRIL,
                left_because=TEXT,
            ),
            an_expert("gone", left_on=MARCH, left_because=TEXT),
        ),
        (an_expert(awards=AWARDED), an_expert("gone", left_on=MARCH, left_because=TEXT)),
    ),
]


@pytest.mark.parametrize(("known_on", "register", "expected"), ROWS)
def test_what_followed_in_april_was_not_known_in_march(known_on, register, expected):
    assert known_on(register, MARCH) == expected
    assert known_on(register, APRIL) == register


PINNED = (a_role(pinned=("expert",)),)
WINDOW = Days(day("06-01"), day("06-30"))
MOVED = Days(day("06-20"), day("06-21"))


def a_year(**changes: Any) -> Plan:
    """A plan of one activity in June, with somebody pinned to it."""
    days = Days(day("06-07"), day("06-08"))
    planned = {"status": Status.PLANNED, "days": days, "roles": PINNED, "window": WINDOW}
    return a_begun_plan(an_activity(**{**planned, **changes}))


def a_step_of_it(step: Step, on: str, **more: Any) -> Change:
    return Change("activity", day(on), "Officer", step, **more)


def test_who_was_pinned_to_other_days_is_not_known():
    moved = changed(a_year(), a_step_of_it(Step.RESCHEDULE, "04-01", days=MOVED))
    found = plans_on(Programme(plan=moved), MARCH)
    assert found.moved == {"activity"}
    assert found.plan == a_year(roles=(a_role(),), window=None)
    now = plans_on(Programme(plan=moved), APRIL)
    assert (now.plan, now.moved) == (moved, frozenset())


def test_who_was_pinned_to_what_was_called_off_is_not_known():
    off = changed(a_year(), a_step_of_it(Step.CANCEL, "04-01", why=TEXT))
    assert plans_on(Programme(plan=off), MARCH).plan == a_year(roles=(a_role(),), window=None)


def test_who_was_pinned_to_what_began_as_planned_was_pinned_before():
    begun = changed(a_year(), a_step_of_it(Step.START, "06-07"))
    assert plans_on(Programme(plan=begun), MARCH).plan == a_year()


def test_a_step_that_was_told_late_was_not_known_before():
    told = changed(a_year(), a_step_of_it(Step.START, "03-30", entered=APRIL))
    assert plans_on(Programme(plan=told), MARCH).plan == a_year()
    assert plans_on(Programme(plan=told), APRIL).plan == told


def test_an_award_tells_no_activity_that_moved_afterwards():
    award = an_award(Accreditation.PRE_ACCREDITED, "03-31", activity="activity")
    (found,) = experts_on((an_expert(awards=(award,)),), {"activity"}, MARCH)
    assert found.awards == (evolve(award, activity=None),)
    (same,) = experts_on((an_expert(awards=(award,)),), {"other"}, MARCH)
    assert same.awards == (award,)


def years(*numbers: int) -> tuple[Plan, ...]:
    return tuple(Plan(evolve(YEAR, year=number), ()) for number in numbers)


@pytest.mark.parametrize(
    ("former", "now", "on", "plan"),
    [
        ((2020, 2021), 2022, "2022-01-01", 2022),
        ((2020, 2021), 2022, "2021-12-31", 2021),
        ((2020, 2021), 2022, "2020-06-30", 2020),
        ((2020, 2021), 2022, "2019-12-31", None),
        ((2020, 2021), 2022, "2025-01-01", 2022),
        ((2019, 2021), 2022, "2020-06-30", 2019),
        ((2020, 2021), None, "2021-06-30", 2021),
        ((2020, 2021), None, "2022-06-30", None),
        ((2019, 2021), None, "2020-06-30", 2019),
        ((), None, "2021-06-30", None),
        ((), 2021, "2020-12-31", None),
    ],
)
def test_the_plan_of_a_day_is_that_of_its_year_or_the_last_one_before(former, now, on, plan):
    held = Programme(former=years(*former), plan=years(now)[0] if now else None)
    found = plans_on(held, day(on))
    assert found.plan == (years(plan)[0] if plan else None)
    before = [it for it in (*former, *([now] if now else [])) if day(f"{it}-01-01") <= day(on)]
    assert found.former == years(*(it for it in before if it != plan))
