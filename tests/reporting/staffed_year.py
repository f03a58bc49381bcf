"""A small year in which every obstacle keeps somebody from a seat, for pages about staffing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from rocb.money import Money
from rocb.office import Office, OfficeYear, run_year
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.fees import DonorRule, Fee
from rocb.planning.experts.languages import Fluency, SpokenLanguage
from rocb.planning.experts.skills import Level, RequiredSkill
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.places import Mode
from rocb.planning.programme import Programme
from rocb.planning.staffing.pricing import Pricing
from rocb.planning.themes import Theme
from rocb.reporting.year.staffing_report import StaffingReport, staffing_report
from rocb.sources import Source
from rocb.texts import LocalizedText
from tests.offices import (
    STATED,
    a_member,
    a_need,
    a_plan,
    a_role,
    an_activity,
    an_expert,
    an_office,
    awarded,
    both,
    skilled,
    spoken,
)
from tests.reporting.full_year import stated

ADVANCED = RequiredSkill("valuation", Level.ADVANCED)
B2 = SpokenLanguage("ru", Fluency.B2)
FLUENT = (SpokenLanguage("ru", Fluency.C1), *spoken("en"))


def march(first: int, last: int) -> Days:
    return Days(date(2021, 3, first), date(2021, 3, last))


def in_russian(text: str) -> LocalizedText:
    """A name without a Latin letter in Russian."""
    return LocalizedText(text, "".join(chr(ord("а") + ord(it) % 32) for it in text))


def staffed_office(
    named: Callable[[str], LocalizedText] = both,
    sourced: Callable[[str], Source] = stated,
    pricing: Pricing | None = None,
) -> Office:
    """An office whose seminar has one of two seats filled, as something keeps everyone else.

    `named` gives the names, `sourced` the sources: of "activity", "role" and of "expert".
    """
    source = sourced("expert")

    def expert(id: str, **changes: object) -> object:
        values: dict[str, object] = {
            "name": named(id),
            "administration": "GE",
            "skills": skilled("valuation", level=Level.LEADING),
            "languages": FLUENT,
            "source": source,
            "fees": (Fee(None, Money(Decimal(100), "EUR"), STATED),),
        }
        return an_expert(id, **{**values, **changes})

    def held(id: str, days: Days, *roles: object, **changes: object) -> Activity:
        values = {"title": named(id), "mode": Mode.IN_PERSON, "source": sourced("activity")}
        return an_activity(id, days=days, roles=roles, **{**values, **changes})

    def role(id: str, **changes: object) -> object:
        values = {"title": named(id), "source": sourced("role"), "skills": (ADVANCED,)}
        return a_role(id, **{**values, "languages": (B2,), **changes})

    accredited = {"accreditation": Accreditation.ACCREDITED}
    seminar = held(
        "seminar",
        march(2, 4),
        role("trainer", seats=2, travel=1, independent=True, forbidden=("banned",), **accredited),
        needs=("need",),
    )
    meeting = held("meeting", march(3, 3), role("speaker", pinned=("busy",)))
    course = held("course", march(15, 18), role("tutor", pinned=("spent",)))
    mission = held(
        "mission",
        march(22, 23),
        role("guest", skills=(RequiredSkill("origin"),), languages=(), team_languages=spoken("az")),
        role("novice", skills=(RequiredSkill("gender"),), languages=(), escorted=True),
    )
    climbing = awarded(Accreditation.PRE_ACCREDITED)
    others = skilled("origin", "gender")
    experts = (
        expert("gone", left_on=date(2021, 1, 5)),
        expert("banned"),
        expert("stranger", skills=others, awards=climbing),
        expert("beginner", skills=skilled("valuation", level=Level.BASIC)),
        expert("climber", awards=climbing),
        expert("silent", languages=spoken("en")),
        expert("native", administration="AZ"),
        expert("away", unavailable=(march(1, 2),)),
        expert("spent", days_per_year=6),
        expert("busy"),
        expert(
            "chosen",
            awards=awarded(Accreditation.ACCREDITED, expires=date(2021, 9, 30)),
            fees=(),
        ),
    )
    return an_office(
        members=tuple(a_member(code, name=named(f"member {code}")) for code in ("AZ", "GE", "KZ")),
        planning=Programme(
            themes=tuple(Theme(it, named(it)) for it in ("valuation", "origin", "gender")),
            needs=(a_need("need"),),
            experts=experts,  # type: ignore[arg-type]
            plan=a_plan(seminar, meeting, course, mission),
            pricing=pricing,
        ),
    )


def euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def some_pricing() -> Pricing:
    """The rule of everybody who pays: a fee of up to EUR 80, EUR 50 a day, EUR 300 a journey."""
    rule = DonorRule(
        "rule",
        None,
        pays_fees=True,
        fee_at_most=euros(80),
        allowance=euros(50),
        travel=euros(300),
        source=STATED,
    )
    return Pricing("EUR", (rule,))


def staffed_year(**how: object) -> OfficeYear:
    """The year of `staffed_office`."""
    return run_year(staffed_office(**how))  # type: ignore[arg-type]


def staffed_report(**how: object) -> StaffingReport:
    return staffing_report(staffed_year(**how))
