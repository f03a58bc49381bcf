"""What to speak of at a forum: the themes that its subject and many Members' needs share."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.needs import Need
from rocb.planning.needs.standings import open_by_theme
from rocb.planning.partners.fora import Forum


@frozen(field_transformer=checked)
class AgendaSuggestion:
    """A theme to promote at a forum, as these Members have open needs in it.

    `clauses` are the focus areas that the needs belong to; `planned` says whether a point of the
    forum's agenda takes the theme up already.
    """

    theme: str
    members: tuple[str, ...]
    clauses: tuple[str, ...]
    planned: bool


def upcoming_fora(fora: Iterable[Forum], on: date) -> tuple[Forum, ...]:
    """Return the fora that have not ended before a day, by their first day, then by id."""
    require("on", date, on)
    left = (forum for forum in listed("fora", Forum, fora) if forum.days.last >= on)
    return tuple(sorted(left, key=lambda forum: (forum.days.first, forum.id)))


def agenda_to_promote(
    forum: Forum, needs: Iterable[Need], *, at_least: int = 2
) -> tuple[AgendaSuggestion, ...]:
    """Return the themes of a forum in which `at_least` so many Members have open needs.

    The theme of most Members comes first, ties stand in the order of the ids. Needs that
    newer ones replaced are not open (see `standings`).
    """
    require("forum", Forum, forum)
    require("at_least", int, at_least)
    if at_least < 1:
        raise InvalidValue(Fault("at_least", at_least, "1 or more"))
    planned = {point.theme for point in forum.agenda}
    by_theme = open_by_theme(needs)
    rows = []
    for theme in forum.themes:
        held = by_theme.get(theme, ())
        members = tuple(sorted({need.member for need in held}))
        if len(members) >= at_least:
            clauses = tuple(sorted({need.focus for need in held if need.focus is not None}))
            rows.append(AgendaSuggestion(theme, members, clauses, theme in planned))
    return tuple(sorted(rows, key=lambda row: (-len(row.members), row.theme)))
