"""Departments stand within one another, and none within itself."""

from types import SimpleNamespace
from typing import Any

import pytest

from rocb import InvalidValue
from rocb.planning.administrations.structures import Structure
from tests.planning.administrations.builders import a_department, a_structure, faults_of


def test_departments_stand_within_one_another():
    structure = a_structure(a_department("unit", "hq"), a_department("hq"))
    assert [it.part_of for it in structure.departments] == ["hq", None]


def test_departments_part_of_nothing_or_of_themselves_are_refused_together():
    assert faults_of(
        a_structure,
        a_department("a", "b"),
        a_department("b", "c"),
        a_department("c", "b"),
        a_department("d", "d"),
        a_department("e", "gone"),
        a_department("e"),
    ) == [
        'departments[5].id: "e" is not new: departments[4] has it already',
        'departments[1].part_of: "c" is not a department that is not part of this one',
        'departments[2].part_of: "b" is not a department that is not part of this one',
        'departments[3].part_of: "d" is not a department that is not part of this one',
        'departments[4].part_of: "gone" is not the id of one of the departments',
    ]


def test_a_deep_structure_is_checked_quickly():
    chain = (a_department(str(n), str(n + 1)) for n in range(5000))
    assert len(a_structure(*chain, a_department("5000")).departments) == 5001


def test_the_rule_bears_departments_without_ids():
    nameless: Any = SimpleNamespace(departments=(SimpleNamespace(), SimpleNamespace(part_of="x")))
    with pytest.raises(InvalidValue, match=r"departments\[1\]\.part_of"):
        Structure.__attrs_post_init__(nameless)
