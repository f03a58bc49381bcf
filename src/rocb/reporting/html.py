"""A page as one self-contained file of HTML, with its pictures inside."""

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from rocb.reporting.markup import Tag, element, serialised
from rocb.reporting.pages import (
    Block,
    Cell,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Section,
    Table,
)
from rocb.reporting.wording import Span

_RANGE: Final = re.compile(r"(?<=\d)–(?=\d)")
_STYLE: Final = """
:root { color-scheme: light; --ink: #1c2b3a; --dark: #12507b; --line: #c3ced8; --faint: #f2f6f9; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9eef2; color: var(--ink); line-height: 1.5;
  font-family: system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; }
main { max-width: 1060px; margin: 2rem auto; padding: 3rem 3rem 2rem; background: #fff;
  border-top: 8px solid var(--dark); }
h1 { margin: 0; font-size: 2.1rem; line-height: 1.2; color: var(--dark); }
.subtitle { margin: .3rem 0 1.4rem; font-size: 1.2rem; }
h2 { margin: 2.6rem 0 .8rem; padding-bottom: .3rem; font-size: 1.35rem; color: var(--dark);
  border-bottom: 1px solid var(--line); }
h3 { margin: 2rem 0 .4rem; font-size: 1.05rem; line-height: 1.35; }
dl.about { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; }
dl.about dt { color: #51626f; }
dl.about dd { margin: 0; }
.note { margin: 1.4rem 0 0; padding: .7rem 1rem; background: #fff7e0;
  border-left: 4px solid #c98a00; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(165px, 1fr)); gap: .8rem;
  margin: 0; }
.facts div { padding: .8rem 1rem; background: var(--faint); border-left: 4px solid var(--dark); }
.facts dt { font-size: .85rem; color: #51626f; }
.facts dd { margin: 0; }
.facts dd.value { font-size: 1.7rem; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere; }
.facts dd.value .mark { display: inline-block; }
.facts dd.detail { font-size: .85rem; color: #51626f; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { width: 100%; border-collapse: collapse; font-size: .88rem; line-height: 1.4; }
caption { padding: .3rem 0; font-weight: 600; text-align: left; font-size: 1rem; }
th, td { padding: .4rem .6rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
thead th { background: var(--faint); border-bottom: 2px solid var(--dark); }
table.wide { font-size: .78rem; }
.wide th, .wide td { padding: .35rem .4rem; }
figure { margin: 1.2rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { margin-bottom: .4rem; font-weight: 600; }
.mark { margin-left: .4em; padding: 0 .35em; font-size: .75rem; font-weight: 400;
  color: #6b4a00; white-space: nowrap; background: #fff0c4; border-radius: 3px; }
.tongue { margin-left: .3em; padding: 0 .3em; font-size: .72em; color: #51626f;
  border: 1px solid var(--line); border-radius: 3px; }
@media (max-width: 700px) { main { margin: 0; padding: 1.2rem; } figure { overflow-x: auto; }
  figure svg { min-width: 640px; } }
@media print { body { background: #fff; }
  main { max-width: none; margin: 0; padding: 0; border: 0; }
  h2, h3, figcaption, caption { break-after: avoid; }
  tr, figure, .facts div { break-inside: avoid; }
  .scroll { overflow: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@page { margin: 16mm; }
"""


MANY_COLUMNS: Final = 8
"""From how many columns on a table is set in small type, to fit the page."""


def to_html(page: Page) -> str:
    """Return the page as HTML: no script, no link to anything outside, pictures inline."""
    body = element(
        "main",
        element("h1", page.title),
        element("p", *_cell(page.subtitle, page), class_="subtitle"),
        *_about(page),
        *([element("p", page.note, class_="note", role="note")] if page.note else []),
        *(_section(number, section, page) for number, section in enumerate(page.sections, 1)),
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{page.title} – {''.join(span.text for span in page.subtitle)}"),
        element("style", _STYLE),
    )
    root = element("html", head, element("body", body), lang=page.language.value)
    return f"<!DOCTYPE html>\n{serialised(root)}\n"


def _about(page: Page) -> Iterable[Tag]:
    if page.about:
        parts: list[Tag] = []
        for label, cell in page.about:
            parts += [element("dt", label), element("dd", *_cell(cell, page))]
        yield element("dl", *parts, class_="about")


def _section(number: int, section: Section, page: Page) -> Tag:
    title = f"section-{number}"
    return element(
        "section",
        element("h2", section.title, id=title),
        *(_block(block, f"{title}-{place}", page) for place, block in enumerate(section.blocks, 1)),
        aria_labelledby=title,
    )


def _block(block: Block, id: str, page: Page) -> Tag:
    match block:
        case Facts(facts):
            return element(
                "dl",
                *(
                    element(
                        "div",
                        element("dt", fact.label),
                        element("dd", *_span(fact.value, page), class_="value"),
                        *([element("dd", fact.detail, class_="detail")] if fact.detail else []),
                    )
                    for fact in facts
                ),
                class_="facts",
            )
        case Heading(text):
            return element("h3", *_cell(text, page))
        case Paragraph(text):
            return element("p", *_cell(text, page))
        case Table():
            return element("div", _table(block, page), class_="scroll", tabindex="0")
        case Picture():
            return _figure(block, id, page)


def _table(table: Table, page: Page) -> Tag:
    head = element("tr", *(element("th", column, scope="col") for column in table.columns))
    rows = (
        element("tr", *(element("td", *_cell(cell, page)) for cell in row)) for row in table.rows
    )
    parts = element("caption", table.caption), element("thead", head), element("tbody", *rows)
    if len(table.columns) < MANY_COLUMNS:
        return element("table", *parts)
    return element("table", *parts, class_="wide")


def _figure(picture: Picture, id: str, page: Page) -> Tag:
    described = f"{id}-desc"
    image = evolve(
        picture.image,
        attributes=(
            *picture.image.attributes,
            ("aria-labelledby", id),
            ("aria-describedby", described),
        ),
        children=(
            element("desc", picture.alternative, id=described),
            *picture.image.children,
        ),
    )
    caption = element("figcaption", *_span(picture.caption, page), id=id)
    return element("figure", caption, image)


def _cell(cell: Cell, page: Page) -> Iterable[Tag | str]:
    for span in cell:
        yield from _span(span, page)


def _span(span: Span, page: Page) -> Iterable[Tag | str]:
    text = _RANGE.sub("\N{WORD JOINER}–\N{WORD JOINER}", span.text)
    if span.language is None:
        yield text
    else:
        code = span.language.value
        yield element("span", text, lang=code)
        yield element("span", code, class_="tongue")
    if span.sample:
        yield element("span", page.sample_mark, class_="mark")
