"""Submissions in files, as the commands that send, return and accept reports have them."""

import argparse
from pathlib import Path

from rocb import files
from rocb.commands.arguments import day, out_arguments
from rocb.commands.delivery import deliver
from rocb.reporting.submissions.data import submission_from_json, submission_to_json
from rocb.reporting.submissions.submissions import Submission
from rocb.texts import LocalizedText


def submission_at(path: Path) -> Submission:
    """Return the submission in a file. Raises `FileRefused`, and `InvalidDocument` for any other.

    A file in which a page was changed is such a one.
    """
    return submission_from_json(files.read(path))


def submission_argument(command: argparse.ArgumentParser) -> None:
    """Add the file of a submission."""
    command.add_argument("submission", type=Path, metavar="SUBMISSION", help="a submitted report")


def step_arguments(command: argparse.ArgumentParser) -> None:
    """Add who takes a step, on which day, and where the submission goes."""
    command.add_argument("--by", required=True, metavar="NAME", help="who does it")
    command.add_argument("--on", type=day, required=True, metavar="DATE", help="such as 2021-04-12")
    out_arguments(command)


def why_arguments(command: argparse.ArgumentParser) -> None:
    """Add the reason for a step, in one language or both."""
    command.add_argument("--why-en", metavar="TEXT", help="the reason, in English")
    command.add_argument("--why-ru", metavar="TEXT", help="the reason, in Russian")


def why_of(options: argparse.Namespace) -> LocalizedText | None:
    """Return the reason that was given, if any."""
    if options.why_en is None and options.why_ru is None:
        return None
    return LocalizedText(options.why_en, options.why_ru)


def deliver_submission(submission: Submission, options: argparse.Namespace) -> int:
    """Write a submission where it was asked for, if need be in place of the one that it goes on."""
    before: Path | None = getattr(options, "submission", None)
    return deliver(submission_to_json(submission), options, in_place_of=before)
