"""Issues for tests, made of needs as an office has them."""

from collections.abc import Iterable

from rocb.members import Member
from rocb.planning.issues.common import CommonIssue, common_issues
from rocb.planning.needs.needs import Need
from rocb.planning.themes import Theme
from tests.offices import a_member, a_need, both

CODES = tuple(f"{first}{second}" for first in "ABC" for second in "ABCDEFGH")


def some_members(number: int) -> tuple[Member, ...]:
    """The first Members of `CODES`."""
    return tuple(a_member(code) for code in CODES[:number])


def needs_of(theme: str, gaps: Iterable[int | None]) -> tuple[Need, ...]:
    """One need for each of the first Members, with this gap; `None` leaves the Member silent."""
    return tuple(
        a_need(f"{theme}-{code}", member=code, theme=theme, current=0, target=gap)
        for code, gap in zip(CODES, gaps, strict=False)
        if gap is not None
    )


def an_issue(*gaps: int | None, theme: str = "valuation") -> CommonIssue:
    """The issue of a theme in which the Members have these gaps, and `None` is silent on it."""
    themes = [Theme(theme, both(theme))]
    (issue,) = common_issues(needs_of(theme, gaps), some_members(len(gaps)), themes, at_least=0)
    return issue
