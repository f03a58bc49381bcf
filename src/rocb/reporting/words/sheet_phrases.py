"""What is said on the sheets for Members, donors, experts and tenants, and on those of the region."""

from collections.abc import Mapping
from typing import Final

from rocb.texts import LocalizedText as T

_MONTHS = (
    T("January {year}", "Январь {year}\xa0г."),
    T("February {year}", "Февраль {year}\xa0г."),
    T("March {year}", "Март {year}\xa0г."),
    T("April {year}", "Апрель {year}\xa0г."),
    T("May {year}", "Май {year}\xa0г."),
    T("June {year}", "Июнь {year}\xa0г."),
    T("July {year}", "Июль {year}\xa0г."),
    T("August {year}", "Август {year}\xa0г."),
    T("September {year}", "Сентябрь {year}\xa0г."),
    T("October {year}", "Октябрь {year}\xa0г."),
    T("November {year}", "Ноябрь {year}\xa0г."),
    T("December {year}", "Декабрь {year}\xa0г."),
)

SHEET_PHRASES: Final[Mapping[str, T]] = {
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
    "donor_sheet.title": T("Donor sheet", "Справка по донору"),
    "donor_sheet.pledges": T("Pledges", "Обязательства"),
    "donor_sheet.no_pledges": T("Nothing was pledged.", "Обязательств нет."),
    "donor_sheet.turnover": T("In the period, by currency", "За период, по валютам"),
    "donor_sheet.pledges_table": T(
        "Each pledge, as it stands at the end of the period",
        "Каждое обязательство на конец периода",
    ),
    "donor_sheet.steps": T("Every step", "Каждый шаг"),
    "donor_sheet.anything": T("nothing in particular", "без назначения"),
    "column.currency": T("Currency", "Валюта"),
    "column.pledge_for": T("Meant for", "Назначение"),
    "column.lost_pledges": T("Withdrawn or lapsed", "Отозвано или утратило силу"),
    "donor_sheet.paid": T("What it pays for", "Что оплачивается"),
    "donor_sheet.nothing_paid": T(
        "It pays for no activity of the period and for no project.",
        "Мероприятий за период и проектов за её счёт нет.",
    ),
    "donor_sheet.costs": T(
        "Costs of the activities, by currency", "Расходы на мероприятия по валютам"
    ),
    "donor_sheet.costs_note": T(
        "Activities that are postponed or cancelled are in no sum. Amounts are added within one "
        "currency only.",
        "Перенесённые и отменённые мероприятия в суммы не входят. Суммы складываются только внутри "
        "одной валюты.",
    ),
    "donor_sheet.activities": T("Activities of the period", "Мероприятия периода"),
    "donor_sheet.projects": T("Projects", "Проекты"),
    "column.others_paying": T("Who else pays or sponsors", "Кто ещё платит или помогает"),
    "column.project": T("Project", "Проект"),
    "donor_sheet.reach": T("Whom it reached", "Кого это охватило"),
    "donor_sheet.reach.activities": T("Completed activities", "Проведено мероприятий"),
    "donor_sheet.reach.shared": T("Of these, shared with others", "Из них совместно с другими"),
    "donor_sheet.reach.members": T("Members reached", "Охвачено членов"),
    "donor_sheet.reach.people": T("Participants", "Участники"),
    "donor_sheet.reach.women": T("Women", "Женщины"),
    "donor_sheet.reach.men": T("Men", "Мужчины"),
    "donor_sheet.reach.uncounted": T("Activities without a count", "Мероприятия без подсчёта"),
    "donor_sheet.members": T("Members: {members}.", "Члены: {members}."),
    "donor_sheet.shared_note": T(
        "People and Members of activities that others pay for as well are counted in full, and never "
        "divided among those who pay.",
        "Участники и члены совместно оплаченных мероприятий учтены полностью и между плательщиками "
        "не делятся.",
    ),
    "donor_sheet.wanted": T("What it is asked for", "О чём просим"),
    "donor_sheet.nothing_wanted": T(
        "Nothing that matches its interests is to be funded.",
        "Нефинансируемого в сфере её интересов нет.",
    ),
    "donor_sheet.projects_wanted": T(
        "Projects that match its interests", "Проекты в сфере её интересов"
    ),
    "donor_sheet.capital_wanted": T(
        "Infrastructure that Members lack money for", "Инфраструктура без финансирования"
    ),
    "column.themes": T("Themes", "Темы"),
    "column.still_open": T("Still to be funded", "Не обеспечено"),
    "column.without_amount": T("Items without an amount", "Статей без суммы"),
    "column.infrastructure": T("What is wanted", "Что требуется"),
    "column.still_wanting": T("Still wanting", "Не хватает"),
    "donor_sheet.contacts": T("Contacts", "Контакты"),
    "donor_sheet.no_relation": T(
        "The office has no record of contacts with it.", "Сведений о контактах с ней нет."
    ),
    "donor_sheet.never": T("none", "нет"),
    "donor_sheet.in_touch": T(
        "Contacts in the period: {count}; last contact: {last}; next due: {due}",
        "Контактов за период: {count}; последний: {last}; следующий срок: {due}",
    ),
    "donor_sheet.contacts_table": T("Contacts of the period", "Контакты за период"),
    "column.medium": T("How", "Как"),
    "column.by_whom": T("By", "Кем"),
    "expert_sheet.title": T("Expert sheet", "Справка эксперта"),
    "expert_sheet.left_pool": T("Left the pool", "Вне резерва с"),
    "expert_sheet.skills": T("Skills and languages", "Навыки и языки"),
    "expert_sheet.skills_table": T("Skills", "Навыки"),
    "expert_sheet.no_skills": T("No skill is stated.", "Навыки не указаны."),
    "expert_sheet.languages": T("Languages: {languages}.", "Языки: {languages}."),
    "expert_sheet.ladder": T("Accreditation", "Аккредитация"),
    "expert_sheet.no_awards": T(
        "No step of the ladder was reached so far.", "Ступеней аккредитации пока нет."
    ),
    "expert_sheet.awards": T("Steps reached", "Достигнутые ступени"),
    "column.mastered": T("Subject", "Предмет"),
    "column.awarded_on": T("Reached on", "Когда"),
    "column.awarded_by": T("By way of", "На основании"),
    "expert_sheet.missions": T("Missions", "Миссии"),
    "expert_sheet.count.missions": T("Missions in the period", "Миссий за период"),
    "expert_sheet.count.days": T("Days in the period", "Дней за период"),
    "expert_sheet.count.year_days": T("Days in the year", "Дней за год"),
    "expert_sheet.count.limit": T("Days that can be given a year", "Предел дней в году"),
    "expert_sheet.count.left": T("Days left of the year", "Остаток дней"),
    "expert_sheet.no_missions": T("No mission fell in the period.", "Миссий за период нет."),
    "expert_sheet.missions_table": T("Missions of the period", "Миссии за период"),
    "column.days_away": T("Days away", "Дни в миссии"),
    "expert_sheet.absences": T("Absences", "Отсутствие"),
    "expert_sheet.absent": T("Cannot be sent: {days}", "Направить нельзя: {days}"),
    "expert_sheet.present": T("Can be sent only: {days}", "Направить можно только: {days}"),
    "expert_sheet.no_absences": T(
        "No day is known on which this expert cannot be sent.",
        "Дней, когда направить эксперта нельзя, не указано.",
    ),
    "expert_sheet.evaluations": T("Evaluations", "Оценки работы"),
    "expert_sheet.confidential": T(
        "These evaluations are for the expert alone and stand on no other sheet.",
        "Эти оценки — только для самого эксперта; ни в каких других справках их нет.",
    ),
    "expert_sheet.no_evaluations": T("None was given so far.", "Оценок пока нет."),
    "expert_sheet.marks": T("Marks, from 1 to 5", "Оценки от 1 до 5"),
    "expert_sheet.remarks": T(
        "{day}. Recommended for accreditation: {recommended}. Remarks: {remarks}",
        "{day} Рекомендация к аккредитации: {recommended}. Замечания: {remarks}",
    ),
    "column.mark": T("Mark", "Оценка"),
    "statement.title": T(
        "Statement of the use of the premises", "Ведомость использования помещений"
    ),
    "statement.bookings": T("Bookings", "Бронирования"),
    "statement.bookings_table": T("Each booking", "Каждое бронирование"),
    "statement.no_bookings": T("Nothing was booked.", "Бронирований не было."),
    "statement.rules": T("The rules that were applied", "Применённые правила"),
    "statement.rules_table": T("By rule", "По правилам"),
    "statement.no_rules": T(
        "No rule was applied to any booking.", "Правила ни к одному бронированию не применялись."
    ),
    "statement.rules_note": T(
        "The time is that of the bookings by the clock, free under an entitlement and charged under a "
        "tariff; a booking that is free in part stands under both.",
        "Время — по часам бронирований: бесплатное по праву пользования, платное по тарифу; частично "
        "бесплатное бронирование стоит в обеих строках.",
    ),
    "statement.refused": T("Refused", "Отказано"),
    "statement.refused_table": T("Refused, and why", "Отказы и их причины"),
    "statement.none_refused": T("Nothing was refused.", "Отказов не было."),
    "statement.line": T("{quantity}\xa0{unit} × {price}", "{quantity}\xa0{unit} × {price}"),
    "statement.line_of_places": T(
        "{quantity}\xa0{unit} × {price} × {places}\xa0places",
        "{quantity}\xa0{unit} × {price} × мест:\xa0{places}",
    ),
    "statement.unit.once": T("use", "раз"),
    "statement.unit.hour": T("h", "ч"),
    "statement.unit.half_day": T("half day", "полдня"),
    "statement.unit.day": T("day", "день"),
    "column.rule": T("Rule", "Правило"),
    "column.booked_by_rule": T("Time", "Время"),
    "column.priced_as": T("How it is priced", "Расчёт"),
    "calendar.title": T("Regional calendar", "Календарь региона"),
    "calendar.picture": T("The year at a glance", "Год на одной странице"),
    "calendar.months": T("Month by month", "По месяцам"),
    "calendar.nothing": T("Nothing begins in these days.", "В эти дни ничего не начинается."),
    "calendar.count.activities": T("Activities that begin", "Начинается мероприятий"),
    "calendar.count.courses": T("Courses that begin", "Начинается курсов"),
    "calendar.course": T("course of a training centre", "курс учебного центра"),
    "column.event": T("Event", "Событие"),
    **{f"calendar.month.{number}": name for number, name in enumerate(_MONTHS, 1)},
    "mandate_sheet.title": T("Coverage of the mandate", "Выполнение мандата"),
    "mandate_sheet.served": T("Clauses that something serves", "Пунктов, которым что-то служит"),
    "mandate_sheet.unserved": T("Clauses that nothing serves", "Пунктов, которым ничто не служит"),
    "mandate_sheet.nothing": T("Nothing serves this clause.", "Этому пункту не служит ничто."),
    "mandate_sheet.in_period": T("Activity of the period", "Мероприятие периода"),
    "mandate_sheet.in_year": T("Other activity of the year", "Другое мероприятие года"),
    "mandate_sheet.counts": T(
        "Activities: {activities}, other records: {records}",
        "Мероприятий: {activities}, прочих записей: {records}",
    ),
    "mandate_sheet.more": T("and {count} more", "и ещё {count}"),
    "mandate_sheet.kind.entitlements": T("Entitlements", "Права пользования"),
    "mandate_sheet.kind.plans": T("Plans", "Планы"),
    "column.record_kind": T("What", "Что"),
    "column.record_name": T("Name", "Название"),
    "column.record_id": T("Id", "Обозначение"),
    "region_needs.title": T("Needs of the region", "Потребности региона"),
    "region_needs.standing": T("Members and themes", "Члены и темы"),
    "region_needs.picture": T(
        "Levels missing, by Member and theme", "Недостающие уровни по членам и темам"
    ),
    "region_needs.alt": T(
        "Shades of the levels missing at {part} of {whole} Members in {themes} themes. The table "
        "below has the numbers.",
        "Оттенки числа недостающих уровней; членов: {part} из {whole}, тем: {themes}. Числа — в "
        "таблице ниже.",
    ),
    "region_needs.not_known": T("not assessed, or not known", "не оценено или неизвестно"),
    "region_needs.unassessed": T("not assessed", "не оценено"),
    "region_needs.step.none": T("none missing", "всё есть"),
    "region_needs.step.more": T("{least} or more", "{least} и больше"),
    "region_needs.met": T("met", "удовлетворено"),
    "region_needs.table": T("How they stand", "Состояние"),
    "region_needs.nobody": T("No Member was assessed.", "Оценки членов не проводились."),
    "region_needs.silent": T(
        "Not assessed, so that their needs are not known ({count}): {members}.",
        "Не оценивались, потребности неизвестны ({count}): {members}.",
    ),
    "column.levels_missing": T("Levels missing", "Не хватает уровней"),
    "column.needs_open": T("Needs", "Потребностей"),
}
