"""What the sheet of a Member says."""

from collections.abc import Mapping
from typing import Final

from rocb.texts import LocalizedText as T

MEMBER_PHRASES: Final[Mapping[str, T]] = {
    "member_sheet.title": T("Member sheet", "Справка по члену"),
    "member_sheet.record": T("What the office knows", "Что известно бюро"),
    "member_sheet.no_membership": T(
        "No source states a membership for this day.",
        "Членство на эту дату ни в одном источнике не указано.",
    ),
    "member_sheet.membership.member": T("Member of the WCO.", "Член ВТамО."),
    "member_sheet.membership.disputed": T(
        "Whether it is a Member of the WCO is disputed in the sources.",
        "Членство в ВТамО в источниках указано по-разному.",
    ),
    "member_sheet.membership.suspended": T(
        "Its membership of the WCO is suspended.", "Членство в ВТамО приостановлено."
    ),
    "member_sheet.since": T("Since: {day}", "С какого дня: {day}"),
    "member_sheet.no_record": T(
        "Its administration has no record at the office yet: its structure, staff, languages, "
        "contact points and acceptances are not known.",
        "Записи о её администрации в бюро пока нет: структура, штат, языки, контакты и принятие "
        "документов неизвестны.",
    ),
    "member_sheet.no_owner": T("nobody yet", "пока никто"),
    "member_sheet.owner": T(
        "Who keeps the record of the administration: {owner}. Amendments that wait for an answer: "
        "{waiting}.",
        "Запись об администрации ведёт: {owner}. Поправок, ожидающих ответа: {waiting}.",
    ),
    "member_sheet.record_table": T("The record of the administration", "Запись об администрации"),
    "member_sheet.stale": T(
        "What was stated more than {days}\xa0days before is to be asked for again.",
        "Сведения старше {days}\xa0дней следует запросить заново.",
    ),
    "member_sheet.statements": T("statements: {count}", "заявлений: {count}"),
    "column.aspect": T("Aspect", "Раздел"),
    "column.stated_of_it": T("What is known", "Что известно"),
    "column.stated_on": T("Stated on", "Указано"),
    "column.ask_again": T("To be asked again", "Запросить заново"),
    "member_sheet.needs": T("Needs and what answers them", "Потребности и меры в ответ"),
    "member_sheet.no_needs": T(
        "No need is known to be open.", "Сведений об открытых потребностях нет."
    ),
    "member_sheet.needs_table": T(
        "Open needs, the most pressing first", "Открытые потребности, важнейшие вначале"
    ),
    "member_sheet.unanswered": T("nothing yet", "пока ничего"),
    "column.answered_by": T("Answered by", "Чем отвечаем"),
    "member_sheet.activities": T("Activities", "Мероприятия"),
    "member_sheet.count.attended": T("Activities taken part in", "Участие в мероприятиях"),
    "member_sheet.count.people": T("Its people", "Участников"),
    "member_sheet.count.women": T("Women", "Женщины"),
    "member_sheet.count.men": T("Men", "Мужчины"),
    "member_sheet.count.uncounted": T(
        "Of these activities, without a count", "Из них без подсчёта"
    ),
    "member_sheet.count.ahead": T("Still to come this year", "Предстоит в этом году"),
    "member_sheet.count.off": T("Put off or cancelled", "Перенесено или отменено"),
    "member_sheet.attended": T(
        "Activities that it took part in", "Мероприятия, в которых участвовала администрация"
    ),
    "member_sheet.attended_none": T(
        "It took part in no activity of the period.",
        "В мероприятиях за период администрация не участвовала.",
    ),
    "member_sheet.ahead": T("Planned for it", "Запланировано"),
    "member_sheet.off": T("Put off or cancelled", "Перенесено или отменено"),
    "member_sheet.diagnostics": T("Diagnostics and surveys", "Диагностика и опросы"),
    "member_sheet.no_diagnostics": T(
        "It was not assessed, and was asked to answer no survey.",
        "Оценки не проводились, анкеты не направлялись.",
    ),
    "member_sheet.assessments": T("Assessments", "Оценки"),
    "column.assessment": T("How it was assessed", "Вид оценки"),
    "column.framework": T("Framework", "Методика"),
    "column.findings": T("Findings", "Выводов"),
    "column.below_target": T("Below their target", "Ниже цели"),
    "member_sheet.surveys": T("Surveys", "Опросы"),
    "column.survey": T("Survey", "Опрос"),
    "column.sent_on": T("Sent on", "Направлен"),
    "column.replied_on": T("Answered on", "Ответ получен"),
    "column.answer_state": T("Answer", "Ответ"),
    "member_sheet.answer.silent": T("none yet", "пока нет"),
    "member_sheet.answer.complete": T("complete", "полный"),
    "member_sheet.answer.partial": T("in part", "частичный"),
    "member_sheet.answer.late": T("late", "с опозданием"),
    "member_sheet.instruments": T("Instruments of the WCO", "Документы ВТамО"),
    "member_sheet.no_acceptances": T(
        "What it accepts is not known, as there is no record of its administration.",
        "Что принято, неизвестно: записи об администрации нет.",
    ),
    "member_sheet.acceptances": T("Parts accepted", "Принятые части"),
    "column.instrument": T("Instrument", "Документ"),
    "column.parts_accepted": T("Accepted", "Принято"),
    "column.parts_known": T("Known of", "Известно о"),
    "column.parts": T("Parts in all", "Всего частей"),
    "member_sheet.action_plans": T("Action plans", "Планы действий"),
    "member_sheet.no_action_plans": T(
        "There is no action plan with actions.", "Плана действий с мерами нет."
    ),
    "member_sheet.actions": T("Actions, and how far each is", "Меры и их выполнение"),
    "column.drawn_up_on": T("Plan of", "План от"),
    "column.planned_action": T("Action", "Мера"),
    "column.action_owner": T("Who sees to it", "Ответственный"),
    "member_sheet.action.done": T("done on {day}", "выполнено {day}"),
    "member_sheet.action.late": T("late by {days}", "просрочено на {days}"),
    "member_sheet.action.waiting": T("waits for another action", "ждёт другой меры"),
    "member_sheet.action.open": T("open", "не выполнено"),
    "member_sheet.experts": T("Experts in the pool", "Эксперты в резерве"),
    "member_sheet.no_experts": T(
        "None of its people is in the pool of experts.", "В резерве экспертов её сотрудников нет."
    ),
    "member_sheet.experts_table": T("By name", "Поимённо"),
    "column.subjects": T("Themes", "Темы"),
    "column.speaks": T("Languages", "Языки"),
    "member_sheet.received": T("What it received", "Что получено"),
    "member_sheet.nothing_received": T(
        "It was sent no lesson and given no guidance in the period.",
        "Уроки не направлялись, рекомендации не давались.",
    ),
    "member_sheet.lessons": T("Lessons learnt elsewhere", "Уроки других администраций"),
    "member_sheet.guidance": T("Guidance to its management", "Рекомендации руководству"),
    "column.form": T("How", "Как"),
    "column.given_by": T("By", "Кем"),
    "column.follow_up": T("Follow-up", "Возврат к вопросу"),
    "member_sheet.benchmarks": T("Benchmarks", "Сопоставления"),
    "member_sheet.no_benchmarks": T(
        "It takes part in no benchmark, and none is open to it.",
        "В сопоставлениях не участвует, открытых для неё нет.",
    ),
    "member_sheet.measures": T("What is compared", "Что сопоставляется"),
    "member_sheet.results": T("Figures that may be seen", "Доступные значения"),
    "member_sheet.benchmarks_note": T(
        "Only its own figures stand here and those that others show it; medians and places come from "
        "these alone.",
        "Здесь лишь собственные значения и те, что показали ей другие; медианы и места вычислены "
        "только по ним.",
    ),
    "column.benchmark": T("Benchmark", "Сопоставление"),
    "column.measure": T("Measure", "Показатель"),
    "column.taking_part": T("Taking part", "Участников"),
    "column.shown": T("Figures shown", "Показано значений"),
    "column.median": T("Median of those shown", "Медиана показанных"),
    "column.value": T("Figure", "Значение"),
    "column.place_in_order": T("Place", "Место в ряду"),
}
