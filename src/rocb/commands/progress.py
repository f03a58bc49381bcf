"""How far a long piece of work is, for who waits at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rocb.reporting.renderings.flow import Watch


@contextmanager
def progress(what: str) -> Iterator[Watch | None]:
    """Yield what shows on one line how far it is, and is wiped at the end; off a terminal nothing.

    The line goes to standard error.
    """
    if not sys.stderr.isatty():
        yield None
        return

    def show(done: int, total: int) -> None:
        print(f"\r{what}: {done} of {total}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
