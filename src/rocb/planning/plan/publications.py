"""What the published work plan says of an activity beside its title and its state."""

from attrs import field, frozen

from rocb.checks import checked, matching
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Publication:
    """The cells of an activity in the published work plan that nothing else of it says.

    `number` is its place under its goal, such as `1.2`. What is not stated is `None`.
    """

    number: str | None = field(
        default=None,
        validator=matching(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}", "a number such as 1.2"),
    )
    stakeholders: tuple[LocalizedText, ...] = ()
    action: LocalizedText | None = None
    indicator: LocalizedText | None = None
    outcome: LocalizedText | None = None
    progress: tuple[LocalizedText, ...] = ()
