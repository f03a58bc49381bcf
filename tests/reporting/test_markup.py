import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.reporting.characters import printable
from rocb.reporting.markup import built, element, serialised
from tests.reporting.readings import read_html, words_of


def test_children_stay_in_their_order_between_texts():
    made = element("p", "a", element("b", "c"), "d", "e", element("i"), "f")
    assert serialised(made) == "<p>a<b>c</b>de<i></i>f</p>"


def test_texts_before_the_first_child_are_joined():
    assert serialised(element("p", "a", "b")) == "<p>ab</p>"


def test_an_underscore_stands_for_a_hyphen_and_at_the_end_for_nothing():
    made = element("path", class_="note", stroke_width=2)
    assert dict(made.attributes) == {"class": "note", "stroke-width": "2"}


def test_numbers_are_written_without_needless_digits():
    made = element("rect", x=410.0, y=1.5, width=0)
    assert dict(made.attributes) == {"x": "410", "y": "1.5", "width": "0"}


def test_an_attribute_may_be_called_tag():
    assert element("a", tag="b").attributes == (("tag", "b"),)


def test_elements_without_content_keep_their_end_unless_html_has_none():
    assert serialised(element("td")) == "<td></td>"
    assert serialised(element("meta", charset="utf-8")) == '<meta charset="utf-8">'


@given(st.text(st.characters(codec="utf-8")))
@settings(max_examples=50)
def test_any_text_comes_out_as_text(text):
    made = serialised(element("p", element("b", text), text, title=text))
    read = read_html(made)
    assert words_of(read) == words_of(built(element("p", text, text)))
    assert read[0].attrib["title"] == printable(text)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x9f", "\u202e", "\u2069", "\ud800", "\uffff"])
def test_what_is_no_text_is_shown_as_such(sign):
    made = element("p", f"a{sign}b", element("i"), f"c{sign}", title=f"d{sign}")
    assert serialised(made) == '<p title="d�">a�b<i></i>c�</p>'


def test_the_end_of_a_line_is_a_space():
    assert serialised(element("p", "a\r\nb\tc")) == "<p>a b c</p>"


def test_a_style_is_left_as_it_is():
    assert serialised(element("style", "a > b {\n}")) == "<style>a > b {\n}</style>"


def test_markup_in_a_text_is_no_markup():
    made = element("p", "<b>&amp;</b>", title='"><script>&lt;')
    (read,) = read_html(serialised(made))
    assert (list(read), read.text) == ([], "<b>&amp;</b>")
    assert read.attrib["title"] == '"><script>&lt;'
