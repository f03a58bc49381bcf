import subprocess
import sys
from pathlib import Path

import pytest

from rocb.errors import InvalidValue
from rocb.iati.publishing import iati_file
from rocb.iati.schemas import SchemaFinding, schema_findings
from tests.iati.builders import SCHEMA, a_published_project, office_with, some_facts
from tests.planning.partners.builders import a_pledge

FILE = iati_file(
    office_with(a_published_project(), pledges=(a_pledge(project="project"),)), some_facts()
)


def test_a_file_of_ours_is_as_the_schema_says():
    assert schema_findings(FILE, SCHEMA) == ()


def test_an_element_in_the_wrong_place_is_found_with_its_path():
    sector = b'<sector vocabulary="1" code="33120" />'
    moved = FILE.replace(sector, b"").replace(b"<title>", sector + b"<title>", 1)
    (finding,) = schema_findings(moved, SCHEMA)
    assert finding.path == "/iati-activities/iati-activity"
    assert "sector" in finding.reason


def test_all_that_is_wrong_is_told():
    wrong = FILE.replace(b"2021-05-03", b"3 May").replace(b">100<", b">much<")
    assert [it.path.rpartition("/")[2] for it in schema_findings(wrong, SCHEMA)] == [
        "transaction-date",
        "value",
        "value",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no XML",
        b"<iati-activities",
        b"\xff\xfe<",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b"<a>" * 20_000 + b"</a>" * 20_000,
    ],
)
def test_what_is_no_xml_or_asks_for_more_is_one_finding(content):
    (finding,) = schema_findings(content, SCHEMA)
    assert finding.path == ""
    assert finding == schema_findings(content, SCHEMA)[0]
    assert isinstance(finding, SchemaFinding)


def test_a_schema_that_a_file_names_is_not_looked_for():
    named = FILE.replace(
        b"<iati-activities ",
        b'<iati-activities xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        b'xsi:noNamespaceSchemaLocation="http://127.0.0.1:9/x.xsd" ',
    )
    assert schema_findings(named, SCHEMA) == ()


def test_what_is_no_schema_is_refused(tmp_path):
    broken = tmp_path / "broken.xsd"
    broken.write_text("<xs:schema")
    alone = tmp_path / SCHEMA.name
    alone.write_bytes(SCHEMA.read_bytes())
    fetching = tmp_path / "fetching.xsd"
    fetching.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        '<xs:import namespace="urn:x" schemaLocation="http://127.0.0.1:9/x.xsd"/></xs:schema>'
    )
    sound = tmp_path / "sound.xsd"
    sound.write_text('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>')
    outside = tmp_path / "inner" / "outside.xsd"
    outside.parent.mkdir()
    outside.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        '<xs:include schemaLocation="../sound.xsd"/></xs:schema>'
    )
    for path in (tmp_path / "none.xsd", tmp_path, broken, alone, fetching, outside):
        with pytest.raises(InvalidValue, match="an XML schema with all its parts"):
            schema_findings(FILE, path)


@pytest.mark.parametrize(
    ("content", "schema"), [("<a/>", SCHEMA), (b"<a/>", str(SCHEMA)), (None, None)]
)
def test_a_file_is_bytes_and_a_schema_a_path(content, schema):
    with pytest.raises(InvalidValue):
        schema_findings(content, schema)


def test_without_the_extra_only_the_schema_is_missing():
    code = (
        "import sys; sys.modules['xmlschema'] = None\n"
        "import rocb.iati.publishing\n"
        "try:\n    import rocb.iati.schemas\n"
        "except ImportError as error:\n    print(error)"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert "pip install 'rocb[iati]'" in done.stdout
