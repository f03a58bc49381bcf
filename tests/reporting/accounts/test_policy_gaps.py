from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.network.network import Network
from rocb.planning.network.policy_gaps import (
    PolicyAnswer,
    PolicyGap,
    PolicyGapState,
    policy_gap_state,
)
from rocb.reporting.accounts.policy_gaps import policy_gap_account
from tests.offices import STATED, both
from tests.planning.network.builders import a_policy_gap, an_answer, day
from tests.reporting.accounts.bases import NEARBY, QUARTERS, SOURCES, a_basis, parted


@st.composite
def gaps(draw: st.DrawFn) -> tuple[PolicyGap, ...]:
    found = []
    for number in range(draw(st.integers(0, 4))):
        days = sorted(draw(st.lists(NEARBY, min_size=5, max_size=5)))
        raised = draw(st.booleans())
        answers = draw(st.integers(0, 2)) if raised else 0
        found.append(
            a_policy_gap(
                f"gap-{number}",
                found_on=days[0],
                raised_on=days[1] if raised else None,
                answers=tuple(PolicyAnswer(it, both("Yes"), STATED) for it in days[2:4][:answers]),
                closed_on=days[4] if draw(st.booleans()) else None,
                source=draw(SOURCES),
            )
        )
    return tuple(found)


BASES = gaps().map(lambda held: a_basis(network=Network(policy_gaps=held)))
SOME = settings(max_examples=15)
FIGURES = ("found", "raised", "answered", "closed")


@given(BASES)
@SOME
def test_every_figure_counts_the_gaps_to_which_it_happened_in_the_period(basis):
    held = basis.office.planning.network.policy_gaps
    for each in (basis, *parted(basis)):
        account = policy_gap_account(each)
        days = {
            "found": {it.id: it.found_on for it in held},
            "raised": {it.id: it.raised_on for it in held if it.raised_on},
            "answered": {it.id: min(a.on for a in it.answers) for it in held if it.answers},
            "closed": {it.id: it.closed_on for it in held if it.closed_on},
        }
        moved = set()
        for name in FIGURES:
            figure = getattr(account, name)
            those = {id for id, on in days[name].items() if on in each.days}
            moved |= those
            assert set(figure.records) == those
            assert figure.value == len(those)
        assert [it.id for it in account.moved] == sorted(moved)


@given(BASES)
@SOME
def test_what_waits_was_raised_and_got_neither_answer_nor_end(basis):
    held = basis.office.planning.network.policy_gaps
    for each in parted(basis):
        account = policy_gap_account(each)
        waiting = {
            it.id for it in held if policy_gap_state(it, each.days.last) is PolicyGapState.RAISED
        }
        assert set(account.waiting.records) == waiting
        assert {it.gap.id for it in account.unanswered} == waiting
        for it in account.unanswered:
            assert it.days.value == (each.days.last - it.raised_on).days
            assert it.days.records == (it.gap.id,)


@given(BASES)
@SOME
def test_four_quarters_add_up_to_the_year(basis):
    year, quarters = policy_gap_account(basis), [policy_gap_account(it) for it in parted(basis)]
    for name in FIGURES:
        together = [id for it in quarters for id in getattr(it, name).records]
        assert sorted(together) == sorted(getattr(year, name).records)


def test_only_the_first_answer_counts():
    gap = a_policy_gap(raised_on=day("02-10"), answers=(an_answer("03-01"), an_answer("05-01")))
    network = Network(policy_gaps=(gap,))
    counts = [policy_gap_account(a_basis(it, network=network)).answered.value for it in QUARTERS]
    assert counts == [1, 0, 0, 0]


def test_a_gap_waits_as_long_as_nobody_answered_by_the_end_of_the_period():
    gap = a_policy_gap(raised_on=day("02-10"), answers=(an_answer("05-01"),))
    account = policy_gap_account(a_basis(QUARTERS[0], network=Network(policy_gaps=(gap,))))
    (waiting,) = account.unanswered
    assert waiting.days.value == 49
