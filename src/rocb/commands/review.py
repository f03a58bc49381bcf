"""`return` and `accept`: what those say to whom a report was submitted."""

import argparse
from typing import Final

from rocb.commands.command import Command
from rocb.commands.submissions import (
    deliver_submission,
    step_arguments,
    submission_argument,
    submission_at,
    why_arguments,
    why_of,
)
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.reporting.submissions.submissions import accepted, returned


def _arguments(command: argparse.ArgumentParser) -> None:
    submission_argument(command)
    why_arguments(command)
    step_arguments(command)


def _return(options: argparse.Namespace) -> int:
    why = why_of(options)
    if why is None:
        raise InvalidValue(Fault("why", ABSENT, "a reason: --why-en, --why-ru or both"))
    submission = submission_at(options.submission)
    return deliver_submission(returned(submission, options.on, options.by, why), options)


def _accept(options: argparse.Namespace) -> int:
    submission = submission_at(options.submission)
    made = accepted(submission, options.on, options.by, why_of(options))
    return deliver_submission(made, options)


RETURN: Final = Command("return", "return a submitted report for revision", _arguments, _return)
ACCEPT: Final = Command("accept", "accept a submitted report", _arguments, _accept)
