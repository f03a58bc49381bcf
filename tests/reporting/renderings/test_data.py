import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidDocument, InvalidValue
from rocb.periods import Days
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.pages import Page, Paragraph, Picture, tables
from rocb.reporting.renderings import data
from rocb.reporting.renderings.data import page_from_json, to_json
from rocb.reporting.words.spans import Span, Value, plain
from tests.reporting.drawings.builders import every_drawing
from tests.reporting.renderings.builders import a_number, a_page, a_picture, a_table
from tests.reporting.renderings.drawn import PAGES


def read_back(page: Page) -> Page:
    return page_from_json(to_json(page))


def changed(change: Callable[[Any], Any], page: Page | None = None) -> bytes:
    """The data of a page after a change to them."""
    raw = json.loads(to_json(page or a_page(Paragraph(plain("words")), a_picture())))
    change(raw)
    return json.dumps(raw).encode()


def faults(content: Any) -> list[str]:
    with pytest.raises(InvalidDocument) as caught:
        page_from_json(content)
    return [str(fault) for fault in caught.value.faults]


def a_span(**changes: Any) -> Page:
    return a_page(Paragraph((Span(**{"text": "words", **changes}),)))


@given(PAGES)
@settings(max_examples=25)
def test_a_page_comes_back_as_it_was(page):
    content = to_json(page)
    assert page_from_json(content) == page
    assert to_json(page_from_json(content)) == content


@given(PAGES)
@settings(max_examples=10)
def test_data_are_one_line_of_json_that_any_reader_takes(page):
    content = to_json(page)
    raw = json.loads(content.decode())
    assert (raw["format"], raw["version"]) == ("rocb-page", 1)
    assert content.endswith(b"}\n")
    assert content.count(b"\n") == 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_drawing_comes_back_as_it_was(language):
    for drawing in every_drawing(language).values():
        page = a_page(evolve(a_picture(), drawing=drawing))
        assert read_back(page) == page


def test_a_figure_stands_with_its_type_its_unit_and_the_ids_of_its_records():
    money = Span(
        "EUR 1.50",
        sample=True,
        value=Decimal("1.50"),
        unit="EUR",
        kind="activities",
        records=("a", "b"),
    )
    page = a_page(a_table(("n", "d", "m"), (a_number(7), a_number(date(2021, 3, 31)), (money,))))
    table = json.loads(to_json(page))["sections"][0]["blocks"][0]
    assert table["type"] == "table"
    assert table["rows"][0]["cells"] == [
        [{"text": "7", "value": 7}],
        [{"text": "2021-03-31", "value": "2021-03-31"}],
        [
            {
                "text": "EUR 1.50",
                "sample": True,
                "value": "1.50",
                "unit": "EUR",
                "kind": "activities",
                "records": ["a", "b"],
            }
        ],
    ]


@pytest.mark.parametrize("value", [0, -7, Decimal("1.50"), Decimal("1E+3"), date(2021, 3, 31)])
def test_a_value_keeps_its_type_and_its_digits(value):
    (table,) = tables(read_back(a_page(a_table(("n",), (a_number(value),)))))
    found: Value | None = table.rows[0].cells[0][0].value
    assert type(found) is type(value)
    assert str(found) == str(value)


@pytest.mark.parametrize("length", [3, 3.0, 0.1, 0])
def test_a_length_keeps_its_type_and_its_digits(length):
    page = a_page(evolve(a_picture(), drawing=Bars((Bar("label", length, "text"),))))
    picture = read_back(page).sections[0].blocks[0]
    assert isinstance(picture, Picture)
    assert isinstance(picture.drawing, Bars)
    assert repr(picture.drawing.rows[0].value) == repr(length)


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (a_span(text="\ud800"), "sections[0].blocks[0].text[0].text"),
        (a_span(text=7), "sections[0].blocks[0].text[0].text"),
        (a_span(value=True), "sections[0].blocks[0].text[0].value"),
        (a_span(value=1.5), "sections[0].blocks[0].text[0].value"),
        (a_span(value=2**53), "sections[0].blocks[0].text[0].value"),
        (a_span(value=Decimal("NaN")), "sections[0].blocks[0].text[0].value"),
        (a_span(value=Decimal("Infinity")), "sections[0].blocks[0].text[0].value"),
        (a_span(value=datetime(2021, 3, 31)), "sections[0].blocks[0].text[0].value"),  # noqa: DTZ001
        (a_span(records=["a"]), "sections[0].blocks[0].text[0].records"),
        (a_page(title=None), "title"),
        (a_page(language="en"), "language"),
        (a_page(about=(("label",),)), "about[0]"),
        (a_page("words"), "sections[0].blocks[0]"),  # type: ignore[arg-type]
        (a_page(sections=[]), "sections"),
    ],
)
def test_what_no_page_may_hold_is_not_written(page, path):
    with pytest.raises(InvalidValue) as caught:
        to_json(page)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_all_that_no_page_may_hold_is_told_at_once():
    with pytest.raises(InvalidValue) as caught:
        to_json(a_page(title=1, note=2, subtitle=(Span("\udfff"), Span("a"), Span("b", unit=3))))  # type: ignore[arg-type]
    paths = [fault.path for fault in caught.value.faults]
    assert paths == ["title", "subtitle[0].text", "subtitle[2].unit", "note"]


@pytest.mark.parametrize("wrong", [None, "page", 7, {}, True, float("nan")])
def test_only_a_page_is_written(wrong):
    with pytest.raises(InvalidValue):
        to_json(wrong)


@pytest.mark.parametrize("wrong", [None, 7, {}, [], True, float("nan"), Days])
def test_only_text_is_read(wrong):
    assert len(faults(wrong)) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", '$: "line 1, column 1" is not JSON: expecting value'),
        (b"\xff", '$: "byte 0" is not text in UTF-8 from end to end'),
        (b"[]", "$: a list of 0 is not an object"),
        (b"[" * 10**6, '$: "the document" is not nested shallowly enough to read'),
        (b'{"a":' * 10**5, '$: "the document" is not nested shallowly enough to read'),
    ],
)
def test_what_is_no_document_is_refused_with_its_place(content, told):
    assert faults(content) == [told]


def test_a_document_of_another_kind_or_version_is_refused():
    assert faults(b"{}") == [
        '$.format: is missing; expected "rocb-page"',
        "$.version: is missing; expected 1",
    ]
    assert faults(changed(lambda raw: raw.update(version=2))) == ["$.version: 2 is not 1"]
    assert faults(changed(lambda raw: raw.update(version=True))) == ["$.version: true is not 1"]


BLOCK = "$.sections[0].blocks[0]"
PICTURE = "$.sections[0].blocks[1]"


def block(raw: Any, place: int = 0) -> Any:
    return raw["sections"][0]["blocks"][place]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda raw: raw.pop("title"), "$.title: is missing; expected text"),
        (lambda raw: raw.update(title=None), "$.title: null is not text"),
        (lambda raw: raw.update(title="\ud800"), '$.title: "\\ud800" is not text'),
        (lambda raw: raw.update(language="de"), '$.language: "de" is not one of en, ru'),
        (lambda raw: raw.update(language=["en"]), "$.language: a list of 1 is not one of en, ru"),
        (lambda raw: raw.update(sections={}), "$.sections: an object with 0 keys is not a list"),
        (lambda raw: raw.update(about=[["a"]]), "$.about[0]: a list of 1 is not a list of 2"),
        (lambda raw: block(raw).pop("type"), f"{BLOCK}.type: is missing; expected one of "),
        (lambda raw: block(raw).update(type="svg"), f'{BLOCK}.type: "svg" is not one of facts'),
        (lambda raw: block(raw).update(type=["a"]), f"{BLOCK}.type: a list of 1 is not one of "),
        (lambda raw: block(raw).update(text=7), f"{BLOCK}.text: 7 is not a list"),
        (lambda raw: block(raw).update(html=1), f'{BLOCK}.html: "html" is not asked for; the keys'),
        (
            lambda raw: block(raw)["text"][0].update(sample=1),
            f"{BLOCK}.text[0].sample: 1 is not true or false",
        ),
        (
            lambda raw: block(raw)["text"][0].update(language="xx"),
            f'{BLOCK}.text[0].language: "xx" is not one of en, ru',
        ),
        (
            lambda raw: block(raw, 1)["drawing"]["rows"][0].update(value=float("inf")),
            f"{PICTURE}.drawing.rows[0].value: inf is not ",
        ),
        (
            lambda raw: block(raw, 1)["drawing"]["rows"][0].update(value=-1),
            f"{PICTURE}.drawing.rows[0].value: -1 is not ",
        ),
        (
            lambda raw: block(raw, 1)["drawing"].update(type="gauge"),
            f'{PICTURE}.drawing.type: "gauge" is not one of bars',
        ),
    ],
)
def test_what_does_not_belong_there_is_refused_with_its_path(change, told):
    (found,) = faults(changed(change))
    assert found.startswith(told)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "7 ",
        "07.0",
        "1,5",
        "1.5 ",
        "NaN",
        "Infinity",
        "2021-02-30",
        "2021-W13-3",
        1.5,
        True,
        [],
        2**53,
    ],
)
def test_a_value_that_is_no_figure_is_refused(value):
    found = faults(changed(lambda raw: block(raw)["text"][0].update(value=value)))
    assert len(found) == 1
    assert found[0].startswith(f"{BLOCK}.text[0].value: ")


def test_numbers_that_json_does_not_know_are_refused():
    for number in (b"NaN", b"Infinity", b"-Infinity", b"1e999", b"9" * 5000):
        content = to_json(a_span(value=7)).replace(b'"value":7', b'"value":' + number)
        assert len(faults(content)) == 1


def test_a_key_that_stands_twice_is_refused_with_its_path():
    content = to_json(a_span(value=7)).replace(b'"value":7', b'"value":7,"value":8')
    assert faults(content) == [
        '$.sections[0].blocks[0].text[0].value: "value" is not a key that stands once'
    ]


def test_a_table_whose_rows_do_not_fit_its_columns_is_refused():
    page = a_page(a_table(("a", "b"), (plain("1"), plain("2"))))
    found = faults(changed(lambda raw: block(raw)["rows"][0]["cells"].pop(), page))
    assert found == [f"{BLOCK}.rows[0].cells: 1 is not as many as there are columns, 2"]


def test_all_faults_are_told_at_once():
    def spoil(raw: Any) -> None:
        raw.update(title=1, extra=2)
        block(raw)["text"][0].update(text=3, kind=4)
        block(raw, 1)["drawing"]["rows"][0].update(strong=5)

    assert sorted(line.split(": ")[0] for line in faults(changed(spoil))) == [
        "$.extra",
        f"{BLOCK}.text[0].kind",
        f"{BLOCK}.text[0].text",
        f"{PICTURE}.drawing.rows[0].strong",
        "$.title",
    ]


def test_what_is_too_large_is_neither_written_nor_read(monkeypatch):
    page = a_span()
    content = to_json(page)
    monkeypatch.setattr(data, "LARGEST", len(content) - 1)
    assert faults(content) == [f'$: "{len(content)} bytes" is not {len(content) - 1} bytes at most']
    with pytest.raises(InvalidValue):
        to_json(page)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@settings(max_examples=20)
def test_no_bytes_are_more_than_refused(content):
    assert faults(content)


@given(PAGES, st.data())
@settings(max_examples=20)
def test_a_document_that_is_cut_short_is_refused(page, draw):
    content = to_json(page)
    assert faults(content[: draw.draw(st.integers(0, len(content) - 2))])


@pytest.mark.timed
@pytest.mark.timed
def test_bad_documents_are_refused_within_a_second():
    nested = b'{"format":"rocb-page","version":1,"key":' + b'{"a":' * 500 + b"1" + b"}" * 501
    for content in (
        b"[" * 10**6,
        nested,
        b" " * (data.LARGEST + 1),
        b'{"a":' + b"9" * 10**6 + b"}",
    ):
        start = perf_counter()
        assert faults(content)
        assert perf_counter() - start < 1
