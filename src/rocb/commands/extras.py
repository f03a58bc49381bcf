"""What needs packages of an extra: found only when a command asks for it."""

from importlib import import_module
from typing import Any


def needing_extra(module: str, name: str) -> Any:
    """Return what a module of rocb has under a name; without the extra all other commands work.

    Raises `ImportError` with the line to type where the extra is missing.
    """
    return getattr(import_module(f"rocb.{module}"), name)
