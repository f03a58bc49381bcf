"""A page as one self-contained file of HTML, with its pictures inside; or a part of it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from rocb.checks import require
from rocb.reporting.drawings.drawings import svg
from rocb.reporting.markup import Tag, element, serialised
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
)
from rocb.reporting.renderings.alignment import is_number, numeric_columns
from rocb.reporting.renderings.style import DOCUMENT_STYLE, STYLE, paper
from rocb.reporting.words.spans import Cell, Span, text_of
from rocb.reporting.words.words import Words
from rocb.texts import Language

MANY_COLUMNS: Final = 8
"""From how many columns on a table is set in small type."""

MANY_FOR_NARROW: Final = 5
"""From how many columns on each row of a table becomes a card where the screen is narrow."""

MANY_SECTIONS: Final = 5
"""From how many sections on a document begins with a table of contents."""

_RANGE: Final = re.compile(r"(?<=\d)–(?=\d)")
_LONG_WORD: Final = re.compile(r"[^\s\N{NO-BREAK SPACE}]{25,}")
_PIECE: Final = 12


def to_html(page: Page) -> str:
    """Return the page as HTML: no script, no link to anything outside, pictures inline."""
    require("page", Page, page)
    say = Words(page.language).say
    long = len(page.sections) >= MANY_SECTIONS
    title = f"{page.title} – {text_of(page.subtitle)}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", STYLE + DOCUMENT_STYLE + paper(title)),
    )
    body = element(
        "body",
        element("a", say("document.skip"), href="#text", class_="skip"),
        element(
            "div",
            element("header", *_head(page)),
            *([_contents(page, say("document.contents"))] if long else []),
            element("main", *_sections(page, anchored=True), id="text", tabindex="-1"),
            class_="sheet",
        ),
        class_="rocb",
    )
    root = element("html", head, body, lang=page.language.value)
    return f"<!DOCTYPE html>\n{serialised(root)}\n"


def html_fragment(page: Page) -> str:
    """Return the page as an element that brings its look along, to stand within another page."""
    require("page", Page, page)
    return _styled((*_head(page), *_sections(page)), page.language)


def html_of_table(table: Table, language: Language) -> str:
    """Return a table in this language as an element that brings its look along."""
    require("table", Table, table)
    require("language", Language, language)
    return _styled((_table(table, Words(language).say("sample")),), language)


def html_of_picture(picture: Picture, language: Language) -> str:
    """Return a picture in this language as an element that brings its look along."""
    require("picture", Picture, picture)
    require("language", Language, language)
    return _styled((_figure(picture, Words(language).say("sample")),), language)


def _styled(content: Iterable[Tag], language: Language) -> str:
    style = element("style", STYLE)
    return serialised(element("div", style, *content, class_="rocb", lang=language.value))


def _head(page: Page) -> Iterator[Tag]:
    mark = page.sample_mark
    yield element("h1", *_text(page.title))
    yield element("p", *_cell(page.subtitle, mark), class_="subtitle")
    if page.about:
        parts: list[Tag] = []
        for label, cell in page.about:
            parts += [element("dt", *_text(label)), element("dd", *_cell(cell, mark))]
        yield element("dl", *parts, class_="about")
    if page.note:
        yield element("p", *_text(page.note), class_="note", role="note")


def _contents(page: Page, title: str) -> Tag:
    links = (
        element("li", element("a", *_text(section.title), href=f"#{_anchor(number)}"))
        for number, section in enumerate(page.sections, 1)
    )
    heading = element("p", title, class_="title", id="contents")
    return element(
        "nav", heading, element("ol", *links), class_="contents", aria_labelledby="contents"
    )


def _sections(page: Page, *, anchored: bool = False) -> Iterator[Tag]:
    for number, section in enumerate(page.sections, 1):
        yield _section(section, page.sample_mark, _anchor(number) if anchored else "")


def _anchor(number: int) -> str:
    return f"section-{number}"


def _section(section: Section, mark: str, anchor: str) -> Tag:
    named = {"id": anchor} if anchor else {}
    title = element("h2", *_text(section.title), **named)
    return element("section", title, *(_block(block, mark) for block in section.blocks))


def _block(block: Block, mark: str) -> Tag:
    match block:
        case Facts(facts):
            return element("dl", *(_fact(fact, mark) for fact in facts), class_="facts")
        case Heading(text):
            return element("h3", *_cell(text, mark))
        case Paragraph(text):
            return element("p", *_cell(text, mark))
        case Table():
            return _table(block, mark)
        case Picture():
            return _figure(block, mark)


def _fact(fact: Fact, mark: str) -> Tag:
    label = element("dt", *_text(fact.label))
    value = element("dd", *_span(fact.value, mark), class_="value")
    if not fact.detail:
        return element("div", label, value)
    return element("div", label, value, element("dd", *_text(fact.detail), class_="detail"))


def _table(table: Table, mark: str) -> Tag:
    """Return a table in a frame that can be scrolled, by the keys too.

    The first cell of a row is its header, where every row has another one.
    """
    many = len(table.columns)
    classes = ("wide", MANY_COLUMNS), ("cards", MANY_FOR_NARROW)
    looks = " ".join(name for name, least in classes if many >= least)
    numeric = numeric_columns(table)
    names = {text_of(row.cells[0]).strip() for row in table.rows if row.cells}
    named = len(names) == len(table.rows) and "" not in names
    labels = tuple(column.title for column in table.columns) if looks else ()
    heads = (
        _column(column.title, right) for column, right in zip(table.columns, numeric, strict=True)
    )
    rows = (_row(row, mark, numeric, labels, named=named) for row in table.rows)
    parts = element("thead", element("tr", *heads)), element("tbody", *rows)
    caption = [element("caption", *_text(table.caption))] if table.caption else []
    made = element("table", *caption, *parts, **({"class_": looks} if looks else {}))
    return _scrolled(made, table.caption)


def _column(title: str, right: bool) -> Tag:
    style = {"class_": "number"} if right else {}
    if not title.strip():
        return element("td", **style)
    return element("th", *_text(title), scope="col", **style)


def _row(
    row: Row, mark: str, numeric: tuple[bool, ...], labels: tuple[str, ...], *, named: bool
) -> Tag:
    cells = []
    for place, cell in enumerate(row.cells):
        how = {"class_": "number"} if numeric[place] or is_number(cell) else {}
        if labels:
            how["data_label"] = labels[place]
        if named and place == 0:
            how["scope"] = "row"
        cells.append(element("th" if "scope" in how else "td", *_cell(cell, mark), **how))
    return element("tr", *cells)


def _figure(picture: Picture, mark: str) -> Tag:
    caption = picture.caption
    drawn = svg(picture.drawing)
    named = ("aria-label", picture.alternative or caption.text)
    image = evolve(drawn, attributes=(*drawn.attributes, named))
    head = element("figcaption", *_span(caption, mark))
    return element("figure", head, _scrolled(image, caption.text))


def _scrolled(content: Tag, name: str) -> Tag:
    named = {"role": "group", "aria_label": name} if name.strip() else {}
    return element("div", content, class_="scroll", tabindex="0", **named)


def _cell(cell: Cell, mark: str) -> Iterator[Tag | str]:
    for span in cell:
        yield from _span(span, mark)


def _span(span: Span, mark: str) -> Iterator[Tag | str]:
    if span.language is None:
        yield from _text(span.text)
    else:
        code = span.language.value
        yield element("span", *_text(span.text), lang=code)
        yield " "
        yield element("span", code, class_="tongue")
    if span.sample:
        yield " "
        yield element("span", mark, class_="mark")


def _text(text: str) -> Iterator[Tag | str]:
    """Yield a text whose ranges of numbers stay on one line, and whose long words may break."""
    kept = _RANGE.sub("\N{WORD JOINER}–\N{WORD JOINER}", text) if "–" in text else text
    end = 0
    for found in _LONG_WORD.finditer(kept):
        yield kept[end : found.start()]
        word = found[0]
        for start in range(0, len(word), _PIECE):
            if start:
                yield element("wbr")
            yield word[start : start + _PIECE]
        end = found.end()
    yield kept[end:]
