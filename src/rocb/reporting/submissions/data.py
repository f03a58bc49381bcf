"""A submission as data: JSON that holds all its editions and its trail, strict in both directions.

Its records are written as those of a page are (see `renderings.data`). The same submission gives
the same bytes. Who changes anything by hand has it refused: the hash of each edition stands beside
it, and that of all the rest (`seal`) at the end.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from rocb.checks import require
from rocb.errors import ABSENT, Fault, InvalidDocument, InvalidValue
from rocb.reporting.renderings.data import LARGEST
from rocb.reporting.renderings.forms import form_of
from rocb.reporting.submissions.submissions import Submission
from rocb.strict_json import head_faults, parsed, repeated_keys

FORMAT: Final = "rocb-submission"
VERSION: Final = 1

_HEAD: Final = {"format": FORMAT, "version": VERSION}
_SEAL: Final = "seal"


def submission_to_json(submission: Submission) -> bytes:
    """Return the submission as JSON in UTF-8, its keys in a fixed order.

    Raises `InvalidValue` for one that is too large.
    """
    require("submission", Submission, submission)
    body = form_of(Submission).write(submission)
    content = f"{_text({**_HEAD, **body, _SEAL: _sealed(body)})}\n".encode()
    if len(content) > LARGEST:
        raise InvalidValue(Fault("submission", f"{len(content)} bytes", f"{LARGEST} bytes at most"))
    return content


def submission_from_json(content: bytes | str) -> Submission:
    """Return the submission that `submission_to_json` wrote.

    Raises `InvalidDocument` with all faults: also where a page is not what was submitted, as its
    hash tells, where the trail tells of what cannot have happened, and where anything else is not
    what was written.
    """
    raw = parsed(content, LARGEST)
    if not isinstance(raw, dict):
        raise InvalidDocument(Fault("$", raw, "an object"))
    if faults := [*head_faults(raw, _HEAD), *repeated_keys(raw)]:
        raise InvalidDocument(*faults)
    body = {key: value for key, value in raw.items() if key not in (*_HEAD, _SEAL)}
    form = form_of(Submission)
    try:
        submission: Submission = form.read(body)
    except InvalidValue as error:
        raise InvalidDocument(*(fault.under("$") for fault in error.faults)) from error
    if raw.get(_SEAL) != _sealed(form.write(submission)):
        found = raw.get(_SEAL, ABSENT)
        raise InvalidDocument(Fault(f"$.{_SEAL}", found, "the hash of all that stands before it"))
    return submission


def _sealed(body: Mapping[str, Any]) -> str:
    return sha256(_text(body).encode()).hexdigest()


def _text(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
