"""Office documents: what is written is read back, and what is wrong is refused in full."""

import json
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from importlib.resources import files
from time import perf_counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Allowance,
    Closure,
    Cost,
    DatedHours,
    Days,
    Entitlement,
    Fault,
    FileRefused,
    Governance,
    Headcount,
    InvalidDocument,
    InvalidValue,
    Layout,
    Limits,
    LocalizedText,
    Milestone,
    Money,
    Office,
    Organisation,
    OrganisationKind,
    Period,
    Premises,
    Programme,
    Quota,
    Rate,
    RocbError,
    SpaceKind,
    Tariff,
    Terms,
    Theme,
    Unit,
    documents,
)
from rocb.errors import ABSENT
from rocb.profiles import example_document, example_year

from .drawn import offices
from .offices import (
    SAMPLE,
    STATED,
    a_need,
    a_plan,
    a_role,
    a_room_request,
    a_space,
    an_activity,
    an_expert,
    an_office,
    both,
    some_premises,
    weekday_hours,
)

HOUR = timedelta(hours=1)
PACKAGED = sorted(
    path.name for path in files("rocb.profiles").iterdir() if path.name.endswith(".json")
)


def the_office(**changes: Any) -> Office:
    """A small office with something in most of its fields."""
    role = a_role(independent=True)
    cost = Cost(Money(Decimal("1250.00"), "EUR"), "wco", STATED)
    activity = an_activity(roles=(role,), costs=(cost,), needs=("need",), host="wco")
    values: dict[str, Any] = {
        "organisations": (Organisation("wco", both("WCO"), OrganisationKind.WCO_BODY, STATED),),
        "governance": Governance(("wco",), ("wco",), None, source=STATED),
        "history": (Milestone(2009, 6, None, both("Endorsed"), STATED),),
        "focus": ("focus.1", "focus.3"),
        "planning": Programme(
            themes=(Theme("valuation", both("Valuation")),),
            needs=(a_need(),),
            experts=(an_expert(unavailable=(Days(date(2021, 7, 1), date(2021, 7, 31)),)),),
            plan=a_plan(activity),
        ),
        "premises": the_premises(),
        "room_requests": (a_room_request(activity="activity", days=None),),
    }
    return an_office(**{**values, **changes})


def the_premises() -> Premises:
    """Premises with something in each of their fields."""
    theatre = Layout("theatre", both("Theatre"), 60, setup=HOUR / 2, teardown=timedelta(minutes=20))
    night = DatedHours(date(2021, 3, 20), time(22), time(2), overnight=True)
    hours = evolve(weekday_hours(time(8)), dated=(night,))
    pool = a_space("lot", kind=SpaceKind.PARKING, capacity=5, pooled=True, hours=hours)
    hall = a_space(
        "hall",
        capacity=None,
        note=both("Divisible"),
        parts=("room",),
        layouts=(theatre,),
        equipment=("board",),
        setup=timedelta(minutes=15),
        teardown=timedelta(seconds=90),
        limits=Limits(longest=timedelta(days=3)),
    )
    easter = Days(date(2021, 4, 4), date(2021, 4, 5))
    quotas = (
        Quota("hours", Period.MONTH, length=40 * HOUR),
        Quota("own", Period.DAY, organisation="wco", bookings=0),
    )
    entitlement = Entitlement(
        "free",
        both("Free"),
        STATED,
        organisations=("wco",),
        kinds=(OrganisationKind.GOVERNMENT,),
        countries=("AZ",),
        allowance=Allowance(timedelta(days=1, hours=12), Period.QUARTER),
    )
    rates = (Rate("hall", Unit.HOUR, Money(Decimal("12.50"), "AZN")),)
    return some_premises(
        a_space(),
        hall,
        pool,
        closures=(Closure(easter, both("Easter"), SAMPLE, ("hall",), yearly=True),),
        limits=Limits(timedelta(days=1), timedelta(days=90), HOUR, 8 * HOUR, quotas),
        terms=Terms((entitlement,), Tariff("paid", both("Paid"), rates, STATED, step=HOUR / 2)),
    )


def raw_office() -> dict[str, Any]:
    """The document of the small office, as a JSON parser reads it."""
    raw: dict[str, Any] = json.loads(documents.dumps(the_office()))
    return raw


def refusal_of(document: Any) -> InvalidDocument:
    """Return the refusal of a document, which takes a second at most."""
    begun = perf_counter()
    with pytest.raises(InvalidDocument) as refusal:
        documents.loads(document)
    assert perf_counter() - begun < 1
    assert refusal.value.faults
    assert all(fault.path.startswith("$") for fault in refusal.value.faults)
    return refusal.value


def places(raw: dict[str, Any]) -> list[str]:
    return [fault.path for fault in refusal_of(json.dumps(raw)).faults]


# What is written is read back


@settings(deadline=None, max_examples=50)
@given(offices())
def test_an_office_that_is_written_is_read_back(office):
    document = documents.dumps(office)
    assert documents.loads(document) == office
    assert documents.dumps(documents.loads(document)) == document


def test_the_small_office_is_read_back():
    assert documents.loads(documents.dumps(the_office())) == the_office()


def test_the_packaged_example_is_read_back():
    assert documents.loads(documents.dumps(example_year())) == example_year()


@pytest.mark.parametrize("name", PACKAGED)
def test_a_packaged_document_is_written_as_it_is_stored(name):
    stored = files("rocb.profiles").joinpath(name).read_bytes()
    assert documents.dumps(documents.loads(stored)) == stored


def test_there_are_eight_packaged_documents():
    assert len(PACKAGED) == 8


def test_a_document_is_read_from_text_as_from_bytes():
    document = documents.dumps(the_office())
    assert documents.loads(document.decode()) == documents.loads(document)


def test_a_document_begins_with_its_format_and_version():
    assert list(raw_office())[:3] == ["format", "version", "id"]
    assert (raw_office()["format"], raw_office()["version"]) == ("rocb-office", 1)


def test_a_document_is_utf_8_with_one_line_end_at_its_end():
    document = documents.dumps(an_office(name=LocalizedText("Baku", "Баку")))
    assert "Баку".encode() in document
    assert document.endswith(b"}\n")
    assert b"\r" not in document


def test_what_is_the_default_is_left_out():
    raw = json.loads(documents.dumps(an_office()))
    assert "history" not in raw
    assert "sample" not in raw["source"]


def test_what_is_unknown_is_written_as_null():
    assert raw_office()["members"][0]["memberships"][0]["since"] is None


def test_a_sample_is_written_as_a_sample():
    raw = json.loads(documents.dumps(an_office(source=SAMPLE)))
    assert raw["source"] == {"text": "a test", "sample": True}


def test_a_default_may_stand_in_a_document():
    raw = raw_office()
    raw["source"]["sample"] = False
    raw["sister_offices"] = []
    assert documents.loads(json.dumps(raw)) == the_office()


def test_the_order_of_keys_does_not_matter():
    reordered = dict(reversed(raw_office().items()))
    assert documents.loads(json.dumps(reordered)) == the_office()


def test_an_amount_keeps_its_decimals():
    plan = documents.loads(documents.dumps(the_office())).planning.plan
    assert plan is not None
    assert str(plan.activities[0].costs[0].amount.amount) == "1250.00"


def test_an_amount_is_written_without_an_exponent():
    assert b'"amount": "100000"' in documents.dumps(costing("1E+5"))


def requested(**changes: Any) -> Office:
    return an_office(room_requests=(a_room_request(**changes),))


def costing(amount: str) -> Office:
    cost = Cost(Money(Decimal(amount), "EUR"), None, STATED)
    return planned(costs=(cost,))


def planned(**changes: Any) -> Office:
    themes = (Theme("valuation", both("Valuation")),)
    return an_office(planning=Programme(themes=themes, plan=a_plan(an_activity(**changes))))


@pytest.mark.parametrize(
    "make",
    [
        partial(requested, headcount=2**53 - 1),
        partial(requested, headcount=2**53),
        partial(requested, starts=time(10, 0, 30)),
        partial(requested, starts=time(10), ends=time(10, 0, 30)),
        partial(requested, ends=time(12, 0, 0, 1)),
        partial(requested, headcount=10**45),
        partial(requested, headcount=10**5_000),
        partial(costing, "1E+5"),
        partial(costing, "1E-11"),
        partial(costing, "-0.00"),
        partial(costing, "1" * 31),
        partial(costing, "1E+1000000"),
        partial(planned, administrations=10**45),
        lambda: planned(participants=Headcount(10**45)),
        lambda: planned(roles=(a_role(seats=10**45),)),
        lambda: an_office(premises=some_premises(a_space(capacity=10**45))),
        lambda: an_office(premises=some_premises(a_space(setup=timedelta(microseconds=1)))),
        lambda: an_office(premises=some_premises(a_space(teardown=timedelta(seconds=-1)))),
        lambda: lent(notice=timedelta.max),
        lambda: lent(longest=HOUR / 7),
        lambda: lent(quotas=(Quota("quota", Period.DAY, length=timedelta(seconds=0.5)),)),
    ],
    ids=[
        "the largest number",
        "a larger number",
        "seconds",
        "less than a minute",
        "a microsecond",
        "a long number",
        "a very long number",
        "an amount with an exponent",
        "an amount of many decimals",
        "less than nothing",
        "an amount of many digits",
        "an immense amount",
        "a long count",
        "a long headcount",
        "many seats",
        "a huge room",
        "a microsecond before",
        "less than no time",
        "all the time there is",
        "a fraction of a second",
        "half a second",
    ],
)
def test_what_no_document_can_hold_is_refused_when_it_is_made(make):
    try:
        office = make()
    except InvalidValue:
        return
    assert documents.loads(documents.dumps(office)) == office


# Premises


def test_premises_are_written_with_all_that_differs_from_the_defaults():
    premises = raw_office()["premises"]
    assert list(premises) == ["spaces", "hours", "closures", "limits", "terms"]
    room, hall, pool = premises["spaces"]
    assert list(room) == ["id", "name", "kind", "capacity", "source"]
    assert (hall["parts"], hall["equipment"]) == (["room"], ["board"])
    assert (hall["setup"], hall["teardown"]) == ("PT15M", "PT1M30S")
    assert hall["limits"] == {"longest": "P3D"}
    assert hall["layouts"] == [
        {
            "id": "theatre",
            "name": {"en": "Theatre", "ru": "— Theatre"},
            "capacity": 60,
            "setup": "PT30M",
            "teardown": "PT20M",
        }
    ]
    assert pool["pooled"] is True
    assert pool["hours"]["dated"] == [
        {"day": "2021-03-20", "opens": "22:00", "closes": "02:00", "overnight": True}
    ]
    (closure,) = premises["closures"]
    assert (closure["days"], closure["spaces"], closure["yearly"]) == (
        {"first": "2021-04-04", "last": "2021-04-05"},
        ["hall"],
        True,
    )


def test_limits_and_terms_are_written_with_their_lengths_and_amounts():
    premises = raw_office()["premises"]
    assert premises["limits"] == {
        "notice": "P1D",
        "horizon": "P90D",
        "shortest": "PT1H",
        "longest": "PT8H",
        "quotas": [
            {"id": "hours", "period": "month", "length": "P1DT16H"},
            {"id": "own", "period": "day", "organisation": "wco", "bookings": 0},
        ],
    }
    (entitlement,) = premises["terms"]["entitlements"]
    assert entitlement["allowance"] == {"length": "P1DT12H", "period": "quarter"}
    tariff = premises["terms"]["tariff"]
    assert tariff["step"] == "PT30M"
    assert "day" not in tariff
    assert tariff["rates"] == [
        {"item": "hall", "unit": "hour", "price": {"amount": "12.50", "currency": "AZN"}}
    ]


@pytest.mark.timed
def test_a_space_that_stands_twice_is_one_fault():
    raw = raw_office()
    raw["premises"]["spaces"].append(raw["premises"]["spaces"][0])
    assert str(refusal_of(json.dumps(raw))) == (
        '$.premises.spaces[3].id: "room" is not an id that no other of the spaces has'
    )


def test_parts_and_closures_refer_to_spaces():
    raw = raw_office()
    raw["premises"]["spaces"][1]["parts"] = ["room", "cellar"]
    raw["premises"]["closures"][0]["spaces"] = ["attic"]
    assert sorted(places(raw)) == [
        "$.premises.closures[0].spaces[0]",
        "$.premises.spaces[1].parts[1]",
    ]


def test_a_space_that_is_a_part_of_itself_is_refused_beside_other_faults():
    raw = raw_office()
    raw["premises"]["spaces"][0]["parts"] = ["hall"]
    raw["premises"]["spaces"][2]["capacity"] = 0
    raw["time_zone"] = None
    assert {"$.premises.spaces[2].capacity", "$.time_zone"} < set(places(raw))
    assert any(path.endswith(".parts") for path in places(raw))


def test_faults_deep_in_the_premises_are_all_reported():
    raw = raw_office()
    _, hall, pool = raw["premises"]["spaces"]
    hall["layouts"][0]["setup"] = "half an hour"
    hall["layouts"].append({"id": "theatre"})
    pool["hours"]["dated"][0]["overnight"] = False
    pool["layouts"] = [{"id": "rows", "name": {"en": "Rows"}}]
    raw["premises"]["closures"][0]["yearly"] = "yes"
    raw["premises"]["limits"]["horizon"] = "PT1H"
    raw["premises"]["limits"]["quotas"][1]["bookings"] = -1
    raw["premises"]["terms"]["entitlements"][0]["kinds"] = []
    raw["premises"]["terms"]["tariff"]["step"] = "PT20M"
    raw["premises"]["terms"]["tariff"]["rates"][0]["price"]["amount"] = "-1"
    assert sorted(places(raw)) == [
        "$.premises.closures[0].yearly",
        "$.premises.limits.horizon",
        "$.premises.limits.quotas[1].bookings",
        "$.premises.spaces[1].layouts[0].setup",
        "$.premises.spaces[1].layouts[1].id",
        "$.premises.spaces[1].layouts[1].name",
        "$.premises.spaces[2].hours.dated[0].closes",
        "$.premises.spaces[2].layouts",
        "$.premises.terms.entitlements[0].countries",
        "$.premises.terms.tariff.rates[0].price",
        "$.premises.terms.tariff.step",
    ]


# Lengths of time


def lent(**limits: Any) -> Office:
    return an_office(premises=some_premises(limits=Limits(**limits)))


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(), "P0D"),
        (timedelta(seconds=1), "PT1S"),
        (timedelta(minutes=1), "PT1M"),
        (timedelta(minutes=90), "PT1H30M"),
        (timedelta(seconds=3605), "PT1H5S"),
        (timedelta(hours=23, minutes=59, seconds=59), "PT23H59M59S"),
        (timedelta(hours=24), "P1D"),
        (timedelta(days=1, seconds=1), "P1DT1S"),
        (timedelta(weeks=2), "P14D"),
        (timedelta(days=36_525), "P36525D"),
    ],
)
def test_a_length_of_time_is_written_in_one_way_and_read_back(length, text):
    document = documents.dumps(lent(notice=length))
    assert json.loads(document)["premises"]["limits"] == {"notice": text}
    assert documents.loads(document) == lent(notice=length)


@settings(deadline=None)
@given(st.integers(0, 36_525 * 86_400))
def test_any_length_of_whole_seconds_is_read_back(seconds):
    office = lent(notice=timedelta(seconds=seconds))
    assert documents.loads(documents.dumps(office)) == office


NO_LENGTHS: tuple[object, ...] = (
    # the same length is written otherwise
    *("PT90M", "PT60S", "PT24H", "P0DT1H", "PT1H0M", "PT0S", "PT0H", "PT01H", "P01D", "P1DT0S"),
    # other units, in which a length is not exact or not canonical
    *("P1W", "P1M", "P1Y", "P0Y1D", "P2W1D"),
    # fractions and signs
    *("PT1.5H", "PT1,5H", "PT0.5S", "P1.5D", "-PT1H", "+PT1H", "PT-1H", "-P1D", "-P0D"),
    # no durations at all
    *("", "P", "PT", "P1DT", "T1H", "1H", "PT1", "P1", "P1H", "PT1D", "PT1M1H", "PT1H1H"),
    *("01:30", "90", "1 day, 0:00:00", "pt1h", "PT1h", " PT1H", "PT1H ", "PT1H\n", "PT１H", "PT٣H"),
    *("P1000000D", "P" + "9" * 5_000 + "D", "\ud800"),
    # no texts
    *(5400, 1.5, True, False, [], ["PT1H"], {}, {"hours": 1}),
)


@pytest.mark.timed
@pytest.mark.parametrize("length", NO_LENGTHS)
def test_a_length_of_time_is_the_one_text_that_stands_for_it(length):
    raw = json.loads(documents.dumps(lent(notice=HOUR)))
    raw["premises"]["limits"]["notice"] = length
    (fault,) = refusal_of(json.dumps(raw)).faults
    assert fault.path == "$.premises.limits.notice"
    assert fault.expected == "a length of time, such as PT1H30M"


def test_a_length_of_time_that_no_rule_may_state_is_refused():
    raw = json.loads(documents.dumps(lent(notice=HOUR)))
    raw["premises"]["limits"]["notice"] = "P36525DT1S"
    assert places(raw) == ["$.premises.limits.notice"]


def test_no_length_of_time_is_not_an_unknown_one():
    raw = raw_office()
    raw["premises"]["limits"]["notice"] = None
    raw["premises"]["spaces"][1]["setup"] = None
    assert places(raw) == ["$.premises.spaces[1].setup"]


@pytest.mark.parametrize("quarters", [1, 2, 3, 96])
def test_the_steps_of_a_tariff_are_read_back(quarters):
    length = quarters * timedelta(minutes=15)
    office = the_office()
    assert office.premises is not None
    terms = office.premises.terms
    assert terms is not None
    assert terms.tariff is not None
    tariff = evolve(
        terms.tariff, step=min(length, HOUR), half_day=4 * HOUR, day=max(length, 8 * HOUR)
    )
    changed = evolve(office, premises=evolve(office.premises, terms=evolve(terms, tariff=tariff)))
    assert documents.loads(documents.dumps(changed)) == changed


# Files


@pytest.mark.parametrize("as_path", [str, lambda path: path], ids=["text", "path"])
def test_what_is_saved_is_loaded(tmp_path, as_path):
    path = as_path(tmp_path / "office.json")
    documents.save(the_office(), path)
    assert documents.load(path) == the_office()


def test_saving_keeps_the_file_that_stands_there(tmp_path):
    path = tmp_path / "office.json"
    path.write_bytes(b"old")
    with pytest.raises(FileRefused):
        documents.save(the_office(), path)
    assert path.read_bytes() == b"old"


def test_saving_overwrites_when_asked(tmp_path):
    path = tmp_path / "office.json"
    path.write_bytes(b"old")
    documents.save(the_office(), path, overwrite=True)
    assert path.read_bytes() == documents.dumps(the_office())


def test_loading_what_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileRefused):
        documents.load(tmp_path / "nowhere.json")


def test_loading_what_is_no_document_is_refused(tmp_path):
    path = tmp_path / "office.json"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    with pytest.raises(InvalidDocument):
        documents.load(path)


# Every fault at once


@pytest.mark.timed
def test_every_fault_of_a_document_is_reported_with_its_path_and_value():
    raw = raw_office()
    activity = raw["planning"]["plan"]["activities"][0]
    raw["as_of"] = "20210105"
    raw["time_zone"] = "Europe"
    raw["region"] = "EUROPE"
    raw["colour"] = "red"
    raw["members"][0]["memberships"][0]["since"] = "2021-02-29"
    raw["members"][1]["kind"] = 7
    raw["members"][2]["code"] = "GE"
    raw["organisations"] = {}
    raw["history"][0]["month"] = 13
    raw["focus"] = ["focus.1", "focus.9", "focus.1"]
    raw["planning"]["needs"][0]["importance"] = 7
    raw["planning"]["needs"][0]["current"] = True
    raw["planning"]["needs"][0]["target"] = "4"
    raw["planning"]["experts"][0]["administration"] = "FR"
    raw["planning"]["experts"][0]["unavailable"][0]["last"] = "2021-06-30"
    del raw["planning"]["experts"][0]["awards"]
    activity["title"] = {"en": "two\nlines"}
    activity["roles"][0]["seats"] = 1.5
    activity["roles"][0]["independent"] = 1
    activity["costs"][0]["amount"] = {"amount": "1e5", "currency": "EURO"}
    activity["mode"] = "Online"
    activity["clauses"] = "plan.1"
    raw["premises"]["spaces"][0]["capacity"] = 0
    raw["premises"]["hours"]["weekly"][0]["opens"] = "9:00"
    raw["room_requests"][0]["ends"] = "12:00:00"
    raw["room_requests"].append(7)
    document = json.dumps(raw).replace('"as_of":', '"id": "twice", "as_of":', 1)
    assert {fault.path: fault.value for fault in refusal_of(document).faults} == {
        "$.id": "id",
        "$.as_of": "20210105",
        "$.time_zone": "Europe",
        "$.region": "EUROPE",
        "$.colour": "colour",
        "$.members[0].memberships[0].since": "2021-02-29",
        "$.members[1].kind": 7,
        "$.members[2].code": "GE",
        "$.organisations": Fault("", {}, "").value,
        "$.governance.supervised_by[0]": "wco",
        "$.governance.reports_to[0]": "wco",
        "$.history[0].month": 13,
        "$.focus[1]": "focus.9",
        "$.focus[2]": "focus.1",
        "$.planning.needs[0].importance": 7,
        "$.planning.needs[0].current": True,
        "$.planning.needs[0].target": "4",
        "$.planning.experts[0].administration": "FR",
        "$.planning.experts[0].unavailable[0].last": "2021-06-30",
        "$.planning.experts[0].awards": ABSENT,
        "$.planning.plan.activities[0].title.en": "two\nlines",
        "$.planning.plan.activities[0].host": "wco",
        "$.planning.plan.activities[0].roles[0].seats": 1.5,
        "$.planning.plan.activities[0].roles[0].independent": 1,
        "$.planning.plan.activities[0].costs[0].amount.amount": "1e5",
        "$.planning.plan.activities[0].costs[0].amount.currency": "EURO",
        "$.planning.plan.activities[0].costs[0].donor": "wco",
        "$.planning.plan.activities[0].mode": "Online",
        "$.planning.plan.activities[0].clauses": "plan.1",
        "$.premises.spaces[0].capacity": 0,
        "$.premises.hours.weekly[0].opens": "9:00",
        "$.room_requests[0].ends": "12:00:00",
        "$.room_requests[1]": 7,
    }


@pytest.mark.timed
def test_the_message_has_a_line_for_each_fault():
    raw = raw_office()
    raw["planning"]["needs"][0]["importance"] = 7
    raw["members"][1]["kind"] = "State"
    assert str(refusal_of(json.dumps(raw))).splitlines() == [
        '$.members[1].kind: "State" is not one of state, union',
        "$.planning.needs[0].importance: 7 is not between 1 and 5",
    ]


def test_a_faulty_record_does_not_make_references_to_it_dangle():
    raw = raw_office()
    raw["organisations"][0]["kind"] = "wco"
    raw["planning"]["themes"][0]["colour"] = "red"
    raw["premises"]["spaces"][0]["capacity"] = 0
    raw["planning"]["plan"]["activities"][0]["mode"] = 7
    assert sorted(places(raw)) == [
        "$.organisations[0].kind",
        "$.planning.plan.activities[0].mode",
        "$.planning.themes[0].colour",
        "$.premises.spaces[0].capacity",
    ]


def test_a_dangling_reference_alone_is_a_fault():
    raw = raw_office()
    raw["planning"]["needs"][0]["member"] = "FR"
    assert places(raw) == ["$.planning.needs[0].member"]


def test_a_rule_between_records_is_reported_with_its_path():
    raw = raw_office()
    raw["planning"]["plan"]["activities"][0]["days"] = {"first": "2022-01-03", "last": "2022-01-04"}
    assert places(raw) == ["$.planning.plan.activities[0].days.first"]


@pytest.mark.parametrize("key", ["id", "time_zone", "members", "source"])
def test_a_key_without_a_default_must_be_there(key):
    raw = raw_office()
    del raw[key]
    assert f"$.{key}" in places(raw)


@pytest.mark.timed
def test_a_key_that_stands_twice_is_reported_however_deep():
    document = documents.dumps(the_office()).decode()
    twice = document.replace('"importance": 3', '"importance": 2, "importance": 3')
    assert [(it.path, it.value) for it in refusal_of(twice).faults] == [
        ("$.planning.needs[0].importance", "importance")
    ]


@pytest.mark.timed
def test_the_same_value_twice_is_a_fault_all_the_same():
    document = documents.dumps(the_office()).decode()
    refusal = refusal_of(document.replace('"id": "office"', '"id": "office", "id": "office"'))
    assert str(refusal) == '$.id: "id" is not a key that stands once'


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (
            "as_of",
            [
                *("20210105", "2021-1-5", "2021-02-29", "2021-W01-1", "2021-01-05T00:00", ""),
                *("２０２１-01-05", " 2021-01-05", "10000-01-01"),
                *(20210105, None, ["2021-01-05"], {}, True),
            ],
        ),
        ("region", ["EUROPE", "Europe", "", 7, None, ["europe"], {}, True]),
        ("id", ["", "a b", "../etc", "\ud800", "a\u0000", 7, None, ["a"], {}, True, "x" * 101]),
        ("time_zone", ["", "Europe", "../etc", "x" * 5_000, "Baku", "\ud800", 4, [], {}, False]),
        ("members", [None, {}, "AZ", 7, True, [None], [[]], ["AZ"]]),
        ("languages", ["en", ["EN"], [None], [1], [["en"]], {}]),
        ("premises", [[], "x", 7, {}, {"spaces": None, "hours": None}]),
        ("planning", [None, [], {"needs": None}, {"plan": []}, {"plan": {"year": 2021}}]),
        ("source", [None, "text", {}, {"text": None}, {"text": "a", "sample": 1}]),
        ("name", [None, "Office", {}, {"en": None}, {"de": "Amt"}, {"en": ""}, {"en": "\ud800"}]),
    ],
)
def test_nothing_is_coerced_or_guessed(field, values):
    for value in values:
        found = places({**raw_office(), field: value})
        assert any(path.startswith(f"$.{field}") for path in found)


@pytest.mark.parametrize(
    "amount",
    [
        *("1e5", "1E5", "NaN", "Infinity", "-", "+1", "01", ".5", "1.", "1,5", "1_000", " 1"),
        *("1\n", "", "１", "1.00000000001", "1" * 31, 1250, 12.5, None, True, ["1"]),
    ],
)
def test_an_amount_is_plain_text_with_its_digits(amount):
    raw = raw_office()
    raw["planning"]["plan"]["activities"][0]["costs"][0]["amount"]["amount"] = amount
    assert places(raw) == ["$.planning.plan.activities[0].costs[0].amount.amount"]


@pytest.mark.parametrize(
    "clock", ["9:00", "09:00:00", "24:00", "09:60", "0900", "09:00Z", "09:00+04:00", "", 9, None]
)
def test_a_time_is_hours_and_minutes(clock):
    raw = raw_office()
    raw["room_requests"][0]["starts"] = clock
    assert places(raw) == ["$.room_requests[0].starts"]


# What is no document at all

GOOD = documents.dumps(the_office())


@pytest.mark.timed
@pytest.mark.parametrize(
    "document",
    [
        b"",
        b" ",
        b"null",
        b"true",
        b"7",
        b'"text"',
        b"[]",
        b"[{}]",
        b"{",
        b"{}",
        b"{'format': 'rocb-office'}",
        b"NaN",
        GOOD[:-3],
        GOOD[: len(GOOD) // 2],
        GOOD + b"{}",
        GOOD + GOOD,
        b"\xef\xbb\xbf" + GOOD,
        GOOD.decode().encode("utf-16"),
        GOOD.decode().encode("cp1251", "replace"),
        b"\xff" + GOOD,
        GOOD.replace(b"Office", b"\xed\xa0\x80"),
        GOOD.replace(b"Office", b"\xc0\x80"),
        GOOD.replace(b"Office", b"\x00"),
        b"\x00" * 1_000,
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"7" + b"}" * 10_000,
        b"[" * 1_000_000,
        GOOD.replace(b'"importance": 3', b'"importance": ' + b"[" * 10_000 + b"]" * 10_000),
        GOOD.replace(b'"importance": 3', b'"importance": ' + b"9" * 5_000),
        GOOD.replace(b'"importance": 3', b'"importance": -' + b"9" * 5_000),
        GOOD.replace(b'"importance": 3', b'"importance": 3e999999999'),
        GOOD.replace(b'"importance": 3', b'"importance": NaN'),
        GOOD.replace(b'"importance": 3', b'"importance": -Infinity'),
        GOOD.replace(b'"importance": 3', b'"importance": 3.0'),
        GOOD.replace(b'"importance": 3', b'"importance": 03'),
        GOOD.replace(b'"version": 1', b'"version": ' + b"1" * 5_000),
        GOOD.replace(b'"id": "office"', b'"id": "\\ud800"'),
        GOOD.replace(b'"id": "office"', b'"id": "office", "\\ud800": 7'),
        GOOD.replace(b'"id": "office"', b'"id": "office", "": 7'),
        GOOD.replace(b'"id": "office"', b'"id": "' + b"x" * 1_000_000 + b'"'),
        GOOD.replace(b"Office", b"x" * 10_001),
        GOOD.replace(b"Office", b"\\u202eeciffO"),
        GOOD.replace(b"Office", b"\\u0000"),
        GOOD.replace(b"Office", b"a\\r\\nb"),
    ],
    ids=lambda document: f"{document[:40].decode(errors='replace')!a} {len(document)}",
)
def test_what_is_no_document_is_refused_within_a_second(document):
    assert str(refusal_of(document))


@pytest.mark.parametrize(
    "document", [None, 7, ["a"], {}, memoryview(b"{}")], ids=lambda it: type(it).__name__
)
def test_what_is_neither_text_nor_bytes_is_refused(document):
    with pytest.raises(RocbError):
        documents.loads(document)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"format": "rocb"}, "$.format"),
        ({"format": None}, "$.format"),
        ({"version": True}, "$.version"),
        ({"version": 1.0}, "$.version"),
        ({"version": "1"}, "$.version"),
    ],
)
def test_another_format_or_what_is_no_version_is_one_fault_among_all(changes, place):
    raw = {**raw_office(), **changes, "region": "nowhere"}
    assert places(raw) == [place, "$.region"]


def test_another_version_is_refused_before_all_else():
    assert places({**raw_office(), "version": 2, "region": "nowhere"}) == ["$.version"]


@pytest.mark.timed
def test_a_document_says_which_format_and_version_it_lacks():
    assert str(refusal_of(b"{}")).splitlines()[:3] == [
        '$.format: is missing; expected "rocb-office"',
        "$.version: is missing; expected 1",
        "$.id: is missing; expected text",
    ]


@pytest.mark.timed
def test_a_document_cut_short_says_where_it_ends():
    assert str(refusal_of(b'{"format": "rocb-office",\n ')).startswith(
        '$: "line 2, column 2" is not JSON'
    )


@pytest.mark.timed
def test_bytes_that_are_no_text_are_named_by_their_place():
    assert str(refusal_of(b'{"a": "\xff"}')) == '$: "byte 7" is not text in UTF-8 from end to end'


@pytest.mark.timed
def test_a_document_that_is_nested_too_deep_is_not_said_to_be_missing():
    assert "missing" not in str(refusal_of(b"[" * 10_000 + b"]" * 10_000))


@pytest.mark.timed
@pytest.mark.parametrize("digits", [16, 45, 5_000])
def test_a_number_of_too_many_digits_is_not_said_to_be_no_whole_number(digits):
    document = GOOD.replace(b'"importance": 3', b'"importance": ' + b"9" * digits)
    (fault,) = refusal_of(document).faults
    assert fault.path == "$.planning.needs[0].importance"
    assert "inf is" not in str(fault)
    assert "e+" not in str(fault)
    assert fault.expected != "a whole number or null"


@pytest.mark.timed
@pytest.mark.parametrize(
    "key", ["a\nb", "a\r$.b: 7 is not 8", "\x1b[2J", "\u202eb", "\u2028", "\ud800", "\0"], ids=ascii
)
def test_no_key_of_a_document_breaks_the_message_into_lines(key):
    message = str(refusal_of(json.dumps({**raw_office(), key: 7})))
    assert message.isprintable()


@pytest.mark.timed
def test_a_very_long_key_does_not_make_a_very_long_message():
    message = str(refusal_of(json.dumps({**raw_office(), "x" * 1_000_000: 7})))
    assert len(message) < 10_000


@pytest.mark.timed
def test_a_key_twice_among_thousands_is_refused_within_a_second():
    keys = ", ".join(f'"key{number}": 7' for number in range(15_000))
    document = documents.dumps(the_office()).decode()
    refusal = refusal_of(document.replace('"id"', f'{keys}, "key0": 7, "id"', 1))
    assert len(refusal.faults) == 15_001


def test_thousands_of_unknown_keys_are_refused_within_a_second():
    assert (
        len(places({**raw_office(), **{f"key{number}": 7 for number in range(10_000)}})) == 10_000
    )


@pytest.mark.timed
def test_the_packaged_example_is_read_within_a_second():
    begun = perf_counter()
    documents.loads(example_document())
    assert perf_counter() - begun < 1


# Documents that Hypothesis has spoilt

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**30, 10**60)
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=9)
    | st.sampled_from(["2021-02-30", "2021-03-01", "1e5", "09:00", "AZ", "valuation", "en", "wco"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "en", "first", "text"]) | st.text(), inner)
    ),
    max_leaves=5,
)


def nodes(value: Any) -> list[tuple[Any, Any]]:
    """Return every place inside a JSON value, as the list or object that holds it and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    here = [(value, key) for key in keys]
    inner = [value[key] for key in keys if isinstance(value[key], dict | list)]
    return here + [place for item in inner for place in nodes(item)]


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Draw the document of the small office with one or two things changed in it."""
    raw = raw_office()
    for _ in range(draw(st.integers(1, 2))):
        holder, key = draw(st.sampled_from(nodes(raw)))
        change = draw(st.sampled_from(["replace", "delete", "add"]))
        if change == "replace":
            holder[key] = draw(JSON_VALUES)
        elif change == "delete":
            del holder[key]
        elif isinstance(holder, dict):
            holder[draw(st.text(st.characters(exclude_categories=())))] = draw(JSON_VALUES)
        else:
            holder.append(draw(JSON_VALUES | st.just(holder[key])))
    return json.dumps(raw, ensure_ascii=draw(st.booleans()))


def outcome(document: bytes | str) -> Office | InvalidDocument:
    """Return the office of a document or its refusal; anything else that is raised goes on."""
    try:
        return documents.loads(document)
    except InvalidDocument as refusal:
        return refusal


def is_sound(found: Office | InvalidDocument) -> bool:
    """Return whether an office can be written, and a refusal names each fault once, by its path."""
    if isinstance(found, Office):
        return documents.loads(documents.dumps(found)) == found
    once = {(fault.path, fault.expected) for fault in found.faults}
    rooted = all(fault.path.startswith("$") for fault in found.faults)
    return bool(str(found)) and rooted and len(once) == len(found.faults) > 0


@settings(deadline=None, max_examples=250)
@given(spoilt())
def test_a_spoilt_document_is_read_or_refused_and_nothing_else(document):
    assert is_sound(outcome(document))


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_document_with_one_wrong_byte_is_read_or_refused(place, byte):
    assert is_sound(outcome(GOOD[:place] + bytes([byte]) + GOOD[place + 1 :]))


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_refused(document):
    found = outcome(document)
    assert isinstance(found, InvalidDocument)
    assert is_sound(found)


@pytest.mark.timed
def test_a_byte_order_mark_is_named():
    assert "a byte order mark stands before it" in str(refusal_of("\ufeff{}".encode()))


def test_a_room_request_at_the_end_of_the_calendar_is_refused_by_its_place():
    raw = raw_office()
    raw["room_requests"][0]["days"] = {"first": "9999-12-31", "last": "9999-12-31"}
    assert "$.room_requests[0].days" in places(raw)


def test_a_fault_in_one_field_hides_no_rule_over_others():
    raw = json.loads(example_document())
    raw["planning"]["plan"]["history"] = []
    activities = raw["planning"]["plan"]["activities"]
    activities[0]["days"] = {"first": "2022-01-03", "last": "2022-01-02"}
    activities[1]["days"] = {"first": "2022-01-03", "last": "2022-01-04"}
    activities[2]["days"]["first"] = "soon"
    activities[3]["administrations"] = -1
    activities[3]["days"] = {"first": "2020-01-03", "last": "2022-01-04"}
    raw["room_requests"][0] |= {"headcount": 0, "starts": "10:00", "ends": "09:00"}
    raw["members"][0]["memberships"][0] |= {
        "status": "guest",
        "since": "2001-01-01",
        "until": "2000-01-01",
    }
    raw["time_zone"] = None
    assert sorted(places(raw)) == sorted(
        [
            "$.members[0].memberships[0].status",
            "$.members[0].memberships[0].until",
            "$.planning.plan.activities[0].days.first",
            "$.planning.plan.activities[0].days.last",
            "$.planning.plan.activities[1].days.first",
            "$.planning.plan.activities[2].days.first",
            "$.planning.plan.activities[3].administrations",
            "$.planning.plan.activities[3].days",
            "$.planning.plan.activities[3].days.first",
            "$.room_requests[0].ends",
            "$.room_requests[0].headcount",
            "$.time_zone",
        ]
    )


@pytest.mark.parametrize("value", [None, 7, STATED])
def test_what_is_no_office_is_not_written(value):
    with pytest.raises(InvalidValue):
        documents.dumps(value)
