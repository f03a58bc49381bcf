"""A benchmark holds the figures of those who take part, and tells nobody of them by accident."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from rocb.errors import InvalidValue
from rocb.planning.benchmarking.benchmarks import Benchmark, BenchmarkFigure
from rocb.planning.benchmarking.disclosure import Disclosure, Viewer, ViewerKind
from tests.planning.benchmarking.builders import (
    a_benchmark,
    a_figure,
    a_measure,
    a_share,
)


def faults(make) -> list[tuple[str, str]]:
    with pytest.raises(InvalidValue) as caught:
        make()
    return [(fault.path, fault.expected) for fault in caught.value.faults]


def test_two_members_make_a_bilateral_benchmark_and_three_a_multilateral_one():
    assert a_benchmark(members=("AZ", "GE")).bilateral
    assert not a_benchmark().bilateral


def test_one_member_compares_with_nobody():
    assert faults(lambda: a_benchmark(members=("AZ",))) == [("members", "two Members or more")]


def test_a_member_may_skip_a_measure():
    assert len(a_benchmark(a_figure("AZ")).figures) == 1


def test_a_member_may_give_figures_of_several_days():
    later = a_figure("AZ", on=date(2022, 6, 30))
    assert len(a_benchmark(a_figure("AZ"), later).figures) == 2


def test_all_faults_of_a_benchmark_are_told_at_once():
    found = faults(
        lambda: a_benchmark(
            a_figure("AZ"),
            a_figure("TR"),
            a_figure("AZ", "11"),
            a_figure("GE", measure="other"),
            a_figure("GE", measure="rate"),
            a_share("KZ", "1", "2", measure="release"),
        )
    )
    assert found == [
        ("figures[1].member", "one of the members of the benchmark"),
        ("figures[3].measure", "one of the measures of the benchmark"),
        ("figures[4].denominator", "given, as the measure is a ratio"),
        ("figures[5].denominator", "left out, as the measure is no ratio"),
        ("figures[2].on", "a day of its own: figures[0] is of the same Member and measure"),
    ]


def test_each_measure_of_a_benchmark_has_an_id_of_its_own():
    expected = [("measures[1].id", "new: measures[0] has it already")]
    assert faults(lambda: a_benchmark(measures=(a_measure(), a_measure()))) == expected


def test_named_members_have_to_be_named():
    expected = [("seen_by", "at least one Member, as those who see it are named")]
    assert faults(lambda: a_figure(disclosure=Disclosure.NAMED)) == expected


def test_only_a_figure_for_named_members_names_them():
    expected = [("seen_by", "left out unless those who see it are named")]
    assert faults(lambda: a_figure(seen_by=("GE",))) == expected


@pytest.mark.parametrize("denominator", ["0", "-1"])
def test_a_ratio_is_taken_of_something(denominator):
    assert faults(lambda: a_share("AZ", "1", denominator)) == [("denominator", "above zero")]


@pytest.mark.parametrize("amount", ["1e30", "-1e30", "1e-11"])
def test_an_amount_keeps_to_proportions(amount):
    expected = "a number of at most 30 digits, and 10 after the point"
    assert faults(lambda: a_figure(amount=amount)) == [("numerator", expected)]
    if not amount.startswith("-"):
        assert faults(lambda: a_share("AZ", "1", amount)) == [("denominator", expected)]


@pytest.mark.parametrize("amount", [1.5, True, "7", None, Decimal("NaN")])
def test_an_amount_is_a_decimal_number(amount):
    def make() -> BenchmarkFigure:
        figure = a_figure()
        return BenchmarkFigure(
            figure.member,
            figure.measure,
            amount,
            figure.on,
            figure.disclosure,
            figure.source,
        )

    assert faults(make) == [("numerator", "a decimal number")]


def test_neither_text_nor_faults_repeat_an_amount():
    figure = a_share("AZ", "4242", "9797")
    assert "4242" not in repr(figure)
    assert "9797" not in repr(figure)
    for make in (
        lambda: a_figure(amount="4242e30"),
        lambda: a_share("AZ", "1", "-4242"),
        lambda: a_benchmark(a_share("AZ", "1", "4242", measure="release")),
        lambda: a_benchmark(a_figure(amount="4242"), a_figure(amount="4242")),
    ):
        with pytest.raises(InvalidValue) as caught:
            make()
        assert "4242" not in str(caught.value)


def test_the_text_of_a_benchmark_does_not_tell_who_gave_a_figure():
    assert repr(a_benchmark(a_figure("GE"))) == repr(a_benchmark())


def test_a_viewer_is_a_member_just_where_it_says_so():
    assert Viewer(ViewerKind.MEMBER, "AZ").member == "AZ"
    for make, expected in (
        (lambda: Viewer(ViewerKind.MEMBER), "known, as a Member is looking"),
        (lambda: Viewer(ViewerKind.PUBLIC, "AZ"), "left out unless a Member is looking"),
    ):
        assert faults(make) == [("member", expected)]


@pytest.mark.parametrize(
    ("stand_in", "paths"),
    [
        ({}, []),
        ({"members": ("AZ",)}, ["members"]),
        ({"members": ("AZ", "GE"), "figures": (a_figure("KZ"), "unsound")}, ["figures[0].member"]),
        ({"figures": (a_figure("KZ"), a_figure("KZ"))}, ["figures[1].on"]),
        ({"measures": ("unsound",), "figures": (a_figure("KZ"),)}, []),
        (
            {"measures": (SimpleNamespace(id="release"),), "figures": (a_share("KZ", "1", "2"),)},
            ["figures[0].measure"],
        ),
        (
            {"measures": (a_measure(),), "figures": (SimpleNamespace(measure="x"),)},
            ["figures[0].measure"],
        ),
    ],
)
def test_what_is_sound_in_a_faulty_benchmark_is_checked_too(stand_in, paths):
    check = Benchmark.__attrs_post_init__
    found = []
    try:
        check(SimpleNamespace(**stand_in))  # type: ignore[arg-type]
    except InvalidValue as error:
        found = [fault.path for fault in error.faults]
    assert found == paths
