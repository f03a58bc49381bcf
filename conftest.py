"""The code blocks of README and docs run as tests, Python ones and consoles.

Properties are tried with the same few dozen examples every time. The Hypothesis profile `random`
tries others, as many as each asks for. With `few` there are just so many examples of a property and
cases of a parametrised test as show which code is reached.
"""

import gc
import os
import shlex
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from itertools import groupby
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

EXAMPLES = {"few": 4, "repeatable": 40}
"""How many examples of a property are tried with a profile, also where its test asks for more."""
CASES = {"few": 24}
"""How many cases of a parametrised test are tried with a profile that does not try all."""
ASKED_FOR = "_hypothesis_internal_use_settings"
"""Where Hypothesis keeps the settings of a test; it has no other way to overrule them."""

settings.register_profile("random", deadline=None)
for name, number in EXAMPLES.items():
    settings.register_profile(name, deadline=None, derandomize=True, max_examples=number)
settings.load_profile("repeatable")

EXAMPLE = Path(__file__).parent / "src" / "rocb" / "profiles" / "europe-2021.json"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """See to it that no test takes more examples, nor more cases, than the profile has."""
    profile = settings.get_current_profile_name()
    if profile in CASES:
        kept = dict.fromkeys(thinned(items, CASES[profile]))
        config.hook.pytest_deselected(items=[it for it in items if it not in kept])
        items[:] = kept
    if profile in EXAMPLES:
        cap_examples(items, EXAMPLES[profile])


def thinned(items: Iterable[pytest.Item], most: int) -> Iterator[pytest.Item]:
    """Yield of the cases of each test that many at most, spread over all of them."""
    for _, held in groupby(items, key=lambda it: it.nodeid.partition("[")[0]):
        cases = [*held]
        yield from cases[:: ceil(len(cases) / most)]


def cap_examples(items: Iterable[pytest.Item], most: int) -> None:
    """Let no property take more examples."""
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
