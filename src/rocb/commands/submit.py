"""`submit` and `resubmit`: the report on a quarter, frozen in both languages."""

import argparse
from datetime import date
from typing import Final

from rocb.commands.arguments import (
    document_argument,
    drafting_arguments,
    earlier_argument,
    quarter_argument,
)
from rocb.commands.command import Command
from rocb.commands.offices import drafting, quarter_of
from rocb.commands.submissions import (
    deliver_submission,
    step_arguments,
    submission_argument,
    submission_at,
    why_arguments,
    why_of,
)
from rocb.errors import Fault, InvalidValue
from rocb.reporting.pages import Page
from rocb.reporting.quarterly import KEY, quarterly_page, quarterly_report
from rocb.reporting.submissions.submissions import resubmitted, submitted
from rocb.texts import Language


def _submit_arguments(command: argparse.ArgumentParser) -> None:
    document_argument(command)
    quarter_argument(command, required=True)
    _shared_arguments(command)


def _resubmit_arguments(command: argparse.ArgumentParser) -> None:
    submission_argument(command)
    document_argument(command)
    why_arguments(command)
    _shared_arguments(command)


def _shared_arguments(command: argparse.ArgumentParser) -> None:
    earlier_argument(command)
    drafting_arguments(command)
    step_arguments(command)


def _submit(options: argparse.Namespace) -> int:
    pages = _pages(options.quarter, options)
    made = submitted(KEY, options.quarter, pages, options.on, options.by)
    return deliver_submission(made, options)


def _resubmit(options: argparse.Namespace) -> int:
    submission = submission_at(options.submission)
    if submission.report != KEY:
        raise InvalidValue(Fault("submission", submission.report, f"a {KEY} report"))
    pages = _pages(submission.period, options, hindsight=options.on)
    made = resubmitted(submission, pages, options.on, options.by, why_of(options))
    return deliver_submission(made, options)


def _pages(
    period: str, options: argparse.Namespace, hindsight: date | None = None
) -> tuple[Page, ...]:
    office, drafted = drafting(options)
    quarter = quarter_of(period, office, drafted)
    earlier = [submission_at(it) for it in options.earlier]
    if options.on <= quarter.days.last:
        expected = f"later than {quarter.days.last}, when the quarter ends"
        raise InvalidValue(Fault("on", options.on.isoformat(), expected))
    report = quarterly_report(office, quarter, earlier, drafted, hindsight)
    return tuple(quarterly_page(report, language) for language in Language)


SUBMIT: Final = Command(
    "submit", "freeze the report on a quarter, as it is sent", _submit_arguments, _submit
)
RESUBMIT: Final = Command(
    "resubmit", "freeze a report anew that was returned", _resubmit_arguments, _resubmit
)
