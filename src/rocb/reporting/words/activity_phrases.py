"""What is said of activities, people and Members in a report on a period."""

from collections.abc import Mapping
from typing import Final

from rocb.texts import LocalizedText as T

ACTIVITY_PHRASES: Final[Mapping[str, T]] = {
    "calendar.as_of": T("as of {day}", "на {day}"),
    "total": T("Total", "Всего"),
    "column.women": T("Women", "Женщины"),
    "column.men": T("Men", "Мужчины"),
    "column.sex_unstated": T("Sex not stated", "Пол не указан"),
    "column.uncounted": T("Activities without a count", "Мероприятия без подсчёта"),
    "participants": T("Participants", "Участники"),
    "participants.table": T("By Member and sex", "По членам и полу"),
    "participants.none": T(
        "Nobody counted the participants of this period.",
        "Участников за этот период никто не подсчитал.",
    ),
    "participants.told": T(
        "Completed activities that state a number: {stated}, of which only “about”: {approximate}; "
        "that state none: {silent}.",
        "Проведённых мероприятий, где число указано: {stated}, из них лишь «около»: {approximate}; "
        "где не указано: {silent}.",
    ),
    "activities.of_year": T("Activities of the year", "Мероприятия года"),
    "column.activities": T("Activities", "Мероприятий"),
    "column.became": T("Outcome", "Результат"),
    "column.first_dates": T("First planned for", "Первоначально"),
    "column.dates_now": T("Now", "Сейчас"),
    "outcomes.table": T("What became of them", "Что с ними стало"),
    "outcome.done": T("done", "проведено"),
    "outcome.under_way": T("under way", "проводится"),
    "outcome.ahead": T("still to begin", "ещё не началось"),
    "outcome.delayed": T("delayed", "задержано"),
    "outcome.brought_forward": T("held earlier", "проведено раньше"),
    "outcome.cancelled": T("cancelled", "отменено"),
    "outcome.planned": T("Of these, planned for the period", "Из них запланировано на период"),
    "outcome.joined": T(
        "Of these, added or moved into it", "Из них добавлено или перенесено в него"
    ),
    "moved.table": T(
        "Moved, put off or cancelled, and why", "Перенесено, отложено или отменено и почему"
    ),
    "reach.now_quarter": T("this quarter", "в этом квартале"),
    "reach.now_year": T("this year", "в этом году"),
    "reach.members": T("Activities by Member", "Мероприятия по членам"),
    "reach.alt": T(
        "One tile for each of the {all} Members: {counts}.",
        "Клетка для каждого члена, всего {all}: {counts}.",
    ),
    "reach.nameless": T(
        "Completed activities that name no Member: {nameless}. For whom they were is not known, and "
        "they are counted for nobody.",
        "Проведённых мероприятий, где члены не названы: {nameless}. Для кого они были, неизвестно, и "
        "они никому не засчитаны.",
    ),
    "mandate": T("The mandate, clause by clause", "Мандат по пунктам"),
    "mandate.note": T(
        "Activities count on the day on which they begin; one may serve several clauses. Other "
        "records are those that serve a clause beside the plan: needs, surveys, courses, contacts.",
        "Мероприятие учитывается в день начала и может служить нескольким пунктам. Прочие записи — "
        "те, что служат пункту помимо плана: потребности, опросы, курсы, контакты.",
    ),
    "column.other_records": T("Other records", "Прочие записи"),
    "goals": T("The goals of the strategy", "Цели стратегии"),
    "goals.table": T("How far each goal is", "Продвижение по целям"),
    "goals.no_strategy": T("No strategy is in force.", "Действующей стратегии нет."),
    "goals.strategy": T("{title}, {period}", "{title}, {period}"),
    "goals.aimless": T(
        "Activities of the period that serve none of these goals: {aimless}.",
        "Мероприятий периода, не служащих ни одной из этих целей: {aimless}.",
    ),
    "goals.picture": T("From the baseline to the target", "От исходного значения к цели"),
    "goals.alt": T(
        "Each indicator on its way from the baseline to the target. Goals: {paces}.",
        "Каждый показатель на пути от исходного значения к цели. Цели: {paces}.",
    ),
    "track.baseline": T("baseline", "исходно"),
    "track.target": T("target", "цель"),
    "track.actual": T("actual", "сейчас"),
    "track.expected": T("expected by now", "ожидается сейчас"),
    "column.goal": T("Goal", "Цель"),
    "column.pace": T("Progress", "Продвижение"),
    "column.unit": T("Unit", "Единица"),
    "column.baseline": T("Baseline", "Исходно"),
    "column.baseline_on": T("Measured on", "Измерено"),
    "column.target": T("Target", "Цель"),
    "column.measured_on": T("Measured on", "Измерено"),
    "column.portion": T("Part of the whole", "Часть целого"),
    "column.set_on": T("Set on", "Установлено"),
    "column.actual": T("Latest figure", "Последнее значение"),
    "indicators.table": T("Indicators", "Показатели"),
    "targets.table": T("Targets, as they were set", "Целевые значения в порядке установки"),
    "target.stands": T("stands", "действует"),
    "target.replaced": T("replaced", "заменено"),
    "centres": T("Regional training centres", "Региональные учебные центры"),
    "centres.table": T("Courses that began, by centre", "Начавшиеся курсы по центрам"),
    "centres.none": T("No training centre is known.", "Учебные центры не известны."),
    "column.centre": T("Centre", "Центр"),
    "column.courses": T("Courses", "Курсы"),
    "column.course": T("Course", "Курс"),
    "column.places": T("Places", "Мест"),
    "column.places_unstated": T("Courses that state no places", "Курсы без числа мест"),
    "column.members_invited": T("Members invited", "Приглашено членов"),
    "courses.table": T("Courses", "Курсы"),
    "courses.similar": T(
        "On one theme and soon after one another, so that they might be held together: {courses}",
        "На одну тему и близко по времени, их можно объединить: {courses}",
    ),
    "courses.clashing": T(
        "At the same time for the same Members: {courses}",
        "В одно время для одних и тех же членов: {courses}",
    ),
    "risks": T("Risks and lessons", "Риски и уроки"),
    "risks.none": T(
        "Nothing is late, at risk or waiting for new dates.",
        "Ничто не запаздывает, не под угрозой и не ждёт новых сроков.",
    ),
    "late.table": T("Late", "Запаздывает"),
    "at_risk.table": T("At risk", "Под угрозой"),
    "postponed.table": T("Waiting for new dates", "Ждёт новых сроков"),
    "deadlines.table": T("Deadlines of the year", "Сроки года"),
    "column.reasons": T("Reasons", "Причины"),
    "column.days_late": T("Days late", "Дней опоздания"),
    "column.threats": T("What threatens it", "Что угрожает"),
    "column.slip": T("Days that it will slip", "Сдвиг, дней"),
    "column.dates_were": T("Last dates", "Прежние даты"),
    "column.due": T("Due", "Срок"),
    "column.deadline": T("Deadline", "Что должно быть сделано"),
    "column.state": T("State", "Состояние"),
    "column.days_off": T(
        "Days after it was due (below zero: before)", "Дней после срока (меньше нуля: до)"
    ),
    "column.date": T("Date", "Дата"),
    "lessons.told": T(
        "Lessons of the period: {learnt} learnt, {evaluated} evaluated, {sent} sent to Members.",
        "Уроки периода: извлечено {learnt}, оценено {evaluated}, разослано членам {sent}.",
    ),
    "lessons.table": T("Lessons learnt", "Извлечённые уроки"),
    "column.lesson": T("Lesson", "Урок"),
    "column.recommendation": T("Recommendation", "Рекомендация"),
    "next.deadlines": T("Deadlines", "Сроки"),
    "transmittal": T("Transmittal", "Сопроводительное письмо"),
    "transmittal.dear": T("To: {addressees}", "Кому: {addressees}"),
    "transmittal.text": T(
        "{office} submits the report below for {days}. It is drawn up from the office's records as "
        "they were known on {on}; every figure leads back to the records that it comes from.",
        "{office} представляет отчёт за период: {days}; он составлен по записям бюро, как они были "
        "известны на {on}, и каждая цифра опирается на свои записи.",
    ),
    "transmittal.duty": T(
        "The mandate asks for it: {duty}",
        "Этого требует мандат: {duty}",
    ),
    "directions.table": T("Directions received in the period", "Указания, полученные за период"),
    "column.direction": T("What was asked", "Что поручено"),
    "column.done": T("What was done", "Что сделано"),
    "column.of_quarter": T("Quarter", "Квартал"),
    "column.outcome_done": T("Done", "Проведено"),
    "column.outcome_delayed": T("Delayed", "Задержано"),
    "column.outcome_cancelled": T("Cancelled", "Отменено"),
    "column.members_reached": T("Members reached", "Охвачено членов"),
    "quarters": T("Quarter by quarter", "По кварталам"),
    "quarters.table": T(
        "Each quarter for itself, by what was known at the end of the year",
        "Каждый квартал сам по себе, по данным на конец года",
    ),
    "annual.title": T("Annual report {year}", "Годовой отчёт {year}"),
    "summary.activities": T("Activities done", "Проведено мероприятий"),
    "summary.off": T(
        "{planned} planned, {delayed} delayed, {cancelled} cancelled",
        "запланировано {planned}, задержано {delayed}, отменено {cancelled}",
    ),
    "summary.members": T("Members reached", "Охвачено членов"),
    "summary.of_members": T("of {all}; {earlier} more earlier", "из {all}; ещё {earlier} ранее"),
    "summary.needs": T("Needs found", "Выявлено потребностей"),
    "summary.closed": T("{closed} met, {open} open", "удовлетворено {closed}, открыто {open}"),
    "summary.seats": T("Expert seats filled", "Назначено экспертов"),
    "summary.empty": T(
        "{empty} empty; {days} days on mission", "свободно мест: {empty}; дней в миссиях: {days}"
    ),
    "summary.hours": T("Rooms booked", "Занятость помещений"),
    "summary.spent": T("Spent, {currency}", "Израсходовано, {currency}"),
    "summary.unspent": T("costs not stated: {unspent}", "статей без данных: {unspent}"),
}
