"""The phrases of the page about the schedule of a year, in English and Russian."""

from collections.abc import Mapping
from typing import Final

from rocb.texts import LocalizedText as T

SCHEDULE_PHRASES: Final[Mapping[str, T]] = {
    "schedule.title": T("Schedule of the year {year}", "График на {year} год"),
    "schedule.placed": T("Activities held", "Мероприятий в графике"),
    "schedule.placed.proven": T(
        "Proven: no schedule holds more, by priority.",
        "Доказано: с учётом приоритета в график не поместить больше.",
    ),
    "schedule.placed.share": T(
        "Not proven: by priority at most {share} more could be held.",
        "Не доказано: с учётом приоритета — не более чем ещё {share}.",
    ),
    "schedule.placed.unknown": T(
        "Not proven: nobody knows whether more could be held.",
        "Не доказано: неизвестно, можно ли больше.",
    ),
    "schedule.moved": T("Activities moved", "Перенесено мероприятий"),
    "schedule.moved.days": T("by {days} in all", "в сумме: {days}"),
    "schedule.elsewhere": T("Other rooms than wanted", "Замены помещений"),
    "schedule.moves.title": T("What was moved", "Что перенесено"),
    "schedule.moves.table": T("From the days planned to the days found", "Прежние и новые даты"),
    "schedule.moves.none": T(
        "Everything is held on the days that were planned.", "Все мероприятия — в прежние даты."
    ),
    "schedule.later": T("{days} later", "на {days} позже"),
    "schedule.earlier": T("{days} earlier", "на {days} раньше"),
    "schedule.held.title": T("Days and rooms", "Даты и помещения"),
    "schedule.held.table": T("What is held, by date", "График по датам"),
    "schedule.held.none": T("Nothing is held.", "Ничего не проводится."),
    "schedule.instead": T("{space} (wanted: {wanted})", "{space} (запрошено: {wanted})"),
    "schedule.unplaced.title": T("Without a place, and why", "Без места в графике и почему"),
    "schedule.unplaced.none": T("Everything has a place.", "Место нашлось для всего."),
    "schedule.unplaced.wanted": T("Planned for {days}", "Планировалось: {days}"),
    "schedule.no_days": T("There are no days on which it could be held.", "Подходящих дней нет."),
    "schedule.reasons": T(
        "Each of the {count} possible choices of days and rooms meets one of these",
        "Каждому из возможных вариантов дат и помещений (всего {count}) мешает одно из этого",
    ),
    "schedule.nearest": T(
        "The least is in the way of {days}{rooms}: {impediments}",
        "Меньше всего мешает варианту {days}{rooms}: {impediments}",
    ),
    "schedule.wider": T(
        "With a wider window it could be held {days}{rooms}",
        "При более широком сроке возможно: {days}{rooms}",
    ),
    "schedule.other_rooms": T(
        "In other rooms it could be held {days}{rooms}",
        "В других помещениях возможно: {days}{rooms}",
    ),
    "schedule.impediment": T("{hindrance}: {by}", "{hindrance}: {by}"),
    "schedule.staffing.title": T("Experts", "Эксперты"),
    "stages.title": T("Two stages and one", "Два этапа и один"),
    "stages.note": T(
        "First days and rooms were chosen, then experts; then all at once. The difference is what "
        "choosing one after the other lost.",
        "Сначала выбраны даты и помещения, затем эксперты; потом всё вместе. Разница — потери от "
        "поочерёдного выбора.",
    ),
    "stages.lost": T("The two stages lost: {losses}.", "Поэтапный выбор проиграл: {losses}."),
    "stages.nothing": T(
        "The two stages lost nothing that was found.", "Потерь от поэтапного выбора не найдено."
    ),
    "stages.table": T("Compared, objective by objective", "Сравнение по показателям"),
    "column.from": T("Planned", "Планировалось"),
    "column.to": T("Held", "Проводится"),
    "column.by": T("Moved", "Сдвиг"),
    "column.staged": T("In two stages", "В два этапа"),
    "column.joint": T("All at once", "Всё вместе"),
    "column.lost": T("Lost", "Потеря"),
    "column.lost_at_most": T("Lost at most", "Потеря не более"),
}
