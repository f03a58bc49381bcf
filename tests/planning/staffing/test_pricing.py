"""What it costs to send somebody is reckoned in one currency, and the unknown stays unknown."""

from decimal import Decimal
from typing import Any

import pytest

from rocb.errors import InvalidValue
from rocb.money import Money
from rocb.planning.plan.places import Mode, Place
from rocb.planning.staffing.pricing import ExchangeRate, Pricing, prices, travels
from tests.offices import STATED, a_role, an_expert
from tests.planning.experts.builders import a_donor_rule, a_fee, dollars, euros
from tests.planning.staffing.builders import a_post, an_activity_for, march

RATE = ExchangeRate("USD", Decimal("0.9"), STATED)
FEE = (a_fee(None, euros(200)),)


def price(
    pricing: Pricing, role: dict[str, Any] | None = None, *, fees: Any = FEE, **activity: Any
) -> int | None:
    values = {"mode": Mode.IN_PERSON, "days": march(5, 6), **activity}
    post = a_post(an_activity_for(a_role("role", **(role or {})), **values))
    expert = an_expert("a", fees=fees)
    return prices(pricing, (post,), {"role": (expert,)})["role", "a"]


def test_fee_allowance_and_journey_are_paid_in_the_smallest_unit():
    pricing = Pricing("EUR", (a_donor_rule(),))
    assert price(pricing) == (2 * 200 + 2 * 100 + 500) * 100


def test_preparation_is_worked_and_travel_is_spent_away():
    pricing = Pricing("EUR", (a_donor_rule(),))
    assert price(pricing, {"preparation": 1}) == (3 * 200 + 2 * 100 + 500) * 100
    assert price(pricing, {"travel": 1}) == (2 * 200 + 4 * 100 + 500) * 100


def test_nobody_travels_to_work_online_or_at_home():
    pricing = Pricing("EUR", (a_donor_rule(),))
    assert price(pricing, mode=Mode.ONLINE) == 2 * 200 * 100
    home, abroad = (Place(None, it) for it in ("GE", "AZ"))
    assert price(pricing, place=home) == 2 * 200 * 100
    assert price(pricing, place=abroad) == (2 * 200 + 2 * 100 + 500) * 100


def test_where_nobody_said_where_or_how_they_have_to_travel():
    for changes in ({"mode": None}, {"mode": Mode.HYBRID}, {"place": Place(None, None)}):
        values: dict[str, Any] = {"mode": Mode.IN_PERSON, **changes}
        assert travels(an_expert("a"), a_post(an_activity_for(a_role(), **values)))


def test_the_rule_of_the_donor_is_applied_and_else_that_for_all_others():
    own = a_donor_rule("own", donor="wco", pays_fees=False)
    pricing = Pricing("EUR", (a_donor_rule(), own))
    assert price(pricing, {"donor": "wco"}) == (2 * 100 + 500) * 100
    assert price(pricing, {"donor": "eu"}) == (2 * 200 + 2 * 100 + 500) * 100


def test_other_currencies_are_reckoned_by_their_rates():
    rule = a_donor_rule(allowance=dollars(100), travel=None)
    online = Pricing("EUR", (rule,), (RATE,))
    assert price(online, mode=Mode.ONLINE, fees=(a_fee(None, dollars(100)),)) == 180_00
    assert price(Pricing("USD", (rule,)), mode=Mode.ONLINE, fees=FEE) is None


def test_half_a_unit_is_rounded_up_and_a_currency_may_have_no_cents():
    half = ExchangeRate("USD", Decimal("0.00125"), STATED)
    fee = (a_fee(None, dollars(1)),)
    pricing = Pricing("EUR", (a_donor_rule(),), (half,))
    assert price(pricing, mode=Mode.ONLINE, days=march(5, 8), fees=fee) == 1
    assert price(pricing, mode=Mode.ONLINE, days=march(5, 7), fees=fee) == 0
    yen = Pricing("JPY", (a_donor_rule(),))
    assert price(yen, mode=Mode.ONLINE, fees=(a_fee(None, Money(Decimal(7), "JPY")),)) == 14


@pytest.mark.parametrize(
    ("pricing", "fees"),
    [
        (Pricing("EUR"), FEE),
        (Pricing("EUR", (a_donor_rule(travel=None),)), FEE),
        (Pricing("EUR", (a_donor_rule(allowance=None),)), FEE),
        (Pricing("EUR", (a_donor_rule(),)), ()),
        (Pricing("EUR", (a_donor_rule(),)), (a_fee(None, None),)),
        (Pricing("EUR", (a_donor_rule(),)), (a_fee(None, dollars(1)),)),
    ],
)
def test_what_is_not_known_has_no_price(pricing, fees):
    assert price(pricing, fees=fees) is None


def test_all_faults_of_a_pricing_are_told_at_once():
    with pytest.raises(InvalidValue) as caught:
        Pricing("EUR", (a_donor_rule("a"), a_donor_rule("b")), (RATE, RATE))
    assert [it.path for it in caught.value.faults] == ["rules[1].donor", "rates[1].currency"]


@pytest.mark.parametrize("worth", [Decimal(0), Decimal(-1), Decimal("NaN"), 1, 0.9, None])
def test_a_currency_is_worth_something(worth):
    with pytest.raises(InvalidValue):
        ExchangeRate("USD", worth, STATED)


@pytest.mark.parametrize("currency", ["XXY", "eur", "", None, 7])
def test_a_currency_has_its_code(currency):
    with pytest.raises(InvalidValue):
        Pricing(currency)
    with pytest.raises(InvalidValue):
        ExchangeRate(currency, Decimal(1), STATED)
