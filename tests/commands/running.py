"""Running commands, here and in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rocb.__main__ import main

PLAN, STAFFING, CALENDAR = ["plan"], ["staffing"], ["calendar"]
REPORT, ANNUAL = ["report", "--quarter", "2021Q1"], ["annual"]
COMMANDS = [PLAN, STAFFING, CALENDAR, REPORT]
WRITING = pytest.mark.parametrize("command", COMMANDS, ids=lambda it: it[0])

PLAINEST = (
    {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "ascii"},
)
"""The environments in which a terminal knows the fewest characters."""

needs_full_device = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="there is no device that is always full"
)


def usage_of(*arguments: str) -> int:
    """The exit status that the parser of the arguments asks for."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def python(
    *arguments: str, variables: dict[str, str] | None = None, optimised: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m rocb` as its users do."""
    flags = ["-O"] if optimised else []
    usual = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, *flags, "-m", "rocb", *arguments],
        capture_output=True,
        check=False,
        env=usual | (variables or {}),
        timeout=60,
    )
