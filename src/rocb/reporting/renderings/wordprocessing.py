"""WordprocessingML: the elements that a document of Word is made of (ECMA-376, part 1, 17)."""

from collections.abc import Iterable, Sequence
from typing import Final, NewType
from xml.sax.saxutils import escape, quoteattr

from rocb.reporting.characters import printable
from rocb.reporting.pages import Page
from rocb.reporting.words.spans import Cell
from rocb.texts import Language

Xml = NewType("Xml", str)
"""An element as it is written; texts come into it by `words` alone, and values by `w`."""

LOCALES: Final = {Language.EN: "en-GB", Language.RU: "ru-RU"}
_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """Return an element of WordprocessingML; its attributes are of the same namespace."""
    named = "".join(f" w:{key}={quoteattr(printable(str(it)))}" for key, it in attributes.items())
    return Xml(f"<w:{name}{named}>{''.join(children)}</w:{name}>")


def body(elements: Iterable[Xml]) -> str:
    """Return a body of these elements, which stands alone."""
    return f'<w:body xmlns:w="{_NAMESPACE}">{"".join(elements)}</w:body>'


def paragraph(style: str, runs: Iterable[Xml]) -> Xml:
    """Return a paragraph in a style."""
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def words(text: str, *properties: Xml) -> Xml:
    """Return a run of text with these properties."""
    written = Xml(f'<w:t xml:space="preserve">{escape(printable(text))}</w:t>')
    return w("r", *([w("rPr", *properties)] if properties else []), written)


def runs(cell: Cell, page: Page) -> list[Xml]:
    """Return the runs of a cell: foreign text in its own language, marked; samples marked."""
    made: list[Xml] = []
    for span in cell:
        if span.language is None:
            made.append(words(span.text))
        else:
            made.append(words(span.text, w("lang", val=LOCALES[span.language])))
            made += _mark("LanguageMark", span.language.value)
        if span.sample:
            made += _mark("SampleMark", page.sample_mark)
    return made


def _mark(style: str, text: str) -> Iterable[Xml]:
    return words(" "), words(text, w("rStyle", val=style))


def numbered(text: str, instruction: str) -> Iterable[Xml]:
    """Return a text and the field of a number after it: `PAGE` or `NUMPAGES`."""
    return words(text), w("fldSimple", words("1"), instr=instruction)


def grid(
    style: str,
    widths: Sequence[int],
    rows: Iterable[Xml],
    *properties: Xml,
    heads: bool = False,
) -> Xml:
    """Return a table of columns of these widths (twentieths of a point)."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0020" if heads else "0000", firstRow=int(heads)),
            *properties,
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *rows,
    )


def row(
    widths: Sequence[int],
    cells: Iterable[Iterable[Xml]],
    *,
    head: bool = False,
    whole: bool = True,
) -> Xml:
    """Return a row of cells, each of paragraphs; a `whole` one is not cut by the end of a page."""
    properties = [w("cantSplit")] if whole else []
    if head:
        properties.append(w("tblHeader"))
    return w(
        "tr",
        *([w("trPr", *properties)] if properties else []),
        *(
            w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)
            for width, paragraphs in zip(widths, cells, strict=True)
        ),
    )
