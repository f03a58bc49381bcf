"""Issues that Members have in common: how many have a need in a theme, and how many may have."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import frozen

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.members import Member
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_between, is_unmet
from rocb.planning.themes import Theme


@frozen
class CommonIssue:
    """A theme in which k of n assessed Members, of N in the region, have a need.

    `needs` holds for each of the k Members the need that shows it, by Member. `without` are the
    Members that were assessed and have none, and `members` all N, each in the order of their codes.
    """

    theme: str
    needs: tuple[Need, ...]
    without: tuple[str, ...]
    members: tuple[str, ...]

    @property
    def having(self) -> tuple[str, ...]:
        """The Members that have it."""
        return tuple(need.member for need in self.needs)

    @property
    def assessed(self) -> int:
        """The number of Members that were assessed (n)."""
        return len(self.needs) + len(self.without)

    @property
    def silent(self) -> tuple[str, ...]:
        """The Members that were not assessed: whether they have it is not known."""
        heard = {*self.having, *self.without}
        return tuple(member for member in self.members if member not in heard)

    @property
    def least(self) -> Fraction:
        """The smallest share of the Members that can have it: none of the silent do."""
        return Fraction(len(self.needs), len(self.members))

    @property
    def most(self) -> Fraction:
        """The largest share of the Members that can have it: all of the silent do."""
        return 1 - Fraction(len(self.without), len(self.members))


def common_issues(
    needs: Iterable[Need],
    members: Iterable[Member],
    themes: Iterable[Theme] = (),
    *,
    at_least: int = 2,
) -> tuple[CommonIssue, ...]:
    """Return the themes in which so many Members have a need, the most common first, then by id.

    A Member is assessed in a theme where a need says by how many levels it lacks something, or that
    it is met. Of several such needs those of the newest day count, and of these the one with the
    greatest gap: above zero and not yet met, the Member has the issue. `themes` are those to speak
    of beside the themes of the needs: with `at_least` 0, also what nobody was asked about. Raises
    `InvalidValue` for a need of an unknown Member, and where `at_least` is below zero.
    """
    found = listed("needs", Need, needs)
    codes = tuple(sorted({member.code for member in listed("members", Member, members)}))
    require("at_least", int, at_least)
    faults = [Fault("at_least", at_least, "0 or more")] if at_least < 0 else []
    known = set(codes)
    faults += [
        Fault(f"needs[{index}].member", need.member, "one of the members given")
        for index, need in enumerate(found)
        if need.member not in known
    ]
    if faults:
        raise InvalidValue(*faults)
    shown: dict[str, dict[str, Need]] = {it.id: {} for it in listed("themes", Theme, themes)}
    for need in found:
        by_member = shown.setdefault(need.theme, {})
        before = by_member.get(need.member)
        if _gap(need) is not None and (before is None or _weight(need) > _weight(before)):
            by_member[need.member] = need
    issues = [_issue(theme, by_member, codes) for theme, by_member in shown.items() if codes]
    common = [issue for issue in issues if len(issue.needs) >= at_least]
    return tuple(sorted(common, key=lambda issue: (-len(issue.needs), issue.theme)))


def _issue(theme: str, by_member: dict[str, Need], members: tuple[str, ...]) -> CommonIssue:
    needs = sorted(by_member.values(), key=lambda need: need.member)
    return CommonIssue(
        theme=theme,
        needs=tuple(need for need in needs if _gap(need)),
        without=tuple(need.member for need in needs if not _gap(need)),
        members=members,
    )


def _gap(need: Need) -> int | None:
    """Return the levels up to the target: none once the need is met, `None` if not assessed."""
    return gap_between(need.current, need.target) if is_unmet(need) else 0


def _weight(need: Need) -> tuple[date, int, str]:
    """Return what says which of several needs counts: the greatest does."""
    return need.found_on, _gap(need) or 0, need.id
