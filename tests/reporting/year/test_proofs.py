from decimal import Decimal
from fractions import Fraction

import pytest

from rocb.money import Money
from rocb.planning.assignment.objectives import COVER, Sense
from rocb.planning.assignment.solutions import Proof
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase
from rocb.reporting.pages import Table
from rocb.reporting.words.words import Words
from rocb.reporting.year.proofs import (
    amount_of,
    cost_sentence,
    cover_sentence,
    objective_name,
    percentage,
    placed_sentence,
    proof_blocks,
    rounded,
)
from rocb.texts import Language
from tests.offices import a_plan, a_role, an_activity
from tests.reporting.readings import text_of

EN, RU = Words(Language.EN), Words(Language.RU)


def proof(value: int, bound: int | None, objective: str = "cover", **changes: object) -> Proof:
    sense = Sense.MOST if objective in ("cover", "placed") else Sense.LEAST
    return Proof(objective, sense, value, bound, 0.0, str(changes.get("engine", "assign")))


def a_case(*weights: int) -> StaffingCase:
    """A case of activities with one seat each, of these weights."""
    held = [an_activity(f"a{it}", roles=(a_role(f"r{it}"),)) for it, _ in enumerate(weights)]
    stated = tuple(ActivityWeight(f"a{it}", weight) for it, weight in enumerate(weights))
    return StaffingCase(a_plan(*held), (), weights=stated)


def loose(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("weights", "found", "said"),
    [
        ((3, 3), proof(6, 6), "Proven: no staffing fills more seats."),
        ((3, 3), proof(3, 5), "Proven: no staffing fills more seats."),
        ((1, 3), proof(4, 4), "Proven: no staffing fills more, by the priority of the needs."),
        ((3, 3), proof(3, 9), "Not proven the best: at most 2 seats more could be filled."),
        ((1, 3), proof(2, 3), "Not proven the best: by priority at most 50 % more"),
        ((3, 3), proof(3, None), "Not proven: nobody knows"),
        ((1, 3), proof(0, 3), "Not proven: nobody knows"),
        ((3, 3), proof(3, 3, "cost"), "Not proven: nobody knows"),
        ((3, 3), None, "Not proven: nobody knows"),
    ],
)
def test_how_far_the_cover_is_proven_is_said_in_plain_words(weights, found, said):
    assert loose(cover_sentence(EN, a_case(*weights), found)).startswith(said)


def test_in_russian_the_noun_stands_in_its_form():
    said = loose(cover_sentence(RU, a_case(3, 3), proof(3, 9)))
    assert said.endswith("ещё не более 2 мест.")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (proof(500, 500, "cost"), "Proven: with as much filled, nothing costs less."),
        (proof(500, 450, "cost"), "Not proven: at most EUR 0.50 could be saved."),
        (proof(500, None, "cost"), "Not proven: nobody knows whether it could cost less."),
    ],
)
def test_how_far_the_cost_is_proven_is_said_in_money(found, said):
    assert loose(cost_sentence(EN, found, "EUR")) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (proof(7, 7, "placed"), "Proven: no schedule holds more"),
        (proof(10, 11, "placed"), "Not proven: by priority at most 10 % more"),
        (proof(7, None, "placed"), "Not proven: nobody knows"),
        (None, "Not proven: nobody knows"),
    ],
)
def test_how_far_a_schedule_is_proven_is_said_in_plain_words(found, said):
    assert loose(placed_sentence(EN, found)).startswith(said)


@pytest.mark.parametrize(
    ("share", "english", "russian"),
    [
        (Fraction(1, 2), "50 %", "50 %"),
        (Fraction(1, 1000), "0.1 %", "0,1 %"),
        (Fraction(1, 100_000), "0.1 %", "0,1 %"),
        (Fraction(1, 3), "33.4 %", "33,4 %"),
        (Fraction(0), "0 %", "0 %"),
    ],
)
def test_a_share_is_never_told_smaller_than_it_is(share, english, russian):
    assert loose(percentage(EN, share)) == english
    assert loose(percentage(RU, share)) == russian


@pytest.mark.parametrize(
    ("units", "currency", "amount"),
    [(12345, "EUR", "123.45"), (12345, "JPY", "12345"), (12345, "KWD", "12.345")],
)
def test_a_cost_is_counted_in_the_smallest_unit_of_its_currency(units, currency, amount):
    assert amount_of(units, currency) == Money(Decimal(amount), currency)


def test_a_headline_stands_in_whole_units():
    assert rounded(Money(Decimal("1234.56"), "EUR")) == Money(Decimal(1235), "EUR")


def rows(*proofs: Proof, currency: str | None = "EUR") -> list[list[str]]:
    (found,) = proof_blocks(EN, proofs, currency)
    assert isinstance(found, Table)
    return [[loose(text_of(cell)) for cell in row.cells] for row in found.rows]


def test_each_objective_has_a_line_with_its_method():
    found = rows(proof(1000, 1000), proof(12345, 12000, "cost", engine="HiGHS 1.0"))
    assert found == [
        [
            "Seats filled, by priority",
            "1,000",
            "1,000",
            "0",
            "proven, nothing better is possible",
            "built-in search",
        ],
        [
            "Cost of the missions",
            "EUR 123.45",
            "EUR 120.00",
            "EUR 3.45",
            "not proven, at most 2.8 % better",
            "HiGHS 1.0",
        ],
    ]


def test_an_objective_of_the_caller_s_own_keeps_its_name():
    assert rows(proof(3, None, "peace of mind"))[0][:5] == [
        "peace of mind",
        "3",
        "–",
        "–",
        "not proven",
    ]
    assert objective_name(RU, COVER.name) == "Заполнение мест по приоритету"


def test_a_cost_in_no_currency_is_left_out():
    assert len(rows(proof(1, 1), proof(0, 0, "cost"), currency=None)) == 1
