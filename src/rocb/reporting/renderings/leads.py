"""Leads: texts that only lead to what follows them, so that no end of a page may part the two."""

from collections.abc import Iterator

from rocb.reporting.pages import Block, Heading, Page, Paragraph


def leads(page: Page) -> Iterator[bool]:
    """Yield of each part of a page, in the order of `flow`, whether it leads to the next one.

    Headings do, and a paragraph that stands between a heading and anything but text.
    """
    for section in page.sections:
        yield True
        yield from _leads(section.blocks)


def _leads(blocks: tuple[Block, ...]) -> Iterator[bool]:
    headed = True
    for place, block in enumerate(blocks):
        texts = all(isinstance(it, Heading | Paragraph) for it in blocks[place + 1 : place + 2])
        yield isinstance(block, Heading) or (isinstance(block, Paragraph) and headed and not texts)
        headed = isinstance(block, Heading)
