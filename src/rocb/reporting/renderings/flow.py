"""Flow: what a page says in order, where it lies across the paper, and who waits for it."""

from collections.abc import Callable, Iterator

from rocb.checks import require
from rocb.errors import RocbError
from rocb.reporting.pages import Block, Heading, Page, Paragraph, Section
from rocb.reporting.renderings.widths import is_wide

Watch = Callable[[int, int], object]
"""Told how many blocks are done, and of how many; what is true stops the writing."""


class WritingStopped(RocbError):
    """A page that was not written to its end, as its watcher asked for that."""

    def __init__(self, done: int, blocks: int) -> None:
        super().__init__(done, blocks)
        self.done = done
        self.blocks = blocks

    def __str__(self) -> str:
        return f"stopped after {self.done} of {self.blocks} blocks"


def flow(page: Page, watch: Watch | None) -> Iterator[tuple[bool, Section | Block]]:
    """Return the sections of a page, each before its blocks, and whether they lie across the paper.

    The watcher is told of each block that is done. Raises `WritingStopped` where it asks for that,
    and `InvalidValue` for what is no page or watcher.
    """
    require("page", Page, page)
    require("watch", Callable[[int, int], object] | None, watch)
    return _flow(page, watch)


def _flow(page: Page, watch: Watch | None) -> Iterator[tuple[bool, Section | Block]]:
    total = sum(len(section.blocks) for section in page.sections)
    done = 0
    for section in page.sections:
        across = _across(section.blocks)
        yield next(iter(across), False), section
        for lies, block in zip(across, section.blocks, strict=True):
            yield lies, block
            done += 1
            if watch is not None and watch(done, total):
                raise WritingStopped(done, total)


def _across(blocks: tuple[Block, ...]) -> list[bool]:
    """Return which blocks lie across: wide tables, and the texts before, or at the end after, them.

    A text goes with what follows it, so that none stands alone.
    """
    lies: list[bool | None] = [
        None if isinstance(block, Heading | Paragraph) else is_wide(block) for block in blocks
    ]
    for order in (range(len(lies) - 2, -1, -1), range(1, len(lies))):
        step = order.step
        for place in order:
            if lies[place] is None:
                lies[place] = lies[place - step]
    return [bool(it) for it in lies]
