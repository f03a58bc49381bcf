from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings

from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.drawings.drawings import svg
from rocb.reporting.drawings.rows import drawing_rows
from rocb.reporting.markup import serialised
from tests.reporting.drawings.builders import every_drawing, none
from tests.reporting.drawings.drawn import drawn_drawing
from tests.reporting.drawings.measured import (
    boxes,
    height,
    outside,
    overlaps,
    picture,
    texts,
    titles,
)

EVERY = [
    pytest.param(drawing, id=f"{name}-{language}")
    for language in ("en", "ru")
    for name, drawing in every_drawing(language).items()
]
ALLOWED = {"svg", "rect", "path", "text", "title"}


@given(drawn_drawing())
@settings(max_examples=80)
def test_nothing_leaves_a_picture_and_no_text_lies_on_another(drawing):
    image = picture(drawing)
    assert outside(image) == []
    assert overlaps(image) == []


@pytest.mark.parametrize("drawing", EVERY)
def test_what_an_office_draws_stays_in_its_picture_too(drawing):
    image = picture(drawing)
    assert outside(image) == []
    assert overlaps(image) == []


@given(drawn_drawing())
@settings(max_examples=30)
def test_a_picture_is_valid_xml_without_scripts_or_links_to_anything(drawing):
    root = fromstring(serialised(svg(drawing)))  # noqa: S314 - our own
    names = {node.tag.removeprefix("{http://www.w3.org/2000/svg}") for node in root.iter()}
    assert names <= ALLOWED
    attributes = {key for node in root.iter() for key in node.attrib}
    assert not any("href" in key or key.startswith("on") or key == "id" for key in attributes)


@given(drawn_drawing())
@settings(max_examples=15)
def test_a_drawing_gives_the_same_picture_each_time(drawing):
    assert serialised(svg(drawing)) == serialised(svg(drawing))


@given(drawn_drawing())
@settings(max_examples=30)
def test_whatever_is_cut_can_be_read_in_full(drawing):
    image = picture(drawing)
    told = titles(image)
    cut = [it.removesuffix("…") for it in texts(image) if it.endswith("…")]
    assert all(any(beginning in whole for whole in told) for beginning in cut if beginning.strip())


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_drawing_without_rows_says_so(language):
    for name, drawing in every_drawing(language).items():
        if name.endswith("-none"):
            image = picture(drawing)
            assert texts(image) == [none(language)]
            assert boxes(image) == []
            assert height(image) > 0


@given(drawn_drawing())
@settings(max_examples=30)
def test_every_row_is_drawn(drawing):
    image = picture(drawing)
    shown = [*titles(image), *(text for text in texts(image))]
    for row in drawing_rows(drawing):
        name = str(row.get("name", row.get("row", row.get("label"))))
        words = name.split()
        assert any(name in it for it in shown) or all(
            any(word in it for it in shown) for word in words
        )


def test_characters_that_xml_cannot_hold_are_replaced():
    image = picture(Bars((Bar("a\x00b\ud800", 1, "\x1b"),)))
    assert texts(image) == ["a\ufffdb\ufffd", "\ufffd"]


def test_markup_in_a_text_stays_text():
    drawn = serialised(svg(Bars((Bar("<script>alert(1)</script>", 1, "&amp;"),))))
    assert "<script" not in drawn
    assert "&amp;amp;" in drawn
