"""What was done to put the records right, and what kinds of records there are."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from rocb.planning.corrections import CorrectionKind, RecordKind
from rocb.texts import LocalizedText as T

CORRECTIONS: Final[Mapping[Enum, T]] = MappingProxyType(
    {
        CorrectionKind.CORRECTED: T("corrected", "исправлено"),
        CorrectionKind.ENTERED_LATE: T("entered late", "внесено с опозданием"),
        CorrectionKind.STRUCK_OUT: T("struck out", "вычеркнуто"),
        RecordKind.ACTIVITY: T("activity", "мероприятие"),
        RecordKind.NEED: T("need", "потребность"),
        RecordKind.EXPERT: T("expert", "эксперт"),
        RecordKind.EVALUATION: T("evaluation of an expert", "оценка эксперта"),
        RecordKind.PROJECT: T("project", "проект"),
        RecordKind.LESSON: T("lesson", "урок"),
        RecordKind.PLEDGE: T("pledge", "обязательство"),
        RecordKind.INDICATOR: T("indicator", "показатель"),
        RecordKind.POLICY_GAP: T("policy gap", "пробел в политике"),
        RecordKind.TRANSLATION: T("translation", "перевод"),
        RecordKind.COURSE: T("course", "курс"),
        RecordKind.REPRESENTATION: T("meeting", "совещание"),
        RecordKind.TRAINING_EVALUATION: T("evaluation of a training", "оценка обучения"),
    }
)
