"""What may stand in a cell, and what is said of all else."""

from datetime import date
from decimal import Decimal

import pytest

from rocb.errors import Described, InvalidValue
from rocb.imports import contents
from rocb.imports.lookups import Lookup, Named, lookup_among
from rocb.imports.tables import Cell, Value
from rocb.planning.plan.activities import ActivityKind
from rocb.planning.plan.participants import Headcount
from rocb.texts import Language
from rocb.texts import LocalizedText as T

MEMBERS = Lookup(
    T("a Member", "член"),
    (
        Named("AZ", "AZ", T("Azerbaijan", "Азербайджан")),
        Named("MD", "MD", T("Moldova, Republic of", "Молдова")),
        Named("GE", "GE", T("Georgia", "Орёл")),
        Named("GS", "GS", T("Georgia", "Южная Джорджия")),
    ),
)


def read(content: contents.Content, value: Value) -> object:
    return content.read(Cell(1, 7, value))


def fault(content: contents.Content, value: Value) -> str:
    with pytest.raises(InvalidValue) as refused:
        read(content, value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "value", "expected"),
    [
        (contents.line(), " two\r\nlines\tand more", "two lines and more"),
        (contents.line(), 7, "7"),
        (contents.line(), "=1+1", "=1+1"),
        (contents.whole(0, 5), "5", 5),
        (contents.whole(0, 5), "5.0", 5),
        (contents.whole(0, 5), 0, 0),
        (contents.number(), "-7.50", Decimal("-7.50")),
        (contents.number(), 7, Decimal(7)),
        (contents.day(), "2021-03-05", date(2021, 3, 5)),
        (contents.day(), "5.3.2021", date(2021, 3, 5)),
        (contents.day(), "2021-03-05T23:30:00.123+04:00", date(2021, 3, 5)),
        (contents.day(), date(2021, 3, 5), date(2021, 3, 5)),
        (contents.country(), "az", "AZ"),
        (contents.flag(), "Да", True),
        (contents.flag(), False, False),
        (contents.headcount(), "около 30", Headcount(30, approximate=True)),
        (contents.headcount(), "~ 30", Headcount(30, approximate=True)),
        (contents.headcount(), 30, Headcount(30)),
        (contents.one_of(MEMBERS), "  azerbaijan ", "AZ"),
        (contents.one_of(MEMBERS), "орел", "GE"),
        (contents.one_of(MEMBERS), "md", "MD"),
        (contents.one_of(lookup_among(ActivityKind)), "Рабочий семинар", ActivityKind.WORKSHOP),
        (contents.several_of(MEMBERS), "AZ; Moldova, Republic of", ("AZ", "MD")),
        (contents.several_of(MEMBERS), "AZ, Молдова\nGE", ("AZ", "MD", "GE")),
        (contents.several_of(MEMBERS), ";", ()),
    ],
)
def test_what_people_write_is_understood(content, value, expected):
    assert read(content, value) == expected


@pytest.mark.parametrize(
    ("content", "value", "expected"),
    [
        (contents.line(), date(2021, 3, 5), "formatted as text, not as dates"),
        (contents.line(), True, "B7: true is not text"),
        (contents.line(), "a\0b", 'B7: "a\\x00b" is not one line of text'),
        (contents.line(), "a\u202eb", "is not one line of text"),
        (contents.line(), "a\ud800b", "is not one line of text"),
        (contents.line(), "a" * 10_001, "is not one line of text"),
        (contents.line(), Described("the error #N/A"), "B7: the error #N/A is not text"),
        (contents.whole(0, 5), "7,5", 'B7: "7,5" is not a whole number from 0 to 5'),
        (contents.whole(0, 5), "7", "a whole number from 0 to 5"),
        (contents.whole(0, 5), "-1", "a whole number from 0 to 5"),
        (contents.whole(0, 5), "٣", "a whole number from 0 to 5"),
        (contents.whole(0, 5), Decimal("2.5"), "a whole number from 0 to 5"),
        (contents.whole(0, 5), True, "a whole number from 0 to 5"),
        (contents.whole(0, 5), date(2021, 3, 5), "a whole number from 0 to 5"),
        (contents.whole(0, 5), Described("the error #REF!"), "the error #REF! is not a whole"),
        (contents.whole(1), 0, "a whole number of 1 or more"),
        (contents.number(), "7,5", "with a point before its decimals"),
        (contents.number(), "NaN", "with a point before its decimals"),
        (contents.number(), "1" * 31, "at most 30 digits"),
        (contents.number(), True, "with a point before its decimals"),
        (contents.day(), "05/03/2021", "a date, such as 2021-03-05 or 05.03.2021"),
        (contents.day(), "2026-02-29", "a day of the calendar"),
        (contents.day(), "29.02.2026", "a day of the calendar"),
        (contents.day(), 44260, "B7: 44260 is not a date"),
        (contents.day(least=date(2021, 5, 1)), "2021-04-30", "2021-05-01 or later"),
        (contents.country(), "AZE", "a code of two letters"),
        (contents.flag(), "perhaps", "yes or no"),
        (contents.headcount(), "about thirty", "a whole number of 0 or more"),
        (contents.one_of(MEMBERS), "Georgia", "several are called so: GE, GS"),
        (contents.one_of(MEMBERS), "Atlantis", 'B7: "Atlantis" is not a Member'),
        (contents.one_of(MEMBERS), date(2021, 3, 5), "a Member"),
        (contents.several_of(MEMBERS), "AZ; Atlantis; Georgia", '"Atlantis" is not a Member'),
        (contents.several_of(MEMBERS), "AZ; Atlantis; Georgia", '"Georgia" is not a Member'),
        (contents.several_of(MEMBERS), date(2021, 3, 5), "a Member"),
    ],
)
def test_what_is_not_is_refused_with_what_was_expected(content, value, expected):
    assert expected in fault(content, value)
    assert fault(content, value).startswith("B7: ")


def test_a_name_is_offered_only_where_it_finds_its_own():
    offered = contents.one_of(MEMBERS).offered
    assert offered(Language.EN) == ("Azerbaijan", "Moldova, Republic of", "GE", "GS")
    assert offered(Language.RU) == ("Азербайджан", "Молдова", "Орёл", "Южная Джорджия")
