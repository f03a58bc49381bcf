"""A small year that fills every section of the pages of a year, and an office that fills none."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import cache

from rocb import (
    Cost,
    Days,
    Governance,
    Headcount,
    Hours,
    LocalizedText,
    Money,
    Office,
    OfficeYear,
    Organisation,
    OrganisationKind,
    Place,
    Premises,
    ReportingYear,
    Source,
    SpaceKind,
    Theme,
    run_year,
)
from rocb.planning.programme import Programme
from rocb.profiles import example_year
from tests.offices import (
    SAMPLE,
    STATED,
    YEAR,
    a_member,
    a_need,
    a_plan,
    a_role,
    a_room_request,
    a_space,
    an_activity,
    an_expert,
    an_office,
    both,
    weekday_hours,
)

NAMED = (
    "office",
    "member",
    "organisation",
    "theme",
    "activity",
    "note",
    "city",
    "role",
    "expert",
    "space",
    "title",
)
"""What has a name in the full year; the name is made of one of these words."""

SOURCED = (
    "office",
    "organisation",
    "need",
    "activity",
    "role",
    "expert",
    "cost",
    "space",
    "hours",
    "request",
)
"""What has a source in the full year."""

NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- a comment -->",
    "a & b &amp; &lt;c&gt;",
    "]]>",
    "-- a -- b --",
    "“a” \"b\" 'c' `d`",
    "# a heading",
    "| a | b |",
    "\\| a \\",
    "[a link](https://example.org)",
    "![an image](a.png)",
    "<https://example.org>",
    "*a* **b** _c_ __d__ ~~e~~",
    "1. a",
    "- a",
    "+ a",
    "> a",
    "=== a",
    "```",
    "    a",
    "{part} {0} {} %s",
    "😀 e\u0301 \u200d",
)


def stated(_kind: str) -> Source:
    """The source of everything that is no sample."""
    return STATED


@cache
def the_example() -> OfficeYear:
    """The packaged year 2021 of Europe."""
    return run_year(example_year())


def full_office(
    named: Callable[[str], LocalizedText] = both,
    sourced: Callable[[str], Source] = stated,
) -> Office:
    """An office whose first quarter has something of all that the pages of a year show.

    `named` gives the names, by the words of `NAMED`; `sourced` gives the sources, by `SOURCED`.
    """
    role, request = sourced("role"), sourced("request")
    first = an_activity(
        "first",
        title=named("activity"),
        days=Days(date(2021, 3, 1), date(2021, 3, 3)),
        place=Place(named("city"), "GE"),
        organisers=("host",),
        sponsors=("donor",),
        participants=Headcount(1250, approximate=True),
        needs=("need",),
        roles=(a_role("first-role", title=named("role"), source=role),),
        costs=(
            Cost(Money(Decimal("1250.50"), "EUR"), "donor", sourced("cost")),
            Cost(Money(Decimal(300), "USD"), "donor", sourced("cost")),
        ),
        note=named("note"),
        source=sourced("activity"),
    )
    second = an_activity(
        "second",
        title=named("activity"),
        days=Days(date(2021, 3, 2), date(2021, 3, 4)),
        members=("GE",),
        guests=("JP",),
        roles=(a_role("second-role", title=named("role"), source=role),),
        source=sourced("activity"),
    )
    third = an_activity(
        "third",
        title=named("activity"),
        days=Days(date(2021, 4, 5), date(2021, 4, 6)),
        members=(),
        place=Place(named("city"), None),
        source=sourced("activity"),
    )
    hours = weekday_hours()
    monday = Days(date(2021, 3, 1), date(2021, 3, 1))
    saturday = Days(date(2021, 3, 6), date(2021, 3, 6))
    made = {"title": named("title"), "organisation": "host", "source": request}
    return an_office(
        name=named("office"),
        source=sourced("office"),
        members=tuple(a_member(code, name=named("member")) for code in ("AZ", "GE", "KZ")),
        organisations=(
            Organisation("host", named("organisation"), None, sourced("organisation")),
            Organisation(
                "donor", named("organisation"), OrganisationKind.DONOR, sourced("organisation")
            ),
        ),
        governance=Governance((), ("host",), None, source=STATED),
        planning=Programme(
            themes=(Theme("valuation", named("theme")),),
            needs=(
                a_need("need", source=sourced("need")),
                a_need("unassessed", member="GE", current=None, source=sourced("need")),
            ),
            experts=(an_expert("expert", name=named("expert"), source=sourced("expert")),),
            plan=a_plan(first, second, third),
        ),
        premises=Premises(
            (
                a_space("room", name=named("space"), source=sourced("space")),
                a_space(
                    "hall",
                    name=named("space"),
                    kind=SpaceKind.CONFERENCE_HALL,
                    capacity=None,
                    source=sourced("space"),
                ),
            ),
            Hours(hours.weekly, sourced("hours")),
        ),
        room_requests=(
            a_room_request("accepted", **made, activity="first", days=None),
            a_room_request("taken", **made, days=monday, starts=time(11), headcount=40),
            a_room_request("closed", **made, space="hall", days=saturday),
            a_room_request("late", **made, space="hall", days=monday, ends=time(20), headcount=5),
        ),
    )


def full_year(
    named: Callable[[str], LocalizedText] = both,
    sourced: Callable[[str], Source] = stated,
) -> OfficeYear:
    """The year of `full_office`."""
    return run_year(full_office(named, sourced))


def bare_year() -> OfficeYear:
    """The year of an office of which next to nothing is known."""
    bare = an_office(members=(), premises=None, planning=Programme(), time_zone=None)
    return run_year(bare, YEAR)


def drafted_year() -> OfficeYear:
    """A year that has needs but no plan of its own."""
    planning = Programme(themes=(Theme("valuation", both("Valuation")),), needs=(a_need(),))
    return run_year(an_office(planning=planning), ReportingYear(2021))


def only(kind: str, *, sample: Source = SAMPLE, others: Source = STATED) -> Callable[[str], Source]:
    """Sources of which only those of one kind are samples."""
    return lambda asked: sample if asked == kind else others


def in_english_only(kind: str) -> Callable[[str], LocalizedText]:
    """Names of which those of one kind lack the Russian text."""
    return lambda asked: LocalizedText(f"only {asked}") if asked == kind else both(asked)
