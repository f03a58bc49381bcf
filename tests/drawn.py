"""Offices drawn by Hypothesis: whatever fields they have, every reference leads somewhere."""

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from rocb import (
    CLAUSES,
    Accreditation,
    Activity,
    ActivityKind,
    Cost,
    Days,
    Expert,
    Governance,
    Headcount,
    Hours,
    Language,
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
    Place,
    Plan,
    Premises,
    Programme,
    Region,
    ReportingYear,
    Role,
    RoomRequest,
    Source,
    Space,
    SpaceKind,
    Status,
    Theme,
)

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
ORGANISATIONS = records(Organisation, TEXTS, st.none() | st.sampled_from(OrganisationKind), SOURCES)
MILESTONES = st.builds(
    lambda day, text, source: Milestone(day.year, day.month, day.day, text, source),
    DATES,
    TEXTS,
    SOURCES,
) | st.builds(Milestone, st.integers(1952, 9998), st.none(), st.none(), TEXTS, SOURCES)
SPACES = records(Space, TEXTS, st.sampled_from(SpaceKind), COUNTS, SOURCES)
OPENINGS = st.builds(
    lambda weekday, clocks: OpeningHours(weekday, *clocks), st.integers(1, 7), HOURS_OF_A_DAY
)
HOURS = st.builds(Hours, some(OPENINGS), some(DAYS), SOURCES)
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
        return Plan(year, ())
    theme = one_of_the(themes)
    roles = st.builds(
        partial(Role, "x"),
        TEXTS,
        st.integers(1, 9),
        theme,
        LANGUAGES,
        st.sampled_from(Accreditation),
        st.booleans(),
        SOURCES,
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
            st.none() | st.builds(Place, st.none() | TEXTS, st.none() | CODES),
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
    return Plan(year, activities)


@st.composite
def programmes(
    draw: st.DrawFn, members: tuple[Member, ...], organisations: tuple[Organisation, ...]
) -> Programme:
    """Draw a programme for these Members and organisations."""
    themes = draw(records(Theme, TEXTS))
    needs: tuple[Need, ...] = ()
    experts: tuple[Expert, ...] = ()
    if members and themes:
        levels = st.none() | st.integers(0, 5)
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
                several(themes),
                LANGUAGES,
                st.sampled_from(Accreditation),
                COUNTS,
                some(DAYS),
                st.booleans(),
                SOURCES,
            )
        )
    plan = draw(st.none() | plans(members, organisations, themes, needs))
    return Programme(themes, needs, experts, plan)


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Draw an office in which every reference leads somewhere."""
    members, organisations = draw(MEMBERS), draw(ORGANISATIONS)
    premises = draw(st.none() | st.builds(Premises, SPACES, st.none() | HOURS))
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
