"""What an answer to an assignment problem is worth, and which rules it keeps."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from rocb.planning.assignment.objectives import Sense
from rocb.planning.assignment.solutions import SolutionStatus
from rocb.planning.assignment.verification import AssignmentRule
from rocb.texts import LocalizedText as T

ASSIGNING: Final[Mapping[Enum, T]] = MappingProxyType(
    {
        AssignmentRule.CANDIDATE: T("only candidates are chosen", "выбраны только кандидаты"),
        AssignmentRule.ONCE: T("nobody is chosen twice", "никто не выбран дважды"),
        AssignmentRule.SEATS: T("no more people than seats", "людей не больше, чем мест"),
        AssignmentRule.ONE_AT_A_TIME: T("one task at a time", "одна задача в одно время"),
        AssignmentRule.CAPACITY: T("no more time than there is", "времени не больше, чем есть"),
        AssignmentRule.ESCORT: T("nobody lacks an escort", "у каждого есть сопровождающий"),
        AssignmentRule.PIN: T("what is pinned is kept", "закреплённое сохранено"),
        AssignmentRule.PLACEMENT: T("only what is held has tasks", "задачи только у проводимого"),
        AssignmentRule.ONE_OF_GROUP: T("one placement of a group", "один вариант из группы"),
        AssignmentRule.USE: T("nothing is used twice", "ничто не занято дважды"),
        Sense.MOST: T("the most", "наибольшее"),
        Sense.LEAST: T("the least", "наименьшее"),
        SolutionStatus.OPTIMAL: T("proven the best", "доказанно лучшее"),
        SolutionStatus.FEASIBLE: T("not proven the best", "не доказано, что лучшее"),
    }
)
"""The names of rules and states of assignments, as they stand in pages."""
