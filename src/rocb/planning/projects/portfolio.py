"""The portfolio: all that an office knows of its projects and what came of them."""

from attrs import frozen

from rocb.checks import checked
from rocb.planning.projects.action_plans import ActionPlan
from rocb.planning.projects.lessons import Lesson
from rocb.planning.projects.projects import Project


@frozen(field_transformer=checked)
class Portfolio:
    """Projects, the action plans of Members, and lessons learnt."""

    projects: tuple[Project, ...] = ()
    action_plans: tuple[ActionPlan, ...] = ()
    lessons: tuple[Lesson, ...] = ()
