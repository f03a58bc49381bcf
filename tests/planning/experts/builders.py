"""Small valid records of the pool for tests, each of which takes changes by name."""

from datetime import date
from decimal import Decimal
from typing import Any

from rocb.money import Money
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.evaluations import Evaluation, Rating
from rocb.planning.experts.fees import DonorRule, Fee
from rocb.planning.experts.skills import Level, Skill
from tests.offices import STATED, both


def day(text: str) -> date:
    """A day of 2021, such as "03-31", or of any year."""
    return date.fromisoformat(text if len(text) > 5 else f"2021-{text}")


def days(first: str, last: str) -> Days:
    return Days(day(first), day(last))


def euros(amount: int | str) -> Money:
    return Money(Decimal(amount), "EUR")


def dollars(amount: int | str) -> Money:
    return Money(Decimal(amount), "USD")


def a_skill(theme: str | None = "valuation", level: Level | None = None, **more: Any) -> Skill:
    return Skill(theme, level, STATED, **more)


def an_award(
    accreditation: Accreditation, on: str | None = None, expires: str | None = None, **more: Any
) -> Award:
    return Award(accreditation, _known(on), _known(expires), STATED, **more)


def _known(text: str | None) -> date | None:
    return None if text is None else day(text)


def a_fee(donor: str | None = None, per_day: Money | None = None) -> Fee:
    return Fee(donor, per_day, STATED)


def a_donor_rule(id: str = "rule", **changes: Any) -> DonorRule:
    values: dict[str, Any] = {
        "donor": None,
        "pays_fees": True,
        "fee_at_most": None,
        "allowance": euros(100),
        "travel": euros(500),
        "source": STATED,
    }
    return DonorRule(id=id, **{**values, **changes})


def a_rating(criterion: str, mark: int | None) -> Rating:
    return Rating(both(criterion), mark)


def an_evaluation(id: str = "evaluation", *ratings: Rating, **changes: Any) -> Evaluation:
    values: dict[str, Any] = {
        "expert": "expert",
        "activity": "activity",
        "on": day("03-10"),
        "given_by": both("Participants"),
        "source": STATED,
    }
    return Evaluation(id=id, ratings=ratings, **{**values, **changes})
