from collections.abc import Iterable
from datetime import date, time, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb import Days, InvalidValue, Language, Office, RoomRequest, UnknownRecord
from rocb.profiles import example_year
from rocb.reporting.sheets.premises import premises_statement, tenant_statement
from rocb.reporting.sheets.premises_page import premises_page, tenant_page
from tests.offices import a_room_request, a_space, both, some_premises
from tests.planning.an_office import the_office
from tests.reporting.sheets.drawn import PAYERS, TERMS, amount, assert_sound, drawn_offices, text_on

MONDAY = Days(date(2021, 3, 1), date(2021, 3, 1))


def with_requests(*requests: RoomRequest) -> Office:
    premises = some_premises(a_space(), terms=TERMS)
    return evolve(the_office(), premises=premises, room_requests=requests)


def total(lengths: Iterable[timedelta]) -> timedelta:
    return sum(lengths, timedelta())


@given(drawn_offices())
@settings(max_examples=8)
def test_each_total_is_the_sum_of_the_bookings_that_it_names(office):
    statement = premises_statement(office)
    held = {it.id: it for it in statement.basis.year.rooms.bookings}
    for use in statement.rules:
        own = [held[id] for id in use.bookings.records]
        applied = {it.id for it in held.values() if it.quote and use.rule.id in it.quote.rules}
        assert {it.id for it in own} == applied
        part = "free" if use.rule.id == "free" else "charged"
        assert use.time.value == total(getattr(it.quote, part) for it in own)
    for id in PAYERS:
        told = tenant_statement(office, id)
        own = [
            it
            for it in held.values()
            if it.request.organisation is not None and it.request.organisation.id == id
        ]
        assert {it.id for it in told.bookings} == {it.id for it in own}
        assert told.all.free.value == total(it.quote.free for it in own if it.quote)
        assert told.all.charged.value == total(it.quote.charged for it in own if it.quote)
        amounts = [money for it in own for money in (it.quote.totals if it.quote else ())]
        assert sum(map(amount, told.all.charges)) == sum(it.amount for it in amounts)


def test_the_free_and_the_charged_name_their_rules():
    office = with_requests(
        a_room_request("free", organisation="wco", days=MONDAY),
        a_room_request("paid", organisation="bank", days=MONDAY, starts=time(13), ends=time(15)),
    )
    told = {it.rule.id: it for it in premises_statement(office).rules}
    assert told["free"].time.value == timedelta(hours=2)
    assert told["free"].charges == ()
    assert [str(amount(it)) for it in told["tariff"].charges] == ["20.00"]


def test_a_refusal_tells_a_tenant_nothing_of_what_others_booked():
    office = with_requests(
        a_room_request("first", organisation="wco", days=MONDAY, title=both("Secret talks")),
        a_room_request("second", organisation="bank", days=MONDAY),
    )
    statement = tenant_statement(office, "bank")
    assert statement.refused_count.value == 1
    assert "Secret talks" in text_on(premises_page(premises_statement(office), Language.EN))
    for language in Language:
        assert "Secret talks" not in text_on(tenant_page(statement, language))
    assert "Secret talks" not in repr(statement.refused)


def test_only_bookings_of_the_days_count():
    office = with_requests(a_room_request("wish", organisation="wco", days=MONDAY))
    later = Days(date(2021, 3, 2), date(2021, 3, 31))
    assert len(tenant_statement(office, "wco").bookings) == 1
    assert tenant_statement(office, "wco", later).bookings == ()


def test_who_is_no_organisation_is_unknown():
    with pytest.raises(UnknownRecord):
        tenant_statement(the_office(), "nobody")


@pytest.mark.parametrize("nonsense", [None, 7, True])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        premises_statement(nonsense)
    with pytest.raises(InvalidValue):
        tenant_statement(the_office(), nonsense)
    for page in (premises_page, tenant_page):
        with pytest.raises(InvalidValue):
            page(nonsense, Language.EN)


def test_the_pages_say_the_same_in_both_languages():
    office = example_year()
    whole = premises_statement(office)
    assert_sound(tuple(premises_page(whole, it) for it in Language), whole.basis)
    for id in ("sample-broker",):
        own = tenant_statement(office, id)
        assert_sound(tuple(tenant_page(own, it) for it in Language), own.basis)
