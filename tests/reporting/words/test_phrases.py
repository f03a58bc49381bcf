import re
from string import Formatter

import pytest

from rocb.reporting.words.phrases import COUNTED, MONTHS, PHRASES, SUBJECTS

LATIN = re.compile("[A-Za-z]")
CYRILLIC = re.compile("[А-Яа-яЁё]")


def gaps(text: str | None) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text or "") if name is not None)


def outside_gaps(text: str | None) -> str:
    return "".join(literal for literal, _, _, _ in Formatter().parse(text or ""))


def test_every_phrase_is_there_in_both_languages():
    assert [key for key in PHRASES if PHRASES[key].missing] == []


def test_no_two_subjects_have_a_phrase_of_one_name():
    assert sum(map(len, SUBJECTS)) == len(PHRASES)


def test_a_phrase_has_the_same_gaps_in_both_languages():
    assert [key for key in PHRASES if gaps(PHRASES[key].en) != gaps(PHRASES[key].ru)] == []


def test_no_letter_of_a_phrase_comes_from_the_other_alphabet():
    assert [key for key in PHRASES if CYRILLIC.search(outside_gaps(PHRASES[key].en))] == []
    assert [key for key in PHRASES if LATIN.search(outside_gaps(PHRASES[key].ru))] == []


def test_no_phrase_has_two_spaces_together_or_one_at_an_end():
    texts = [text for it in PHRASES.values() for text in (it.en or "", it.ru or "")]
    assert [text for text in texts if "  " in text or text != text.strip()] == []


@pytest.mark.parametrize("key", COUNTED)
def test_a_counted_noun_has_two_forms_in_english_and_three_in_russian(key):
    english, russian = COUNTED[key]
    assert (len(english), len(russian)) == (2, 3)
    assert not CYRILLIC.search("".join(english))
    assert not LATIN.search("".join(russian))


def test_there_are_twelve_short_names_of_months():
    assert len(MONTHS) == 12
    assert not any(month.missing for month in MONTHS)
