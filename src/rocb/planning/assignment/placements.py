"""Placements: the times and places at which a group of tasks could be held."""

from attrs import field, frozen

from rocb.checks import at_least, checked, distinct


@frozen(field_transformer=checked)
class Placement:
    """One way to hold what the `group` stands for; of each group at most one is chosen.

    Its `tasks` can be taken only where it is chosen, and its `uses` are what no two chosen
    placements may share, such as a room on a day. `weight` is what holding it is worth, `cost` what
    it costs to hold it in this way, as in days moved.
    """

    id: str
    group: str
    tasks: tuple[str, ...] = field(default=(), validator=distinct)
    uses: tuple[str, ...] = field(default=(), validator=distinct)
    weight: int = field(default=0, validator=at_least(0))
    cost: int = 0
