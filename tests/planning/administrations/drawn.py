"""Records of administrations drawn by Hypothesis, for the Members and organisations there are."""

from datetime import date, timedelta

from attrs import evolve, fields
from hypothesis import strategies as st

from rocb.planning.administrations.acceptances import Acceptance, AcceptanceStatus
from rocb.planning.administrations.administrations import Administration, Amendment
from rocb.planning.administrations.contacts import ContactFunction, ContactPoint
from rocb.planning.administrations.instruments import INSTRUMENTS
from rocb.planning.administrations.languages import Languages, LanguageUse
from rocb.planning.administrations.particulars import Particulars, joined, stated_in
from rocb.planning.administrations.staff import StaffCount, StaffGroup
from rocb.planning.administrations.statements import Statement
from rocb.planning.administrations.structures import Department, Structure
from rocb.texts import LocalizedText
from tests.drawn import DATES, LANGUAGES, SOURCES, TEXTS, URIS, records, some
from tests.planning.refs import Refs

PROVISIONS = tuple(id for it in INSTRUMENTS for id in (it.id, *(part.id for part in it.provisions)))
COUNTS = st.integers(0, 10**6)
STRETCHES = st.tuples(DATES, st.integers(1, 999)).map(
    lambda it: (it[0], it[0] + timedelta(days=it[1]))
) | st.tuples(st.none() | DATES, st.none())


def drawn_administrations(refs: Refs) -> st.SearchStrategy[tuple[Administration, ...]]:
    """Draw the records of some of the Members, each its own."""
    if not refs.has("members"):
        return st.just(())
    made = _administration(refs)
    return st.lists(made, max_size=2, unique_by=lambda it: it.member).map(tuple)


@st.composite
def _administration(draw: st.DrawFn, refs: Refs) -> Administration:
    """Draw a record: after the owner took it over, only the owner states entries."""
    owned = draw(_owned(refs))
    particulars = draw(drawn_particulars(refs))
    if owned is not None:
        own = draw(drawn_particulars(refs.with_ids(organisations=(owned.by,))))
        particulars = joined((_stated_before(particulars, owned.on), own))
    return Administration(
        draw(refs.one("members")), owned, draw(SOURCES), particulars, draw(_amendments(refs, owned))
    )


def _owned(refs: Refs) -> st.SearchStrategy[Statement | None]:
    if not refs.has("organisations"):
        return st.none()
    return st.none() | st.builds(Statement, DATES, refs.one("organisations"), SOURCES)


def _stated_before(particulars: Particulars, day: date) -> Particulars:
    return Particulars(
        **{
            it.name: tuple(
                entry for entry in getattr(particulars, it.name) if entry.stated.on < day
            )
            for it in fields(Particulars)
        }
    )


def drawn_particulars(refs: Refs) -> st.SearchStrategy[Particulars]:
    """Draw entries on every aspect; without an organisation nobody states any."""
    if not refs.has("organisations"):
        return st.just(Particulars())
    statements = st.builds(Statement, DATES, refs.one("organisations"), SOURCES)
    return st.builds(
        Particulars,
        some(st.builds(Structure, _departments(), statements)),
        some(
            st.builds(_staff_count, COUNTS, COUNTS, COUNTS, st.sampled_from(StaffGroup), statements)
        ),
        some(
            st.builds(Languages, st.sampled_from(LanguageUse), LANGUAGES.filter(bool), statements)
        ),
        some(
            st.builds(
                _contact_point,
                STRETCHES,
                st.sampled_from(ContactFunction),
                TEXTS,
                st.none() | URIS,
                statements,
            )
        ),
        some(
            st.builds(
                Acceptance,
                st.sampled_from(PROVISIONS),
                st.sampled_from(AcceptanceStatus),
                st.none() | DATES,
                statements,
                st.none() | TEXTS,
            )
        ),
    )


def _departments() -> st.SearchStrategy[tuple[Department, ...]]:
    """Draw departments of which each may be part of the one before it."""
    return st.tuples(records(Department, TEXTS), st.booleans()).map(
        lambda it: tuple(
            evolve(one, part_of=it[0][place - 1].id) if place and it[1] else one
            for place, one in enumerate(it[0])
        )
    )


def _staff_count(
    women: int, men: int, others: int, group: StaffGroup, stated: Statement
) -> StaffCount:
    """Make a count; odd numbers of `others` leave the sexes unknown."""
    counted_on = stated.on - timedelta(days=others % 400)
    number = women + men + others
    if others % 2:
        return StaffCount(group, counted_on, number, stated)
    return StaffCount(group, counted_on, number, stated, women, men)


def _contact_point(
    stretch: tuple[date | None, date | None],
    function: ContactFunction,
    name: LocalizedText,
    address: str | None,
    stated: Statement,
) -> ContactPoint:
    return ContactPoint(function, name, address, *stretch, stated)


def _amendments(refs: Refs, owned: Statement | None) -> st.SearchStrategy[tuple[Amendment, ...]]:
    if not refs.has("organisations"):
        return st.just(())
    proposed = refs.one("organisations").flatmap(
        lambda by: st.tuples(st.just(by), drawn_particulars(refs.with_ids(organisations=(by,))))
    )
    return records(_amendment, proposed, DATES, st.just(owned), _ANSWERS)


_ANSWERS = st.tuples(st.none() | st.integers(0, 99), st.booleans(), st.none() | TEXTS)


def _amendment(
    id: str,
    proposed: tuple[str, Particulars],
    on: date,
    owned: Statement | None,
    answer: tuple[int | None, bool, LocalizedText | None],
) -> Amendment:
    """Make an amendment that is not before its entries, nor its answer before there is an owner."""
    by, particulars = proposed
    on = max([on, *(it.on for _, it in stated_in(particulars))])
    days, confirms, why = answer
    day = max(on, owned.on) + timedelta(days=days) if owned and days is not None else None
    return Amendment(
        id, by, on, particulars, day if confirms else None, None if confirms else day, why
    )
