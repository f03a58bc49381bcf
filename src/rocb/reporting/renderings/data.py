"""A page as data: JSON that holds all of it, strict in both directions.

A record is an object with the names of its fields as keys; what has its default is left out. Where
one of several kinds may stand, the key `type` says which it is. A number that is counted is a
number, an exact amount is text, a date is text by ISO 8601; each figure has its `unit` and the ids
of its `records` beside it. The same page gives the same bytes.
"""

import json
from collections import Counter
from typing import Any, Final

from rocb.checks import require
from rocb.errors import ABSENT, Fault, InvalidDocument, InvalidValue
from rocb.reporting.pages import Page
from rocb.reporting.renderings.forms import form_of

FORMAT: Final = "rocb-page"
VERSION: Final = 1
LARGEST: Final = 2**27
"""How many bytes a page may have as data; more are neither written nor read."""

_LONGEST_NUMBER: Final = 1000
_HEAD: Final = {"format": FORMAT, "version": VERSION}


def to_json(page: Page) -> bytes:
    """Return the page as JSON in UTF-8, its keys in a fixed order.

    Raises `InvalidValue`, with all faults, for what no page may hold.
    """
    require("page", Page, page)
    body = form_of(Page).write(page)
    text = json.dumps({**_HEAD, **body}, ensure_ascii=False, separators=(",", ":"))
    content = f"{text}\n".encode()
    if len(content) > LARGEST:
        raise InvalidValue(Fault("page", f"{len(content)} bytes", f"{LARGEST} bytes at most"))
    return content


def page_from_json(content: bytes | str) -> Page:
    """Return the page that `to_json` wrote. Raises `InvalidDocument` with all faults."""
    raw = _parsed(content)
    if not isinstance(raw, dict):
        raise InvalidDocument(Fault("$", raw, "an object"))
    faults = [
        Fault(f"$.{key}", raw.get(key, ABSENT), json.dumps(expected))
        for key, expected in _HEAD.items()
        if type(raw.get(key)) is not type(expected) or raw[key] != expected
    ]
    if faults:
        raise InvalidDocument(*faults, *_twice(raw))
    body = {key: value for key, value in raw.items() if key not in _HEAD}
    faults = _twice(raw)
    try:
        page: Page = form_of(Page).read(body)
    except InvalidValue as error:
        found = (fault.under("$") for fault in error.faults)
        raise InvalidDocument(*found, *faults) from error
    if faults:
        raise InvalidDocument(*faults)
    return page


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys stood more than once."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        times = Counter(key for key, _ in pairs)
        made.twice = tuple(key for key, number in times.items() if number > 1)
    return made


def _parsed(content: bytes | str) -> Any:
    if not isinstance(content, bytes | str):
        raise InvalidDocument(Fault("$", content, "text, or bytes of text"))
    if len(content) > LARGEST:
        raise InvalidDocument(Fault("$", f"{len(content)} bytes", f"{LARGEST} bytes at most"))
    try:
        text = content.decode() if isinstance(content, bytes) else content
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole)
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise InvalidDocument(Fault("$", place, "text in UTF-8 from end to end")) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InvalidDocument(Fault("$", place, f"JSON: {error.msg.lower()}")) from error
    except RecursionError as error:
        expected = "nested shallowly enough to read"
        raise InvalidDocument(Fault("$", "the document", expected)) from error


def _whole(text: str) -> int:
    """Read a number; of one that is far too large for any field the first digits will do."""
    return int(text[:_LONGEST_NUMBER])


def _twice(raw: Any) -> list[Fault]:
    faults = []
    waiting = [("$", raw)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Object):
            faults += [Fault(f"{path}.{key}", key, "a key that stands once") for key in value.twice]
            waiting += [(f"{path}.{key}", item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}[{index}]", item) for index, item in enumerate(value)]
    return faults
