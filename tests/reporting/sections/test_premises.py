import pytest

from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.premises import premises_account
from rocb.reporting.drawings.heat_maps import HeatMap
from rocb.reporting.pages import Picture, Section
from rocb.reporting.sections.premises import premises_section
from tests.offices import a_plan, a_room_request, an_activity, an_office
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.accounts.test_premises import based
from tests.reporting.sections.shown import example, facts_of, keys_of, said, shown, table_in


def section_of(basis: Basis) -> Section:
    return shown(premises_section, basis, premises_account(basis))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    assert keys_of(section_of(example(quarter))) == [
        "premises.picture",
        "premises.by_space",
        "premises.by_tenant",
        "rooms.refusals",
    ]


def test_where_there_are_no_premises_a_sentence_says_so():
    basis = a_basis(office=an_office(premises=None), plan=a_plan(an_activity()))
    assert said(section_of(basis)) == "No premises are known."


def test_hours_are_told_by_space_and_by_organisation():
    wish = a_room_request("wish", organisation="theirs")
    section = section_of(based(wish, days=QUARTERS[0]))
    room = table_in(section, "premises.by_space")["room"]
    assert (room["bookings"], room["booked"], room["charged"]) == ("2", "4\xa0h", "4\xa0h")
    tenant = table_in(section, "premises.by_tenant")["theirs"]
    assert (tenant["free"], tenant["charges"]) == ("0\xa0h", "AZN\xa040.00")
    assert facts_of(section)["premises.booked"].unit == "h"
    assert len(facts_of(section)["premises.booked"].records) == 2


def test_the_picture_shades_each_space_and_month():
    section = section_of(based(a_room_request("wish", organisation="ours"), days=QUARTERS[0]))
    (picture,) = (it for it in section.blocks if isinstance(it, Picture))
    drawing = picture.drawing
    assert isinstance(drawing, HeatMap)
    assert drawing.columns == ("Jan", "Feb", "Mar")
    rows = {row.label: [cell.value for cell in row.cells] for row in drawing.rows}
    assert rows["room"] == [0, 0, 4]
    assert [(step.least, step.text) for step in drawing.steps] == [
        (0, "none or below 1\xa0h"),
        (1, "1\xa0h to 2\xa0h"),
        (2, "2\xa0h to 3\xa0h"),
        (3, "3\xa0h or more"),
    ]
    assert picture.alternative == (
        "Shades of the hours booked in each space and month: room 4\xa0h."
    )


def test_what_nobody_booked_has_no_picture():
    assert keys_of(section_of(based())) == ["premises.by_space"]


def test_a_refusal_is_told_with_its_reasons():
    wish = a_room_request("wish", headcount=99, organisation="ours")
    rows = table_in(section_of(based(wish)), "rooms.refusals")
    assert [it["why"] for it in rows.values()] == ["99\xa0people for 30\xa0places"] * 2
