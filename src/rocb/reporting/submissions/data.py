"""A submission as data: JSON that holds all its editions and its trail, strict in both directions.

Its records are written as those of a page are (see `renderings.data`). The same submission gives
the same bytes. Who changes anything in a page has it refused: its hash stands beside it.
"""

import json
from typing import Any, Final

from rocb.checks import require
from rocb.errors import ABSENT, Fault, InvalidDocument, InvalidValue
from rocb.reporting.renderings.data import LARGEST
from rocb.reporting.renderings.forms import form_of
from rocb.reporting.submissions.submissions import Submission

FORMAT: Final = "rocb-submission"
VERSION: Final = 1

_HEAD: Final = {"format": FORMAT, "version": VERSION}
_LONGEST_NUMBER: Final = 1000


def submission_to_json(submission: Submission) -> bytes:
    """Return the submission as JSON in UTF-8, its keys in a fixed order.

    Raises `InvalidValue` for one that is too large.
    """
    require("submission", Submission, submission)
    body = form_of(Submission).write(submission)
    text = json.dumps({**_HEAD, **body}, ensure_ascii=False, separators=(",", ":"))
    content = f"{text}\n".encode()
    if len(content) > LARGEST:
        raise InvalidValue(Fault("submission", f"{len(content)} bytes", f"{LARGEST} bytes at most"))
    return content


def submission_from_json(content: bytes | str) -> Submission:
    """Return the submission that `submission_to_json` wrote.

    Raises `InvalidDocument` with all faults: also where a page is not what was submitted, as its
    hash tells, and where the trail tells of what cannot have happened.
    """
    raw = _parsed(content)
    if not isinstance(raw, dict):
        raise InvalidDocument(Fault("$", raw, "an object"))
    faults = [
        Fault(f"$.{key}", raw.get(key, ABSENT), json.dumps(expected))
        for key, expected in _HEAD.items()
        if type(raw.get(key)) is not type(expected) or raw[key] != expected
    ]
    if faults:
        raise InvalidDocument(*faults)
    body = {key: value for key, value in raw.items() if key not in _HEAD}
    try:
        submission: Submission = form_of(Submission).read(body)
    except InvalidValue as error:
        raise InvalidDocument(*(fault.under("$") for fault in error.faults)) from error
    return submission


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


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise InvalidDocument(Fault("$", key, "a key that stands once"))
        made[key] = value
    return made


def _whole(text: str) -> int:
    """Read a number; of one that is far too large for any field the first digits will do."""
    return int(text[:_LONGEST_NUMBER])
