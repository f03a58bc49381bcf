"""The phrases of the page about the staffing of a year, in English and Russian."""

from collections.abc import Mapping
from typing import Final

from rocb.texts import LocalizedText as T

STAFFING_PHRASES: Final[Mapping[str, T]] = {
    "staffing.title": T("Staffing of the year {year}", "Назначение экспертов на {year} год"),
    "staffing.seats": T("Seats filled", "Заполнено мест"),
    "staffing.empty": T("Seats empty", "Незанятых мест"),
    "staffing.empty_roles": T("in {count}", "{count}"),
    "staffing.sent": T("Experts sent", "Задействовано экспертов"),
    "staffing.days": T("Days given", "Дней занятости"),
    "staffing.days.about": T("with preparation and travel", "с подготовкой и дорогой"),
    "staffing.cost": T("Cost", "Расходы"),
    "staffing.cost.unknown": T(
        "Nobody stated the price of {count}: it counts as the dearest that is known for the role.",
        "Цена не указана: {count}; учитывается наибольшая из известных для роли.",
    ),
    "staffing.unpriced": T(
        "What the missions cost was not reckoned, as nobody stated what donors pay.",
        "Расходы не подсчитаны: условия доноров нигде не указаны.",
    ),
    "staffing.priorities": T(
        "Each filled seat counts by the priority of the needs that its activity serves.",
        "Каждое заполненное место учитывается по приоритету потребностей, которым служит "
        "мероприятие.",
    ),
    "staffing.sent.title": T("Who goes where", "Кто куда направляется"),
    "staffing.sent.table": T("Experts sent, by date", "Назначения по датам"),
    "staffing.sent.none": T("Nobody is sent.", "Никто не направлен."),
    "staffing.unfilled.title": T("Empty seats, and why", "Незанятые места и причины"),
    "staffing.unfilled.none": T("Every seat is filled.", "Все места заполнены."),
    "staffing.unfilled.seats": T(
        "Seats empty: {part} of {whole}; {days}", "Не занято мест: {part} из {whole}; {days}"
    ),
    "funnel.table": T(
        "What keeps the experts of the pool from it, each counted once",
        "Что мешает экспертам резерва (каждый учтён один раз)",
    ),
    "funnel.count": T("{count}: {obstacle}", "{count}: {obstacle}"),
    "funnel.more": T("and {count} more", "и ещё {count}"),
    "funnel.left": T("not in the pool since {day}", "вне резерва с {day}"),
    "funnel.level": T("{subject}: {held}, asked: {asked}", "{subject}: {held}, требуется {asked}"),
    "funnel.unspoken": T("lacks {languages}", "нет языка: {languages}"),
    "funnel.away": T("away {days}", "отсутствие: {days}"),
    "funnel.not_lent": T("not lent on these days", "вне периодов доступности"),
    "funnel.days": T(
        "{left} of {limit} left, {needed} needed", "осталось {left} из {limit}, нужно {needed}"
    ),
    "funnel.busy": T("busy with “{title}”, {days}", "занятость: «{title}», {days}"),
    "funnel.team": T("nobody of the team speaks {languages}", "в группе нет языка: {languages}"),
    "reasons.table": T(
        "What would be enough: the smallest sets of reasons, each to be lifted as a whole",
        "Чего хватило бы: наименьшие наборы причин, каждый устраняется целиком",
    ),
    "reasons.none": T("nothing: it can be filled as things are", "ничего: место можно заполнить"),
    "reasons.or": T("or", "либо"),
    "reasons.proven": T("proven", "доказано"),
    "reasons.seen": T("as far as was searched", "по результатам поиска"),
    "reasons.easiest": T(
        "The easiest way to fill a seat: {change}",
        "Проще всего заполнить место так: {change}",
    ),
    "change": T("{expert} – {parts}", "{expert} — {parts}"),
    "change.inactive": T("comes back for {days}", "вернуть в резерв: {days}"),
    "change.forbidden": T("the office admits them after all", "снять запрет бюро"),
    "change.skill": T("learns {skills}", "освоить тему: {skills}"),
    "change.level": T("rises to {skills}", "повысить уровень: {skills}"),
    "change.accreditation": T("climbs to “{step}”", "получить статус: «{step}»"),
    "change.language": T("learns {languages}", "изучить язык: {languages}"),
    "change.own_administration": T(
        "the rule against the own administration is given up",
        "отказаться от правила о своей администрации",
    ),
    "change.unavailable": T("is made free for {days}", "освободить: {days}"),
    "change.days_used_up": T("may be away {days} more in the year", "добавить {days} в году"),
    "change.busy": T("somebody else takes over {work}", "передать другому эксперту: {work}"),
    "change.team_language": T(
        "one more comes along who speaks {languages}",
        "добавить в группу эксперта со знанием языка: {languages}",
    ),
    "change.escort": T("an accredited lead comes along", "добавить аккредитованного руководителя"),
    "work": T("“{title}”, {days}", "«{title}», {days}"),
    "skill": T("{subject}, {level}", "{subject}, уровень «{level}»"),
    "load": T("Load of the experts", "Нагрузка экспертов"),
    "load.table": T("Those who are sent", "Направленные эксперты"),
    "load.idle": T("Without a mission this year: {count}.", "Без назначений в этом году: {count}."),
    "load.unlimited": T("no limit stated", "предел не указан"),
    "lapses": T("Accreditations that lapse in the year", "Аккредитации, истекающие в этом году"),
    "lapses.table": T("By their last day", "По последнему дню действия"),
    "lapses.none": T("None lapses in the year.", "В этом году ни одна не истекает."),
    "gaps": T("Gaps of skills", "Нехватка компетенций"),
    "gaps.roles": T("What the roles of the year ask for", "Что требуется для ролей года"),
    "gaps.region": T("What the region lacks", "Чего не хватает региону"),
    "gaps.note": T(
        "Those with the fewest experts for each demand come first; at most {most} are shown.",
        "Сначала то, на что меньше всего экспертов; показано не более {most}.",
    ),
    "column.days_taken": T("Days taken", "Занятые дни"),
    "column.days_number": T("Days", "Дней"),
    "column.cost": T("Cost", "Расходы"),
    "column.in_the_way": T("In the way", "Что мешает"),
    "column.whom": T("Whom", "Кому"),
    "column.enough": T("To be lifted", "Что устранить"),
    "column.takes": T("What it takes, and for whom", "Что для этого нужно и от кого"),
    "column.known": T("Known", "Основание"),
    "column.missions": T("Missions", "Назначений"),
    "column.limit": T("Days of the year's limit", "Дней из годового предела"),
    "column.left": T("Days left", "Осталось дней"),
    "column.accreditation": T("Accreditation", "Аккредитация"),
    "column.last_day": T("Last day", "Последний день"),
    "column.afterwards": T("Afterwards", "После этого"),
    "column.skill": T("Asked for", "Требуется"),
    "column.asked": T("Seats", "Мест"),
    "column.able": T("Experts who can", "Экспертов"),
    "column.below": T("Know it less well", "Уровень ниже"),
    "column.lacking": T("Members that lack it", "Членов с потребностью"),
    "column.skilled": T("Experts who know it", "Экспертов по теме"),
    "column.unserved": T(
        "Members without an expert from elsewhere", "Члены без эксперта из другой администрации"
    ),
    "column.objective": T("Objective", "Показатель"),
    "column.reached": T("Reached", "Достигнуто"),
    "column.at_best": T("At best", "Предел"),
    "column.gap": T("Gap", "Разница"),
    "column.verdict": T("Proof", "Доказательство"),
    "column.engine": T("Method", "Метод"),
    "objectives": T("How good this is, and the proof", "Качество решения и доказательства"),
    "objectives.table": T(
        "Objectives in the order in which they count", "Показатели в порядке значимости"
    ),
    "objectives.none": T(
        "Nobody looked for a better one: nothing is proven.",
        "Лучший вариант не искали: ничего не доказано.",
    ),
    "objective.cover": T("Seats filled, by priority", "Заполнение мест по приоритету"),
    "objective.cost": T("Cost of the missions", "Расходы на экспертов"),
    "objective.fairness": T("Load shared unevenly", "Неравномерность нагрузки"),
    "objective.people": T("Experts needed", "Число задействованных экспертов"),
    "objective.continuity": T("Known from the year before", "Преемственность с прошлым годом"),
    "objective.least change": T("Seats kept as they were", "Сохранённые назначения"),
    "objective.placed": T("Activities held, by priority", "Мероприятия в графике по приоритету"),
    "objective.moving": T("Days moved, other rooms", "Сдвиги в днях и замены помещений"),
    "objective.pinned": T("Choices of the office kept", "Соблюдённые решения бюро"),
    "engine.assign": T("built-in search", "встроенный поиск"),
    "engine.placing": T("built-in search", "встроенный поиск"),
    "proof.proven": T("proven, nothing better is possible", "доказано, лучше невозможно"),
    "proof.open": T("not proven", "не доказано"),
    "proof.open.share": T(
        "not proven, at most {share} better", "не доказано, улучшение не более {share}"
    ),
    "proof.cover.seats": T(
        "Proven: no staffing fills more seats.", "Доказано: заполнить больше мест невозможно."
    ),
    "proof.cover.priority": T(
        "Proven: no staffing fills more, by the priority of the needs.",
        "Доказано: с учётом приоритета потребностей заполнить больше невозможно.",
    ),
    "proof.cover.more": T(
        "Not proven the best: at most {count} more could be filled.",
        "Не доказано, что больше невозможно: можно заполнить ещё не более {count}.",
    ),
    "proof.cover.share": T(
        "Not proven the best: by priority at most {share} more could be filled.",
        "Не доказано, что больше невозможно: с учётом приоритета — не более чем ещё {share}.",
    ),
    "proof.cover.unknown": T(
        "Not proven: nobody knows whether more could be filled.",
        "Не доказано: неизвестно, можно ли заполнить больше.",
    ),
    "proof.cost": T(
        "Proven: with as much filled, nothing costs less.",
        "Доказано: при таком же заполнении дешевле невозможно.",
    ),
    "proof.cost.open": T(
        "Not proven: at most {gap} could be saved.",
        "Не доказано: можно сэкономить не более {gap}.",
    ),
    "proof.cost.unknown": T(
        "Not proven: nobody knows whether it could cost less.",
        "Не доказано: неизвестно, можно ли дешевле.",
    ),
    "digest.unfilled": T(
        "Empty: {count}; what keeps most of the experts from them: {obstacles}",
        "Не занято: {count}; чаще всего мешает: {obstacles}",
    ),
}
