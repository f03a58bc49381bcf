"""What may answer a common issue: a seminar, a workshop or direct consultancy, and why."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import at_least, between, checked, exact, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.issues.common import CommonIssue
from rocb.planning.needs.needs import HIGHEST_LEVEL
from rocb.texts import LocalizedText

_levels: Final = [exact, between(0, HIGHEST_LEVEL)]


class ResponseKind(Enum):
    """How an issue that Members have in common is answered."""

    SEMINAR = "seminar"
    WORKSHOP = "workshop"
    CONSULTANCY = "consultancy"


@frozen(field_transformer=checked)
class ResponseRule:
    """When a kind of response fits: all that is given has to hold, and `None` is no bound.

    It bounds the number of Members that have the issue, and their mean gap in levels. A rule for a
    `new_initiative` is only for issues that come with one.
    """

    name: LocalizedText
    kind: ResponseKind
    members_from: int | None = field(default=None, validator=at_least(1))
    members_to: int | None = field(default=None, validator=at_least(1))
    gap_from: Decimal | None = field(default=None, validator=_levels)
    gap_to: Decimal | None = field(default=None, validator=_levels)
    new_initiative: bool = False

    def __attrs_post_init__(self) -> None:
        faults = [*_order_faults(self, "members"), *_order_faults(self, "gap")]
        if faults:
            raise InvalidValue(*faults)


def _order_faults(bounds: Any, figure: str) -> Iterator[Fault]:
    first, last = (getattr(bounds, f"{figure}_{end}", None) for end in ("from", "to"))
    if first is not None and last is not None and last < first:
        yield Fault(f"{figure}_to", last, f"{first} or more")


RESPONSE_RULES: Final = (
    ResponseRule(
        LocalizedText("new initiative", "новая инициатива"),
        ResponseKind.SEMINAR,
        new_initiative=True,
    ),
    ResponseRule(
        LocalizedText("many Members", "много членов"), ResponseKind.SEMINAR, members_from=10
    ),
    ResponseRule(
        LocalizedText("few Members with deep gaps", "мало членов с большим отставанием"),
        ResponseKind.CONSULTANCY,
        members_to=3,
        gap_from=Decimal(3),
    ),
    ResponseRule(
        LocalizedText("work on the level of experts", "работа на уровне специалистов"),
        ResponseKind.WORKSHOP,
    ),
)
"""The rules that hold unless an office has its own; the first one that fits decides."""


@frozen
class ProposedResponse:
    """What may answer an issue, and why: the rule that fits, and the figures that it fits.

    `kind` and `rule` are `None` where no Member is known to have the issue, or no rule fits.
    `members` have it, with the mean `gap` in levels, each as wide as it may be; `assessed` were
    asked, of `total` Members. The response is `firm` where it would be the same whatever is not
    known: how many of the silent Members have the issue too, and by how many levels (1 to 5).
    """

    theme: str
    kind: ResponseKind | None
    rule: ResponseRule | None
    members: tuple[str, ...]
    assessed: int
    total: int
    gap: Fraction | None
    new_initiative: bool
    firm: bool


def propose_response(
    issue: CommonIssue,
    *,
    new_initiative: bool = False,
    rules: Iterable[ResponseRule] = RESPONSE_RULES,
) -> ProposedResponse:
    """Return what may answer an issue, by the first rule that fits it.

    `new_initiative` says that the issue came up with one, which senior managers have to understand
    first.
    """
    require("issue", CommonIssue, issue)
    require("new_initiative", bool, new_initiative)
    order: tuple[ResponseRule, ...] = listed("rules", ResponseRule, rules)
    fitting = tuple(it for it in order if new_initiative or not it.new_initiative)
    number = len(issue.lacking)
    gap = Fraction(sum(it.most for it in issue.lacking), number) if number else None
    first = _first_fit(fitting, number, gap) if gap is not None else None
    return ProposedResponse(
        theme=issue.theme,
        kind=first.kind if first else None,
        rule=first,
        members=issue.having,
        assessed=issue.assessed,
        total=len(issue.members),
        gap=gap,
        new_initiative=new_initiative,
        firm=_is_firm(fitting, issue),
    )


def _is_firm(rules: tuple[ResponseRule, ...], issue: CommonIssue) -> bool:
    """Return whether all numbers and mean gaps that the Members may turn out to have fit one kind.

    Of the numbers between two turns, the greatest leaves the mean gap the widest bounds.
    """
    number, silent = len(issue.lacking), len(issue.members) - issue.assessed
    if not number:
        return silent == 0
    least, most = (sum(getattr(it, end) for it in issue.lacking) for end in ("least", "most"))
    lasts = {number + silent, *(it - 1 for it in _turns(rules))}
    kinds: set[ResponseKind | None] = set()
    for last in lasts:
        more = last - number
        if 0 <= more <= silent:
            ends = Fraction(least + more, last), Fraction(most + HIGHEST_LEVEL * more, last)
            fits = (_first_fit(rules, last, gap) for gap in _gaps_between(rules, *ends))
            kinds.update(it.kind if it else None for it in fits)
    return len(kinds) == 1


def _gaps_between(
    rules: tuple[ResponseRule, ...], least: Fraction, most: Fraction
) -> Iterator[Fraction]:
    """Yield the bounds, the gaps between them at which another rule may fit, and one within each
    stretch that these leave."""
    ends = (Fraction(end) for it in rules for end in (it.gap_from, it.gap_to) if end is not None)
    found = sorted({least, most, *(end for end in ends if least < end < most)})
    yield from found
    yield from ((one + other) / 2 for one, other in pairwise(found))


def _first_fit(rules: tuple[ResponseRule, ...], members: int, gap: Fraction) -> ResponseRule | None:
    return next((it for it in rules if _fits(it, members, gap)), None)


def _fits(it: ResponseRule, members: int, gap: Fraction) -> bool:
    enough = it.members_from is None or it.members_from <= members
    not_too_many = it.members_to is None or members <= it.members_to
    deep = it.gap_from is None or Fraction(it.gap_from) <= gap
    not_too_deep = it.gap_to is None or gap <= Fraction(it.gap_to)
    return enough and not_too_many and deep and not_too_deep


def _turns(rules: tuple[ResponseRule, ...]) -> Iterator[int]:
    """Yield the numbers of Members from which on another rule may fit."""
    for it in rules:
        if it.members_from is not None:
            yield it.members_from
        if it.members_to is not None:
            yield it.members_to + 1
