"""The languages of a customs administration."""

from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, each, language_code
from rocb.errors import Fault, InvalidValue
from rocb.planning.administrations.statements import Statement


class LanguageUse(Enum):
    """What an administration uses languages for."""

    OFFICIAL = "official"
    WORKING = "working"
    TRAINING = "training"


@frozen(field_transformer=checked)
class Languages:
    """All the languages (ISO 639-1) that an administration has one use for; at least one."""

    use: LanguageUse
    codes: tuple[str, ...] = field(validator=each(language_code))
    stated: Statement

    def __attrs_post_init__(self) -> None:
        if not self.codes:
            raise InvalidValue(Fault("codes", self.codes, "at least one language"))
