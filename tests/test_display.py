"""Values in notebooks: as HTML that is bounded, escaped, and shows no more than they print."""

from datetime import date
from decimal import Decimal

import html5lib  # type: ignore[import-untyped]
import pytest
from attrs import evolve, field, frozen

from rocb.booking.book import Book
from rocb.display import SHOWN, WIDEST, html_of, html_of_records
from rocb.errors import InvalidValue
from rocb.money import Money
from rocb.office import book_rooms, run_year
from rocb.planning.needs.needs import Need
from rocb.planning.needs.ranking import rank_needs
from rocb.planning.plan.budgets import budget
from rocb.profiles import example_year
from rocb.sources import Source
from rocb.texts import LocalizedText

OFFICE = example_year()
EVIL = "<script>alert('x')</script> & more"


@frozen
class Note:
    id: str
    text: str
    secret: str = field(default="hidden", repr=False)


@frozen
class Notes:
    about: str
    notes: tuple[Note, ...]
    drafts: tuple[Note, ...] = field(default=(), repr=False)


@frozen
class Binder:
    notes: Notes


def cells(html: str, place: int) -> list[list[str]]:
    """Return the texts of the cells of one of the tables, row by row, its head included."""
    found = html5lib.parse(html, namespaceHTMLElements=False).findall(".//table")[place]
    return [["".join(cell.itertext()) for cell in row] for row in found.iter("tr")]


def notes(number: int) -> tuple[Note, ...]:
    return tuple(Note(f"note-{place}", EVIL) for place in range(number))


def test_a_value_shows_its_own_columns_then_its_records() -> None:
    html = html_of(Notes("Rooms", notes(2)))
    assert cells(html, 0) == [["about", "Rooms"], ["notes", "2"]]
    assert cells(html, 1) == [["id", "text"], ["note-0", EVIL], ["note-1", EVIL]]


def test_html_in_a_text_is_shown_as_text() -> None:
    html = html_of(Notes(EVIL, notes(1)))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "<b" not in html_of_records(notes(1), "<b>")


def test_what_a_value_does_not_print_is_not_shown() -> None:
    assert "hidden" not in html_of(Notes("Rooms", notes(1)))
    assert "hidden" not in html_of_records(notes(1))
    assert "draft" not in html_of(Notes("Rooms", (), (Note("draft-1", "a"),)))


def test_a_long_table_says_how_many_rows_it_leaves_out() -> None:
    assert "more" not in html_of_records(tuple(Note(f"n-{it}", "a") for it in range(SHOWN)))
    html = html_of_records(tuple(Note(f"n-{it}", "a") for it in range(SHOWN + 1_000)), "notes")
    assert len(cells(html, 0)) == 1 + SHOWN
    assert "<caption>notes (1,010)</caption>" in html
    assert "… 1,000 more rows" in html


def test_a_wide_table_says_how_many_columns_it_leaves_out() -> None:
    plan = OFFICE.planning.plan
    assert plan is not None
    html = html_of_records(plan.activities, "activities")
    assert len(cells(html, 0)[0]) == WIDEST
    assert "more rows and" in html
    assert "more columns" in html


def test_a_column_without_anything_is_left_out() -> None:
    bare = Need("n", "AZ", "t", None, 3, None, date(2021, 1, 1), Source("made", sample=True))
    assert cells(html_of_records((bare,)), 0) == [
        ["id", "member", "theme", "target", "found_on", "sample"],
        ["n", "AZ", "t", "3", "2021-01-01", "yes"],
    ]


def test_a_long_text_is_cut() -> None:
    html = html_of(Notes("a" * 500, ()))
    assert "a" * 80 + "…" in html
    assert "a" * 81 not in html


def test_the_needs_of_a_ranking_are_spelt_out() -> None:
    html = rank_needs(OFFICE.planning.needs)._repr_html_()
    assert cells(html, 1)[0][:4] == ["rank", "gap", "importance", "score"]
    assert cells(html, 1)[1][:7] == ["1", "4", "4", "16", "need-008", "TM", "customs-valuation"]


def test_values_of_every_room_show_themselves() -> None:
    plan = OFFICE.planning.plan
    assert plan is not None
    rooms = book_rooms(OFFICE, plan)
    named = evolve(OFFICE, name=LocalizedText(ru="Бюро"))
    for value, said in (
        (named, "Бюро"),
        (plan, "2021"),
        (budget(plan), "planned_currency"),
        (rooms, "room-09-1"),
        (rooms.decisions[0], "booking_slot_start"),
        (run_year(OFFICE), "staffing_assignments</th><td>19<"),
    ):
        assert said in value._repr_html_()
    assert "<caption>Book (0)</caption>" in Book()._repr_html_()


@pytest.mark.parametrize("value", [None, "text", 7, (), object()])
def test_what_is_no_value_of_the_library_is_refused(value: object) -> None:
    with pytest.raises(InvalidValue):
        html_of(value)
    with pytest.raises(InvalidValue):
        html_of_records((value,))


def test_of_records_further_inside_only_the_number_is_shown() -> None:
    html = html_of(Binder(Notes("Rooms", notes(3))))
    assert cells(html, 0) == [["notes_about", "Rooms"], ["notes_notes", "3"]]


def test_money_shows_its_amount_and_currency() -> None:
    html = html_of(Money(Decimal("12.50"), "EUR"))
    assert cells(html, 0) == [["amount", "12.50"], ["currency", "EUR"]]
