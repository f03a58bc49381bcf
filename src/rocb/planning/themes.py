"""Themes: the subjects that needs, activities and experts have in common."""

from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, identifier
from rocb.references import names
from rocb.texts import LocalizedText


class ThemeArea(Enum):
    """The two fields in which the office keeps a pool of experts (clause operation.1)."""

    ORGANISATIONAL_DEVELOPMENT = "organisational_development"
    CUSTOMS_TECHNIQUES = "customs_techniques"


@frozen(field_transformer=checked)
class Theme:
    """A subject of capacity building, such as risk management; `area` is `None` if unknown."""

    id: str = field(validator=identifier, metadata=names("themes"))
    name: LocalizedText
    area: ThemeArea | None = None
