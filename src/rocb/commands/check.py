"""`check`: every fault of a document."""

import argparse
from typing import Final

from rocb import documents
from rocb.commands.arguments import document_argument
from rocb.commands.command import DONE, Command


def _run(options: argparse.Namespace) -> int:
    office = documents.load(options.file)
    planning = office.planning
    counts = {
        "Member": len(office.members),
        "need": len(planning.needs),
        "expert": len(planning.experts),
        "activity": len(planning.plan.activities) if planning.plan else 0,
        "room request": len(office.room_requests),
    }
    listed = ", ".join(_counted(number, what) for what, number in counts.items())
    print(f"{options.file}: no fault ({listed})")
    return DONE


def _counted(number: int, what: str) -> str:
    if number == 1:
        return f"1 {what}"
    return f"{number} {what.removesuffix('y')}ies" if what.endswith("y") else f"{number} {what}s"


CHECK: Final = Command("check", "list every fault of a document", document_argument, _run)
