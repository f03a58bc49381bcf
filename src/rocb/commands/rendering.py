"""Pages into all formats at once, in as many processes as there are processors."""

import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from attrs import frozen

from rocb.reporting.pages import Page
from rocb.reporting.renderings.flow import Watch
from rocb.reporting.renderings.renderings import Format, render


@frozen
class Renderings:
    """Files by their names; and of the formats that are left out, what is lacking."""

    files: dict[str, bytes]
    lacking: tuple[str, ...]


def rendered(
    pages: Iterable[tuple[str, Page]], formats: tuple[Format, ...], watch: Watch | None
) -> Renderings:
    """Return each page, under its name, its language and the ending of the format, as files.

    Formats whose extra is missing are left out. `watch` is told how many pages are done, of those
    that there are so far.
    """
    asked: list[tuple[str, Future[Renderings]]] = []
    files: dict[str, bytes] = {}
    lacking: dict[str, None] = {}
    with _workers() as workers:
        for name, page in pages:
            future = workers.submit(renderings_of, page, formats)
            asked.append((f"{name}.{page.language.value}", future))
            if watch is not None:
                watch(sum(it.done() for _, it in asked), len(asked))
        for number, (name, future) in enumerate(asked, 1):
            made = future.result()
            files |= {f"{name}.{suffix}": content for suffix, content in made.files.items()}
            lacking |= dict.fromkeys(made.lacking)
            if watch is not None:
                watch(number, len(asked))
    return Renderings(files, tuple(lacking))


def renderings_of(page: Page, formats: tuple[Format, ...]) -> Renderings:
    """Return a page in these formats, by the ending of each."""
    files: dict[str, bytes] = {}
    lacking = []
    for to in formats:
        try:
            files[to.suffix] = render(page, to)
        except ImportError as missing:
            lacking.append(str(missing))
    return Renderings(files, tuple(lacking))


@contextmanager
def _workers() -> Iterator[ProcessPoolExecutor]:
    """Yield processes that leave it to this one to stop, and end with it."""
    workers = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_leave_stopping)
    try:
        yield workers
    finally:
        workers.shutdown(cancel_futures=True)


def _leave_stopping() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
