"""A page as a tagged PDF. Needs the extra `pdf`."""

import json
import re
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from rocb.reporting.characters import printable
from rocb.reporting.drawings.drawings import svg
from rocb.reporting.markup import serialised
from rocb.reporting.pages import Block, Facts, Heading, Page, Paragraph, Picture, Section, Table
from rocb.reporting.renderings.alignment import numeric_columns
from rocb.reporting.renderings.flow import Watch, flow
from rocb.reporting.renderings.leads import leads
from rocb.reporting.renderings.typesetting import FONTS, lacking, typeset
from rocb.reporting.renderings.widths import abreast, has_many_columns, is_tall, shares
from rocb.reporting.words.phrases import PHRASES
from rocb.reporting.words.spans import Cell, Span

_TEMPLATE: Final = "page.typ"
_LONG: Final = re.compile(r"\S{25,}")
_PIECE: Final = re.compile(r"\S{8}(?=\S)")
_BREAKABLE: Final = "\\g<0>\N{ZERO WIDTH SPACE}"


def to_pdf(page: Page, watch: Watch | None = None) -> bytes:
    """Return the page as PDF/UA-1: tagged, with bookmarks, in fonts of its own.

    A character that these fonts lack is shown by its code. `watch` is told of every block; the
    pages are set after the last. Raises `WritingStopped`, and `ImportError` without the extra.
    """
    parts = (
        (wide, _part(part) | {"leads": lead})
        for (wide, part), lead in zip(flow(page, watch), leads(page), strict=True)
    )
    runs = [
        {"wide": wide, "parts": [part for _, part in run]}
        for wide, run in groupby(parts, key=itemgetter(0))
    ]
    data = {
        "fonts": FONTS,
        "language": page.language.value,
        "title": _said(page.title),
        "subtitle": _cell(page.subtitle),
        "about": [(_said(label), _cell(cell)) for label, cell in page.about],
        "note": _said(page.note),
        "sample_mark": _said(page.sample_mark),
        "numbering": [
            PHRASES[key].within(page.language) for key in ("document.page", "document.of")
        ],
        "runs": runs,
    }
    template = files(__package__).joinpath(_TEMPLATE).read_bytes()
    return typeset(template, {"page": _shown(json.dumps(data, ensure_ascii=False))})


def _shown(text: str) -> str:
    """Return a text with a code such as `[U+1F600]` for each character that no font has."""
    return text.translate({ord(it): f"[U+{ord(it):04X}]" for it in lacking(text)})


def _said(text: str) -> str:
    """Return a text as it can be set: a very long word may be broken."""
    return _LONG.sub(lambda found: _PIECE.sub(_BREAKABLE, found[0]), printable(text))


def _part(part: Section | Block) -> dict[str, Any]:
    match part:
        case Section():
            return {"kind": "section", "title": _said(part.title)}
        case Facts(facts):
            told = [
                {"label": _said(it.label), "value": _span(it.value), "detail": _said(it.detail)}
                for it in facts
            ]
            return {"kind": "facts", "facts": told, "abreast": abreast(len(told))}
        case Heading(text):
            return {"kind": "heading", "text": _cell(text)}
        case Paragraph(text):
            return {"kind": "paragraph", "text": _cell(text)}
        case Table():
            return _table(part)
        case Picture():
            return _picture(part)


def _table(table: Table) -> dict[str, Any]:
    widths = shares(table)
    rows = [
        {"cells": [_cell(cell) for cell in row.cells], "tall": is_tall(row, widths)}
        for row in table.rows
    ]
    return {
        "kind": "table",
        "caption": _said(table.caption),
        "columns": [_said(column.title) for column in table.columns],
        "right": numeric_columns(table),
        "widths": widths,
        "narrow": has_many_columns(table),
        "rows": rows,
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "kind": "picture",
        "caption": _span(picture.caption),
        "alternative": printable(picture.alternative),
        "svg": serialised(svg(picture.drawing)),
    }


def _cell(cell: Cell) -> list[dict[str, Any]]:
    return [_span(span) for span in cell]


def _span(span: Span) -> dict[str, Any]:
    language = None if span.language is None else span.language.value
    return {"text": _said(span.text), "language": language, "sample": span.sample}
