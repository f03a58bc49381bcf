"""An activity file held against the XML schema of the standard. Needs the extra `iati`."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.errors import Fault, InvalidValue

try:
    from xmlschema import (
        XMLResource,
        XMLSchema10,
        XMLSchemaException,
        XMLSchemaImportWarning,
        XMLSchemaIncludeWarning,
    )
except ImportError as missing:
    raise ImportError("the schema needs xmlschema:\n    pip install 'rocb[iati]'") from missing

_UNREADABLE: Final = (
    XMLSchemaException,
    XMLSchemaImportWarning,
    XMLSchemaIncludeWarning,
    OSError,
)


@frozen
class SchemaFinding:
    """What a schema says against a file, and where: the path of the element."""

    path: str
    reason: str


def schema_findings(content: bytes, schema: Path) -> tuple[SchemaFinding, ...]:
    """Return all that the schema at a path says against an activity file, in its order.

    The schema is `iati-activities-schema.xsd` of IATI 2.03, with `iati-common.xsd` and `xml.xsd`
    beside it. Nothing is read from elsewhere, and nothing fetched; entities are refused. What is no
    XML is one finding without a path. Raises `InvalidValue` for what is no schema.
    """
    require("content", bytes, content)
    require("schema", Path, schema)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", XMLSchemaIncludeWarning)
            warnings.simplefilter("error", XMLSchemaImportWarning)
            against = XMLSchema10(str(schema.resolve()), allow="sandbox", defuse="always")
    except _UNREADABLE as error:
        expected = "an XML schema with all its parts"
        raise InvalidValue(Fault("schema", str(schema), expected)) from error
    try:
        file = XMLResource(BytesIO(content), allow="none", defuse="always")
    except XMLSchemaException as error:
        reason, _, _ = str(error).partition(" for XMLResource(")
        return (SchemaFinding("", reason),)
    found = against.iter_errors(file)
    return tuple(SchemaFinding(it.path or "", it.reason or "") for it in found)
