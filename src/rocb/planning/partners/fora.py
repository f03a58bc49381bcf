"""Fora: the regional meetings at which the office furthers the WCO's agenda."""

from attrs import field, frozen

from rocb.checks import checked, distinct, each, identifier
from rocb.mandate import clause_id
from rocb.periods import Days
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class AgendaPoint:
    """What the office is to promote at a forum, with the clauses of the mandate that it serves."""

    title: LocalizedText
    clauses: tuple[str, ...] = field(default=(), validator=each(clause_id))
    theme: str | None = field(default=None, metadata=refers_to("themes"))


@frozen(field_transformer=checked)
class Forum:
    """A meeting of a regional organisation (`None` where nobody said whose) on certain days.

    `attended` says whether the office was there, `None` as long as nobody has said; `outcome` what
    came of it.
    """

    id: str = field(validator=identifier, metadata=names("fora"))
    name: LocalizedText
    organisation: str | None = field(metadata=refers_to("organisations"))
    days: Days
    themes: tuple[str, ...] = field(validator=distinct, metadata=refers_to("themes"))
    source: Source
    agenda: tuple[AgendaPoint, ...] = ()
    attended: bool | None = None
    outcome: LocalizedText | None = None
