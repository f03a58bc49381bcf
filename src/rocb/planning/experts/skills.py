"""Skills: what somebody can do, and how well; what a seat asks for."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.administrations.instruments import provision_id, wholes_of
from rocb.references import refers_to
from rocb.sources import Source


class Level(Enum):
    """How well somebody masters a subject, the lowest first."""

    BASIC = "basic"
    WORKING = "working"
    ADVANCED = "advanced"
    LEADING = "leading"

    @property
    def step(self) -> int:
        """The number of the level, from 1."""
        return _STEPS[self]


_STEPS: Final = {it: number for number, it in enumerate(Level, start=1)}


@frozen(field_transformer=checked)
class Skill:
    """A subject that somebody masters: a theme, or an instrument of the WCO or a part of it.

    Just one of `theme` and `provision` is given. `level` is `None` where nobody said how well.
    """

    theme: str | None = field(metadata=refers_to("themes"))
    level: Level | None
    source: Source
    provision: str | None = field(default=None, validator=provision_id)

    def __attrs_post_init__(self) -> None:
        faults = tuple(_subject_faults(self))
        if faults:
            raise InvalidValue(*faults)


@frozen(field_transformer=checked)
class RequiredSkill:
    """A subject that somebody has to master, at least to `level`; `None` asks for no level.

    Just one of `theme` and `provision` is given. Who masters an instrument masters its parts.
    """

    theme: str | None = field(default=None, metadata=refers_to("themes"))
    level: Level | None = None
    provision: str | None = field(default=None, validator=provision_id)

    def __attrs_post_init__(self) -> None:
        faults = tuple(_subject_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _subject_faults(skill: Any) -> Iterator[Fault]:
    theme, provision = getattr(skill, "theme", ""), getattr(skill, "provision", "")
    if theme is None and provision is None:
        yield Fault("theme", None, "known, as no provision is")
    elif theme and provision:
        yield Fault("provision", provision, "null, as a theme is given")


def masters(skills: Iterable[Skill], required: RequiredSkill) -> bool:
    """Return whether one of the skills is on the subject and high enough.

    An unknown level is not high enough where one is asked for. Raises `InvalidValue`.
    """
    held = listed("skills", Skill, skills)
    require("required", RequiredSkill, required)
    return any(_covers(skill, required) for skill in held)


def _covers(skill: Skill, required: RequiredSkill) -> bool:
    least = required.level
    if least is not None and (skill.level is None or skill.level.step < least.step):
        return False
    if required.provision is not None:
        return skill.provision is not None and skill.provision in wholes_of(required.provision)
    return skill.theme == required.theme
