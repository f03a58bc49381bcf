"""What the commands share that read tables into an office, and write tables to fill in."""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import Final

from rocb.errors import Fault, InvalidValue
from rocb.imports.kinds import KINDS, ImportKind, import_kind
from rocb.imports.participants import Belated
from rocb.office import Office

_BELATED: Final = ("by", "on", "why_en", "why_ru")
_OPTIONS: Final = {
    "activities": ("source",),
    "answers": ("survey", "on", "latest"),
    "needs": ("source",),
    "participants": ("source", *_BELATED),
}
"""The options that only some kinds have a use for, by kind."""


def kind_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the rows of a table are."""
    command.add_argument("kind", choices=KINDS, help="what the rows are")
    command.add_argument("--survey", metavar="ID", help="which survey they answer, of answers")


def kind_of(
    options: argparse.Namespace,
    office: Office,
    *,
    on: date | None = None,
    latest: bool = False,
    belated: Belated | None = None,
) -> ImportKind:
    """Return how rows of this kind are read.

    Raises `InvalidValue` with all options that are of no use to the kind, and what `import_kind`
    raises.
    """
    if faults := [*_surplus(options)]:
        raise InvalidValue(*faults)
    return import_kind(
        options.kind,
        office,
        survey=options.survey,
        language=options.language,
        on=on,
        latest=latest,
        belated=belated,
    )


def _surplus(options: argparse.Namespace) -> Iterator[Fault]:
    for name in dict.fromkeys(it for names in _OPTIONS.values() for it in names):
        value = getattr(options, name, None)
        if name not in _OPTIONS[options.kind] and value not in (None, False):
            yield Fault(name.replace("_", "-"), value, f"given with {options.kind}")
