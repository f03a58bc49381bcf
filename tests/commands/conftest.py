"""Documents that the commands are tried on."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rocb import documents, profiles
from tests.reporting.full_year import drafted_year, full_office


@pytest.fixture
def document(tmp_path: Path) -> str:
    """The path of a small year with something of everything."""
    path = tmp_path / "office.json"
    documents.save(full_office(), path)
    return str(path)


@pytest.fixture
def planless(tmp_path: Path) -> str:
    """The path of a document that has needs but no plan."""
    path = tmp_path / "planless.json"
    documents.save(drafted_year().office, path)
    return str(path)


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """The path of a document with faults in several places."""
    raw = json.loads(profiles.example_document())
    raw["members"][3]["code"] = "aZ"
    raw["planning"]["needs"][0]["importance"] = 7
    raw["planning"]["plan"]["activities"][1]["members"] = ["QQ"]
    raw["surplus\nkey\x1b[31m"] = True
    del raw["as_of"]
    path = tmp_path / "faulty.json"
    path.write_text(json.dumps(raw))
    return str(path)


@pytest.fixture
def closed_pipe() -> Iterator[int]:
    """The writing end of a pipe from which nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)
