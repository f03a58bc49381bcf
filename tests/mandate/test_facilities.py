"""The premises of the office, room by room."""

from attrs import evolve

from rocb import (
    Book,
    CapacityUnknown,
    Conflict,
    PlacesTaken,
    PlacesUnknown,
    SpaceKind,
    Use,
    claims_of,
    decide,
    first_free,
    free_slots,
    search,
)
from tests.mandate.clauses import shows
from tests.mandate.premises import NOW, WINDOW, asked, baku, decided
from tests.offices import BAKU, a_slot

HALL, LABORATORY, CLASSROOM = (
    (SpaceKind.CONFERENCE_HALL,),
    (SpaceKind.COMPUTER_LABORATORY,),
    (SpaceKind.CLASSROOM,),
)


@shows("facility.1", search)
def test_the_equipped_conference_hall_is_found_for_a_conference_though_nobody_stated_its_size():
    (option, *_) = search(
        baku(), Book(), asked("any", Use(kinds=HALL)), WINDOW, where=BAKU, now=NOW
    )
    assert (option.accepted, option.spaces) == (True, ("conference-hall",))
    assert "equipped" in str(baku().by_id["conference-hall"].note)
    crowd = asked("crowd", Use(kinds=HALL, headcount=200))
    (option,) = search(baku(), Book(), crowd, WINDOW, where=BAKU, now=NOW)
    assert CapacityUnknown("conference-hall", 200) in option.reasons


@shows("facility.2", first_free)
def test_the_computer_laboratory_takes_twenty_people_and_not_one_more():
    full, crowded = (
        first_free(
            baku(),
            Book(),
            asked("course", Use(kinds=LABORATORY, headcount=people)),
            WINDOW,
            where=BAKU,
            now=NOW,
        )
        for people in (20, 21)
    )
    assert full is not None
    assert (full.spaces, full.spare) == (("computer-laboratory",), 0)
    assert crowded is None


@shows("facility.3", decide)
def test_two_classes_of_thirty_find_a_classroom_with_a_board_at_one_time_and_a_third_does_not():
    book = Book()
    use = Use(kinds=CLASSROOM, headcount=30, equipment=("board",))
    first, second, third = (decided(book, asked(id, use)) for id in ("one", "two", "three"))
    taken = [it.booking.claims[0].space for made in (first, second) for it in made.accepted]
    assert taken == ["classroom-1", "classroom-2"]
    assert third.accepted == ()


@shows("facility.4", free_slots)
def test_the_cafeteria_is_free_around_the_lunches_that_are_booked_there():
    book = Book()
    noon = a_slot("2021-03-01 12:00", "2021-03-01 14:00")
    assert decided(book, asked("lunch", Use("cafeteria"), when=noon)).accepted
    assert free_slots(baku(), book, Use("cafeteria"), WINDOW, where=BAKU) == (
        a_slot("2021-03-01 09:00", "2021-03-01 12:00"),
        a_slot("2021-03-01 14:00", "2021-03-01 18:00"),
    )


@shows("facility.5", claims_of)
def test_the_kitchen_is_booked_together_with_the_hall_and_then_taken_for_all_others():
    book = Book()
    reception = asked("reception", Use("conference-hall"), Use("kitchen"))
    assert [it.space for it in claims_of(baku(), reception.uses)] == ["conference-hall", "kitchen"]
    assert decided(book, reception).accepted
    (refused,) = decided(book, asked("cooking", Use("kitchen"))).refused
    (reason,) = refused.reasons
    assert isinstance(reason, Conflict)


@shows("facility.6", decide)
def test_the_parking_lot_is_lent_place_by_place_once_somebody_states_how_many_it_has():
    (refused,) = decided(Book(), asked("cars", Use("parking-lot", places=2))).refused
    assert refused.reasons == (PlacesUnknown("parking-lot", 2),)
    spaces = (evolve(it, capacity=3) if it.id == "parking-lot" else it for it in baku().spaces)
    premises = evolve(baku(), spaces=tuple(spaces))
    book = Book()
    assert decided(book, asked("cars", Use("parking-lot", places=2)), premises).accepted
    assert decided(book, asked("car", Use("parking-lot", places=1)), premises).accepted
    (refused,) = decided(book, asked("bus", Use("parking-lot", places=1)), premises).refused
    (reason,) = refused.reasons
    assert isinstance(reason, PlacesTaken)
    assert reason.free == 0
