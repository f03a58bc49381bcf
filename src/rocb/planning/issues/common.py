"""Issues that Members have in common: how many have a need in a theme, and how many may have."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.members import Member, is_member
from rocb.planning.needs.needs import Need
from rocb.planning.needs.standings import ThemeStanding, standings
from rocb.planning.themes import Theme


@frozen(field_transformer=checked)
class CommonIssue:
    """A theme in which k of n assessed Members, of N in the region, have a need.

    `lacking` says how each of the k Members stands. `without` are the Members that were assessed
    and have none, and `members` all N, each in the order of their codes.
    """

    theme: str
    lacking: tuple[ThemeStanding, ...]
    without: tuple[str, ...]
    members: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        faults = tuple(_issue_faults(self))
        if faults:
            raise InvalidValue(*faults)

    @property
    def having(self) -> tuple[str, ...]:
        """The Members that have it."""
        return tuple(it.member for it in self.lacking)

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs that show it, by Member, then by id."""
        return tuple(need for it in self.lacking for need in it.needs)

    @property
    def assessed(self) -> int:
        """The number of Members that were assessed (n)."""
        return len(self.lacking) + len(self.without)

    @property
    def silent(self) -> tuple[str, ...]:
        """The Members that were not assessed: whether they have it is not known."""
        heard = {*self.having, *self.without}
        return tuple(member for member in self.members if member not in heard)

    @property
    def least(self) -> Fraction:
        """The smallest share of the Members that can have it: none of the silent do."""
        return Fraction(len(self.lacking), len(self.members))

    @property
    def most(self) -> Fraction:
        """The largest share of the Members that can have it: all of the silent do."""
        return 1 - Fraction(len(self.without), len(self.members))


def _issue_faults(issue: CommonIssue) -> Iterator[Fault]:
    if not issue.members:
        yield Fault("members", (), "one Member or more")
    left = set(issue.members)
    if len(left) < len(issue.members):
        yield Fault("members", len(issue.members), "Members that each stand once")
    for index, it in enumerate(issue.lacking):
        if it.member not in left:
            yield Fault(f"lacking[{index}].member", it.member, "one of the members, and once")
        if not it.lacking:
            yield Fault(f"lacking[{index}]", it.least, "a standing that lacks a level for certain")
        left.discard(it.member)
    for index, member in enumerate(issue.without):
        if member not in left:
            yield Fault(f"without[{index}]", member, "another one of the members, and once")
        left.discard(member)


def common_issues(
    needs: Iterable[Need],
    members: Iterable[Member],
    themes: Iterable[Theme] = (),
    *,
    at_least: int = 2,
    on: date | None = None,
) -> tuple[CommonIssue, ...]:
    """Return the themes in which so many Members have a need, the most common first, then by id.

    A Member is assessed in a theme where its needs that were found last say that it lacks a level,
    or that it lacks none; where they leave it open, or contradict each other on it, the Member is
    silent (see `standings`, also for `on`). Who is no Member on the day `on` does not count.
    `themes` are those to speak of beside the themes of the needs: with `at_least` 0, also what
    nobody was asked about. Raises `InvalidValue`, also for a need of an unknown Member, and where
    `at_least` is below zero.
    """
    found = listed("needs", Need, needs)
    region = listed("members", Member, members)
    require("at_least", int, at_least)
    require("on", date | None, on)
    faults = [Fault("at_least", at_least, "0 or more")] if at_least < 0 else []
    known = {member.code for member in region}
    faults += [
        Fault(f"needs[{index}].member", need.member, "one of the members given")
        for index, need in enumerate(found)
        if need.member not in known
    ]
    if faults:
        raise InvalidValue(*faults)
    there = (it for it in region if is_member(it, on))
    codes = tuple(sorted({member.code for member in there}))
    shown: dict[str, list[ThemeStanding]] = {it.id: [] for it in listed("themes", Theme, themes)}
    staying = set(codes)
    for it in standings(found, on):
        held = shown.setdefault(it.theme, [])
        if it.member in staying:
            held.append(it)
    issues = [_issue(theme, held, codes) for theme, held in shown.items() if codes]
    common = [issue for issue in issues if len(issue.lacking) >= at_least]
    return tuple(sorted(common, key=lambda issue: (-len(issue.lacking), issue.theme)))


def _issue(theme: str, held: list[ThemeStanding], members: tuple[str, ...]) -> CommonIssue:
    return CommonIssue(
        theme=theme,
        lacking=tuple(it for it in held if it.lacking),
        without=tuple(it.member for it in held if it.lacking is False),
        members=members,
    )
