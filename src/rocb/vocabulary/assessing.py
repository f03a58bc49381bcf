"""What stands in records of administrations, diagnostics, priorities and strategies."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from rocb.planning.administrations.acceptances import AcceptanceStatus
from rocb.planning.administrations.contacts import ContactFunction
from rocb.planning.administrations.languages import LanguageUse
from rocb.planning.administrations.particulars import RecordAspect
from rocb.planning.administrations.staff import StaffGroup
from rocb.planning.diagnostics.assessments import AssessmentKind
from rocb.planning.diagnostics.movements import Confidence, Reservation
from rocb.planning.diagnostics.questions import AnswerKind
from rocb.planning.issues.responses import ResponseKind
from rocb.planning.needs.weightings import Aspect
from rocb.planning.strategy.indicators import IndicatorKind, Polarity
from rocb.planning.strategy.paces import Pace
from rocb.planning.strategy.progress import MissingFigure
from rocb.texts import LocalizedText as T

ASSESSING: Final[Mapping[Enum, T]] = MappingProxyType(
    {
        RecordAspect.STRUCTURE: T("structure", "структура"),
        RecordAspect.STAFF: T("staff", "персонал"),
        RecordAspect.LANGUAGES: T("languages", "языки"),
        RecordAspect.CONTACTS: T("contact points", "контактные пункты"),
        RecordAspect.ACCEPTANCES: T("instruments accepted", "принятые инструменты"),
        StaffGroup.ALL: T("all staff", "весь персонал"),
        StaffGroup.MANAGEMENT: T("management", "руководство"),
        StaffGroup.HEADQUARTERS: T("headquarters", "центральный аппарат"),
        StaffGroup.FIELD: T("field offices", "местные подразделения"),
        StaffGroup.TRAINERS: T("trainers", "преподаватели"),
        LanguageUse.OFFICIAL: T("official languages", "официальные языки"),
        LanguageUse.WORKING: T("working languages", "рабочие языки"),
        LanguageUse.TRAINING: T("languages of training", "языки обучения"),
        ContactFunction.NATIONAL: T("national contact point", "национальный контактный пункт"),
        ContactFunction.CAPACITY_BUILDING: T("capacity building", "наращивание потенциала"),
        ContactFunction.TRAINING: T("training", "обучение"),
        ContactFunction.INTEGRITY: T("integrity", "профессиональная этика"),
        ContactFunction.ENFORCEMENT: T("enforcement", "правоохранительная деятельность"),
        ContactFunction.DATA: T("data of the record", "данные записи"),
        AcceptanceStatus.NOT_ACCEPTED: T("not accepted", "не принято"),
        AcceptanceStatus.DECLARED: T("intention declared", "заявлено о намерении"),
        AcceptanceStatus.ACCEPTED: T("accepted", "принято"),
        AcceptanceStatus.RESERVED: T("accepted with reservations", "принято с оговорками"),
        AcceptanceStatus.APPLIED: T("applied", "применяется"),
        AcceptanceStatus.WITHDRAWN: T("withdrawn", "отозвано"),
        AssessmentKind.DIAGNOSTIC_MISSION: T("diagnostic mission", "диагностическая миссия"),
        AssessmentKind.EVALUATION: T("evaluation", "оценка"),
        AssessmentKind.SELF_ASSESSMENT: T("self-assessment", "самооценка"),
        AssessmentKind.SURVEY: T("survey", "опрос"),
        AnswerKind.LEVEL: T("level", "уровень"),
        AnswerKind.TARGET: T("target level", "целевой уровень"),
        AnswerKind.IMPORTANCE: T("importance", "важность"),
        AnswerKind.CHOICE: T("choice", "выбор из вариантов"),
        AnswerKind.NUMBER: T("number", "число"),
        AnswerKind.TEXT: T("free text", "свободный текст"),
        Confidence.HIGH: T("high", "высокая"),
        Confidence.MODERATE: T("moderate", "средняя"),
        Confidence.LOW: T("low", "низкая"),
        Confidence.NONE: T("not comparable", "сравнение невозможно"),
        Reservation.VERSION_CHANGED: T(
            "another version of the framework", "другая версия рамочной основы"
        ),
        Reservation.ASSESSOR_CHANGED: T(
            "assessed by others than before", "оценку проводили другие"
        ),
        Reservation.AREA_NEW: T("new area", "новая область"),
        Reservation.AREA_DROPPED: T(
            "area no longer assessed by the framework", "область исключена из рамочной основы"
        ),
        Reservation.NOT_ASSESSED_BEFORE: T("not assessed before", "ранее не оценивалось"),
        Reservation.NOT_ASSESSED_NOW: T("not assessed now", "сейчас не оценивалось"),
        Aspect.GAP: T("gap", "разрыв"),
        Aspect.IMPORTANCE: T("importance", "важность"),
        Aspect.BREADTH: T("number of Members concerned", "число затронутых членов"),
        Aspect.AGE: T("age of the finding", "давность вывода"),
        ResponseKind.SEMINAR: T("seminar", "семинар"),
        ResponseKind.WORKSHOP: T("workshop", "рабочий семинар"),
        ResponseKind.CONSULTANCY: T("direct consultancy", "прямая консультация"),
        IndicatorKind.AMOUNT: T("amount", "количество"),
        IndicatorKind.RATIO: T("ratio", "соотношение"),
        IndicatorKind.PERCENTAGE: T("percentage", "процент"),
        Polarity.UP: T("the higher, the better", "чем выше, тем лучше"),
        Polarity.DOWN: T("the lower, the better", "чем ниже, тем лучше"),
        Pace.REACHED: T("reached", "достигнуто"),
        Pace.ON_TRACK: T("on track", "по графику"),
        Pace.LATE: T("reached late", "достигнуто с опозданием"),
        Pace.BEHIND: T("behind", "с отставанием"),
        Pace.MISSED: T("missed", "не достигнуто"),
        Pace.UNKNOWN: T("unknown", "неизвестно"),
        MissingFigure.BASELINE: T("no baseline", "нет исходного значения"),
        MissingFigure.TARGET: T("no target", "нет целевого значения"),
        MissingFigure.MEASUREMENT: T("not measured", "нет измерений"),
        MissingFigure.RESULT: T(
            "not measured since the target was due", "нет измерения на срок цели или позже"
        ),
        MissingFigure.RECENT: T("not measured recently", "давно не измерялось"),
    }
)
