"""UIDs: what the records of an office are called in every feed, and which record an event is of."""

from typing import Final, NamedTuple

ACTIVITY: Final = "activity"
ASSIGNMENT: Final = "assignment"
BOOKING: Final = "booking"
DEADLINE: Final = "deadline"
REPORT: Final = "report"
REQUEST: Final = "request"

_KINDS: Final = (ACTIVITY, ASSIGNMENT, BOOKING, DEADLINE, REPORT, REQUEST)


class Record(NamedTuple):
    """What an event of ours is of: its kind, and its id."""

    kind: str
    id: str


def uid_of(kind: str, id: str, domain: str) -> str:
    """Return the UID of a record, the same in every feed of a domain."""
    return f"{kind}.{id}@{domain}"


def record_of(uid: str, domain: str | None) -> Record | None:
    """Return the record of a domain that a UID names, or `None` where it is of somebody else."""
    local, _, ending = uid.rpartition("@")
    kind, _, id_ = local.partition(".")
    ours = domain is not None and ending == domain and kind in _KINDS and id_
    return Record(kind, id_) if ours else None
