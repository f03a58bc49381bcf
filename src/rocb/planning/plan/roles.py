"""What experts an activity needs."""

from attrs import field, frozen

from rocb.checks import at_least, checked, each, identifier, language_code
from rocb.planning.experts import Accreditation
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Role:
    """A kind of expert that an activity needs, and how many of them (`seats`).

    An expert must know the `theme`, speak all `languages` and have climbed at least to
    `accreditation`. Where `independent` is set, nobody may work for an administration that the
    activity serves, as an expert does not evaluate the own administration.
    """

    id: str = field(validator=identifier, metadata=names("roles"))
    title: LocalizedText
    seats: int = field(validator=at_least(1))
    theme: str = field(metadata=refers_to("themes"))
    languages: tuple[str, ...] = field(validator=each(language_code))
    accreditation: Accreditation
    independent: bool
    source: Source
