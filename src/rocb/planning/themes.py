"""Themes: the subjects that needs, activities and experts have in common."""

from attrs import field, frozen

from rocb.checks import checked, identifier
from rocb.references import names
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Theme:
    """A subject of capacity building, such as risk management."""

    id: str = field(validator=identifier, metadata=names("themes"))
    name: LocalizedText
