"""A page as Markdown (CommonMark with tables)."""

import re
from typing import Final

from rocb.reporting.pages import Block, Cell, Facts, Heading, Page, Paragraph, Picture, Table
from rocb.reporting.wording import Span

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BULLET: Final = re.compile(r"^([-+=])")
_NUMBER: Final = re.compile(r"^(\d+)([.)])(?=\s|$)")


def to_markdown(page: Page) -> str:
    """Return the page as Markdown. Pictures are left to other renderings; what they say stays."""
    parts = [f"# {_escaped(page.title)}", f"**{_cell(page.subtitle, page).strip()}**"]
    if page.about:
        parts.append(
            "\n".join(f"- {_escaped(label)}: {_cell(cell, page)}" for label, cell in page.about)
        )
    if page.note:
        parts.append(f"> {_escaped(page.note)}")
    for section in page.sections:
        parts.append(f"## {_escaped(section.title)}")
        parts += [_block(block, page) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, page: Page) -> str:
    match block:
        case Facts(facts):
            return "\n".join(
                f"- {_escaped(it.label)}: {_span(it.value, page)}"
                + (f" ({_escaped(it.detail)})" if it.detail else "")
                for it in facts
            )
        case Heading(text):
            return f"### {_cell(text, page).strip()}"
        case Paragraph(text):
            return _cell(text, page)
        case Table(caption, columns, rows):
            head = [_escaped(column) for column in columns]
            lines = [head, ["---"] * len(head)]
            lines += [[_cell(cell, page) for cell in row] for row in rows]
            table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
            return f"**{_escaped(caption)}**\n\n{table}"
        case Picture(caption, alternative, _):
            return f"{_span(caption, page)}: {_escaped(alternative)}"


def _cell(cell: Cell, page: Page) -> str:
    return _line_start("".join(_span(span, page) for span in cell)) or " "


def _span(span: Span, page: Page) -> str:
    text = _escaped(span.text)
    if span.language is not None:
        text += f" *({span.language.value})*"
    if span.sample:
        text += f" *({_escaped(page.sample_mark)})*"
    return text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _line_start(text: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", text.lstrip()))
