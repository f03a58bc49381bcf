"""What stands in a plan and in what is said of it."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from rocb.planning.plan.changes import Step
from rocb.planning.plan.deviations import DeviationKind
from rocb.planning.plan.lines import LineDetail, PlanLine
from rocb.planning.plan.monitoring import DeadlineState, LateReason, ThreatKind
from rocb.planning.plan.tracing import Aim
from rocb.planning.plan.training_evaluations import EvaluationLevel
from rocb.texts import LocalizedText as T

PLANS: Final[Mapping[Enum, T]] = MappingProxyType(
    {
        PlanLine.PROJECTS: T("project activities", "мероприятия проектов"),
        PlanLine.SEMINARS: T("seminars", "семинары"),
        PlanLine.MEMBERS: T("contact with Members", "связь с членами"),
        PlanLine.DIRECTORATE: T("contact with the Directorate", "связь с Директоратом"),
        PlanLine.DATABASES: T("databases", "базы данных"),
        PlanLine.STAKEHOLDERS: T(
            "contact with stakeholders and donors", "связь с заинтересованными сторонами и донорами"
        ),
        PlanLine.BENCHMARKING: T("benchmarking", "сопоставительный анализ"),
        PlanLine.REGIONAL_MEETINGS: T("regional meetings", "региональные совещания"),
        PlanLine.SECRETARIAT_MEETINGS: T("meetings at the Secretariat", "совещания в Секретариате"),
        LineDetail.PROJECT: T("project", "проект"),
        LineDetail.AUDIENCE: T("audience", "аудитория"),
        LineDetail.IMPLICATIONS: T("implications", "последствия"),
        LineDetail.INQUIRY: T("survey or assessment", "опрос или оценка"),
        LineDetail.SUBJECT: T("subject", "предмет"),
        LineDetail.DATABASE: T("database", "база данных"),
        LineDetail.PARTNERS: T("partners", "партнёры"),
        LineDetail.BENCHMARK: T("benchmark", "сопоставление"),
        LineDetail.REPRESENTATION: T("representation", "представительство"),
        Aim.GOAL: T("goals", "цели"),
        Aim.CLAUSE: T("clauses", "пункты мандата"),
        Aim.FOCUS: T("focus areas", "приоритетные области"),
        Aim.NEED: T("needs", "потребности"),
        Step.PROPOSE: T("proposed", "предложено"),
        Step.PLAN: T("planned", "запланировано"),
        Step.RESCHEDULE: T("given new dates", "назначены новые даты"),
        Step.START: T("started", "начато"),
        Step.COMPLETE: T("completed", "завершено"),
        Step.POSTPONE: T("postponed", "отложено"),
        Step.CANCEL: T("cancelled", "отменено"),
        Step.REINSTATE: T("reinstated", "восстановлено"),
        DeviationKind.ADDED: T("added", "добавлено"),
        DeviationKind.REMOVED: T("removed", "исключено"),
        DeviationKind.RENAMED: T("renamed", "переименовано"),
        DeviationKind.STATE: T("state changed", "изменено состояние"),
        DeviationKind.MOVED: T("moved", "изменены сроки"),
        DeviationKind.LENGTH: T("longer or shorter", "изменена продолжительность"),
        DeviationKind.BUDGET: T("budget changed", "изменён бюджет"),
        DeviationKind.MEMBERS: T("Members changed", "изменён состав членов"),
        DeviationKind.GOALS: T("goals changed", "изменены цели"),
        LateReason.NOT_BEGUN: T("not begun", "не начато"),
        LateReason.NOT_ENDED: T("not ended", "не завершено"),
        ThreatKind.CANCELLED: T("waits for what is cancelled", "зависит от отменённого"),
        ThreatKind.POSTPONED: T("waits for what is postponed", "зависит от отложенного"),
        ThreatKind.LATE: T("waits for what is late", "зависит от запаздывающего"),
        ThreatKind.OVERLAPS: T(
            "begins before what it waits for ends", "начинается до конца предшествующего"
        ),
        ThreatKind.SLIPS: T(
            "waits for what will end too late", "предшествующее закончится слишком поздно"
        ),
        ThreatKind.AT_RISK: T("waits for what is at risk", "зависит от находящегося под угрозой"),
        ThreatKind.BEGUN_BEFORE: T(
            "began before what it depends on ended", "начато до окончания предшествующего"
        ),
        ThreatKind.DEADLINE_MISSED: T("deadline missed", "пропущен срок"),
        DeadlineState.COMING: T("coming", "предстоит"),
        DeadlineState.MET: T("met", "соблюдён"),
        DeadlineState.MET_LATE: T("met late", "выполнен с опозданием"),
        DeadlineState.MISSED: T("missed", "пропущен"),
        DeadlineState.DROPPED: T("dropped", "снят"),
        EvaluationLevel.REACTION: T("reaction", "реакция"),
        EvaluationLevel.LEARNING: T("learning", "обучение"),
        EvaluationLevel.BEHAVIOUR: T("behaviour", "поведение"),
        EvaluationLevel.RESULTS: T("results", "результаты"),
        EvaluationLevel.RETURN_ON_INVESTMENT: T("return on investment", "окупаемость инвестиций"),
    }
)
