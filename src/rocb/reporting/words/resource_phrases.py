"""What is said of needs, experts, partners, rooms and money in a report on a period."""

from collections.abc import Mapping
from typing import Final

from rocb.reporting.words.kind_phrases import KIND_PHRASES
from rocb.texts import LocalizedText as T

RESOURCE_PHRASES: Final[Mapping[str, T]] = {
    "summary.of_all": T("of {all}", "из {all}"),
    "yes": T("yes", "да"),
    "no": T("no", "нет"),
    "needs.title": T("Needs", "Потребности"),
    "needs.nothing": T("No need was known.", "Потребностей не было известно."),
    "needs.told": T(
        "Of those open at the end, {ranked} could be ranked; for {unranked} a level or the "
        "importance is not known. Activities of the period answer {answered} of the ranked.",
        "Из открытых на конец периода ранжировано: {ranked}; не указан уровень или важность: "
        "{unranked}. Из ранжированных мероприятия периода отвечают на {answered}.",
    ),
    "needs.greatest": T(
        "The greatest open needs (dark: answered in the period)",
        "Важнейшие открытые потребности (тёмным: есть мероприятия в этом периоде)",
    ),
    "needs.greatest_table": T(
        "The greatest open needs, and what answers them",
        "Важнейшие открытые потребности и мероприятия в ответ",
    ),
    "needs.by_theme": T("Needs by theme", "Потребности по темам"),
    "needs.by_member": T("Needs by Member", "Потребности по членам"),
    "needs.issues": T("Common issues at the end of the period", "Общие проблемы на конец периода"),
    "needs.issues_note": T(
        "Members that were not assessed may have an issue or not: the share lies between the two.",
        "У членов без оценки проблема может быть или не быть: доля лежит между двумя значениями.",
    ),
    "column.opening": T("Open at the beginning", "Открыто на начало"),
    "column.opened": T("Found", "Выявлено"),
    "column.met": T("Met", "Удовлетворено"),
    "column.replaced": T("Replaced by newer findings", "Заменено новыми выводами"),
    "column.closing": T("Open at the end", "Открыто на конец"),
    "column.having": T("Members that have it", "Членов с проблемой"),
    "column.assessed": T("Members assessed", "Оценено членов"),
    "column.all_members": T("All Members", "Всего членов"),
    "column.least": T("At least", "Не менее"),
    "column.most": T("At most", "Не более"),
    "experts.days": T("Days on mission", "Дней в миссиях"),
    "experts.missions": T("Missions that began", "Начато миссий"),
    "experts.filled": T("Seats filled", "Заполнено мест"),
    "experts.empty_seats": T("Seats empty", "Свободно мест"),
    "experts.evaluations": T("Evaluations received", "Получено оценок"),
    "experts.sent": T("On mission in the period", "Миссии в отчётном периоде"),
    "experts.nobody": T(
        "Nobody was on mission in the period.", "В отчётном периоде никто не направлялся в миссии."
    ),
    "experts.proposed": T(
        "Of {filled} seats filled, the office fixed {fixed}; the others are as the staffing "
        "proposes.",
        "Заполнено мест: {filled}, из них закреплено бюро: {fixed}; остальные — как предлагает "
        "расчёт назначений.",
    ),
    "experts.awards": T("Accreditations awarded in the period", "Присвоено за период"),
    "experts.no_awards": T(
        "No accreditation was awarded in the period.",
        "За период аккредитации не присваивались.",
    ),
    "experts.undated": T(
        "Of {undated} awards nobody said when they were made; they are in no count.",
        "Присвоений без даты: {undated}; они нигде не учтены.",
    ),
    "experts.lapsed": T("Accreditations that lapsed", "Истёкшие аккредитации"),
    "experts.lapsing": T(
        "Accreditations that lapse within {months} months",
        "Аккредитации, истекающие в ближайшие {months} месяца",
    ),
    "experts.gaps": T(
        "What roles of the period ask for, and one expert at most has",
        "Что требуется для ролей периода и есть не более чем у одного эксперта",
    ),
    "experts.themes": T(
        "Themes without an expert from elsewhere", "Темы без эксперта из другой администрации"
    ),
    "experts.marks": T("What evaluations say of experts", "Средние оценки работы экспертов"),
    "experts.marks_note": T(
        "Marks run from 1 to 5. A mean is told only of quarters in which {least} experts or more "
        "were marked on the criterion, as it was known at their end.",
        "Оценки — от 1 до 5. Среднее приводится лишь по кварталам, где по критерию оценено не менее "
        "{least} экспертов, и по данным на конец квартала.",
    ),
    "experts.withheld": T("too few, not told", "слишком мало, не приводится"),
    "column.awarded": T("Awarded", "Присвоено"),
    "column.criterion": T("Criterion", "Критерий"),
    "column.marks": T("Marks", "Оценок"),
    "column.mean": T("Mean", "Среднее"),
    "partners": T("Partners", "Партнёры"),
    "partners.contacts": T("Contacts", "Контакты"),
    "partners.identified": T("Partners found", "Новые партнёры"),
    "partners.late": T("Contacts overdue", "Просрочено контактов"),
    "partners.fora_attended": T("Fora attended", "Участие в форумах"),
    "partners.by_partner": T("Contacts by partner", "Контакты по партнёрам"),
    "partners.overdue": T("Contacts that are overdue", "Просроченные контакты"),
    "partners.meetings": T("Meetings that the office attended", "Встречи с участием бюро"),
    "partners.meetings_told": T(
        "Meetings attended in the region: {regional}, at the Secretariat: {secretariat}; of these, "
        "for the WCO: {for_wco}. Missed: {missed}; not known: {unknown}. Without a report at the end "
        "of the period: {unreported}.",
        "Встречи с участием бюро: в регионе — {regional}, в Секретариате — {secretariat}; из них от "
        "имени ВТамО — {for_wco}. Пропущено: {missed}; нет сведений: {unknown}. Без отчёта на конец "
        "периода: {unreported}.",
    ),
    "partners.fora": T("Fora", "Форумы"),
    "partners.conferences": T("Donor conferences", "Донорские конференции"),
    "column.partner": T("Partner", "Партнёр"),
    "column.contacts": T("Contacts", "Контактов"),
    "column.last_contact": T("Last contact", "Последний контакт"),
    "column.about": T("About", "О чём"),
    "column.meeting": T("Meeting", "Встреча"),
    "column.where": T("Where", "Где"),
    "column.for_wco": T("For the WCO", "От имени ВТамО"),
    "column.came_of_it": T("What came of it", "Итог"),
    "column.forum": T("Forum", "Форум"),
    "column.attended": T("Attended", "Участие"),
    "column.conference": T("Conference", "Конференция"),
    "column.pledged": T("Pledged", "Обещано"),
    "column.absent": T("Invited, did not come", "Приглашены, не были"),
    "column.silent": T("Came, pledged nothing", "Были, ничего не обещали"),
    "meeting.secretariat": T("at the Secretariat", "в Секретариате"),
    "meeting.region": T("in the region", "в регионе"),
    "pledges": T("Pledges", "Обязательства доноров"),
    "pledges.none": T(
        "Nothing was outstanding, and nothing was pledged.",
        "Невыполненных обязательств не было, новых не принято.",
    ),
    "pledges.table": T(
        "By donor and currency; nothing is converted", "По донорам и валютам, без пересчёта"
    ),
    "column.outstanding_before": T("Outstanding before", "Остаток на начало"),
    "column.made": T("Pledged", "Принято"),
    "column.received": T("Received", "Получено"),
    "column.withdrawn": T("Withdrawn", "Отозвано"),
    "column.lapsed": T("Lapsed", "Утратило силу"),
    "column.outstanding": T("Outstanding at the end", "Остаток на конец"),
    "column.pledging": T("Donor", "Донор"),
    "premises": T("Use of the premises", "Использование помещений"),
    "premises.booked": T("Hours booked", "Забронировано"),
    "premises.free": T("Free of charge", "Бесплатно"),
    "premises.charged": T("Charged", "Платно"),
    "premises.used": T("Share of the hours open", "Доля рабочих часов"),
    "premises.refused": T("Refused", "Отказано"),
    "premises.by_space": T("By space", "По помещениям"),
    "premises.by_tenant": T("By organisation", "По организациям"),
    "premises.note": T(
        "A space with parts counts by the mean of its parts, a pool by the share of its places. In "
        "totals each undivided space counts for itself.",
        "Помещение из частей считается по среднему для его частей, места — по их доле. В итогах "
        "каждое неделимое помещение учтено отдельно.",
    ),
    "premises.picture": T(
        "Hours booked, by space and month", "Забронированные часы по помещениям и месяцам"
    ),
    "premises.alt": T(
        "Shades of the hours booked in each space and month: {uses}.",
        "Оттенки забронированных часов по помещениям и месяцам: {uses}.",
    ),
    "premises.step": T("{least} to {most}", "от {least} до {most}"),
    "premises.from": T("{least} or more", "{least} и больше"),
    "premises.below": T("none or below {most}", "менее {most}"),
    "column.bookings": T("Bookings", "Бронирований"),
    "column.booked": T("Booked", "Занято"),
    "column.free": T("Free of charge", "Бесплатно"),
    "column.charged": T("Charged", "Платно"),
    "column.unpriced": T("Charge not known", "Оплата не указана"),
    "column.open": T("Open", "Открыто"),
    "column.used": T("Share used", "Загрузка"),
    "column.organisation": T("Organisation", "Организация"),
    "column.charges": T("Amount charged", "Начислено"),
    "translations": T("Translations", "Переводы"),
    "translations.none": T("No document was asked for.", "Переводы документов не запрашивались."),
    "translations.documents": T(
        "Documents of the Secretariat, by language", "Документы Секретариата по языкам"
    ),
    "translations.overdue": T("Overdue at the end", "Просроченные на конец периода"),
    "translations.complete": T(
        "Every record of the office is in both languages.",
        "Все записи бюро есть на обоих языках.",
    ),
    "translations.kinds": T(
        "Texts of the office’s records that lack a language", "Тексты записей бюро без перевода"
    ),
    "translations.unquoted": T(
        "Of these, not for publication and therefore not quoted: {number}.",
        "Из них не предназначены для публикации и поэтому не приводятся: {number}.",
    ),
    "translations.missing": T("Texts that wait for translation", "Тексты, ожидающие перевода"),
    "translations.more": T(
        "Shown are the first {shown} of {all}.", "Показаны первые {shown} из {all}."
    ),
    "column.language": T("Into", "На язык"),
    "column.asked_for": T("Asked for", "Запрошено"),
    "column.delivered": T("Delivered", "Сдано"),
    "column.published": T("Published", "Опубликовано"),
    "column.waiting": T("Waiting", "В очереди"),
    "column.overdue": T("Overdue", "Просрочено"),
    "column.document": T("Document", "Документ"),
    "column.lacks_english": T("Lack English", "Нет английского"),
    "column.lacks_russian": T("Lack Russian", "Нет русского"),
    "column.records": T("Records", "Записи"),
    "budget": T("Budget", "Бюджет"),
    "budget.none": T(
        "Nobody stated what the activities of the period cost.",
        "Стоимость мероприятий периода нигде не указана.",
    ),
    "budget.period": T("Activities of the period", "Мероприятия периода"),
    "budget.year": T("Activities of the whole year", "Мероприятия всего года"),
    "budget.withdrawn": T(
        "Meant for activities that were cancelled or put off",
        "Предусмотрено на отменённые и отложенные мероприятия",
    ),
    "budget.year_withdrawn": T(
        "Meant for activities of the whole year that were cancelled or put off",
        "Предусмотрено на отменённые и отложенные мероприятия всего года",
    ),
    "budget.withdrawn_note": T(
        "What was planned for activities that were cancelled or put off is in no other sum; what was "
        "committed and spent for them is counted in each.",
        "Запланированное на отменённые и отложенные мероприятия в другие суммы не входит; выделенное "
        "и израсходованное на них учтено везде.",
    ),
    "budget.uncosted": T(
        "Activities whose cost nobody stated: {uncosted}.",
        "Мероприятий без указанной стоимости: {uncosted}.",
    ),
    "budget.picture": T(
        "Planned, committed and spent in the period, by donor",
        "Запланировано, выделено и израсходовано за период, по донорам",
    ),
    "budget.alt": T(
        "Bars of what each donor planned, committed and spent, one panel for each currency: {sums}.",
        "Полосы запланированных, выделенных и израсходованных сумм по донорам, для каждой валюты "
        "отдельно: {sums}.",
    ),
    "budget.planned": T("planned", "запланировано"),
    "budget.committed": T("committed", "выделено"),
    "budget.spent": T("spent", "израсходовано"),
    "column.planned": T("Planned", "Запланировано"),
    "column.committed": T("Committed", "Выделено"),
    "column.uncommitted": T("Commitments not stated", "Выделение не указано"),
    "column.spent": T("Spent", "Израсходовано"),
    "column.unspent": T("Spending not stated", "Расход не указан"),
    "satisfaction": T("Satisfaction", "Удовлетворённость участников"),
    "satisfaction.none": T(
        "No evaluation was taken in the period.", "За период опросов участников не проводилось."
    ),
    "satisfaction.levels": T("By level of evaluation", "По уровням оценки"),
    "satisfaction.activities": T("By activity", "По мероприятиям"),
    "satisfaction.note": T(
        "Marks run from 1 to 5. What fewer than {least} people answered is not told and is in no "
        "figure. What was told once stands, unless {least} answers or more came or went since.",
        "Оценки — от 1 до 5. Если ответило менее {least} человек, ответы не приводятся и ни в одном "
        "показателе не учтены. Однажды сообщённое не меняется, пока число ответов не изменится на "
        "{least} или более.",
    ),
    "satisfaction.withheld": T(
        "Entered late where answers that had been told were taken back since, and therefore not told, "
        "so that nobody’s mark can be told from the difference: {number}.",
        "Внесено задним числом там, где ранее сообщённые ответы были отозваны, и поэтому не "
        "приводится, чтобы по разнице нельзя было узнать ничью оценку: {number}.",
    ),
    "satisfaction.suppressed": T("fewer than {least} answers", "менее {least} ответов"),
    "column.level": T("Level", "Уровень"),
    "column.evaluations": T("Evaluations", "Опросов"),
    "column.answers": T("Answers", "Ответов"),
    "column.response": T("Response rate", "Доля ответивших"),
    "column.unasked": T("Asked not stated", "Опрошено: не указано"),
    "column.gain": T("Gain in the test", "Прирост по тесту"),
    "column.suppressed": T("Not told", "Скрыто"),
    "policy_gaps": T("Policy gaps", "Пробелы в регулировании"),
    "policy_gaps.none": T(
        "Nothing was found, raised, answered or closed, and nothing waits for an answer.",
        "Ничего не выявлено, не сообщено, не закрыто, и ответа ничего не ждёт.",
    ),
    "policy_gaps.found": T("Found", "Выявлено"),
    "policy_gaps.raised": T("Raised", "Сообщено"),
    "policy_gaps.answered": T("Answered", "Получен ответ"),
    "policy_gaps.closed": T("Closed", "Закрыто"),
    "policy_gaps.waiting": T("Wait for an answer", "Ждут ответа"),
    "policy_gaps.moved": T("What became of them in the period", "Что изменилось за период"),
    "policy_gaps.unanswered": T(
        "Unanswered at the end of the period", "Без ответа на конец периода"
    ),
    "column.policy_gap": T("Policy gap", "Пробел"),
    "column.found_on": T("Found", "Выявлен"),
    "column.raised_on": T("Raised", "Сообщён"),
    "column.raised_to": T("Raised to", "Кому сообщён"),
    "column.answered_on": T("Answered", "Получен ответ"),
    "column.closed_on": T("Closed", "Закрыт"),
    "column.days_waiting": T("Days waiting", "Дней ожидания"),
    **KIND_PHRASES,
}
