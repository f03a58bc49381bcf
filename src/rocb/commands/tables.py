"""What the commands share that read tables into an office, and write tables to fill in."""

import argparse
from datetime import date

from rocb.imports.kinds import KINDS, ImportKind, import_kind
from rocb.imports.participants import Belated
from rocb.office import Office


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
    """Return how rows of this kind are read. Raises what `import_kind` raises."""
    return import_kind(
        options.kind,
        office,
        survey=options.survey,
        language=options.language,
        on=on,
        latest=latest,
        belated=belated,
    )
