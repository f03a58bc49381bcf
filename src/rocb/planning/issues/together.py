"""Themes in which the same Members tend to have needs: suggestions of what to answer together.

What occurs together need not have the same cause, and the figures do not say that it has.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import Final

from attrs import field, frozen

from rocb.checks import at_least as least
from rocb.checks import checked, listed, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.issues.common import CommonIssue

THEMES_AT_MOST: Final = 60
"""How many themes are compared with one another, unless the caller says otherwise."""


@frozen(field_transformer=checked)
class FourfoldTable:
    """How many of the Members that were assessed in two themes have a need in both, one, neither.

    Members that are silent on one of the themes are not counted.
    """

    both: int = field(validator=least(0))
    first_only: int = field(validator=least(0))
    second_only: int = field(validator=least(0))
    neither: int = field(validator=least(0))

    @property
    def lift(self) -> Fraction | None:
        """How many times as often as by chance both occur; `None` where one never does."""
        by_chance = (self.both + self.first_only) * (self.both + self.second_only)
        return Fraction(self.both * self.members, by_chance) if by_chance else None

    @property
    def jaccard(self) -> Fraction | None:
        """The share that has both among those that have either; `None` where nobody does."""
        either = self.both + self.first_only + self.second_only
        return Fraction(self.both, either) if either else None

    @property
    def members(self) -> int:
        """The number of Members counted."""
        return self.both + self.first_only + self.second_only + self.neither

    def without_one(self) -> "Iterator[FourfoldTable]":
        """Yield each different table that is left when one of the Members is left out."""
        both, first, second, neither = self.both, self.first_only, self.second_only, self.neither
        if both:
            yield FourfoldTable(both - 1, first, second, neither)
        if first:
            yield FourfoldTable(both, first - 1, second, neither)
        if second:
            yield FourfoldTable(both, first, second - 1, neither)
        if neither:
            yield FourfoldTable(both, first, second, neither - 1)


@frozen
class Spread:
    """A figure of all Members, and the smallest and largest that leaving one of them out makes."""

    value: Fraction
    least: Fraction
    most: Fraction


@frozen
class ThemePair:
    """Two themes in which needs occur together more often than by chance: a suggestion, no more.

    `members` have a need in both, and `table` counts all that were assessed in both. The suggestion
    is `stable` where it would still be made whichever Member is left out.
    """

    first: str
    second: str
    members: tuple[str, ...]
    table: FourfoldTable
    lift: Spread
    jaccard: Spread
    stable: bool


@frozen
class ThemePairs:
    """The pairs found, and which themes were compared for them or left out as too many.

    The greatest lift comes first, then the greatest Jaccard index, then the pair by its ids.
    """

    pairs: tuple[ThemePair, ...]
    compared: tuple[str, ...]
    left_out: tuple[str, ...]


def themes_together(
    issues: Iterable[CommonIssue],
    *,
    at_least: int = 3,
    themes_at_most: int = THEMES_AT_MOST,
) -> ThemePairs:
    """Return the pairs of themes in which at least so many Members have a need in both.

    Only those with a lift above 1 are returned. All pairs of the `themes_at_most` most common
    themes are compared, so that the work grows with the number of Members alone. Raises
    `InvalidValue`, also for two issues of one theme and for `at_least` below 2.
    """
    found = listed("issues", CommonIssue, issues)
    require("at_least", int, at_least)
    require("themes_at_most", int, themes_at_most)
    faults = [*_bound_faults(at_least, themes_at_most), *repeated("issues", found, "theme")]
    if faults:
        raise InvalidValue(*faults)
    by_size = sorted(found, key=lambda issue: (-len(issue.lacking), issue.theme))
    compared = sorted(by_size[:themes_at_most], key=lambda issue: issue.theme)
    members = tuple(sorted({code for it in compared for code in (*it.having, *it.without)}))
    sets = [(_bits(it.having, members), _bits(it.without, members)) for it in compared]
    pairs = []
    for first, second in combinations(range(len(compared)), 2):
        table = _table(*sets[first], *sets[second])
        if _is_suggested(table, at_least):
            both = _named(sets[first][0] & sets[second][0], members)
            themes = compared[first].theme, compared[second].theme
            pairs.append(_pair(themes, both, table, at_least))
    pairs.sort(key=lambda it: (-it.lift.value, -it.jaccard.value, it.first, it.second))
    left_out = sorted(issue.theme for issue in by_size[themes_at_most:])
    return ThemePairs(tuple(pairs), tuple(it.theme for it in compared), tuple(left_out))


def _bound_faults(at_least: int, themes_at_most: int) -> Iterator[Fault]:
    if at_least < 2:
        yield Fault("at_least", at_least, "2 or more")
    if themes_at_most < 2:
        yield Fault("themes_at_most", themes_at_most, "2 or more")


def _bits(codes: Iterable[str], members: tuple[str, ...]) -> int:
    """Return a set of Members as a number, with one binary digit for each of them."""
    inside = set(codes)
    return int("".join("1" if member in inside else "0" for member in members) or "0", 2)


def _named(bits: int, members: tuple[str, ...]) -> tuple[str, ...]:
    digits = f"{bits:0{len(members)}b}"
    return tuple(member for member, digit in zip(members, digits, strict=True) if digit == "1")


def _table(first: int, without_first: int, second: int, without_second: int) -> FourfoldTable:
    return FourfoldTable(
        both=(first & second).bit_count(),
        first_only=(first & without_second).bit_count(),
        second_only=(without_first & second).bit_count(),
        neither=(without_first & without_second).bit_count(),
    )


def _is_suggested(table: FourfoldTable, at_least: int) -> bool:
    return table.both >= at_least and table.lift is not None and table.lift > 1


def _pair(
    themes: tuple[str, str], members: tuple[str, ...], table: FourfoldTable, at_least: int
) -> ThemePair:
    others = tuple(table.without_one())
    return ThemePair(
        *themes,
        members=members,
        table=table,
        lift=_spread(table.lift, [it.lift for it in others]),
        jaccard=_spread(table.jaccard, [it.jaccard for it in others]),
        stable=all(_is_suggested(it, at_least) for it in others),
    )


def _spread(value: Fraction | None, others: list[Fraction | None]) -> Spread:
    """Return the spread of a figure that is known, as it is where two Members or more have both."""
    known = [it for it in others if it is not None]
    return Spread(value or Fraction(), min(known), max(known))
