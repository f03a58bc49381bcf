"""Standings: what each Member lacks in each theme on a day, by the needs that were found last."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rocb.checks import checked, listed, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_bounds, is_open_need, is_unmet


@frozen(field_transformer=checked)
class ThemeStanding:
    """How a Member stands in a theme: its needs of the newest day on which any were found.

    `needs` are those of them that are not met, `met` the others, each by id.
    """

    member: str
    theme: str
    needs: tuple[Need, ...]
    met: tuple[Need, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not self.needs and not self.met:
            raise InvalidValue(Fault("needs", (), "one need or more, as none are met"))

    @property
    def least(self) -> int:
        """How many levels are missing for certain, whichever of several needs is right."""
        return min((gap_bounds(it.current, it.target)[0] for it in self.needs), default=0)

    @property
    def most(self) -> int:
        """How many levels may be missing: 0 where all needs were met."""
        return max((gap_bounds(it.current, it.target)[1] for it in self.needs), default=0)

    @property
    def lacking(self) -> bool | None:
        """Whether a level is missing, `None` where that is not known."""
        if self.least > 0:
            return True
        return False if self.most == 0 else None


def standings(needs: Iterable[Need], on: date | None = None) -> tuple[ThemeStanding, ...]:
    """Return how each Member stands in each theme in which it has needs, by theme, then by Member.

    What was found on the newest day replaces all that was found before, even where it knows less:
    unknown is then unknown. What was found on one day stands together, and a need that is met hides
    none of that day that is not. It is how things stand at the end of the day `on`, or without one
    as they stand in the records. Raises `InvalidValue`, also for needs that share an id.
    """
    require("on", date | None, on)
    given = listed("needs", Need, needs)
    faults = tuple(repeated("needs", given, "id"))
    if faults:
        raise InvalidValue(*faults)
    newest: dict[tuple[str, str], list[Need]] = {}
    for need in sorted(given, key=lambda it: it.id):
        if on is not None and need.found_on > on:
            continue
        held = newest.setdefault((need.theme, need.member), [need])
        if need.found_on > held[0].found_on:
            held[:] = [need]
        elif need.found_on == held[0].found_on and need is not held[0]:
            held.append(need)
    return tuple(
        ThemeStanding(
            member,
            theme,
            tuple(it for it in held if is_unmet(it, on)),
            tuple(it for it in held if not is_unmet(it, on)),
        )
        for (theme, member), held in sorted(newest.items())
    )


@frozen(field_transformer=checked)
class LatestNeeds:
    """Needs as they stand, and those that newer ones replaced; both by id."""

    latest: tuple[Need, ...]
    earlier: tuple[Need, ...]


def latest_needs(needs: Iterable[Need], on: date | None = None) -> LatestNeeds:
    """Return the needs by which each Member stands in each theme, and the older ones beside them.

    What was found after the day `on` is in neither. Raises `InvalidValue` as `standings` does.
    """
    given = listed("needs", Need, needs)
    held = [need for it in standings(given, on) for need in (*it.needs, *it.met)]
    latest = {need.id for need in held}
    earlier = (it for it in given if it.id not in latest and (on is None or it.found_on <= on))
    return LatestNeeds(_by_id(held), _by_id(earlier))


def _by_id(needs: Iterable[Need]) -> tuple[Need, ...]:
    return tuple(sorted(needs, key=lambda need: need.id))


def open_on(needs: Iterable[Need], on: date | None = None) -> tuple[Need, ...]:
    """Return the needs that are open at the end of a day, in the order given.

    A need that newer ones replaced by then is not open any more (see `standings`).
    """
    given = listed("needs", Need, needs)
    stand = {need.id for it in standings(given, on) for need in it.needs}
    return tuple(need for need in given if need.id in stand and is_open_need(need, on))


def open_by_theme(needs: Iterable[Need], on: date | None = None) -> dict[str, tuple[Need, ...]]:
    """Return the open needs of each theme, by its id; those of a theme by their own ids."""
    found: dict[str, list[Need]] = {}
    for need in sorted(open_on(needs, on), key=lambda need: (need.theme, need.id)):
        found.setdefault(need.theme, []).append(need)
    return {theme: tuple(held) for theme, held in found.items()}
