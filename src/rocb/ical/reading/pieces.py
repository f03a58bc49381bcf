"""Pieces: the components of a calendar stream, cut out of it one by one, within bounds."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from attrs import define, field

from rocb.errors import ABSENT, Fault
from rocb.ical.bounds import DEPTH_AT_MOST, LINES_AT_MOST
from rocb.ical.lines import unfolded

CALENDAR: Final = "VCALENDAR"
_NEVER_INSIDE: Final = frozenset(
    (CALENDAR, "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY")
)
_NAME_AT_MOST: Final = 60


class Piece(NamedTuple):
    """One component as it stands, from line `number`.

    `lines` are those of its own, with their numbers; of the components within it only the names
    are kept, in `inner`. `fault` is why it cannot be read.
    """

    number: int
    name: str
    lines: list[tuple[int, bytes]]
    inner: tuple[str, ...]
    fault: Fault | None


@define
class _Open:
    """A component whose END has not come; `within` is what is open inside it."""

    number: int
    name: str
    fault: Fault | None = None
    lines: list[tuple[int, bytes]] = field(factory=list)
    inner: dict[str, None] = field(factory=dict)
    within: list[str] = field(factory=list)
    buried: int = 0

    @property
    def ended(self) -> Piece:
        return Piece(self.number, self.name, self.lines, tuple(self.inner), self.fault)

    def blame(self, fault: Fault) -> None:
        """Keep a fault, if it is the first."""
        self.fault = self.fault or fault


def pieces(content: bytes) -> Iterator[Piece]:
    """Yield every component that stands in a calendar as its END comes, and the calendar itself.

    A component that cannot stand in another, such as a VEVENT, ends the one that is open, which
    then has a fault; so have all that are open where the stream ends.
    """
    opened: list[_Open] = []
    for number, line in unfolded(content):
        if line[:1] in b"BbEe" and (found := _boundary(line)):
            keyword, name = found
            if keyword == b"BEGIN":
                yield from _begun(opened, number, name)
            else:
                yield from _ended(opened, number, name)
        elif opened and not opened[-1].within:
            _keep(opened[-1], number, line)
    yield from _broken(opened, 0)


def _boundary(line: bytes) -> tuple[bytes, str] | None:
    keyword, colon, name = line.partition(b":")
    keyword = keyword.upper()
    if not colon or keyword not in (b"BEGIN", b"END"):
        return None
    return keyword, _named(name)


def _named(name: bytes) -> str:
    """Return the name of a component in capitals, in what is safe to show."""
    text = name[: _NAME_AT_MOST + 1].strip().upper().decode("ascii", "replace")
    return "".join(it if it.isalnum() or it == "-" else "?" for it in text)[:_NAME_AT_MOST] or "?"


def _keep(it: _Open, number: int, line: bytes) -> None:
    if it.fault is not None:
        return
    it.lines.append((number, line))
    if len(it.lines) > LINES_AT_MOST:
        expected = f"within the {LINES_AT_MOST:,} lines that a component may have"
        it.blame(Fault("", f"line {number}", expected))


def _begun(opened: list[_Open], number: int, name: str) -> Iterator[Piece]:
    if opened and name in _NEVER_INSIDE:
        inside_calendar = opened[0].name == CALENDAR and name != CALENDAR
        yield from _broken(opened, 1 if inside_calendar else 0)
    top = opened[-1] if opened else None
    if top is None or top.name == CALENDAR:
        opened.append(_Open(number, name))
        if top is None and name != CALENDAR:
            opened[-1].blame(Fault("", f"BEGIN:{name}", "within a calendar"))
        return
    top.inner[name] = None
    if top.buried or len(top.within) >= DEPTH_AT_MOST:
        top.buried += 1
        expected = f"at most {DEPTH_AT_MOST} components deep"
        top.blame(Fault(f"line {number}", f"BEGIN:{name}", expected))
    else:
        top.within.append(name)


def _ended(opened: list[_Open], number: int, name: str) -> Iterator[Piece]:
    """Close what an END closes: all down to the innermost component of its name."""
    if opened and name == CALENDAR and opened[0].name == CALENDAR:
        yield from _broken(opened, 1)
        yield opened.pop().ended
        return
    top = opened[-1] if opened else None
    if top is None or top.name == CALENDAR:
        return
    if name == top.name and (name in _NEVER_INSIDE or name not in top.within):
        if top.within:
            top.blame(_missing(top.within[-1]))
        yield opened.pop().ended
    elif top.buried:
        top.buried -= 1
    elif name in top.within:
        if top.within[-1] != name:
            top.blame(_missing(top.within[-1]))
        while top.within.pop() != name:
            pass
    else:
        top.blame(Fault(f"line {number}", f"END:{name}", f"END:{[top.name, *top.within][-1]}"))


def _broken(opened: list[_Open], depth: int) -> Iterator[Piece]:
    """End what is open down to a depth though its END is missing."""
    while len(opened) > depth:
        it = opened.pop()
        it.blame(_missing(it.name))
        yield it.ended


def _missing(name: str) -> Fault:
    return Fault("END", ABSENT, f"END:{name}")
