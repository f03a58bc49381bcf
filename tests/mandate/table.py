"""The table of `docs/mandate.md`: `python -m tests.mandate.table` prints it."""

from typing import Final

import rocb
from rocb.mandate import CLAUSES
from tests.mandate import (
    test_duties,
    test_facilities,
    test_focus,
    test_operations,
    test_plan,
    test_responsibilities,
    test_stakeholders,
    test_terms,
)
from tests.mandate.clauses import SERVED, Subject, Test

CHAPTERS: Final = (
    test_duties,
    test_responsibilities,
    test_plan,
    test_operations,
    test_stakeholders,
    test_focus,
    test_facilities,
    test_terms,
)
"""The modules that fill `SERVED`."""


def table() -> str:
    """Return the table as it stands in the docs."""
    lines = ["| clause | says | is served by | shown by |", "|---|---|---|---|"]
    for clause in CLAUSES:
        row = SERVED[clause.id]
        subjects = ", ".join(f"`{named(it)}`" for it in row.subjects)
        lines.append(f"| {clause.id} | {clause.text.en} | {subjects} | {sentence(row.test)} |")
    return "\n".join(lines)


def named(subject: Subject) -> str:
    """Return the name of a function: `rocb` and its own, or the whole way to it."""
    name = subject.__name__
    home = "rocb" if getattr(rocb, name, None) is subject else subject.__module__
    return f"{home}.{name}"


def sentence(test: Test) -> str:
    """Return what the name of a test says."""
    return test.__name__.removeprefix("test_").replace("_", " ")


if __name__ == "__main__":
    print(table())
