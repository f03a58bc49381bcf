"""Calendars read without a library: their lines, their events, and the texts in them."""

import re
from typing import NamedTuple

CARETS = {"^n": "\n", "^'": '"', "^^": "^"}
TEXTS = (
    "UID",
    "SUMMARY",
    "DESCRIPTION",
    "COMMENT",
    "CATEGORIES",
    "LOCATION",
    "RESOURCES",
    "RELATED-TO",
    "NAME",
    "X-WR-CALNAME",
)
"""The properties whose values are texts."""


class Line(NamedTuple):
    """One property: its name, its parameters, and its value as it stands."""

    name: str
    parameters: dict[str, str]
    value: str


Entry = dict[str, list[Line]]
"""The properties of an event, by name."""


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar, put together again (RFC 5545, 3.1)."""
    return content.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def read(content: bytes) -> list[Line]:
    """The properties of a calendar."""
    return [read_line(line) for line in unfolded(content)]


def read_line(line: str) -> Line:
    head = re.match(r'(?:[^":]|"[^"]*")*', line)
    assert head is not None
    name, *parameters = re.findall(r'(?:[^";]|"[^"]*")+', head[0])
    pairs = (parameter.split("=", 1) for parameter in parameters)
    return Line(name, {key: uncaretted(value) for key, value in pairs}, line[head.end() + 1 :])


def uncaretted(value: str) -> str:
    """The text that a parameter stands for (RFC 6868)."""
    plain = value.removeprefix('"').removesuffix('"')
    assert '"' not in plain, f"not quoted rightly: {value!r}"
    return re.sub(r"\^[n'^]", lambda found: CARETS[found[0]], plain)


def unescaped(value: str) -> str:
    """The text that a TEXT value stands for (RFC 5545, 3.3.11)."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"not escaped: {value!r}"
    assert not re.search(r"(?<!\\)(?:\\\\)*\\(?:[^\\;,nN]|$)", value), f"no escape: {value!r}"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(content: bytes) -> list[Entry]:
    """The events of a calendar, in order."""
    found: list[Entry] = []
    inside = False
    for line in read(content):
        if (line.name, line.value) == ("BEGIN", "VEVENT"):
            found.append({})
            inside = True
        elif (line.name, line.value) == ("END", "VEVENT"):
            inside = False
        elif inside:
            found[-1].setdefault(line.name, []).append(line)
    return found


def event_in(content: bytes) -> Entry:
    """The only event of a calendar."""
    (found,) = events(content)
    return found


def only_line(entry: Entry, name: str) -> Line:
    """The only property of this name."""
    (line,) = entry[name]
    return line


def value_of(entry: Entry, name: str) -> str:
    """The value of the only property of this name, as it stands."""
    return only_line(entry, name).value


def text_of(entry: Entry, name: str) -> str:
    """The text of the only property of this name."""
    return unescaped(value_of(entry, name))


def texts_of(entry: Entry, name: str) -> list[str]:
    """The texts of all properties of this name."""
    return [unescaped(line.value) for line in entry.get(name, ())]


def head(content: bytes) -> Entry:
    """The properties of the calendar itself."""
    found: Entry = {}
    for line in read(content)[1:]:
        if line.name in ("BEGIN", "END"):
            break
        found.setdefault(line.name, []).append(line)
    return found


def zones_defined(content: bytes) -> list[str]:
    """The names of the time zones that a calendar defines, in order."""
    return [line.value for line in read(content) if line.name == "TZID"]


def zones_named(content: bytes) -> set[str]:
    """The names of the time zones that properties of a calendar name."""
    return {line.parameters["TZID"] for line in read(content) if "TZID" in line.parameters}


def shape(content: bytes) -> list[tuple[str, ...]]:
    """What stands on each line, without texts: names, and the names of parameters."""
    return [
        (line.name, *line.parameters, *([line.value] if line.name in ("BEGIN", "END") else []))
        for line in read(content)
    ]


def told(content: bytes) -> list[str]:
    """Every value of a property or of a parameter, as it was meant."""
    found: list[str] = []
    for line in read(content):
        found += line.parameters.values()
        found.append(unescaped(line.value) if line.name in TEXTS else line.value)
    return found


def check_lines(content: bytes) -> None:
    """Fail where lines do not end with CR and LF, are too long or cut within a character."""
    assert content.endswith(b"\r\n")
    for line in content.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()
