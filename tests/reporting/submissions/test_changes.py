from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rocb.reporting.submissions.changes import FigureChange, Place, changes_between
from rocb.reporting.words.spans import Span
from tests.reporting.submissions.pages import a_figure, a_page, a_row

GEORGIA = Place("participants", "people", "GE", "count")


def test_a_page_has_not_changed_since_itself():
    page = a_page(a_row("GE", a_figure(3, "a")))
    assert changes_between(page, page) == ()


def test_a_figure_that_changed_names_the_records_of_before_and_after():
    before = a_page(a_row("GE", a_figure(3, "a", "b")))
    after = a_page(a_row("GE", a_figure(5, "b", "c")))
    (change,) = changes_between(before, after)
    assert change == FigureChange(GEORGIA, 3, 5, "", "activities", ("a", "b", "c"))


def test_a_row_that_came_or_went_has_nothing_on_the_other_side():
    before = a_page(a_row("GE", a_figure(3, "a")))
    after = a_page(a_row("KZ", a_figure(2, "b")))
    came, went = changes_between(before, after)
    assert (came.place.row, came.before, came.after) == ("KZ", None, 2)
    assert (went.place.row, went.before, went.after) == ("GE", 3, None)


def test_rows_in_another_order_are_no_change():
    rows = a_row("GE", a_figure(3, "a")), a_row("KZ", a_figure(2, "b"))
    assert changes_between(a_page(*rows), a_page(*reversed(rows))) == ()


def test_words_are_no_figures():
    before, after = a_page(a_row("GE", Span("three"))), a_page(a_row("GE", Span("four")))
    assert changes_between(before, after) == ()


def test_a_figure_that_stands_out_changes_too():
    (change,) = changes_between(a_page(), a_page(total=a_figure(9, "activity")))
    assert change.place == Place("participants", "", "all", "")


def test_the_same_number_of_another_unit_is_a_change():
    euros = a_figure(Decimal(5), "a", unit="EUR")
    dollars = a_figure(Decimal(5), "a", unit="USD")
    (change,) = changes_between(a_page(a_row("GE", euros)), a_page(a_row("GE", dollars)))
    assert change.unit == "USD"


def test_a_day_that_moved_is_a_change():
    before, after = (a_page(a_row("GE", a_figure(date(2021, 3, day), "a"))) for day in (1, 2))
    assert len(changes_between(before, after)) == 1


FIGURES = st.dictionaries(st.sampled_from(("GE", "KZ", "AZ")), st.integers(0, 3))


@given(FIGURES, FIGURES)
def test_the_changes_are_those_that_two_dictionaries_show(old, new):
    before, after = (
        a_page(*(a_row(key, a_figure(value, key)) for key, value in held.items()))
        for held in (old, new)
    )
    found = {it.place.row: (it.before, it.after) for it in changes_between(before, after)}
    keys = old.keys() | new.keys()
    assert found == {
        key: (old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)
    }
