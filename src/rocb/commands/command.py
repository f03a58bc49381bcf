"""A command of the command line, and the status with which one ends."""

import argparse
from collections.abc import Callable
from typing import Final

from attrs import frozen

DONE: Final = 0
FAULTS: Final = 1
STOPPED: Final = 130


@frozen
class Command:
    """A command: what it does, in a line; what may be typed after it; how it runs.

    `run` takes what was typed and returns the exit status.
    """

    name: str
    about: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
