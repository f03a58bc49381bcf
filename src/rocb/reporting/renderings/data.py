"""A page as data: JSON that holds all of it, strict in both directions.

A record is an object with the names of its fields as keys; what has its default is left out. Where
one of several kinds may stand, the key `type` says which it is. A number that is counted is a
number, an exact amount is text, a date is text by ISO 8601; each figure has its `unit` and the ids
of its `records` beside it. The same page gives the same bytes.
"""

import json
from typing import Final

from rocb.checks import require
from rocb.errors import Fault, InvalidDocument, InvalidValue
from rocb.reporting.pages import Page
from rocb.reporting.renderings.forms import form_of
from rocb.strict_json import head_faults, parsed, repeated_keys

FORMAT: Final = "rocb-page"
VERSION: Final = 1
LARGEST: Final = 2**27
"""How many bytes a page may have as data; more are neither written nor read."""

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
    raw = parsed(content, LARGEST)
    if not isinstance(raw, dict):
        raise InvalidDocument(Fault("$", raw, "an object"))
    if faults := head_faults(raw, _HEAD):
        raise InvalidDocument(*faults, *repeated_keys(raw))
    body = {key: value for key, value in raw.items() if key not in _HEAD}
    faults = [*repeated_keys(raw)]
    try:
        page: Page = form_of(Page).read(body)
    except InvalidValue as error:
        found = (fault.under("$") for fault in error.faults)
        raise InvalidDocument(*found, *faults) from error
    if faults:
        raise InvalidDocument(*faults)
    return page
