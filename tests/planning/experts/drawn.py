"""The pool drawn by Hypothesis: whatever fields it has, every reference leads somewhere."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from rocb.money import Money
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.evaluations import Evaluation, Rating
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.fees import DonorRule, Fee
from rocb.planning.experts.languages import Fluency, SpokenLanguage
from rocb.planning.experts.skills import Level, RequiredSkill, Skill
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.pricing import ExchangeRate, Pricing
from tests.drawn import COUNTS, DATES, DAYS, IDS, PRICES, SOURCES, TEXTS, some
from tests.planning.refs import Refs

AMOUNTS = st.none() | st.builds(Money, PRICES, st.sampled_from(["EUR", "USD"]))
LEVELS = st.none() | st.sampled_from(Level)
PROVISIONS = st.sampled_from(["rkc", "safe", "safe.1.3"])
SPOKEN = st.lists(
    st.builds(
        SpokenLanguage, st.sampled_from(["en", "ru", "fr"]), st.none() | st.sampled_from(Fluency)
    ),
    unique_by=lambda it: it.language,
    max_size=2,
).map(tuple)


@st.composite
def drawn_experts(draw: st.DrawFn, refs: Refs) -> tuple[Expert, ...]:
    """Draw a few experts, the one called `expert` among them, lent by the Member called GE."""
    ids = ("expert", *draw(st.lists(IDS.filter("expert".__ne__), max_size=2, unique=True)))
    return tuple(draw(_experts(id, refs)) for id in ids)


@st.composite
def _experts(draw: st.DrawFn, id: str, refs: Refs) -> Expert:
    left_on = draw(st.none() | DATES)
    skills = st.builds(Skill, refs.one("themes"), LEVELS, SOURCES) | st.builds(
        Skill, st.none(), LEVELS, SOURCES, PROVISIONS
    )
    return Expert(
        id,
        draw(TEXTS),
        "GE" if id == "expert" else draw(refs.one("members")),
        draw(some(skills)),
        draw(SPOKEN),
        draw(some(_awards(refs))),
        draw(COUNTS),
        draw(some(DAYS)),
        draw(SOURCES),
        draw(some(DAYS)),
        draw(_each_donor(st.builds(Fee, refs.perhaps("organisations"), AMOUNTS, SOURCES))),
        left_on,
        None if left_on is None else draw(st.none() | TEXTS),
    )


def _each_donor(records: st.SearchStrategy[Fee]) -> st.SearchStrategy[tuple[Fee, ...]]:
    return st.lists(records, unique_by=lambda it: it.donor, max_size=2).map(tuple)


@st.composite
def _awards(draw: st.DrawFn, refs: Refs) -> Award:
    """Draw an award by no activity, or after all that the office has."""
    activity = draw(refs.perhaps("activities"))
    on = draw(st.none() | (DATES if activity is None else st.just(date(2035, 1, 1))))
    length = draw(st.none() | st.integers(0, 999).map(timedelta))
    expires = None if length is None else (on or date(2021, 1, 1)) + length
    steps = st.sampled_from([it for it in Accreditation if it.step])
    return Award(draw(steps), on, expires, draw(SOURCES), activity)


@st.composite
def drawn_pricing(draw: st.DrawFn, refs: Refs) -> Pricing | None:
    """Draw none, or a few rules, at most one for each donor, and rates of exchange."""
    donors = st.lists(refs.perhaps("organisations"), unique=True, max_size=3)
    rules = []
    for number, donor in enumerate(draw(donors)):
        pays = draw(st.booleans())
        most = draw(AMOUNTS) if pays else None
        rest = (draw(AMOUNTS), draw(AMOUNTS), draw(SOURCES))
        rules.append(DonorRule(f"rule-{number}", donor, pays, most, *rest))
    worths = st.decimals(Decimal("0.01"), 100, places=4)
    rates = st.lists(
        st.builds(ExchangeRate, st.sampled_from(("USD", "AZN")), worths, SOURCES),
        unique_by=lambda it: it.currency,
        max_size=2,
    )
    if draw(st.booleans()):
        return None
    return Pricing("EUR", tuple(rules), tuple(draw(rates)))


@st.composite
def drawn_evaluations(draw: st.DrawFn, refs: Refs) -> tuple[Evaluation, ...]:
    """Draw a few evaluations of missions."""
    ratings = st.lists(
        st.builds(Rating, TEXTS, st.none() | st.integers(1, 5)),
        unique_by=lambda it: it.criterion,
        max_size=2,
    ).map(tuple)
    return tuple(
        draw(
            st.builds(
                Evaluation,
                st.just(id),
                refs.one("experts"),
                refs.one("activities"),
                DATES,
                TEXTS,
                ratings,
                SOURCES,
                st.none() | st.booleans(),
                st.none() | TEXTS,
            )
        )
        for id in draw(st.lists(IDS, max_size=2, unique=True))
    )


@st.composite
def drawn_roles(draw: st.DrawFn, id: str, refs: Refs, *, pins: bool) -> Role:
    """Draw a role, with somebody pinned to it where that is wanted."""
    skills = st.builds(RequiredSkill, refs.one("themes"), LEVELS) | st.builds(
        RequiredSkill, st.none(), LEVELS, PROVISIONS
    )
    pinned = draw(refs.some("experts")) if pins else ()
    forbidden = draw(refs.some("experts"))
    return Role(
        id,
        draw(TEXTS),
        draw(st.integers(2, 9)),
        draw(st.lists(skills, unique=True, max_size=2).map(tuple)),
        draw(SPOKEN),
        draw(st.sampled_from(Accreditation)),
        draw(st.booleans()),
        draw(SOURCES),
        draw(SPOKEN),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(refs.some("members")),
        draw(st.integers(0, 9)),
        draw(st.integers(0, 9)),
        pinned,
        tuple(it for it in forbidden if it not in pinned),
        draw(refs.perhaps("organisations")),
    )
