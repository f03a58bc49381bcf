"""Progress: what long measurements tell on their way."""

import sys
from collections.abc import Iterable
from typing import Protocol


class Reached(Protocol):
    """What was reached for an objective."""

    @property
    def value(self) -> int: ...

    @property
    def bound(self) -> int | None: ...

    @property
    def seconds(self) -> float: ...


def tell(what: str, proofs: Iterable[Reached] = ()) -> None:
    """Write on standard error what was done, with value, bound and seconds of each objective."""
    found = (f"{it.value:,} (bound {it.bound}) in {it.seconds:.1f} s" for it in proofs)
    print("; ".join((what, *found)), file=sys.stderr, flush=True)
