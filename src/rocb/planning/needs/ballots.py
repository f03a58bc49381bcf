"""Ballots: how a Member itself ranks the themes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, distinct, rule
from rocb.errors import Fault, InvalidValue
from rocb.references import refers_to
from rocb.sources import Source


@frozen(field_transformer=checked)
class Tier:
    """The themes that a Member puts at one place of its ballot: one, or several that tie."""

    themes: tuple[str, ...] = field(validator=distinct, metadata=refers_to("themes"))

    def __attrs_post_init__(self) -> None:
        if not self.themes:
            raise InvalidValue(Fault("themes", (), "one theme or more"))


@frozen(field_transformer=checked)
class Ballot:
    """A Member's own ranking of the themes on a day, the most important first.

    It may be partial: of a theme that stands in none of its `tiers` nothing more is known than that
    the Member put the others before it.
    """

    member: str = field(metadata=refers_to("members"))
    on: date
    tiers: tuple[Tier, ...] = field(validator=rule(bool, "one tier or more"))
    source: Source

    def __attrs_post_init__(self) -> None:
        faults = tuple(_repetitions(self))
        if faults:
            raise InvalidValue(*faults)


def _repetitions(ballot: Any) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for index, tier in enumerate(getattr(ballot, "tiers", ())):
        for place, theme in enumerate(getattr(tier, "themes", ())):
            first = seen.setdefault(theme, index)
            if first != index:
                expected = f"new: it stands at tiers[{first}] already"
                yield Fault(f"tiers[{index}].themes[{place}]", theme, expected)


def same_day_faults(ballots: Iterable[Any]) -> Iterator[Fault]:
    """Yield a fault for each ballot that a Member cast on a day on which it had cast one."""
    seen: dict[tuple[str, date], int] = {}
    for index, ballot in enumerate(ballots):
        member, on = getattr(ballot, "member", None), getattr(ballot, "on", None)
        if not isinstance(member, str) or not isinstance(on, date):
            continue
        first = seen.setdefault((member, on), index)
        if first != index:
            expected = f"a day other than that of ballots[{first}] by the same Member"
            yield Fault(f"ballots[{index}].on", on.isoformat(), expected)
