"""Small cases drawn by Hypothesis, in which everything that can stand in somebody's way does."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.languages import Fluency, SpokenLanguage
from rocb.planning.experts.skills import Level, RequiredSkill, Skill
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase
from rocb.planning.staffing.pinning import with_pins
from rocb.planning.staffing.pricing import Pricing
from tests.offices import STATED, a_plan, a_role, an_activity, an_expert
from tests.planning.experts.builders import a_donor_rule, a_fee, euros
from tests.planning.staffing.builders import march
from tests.planning.staffing.naive import staffings

THEMES = ("valuation", "origin")
CODES = ("AZ", "GE", "KZ")
SPANS = st.builds(
    lambda first, more: march(first, first + more), st.integers(3, 9), st.integers(0, 2)
)
SPOKEN = st.lists(
    st.builds(
        SpokenLanguage,
        st.sampled_from(("en", "ru")),
        st.sampled_from((None, Fluency.B1, Fluency.C1)),
    ),
    unique_by=lambda it: it.language,
    max_size=2,
).map(tuple)
LEVELS = st.sampled_from((None, Level.BASIC, Level.ADVANCED))
PARTS = st.sampled_from(("safe", "safe.1", "safe.1.3"))
KNOWN_PARTS = st.builds(Skill, st.none(), LEVELS, st.just(STATED), PARTS)
ASKED_PARTS = st.builds(RequiredSkill, st.none(), LEVELS, PARTS)
PRICINGS = st.sampled_from(
    (None, Pricing("EUR", (a_donor_rule(),)), Pricing("EUR", (a_donor_rule(travel=None),)))
)

GAP = (
    Award(Accreditation.ACCREDITED, None, date(2021, 3, 4), STATED),
    Award(Accreditation.ACCREDITED, date(2021, 3, 6), None, STATED),
)


def mostly(usual: Any, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw the usual value two times of three."""
    return st.one_of(st.just(usual), st.just(usual), other)


@st.composite
def drawn_experts(draw: st.DrawFn, id: str) -> Expert:
    award = Award(
        draw(st.sampled_from((Accreditation.PRE_ACCREDITED, Accreditation.ACCREDITED))),
        draw(mostly(None, st.just(date(2021, 3, 5)))),
        draw(mostly(None, st.just(date(2021, 3, 6)))),
        STATED,
    )
    themes = draw(mostly(THEMES, st.just(("origin",))))
    return an_expert(
        id,
        administration=draw(st.sampled_from(CODES)),
        skills=(
            *(Skill(it, draw(LEVELS), STATED) for it in themes),
            *draw(mostly((), st.tuples(KNOWN_PARTS))),
        ),
        languages=draw(mostly((SpokenLanguage("en", Fluency.C1),), SPOKEN)),
        awards=draw(mostly((award,), st.sampled_from(((), GAP)))),
        days_per_year=draw(mostly(None, st.integers(0, 6))),
        unavailable=draw(mostly((), st.tuples(SPANS))),
        available=draw(mostly((), st.just((march(1, 8),)))),
        left_on=draw(mostly(None, st.just(date(2021, 3, 7)))),
        fees=draw(mostly((a_fee(None, euros(100)),), st.just((a_fee(None, euros(70)),)))),
    )


@st.composite
def drawn_roles(draw: st.DrawFn, id: str, experts: tuple[str, ...]) -> Role:
    theme = draw(st.sampled_from(THEMES))
    return a_role(
        id,
        seats=draw(st.integers(1, 2)),
        skills=draw(
            mostly(
                (),
                st.tuples(st.builds(RequiredSkill, st.just(theme), mostly(None, LEVELS)))
                | st.tuples(ASKED_PARTS),
            )
        ),
        languages=draw(mostly((), SPOKEN)),
        accreditation=draw(mostly(Accreditation.NONE, st.just(Accreditation.PRE_ACCREDITED))),
        independent=draw(mostly(False, st.just(True))),  # noqa: FBT003
        team_languages=draw(mostly((), SPOKEN)),
        lead=draw(st.booleans()),
        escorted=draw(mostly(False, st.just(True))),  # noqa: FBT003
        excluded=draw(mostly((), st.just(("KZ",)))),
        preparation=draw(mostly(0, st.just(1))),
        travel=draw(mostly(0, st.just(1))),
        forbidden=draw(mostly((), st.just(experts[:1]))),
    )


@st.composite
def drawn_cases(draw: st.DrawFn, *, pins: bool = True) -> StaffingCase:
    """Draw a case of two or three roles and up to three experts; its pins can hold together."""
    ids = tuple(f"e{number}" for number in range(draw(st.integers(1, 3))))
    pool = tuple(draw(drawn_experts(id)) for id in ids)
    activities: list[Activity] = []
    for number, size in enumerate(draw(st.sampled_from(((1, 1), (2, 1), (2,), (1, 1, 1))))):
        roles = tuple(draw(drawn_roles(f"r{number}{place}", ids)) for place in range(size))
        days: Days = draw(SPANS)
        activities.append(an_activity(f"a{number}", days=days, roles=roles))
    weights = tuple(
        ActivityWeight(it.id, draw(st.integers(1, 3))) for it in activities if draw(st.booleans())
    )
    case = StaffingCase(a_plan(*activities), pool, pricing=draw(PRICINGS), weights=weights)
    return draw(_pinned(case)) if pins and draw(st.booleans()) else case


@st.composite
def _pinned(draw: st.DrawFn, case: StaffingCase) -> StaffingCase:
    """Draw pins that can hold together, if there are any."""
    chosen: frozenset[tuple[str, str]] = draw(st.sampled_from(list(staffings(case))))
    pins: dict[str, tuple[str, ...]] = {}
    for role, expert in sorted(chosen):
        if not pins or draw(st.booleans()):
            pins[role] = (*pins.get(role, ()), expert)
    return with_pins(case, pins)
