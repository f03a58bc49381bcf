"""What is said of submitted reports, and of what changed in them since."""

from collections.abc import Mapping
from typing import Final

from rocb.texts import LocalizedText as T

SUBMISSION_PHRASES: Final[Mapping[str, T]] = {
    "changes": T("Changes since the report on {quarter}", "Изменения после отчёта за {quarter}"),
    "changes.of": T(
        "The report on {period} is {state} (as of {on}; content {content}…). Its figures are held "
        "against what is known now.",
        "Отчёт за {period}: {state} (на {on}; содержание {content}…). Его цифры сверены с тем, что "
        "известно сейчас.",
    ),
    "changes.none": T(
        "No figure of it would read otherwise today.",
        "Ни одна его цифра сегодня не была бы иной.",
    ),
    "changes.table": T("Figures that would read otherwise", "Цифры, которые были бы иными"),
    "changes.follows": T(
        "Follows from other records, see below", "Следует из других записей, см. ниже"
    ),
    "changes.step": T("{step} on {on}", "{step} {on}"),
    "changes.late": T("{step} on {on}, put down on {known}", "{step} {on}, внесено {known}"),
    "late_steps.table": T("Steps told after their time", "Шаги, внесённые с опозданием"),
    "column.step": T("Step", "Шаг"),
    "corrections.table": T("What was put right in the records", "Что исправлено в записях"),
    "submission.submitted": T("submitted", "представлен"),
    "submission.returned": T("returned for revision", "возвращён на доработку"),
    "submission.accepted": T("accepted", "принят"),
    "submission.trail": T("The way of this report", "Путь этого отчёта"),
    "column.put_down": T(
        "What was put down about its records", "Что внесено о записях, на которых он основан"
    ),
    "column.figure": T("Figure", "Показатель"),
    "column.was": T("As reported", "В отчёте"),
    "column.is_now": T("As known now", "Как известно сейчас"),
    "column.record": T("Record", "Запись"),
}
