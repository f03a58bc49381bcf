"""A page as a document of Word. Needs the extra `docx`."""

from collections.abc import Iterator
from copy import deepcopy
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from rocb.reporting.characters import printable
from rocb.reporting.drawings.drawings import svg
from rocb.reporting.markup import serialised
from rocb.reporting.pages import Block, Facts, Heading, Page, Paragraph, Picture, Section, Table
from rocb.reporting.renderings.alignment import numeric_columns
from rocb.reporting.renderings.archives import settled
from rocb.reporting.renderings.flow import Watch, flow
from rocb.reporting.renderings.leads import leads
from rocb.reporting.renderings.typesetting import raster
from rocb.reporting.renderings.widths import (
    WHOLE,
    abreast,
    has_many_columns,
    is_tall,
    shares,
)
from rocb.reporting.renderings.wordprocessing import (
    LOCALES,
    Xml,
    body,
    grid,
    numbered,
    paragraph,
    row,
    runs,
    w,
    words,
)
from rocb.reporting.words.phrases import PHRASES

try:
    import docx
    from docx import section as sections
    from docx.document import Document
    from docx.enum.section import WD_ORIENT
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement, parse_xml
    from docx.shared import Twips
except ImportError as missing:
    _missing: ImportError | None = missing
else:
    _missing = None

_A4: Final = (11_906, 16_838)
_MARGIN: Final = 1_020
_TALLEST: Final = 12_700
"""How tall a picture may be; like the others in twentieths of a point."""
_STYLES: Final = "styles.xml"
_WORD_2013: Final = "15"
_TITLE: Final = 255


def to_docx(page: Page, watch: Watch | None = None) -> bytes:
    """Return the page as DOCX: headings, tables and pictures that Word knows as such.

    Wide tables lie across the paper. `watch` is told of every block. Raises `WritingStopped`, and
    `ImportError` without the extra.
    """
    if _missing is not None:
        message = "a DOCX needs python-docx:\n    pip install 'rocb[docx]'"
        raise ImportError(message) from _missing
    parts = ((*it, lead) for it, lead in zip(flow(page, watch), leads(page), strict=True))
    document = docx.Document()
    _dress(document, page)
    _number(document, page)
    spreads = [
        (
            across,
            [
                it
                for _, part, lead in run
                for it in _part(document, page, part, _room(across), lead)
            ],
        )
        for across, run in groupby(parts, key=itemgetter(0))
    ]
    document.element.body[:] = _bound(document, page, spreads or [(False, [])])
    for number, picture in enumerate(document.element.body.iter(qn("wp:docPr")), 1):
        picture.set("id", str(number))
        picture.set("name", f"Picture {number}")
    stream = BytesIO()
    document.save(stream)
    return settled(stream.getvalue())


def _dress(document: "Document", page: Page) -> None:
    """Give a new document our styles, its language and its title, and take away what was there."""
    locale = LOCALES[page.language]
    ours = files(__package__).joinpath(_STYLES).read_text("utf-8").replace("{locale}", locale)
    document.styles.element[:] = list(parse_xml(ours))
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), locale)
    settings.find(qn("w:characterSpacingControl")).addprevious(OxmlElement("w:autoHyphenation"))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    package = document.part.package
    for id in [it.rId for it in package.rels.values() if it.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[id]
    properties: Any = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    properties.element[:] = []
    document.core_properties.title = printable(page.title)[:_TITLE]
    document.core_properties.language = locale


def _number(document: "Document", page: Page) -> None:
    """Put the title at the head of all pages but the first, and numbers at the foot of all."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(_MARGIN // 2)
    before, between = (
        PHRASES[f"document.{key}"].within(page.language) or key for key in ("page", "of")
    )
    numbers = (*numbered(f"{before} ", "PAGE"), *numbered(f" {between} ", "NUMPAGES"))
    for story, content in (
        (section.header, paragraph("Header", [words(page.title)])),
        (section.first_page_footer, paragraph("Footer", numbers)),
        (section.footer, paragraph("Footer", numbers)),
    ):
        story.part.element[:] = _made(content)


def _bound(document: "Document", page: Page, spreads: list[tuple[bool, list[Any]]]) -> list[Any]:
    """Return the title and all that follows; each spread ends with how its paper lies."""
    pattern = document.element.body.sectPr
    content = _made(*_head(page))
    for place, (across, elements) in enumerate(spreads):
        ending = deepcopy(pattern)
        section = sections.Section(ending, document.part)
        section.page_width, section.page_height = map(Twips, reversed(_A4) if across else _A4)
        section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
        section.different_first_page_header_footer = place == 0
        content += elements
        if place < len(spreads) - 1:
            (last,) = _made(_gap())
            last.get_or_add_pPr().append(ending)
            ending = last
        content.append(ending)
    return content


def _made(*elements: Xml) -> list[Any]:
    """Return elements as python-docx has them, each on its own: so lxml moves them at once."""
    return [deepcopy(it) for it in parse_xml(body(elements))]


def _room(across: bool) -> int:
    return _A4[across] - 2 * _MARGIN


def _part(
    document: "Document", page: Page, part: Section | Block, room: int, lead: bool
) -> list[Any]:
    match part:
        case Section(_, title):
            return _made(paragraph("Heading1", [words(title)]))
        case Heading(text):
            return _made(paragraph("Heading2", runs(text, page)))
        case Paragraph(text):
            return _made(paragraph("Lead" if lead else "Normal", runs(text, page)))
        case Facts():
            return _made(*_facts(part, page, room))
        case Table():
            return _made(*_table(part, page, room))
        case Picture():
            return [_drawn(document, page, part, room)]


def _drawn(document: "Document", page: Page, picture: Picture, room: int) -> Any:
    """Return a picture under its caption, in one paragraph: so no page can part them."""
    content = raster(serialised(svg(picture.drawing)))
    inline = document.part.new_pic_inline(BytesIO(content), width=Twips(room))
    if inline.extent.cy > Twips(_TALLEST):
        inline = document.part.new_pic_inline(BytesIO(content), height=Twips(_TALLEST))
    inline.docPr.set("descr", printable(picture.alternative))
    caption = runs((picture.caption,), page)
    (made,) = _made(paragraph("Picture", [*caption, w("r", w("br")), w("r", w("drawing"))]))
    made.find(f".//{qn('w:drawing')}").append(inline)
    return made


def _head(page: Page) -> Iterator[Xml]:
    yield paragraph("Title", [words(page.title)])
    yield paragraph("Subtitle", runs(page.subtitle, page))
    if page.about:
        room = _room(across=False)
        widths = (room // 4, room - room // 4)
        told = (
            (paragraph("AboutLabel", [words(label)]), paragraph("AboutText", runs(cell, page)))
            for label, cell in page.about
        )
        yield grid("About", widths, (row(widths, ([one], [other])) for one, other in told))
        yield _gap()
    if page.note:
        yield paragraph("Note", [words(page.note)])


def _gap() -> Xml:
    """Return the small paragraph that has to stand after a table."""
    return paragraph("Gap", [])


def _facts(facts: Facts, page: Page, room: int) -> Iterator[Xml]:
    told = [
        [
            paragraph("FactLabel", [words(it.label)]),
            paragraph("FactValue", runs((it.value,), page)),
            paragraph("FactDetail", [words(it.detail)]),
        ]
        for it in facts.facts
    ]
    if told:
        number = abreast(len(told))
        told += [[_gap()]] * (-len(told) % number)
        widths = (room // number,) * number
        lines = (told[start : start + number] for start in range(0, len(told), number))
        yield grid("Facts", widths, (row(widths, line) for line in lines))
        yield _gap()


def _table(table: Table, page: Page, room: int) -> Iterator[Xml]:
    yield paragraph("Caption", [words(table.caption)])
    if table.columns:
        parts = shares(table)
        widths = tuple(room * part // WHOLE for part in parts)
        styles = ["TableNumber" if it else "TableText" for it in numeric_columns(table)]
        titles = [words(column.title) for column in table.columns]
        head = ([paragraph(style, [it])] for style, it in zip(styles, titles, strict=True))
        lines = (
            row(
                widths,
                [
                    [paragraph(style, runs(cell, page))]
                    for style, cell in zip(styles, it.cells, strict=True)
                ],
                whole=not is_tall(it, parts),
            )
            for it in table.rows
        )
        rows = (row(widths, head, head=True), *lines)
        style = "NarrowRecords" if has_many_columns(table) else "Records"
        yield grid(style, widths, rows, w("tblCaption", val=table.caption), heads=True)
        yield _gap()
