"""The phrases of the reports, in English and Russian."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rocb.reporting.words.activity_phrases import ACTIVITY_PHRASES
from rocb.reporting.words.document_phrases import DOCUMENT_PHRASES
from rocb.reporting.words.member_phrases import MEMBER_PHRASES
from rocb.reporting.words.resource_phrases import RESOURCE_PHRASES
from rocb.reporting.words.schedule_phrases import SCHEDULE_PHRASES
from rocb.reporting.words.sheet_phrases import SHEET_PHRASES
from rocb.reporting.words.staffing_phrases import STAFFING_PHRASES
from rocb.reporting.words.submission_phrases import SUBMISSION_PHRASES
from rocb.texts import LocalizedText as T

COUNTED: Final = {
    "activity": (("activity", "activities"), ("мероприятие", "мероприятия", "мероприятий")),
    "expert": (("expert", "experts"), ("эксперт", "эксперта", "экспертов")),
    "need": (("need", "needs"), ("потребность", "потребности", "потребностей")),
    "text": (("text", "texts"), ("текст", "текста", "текстов")),
    "administration": (
        ("administration", "administrations"),
        ("администрация", "администрации", "администраций"),
    ),
    "day": (("day", "days"), ("день", "дня", "дней")),
    "person": (("person", "people"), ("человек", "человека", "человек")),
    "place": (("place", "places"), ("место", "места", "мест")),
    "seat": (("seat", "seats"), ("место", "места", "мест")),
    "role": (("role", "roles"), ("роль", "роли", "ролей")),
    "mission": (("mission", "missions"), ("назначение", "назначения", "назначений")),
}

MONTHS: Final = tuple(
    T(english, russian)
    for english, russian in zip(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
        strict=True,
    )
)

_SHARED: Final[Mapping[str, T]] = {
    "month.1": T("January", "января"),
    "month.2": T("February", "февраля"),
    "month.3": T("March", "марта"),
    "month.4": T("April", "апреля"),
    "month.5": T("May", "мая"),
    "month.6": T("June", "июня"),
    "month.7": T("July", "июля"),
    "month.8": T("August", "августа"),
    "month.9": T("September", "сентября"),
    "month.10": T("October", "октября"),
    "month.11": T("November", "ноября"),
    "month.12": T("December", "декабря"),
    "sample": T("sample", "пример"),
    "samples.note": T(
        "Records marked “{mark}” are samples: no source states them. They show how the document "
        "works and say nothing about the office.",
        "Записи с пометкой «{mark}» — условные данные: они не взяты ни из одного источника, "
        "показывают лишь, как устроен документ, и не характеризуют работу бюро.",
    ),
    "language.en": T("in English", "на английском"),
    "language.ru": T("in Russian", "на русском"),
    "none": T("None.", "Нет."),
    "unknown": T("not stated", "не указано"),
    "report.title": T("Quarterly report", "Квартальный отчёт"),
    "report.to": T("To", "Адресаты"),
    "report.from": T("From", "Составитель"),
    "report.period": T("Period", "Период"),
    "report.as_of": T("As known on", "По состоянию на"),
    "summary": T("Summary", "Сводка"),
    "summary.participants": T("Participants", "Участники"),
    "of": T("{part}\xa0of\xa0{whole}", "{part}\xa0из\xa0{whole}"),
    "about": T("about {number}", "около {number}"),
    "participants.stated": T(
        "stated for {stated} of {all}",
        "указано для {stated} из {all}",
    ),
    "rooms.refused": T("{refused} refused", "отказано: {refused}"),
    "activities": T("Activities of the quarter", "Мероприятия квартала"),
    "activities.table": T("In detail", "Подробно"),
    "activities.notes": T("Remarks", "Примечания"),
    "activities.none_quarter": T(
        "No activity began in this quarter.", "В этом квартале не начиналось мероприятий."
    ),
    "activities.none_year": T(
        "No activity began in this year.", "В этом году не начиналось мероприятий."
    ),
    "activities.picture": T("The year at a glance", "Календарь года"),
    "calendar.alt": T(
        "Each activity of {year} as a bar on its days. {count} in all.",
        "Каждое мероприятие {year} г. показано полосой на своих днях. Всего: {count}.",
    ),
    "calendar.quarter": T(
        "The days of {quarter} are shaded.",
        "{quarter} выделен.",
    ),
    "column.dates": T("Dates", "Даты"),
    "column.activity": T("Activity", "Мероприятие"),
    "column.kind_status": T("Kind and status", "Вид и статус"),
    "column.place": T("Place", "Место"),
    "column.members": T("Members", "Члены"),
    "column.organisers": T("Organisers and sponsors", "Организаторы и спонсоры"),
    "column.people": T("Participants", "Участники"),
    "column.note": T("Note", "Примечание"),
    "column.rank": T("Rank", "Ранг"),
    "column.member": T("Member", "Член"),
    "column.theme": T("Theme", "Тема"),
    "column.levels": T("Level now → target", "Уровень: сейчас → цель"),
    "column.score": T("Gap × importance = score", "Разрыв × важность = оценка"),
    "column.answer": T("Activities of the year", "Мероприятия года"),
    "column.role": T("Role", "Роль"),
    "column.expert": T("Expert", "Эксперт"),
    "column.administration": T("Administration", "Администрация"),
    "column.empty": T("Empty seats", "Свободно мест"),
    "column.why": T("Why", "Почему"),
    "column.space": T("Space", "Помещение"),
    "column.when": T("When", "Когда"),
    "column.who": T("Who", "Кто"),
    "column.purpose": T("Purpose", "Цель"),
    "column.donor": T("Who pays", "Кто платит"),
    "column.sum": T("Amount", "Сумма"),
    "column.clause": T("Clause", "Пункт"),
    "column.quarter": T("This quarter", "Квартал"),
    "column.year": T("Year", "Год"),
    "column.text": T("Text", "Текст"),
    "column.missing": T("Missing", "Не хватает"),
    "column.count": T("How many", "Сколько"),
    "column.number": T("No.", "№"),
    "regional": T("Members not named", "члены не указаны"),
    "reach": T("Members reached", "Охват членов"),
    "reach.table": T("By name", "Поимённо"),
    "reach.picture": T("Members of the region", "Члены региона"),
    "reach.earlier": T("earlier this year", "ранее в этом году"),
    "reach.not_yet": T("not yet this year", "в этом году ещё нет"),
    "reach.expected_quarter": T("planned for this quarter", "запланировано на этот квартал"),
    "reach.expected_year": T("planned for this year", "запланировано на этот год"),
    "reach.unknown": T("The Members are not known.", "Список членов неизвестен."),
    "needs": T("Needs in order of priority", "Потребности в порядке приоритета"),
    "needs.note": T(
        "Priority is the gap between the level now and the target, times the importance that the "
        "Member gives to it.",
        "Приоритет — разрыв между нынешним и целевым уровнем, умноженный на важность для члена.",
    ),
    "needs.quarter": T(
        "Activities of this quarter answer {answered} of {ranked}.",
        "Мероприятия этого квартала отвечают на {answered} из {ranked}.",
    ),
    "needs.year": T(
        "Activities of the year answer {answered} of {ranked}.",
        "Мероприятия года отвечают на {answered} из {ranked}.",
    ),
    "needs.unassessed": T(
        "Not ranked, as a level or the importance is not known:",
        "Не ранжированы (не указан уровень или важность):",
    ),
    "needs.table": T(
        "How they were ranked, and what answers them", "Ранжирование и мероприятия в ответ"
    ),
    "needs.picture.quarter": T(
        "The greatest needs (dark: answered in this quarter)",
        "Важнейшие потребности (тёмным: есть мероприятия в этом квартале)",
    ),
    "needs.picture.year": T(
        "The greatest needs (dark: answered in the year)",
        "Важнейшие потребности (тёмным: есть мероприятия в этом году)",
    ),
    "needs.alt": T(
        "Bars of the scores of the greatest {count}, from {most} down to {least}.",
        "Полосы оценок, от {most} до {least}; показано: {count}.",
    ),
    "experts": T("Experts", "Эксперты"),
    "experts.assigned": T("Assigned", "Назначены"),
    "experts.unfilled": T("Seats that stayed empty", "Незанятые места"),
    "experts.none": T("there are no experts in the pool", "в резерве нет экспертов"),
    "rooms": T("Premises", "Помещения"),
    "rooms.unknown": T("No premises are known.", "Сведений о помещениях нет."),
    "rooms.booked": T("Booked", "Забронировано"),
    "rooms.refusals": T("Refused", "Отказано"),
    "rooms.picture": T("Hours booked by space", "Часы бронирования по помещениям"),
    "rooms.alt": T(
        "Bars of the hours booked in each space: {uses}.",
        "Полосы забронированных часов по помещениям: {uses}.",
    ),
    "reason.conflict": T("taken {times}", "занято {times}"),
    "reason.outside": T("outside the opening hours ({hours})", "вне часов работы ({hours})"),
    "reason.closed": T("closed that day", "в этот день закрыто"),
    "reason.hours_unknown": T("the opening hours are not known", "часы работы неизвестны"),
    "reason.too_many": T("{people} for {places}", "{people} на {places}"),
    "reason.capacity_unknown": T(
        "{people}, but nobody stated how many it holds",
        "{people}, но вместимость нигде не указана",
    ),
    "reason.closure": T("closed:", "закрыто:"),
    "reason.places_taken": T("{free} free, {places} needed", "свободно {free}, нужно {places}"),
    "reason.too_few_places": T("{places} needed of {capacity}", "нужно {places}, всего {capacity}"),
    "reason.places_unknown": T("nobody stated the number of places", "число мест нигде не указано"),
    "reason.no_space": T("there is no such space", "такого помещения нет"),
    "reason.missing_layout": T("no layout {layout}", "нет расстановки {layout}"),
    "reason.missing_equipment": T("not there: {equipment}", "нет оборудования: {equipment}"),
    "reason.too_soon": T("not before {moment}", "не раньше {moment}"),
    "reason.too_far": T("not after {moment}", "не позже {moment}"),
    "reason.too_short": T("shorter than {length}", "короче {length}"),
    "reason.too_long": T("longer than {length}", "дольше {length}"),
    "reason.quota": T("over the quota {period}", "сверх квоты {period}"),
    "reason.organisation_unknown": T("nobody said who asks", "не указано, кто запрашивает"),
    "reason.no_entitlement": T("not entitled to free use", "нет права на бесплатное пользование"),
    "reason.no_tariff": T("no tariff:", "нет тарифа:"),
    "remedy.instead": T("instead", "вместо этого"),
    "remedy.shift": T("{times} instead", "{times} вместо этого"),
    "remedy.skip": T("the other times without this one", "остальные дни без этого"),
    "period.day": T("of the day", "на день"),
    "period.week": T("of the week", "на неделю"),
    "period.month": T("of the month", "на месяц"),
    "period.quarter": T("of the quarter", "на квартал"),
    "period.year": T("of the year", "на год"),
    "digest.remedies": T("possible: {remedies}", "возможно: {remedies}"),
    "money": T("Costs", "Расходы"),
    "money.note": T(
        "Amounts are added within one currency only; nothing is converted.",
        "Суммы складываются только внутри одной валюты; пересчёта нет.",
    ),
    "next": T("Next quarter", "Следующий квартал"),
    "next.table": T("What begins", "Что начинается"),
    "next.none": T(
        "The plan of this year holds nothing for it.", "В плане этого года на него мероприятий нет."
    ),
    "translation": T("Waiting for translation", "Требуется перевод"),
    "sources": T("Sources", "Источники"),
    "sources.note": T(
        "The activities of the period are stated by: {sources}.",
        "Сведения о мероприятиях периода: {sources}.",
    ),
    "workplan.title": T("Annual operational plan", "Годовой операционный план"),
    "workplan.activities": T("Activities", "Мероприятия"),
    "experts.empty": T("empty seats: {empty}", "свободно мест: {empty}"),
    "digest.plan": T("In the plan: {count}", "В плане: {count}"),
    "digest.needs": T(
        "Needs ranked: {ranked}, not assessed: {unassessed}",
        "Потребности: ранжировано {ranked}, не оценено {unassessed}",
    ),
    "digest.seats": T(
        "Expert seats filled: {filled} of {seats}", "Назначено экспертов: {filled} из {seats}"
    ),
    "digest.rooms": T(
        "Room slots booked: {booked}, refused: {refused}",
        "Помещения: забронировано {booked}, отказано {refused}",
    ),
    "digest.more": T("(and {days} more)", "(и ещё {days})"),
    "published.title": T("Work plan", "План работы"),
    "published.goal": T("Goal {number}", "Цель {number}"),
    "published.no_goal": T("Under no goal", "Вне целей"),
    "published.table": T("Activities", "Мероприятия"),
    "column.published_number": T("#", "№"),
    "column.stakeholders": T("Stakeholders", "Заинтересованные стороны"),
    "column.action": T("Action", "Действие"),
    "column.status": T("Status", "Статус"),
    "column.indicator": T("Indicator", "Показатель"),
    "column.outcome": T("Intended Outcome", "Ожидаемый результат"),
    "column.progress": T("Summary Progress", "Краткий ход выполнения"),
    "column.experts": T("Experts", "Эксперты"),
    "column.rooms": T("Rooms", "Помещения"),
    "workplan.drafted": T(
        "This plan is a draft, made from the ranked needs; the office has none of its own yet.",
        "Это проект плана, составленный по ранжированным потребностям; своего плана у бюро пока нет.",
    ),
    "year": T("Reporting year {year}", "Отчётный год {year}"),
}

SUBJECTS: Final = (
    _SHARED,
    ACTIVITY_PHRASES,
    DOCUMENT_PHRASES,
    MEMBER_PHRASES,
    RESOURCE_PHRASES,
    SCHEDULE_PHRASES,
    SHEET_PHRASES,
    STAFFING_PHRASES,
    SUBMISSION_PHRASES,
)
"""The phrases of every subject; none has a key that another has."""

PHRASES: Final[Mapping[str, T]] = MappingProxyType(
    {key: text for subject in SUBJECTS for key, text in subject.items()}
)
"""Every phrase by its key."""
