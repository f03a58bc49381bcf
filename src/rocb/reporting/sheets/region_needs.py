"""The needs of the region: how each Member stands in each theme, and what Members share."""

from attrs import frozen

from rocb.members import is_member
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.needs.standings import ThemeStanding, standings
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.needs import NeedAccount, need_account
from rocb.reporting.sheets.bases import sheet_basis


@frozen
class MemberStandings:
    """How a Member stands in the themes of `RegionNeeds`; `None` where it was not assessed."""

    member: str
    themes: tuple[ThemeStanding | None, ...]

    @property
    def lacking(self) -> int:
        """How many levels are missing for certain, over all themes."""
        return sum(it.least for it in self.themes if it is not None)


@frozen
class RegionNeeds:
    """How the Members stand at the end of a period, and what became of the needs in it.

    The `themes` (ids) are those in which any Member was assessed. `members` were assessed in any of
    them and stand with those first that lack most, then by code; `silent` are the other Members, by
    code: what they need is not known. Who has left, or has not yet joined, is in neither. `account`
    has the needs and the issues that Members share.
    """

    basis: Basis
    themes: tuple[str, ...]
    members: tuple[MemberStandings, ...]
    silent: tuple[str, ...]
    account: NeedAccount


def region_needs(office: Office, days: Days | None = None) -> RegionNeeds:
    """Return the needs of the region, as they were known at the end of these days.

    Without `days`, of the whole year of the plan. Raises `InvalidValue` as `sheet_basis` does.
    """
    basis = sheet_basis(office, days)
    on, members = basis.on, basis.office.members
    codes = {it.code for it in members if is_member(it, on)}
    held: dict[str, dict[str, ThemeStanding]] = {}
    for it in standings(basis.office.planning.needs, on):
        if it.member in codes:
            held.setdefault(it.member, {})[it.theme] = it
    themes = tuple(sorted({theme for found in held.values() for theme in found}))
    rows = [
        MemberStandings(code, tuple(found.get(theme) for theme in themes))
        for code, found in held.items()
    ]
    return RegionNeeds(
        basis=basis,
        themes=themes,
        members=tuple(sorted(rows, key=lambda it: (-it.lacking, it.member))),
        silent=tuple(sorted(code for code in codes if code not in held)),
        account=need_account(basis),
    )
