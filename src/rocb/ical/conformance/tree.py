"""Components: the tree that the content lines of a stream make (RFC 5545, 3.6)."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from attrs import define, field, frozen

from rocb.ical.bounds import COMPONENTS_AT_MOST, DEPTH_AT_MOST, LINES_AT_MOST
from rocb.ical.conformance import demands
from rocb.ical.conformance.demands import Demand
from rocb.ical.lines import Property


@frozen(eq=False)
class Component:
    """What stands between a BEGIN, on line `number`, and its END.

    `closed` is false where the END is missing.
    """

    name: str
    number: int
    properties: Mapping[str, tuple[Property, ...]] = field(repr=False)
    parts: "tuple[Component, ...]" = field(repr=False)
    closed: bool

    def all(self, name: str) -> tuple[Property, ...]:
        """Return the properties of this name, in order."""
        return self.properties.get(name, _NONE)

    def first(self, name: str) -> Property | None:
        """Return the first property of this name."""
        found = self.properties.get(name)
        return found[0] if found else None

    def has(self, name: str) -> bool:
        """Return whether a property of this name says anything."""
        return any(it.value.strip() for it in self.all(name))


_NONE: Final[tuple[Property, ...]] = ()
_CALENDAR_AND_PART: Final = 2


class Tree(NamedTuple):
    """The components at the top of a stream, and what belongs to none.

    `outside` are properties before or behind them, `stray` the ENDs of nothing that is open.
    `beyond` is what lies beyond a bound, with its line and its demand; no more was read.
    """

    roots: tuple[Component, ...]
    outside: tuple[Property, ...]
    stray: tuple[Property, ...]
    beyond: tuple[int, str, Demand] | None = None


@define
class _Open:
    name: str
    number: int
    properties: dict[str, list[Property]] = field(factory=dict)
    parts: list[Component] = field(factory=list)
    lines: int = 0

    def keep(self, it: Property | int) -> None:
        """Keep what a line states, or count it."""
        self.lines += 1
        if not isinstance(it, int):
            self.properties.setdefault(it.name, []).append(it)


def tree_of(lines: Iterable[Property | int]) -> Tree:
    """Return the tree that lines make, whatever they are; of one without a property, its number.

    An END closes the innermost open component of its name, with all inside it.
    """
    opened, depths, stray = [_Open("", 0)], dict[str, list[int]](), list[Property]()
    begun = 0
    for it in lines:
        if isinstance(it, int) or it.name not in ("BEGIN", "END"):
            if opened[-1].lines == LINES_AT_MOST:
                return _beyond(it, demands.COMPONENT_LINES)
            opened[-1].keep(it)
        elif it.name == "BEGIN":
            begun += 1
            if begun > COMPONENTS_AT_MOST or len(opened) > _CALENDAR_AND_PART + DEPTH_AT_MOST:
                many = begun > COMPONENTS_AT_MOST
                return _beyond(it, demands.COMPONENTS if many else demands.DEPTH)
            depths.setdefault(_name(it), []).append(len(opened))
            opened.append(_Open(_name(it), it.number))
        elif depths.get(_name(it)):
            _close(opened, depths, depths[_name(it)][-1], ended=True)
        else:
            stray.append(it)
    if len(opened) > 1:
        _close(opened, depths, 1, ended=False)
    (top,) = opened
    outside = sorted((it for them in top.properties.values() for it in them), key=lambda it: it[0])
    return Tree(tuple(top.parts), tuple(outside), tuple(stray))


def _beyond(it: Property | int, demand: Demand) -> Tree:
    place = (it, "") if isinstance(it, int) else (it.number, f"{it.name}:{it.value}")
    return Tree((), (), (), (*place, demand))


def _name(it: Property) -> str:
    return it.value.strip().upper()


def _close(opened: list[_Open], depths: dict[str, list[int]], depth: int, *, ended: bool) -> None:
    """Close what is open down to a depth; of these, only the outermost may have its END."""
    while len(opened) > depth:
        it = opened.pop()
        depths[it.name].pop()
        closed = ended and len(opened) == depth
        properties = MappingProxyType({name: tuple(them) for name, them in it.properties.items()})
        made = Component(it.name, it.number, properties, tuple(it.parts), closed)
        opened[-1].parts.append(made)


def walk(roots: Iterable[Component]) -> Iterator[tuple[Component | None, Component]]:
    """Yield every component beside the one that holds it, in order, to any depth."""
    waiting: list[tuple[Component | None, Component]] = [(None, it) for it in roots]
    waiting.reverse()
    while waiting:
        holder, it = waiting.pop()
        yield holder, it
        waiting += [(it, part) for part in reversed(it.parts)]
