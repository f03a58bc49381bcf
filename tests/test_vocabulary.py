import re
from enum import Enum, EnumType
from functools import partial

import pytest

import rocb
from rocb import Mode
from rocb.vocabulary.kinds import KINDS

NAMED_ENUMS: tuple[type[Enum], ...] = tuple(dict.fromkeys(type(member) for member in KINDS))
LATIN = re.compile("[A-Za-z]")
CYRILLIC = re.compile("[А-Яа-яЁё]")


PLANNING_ENUMS = {
    it
    for it in map(partial(getattr, rocb), rocb.__all__)
    if isinstance(it, EnumType) and it.__module__.startswith("rocb.planning")
}


def test_every_enumeration_that_is_named_is_named_whole():
    assert list(KINDS) == [member for kind in NAMED_ENUMS for member in kind]


def test_every_enumeration_of_the_planning_is_named():
    assert set(NAMED_ENUMS) >= PLANNING_ENUMS


@pytest.mark.parametrize("value", [member for kind in NAMED_ENUMS for member in kind], ids=str)
def test_every_value_of_an_enumeration_has_a_name_in_both_languages(value):
    assert not KINDS[value].missing
    assert not CYRILLIC.search(KINDS[value].en or "")


@pytest.mark.parametrize("value", [member for kind in NAMED_ENUMS for member in kind], ids=str)
def test_no_letter_of_a_russian_name_is_latin(value):
    assert not LATIN.search(KINDS[value].ru or "")


@pytest.mark.parametrize("kind", NAMED_ENUMS, ids=lambda kind: kind.__name__)
def test_no_two_values_of_an_enumeration_are_called_the_same(kind):
    names = [KINDS[member] for member in kind]
    assert len({name.en for name in names}) == len({name.ru for name in names}) == len(names)


def test_no_name_has_two_spaces_together_or_one_at_an_end():
    texts = [text for name in KINDS.values() for text in (name.en or "", name.ru or "")]
    assert [text for text in texts if "  " in text or text != text.strip()] == []


def test_names_cannot_be_changed():
    with pytest.raises(TypeError):
        KINDS[Mode.ONLINE] = KINDS[Mode.HYBRID]  # type: ignore[index]
