"""How many people take part in an activity, and from where."""

from attrs import field, frozen

from rocb.checks import at_least, checked
from rocb.references import refers_to
from rocb.sources import Source


@frozen(field_transformer=checked)
class Headcount:
    """A number of people, and whether it was only given as "about" so many."""

    number: int = field(validator=at_least(0))
    approximate: bool = False


@frozen(field_transformer=checked)
class Participation:
    """The people of one Member in an activity, by sex; `unstated` counts those of unknown sex.

    `member` is `None` for people of whom it is not known, or who come from no Member. `source` says
    who counted them, where that is not the source of the activity.
    """

    member: str | None = field(metadata=refers_to("members"))
    women: int = field(default=0, validator=at_least(0))
    men: int = field(default=0, validator=at_least(0))
    unstated: int = field(default=0, validator=at_least(0))
    source: Source | None = None

    @property
    def number(self) -> int:
        """The number of all these people."""
        return self.women + self.men + self.unstated
