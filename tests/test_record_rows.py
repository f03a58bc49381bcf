"""Records as plain rows: by a rule that depends on their class alone, and fit for data frames."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import pandas as pd
import polars as pl
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from rocb.booking.reasons import Conflict, TooManyPeople
from rocb.errors import InvalidValue
from rocb.members import Member
from rocb.money import Money
from rocb.office import book_rooms
from rocb.periods import Days, Quarter, ReportingYear, Slot
from rocb.planning.needs.needs import Need
from rocb.planning.needs.ranking import rank_needs
from rocb.profiles import example_year
from rocb.record_rows import record_rows
from rocb.sources import Source
from rocb.texts import LocalizedText

OFFICE = example_year()


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@frozen
class Part:
    id: str
    length: int


@frozen
class Bounds:
    least: Fraction | None
    most: Fraction


@frozen
class Milepost:
    text: LocalizedText


@frozen
class Seat:
    member: Member


@frozen
class Everything:
    id: str
    number: int | None
    amount: Decimal | None
    share: Fraction | None
    yes: bool
    day: date | None
    clock: time
    length: timedelta
    colour: Colour | None
    colours: tuple[Colour, ...]
    text: LocalizedText | None
    price: Money | None
    days: Days | None
    slot: Slot | None
    quarter: Quarter | None
    source: Source | None
    part: Part | None
    parts: tuple[Part, ...]
    names: tuple[str, ...]
    bounds: Bounds | None
    several: tuple[Bounds, ...]
    prices: tuple[Money, ...]
    reason: Conflict | TooManyPeople | None
    strange: dict[str, int]


FULL = Everything(
    id="it",
    number=7,
    amount=Decimal("1.50"),
    share=Fraction(1, 4),
    yes=True,
    day=date(2021, 5, 6),
    clock=time(9),
    length=timedelta(hours=2),
    colour=Colour.RED,
    colours=(Colour.RED, Colour.BLUE),
    text=LocalizedText(ru="текст"),
    price=Money(Decimal("10.00"), "EUR"),
    days=Days(date(2021, 1, 1), date(2021, 1, 3)),
    slot=Slot(datetime(2021, 1, 1, tzinfo=UTC), datetime(2021, 1, 2, tzinfo=UTC)),
    quarter=Quarter(ReportingYear(2021), 2),
    source=Source("made", sample=True),
    part=Part("p1", 3),
    parts=(Part("p1", 3), Part("p2", 4)),
    names=("a", "b"),
    bounds=Bounds(None, Fraction(1)),
    several=(Bounds(None, Fraction(1)),),
    prices=(Money(Decimal(1), "EUR"), Money(Decimal(2), "USD")),
    reason=None,
    strange={},
)
ROW: dict[str, Any] = {
    "id": "it",
    "number": 7,
    "amount": Decimal("1.50"),
    "share": 0.25,
    "yes": True,
    "day": date(2021, 5, 6),
    "clock": time(9),
    "length": timedelta(hours=2),
    "colour": "red",
    "colours": "red, blue",
    "text": "текст",
    "price_amount": Decimal("10.00"),
    "price_currency": "EUR",
    "days_first": date(2021, 1, 1),
    "days_last": date(2021, 1, 3),
    "slot_start": datetime(2021, 1, 1, tzinfo=UTC),
    "slot_end": datetime(2021, 1, 2, tzinfo=UTC),
    "quarter": "2021Q2",
    "sample": True,
    "part": "p1",
    "parts": "p1, p2",
    "names": "a, b",
    "bounds_least": None,
    "bounds_most": 1.0,
    "several": 1,
    "prices": "1 EUR, 2 USD",
    "reason": None,
}
BARE = Everything(
    id="bare",
    number=None,
    amount=None,
    share=None,
    yes=False,
    day=None,
    clock=time(0),
    length=timedelta(),
    colour=None,
    colours=(),
    text=None,
    price=None,
    days=None,
    slot=None,
    quarter=None,
    source=None,
    part=None,
    parts=(),
    names=(),
    bounds=None,
    several=(),
    prices=(),
    reason=TooManyPeople("hall", 12, 10),
    strange={},
)


def test_every_kind_of_field_becomes_plain_by_the_stated_rule() -> None:
    (row,) = record_rows([FULL])
    assert row == ROW
    assert list(row) == list(ROW)
    assert type(row["share"]) is float


def test_what_is_unknown_is_none_in_the_same_columns() -> None:
    full, bare = record_rows([FULL, BARE])
    assert list(bare) == list(full)
    known = {name: it for name, it in bare.items() if it not in (None, "")}
    assert known == {
        "id": "bare",
        "yes": False,
        "clock": time(0),
        "length": timedelta(),
        "several": 0,
        "reason": "TooManyPeople",
    }


def test_english_comes_before_russian() -> None:
    row = record_rows([Milepost(LocalizedText("one", "один"))])[0]
    assert row == {"text": "one"}


def test_a_member_stands_as_its_code() -> None:
    assert record_rows([Seat(OFFICE.members[0])]) == [{"member": OFFICE.members[0].code}]


def test_a_record_that_is_asked_for_is_spelt_out() -> None:
    ranked = rank_needs(OFFICE.planning.needs).ranked
    short, whole = record_rows(ranked)[0], record_rows(ranked, whole=("need",))[0]
    assert short["need"] == whole["need_id"] == ranked[0].need.id
    assert whole["need_member"] == ranked[0].need.member
    assert "need" not in whole


def test_rows_of_several_classes_have_the_columns_of_all() -> None:
    rows = record_rows([Part("p", 1), Bounds(None, Fraction(1, 2))])
    assert rows == [
        {"id": "p", "length": 1, "least": None, "most": None},
        {"id": None, "length": None, "least": None, "most": 0.5},
    ]


def test_no_records_have_no_rows() -> None:
    assert record_rows(()) == []
    assert record_rows((), whole=("need",)) == []


@pytest.mark.parametrize("records", [None, 7, "need", [None], [OFFICE, "need"], [{}], [Need]])
def test_what_is_no_record_is_refused(records: Any) -> None:
    with pytest.raises(InvalidValue):
        record_rows(records)


def test_a_field_that_no_record_has_is_refused() -> None:
    with pytest.raises(InvalidValue, match="whole"):
        record_rows(OFFICE.planning.needs, whole=("missing",))
    with pytest.raises(InvalidValue, match="whole"):
        record_rows(OFFICE.planning.needs, whole="need")  # type: ignore[arg-type]


def test_polars_keeps_what_is_exact_and_what_is_unknown() -> None:
    frame = pl.DataFrame(record_rows([BARE, FULL]), infer_schema_length=None)
    assert isinstance(frame.schema["amount"], pl.Decimal)
    assert isinstance(frame.schema["price_amount"], pl.Decimal)
    assert frame["price_amount"].to_list() == [None, Decimal("10.00")]
    assert frame.schema["day"] == pl.Date
    assert frame.schema["number"] == pl.Int64


def test_pandas_keeps_decimal_numbers() -> None:
    frame = pd.DataFrame(record_rows([FULL, BARE]))
    assert frame["price_amount"][0] == Decimal("10.00")
    assert frame["number"].isna().tolist() == [False, True]


def test_the_records_of_a_year_go_into_data_frames_row_by_row() -> None:
    planning = OFFICE.planning
    assert planning.plan is not None
    rooms = book_rooms(OFFICE, planning.plan)
    registers: tuple[tuple[Any, ...], ...] = (
        OFFICE.members,
        planning.needs,
        planning.experts,
        planning.plan.activities,
        planning.plan.history,
        planning.portfolio.projects,
        planning.partnerships.pledges,
        rooms.bookings,
        rooms.decisions,
    )
    for records in registers:
        rows = record_rows(records)
        assert pl.DataFrame(rows, infer_schema_length=None).height == len(records)
        assert len(pd.DataFrame(rows)) == len(records)


@given(st.lists(st.sampled_from((FULL, BARE)), max_size=8))
def test_rows_are_those_of_the_records_one_by_one(records: list[Everything]) -> None:
    assert record_rows(records) == [row for it in records for row in record_rows([it])]
