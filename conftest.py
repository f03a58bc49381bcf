"""The code blocks of README and docs run as tests, Python ones and consoles.

Properties are tried with the same few dozen examples every time. The Hypothesis profile `random`
tries others, as many as each asks for, and `few` just so many as show which code is reached.
"""

import gc
import os
import shlex
import subprocess
import sys
from collections.abc import Generator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

EXAMPLES = {"few": 4, "repeatable": 40}
"""How many examples of a property are tried with a profile, also where its test asks for more."""
ASKED_FOR = "_hypothesis_internal_use_settings"
"""Where Hypothesis keeps the settings of a test; it has no other way to overrule them."""

settings.register_profile("random", deadline=None)
for name, number in EXAMPLES.items():
    settings.register_profile(name, deadline=None, derandomize=True, max_examples=number)
settings.load_profile("repeatable")

EXAMPLE = Path(__file__).parent / "src" / "rocb" / "profiles" / "europe-2021.json"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """See to it that no property takes more examples than the profile has."""
    most = EXAMPLES.get(settings.get_current_profile_name())
    if most is None:
        return
    for test in (getattr(item, "obj", None) for item in items):
        asked = getattr(test, ASKED_FOR, None)
        if asked is not None and asked.max_examples > most:
            setattr(test, ASKED_FOR, settings(asked, max_examples=most))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Let nothing that other tests left behind be walked over while a test is timed."""
    if item.get_closest_marker("timed") is None:
        return (yield)
    gc.freeze()
    try:
        return (yield)
    finally:
        gc.unfreeze()


def enter(namespace: dict[str, Any]) -> None:
    """Run a page in an empty folder that holds the example document."""
    namespace["_home"] = Path.cwd()
    namespace["_folder"] = TemporaryDirectory()
    folder = Path(namespace["_folder"].name)
    (folder / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
    os.chdir(folder)


def leave(namespace: dict[str, Any]) -> None:
    """Go back to where the tests run."""
    os.chdir(namespace["_home"])
    namespace["_folder"].cleanup()


class ConsoleParser(CodeBlockParser):
    """Run each line that begins with `$ python` and compare what it prints, errors included.

    Three dots stand for any output.
    """

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        """Return what differs, or nothing."""
        for block in f"\n{example.parsed}".split("\n$ ")[1:]:
            command, _, expected = block.partition("\n")
            program, *arguments = shlex.split(command)
            if program != "python":
                return f"only python is run here, not {program}"
            done = subprocess.run(  # noqa: S603 - the command stands in our own documentation
                [sys.executable, *arguments],
                capture_output=True,
                text=True,
                check=False,
                encoding="utf-8",
                env=os.environ | {"COLUMNS": "80"},
            )
            printed = (done.stdout + done.stderr).replace("\N{NO-BREAK SPACE}", " ")
            if not OutputChecker().check_output(expected, printed, ELLIPSIS | NORMALIZE_WHITESPACE):
                return f"{command}\nexpected:\n{expected}\nprinted:\n{printed}"
        return None


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), ConsoleParser()],
    patterns=["README.md", "docs/*.md"],
    setup=enter,
    teardown=leave,
).pytest()
