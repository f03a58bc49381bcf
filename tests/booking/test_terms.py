"""Terms say who has the premises free of charge, and what everybody else pays."""

import copy
import pickle
from datetime import timedelta
from decimal import Decimal
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.booking.limits import Period
from rocb.booking.quotes import entitlement_of
from rocb.booking.terms import Allowance, Entitlement, Rate, Tariff, Terms, Unit
from rocb.errors import InvalidValue
from rocb.members import Organisation, OrganisationKind
from rocb.money import Money
from rocb.sources import Source
from rocb.texts import LocalizedText

CUSTOMS = OrganisationKind.CUSTOMS_ADMINISTRATION
GOVERNMENT = OrganisationKind.GOVERNMENT
BUSINESS = OrganisationKind.BUSINESS
STATED = Source("made for a test")
NAME = LocalizedText("A name")
HOUR = timedelta(hours=1)


def an_organisation(id="it", kind=None, country=None) -> Organisation:
    return Organisation(id, NAME, kind, STATED, country)


def an_entitlement(id="free", **changes) -> Entitlement:
    return Entitlement(id, NAME, STATED, **changes)


def a_rate(item="hall", unit=Unit.HOUR, price="10", currency="AZN") -> Rate:
    return Rate(item, unit, Money(Decimal(price), currency))


def a_tariff(*rates: Rate, **changes) -> Tariff:
    return Tariff("tariff", NAME, rates, STATED, **changes)


def faults(make, *args, **changes) -> dict[str, str]:
    """What is expected instead of each wrong part, by its path."""
    with pytest.raises(InvalidValue) as caught:
        make(*args, **changes)
    return {fault.path: fault.expected for fault in caught.value.faults}


def held(organisation, *entitlements: Entitlement) -> str | None:
    found = entitlement_of(Terms(entitlements), organisation)
    return None if found is None else found.id


def test_an_organisation_that_is_named_is_entitled_whatever_it_is():
    named = an_entitlement(organisations=("wco", "customs-committee"))
    assert held(an_organisation("customs-committee"), named) == "free"
    assert held(an_organisation("wco", BUSINESS, "BE"), named) == "free"
    assert held(an_organisation("another"), named) is None


def test_every_organisation_of_a_kind_is_entitled_where_no_country_is_given():
    customs = an_entitlement(kinds=(CUSTOMS,))
    assert held(an_organisation(kind=CUSTOMS, country="GE"), customs) == "free"
    assert held(an_organisation(kind=CUSTOMS), customs) == "free"
    assert held(an_organisation(kind=GOVERNMENT, country="GE"), customs) is None


def test_a_kind_is_entitled_in_the_countries_that_are_given():
    services = an_entitlement(kinds=(GOVERNMENT,), countries=("AZ",))
    assert held(an_organisation(kind=GOVERNMENT, country="AZ"), services) == "free"
    assert held(an_organisation(kind=GOVERNMENT, country="GE"), services) is None
    assert held(an_organisation(kind=BUSINESS, country="AZ"), services) is None


def test_what_is_not_known_of_an_organisation_entitles_to_nothing():
    services = an_entitlement(kinds=(GOVERNMENT,), countries=("AZ",))
    assert held(an_organisation(kind=GOVERNMENT), services) is None
    assert held(an_organisation(country="AZ"), services) is None
    assert held(None, services) is None


def test_an_organisation_that_is_named_needs_no_country():
    both = an_entitlement(organisations=("wco",), kinds=(GOVERNMENT,), countries=("AZ",))
    assert held(an_organisation("wco", GOVERNMENT, "BE"), both) == "free"


def test_the_first_entitlement_that_holds_is_applied():
    first = an_entitlement("first", kinds=(GOVERNMENT,))
    second = an_entitlement("second", kinds=(CUSTOMS, GOVERNMENT))
    assert held(an_organisation(kind=GOVERNMENT), first, second) == "first"
    assert held(an_organisation(kind=GOVERNMENT), second, first) == "second"
    assert held(an_organisation(kind=CUSTOMS), first, second) == "second"


KINDS = st.sampled_from(OrganisationKind)
COUNTRIES = st.sampled_from(["AZ", "GE", "TR"])
IDS = st.sampled_from(["wco", "customs", "bank"])


@st.composite
def entitlements(draw) -> Entitlement:
    organisations = draw(st.lists(IDS, unique=True))
    kinds = draw(st.lists(KINDS, unique=True, min_size=0 if organisations else 1))
    countries = draw(st.lists(COUNTRIES, unique=True)) if kinds else []
    return an_entitlement(
        organisations=tuple(organisations), kinds=tuple(kinds), countries=tuple(countries)
    )


@settings(deadline=None)
@given(entitlements(), st.builds(an_organisation, IDS, st.none() | KINDS, st.none() | COUNTRIES))
def test_an_entitlement_holds_for_just_those_whom_it_describes(entitlement, organisation):
    countries = entitlement.countries or ("AZ", "GE", "TR", None)
    described = set(product(entitlement.kinds, countries))
    expected = (
        organisation.id in entitlement.organisations
        or (organisation.kind, organisation.country) in described
    )
    assert (held(organisation, entitlement) == "free") is expected


def test_an_entitlement_of_nobody_is_refused():
    assert faults(an_entitlement) == {"kinds": "one or more, where none is named by id"}


def test_countries_without_a_kind_are_refused_as_they_would_narrow_nothing():
    assert faults(an_entitlement, organisations=("wco",), countries=("BE",)) == {
        "countries": "empty where no kind is given"
    }


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"organisations": ("wco", "wco")}, "organisations[1]"),
        ({"organisations": ("not an id",)}, "organisations[0]"),
        ({"organisations": ["wco"]}, "organisations"),
        ({"kinds": (CUSTOMS, GOVERNMENT, CUSTOMS)}, "kinds[2]"),
        ({"kinds": ("customs",)}, "kinds[0]"),
        ({"kinds": (None,)}, "kinds[0]"),
        ({"kinds": (CUSTOMS,), "countries": ("az",)}, "countries[0]"),
        ({"kinds": (CUSTOMS,), "allowance": HOUR}, "allowance"),
        ({"id": "not an id", "kinds": (CUSTOMS,)}, "id"),
    ],
)
def test_an_entitlement_refuses_what_it_cannot_hold(changes, path):
    assert list(faults(an_entitlement, **changes)) == [path]


def test_an_allowance_may_be_nothing_but_not_less():
    assert Allowance(timedelta(), Period.MONTH).length == timedelta()
    assert list(faults(Allowance, -HOUR, Period.MONTH)) == ["length"]


@pytest.mark.parametrize("price", ["0", "0.00", "12.345"])
def test_a_rate_may_be_of_any_price_that_is_not_negative(price):
    assert a_rate(price=price).price.amount == Decimal(price)


def test_a_negative_price_is_refused():
    assert faults(a_rate, price="-0.01") == {"price": "a price of zero or more"}


def test_a_tariff_may_price_an_item_by_every_unit():
    tariff = a_tariff(*(a_rate(unit=unit) for unit in Unit), a_rate("coffee", Unit.ONCE))
    assert [rate.unit for rate in tariff.by_item["hall"]] == list(Unit)
    assert [rate.unit for rate in tariff.by_item["coffee"]] == [Unit.ONCE]
    assert set(tariff.by_item) == {"hall", "coffee"}


def test_a_tariff_stays_the_same_value_once_its_rates_were_looked_up():
    tariff, untouched = a_tariff(a_rate()), a_tariff(a_rate())
    assert "hall" in tariff.by_item
    assert tariff == untouched
    assert pickle.loads(pickle.dumps(tariff)) == untouched  # noqa: S301
    assert copy.deepcopy(tariff).by_item == untouched.by_item


def test_every_fault_of_a_tariff_is_found_at_once():
    rates = (a_rate(), a_rate(price="12"), a_rate(unit=Unit.DAY, currency="EUR"))
    lengths = {"step": 3 * HOUR, "half_day": 2 * HOUR, "day": 2 * HOUR}
    assert faults(a_tariff, *rates, **lengths) == {
        "rates[1]": "a new item or unit: rates[0] has both",
        "rates[2].price.currency": "AZN, as in the other rates of hall",
        "half_day": "3:00:00 or more",
        "day": "more than 2:00:00",
    }


def test_two_items_may_be_priced_in_two_currencies():
    tariff = a_tariff(a_rate("hall", currency="AZN"), a_rate("booth", currency="EUR"))
    assert len(tariff.by_item) == 2


def test_a_half_day_may_be_as_short_as_a_step_and_a_day_as_long_as_24_hours():
    tariff = a_tariff(half_day=HOUR, step=HOUR, day=24 * HOUR)
    assert (tariff.half_day, tariff.day) == (HOUR, timedelta(days=1))


@pytest.mark.parametrize("field", ["half_day", "day", "step"])
@pytest.mark.parametrize(
    "length",
    [
        timedelta(),
        -HOUR,
        timedelta(minutes=20),
        timedelta(minutes=15, microseconds=1),
        timedelta(days=1, minutes=15),
        timedelta.min,
        timedelta.max,
    ],
)
def test_the_lengths_of_a_tariff_are_quarters_of_an_hour_up_to_a_day(field, length):
    assert faults(a_tariff, **{field: length}) == {
        field: "a number of quarters of an hour, one to 96"
    }


@pytest.mark.parametrize("length", [1, 1.0, "1:00", None, True])
def test_the_lengths_of_a_tariff_are_lengths_of_time(length):
    assert list(faults(a_tariff, step=length)) == ["step"]


def test_terms_without_anything_entitle_nobody_and_price_nothing():
    assert Terms() == Terms((), None)
    assert entitlement_of(Terms(), an_organisation()) is None


def test_two_rules_of_one_id_are_refused_as_a_quote_names_its_rules():
    rules = (an_entitlement("a", kinds=(CUSTOMS,)), an_entitlement("a", kinds=(BUSINESS,)))
    tariff = attrs.evolve(a_tariff(), id="a")
    assert faults(Terms, rules, tariff) == {
        "entitlements[1].id": "a new id: it stands at entitlements[0].id",
        "tariff.id": "a new id: it stands at entitlements[0].id",
    }


@pytest.mark.parametrize("wrong", ["terms", 7, [], an_entitlement(kinds=(CUSTOMS,))])
def test_only_terms_are_asked_and_only_of_organisations(wrong):
    assert list(faults(entitlement_of, wrong, an_organisation())) == ["terms"]
    assert list(faults(entitlement_of, Terms(), wrong)) == ["organisation"]
