"""Boards: what is chosen so far, and which keys it takes."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field

from rocb.planning.scheduling.menus import Menu
from rocb.planning.scheduling.options import PlacementOption


@define(eq=False)
class Board:
    """The options of a menu that are chosen; `holders` are the activities that take each key."""

    menu: Menu
    chosen: dict[str, PlacementOption] = field(factory=dict, init=False)
    holders: dict[str, str] = field(factory=dict, init=False)

    def put_in(self, option: PlacementOption) -> None:
        """Choose an option whose keys are free, for an activity that has none."""
        self.chosen[option.activity] = option
        for key in self.menu.uses.get(option.id, ()):
            self.holders[key] = option.activity

    def take_out(self, id: str) -> PlacementOption:
        """Take the option of an activity back, and return it."""
        option = self.chosen.pop(id)
        for key in self.menu.uses.get(option.id, ()):
            self.holders.pop(key, None)
        return option

    def blockers(self, option: PlacementOption) -> frozenset[str]:
        """Return the activities that would have to give way to an option."""
        keys = self.menu.uses.get(option.id, ())
        return frozenset(self.holders[key] for key in keys if key in self.holders)

    def free(self, id: str) -> Iterator[PlacementOption]:
        """Yield the options of an activity to which nothing has to give way, in their order."""
        return (it for it in self.menu.options[id] if not self.blockers(it))

    def settle(self, id: str) -> bool:
        """Choose the first option of an activity that is free; return whether there is one."""
        option = next(self.free(id), None)
        if option is not None:
            self.put_in(option)
        return option is not None

    def restore(self, before: Mapping[str, PlacementOption]) -> None:
        """Go back to what was chosen before."""
        for id in [id for id, it in self.chosen.items() if before.get(id) is not it]:
            self.take_out(id)
        for id, option in before.items():
            if id not in self.chosen:
                self.put_in(option)

    def weight(self, ids: Iterable[str]) -> int:
        """Return what it is worth to place these activities."""
        return sum(self.menu.weights[id] for id in ids)

    @property
    def worth(self) -> int:
        """What it is worth to place all that is chosen."""
        return self.weight(self.chosen)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The activities without a place, the weightiest first, then by id."""
        ids = (id for id in self.menu.options if id not in self.chosen)
        return tuple(sorted(ids, key=lambda id: (-self.menu.weights[id], id)))
