"""What stands in projects, partnerships, benchmarks and the network."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from rocb.planning.benchmarking.benchmarks import Dimension
from rocb.planning.benchmarking.disclosure import Disclosure, ViewerKind
from rocb.planning.network.directions import Supervisor
from rocb.planning.network.guidance import GuidanceForm
from rocb.planning.network.policy_gaps import PolicyGapState
from rocb.planning.network.secretariat import SecretariatRole
from rocb.planning.network.staff_development import DevelopmentResult
from rocb.planning.network.translations import TranslationState
from rocb.planning.partners.assistance import AssistanceKind
from rocb.planning.partners.capital import InfrastructureKind
from rocb.planning.partners.pledges import PledgeStatus
from rocb.planning.partners.relations import Medium
from rocb.planning.projects.lessons import EvaluationCriterion, LessonStatus
from rocb.planning.projects.phases import ColumbusPhase
from rocb.planning.projects.projects import ProjectKind
from rocb.planning.projects.secretariat_replies import ReplyKind
from rocb.texts import LocalizedText as T

PARTNERS: Final[Mapping[Enum, T]] = MappingProxyType(
    {
        ReplyKind.AGREED: T("agreed", "одобрено"),
        ReplyKind.AGREED_IN_PART: T("agreed in part", "одобрено частично"),
        ReplyKind.DECLINED: T("declined", "отклонено"),
        ColumbusPhase.DIAGNOSTIC: T("diagnostic", "диагностика"),
        ColumbusPhase.IMPLEMENTATION: T("planning and implementation", "планирование и реализация"),
        ColumbusPhase.MONITORING: T("monitoring and evaluation", "мониторинг и оценка"),
        ProjectKind.PILOT: T("pilot", "пилотный проект"),
        ProjectKind.LONGER_TERM: T("longer-term", "долгосрочный проект"),
        EvaluationCriterion.RELEVANCE: T("relevance", "актуальность"),
        EvaluationCriterion.COHERENCE: T("coherence", "согласованность"),
        EvaluationCriterion.EFFECTIVENESS: T("effectiveness", "результативность"),
        EvaluationCriterion.EFFICIENCY: T("efficiency", "эффективность"),
        EvaluationCriterion.IMPACT: T("impact", "воздействие"),
        EvaluationCriterion.SUSTAINABILITY: T("sustainability", "устойчивость"),
        LessonStatus.DRAFTED: T("drafted", "сформулирован"),
        LessonStatus.EVALUATED: T("evaluated", "оценён"),
        LessonStatus.SENT: T("sent", "разослан"),
        Medium.MEETING: T("meeting", "встреча"),
        Medium.VISIT: T("visit", "визит"),
        Medium.CALL: T("call", "звонок"),
        Medium.LETTER: T("letter", "письмо"),
        Medium.MESSAGE: T("message", "электронное сообщение"),
        PledgeStatus.PLEDGED: T("pledged", "обещано"),
        PledgeStatus.CONFIRMED: T("confirmed", "подтверждено"),
        PledgeStatus.RECEIVED_IN_PART: T("received in part", "получено частично"),
        PledgeStatus.RECEIVED: T("received", "получено"),
        PledgeStatus.WITHDRAWN: T("withdrawn", "отозвано"),
        PledgeStatus.LAPSED: T("lapsed", "утратило силу"),
        InfrastructureKind.BORDER_CROSSING: T("border crossing", "пункт пропуска"),
        InfrastructureKind.BUILDING: T("building", "здание"),
        InfrastructureKind.INFORMATION_TECHNOLOGY: T(
            "information technology", "информационные технологии"
        ),
        InfrastructureKind.INSPECTION_EQUIPMENT: T(
            "inspection equipment", "досмотровое оборудование"
        ),
        InfrastructureKind.LABORATORY: T("laboratory", "лаборатория"),
        InfrastructureKind.TRAINING_FACILITY: T("training facility", "учебный объект"),
        InfrastructureKind.TRANSPORT: T("transport", "транспорт"),
        AssistanceKind.ADVICE: T("advice", "консультации"),
        AssistanceKind.EQUIPMENT: T("equipment", "оборудование"),
        AssistanceKind.EXPERT_MISSION: T("expert mission", "миссия экспертов"),
        AssistanceKind.FUNDING: T("funding", "финансирование"),
        AssistanceKind.STUDY_VISIT: T("study visit", "ознакомительный визит"),
        AssistanceKind.TRAINING: T("training", "обучение"),
        Disclosure.OFFICE: T("only the office", "только офису"),
        Disclosure.NAMED: T("named Members", "названным членам"),
        Disclosure.PARTICIPANTS: T("the participants", "участникам сопоставления"),
        Disclosure.PUBLIC: T("everybody", "всем"),
        ViewerKind.OFFICE: T("the office", "офис"),
        ViewerKind.MEMBER: T("a Member", "член"),
        ViewerKind.PUBLIC: T("the public", "общественность"),
        Dimension.ORGANISATION: T("organisational development", "организационное развитие"),
        Dimension.FACILITATION: T(
            "trade facilitation and economic competitiveness",
            "упрощение торговли и экономическая конкурентоспособность",
        ),
        Dimension.ENFORCEMENT: T(
            "enforcement, security and protection of society",
            "правоохранительная деятельность, безопасность и защита общества",
        ),
        Dimension.REVENUE: T("revenue collection", "взимание доходов"),
        PolicyGapState.FOUND: T("found", "выявлен"),
        PolicyGapState.RAISED: T("raised, not answered", "сообщён, ответа нет"),
        PolicyGapState.ANSWERED: T("answered", "получен ответ"),
        PolicyGapState.CLOSED: T("closed", "закрыт"),
        TranslationState.ASKED: T("asked for", "запрошен"),
        TranslationState.UNDER_WAY: T("under way", "в работе"),
        TranslationState.DELIVERED: T("delivered", "сдан"),
        TranslationState.PUBLISHED: T("published", "опубликован"),
        TranslationState.WITHDRAWN: T("withdrawn", "отозван"),
        SecretariatRole.PROMOTES: T("promotes", "продвигает"),
        SecretariatRole.MANAGES: T("manages", "руководит"),
        DevelopmentResult.ABLE: T("able to support Members", "может поддерживать членов"),
        DevelopmentResult.NOT_YET: T("not yet", "пока не готов"),
        GuidanceForm.MEETING: T("meeting", "встреча"),
        GuidanceForm.CALL: T("call", "звонок"),
        GuidanceForm.LETTER: T("letter", "письмо"),
        GuidanceForm.PAPER: T("paper", "записка"),
        GuidanceForm.MISSION: T("mission", "миссия"),
        Supervisor.CONTACT_POINT: T("the Secretariat's contact point", "координатор Секретариата"),
        Supervisor.VICE_CHAIR: T("the Vice-Chair", "вице-председатель"),
        Supervisor.DIRECTOR_GENERAL: T("a Director General", "руководитель службы"),
    }
)
