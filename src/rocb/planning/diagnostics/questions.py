"""Questions of a survey, and what may be answered to them."""

from decimal import Decimal
from enum import Enum
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import between, checked, exact, identifier, repeated
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.needs import HIGHEST_IMPORTANCE, HIGHEST_LEVEL
from rocb.references import names, refers_to
from rocb.texts import LocalizedText


class AnswerKind(Enum):
    """What a question asks for.

    A level or the target for it (0 to 5), an importance (1 to 5), one of several choices, a number
    or free text.
    """

    LEVEL = "level"
    TARGET = "target"
    IMPORTANCE = "importance"
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


GRADED: Final = (AnswerKind.LEVEL, AnswerKind.TARGET, AnswerKind.IMPORTANCE)
"""The kinds whose answers are figures of a finding."""


@frozen(field_transformer=checked)
class Choice:
    """One of the answers that a question offers; its id is told apart within the question."""

    id: str = field(validator=identifier)
    text: LocalizedText


@frozen(field_transformer=checked)
class Question:
    """One question, about an area of the survey's framework or about nothing in particular.

    Only a question of the kind `CHOICE` has options, two or more. Without an answer to what is
    `required`, or to everything where nothing is, a response is a partial one.
    """

    id: str = field(validator=identifier, metadata=names("questions"))
    text: LocalizedText
    kind: AnswerKind
    area: str | None = field(default=None, metadata=refers_to("areas"))
    options: tuple[Choice, ...] = ()
    required: bool = False

    def __attrs_post_init__(self) -> None:
        faults = _option_faults(self)
        if faults:
            raise InvalidValue(*faults)


def _option_faults(question: Any) -> list[Fault]:
    faults = []
    options = getattr(question, "options", None)
    kind = getattr(question, "kind", None)
    if options is not None and kind is AnswerKind.CHOICE and len(options) < 2:
        faults.append(Fault("options", len(options), "two options or more, to choose from"))
    if options and kind not in (AnswerKind.CHOICE, None):
        faults.append(
            Fault("options", len(options), f"left out of a question of the kind {kind.value}")
        )
    return [*faults, *repeated("options", options or (), "id")]


@frozen(field_transformer=checked)
class Answer:
    """The answer to one question; exactly one of its other fields holds it.

    `grade` answers for a level, a target or an importance, `chosen` is the id of an option.
    """

    question: str = field(metadata=refers_to("questions"))
    grade: int | None = field(default=None, validator=between(0, HIGHEST_LEVEL))
    chosen: str | None = field(default=None, validator=identifier)
    number: Decimal | None = field(default=None, validator=exact)
    text: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        held = [name for name in _HOLDING if getattr(self, name, None) is not None]
        if len(held) > 1:
            found = ", ".join(held)
            raise InvalidValue(Fault("", found, f"one of {', '.join(_HOLDING)}, not several"))
        if not held and all(hasattr(self, name) for name in _HOLDING):
            raise InvalidValue(Fault("", None, f"one of {', '.join(_HOLDING)}"))


_HOLDING: Final = ("grade", "chosen", "number", "text")
_HOLDS: Final = {
    **dict.fromkeys(GRADED, "grade"),
    AnswerKind.CHOICE: "chosen",
    AnswerKind.NUMBER: "number",
    AnswerKind.TEXT: "text",
}


def answer_fault(question: Any, answer: Any) -> Fault | None:
    """Return why `answer` is none to `question`, or `None` where it is one.

    Either may be a stand-in of which only some fields are known.
    """
    kind = getattr(question, "kind", None)
    if kind is None:
        return None
    for name in _HOLDING:
        value = getattr(answer, name, None)
        if value is not None and name != _HOLDS[kind]:
            return Fault(name, value, f"an answer to a question of the kind {kind.value}")
    grade = getattr(answer, "grade", None)
    if kind is AnswerKind.IMPORTANCE and grade == 0:
        return Fault("grade", grade, f"between 1 and {HIGHEST_IMPORTANCE}")
    chosen = getattr(answer, "chosen", None)
    options = getattr(question, "options", None)
    if chosen is None or options is None:
        return None
    ids = [getattr(option, "id", chosen) for option in options]
    return None if chosen in ids else Fault("chosen", chosen, f"one of {', '.join(ids)}")
