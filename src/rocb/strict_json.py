"""JSON, read strictly: what cannot be read is told with its place, and no key is lost unseen."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rocb.errors import ABSENT, Fault, InvalidDocument

_LONGEST_NUMBER: Final = 1000


def parsed(content: bytes | str, largest: int | None = None) -> Any:
    """Return what a JSON document (UTF-8, at most `largest` bytes) holds.

    Its objects remember the keys that stood more than once (see `repeated_keys`). Raises
    `InvalidDocument`.
    """
    if not isinstance(content, bytes | str):
        raise InvalidDocument(Fault("$", content, "text, or bytes of text"))
    if largest is not None and len(content) > largest:
        raise InvalidDocument(Fault("$", f"{len(content)} bytes", f"{largest} bytes at most"))
    try:
        text = content.decode() if isinstance(content, bytes) else content
        if text.startswith("\N{BYTE ORDER MARK}"):
            place = "line 1, column 1"
            raise InvalidDocument(Fault("$", place, "JSON: a byte order mark stands before it"))
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole)
    except UnicodeDecodeError as error:
        raise InvalidDocument(
            Fault("$", f"byte {error.start}", "text in UTF-8 from end to end")
        ) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InvalidDocument(Fault("$", place, f"JSON: {error.msg.lower()}")) from error
    except RecursionError as error:
        raise InvalidDocument(
            Fault("$", "the document", "nested shallowly enough to read")
        ) from error


def repeated_keys(raw: Any) -> Iterator[Fault]:
    """Yield the keys that stood more than once in an object of what `parsed` returned."""
    waiting = [("$", raw)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Object):
            for key in value.twice:
                yield Fault(f"{path}.{key}", key, "a key that stands once")
            waiting += [(f"{path}.{key}", item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}[{index}]", item) for index, item in enumerate(value)]


def head_faults(raw: Mapping[str, Any], head: Mapping[str, Any]) -> list[Fault]:
    """Return what a document lacks of its head, such as its format and version."""
    return [
        Fault(f"$.{key}", raw.get(key, ABSENT), json.dumps(expected))
        for key, expected in head.items()
        if type(raw.get(key)) is not type(expected) or raw[key] != expected
    ]


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys stood more than once."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        keys = (key for key, _ in pairs)
        made.twice = tuple(key for key, times in Counter(keys).items() if times > 1)
    return made


def _whole(text: str) -> int:
    """Read a number; of one that is far too large for any field the first digits will do."""
    return int(text[:_LONGEST_NUMBER])
