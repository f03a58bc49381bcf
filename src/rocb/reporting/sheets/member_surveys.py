"""The surveys that a Member was asked to answer, and how far it did."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rocb.planning.diagnostics.response_rates import response_rate
from rocb.planning.diagnostics.surveys import Survey


@frozen
class AskedSurvey:
    """A survey that was sent to a Member, and the day on which it answered, `None` until then.

    The answer is `complete` or in part, and may have come `late`.
    """

    survey: Survey
    answered_on: date | None
    complete: bool
    late: bool


def asked_surveys(surveys: Iterable[Survey], code: str, on: date) -> tuple[AskedSurvey, ...]:
    """Return the surveys that a Member had been sent by the end of a day, by day, then by id."""
    sent = [(it.sent_on, it.id, it) for it in surveys if it.sent_on is not None]
    return tuple(
        _asked(survey, code, on)
        for sent_on, _, survey in sorted(sent, key=lambda row: row[:2])
        if sent_on <= on and code in survey.asked
    )


def _asked(survey: Survey, code: str, on: date) -> AskedSurvey:
    rate = response_rate(survey, on)
    heard = code in rate.complete or code in rate.partial
    days = (it.on for it in survey.responses if it.member == code)
    return AskedSurvey(
        survey,
        next(days, None) if heard else None,
        complete=code in rate.complete,
        late=code in rate.late,
    )
