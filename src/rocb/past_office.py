"""The office as it was known on a day."""

from datetime import date
from typing import Any

from attrs import evolve

from rocb.checks import require
from rocb.office import Office
from rocb.planning.past.programmes import programme_fields_on
from rocb.planning.programme import Programme
from rocb.pruning import Name, names_in, pruned


def office_on(office: Office, day: date) -> Office:
    """Return the office as it was known at the end of a day.

    Corrections made later are undone, the latest first. What is dated later is not there: records,
    steps of their histories, answers, figures; what was met, done or closed later was open. The
    `plan` is that of the day's year, or the last one before it, as `plan_at` tells it; later ones
    are not there. A reference to what was not known is left out, and with it what cannot be without
    it; so are room requests for activities that were not known.

    `as_of` becomes the day, unless the office says that it knows no more than up to an earlier one.
    What bears no date stands as it is: to have it as it was, changes of it have to be put down as
    corrections (see `corrected`). Raises `InvalidValue`.
    """
    require("office", Office, office)
    require("day", date, day)
    fields = programme_fields_on(office.planning, day)
    corrections = fields.pop("corrections")
    around = set[Name]().union(
        *map(names_in, (office.members, office.organisations, office.premises))
    )
    fields, known = _without_strangers(fields, around)
    known |= names_in(corrections)
    activities = {id for kind, id in known if kind == "activities"}
    return evolve(
        office,
        as_of=min(day, office.as_of),
        planning=Programme(**fields, corrections=pruned(corrections, known)),
        room_requests=tuple(
            it for it in office.room_requests if it.activity is None or it.activity in activities
        ),
    )


def _without_strangers(
    fields: dict[str, Any], around: set[Name]
) -> tuple[dict[str, Any], set[Name]]:
    """Return the fields of a programme without references to nothing, and the names that it knows.

    `around` are those of other records.
    """
    known = around.union(*map(names_in, fields.values()))
    while True:
        fields = {name: pruned(value, known) for name, value in fields.items()}
        left = around.union(*map(names_in, fields.values()))
        if left == known:
            return fields, known
        known = left
