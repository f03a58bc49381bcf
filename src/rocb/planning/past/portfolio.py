"""The portfolio as it was known on a day."""

from datetime import date

from rocb.planning.past.dated import come, dated_by, known
from rocb.planning.projects.action_plans import ActionPlan
from rocb.planning.projects.lessons import Lesson
from rocb.planning.projects.portfolio import Portfolio
from rocb.planning.projects.projects import Project
from rocb.planning.projects.support import SupportRequest


def portfolio_on(portfolio: Portfolio, day: date) -> Portfolio:
    """Return what was proposed, drawn up and learnt by a day, as far as it was then."""
    projects = dated_by(portfolio.projects, "proposed_on", day)
    plans = dated_by(portfolio.action_plans, "drawn_up_on", day)
    lessons = dated_by(portfolio.lessons, "learnt_on", day)
    return known(
        portfolio,
        projects=tuple(_project_on(it, day) for it in projects),
        action_plans=tuple(_action_plan_on(it, day) for it in plans),
        lessons=tuple(_lesson_on(it, day) for it in lessons),
    )


def _project_on(project: Project, day: date) -> Project:
    return known(
        project,
        phases=dated_by(project.phases, "on", day),
        support=_support_on(project.support, day),
    )


def _support_on(support: SupportRequest | None, day: date) -> SupportRequest | None:
    if support is None or support.asked_on > day:
        return None
    reply = support.reply
    return known(support, reply=reply if reply is not None and reply.on <= day else None)


def _action_plan_on(plan: ActionPlan, day: date) -> ActionPlan:
    return known(
        plan,
        actions=tuple(
            known(it, done_on=come(it.done_on, day), progress=dated_by(it.progress, "on", day))
            for it in plan.actions
        ),
    )


def _lesson_on(lesson: Lesson, day: date) -> Lesson:
    evaluation = lesson.evaluation
    return known(
        lesson,
        evaluation=evaluation if evaluation is not None and evaluation.on <= day else None,
        deliveries=dated_by(lesson.deliveries, "on", day),
    )
