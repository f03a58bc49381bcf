"""A page as Markdown (CommonMark with tables)."""

import re
from typing import Final

from rocb.checks import require
from rocb.reporting.characters import printable
from rocb.reporting.pages import Block, Facts, Heading, Page, Paragraph, Picture, Table
from rocb.reporting.renderings.alignment import numeric_columns
from rocb.reporting.words.spans import Cell, Span
from rocb.reporting.words.words import Words
from rocb.texts import Language

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BULLET: Final = re.compile(r"^([-+=])")
_NUMBER: Final = re.compile(r"^(\d+)([.)])(?=\s|$)")


def to_markdown(page: Page) -> str:
    """Return the page as Markdown. Pictures are left to other renderings; what they say stays."""
    require("page", Page, page)
    mark = page.sample_mark
    parts = [f"# {_escaped(page.title)}", f"**{_cell(page.subtitle, mark).strip()}**"]
    if page.about:
        parts.append(
            "\n".join(f"- {_line(label)}: {_cell(cell, mark)}" for label, cell in page.about)
        )
    if page.note:
        parts.append(f"> {_line(page.note)}")
    for section in page.sections:
        parts.append(f"## {_escaped(section.title)}")
        parts += [_block(block, mark) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def markdown_of_table(table: Table, language: Language) -> str:
    """Return a table in this language as Markdown, under its caption."""
    require("table", Table, table)
    require("language", Language, language)
    return _table(table, Words(language).say("sample")) + "\n"


def _block(block: Block, mark: str) -> str:
    match block:
        case Facts(facts):
            return "\n".join(
                f"- {_line(it.label)}: {_span(it.value, mark)}"
                + (f" ({_escaped(it.detail)})" if it.detail else "")
                for it in facts
            )
        case Heading(text):
            return f"### {_cell(text, mark).strip()}"
        case Paragraph(text):
            return _cell(text, mark)
        case Table():
            return _table(block, mark)
        case Picture(_, caption, alternative, _):
            return f"{_line_start(_span(caption, mark))}: {_escaped(alternative)}"


def _table(table: Table, mark: str) -> str:
    """Return a table under its caption; columns of numbers stand to the right."""
    lines = [
        [_escaped(column.title) for column in table.columns],
        ["---:" if right else "---" for right in numeric_columns(table)],
        *([_cell(cell, mark) for cell in row.cells] for row in table.rows),
    ]
    rows = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    caption = _escaped(table.caption).strip()
    return f"**{caption}**\n\n{rows}" if caption else rows


def _cell(cell: Cell, mark: str) -> str:
    return _line_start("".join(_span(span, mark) for span in cell)) or " "


def _span(span: Span, mark: str) -> str:
    text = _escaped(span.text)
    if span.language is not None:
        text += f" *({span.language.value})*"
    if span.sample:
        text += f" *({_escaped(mark)})*"
    return text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))


def _line(text: str) -> str:
    return _line_start(_escaped(text))


def _line_start(text: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", text.lstrip()))
