from datetime import date

from rocb import Days, Status
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.skills import Level, RequiredSkill
from rocb.planning.needs.needs import Need
from rocb.planning.plan.roles import Role
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.pool_gaps import pool_gaps
from tests.offices import (
    SAMPLE,
    a_need,
    a_plan,
    a_role,
    an_activity,
    an_expert,
    asked,
    skilled,
    spoken,
)
from tests.reporting.accounts.bases import QUARTERS, a_basis


def based(
    *roles: Role,
    pool: tuple[Expert, ...] = (an_expert(),),
    needs: tuple[Need, ...] = (a_need(),),
    **changes: object,
) -> Basis:
    plan = a_plan(an_activity("activity", roles=roles, **changes))
    experts = (*pool, *(() if any(it.id == "expert" for it in pool) else (an_expert(),)))
    return a_basis(QUARTERS[0], plan=plan, experts=experts, needs=needs)


def test_a_skill_that_two_experts_have_is_no_gap():
    role = a_role(skills=asked("valuation"), languages=())
    one = (an_expert(),)
    (gap,) = pool_gaps(based(role, pool=one)).skills
    assert (gap.skill, gap.able.value, gap.able.records) == (
        RequiredSkill("valuation"),
        1,
        ("expert",),
    )
    assert pool_gaps(based(role, pool=(*one, an_expert("other")))).skills == ()


def test_a_gap_counts_the_seats_that_ask_for_it_and_who_knows_it_less_well():
    wanted = (RequiredSkill("valuation", Level.LEADING),)
    roles = (
        a_role("first", seats=2, skills=wanted, languages=(), source=SAMPLE),
        a_role("second", skills=wanted, languages=()),
    )
    pool = (an_expert(skills=skilled("valuation", level=Level.BASIC), source=SAMPLE),)
    (gap,) = pool_gaps(based(*roles, pool=pool)).skills
    assert (gap.asked.value, gap.asked.records, gap.asked.sample) == (3, ("first", "second"), True)
    assert (gap.able.value, gap.able.sample) == (0, False)
    assert (gap.below.records, gap.below.sample) == (("expert",), True)


def test_a_language_that_nobody_speaks_is_a_gap():
    role = a_role(skills=(), languages=spoken("fr"), seats=2)
    (gap,) = pool_gaps(based(role)).languages
    assert (gap.language.language, gap.asked.value, gap.able.value) == ("fr", 2, 0)


def test_what_does_not_take_place_or_begins_at_another_time_asks_for_nothing():
    role = a_role(skills=asked("risk"))
    assert pool_gaps(based(role, status=Status.CANCELLED)).skills == ()
    later = Days(date(2021, 4, 1), date(2021, 4, 1))
    assert pool_gaps(based(role, days=later)).skills == ()


def test_a_theme_is_a_gap_where_a_member_has_no_expert_from_elsewhere():
    needs = (a_need(), a_need("other", member="GE", source=SAMPLE))
    (gap,) = pool_gaps(based(needs=needs)).themes
    assert (gap.theme, gap.lacking.records, gap.unserved.records) == (
        "valuation",
        ("AZ", "GE"),
        ("GE",),
    )
    assert (gap.skilled.records, gap.lacking.sample) == (("expert",), True)
    assert pool_gaps(based()).themes == ()
