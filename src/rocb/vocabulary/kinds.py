"""The words of the office: what its kinds and states are called, in English and Russian."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from rocb.booking.premises import SpaceKind
from rocb.booking.requests import Purpose
from rocb.mandate import Chapter
from rocb.members import OrganisationKind
from rocb.planning.plan.activities import ActivityKind, Status
from rocb.planning.plan.places import Mode
from rocb.texts import LocalizedText as T
from rocb.vocabulary.assessing import ASSESSING
from rocb.vocabulary.assigning import ASSIGNING
from rocb.vocabulary.corrections import CORRECTIONS
from rocb.vocabulary.experts import EXPERTS
from rocb.vocabulary.partners import PARTNERS
from rocb.vocabulary.plans import PLANS
from rocb.vocabulary.scheduling import SCHEDULING

KINDS: Final[Mapping[Enum, T]] = MappingProxyType(
    {
        ActivityKind.ACCREDITATION_WORKSHOP: T(
            "accreditation workshop", "аккредитационный семинар"
        ),
        ActivityKind.BENCHMARKING: T("benchmarking", "сопоставительный анализ"),
        ActivityKind.CONFERENCE: T("conference", "конференция"),
        ActivityKind.CONSULTANCY: T("consultancy", "консультация"),
        ActivityKind.DATABASE: T("database", "база данных"),
        ActivityKind.DIAGNOSTIC_MISSION: T("diagnostic mission", "диагностическая миссия"),
        ActivityKind.DONOR_CONFERENCE: T("donor conference", "донорская конференция"),
        ActivityKind.EVALUATION: T("evaluation", "оценка"),
        ActivityKind.LIAISON: T("liaison", "взаимодействие"),
        ActivityKind.MEETING: T("meeting", "совещание"),
        ActivityKind.PROJECT: T("project", "проект"),
        ActivityKind.PROMOTION: T("promotion", "продвижение"),
        ActivityKind.SEMINAR: T("seminar", "семинар"),
        ActivityKind.STUDY_VISIT: T("study visit", "ознакомительный визит"),
        ActivityKind.SURVEY: T("survey", "опрос"),
        ActivityKind.TRAINING: T("training", "обучение"),
        ActivityKind.WORKSHOP: T("workshop", "рабочий семинар"),
        Mode.IN_PERSON: T("in person", "очно"),
        Mode.ONLINE: T("online", "онлайн"),
        Mode.HYBRID: T("hybrid", "смешанный формат"),
        Status.PROPOSED: T("proposed", "предложено"),
        Status.PLANNED: T("planned", "запланировано"),
        Status.UNDER_WAY: T("ongoing", "выполняется"),
        Status.COMPLETED: T("completed", "проведено"),
        Status.POSTPONED: T("postponed", "перенесено"),
        Status.CANCELLED: T("cancelled", "отменено"),
        SpaceKind.CONFERENCE_HALL: T("conference hall", "конференц-зал"),
        SpaceKind.COMPUTER_LABORATORY: T("computer laboratory", "компьютерный класс"),
        SpaceKind.CLASSROOM: T("classroom", "учебная аудитория"),
        SpaceKind.CAFETERIA: T("cafeteria", "кафетерий"),
        SpaceKind.KITCHEN: T("kitchen", "кухня"),
        SpaceKind.PARKING: T("parking lot", "автостоянка"),
        Chapter.DUTY: T("Duties", "Обязанности"),
        Chapter.RESPONSIBILITY: T("Responsibilities", "Сферы ответственности"),
        Chapter.PLAN: T("Lines of the annual plan", "Направления годового плана"),
        Chapter.OPERATION: T("Operational needs", "Оперативные задачи"),
        Chapter.STAKEHOLDER: T("Work with stakeholders", "Работа с заинтересованными сторонами"),
        Chapter.FOCUS: T("Focus areas", "Приоритетные области"),
        Chapter.FACILITY: T("Facilities", "Помещения"),
        Chapter.TERMS: T("Terms of use", "Условия пользования"),
        OrganisationKind.WCO_BODY: T("bodies of the WCO", "органы ВТамО"),
        OrganisationKind.CUSTOMS_ADMINISTRATION: T(
            "customs administrations", "таможенные администрации"
        ),
        OrganisationKind.GOVERNMENT: T("government", "государственные органы"),
        OrganisationKind.INTERNATIONAL: T(
            "international organisations", "международные организации"
        ),
        OrganisationKind.DONOR: T("donors", "доноры"),
        OrganisationKind.TRAINING_CENTRE: T("training centres", "учебные центры"),
        OrganisationKind.BUSINESS: T("business", "деловые круги"),
        Purpose.CONFERENCE: T("conference", "конференция"),
        Purpose.SEMINAR: T("seminar", "семинар"),
        Purpose.TRAINING: T("training", "обучение"),
        Purpose.BUSINESS_MEETING: T("business meeting", "деловая встреча"),
        **ASSESSING,
        **EXPERTS,
        **ASSIGNING,
        **SCHEDULING,
        **PLANS,
        **PARTNERS,
        **CORRECTIONS,
    }
)
"""The names of kinds and states, as they stand in pages and calendars."""
