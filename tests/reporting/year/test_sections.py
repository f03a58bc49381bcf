from datetime import timedelta

import pytest
from attrs import evolve

from rocb import (
    Language,
    LocalizedText,
    Organisation,
    Ranking,
    ReportingYear,
    Status,
    Use,
    rank_needs,
)
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.drawings.gantt import Gantt
from rocb.reporting.pages import Paragraph, Picture, Table, sentence
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.words import Words
from rocb.reporting.year.sections import (
    contributions,
    expert_blocks,
    need_blocks,
    room_blocks,
    year_picture,
)
from rocb.reporting.year.space_use import SpaceUse
from tests.offices import (
    SAMPLE,
    STATED,
    YEAR,
    a_booking,
    a_need,
    a_plan,
    a_slot,
    a_space,
    an_activity,
    both,
)
from tests.reporting.full_year import full_office, full_year
from tests.reporting.readings import text_of

NO_PLAN = a_plan()


def names(language: Language = Language.EN) -> Names:
    return names_of(full_office(), Words(language))


def many_needs(count: int) -> Ranking:
    return rank_needs(a_need(f"need-{number:02}") for number in range(count))


def bars(picture: object) -> tuple[Bar, ...]:
    assert isinstance(picture, Picture)
    assert isinstance(picture.drawing, Bars)
    return picture.drawing.rows


def gantt(picture: Picture) -> Gantt:
    assert isinstance(picture.drawing, Gantt)
    return picture.drawing


def texts(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [
        [text_of(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells]
        for row in table.rows
    ]


def test_a_score_is_shown_with_what_makes_it_up():
    (ranked,) = rank_needs([a_need(current=1, target=4, importance=3)]).ranked
    assert contributions(ranked) == "3 × 3 = 9"


def test_at_most_ten_needs_are_shown_and_all_are_counted():
    note, picture, table = need_blocks(names(), many_needs(12), NO_PLAN, (), "quarter")
    assert isinstance(note, Paragraph)
    assert isinstance(picture, Picture)
    assert "0 of 12 needs" in text_of(note.text).replace("\N{NO-BREAK SPACE}", " ")
    assert len(bars(picture)) == len(texts(table)) == 10


def test_the_text_of_the_picture_says_the_greatest_and_the_least_score_shown():
    ranking = rank_needs((a_need("one", importance=5), a_need("two", importance=2)))
    _, picture, _ = need_blocks(names(), ranking, NO_PLAN, (), "quarter")
    assert isinstance(picture, Picture)
    assert picture.alternative.replace("\N{NO-BREAK SPACE}", " ").endswith(
        "greatest 2 needs, from 15 down to 6."
    )


def test_one_need_is_not_said_to_be_several():
    _, picture, _ = need_blocks(names(), many_needs(1), NO_PLAN, (), "quarter")
    assert isinstance(picture, Picture)
    assert "1 greatest needs" not in picture.alternative


def test_a_need_is_listed_with_its_levels_its_score_and_what_answers_it():
    plan = a_plan(
        an_activity("one", title=both("One"), needs=("need",)),
        an_activity("two", title=both("Two"), needs=("need",)),
    )
    *_, table = need_blocks(names(), rank_needs([a_need()]), plan, (), "quarter")
    assert texts(table) == [["1", "member", "theme", "1 → 4", "3 × 3 = 9", "One; Two"]]


def test_a_need_that_nothing_answers_has_a_dash():
    *_, table = need_blocks(names(), rank_needs([a_need()]), NO_PLAN, (), "quarter")
    assert texts(table)[0][-1] == "–"


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_does_not_take_place_answers_no_need(status):
    plan = a_plan(an_activity(needs=("need",), status=status))
    *_, table = need_blocks(names(), rank_needs([a_need()]), plan, (), "quarter")
    assert texts(table)[0][-1] == "–"


def test_needs_that_were_answered_are_dark():
    ranking = many_needs(2)
    _, picture, _ = need_blocks(names(), ranking, NO_PLAN, ranking.ranked[:1], "quarter")
    assert [bar.strong for bar in bars(picture)] == [True, False]


def test_needs_that_were_not_assessed_are_listed_beside():
    ranking = rank_needs((a_need("one"), a_need("two", current=None, source=SAMPLE)))
    *_, last = need_blocks(names(), ranking, NO_PLAN, (), "quarter")
    assert isinstance(last, Paragraph)
    assert text_of(last.text) == (
        "Not ranked, as a level or the importance is not known: member · theme."
    )
    assert any(span.sample for span in last.text)


def test_where_no_need_is_known_there_is_none():
    assert need_blocks(names(), rank_needs(()), NO_PLAN, (), "year") == (sentence("None."),)


def test_where_no_need_was_assessed_they_are_still_listed():
    blocks = need_blocks(names(), rank_needs([a_need(target=None)]), NO_PLAN, (), "quarter")
    assert blocks[0] == sentence("None.")
    assert len(blocks) == 2


def test_the_year_is_drawn_in_the_order_of_days_with_those_of_the_quarter_bold():
    year = full_year()
    of_quarter = year.plan.activities[:2]
    drawn = gantt(year_picture(names(), year.plan, of_quarter, YEAR.quarters[0]))
    assert [(it.days, it.strong) for it in drawn.rows] == [
        (it.days, it in of_quarter) for it in year.plan.activities
    ]
    assert drawn.marked == YEAR.quarters[0].days


@pytest.mark.parametrize("status", Status)
def test_what_became_of_an_activity_is_drawn_as_the_legend_names_it(status):
    plan = a_plan(an_activity(status=status))
    drawn = gantt(year_picture(names(), plan, plan.activities))
    (stretch,) = drawn.rows
    (key,) = (it.text for it in drawn.legend if it.state is stretch.state)
    proposed = Status.PLANNED if status is Status.PROPOSED else status
    assert key == Words(Language.EN).name(proposed)


@pytest.mark.parametrize("language", Language)
def test_the_months_of_the_picture_begin_with_the_first_of_the_year(language):
    plan = a_plan(year=ReportingYear(2021, 10))
    drawn = gantt(year_picture(names(language), plan, ()))
    words = Words(language)
    assert drawn.months == tuple(words.month(number) for number in (10, 11, 12, *range(1, 10)))


def test_experts_are_listed_with_where_they_come_from():
    staffing = full_year().staffing
    assigned, unfilled = expert_blocks(names(), staffing.assignments, staffing.unfilled)
    assert texts(assigned) == [["activity", "role", "expert", "member"]]
    why = "1 expert: busy elsewhere (activity)"
    assert texts(unfilled) == [["activity", "role", "1 of 1", why]]


def test_where_no_expert_is_asked_for_there_is_none():
    assert expert_blocks(names(Language.RU), (), ()) == (sentence("Нет."),)


def test_bookings_are_drawn_and_listed():
    host = Organisation("host", both("Host"), None, STATED)
    slot = a_slot("2021-03-01 10:00", "2021-03-01 11:30")
    booking = a_booking("b", slot, organisation=host, title=both("Training"))
    uses = (SpaceUse(a_space(), timedelta(hours=1.5), (booking,)),)
    picture, table = room_blocks(names(), (booking,), (), uses)
    assert isinstance(picture, Picture)
    alternative = picture.alternative.replace("\N{NO-BREAK SPACE}", " ")
    assert alternative == "Bars of the hours booked in each space: space 1.5 h."
    assert texts(table) == [["space", "1 March 2021, 10:00–11:30", "Training", "organisation"]]


def test_a_booking_that_nobody_in_particular_asked_for_has_a_dash():
    booking = a_booking("b", a_slot("2021-03-01 10:00", "2021-03-01 11:00"))
    uses = (SpaceUse(a_space(), timedelta(hours=1), (booking,)),)
    *_, table = room_blocks(names(), (booking,), (), uses)
    assert texts(table)[0][-1] == "–"


def test_a_booking_of_two_spaces_names_both():
    uses = (Use("room"), Use("hall"))
    booking = a_booking("b", a_slot("2021-03-01 10:00", "2021-03-01 11:00"))
    both_rooms = evolve(booking, request=evolve(booking.request, uses=uses), uses=uses)
    used = (SpaceUse(a_space(), timedelta(hours=1), (both_rooms,)),)
    *_, table = room_blocks(names(), (both_rooms,), (), used)
    assert texts(table)[0][0] == "space, space"


def test_refusals_are_listed_with_every_reason():
    year = full_year()
    refusals = tuple(it for decision in year.rooms.decisions for it in decision.refused)
    uses = (SpaceUse(a_space(), timedelta(), ()),)
    (table,) = room_blocks(names(), (), refusals, uses)
    assert [row[-1] for row in texts(table)] == [
        "40 people for 30 places; taken 10:00–12:00: title",
        "closed that day",
        "5 people, but nobody stated how many it holds; outside the opening hours (09:00–18:00)",
    ]


def test_where_no_premises_are_known_that_is_said():
    assert room_blocks(names(), (), (), ()) == (sentence("No premises are known."),)


def test_where_nothing_was_booked_or_refused_there_is_none():
    uses = (SpaceUse(a_space(), timedelta(), ()),)
    assert room_blocks(names(), (), (), uses) == (sentence("None."),)


def test_names_in_a_picture_need_no_translation_to_be_shown():
    plan = a_plan(an_activity(title=LocalizedText("Only English")))
    picture = year_picture(names(Language.RU), plan, plan.activities, YEAR.quarters[0])
    assert [it.label for it in gantt(picture).rows] == ["1. Only English"]


def test_the_text_of_the_picture_names_the_quarter_that_is_shaded():
    plan = a_plan(an_activity())
    picture = year_picture(names(), plan, plan.activities, YEAR.quarters[0])
    assert picture.alternative.replace("\N{NO-BREAK SPACE}", " ") == (
        "Each activity of 2021 as a bar on its days. 1 activity in all. "
        "The days of Q1 2021 are shaded."
    )


def test_a_year_without_a_quarter_has_no_shaded_one():
    plan = a_plan(an_activity())
    drawn = year_picture(names(), plan, plan.activities)
    assert "Q1" not in drawn.alternative
    assert gantt(drawn).marked is None
