"""Offices drawn by Hypothesis: whatever fields they have, every reference leads somewhere."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from rocb import (
    CLAUSES,
    Activity,
    ActivityKind,
    Allowance,
    Closure,
    Coordinates,
    Cost,
    DatedHours,
    Days,
    Deadline,
    Entitlement,
    Governance,
    Headcount,
    Hours,
    Language,
    Layout,
    Limits,
    LocalizedText,
    Member,
    MemberKind,
    Membership,
    MembershipStatus,
    Milestone,
    Mode,
    Money,
    Need,
    Office,
    OpeningHours,
    Organisation,
    OrganisationKind,
    Period,
    Place,
    Plan,
    Premises,
    Programme,
    Purpose,
    Quota,
    Rate,
    Region,
    ReportingYear,
    Role,
    RoomRequest,
    Source,
    Space,
    SpaceKind,
    Status,
    Tariff,
    Terms,
    Theme,
    Unit,
)
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.languages import Fluency, SpokenLanguage
from rocb.planning.experts.skills import Level, RequiredSkill, Skill
from rocb.planning.themes import ThemeArea

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


LINES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=BIDI),
    min_size=1,
    max_size=12,
).filter(str.strip)
TEXTS = st.builds(LocalizedText, LINES, st.none() | LINES) | st.builds(
    LocalizedText, st.none(), LINES
)
SOURCES = st.builds(Source, LINES, st.booleans())
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,9}", fullmatch=True)
CODES = st.from_regex(r"[A-Z]{2}", fullmatch=True)
LANGUAGES = st.lists(st.sampled_from(["en", "ru", "fr", "az"]), unique=True, max_size=3).map(tuple)
DATES = st.dates(date(1990, 1, 1), date(2050, 1, 1))
DAYS = st.builds(lambda pair: Days(*sorted(pair)), st.tuples(DATES, DATES))
COUNTS = st.none() | st.integers(1, 10**12)
CLOCKS = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda pair: time(*pair))
HOURS_OF_A_DAY = st.lists(CLOCKS, min_size=2, max_size=2, unique=True).map(sorted)
AMOUNTS = st.decimals(-(10**12), 10**12, places=2)
COORDINATES = st.builds(
    Coordinates, st.decimals(-90, 90, places=4), st.decimals(-180, 180, places=9)
)
URIS = st.from_regex(r"(https|xmpp|tel|Geo\+2):[!#-\[\]-~]{1,20}", fullmatch=True)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def records(
    make: Callable[..., Any], *parts: st.SearchStrategy[Any], ids: st.SearchStrategy[str] = IDS
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return a strategy for a few records, each with an id of its own."""
    made = st.tuples(ids, *parts).map(lambda values: make(*values))
    return st.lists(made, max_size=3, unique_by=lambda it: getattr(it, "id", None) or it.code).map(
        tuple
    )


def one_of_the(found: tuple[Any, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from([getattr(it, "id", None) or it.code for it in found])


def perhaps(found: tuple[Any, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | one_of_the(found) if found else st.none()


def several(found: tuple[Any, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    if not found:
        return st.just(())
    return st.lists(one_of_the(found), max_size=3, unique=True).map(tuple)


MEMBERSHIPS = st.builds(
    lambda status, ends, source: Membership(status, min(ends), max(ends), source),
    st.sampled_from(MembershipStatus),
    st.lists(DATES, min_size=2, max_size=2, unique=True),
    SOURCES,
) | st.builds(Membership, st.sampled_from(MembershipStatus), st.none() | DATES, st.none(), SOURCES)
MEMBERS = records(Member, TEXTS, st.sampled_from(MemberKind), some(MEMBERSHIPS), ids=CODES)
ORGANISATIONS = records(
    Organisation,
    TEXTS,
    st.none() | st.sampled_from(OrganisationKind),
    SOURCES,
    st.none() | CODES,
)
MILESTONES = st.builds(
    lambda day, text, source: Milestone(day.year, day.month, day.day, text, source),
    DATES,
    TEXTS,
    SOURCES,
) | st.builds(Milestone, st.integers(1952, 9998), st.none(), st.none(), TEXTS, SOURCES)
LENGTHS = st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds)) | st.builds(
    timedelta, days=st.integers(0, 365), hours=st.integers(0, 23), minutes=st.integers(0, 59)
)
ABOVE_ZERO = LENGTHS.filter(bool)
SPANS = st.tuples(HOURS_OF_A_DAY, st.booleans()).map(
    lambda it: (*reversed(it[0]), True) if it[1] else (*it[0], False)
)
"""When something opens and closes, and whether that is overnight."""
OPENINGS = st.builds(lambda weekday, span: OpeningHours(weekday, *span), st.integers(1, 7), SPANS)
DATED = st.builds(lambda day, span: DatedHours(day, *span), DATES, SPANS)
HOURS = st.builds(Hours, some(OPENINGS), SOURCES, some(DATED))
QUOTAS = st.builds(
    Quota, IDS, st.sampled_from(Period), st.none() | IDS, LENGTHS, st.none() | st.integers(0, 99)
) | st.builds(Quota, IDS, st.sampled_from(Period), st.none() | IDS, st.none(), st.integers(0, 99))
NO_SPAN = st.just((None, None))
LIMITS = st.builds(
    lambda soon, long, quotas: Limits(soon[0], soon[1], long[0], long[1], quotas),
    NO_SPAN | st.tuples(LENGTHS, ABOVE_ZERO).map(sorted) | st.tuples(LENGTHS, st.none()),
    NO_SPAN | st.tuples(ABOVE_ZERO, ABOVE_ZERO).map(sorted) | st.tuples(st.none(), ABOVE_ZERO),
    st.lists(QUOTAS, max_size=2, unique_by=lambda it: it.id).map(tuple),
)
KINDS = st.sampled_from(OrganisationKind)
ALLOWANCES = st.builds(Allowance, LENGTHS, st.sampled_from(Period))
ENTITLEMENTS = st.builds(
    lambda id, name, source, ids, kinds, countries, allowance: Entitlement(
        id, name, source, ids, kinds, countries if kinds else (), allowance
    ),
    IDS,
    TEXTS,
    SOURCES,
    st.lists(IDS, min_size=1, max_size=2, unique=True).map(tuple),
    st.lists(KINDS, unique=True, max_size=2).map(tuple),
    st.lists(CODES, unique=True, max_size=2).map(tuple),
    st.none() | ALLOWANCES,
)
PRICES = st.decimals(0, 10**6, places=2)
TARIFFS = st.builds(
    lambda id, name, prices, currency, source, quarters: Tariff(
        id,
        name,
        tuple(Rate(item, unit, Money(price, currency)) for (item, unit), price in prices.items()),
        source,
        *(number * timedelta(minutes=15) for number in (quarters[1], quarters[2], quarters[0])),
    ),
    IDS,
    TEXTS,
    st.dictionaries(st.tuples(IDS, st.sampled_from(Unit)), PRICES, max_size=3),
    st.sampled_from(["AZN", "JPY"]),
    SOURCES,
    st.lists(st.integers(1, 96), min_size=3, max_size=3, unique=True).map(sorted),
)
TERMS = st.builds(
    lambda entitlements, tariff: Terms(
        entitlements, tariff if tariff and tariff.id not in {it.id for it in entitlements} else None
    ),
    st.lists(ENTITLEMENTS, max_size=2, unique_by=lambda it: it.id).map(tuple),
    st.none() | TARIFFS,
)
LAYOUTS = records(Layout, TEXTS, COUNTS, LENGTHS, LENGTHS)
EQUIPMENT = st.lists(st.sampled_from(["board", "beamer", "x.1"]), unique=True).map(tuple)
SPACES = records(
    lambda id, name, kind, capacity, source, note, layouts, pooled, *rest: Space(
        id, name, kind, capacity, source, note, pooled, (), () if pooled else layouts, *rest
    ),
    TEXTS,
    st.sampled_from(SpaceKind),
    COUNTS,
    SOURCES,
    st.none() | TEXTS,
    LAYOUTS,
    st.booleans(),
    EQUIPMENT,
    LENGTHS,
    LENGTHS,
    st.none() | HOURS,
    st.none() | LIMITS,
)
SPOKEN = st.lists(
    st.builds(
        SpokenLanguage, st.sampled_from(["en", "ru", "fr"]), st.none() | st.sampled_from(Fluency)
    ),
    unique_by=lambda it: it.language,
    max_size=2,
).map(tuple)
AWARDS = st.builds(
    lambda accreditation, ends, source: Award(accreditation, min(ends), max(ends), source),
    st.sampled_from(tuple(Accreditation)[1:]),
    st.tuples(DATES, DATES),
    SOURCES,
)
ZONES = st.sampled_from(["Asia/Baku", "Europe/Berlin", "UTC"])


@st.composite
def plans(
    draw: st.DrawFn,
    members: tuple[Member, ...],
    organisations: tuple[Organisation, ...],
    themes: tuple[Theme, ...],
    needs: tuple[Need, ...],
) -> Plan:
    """Draw a plan with activities that refer to what there is."""
    year = draw(st.builds(ReportingYear, st.integers(1990, 2050), st.integers(1, 12)))
    if not themes:
        return Plan(year, (), draw(records(Deadline, TEXTS, DATES, SOURCES)))
    theme = one_of_the(themes)
    required = st.builds(RequiredSkill, theme, st.none() | st.sampled_from(Level))
    roles = st.builds(
        partial(Role, "x"),
        TEXTS,
        st.integers(1, 9),
        st.lists(required, unique=True, max_size=2).map(tuple),
        SPOKEN,
        st.sampled_from(Accreditation),
        st.booleans(),
        SOURCES,
        SPOKEN,
        st.booleans(),
        st.booleans(),
        several(members),
        st.integers(0, 9),
        st.integers(0, 9),
    )
    money = st.builds(Money, AMOUNTS, st.sampled_from(["EUR", "USD"]))
    found = draw(
        records(
            Activity,
            TEXTS,
            st.sampled_from(ActivityKind),
            st.sampled_from(Status),
            theme,
            st.integers(1, 99).map(
                lambda length: Days(
                    year.days.first, date.fromordinal(year.days.first.toordinal() + length)
                )
            ),
            st.none() | st.sampled_from(Mode),
            st.none()
            | st.builds(Place, st.none() | TEXTS, st.none() | CODES, st.none() | COORDINATES),
            perhaps(organisations),
            several(organisations),
            several(organisations),
            several(members),
            COUNTS,
            st.none() | st.builds(Headcount, st.integers(0, 10**12), st.booleans()),
            st.lists(st.sampled_from([it.id for it in CLAUSES]), unique=True, max_size=2).map(
                tuple
            ),
            SOURCES,
            st.lists(CODES, unique=True, max_size=2).map(tuple),
            several(needs),
            some(roles),
            some(
                st.builds(
                    Cost, money.filter(lambda it: it.amount >= 0), perhaps(organisations), SOURCES
                )
            ),
            st.none() | TEXTS,
            st.none() | SOURCES,
            st.none() | URIS,
        )
    )
    activities = tuple(
        evolve(
            activity,
            roles=tuple(
                evolve(role, id=f"{activity.id}.{number}")
                for number, role in enumerate(activity.roles)
            ),
        )
        for activity in found
    )
    deadlines = records(Deadline, TEXTS, DATES, SOURCES, perhaps(activities))
    return Plan(year, activities, draw(deadlines))


@st.composite
def programmes(
    draw: st.DrawFn, members: tuple[Member, ...], organisations: tuple[Organisation, ...]
) -> Programme:
    """Draw a programme for these Members and organisations."""
    themes = draw(records(Theme, TEXTS, st.none() | st.sampled_from(ThemeArea)))
    needs: tuple[Need, ...] = ()
    experts: tuple[Expert, ...] = ()
    if members and themes:
        levels = st.none() | st.integers(0, 5)
        skills = st.builds(Skill, one_of_the(themes), st.none() | st.sampled_from(Level), SOURCES)
        needs = draw(
            records(
                Need,
                one_of_the(members),
                one_of_the(themes),
                levels,
                levels,
                st.none() | st.integers(1, 5),
                DATES,
                SOURCES,
                st.none() | TEXTS,
            )
        )
        experts = draw(
            records(
                Expert,
                TEXTS,
                one_of_the(members),
                some(skills),
                SPOKEN,
                some(AWARDS),
                COUNTS,
                some(DAYS),
                SOURCES,
                some(DAYS),
            )
        )
    plan = draw(st.none() | plans(members, organisations, themes, needs))
    return Programme(themes, needs, experts, plan)


@st.composite
def premises_with_parts(draw: st.DrawFn) -> Premises:
    """Draw premises; a space may be divided into others that stand after it."""
    spaces = draw(SPACES)
    divided = tuple(
        space if space.pooled else evolve(space, parts=draw(several(spaces[number:])))
        for number, space in enumerate(spaces, 1)
    )
    closures = st.builds(
        lambda first, length, *rest: Closure(Days(first, first + timedelta(days=length)), *rest),
        DATES,
        st.integers(0, 365),
        TEXTS,
        SOURCES,
        several(divided),
        st.booleans(),
    )
    return Premises(
        divided,
        draw(st.none() | HOURS),
        draw(some(closures)),
        draw(st.none() | LIMITS),
        draw(st.none() | TERMS),
        draw(st.none() | COORDINATES),
    )


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Draw an office in which every reference leads somewhere."""
    members, organisations = draw(MEMBERS), draw(ORGANISATIONS)
    premises = draw(st.none() | premises_with_parts())
    planning = draw(programmes(members, organisations))
    requests: tuple[RoomRequest, ...] = ()
    if premises is not None and premises.spaces:
        requests = draw(
            records(
                lambda id, space, asks, activity, first, clocks, *rest: RoomRequest(
                    id, space, activity, asks, Days(first, first), *clocks, *rest
                ),
                one_of_the(premises.spaces),
                perhaps(organisations),
                perhaps(planning.plan.activities if planning.plan else ()),
                DATES,
                HOURS_OF_A_DAY,
                COUNTS,
                TEXTS,
                SOURCES,
                st.none() | st.sampled_from(Purpose),
                st.none() | IDS,
                COUNTS,
            )
        )
    governance = st.builds(
        Governance,
        several(organisations),
        several(organisations),
        perhaps(organisations),
        SOURCES,
    )
    return Office(
        id=draw(IDS),
        name=draw(TEXTS),
        region=draw(st.sampled_from(Region)),
        as_of=draw(DATES),
        source=draw(SOURCES),
        time_zone=draw(ZONES if requests else st.none() | ZONES),
        members=members,
        languages=draw(st.lists(st.sampled_from(Language), unique=True).map(tuple)),
        organisations=organisations,
        governance=draw(st.none() | governance),
        history=draw(some(MILESTONES)),
        focus=draw(st.sampled_from([(), ("focus.1",), ("focus.2", "plan.1")])),
        sister_offices=draw(some(TEXTS)),
        planning=planning,
        premises=premises,
        room_requests=requests,
    )
