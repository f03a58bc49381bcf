"""Pages, HTML and Markdown read back, to compare what they say with what was meant."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from string import punctuation
from xml.etree.ElementTree import Element, SubElement

from rocb.reporting.pages import Facts, Page, Paragraph, Picture, Section, Table
from rocb.reporting.pages import spans_of as spans_within
from rocb.reporting.words.spans import Cell, Span
from rocb.reporting.words.words import Words

WITHOUT_END = frozenset({"meta", "img", "br", "hr", "link", "input", "wbr"})
WORD_JOINER = "\N{WORD JOINER}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = SubElement(self.open[-1], tag, {key: value or "" for key, value in attrs})
        if tag not in WITHOUT_END:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> ends <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        into = self.open[-1]
        if len(into):
            into[-1].tail = (into[-1].tail or "") + data
        else:
            into.text = (into.text or "") + data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def read_html(text: str) -> Element:
    """Return the elements of a document of HTML, whose tags have to balance."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == [reader.root], "tags are left open"
    return reader.root


def words_of(node: Element) -> str:
    """Return the text inside an element, as one reads it."""
    return "".join(node.itertext()).replace(WORD_JOINER, "")


def said(root: Element) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Yield each text of a document, with the elements around it, the outermost first."""

    def within(
        node: Element, around: tuple[Element, ...]
    ) -> Iterator[tuple[str, tuple[Element, ...]]]:
        path = (*around, node)
        if node.text:
            yield node.text.replace(WORD_JOINER, ""), path
        for child in node:
            yield from within(child, path)
            if child.tail:
                yield child.tail.replace(WORD_JOINER, ""), path

    return within(root, ())


def plain_text(markdown: str) -> str:
    """Return what Markdown shows that has no markup in it; any markup is a fault."""
    shown = re.sub(rf"\\([{re.escape(punctuation)}])", "", markdown)
    assert not re.search(r"[\\`*_{}\[\]<>|~]|&#?\w+;", shown), f"markup in {markdown!r}"
    return re.sub(rf"\\([{re.escape(punctuation)}])", r"\1", markdown)


def cells_of(line: str) -> list[str]:
    """Return the cells of a line of a table in Markdown."""
    assert line.startswith("| ")
    assert line.endswith(" |")
    return [cell.strip() for cell in re.findall(r"((?:\\.|[^|\\])*)\|", line)[1:]]


def section(page: Page, key: str) -> Section:
    """Return the section of a page whose title is the phrase `key`."""
    title = Words(page.language).say(key)
    return next(it for it in page.sections if it.title == title)


def table(page: Page, key: str, caption: str) -> Table:
    """Return a table of a section; both are named by the keys of their phrases."""
    wanted = Words(page.language).say(caption)
    found = (it for it in section(page, key).blocks if isinstance(it, Table))
    return next(it for it in found if it.caption == wanted)


def rows_of(page: Page, key: str, caption: str) -> list[list[str]]:
    """Return the texts of a table."""
    return [[text_of(cell) for cell in row.cells] for row in table(page, key, caption).rows]


def picture(page: Page, key: str) -> Picture:
    """Return the first picture of a section."""
    return next(it for it in section(page, key).blocks if isinstance(it, Picture))


def paragraphs(page: Page, key: str) -> list[str]:
    """Return the texts of the paragraphs of a section."""
    return [text_of(it.text) for it in section(page, key).blocks if isinstance(it, Paragraph)]


def facts(page: Page) -> dict[str, tuple[str, str]]:
    """Return the figures of the summary by their labels: what stands there, and what below."""
    (found,) = (it for it in section(page, "summary").blocks if isinstance(it, Facts))
    return {fact.label: (fact.value.text, fact.detail) for fact in found.facts}


def text_of(cell: Cell) -> str:
    """Return the words of a cell without their marks."""
    return "".join(span.text for span in cell)


def spans_of(page: Page) -> Iterator[Span]:
    """Yield every piece of text in the sections and the head of a page."""
    for _, cell in page.about:
        yield from cell
    for it in page.sections:
        yield from spans_within(it)
