"""Which field names a record, which refers to one, and what is found where they do not meet."""

from collections.abc import Iterator
from typing import Any, get_args

import attrs
import pytest
from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Fault, InvalidValue, Office
from rocb.profiles import example_year
from rocb.references import circular, names, past, records_by_id, reference_faults, refers_to

from .offices import a_member, a_need, a_request, an_activity, an_office

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([it.name for it in attrs.fields(Office)]), inner)
        | st.dictionaries(st.text(), inner, max_size=4)
    ),
)


@frozen
class Author:
    id: str = field(metadata=names("authors"))
    teacher: str | None = field(default=None, metadata=refers_to("authors"))


@frozen
class Book:
    id: str = field(metadata=names("books"))
    author: str = field(metadata=refers_to("authors"))
    like: tuple[str, ...] = field(default=(), metadata=refers_to("books"))


@frozen
class Shelf:
    books: tuple[Book, ...] = ()


@frozen
class Library:
    authors: tuple[Author, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    best: Book | None = None


NIZAMI, RUSTAVELI = Author("nizami"), Author("rustaveli", teacher="nizami")


def metadata(kind: Any) -> Iterator[Any]:
    """Yield the metadata of every field of a class and of the classes that it is made of."""
    if attrs.has(kind):
        for attribute in attrs.fields(kind):
            yield attribute.metadata
            yield from metadata(attribute.type)
    for option in get_args(kind):
        yield from metadata(option)


def test_references_to_records_that_are_there_are_no_fault():
    books = (Book("layla", "nizami"), Book("tiger", "rustaveli", like=("layla",)))
    library = Library((NIZAMI, RUSTAVELI), (Shelf(books),))
    assert reference_faults(Library, library) == ()


def test_a_record_may_be_referred_to_before_it_is_named():
    library = Library((RUSTAVELI, NIZAMI))
    assert reference_faults(Library, library) == ()


def test_a_reference_to_nothing_is_found_with_its_path():
    library = Library((NIZAMI,), (Shelf(), Shelf((Book("tiger", "rustaveli"),))))
    assert reference_faults(Library, library) == (
        Fault("shelves[1].books[0].author", "rustaveli", "the id of one of the authors"),
    )


def test_each_reference_of_several_is_looked_up():
    book = Book("layla", "nizami", like=("layla", "tiger", "layla", "lion"))
    library = Library((NIZAMI,), (Shelf((book,)),))
    assert [fault.path for fault in reference_faults(Library, library)] == [
        "shelves[0].books[0].like[1]",
        "shelves[0].books[0].like[3]",
    ]


def test_an_id_that_stands_twice_is_found_wherever_it_stands():
    book = Book("layla", "nizami")
    library = Library((NIZAMI,), (Shelf((book,)), Shelf((book,))), best=book)
    assert reference_faults(Library, library) == (
        Fault("shelves[1].books[0].id", "layla", "an id that no other of the books has"),
        Fault("best.id", "layla", "an id that no other of the books has"),
    )


def test_records_of_two_kinds_may_share_an_id():
    library = Library((NIZAMI,), best=Book("nizami", "nizami"))
    assert reference_faults(Library, library) == ()


def test_a_record_of_another_kind_does_not_answer_a_reference():
    library = Library((Author("layla"),), best=Book("book", "layla", like=("layla",)))
    assert [fault.path for fault in reference_faults(Library, library)] == ["best.like[0]"]


def test_what_a_parser_made_is_read_like_the_value():
    library = Library((NIZAMI, NIZAMI), (Shelf((Book("tiger", "rustaveli", like=("x",)),)),))
    raw = {
        "authors": [{"id": "nizami", "teacher": None}, {"id": "nizami", "teacher": None}],
        "shelves": [{"books": [{"id": "tiger", "author": "rustaveli", "like": ["x"]}]}],
        "best": None,
    }
    assert reference_faults(Library, raw) == reference_faults(Library, library)
    assert len(reference_faults(Library, raw)) == 3


def test_parts_of_a_wrong_shape_are_passed_over():
    raw = {
        "authors": [7, None, {"id": 7}, {"id": ["a", 7]}, {}],
        "shelves": {"books": []},
        "best": {"id": "layla", "author": {"id": "nizami"}, "like": "layla"},
        "unknown": [{"id": "x"}],
    }
    assert reference_faults(Library, raw) == ()


@settings(deadline=None, max_examples=60)
@given(JSON)
def test_any_json_can_be_searched(raw):
    assert all(isinstance(fault, Fault) for fault in reference_faults(Office, raw))


def test_every_kind_that_an_office_refers_to_is_named_in_it():
    found = list(metadata(Office))
    named = {it[key] for it in found for key in it if key.endswith("names")}
    referred = {it[key] for it in found for key in it if key.endswith("refers")}
    assert referred
    assert referred <= named


def test_an_office_with_a_dangling_reference_is_refused():
    office = an_office()
    with pytest.raises(InvalidValue) as refusal:
        attrs.evolve(office, planning=attrs.evolve(office.planning, needs=(a_need(member="FR"),)))
    assert refusal.value.faults == (
        Fault("planning.needs[0].member", "FR", "the id of one of the members"),
    )


def test_an_office_with_a_repeated_member_is_refused():
    with pytest.raises(InvalidValue) as refusal:
        an_office(members=(a_member("AZ"), a_member("AZ")))
    assert [fault.path for fault in refusal.value.faults] == ["members[1].code"]


def test_a_value_outside_the_tree_is_nothing_to_search():
    assert reference_faults(Office, a_request()) == ()
    assert reference_faults(Office, an_activity()) == ()


def test_what_leads_to_itself_is_circular_and_what_leads_there_is_not():
    above = {"a": "b", "b": "c", "c": "b", "d": "d", "e": "gone", "f": None, "g": "a"}
    assert circular(above) == {"b", "c", "d"}


@given(st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdefg")))
@settings(max_examples=100)
def test_exactly_what_is_met_again_on_its_own_way_is_circular(above):
    def comes_back(start: str) -> bool:
        at: str | None = above[start]
        for _ in above:
            if at is None or at == start:
                break
            at = above.get(at)
        return at == start

    assert circular(above) == {it for it in above if comes_back(it)}


@frozen
class Archive:
    authors: tuple[Author, ...]
    former: tuple[Author, ...] = field(default=(), metadata=past())


def test_former_records_may_have_the_ids_of_present_ones():
    assert reference_faults(Archive, Archive((NIZAMI,), (NIZAMI,))) == ()
    assert reference_faults(Archive, Archive((NIZAMI, NIZAMI))) != ()


def test_present_records_may_refer_to_former_ones():
    pupil = Author("pupil", teacher="nizami")
    assert reference_faults(Archive, Archive((pupil,), (NIZAMI,))) == ()


def test_every_record_of_a_value_is_found_by_its_kind_and_id():
    tiger = Book("tiger", "rustaveli", like=("layla",))
    layla = Book("layla", "nizami")
    library = Library((NIZAMI, RUSTAVELI), (Shelf((tiger,)), Shelf()), best=layla)
    assert records_by_id(library) == {
        ("authors", "nizami"): NIZAMI,
        ("authors", "rustaveli"): RUSTAVELI,
        ("books", "tiger"): tiger,
        ("books", "layla"): layla,
    }


def test_records_of_two_kinds_with_one_id_are_told_apart():
    layla = Book("nizami", "nizami")
    found = records_by_id(Library((NIZAMI,), best=layla))
    assert (found["authors", "nizami"], found["books", "nizami"]) == (NIZAMI, layla)


def test_former_records_are_not_found():
    present, former = Author("nizami", teacher="rumi"), Author("rumi")
    found = records_by_id(Archive((present,), (NIZAMI, former)))
    assert found == {("authors", "nizami"): present}


def test_every_record_that_an_office_is_asked_for_is_the_very_one_that_it_holds():
    office = example_year()
    found = records_by_id(office)
    plan = office.planning.plan
    assert plan is not None
    goals = [it for one in office.planning.strategies for it in one.goals]
    for kind, records in (
        ("activities", plan.activities),
        ("roles", [it for one in plan.activities for it in one.roles]),
        ("needs", office.planning.needs),
        ("indicators", [it for one in goals for it in one.indicators]),
        ("pledges", office.planning.partnerships.pledges),
    ):
        assert records
        assert all(found[kind, it.id] is it for it in records)
    assert all(found["members", it.code] is it for it in office.members)
