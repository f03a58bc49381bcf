"""Clashes: options that cannot be chosen together though no key forbids it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.options import BarredOption, Impediment, PlacementOption

Options = tuple[PlacementOption, ...]

_PAIR = 2


def clashes_among(
    options: Iterable[PlacementOption], possible: Callable[[Options], bool]
) -> Iterator[Options]:
    """Yield options of which none can be left out for the rest of them to be possible together.

    Without the last of each, all that are left are possible. What is possible stays so with fewer.
    """
    left = tuple(options)
    while clash := _clash(left, possible):
        yield clash
        left = tuple(it for it in left if it is not clash[-1])


def _clash(options: Options, possible: Callable[[Options], bool]) -> Options:
    """Return the fewest of the first options that clash; none where nothing is to be gained."""
    clash: Options = ()
    left = options
    while not possible((*clash, *left)) and possible(clash):
        size = _first_impossible(clash, left, possible)
        clash, left = (left[size - 1], *clash), left[: size - 1]
    return clash


def _first_impossible(clash: Options, left: Options, possible: Callable[[Options], bool]) -> int:
    """Return how many of the options that are left are too many beside those that clash."""

    def is_impossible(size: int) -> int:
        return int(not possible((*clash, *left[:size])))

    return bisect_left(range(len(left)), 1, key=is_impossible)


def parted(
    case: YearCase,
    clash: Options,
    key: str,
    why: Callable[[PlacementOption, Options], tuple[Impediment, ...]],
) -> YearCase:
    """Return a case in which these options cannot all be chosen.

    Two share a key from now on, which begins with `key`. Of others that one is barred whose
    activity has the most options, for what speaks against it beside the rest (`why`).
    """
    if len(clash) == _PAIR:
        shared = "|".join((key, *sorted(it.id for it in clash)))
        ids = {it.id for it in clash}
        return evolve(
            case,
            options=tuple(
                evolve(it, uses=(*it.uses, shared)) if it.id in ids else it for it in case.options
            ),
        )
    several = Counter(it.activity for it in case.options)
    out = max(clash, key=lambda it: (several[it.activity], it.activity))
    beside = tuple(it for it in clash if it is not out)
    barred = BarredOption(out.activity, out.days, out.spaces, why(out, beside))
    left = tuple(it for it in case.options if it.id != out.id)
    return evolve(case, options=left, barred=(*case.barred, barred))


def is_exact(clash: Options) -> bool:
    """Return whether nothing is lost that could be possible, when these are parted."""
    return len(clash) <= _PAIR
