"""What is said on the sheets for donors, experts and tenants, and on those of the region."""

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
