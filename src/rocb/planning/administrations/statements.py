"""Statements: who stated an entry of an administration's record, and on what day."""

from datetime import date

from attrs import field, frozen

from rocb.checks import checked
from rocb.references import refers_to
from rocb.sources import Source


@frozen(field_transformer=checked)
class Statement:
    """The day on which an organisation stated something, and where that is written."""

    on: date
    by: str = field(metadata=refers_to("organisations"))
    source: Source
