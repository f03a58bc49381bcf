"""The pool of experts: what they can do, where they stand, and what keeps them from a seat."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.climbing import ClimbStep
from rocb.planning.experts.languages import Fluency
from rocb.planning.experts.mission_costs import MissionExpense
from rocb.planning.experts.skills import Level
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.themes import ThemeArea
from rocb.texts import LocalizedText as T

EXPERTS: Final[Mapping[Enum, T]] = MappingProxyType(
    {
        Accreditation.NONE: T("not accredited", "без аккредитации"),
        Accreditation.PRE_SCREENED: T("pre-screened", "предварительный отбор пройден"),
        Accreditation.PRE_ACCREDITED: T("pre-accredited", "предварительная аккредитация"),
        Accreditation.ACCREDITED: T("accredited", "аккредитован"),
        ClimbStep.ACCREDITATION: T("the accreditation itself", "присвоение аккредитации"),
        ClimbStep.RENEWAL: T("a renewal", "возобновление аккредитации"),
        ClimbStep.MISSION: T("an assessed mission", "миссия с оценкой"),
        ClimbStep.WORKSHOP: T("an accreditation workshop", "аккредитационный семинар"),
        Fluency.A1: T("A1, breakthrough", "уровень выживания"),
        Fluency.A2: T("A2, waystage", "предпороговый уровень"),
        Fluency.B1: T("B1, threshold", "пороговый уровень"),
        Fluency.B2: T("B2, vantage", "пороговый продвинутый уровень"),
        Fluency.C1: T("C1, effective proficiency", "уровень профессионального владения"),
        Fluency.C2: T("C2, mastery", "владение в совершенстве"),
        Level.BASIC: T("basic", "базовый"),
        Level.WORKING: T("working", "рабочий"),
        Level.ADVANCED: T("advanced", "продвинутый"),
        Level.LEADING: T("leading", "ведущий"),
        MissionExpense.FEE: T("fee", "гонорар"),
        MissionExpense.ALLOWANCE: T("allowance", "суточные"),
        MissionExpense.TRAVEL: T("travel", "проезд"),
        Obstacle.INACTIVE: T("no longer active", "вне резерва"),
        Obstacle.FORBIDDEN: T("ruled out by the office", "запрет со стороны бюро"),
        Obstacle.SKILL: T("other subjects", "другие темы"),
        Obstacle.LEVEL: T("level too low", "недостаточный уровень"),
        Obstacle.ACCREDITATION: T("accreditation too low", "недостаточная аккредитация"),
        Obstacle.LANGUAGE: T("language not spoken", "нет нужного языка"),
        Obstacle.OWN_ADMINISTRATION: T("own administration", "своя администрация"),
        Obstacle.UNAVAILABLE: T("unavailable on these days", "недоступность в эти дни"),
        Obstacle.DAYS_USED_UP: T("days of the year used up", "исчерпан годовой лимит дней"),
        Obstacle.BUSY: T("busy elsewhere", "занятость в другом месте"),
        Obstacle.TEAM_LANGUAGE: T("language missing in the team", "в группе нет нужного языка"),
        Obstacle.ESCORT: T("no accredited lead beside them", "нет аккредитованного руководителя"),
        ThemeArea.ORGANISATIONAL_DEVELOPMENT: T(
            "organisational development", "организационное развитие"
        ),
        ThemeArea.CUSTOMS_TECHNIQUES: T("technical customs matters", "техника таможенного дела"),
    }
)
"""The names of kinds and states of experts, as they stand in pages and calendars."""
