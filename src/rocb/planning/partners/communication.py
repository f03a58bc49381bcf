"""Regular communication: with which organisations the office has to be in touch next."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.periods import months_after
from rocb.planning.partners.relations import Relation


@frozen(field_transformer=checked)
class ContactDue:
    """When an organisation is to be contacted next.

    `last` is the day of the last contact, `None` where there was none yet; `due` is the next day by
    which to be in touch, `None` where no regular contact was agreed. `late` counts the days since
    then, 0 where it is still to come.
    """

    organisation: str
    last: date | None
    due: date | None
    late: int


@frozen(field_transformer=checked)
class ContactsDue:
    """The relations of an office, as contacts go: each is `overdue`, `coming` or `irregular`.

    `never` are those of the three with which there was no contact yet.
    """

    overdue: tuple[ContactDue, ...]
    coming: tuple[ContactDue, ...]
    irregular: tuple[ContactDue, ...]
    never: tuple[ContactDue, ...]


def contact_due(relation: Relation, on: date) -> ContactDue:
    """Return when an organisation is to be contacted next, as things stand at the end of a day.

    The months run from the last contact, without one from the day on which the organisation was
    identified (see `months_after`).
    """
    require("relation", Relation, relation)
    require("on", date, on)
    last = max((contact.on for contact in relation.contacts if contact.on <= on), default=None)
    due = None
    if relation.every is not None:
        due = months_after(last or relation.identified_on, relation.every)
    late = max((on - due).days, 0) if due is not None else 0
    return ContactDue(relation.organisation, last, due, late)


def contacts_due(relations: Iterable[Relation], on: date) -> ContactsDue:
    """Return which organisations to contact next: what is overdue the most days first.

    What is coming stands by its day, what is irregular by the organisation; ties by the
    organisation. Organisations that were identified after the day are left out.
    """
    require("on", date, on)
    found = listed("relations", Relation, relations)
    rows = [contact_due(it, on) for it in found if it.identified_on <= on]
    rows.sort(key=lambda row: (row.due or date.max, row.organisation))
    return ContactsDue(
        overdue=tuple(row for row in rows if row.late),
        coming=tuple(row for row in rows if row.due is not None and not row.late),
        irregular=tuple(row for row in rows if row.due is None),
        never=tuple(row for row in rows if row.last is None),
    )
