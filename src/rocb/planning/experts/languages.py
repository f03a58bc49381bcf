"""Languages that somebody speaks, by the levels of the Common European Framework."""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import checked, language_code, listed, require


class Fluency(Enum):
    """The levels of the Common European Framework of Reference for Languages, the lowest first."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"

    @property
    def step(self) -> int:
        """The number of the level, from 1."""
        return _STEPS[self]


_STEPS: Final = {it: number for number, it in enumerate(Fluency, start=1)}


@frozen(field_transformer=checked)
class SpokenLanguage:
    """A language and how well it is spoken, or has to be; `None` where nobody said."""

    language: str = field(validator=language_code)
    fluency: Fluency | None = None


def speaks(languages: Iterable[SpokenLanguage], required: SpokenLanguage) -> bool:
    """Return whether the language is among those spoken, well enough.

    An unknown fluency is not enough where one is asked for. Raises `InvalidValue`.
    """
    spoken = listed("languages", SpokenLanguage, languages)
    require("required", SpokenLanguage, required)
    least = required.fluency
    return any(
        it.language == required.language
        and (least is None or (it.fluency is not None and it.fluency.step >= least.step))
        for it in spoken
    )
