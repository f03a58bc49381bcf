from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.reporting.drawings.lettering import fitted, widest, width_of, wrapped
from tests.reporting.drawings.drawn import TEXTS

FONTS = Path("/usr/share/fonts/truetype")
SHOWN = (
    "Training of trainers in customs valuation, 12–16 May 2021 (EUR 1,234.50)",
    "Региональный семинар по аккредитации экспертов: управление рисками, №7",
    "ЩЖЮШЫФ МОСКВА WAGMQ @%",
    "Ağdaş, Çeşmə, İşğal, Türkiye, Žižek, Łódź, Århus",
)


@pytest.mark.parametrize("text", SHOWN)
@pytest.mark.parametrize(
    "font",
    ["dejavu/DejaVuSans.ttf", "noto/NotoSans-Regular.ttf", "liberation/LiberationSans-Regular.ttf"],
)
def test_no_text_is_wider_than_we_measure(text, font):
    fonts = pytest.importorskip("PIL.ImageFont", reason="Pillow measures the fonts")
    if not (FONTS / font).exists():
        pytest.skip(f"no {font} here")
    real = fonts.truetype(str(FONTS / font), 1000).getlength(text)
    assert real <= width_of(text, 1000)
    assert width_of(text, 1000) < real * 1.5


@given(TEXTS, st.integers(0, 400))
@settings(max_examples=50)
def test_a_text_that_is_cut_has_room_and_is_a_beginning(text, width):
    shown = fitted(text, width, 12)
    assert width_of(shown, 12) <= width or shown == ""
    assert shown in ("", text) or text.startswith(shown.removesuffix("…"))
    assert shown == text or width_of(text, 12) > width


@given(TEXTS, st.integers(40, 400), st.integers(1, 3))
@settings(max_examples=50)
def test_lines_have_room_and_lose_no_word_before_the_last(text, width, lines):
    found = wrapped(text, width, 12, lines)
    assert 1 <= len(found) <= lines
    assert all(width_of(line, 12) <= width for line in found)
    if not any(line.endswith("…") for line in found):
        assert " ".join(found).split() == text.split()


def test_a_text_is_broken_between_words():
    assert wrapped("Post-clearance audit", 120, 12, 2) == ("Post-clearance", "audit")


def test_the_last_line_is_cut_where_lines_do_not_suffice():
    first, last = wrapped("one two three four five six seven", 60, 12, 2)
    assert (first, last[-1]) == ("one two", "…")


def test_bold_letters_are_wider_and_accents_take_no_room():
    assert width_of("abc", 12, bold=True) > width_of("abc", 12)
    assert width_of("e\N{COMBINING ACUTE ACCENT}", 12) == width_of("e", 12)


def test_the_widest_of_no_texts_is_nothing():
    assert widest((), 12) == 0
    assert widest(("i", "ЩЩ", "a"), 12) == width_of("ЩЩ", 12)


def test_letters_that_nobody_measured_are_taken_for_wide_ones():
    assert width_of("汉", 10) >= 10
