"""Offices of which sheets are made in tests: small, with several payers, Members and tenants."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from attrs import evolve
from hypothesis import strategies as st

from rocb import (
    Activity,
    Cost,
    Days,
    Entitlement,
    Language,
    Money,
    Need,
    Office,
    OrganisationKind,
    Participation,
    Rate,
    Status,
    Tariff,
    Terms,
    Unit,
)
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure
from rocb.reporting.pages import Facts, Heading, Page, Paragraph, Picture, Table
from rocb.reporting.words.spans import Span, text_of
from tests.offices import (
    SAMPLE,
    STATED,
    a_need,
    a_plan,
    a_room_request,
    a_space,
    an_activity,
    both,
    some_premises,
)
from tests.planning.an_office import the_office
from tests.reporting.accounts.test_pledges import pledges

MEMBERS: Final = ("AZ", "GE", "KZ")
PAYERS: Final = ("bank", "wco")
SOURCES = st.sampled_from((STATED, SAMPLE))
DAYS_OF_YEAR = st.dates(date(2021, 1, 1), date(2021, 12, 28))

TERMS: Final = Terms(
    (Entitlement("free", both("Free"), STATED, ("wco",), (OrganisationKind.WCO_BODY,)),),
    Tariff("tariff", both("Tariff"), (Rate("room", Unit.HOUR, Money(Decimal(10), "AZN")),), STATED),
)


@st.composite
def _activities(draw: st.DrawFn) -> tuple[Activity, ...]:
    found = [an_activity(status=Status.PLANNED)]
    for number in range(draw(st.integers(0, 5))):
        first = draw(DAYS_OF_YEAR)
        members = draw(st.lists(st.sampled_from(MEMBERS), unique=True))
        counted = draw(st.lists(st.sampled_from(members), unique=True)) if members else []
        found.append(
            an_activity(
                f"activity-{number}",
                days=Days(first, first),
                status=draw(st.sampled_from(Status)),
                members=tuple(members),
                sponsors=tuple(draw(st.lists(st.sampled_from(PAYERS), unique=True))),
                costs=tuple(draw(st.lists(_costs(), max_size=3))),
                needs=("need",) if draw(st.booleans()) else (),
                participation=tuple(
                    Participation(code, draw(st.integers(0, 9)), draw(st.integers(0, 9)))
                    for code in counted
                ),
                source=draw(SOURCES),
            )
        )
    return tuple(found)


def _costs() -> st.SearchStrategy[Cost]:
    sums = st.none() | st.integers(0, 99).map(Decimal)
    return st.builds(
        lambda amount, currency, *rest: Cost(Money(Decimal(amount), currency), *rest),
        st.integers(0, 99),
        st.sampled_from(("EUR", "USD")),
        st.sampled_from((*PAYERS, None)),
        SOURCES,
        sums,
        sums,
    )


def _needs() -> st.SearchStrategy[tuple[Need, ...]]:
    levels = st.none() | st.integers(0, 5)
    others = st.lists(
        st.tuples(st.sampled_from(MEMBERS), st.sampled_from(("valuation", "risk")), levels, levels),
        max_size=4,
    )
    return others.map(
        lambda rows: (
            a_need(),
            *(
                a_need(f"need-{number}", member=code, theme=theme, current=now, target=target)
                for number, (code, theme, now, target) in enumerate(rows)
            ),
        )
    )


def drawn_offices() -> st.SearchStrategy[Office]:
    """Draw offices in the year 2021."""
    return st.builds(_office, _activities(), _needs(), pledges(), st.lists(_wishes(), max_size=4))


def _wishes() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "organisation": st.sampled_from((*PAYERS, None)),
            "days": DAYS_OF_YEAR.map(lambda day: Days(day, day)),
            "starts": st.sampled_from((time(9), time(10, 30))),
            "ends": st.sampled_from((time(12), time(19))),
            "source": SOURCES,
        }
    )


def _office(activities: Any, needs: Any, pledged: Any, wishes: Any) -> Office:
    office = the_office()
    planning = evolve(
        office.planning,
        plan=a_plan(*activities),
        needs=needs,
        partnerships=evolve(office.planning.partnerships, pledges=pledged),
    )
    requests = (a_room_request(f"wish-{number}", **it) for number, it in enumerate(wishes))
    return evolve(
        office,
        planning=planning,
        premises=some_premises(a_space(), terms=TERMS),
        room_requests=tuple(requests),
    )


def amount(figure: Figure) -> Decimal:
    """The amount of money of a figure."""
    assert isinstance(figure.value, Money)
    return figure.value.amount


def count(figure: Figure) -> int:
    """The number of a figure."""
    assert isinstance(figure.value, int)
    return figure.value


def spans_on(page: Page) -> Iterator[Span]:
    """Every span of a page."""
    for section in page.sections:
        for block in section.blocks:
            match block:
                case Facts(facts):
                    yield from (fact.value for fact in facts)
                case Heading(text) | Paragraph(text):
                    yield from text
                case Table():
                    yield from (it for row in block.rows for cell in row.cells for it in cell)
                case Picture():
                    yield block.caption


def text_on(page: Page) -> str:
    """All that a page says, in its sections and at its head."""
    head = (page.title, text_of(page.subtitle), *(text_of(cell) for _, cell in page.about))
    return "\n".join((*head, *(it.text for it in spans_on(page))))


def assert_sound(pages: tuple[Page, ...], basis: Basis) -> None:
    """Check that a page has the same figures in both languages, and leads back to its records."""
    english, russian = pages
    assert [it.language for it in pages] == list(Language)
    told = [[_figure(it) for it in spans_on(page) if it.value is not None] for page in pages]
    assert sorted(told[0], key=repr) == sorted(told[1], key=repr)
    for page in (english, russian):
        keys = [it.key for section in page.sections for it in _keyed(section.blocks)]
        assert len(set(keys)) == len(keys)
        for section in page.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    rows = [row.key for row in block.rows]
                    assert len(set(rows)) == len(rows), (block.key, rows)
                    assert all(rows)
        assert not any("{" in it.text or ".." in it.text for it in spans_on(page))
    for it in spans_on(english):
        if it.records and it.kind != "clauses":
            assert basis.records(Figure(1, it.kind, it.records))


def _keyed(blocks: tuple[Any, ...]) -> Iterator[Table | Picture]:
    yield from (it for it in blocks if isinstance(it, Table | Picture))


def _figure(it: Span) -> tuple[object, ...]:
    return it.value, it.unit, it.kind, it.records, it.sample
