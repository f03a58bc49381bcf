"""The instruments are trees of provisions with ids that stay."""

import pytest

from rocb import InvalidValue
from rocb.planning.administrations.instruments import (
    INSTRUMENTS,
    covering,
    instrument,
    provision,
    undivided_parts,
    wholes_of,
)

PROVISIONS = tuple(it for whole in INSTRUMENTS for it in whole.provisions)
NAMES = {it.id: it.name for it in INSTRUMENTS} | {it.id: it.name for it in PROVISIONS}


def test_there_are_safe_the_revised_kyoto_convention_and_the_revised_arusha_declaration():
    assert [(it.id, it.adopted) for it in INSTRUMENTS] == [
        ("safe", 2005),
        ("rkc", 1999),
        ("arusha", 2003),
    ]


def test_no_id_stands_twice():
    assert len(NAMES) == len(INSTRUMENTS) + len(PROVISIONS)


def test_every_provision_stands_after_what_it_is_part_of():
    for whole in INSTRUMENTS:
        seen = {whole.id}
        for part in whole.provisions:
            assert part.part_of in seen
            seen.add(part.id)


def test_every_id_begins_with_that_of_the_whole():
    assert all(it.id.startswith(f"{it.part_of}.") for it in PROVISIONS)


def test_every_name_stands_in_both_languages():
    assert not [id for id, name in NAMES.items() if name.missing]


def test_the_first_two_pillars_of_safe_have_eleven_and_six_standards_and_the_third_three_levels():
    assert [len(undivided_parts(f"safe.{pillar}")) for pillar in (1, 2, 3)] == [11, 6, 3]


def test_the_convention_has_a_body_ten_general_chapters_and_specific_annexes_without_an_i():
    assert undivided_parts("rkc.body") == ("rkc.body",)
    assert len(undivided_parts("rkc.general")) == 10
    chapters = {letter: len(undivided_parts(f"rkc.{letter}")) for letter in "abcdefghjk"}
    assert chapters == dict(zip("abcdefghjk", (2, 3, 1, 2, 3, 4, 1, 1, 5, 3), strict=True))
    assert provision("rkc.i") is None


def test_the_declaration_has_ten_factors():
    assert undivided_parts("arusha") == tuple(f"arusha.{number}" for number in range(1, 11))


def test_the_undivided_parts_of_a_whole_are_those_of_its_parts():
    for whole in NAMES:
        parts = [part.id for part in PROVISIONS if part.part_of == whole]
        below = [id for part in parts for id in undivided_parts(part)]
        assert sorted(undivided_parts(whole)) == sorted(below or [whole])


def test_a_provision_belongs_to_all_up_to_the_instrument():
    assert wholes_of("rkc.a.2") == ("rkc.a.2", "rkc.a", "rkc")
    assert wholes_of("arusha") == ("arusha",)


def test_what_covers_a_provision_is_all_that_it_belongs_to_up_to_a_specific_annex():
    assert covering("rkc.a.2") == ("rkc.a.2", "rkc.a")
    assert covering("rkc.k") == ("rkc.k",)
    assert covering("rkc.general.3") == wholes_of("rkc.general.3")
    assert covering("rkc") == ("rkc",)


def test_only_the_specific_annexes_are_optional():
    assert [it.id for it in PROVISIONS if it.optional] == [f"rkc.{it}" for it in "abcdefghjk"]
    assert all(covering(id) == wholes_of(id) for id in NAMES if not id.startswith("rkc."))


def test_they_are_found_by_their_ids():
    assert (instrument("rkc"), provision("rkc.body")) == (
        INSTRUMENTS[1],
        INSTRUMENTS[1].provisions[0],
    )
    assert (instrument("rkc.a"), provision("rkc")) == (None, None)


@pytest.mark.parametrize("nonsense", [None, 7, True, float("nan"), [], ("rkc",)])
@pytest.mark.parametrize("asked", [covering, instrument, provision, undivided_parts, wholes_of])
def test_nonsense_is_refused(asked, nonsense):
    with pytest.raises(InvalidValue):
        asked(nonsense)


def test_the_parts_of_what_is_no_provision_are_refused():
    with pytest.raises(InvalidValue, match=r'id: "rkc\.z" is not the id of an instrument'):
        undivided_parts("rkc.z")
