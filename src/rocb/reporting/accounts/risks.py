"""Risks and lessons: what is late or at risk, which deadlines passed, and what was learnt."""

from datetime import date

from attrs import frozen

from rocb.checks import require
from rocb.planning.plan.monitoring import Monitoring, monitor
from rocb.planning.projects.lessons import Lesson
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted


@frozen
class RiskAccount:
    """How the plan stood at the end of a period, and the lessons of the period, by id.

    Lessons are counted by the day on which they were learnt, evaluated, and first sent to a Member.
    """

    monitoring: Monitoring
    late: Figure
    at_risk: Figure
    postponed: Figure
    learnt: Figure
    evaluated: Figure
    sent: Figure
    lessons: tuple[Lesson, ...]


def risk_account(basis: Basis) -> RiskAccount:
    """Return what was late or at risk at the end of a period, and what was learnt in it."""
    require("basis", Basis, basis)
    found = monitor(basis.plan, basis.on)
    lessons = sorted(basis.office.planning.portfolio.lessons, key=lambda it: it.id)
    learnt = tuple(it for it in lessons if it.learnt_on in basis.days)
    evaluated = (it for it in lessons if it.evaluation and it.evaluation.on in basis.days)
    return RiskAccount(
        monitoring=found,
        late=counted("activities", (it.activity for it in found.late)),
        at_risk=counted("activities", (it.activity for it in found.at_risk)),
        postponed=counted("activities", found.postponed),
        learnt=counted("lessons", learnt),
        evaluated=counted("lessons", evaluated),
        sent=counted("lessons", (it for it in lessons if _first_sent(it) in basis.days)),
        lessons=learnt,
    )


def _first_sent(lesson: Lesson) -> date:
    return min((it.on for it in lesson.deliveries), default=date.max)
