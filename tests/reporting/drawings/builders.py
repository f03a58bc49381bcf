"""One of every drawing, small and as large as an office needs it, in both languages."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from rocb.periods import Days
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.drawings.drawings import Drawing
from rocb.reporting.drawings.gantt import DayMark, Gantt, Stretch, StretchKey, StretchState
from rocb.reporting.drawings.heat_maps import HeatMap, HeatRow, HeatStep
from rocb.reporting.drawings.panels import BarGroup, BarPanel, Panels
from rocb.reporting.drawings.places import EUROPE
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.drawings.tiles import Tile, TileKey, Tiles
from rocb.reporting.drawings.tracks import Track, TrackGroup, Tracks

YEAR = Days(date(2021, 1, 1), date(2021, 12, 31))
MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
}
STATES = {
    "en": ("completed", "under way", "planned", "postponed", "cancelled"),
    "ru": ("завершено", "выполняется", "запланировано", "перенесено", "отменено"),
}
TITLES = {
    "en": (
        "Valuation workshop",
        "Regional workshop on the accreditation of experts in risk management and selectivity",
        "Diagnostic mission",
        "Training of trainers",
    ),
    "ru": (
        "Семинар по таможенной стоимости",
        "Региональный семинар по аккредитации экспертов в области управления рисками и отбора",
        "Диагностическая миссия",
        "Подготовка инструкторов",
    ),
}
AREAS = {
    "en": (
        "Strategic management",
        "Human resources",
        "Legal framework",
        "Systems and procedures",
        "Information and communication technology",
        "External co-operation",
        "Integrity",
        "Valuation",
        "Origin",
        "Classification",
        "Risk management",
        "Post-clearance audit",
        "Transit",
        "Intellectual property rights",
        "Authorised economic operators",
        "E-commerce",
        "Single window",
        "Laboratories",
        "Enforcement",
        "Training",
    ),
    "ru": (
        "Стратегическое управление",
        "Кадровые ресурсы",
        "Правовая база",
        "Системы и процедуры",
        "Информационно-коммуникационные технологии",
        "Внешнее сотрудничество",
        "Честность и неподкупность",
        "Таможенная стоимость",
        "Происхождение",
        "Классификация",
        "Управление рисками",
        "Постаудит",
        "Транзит",
        "Права интеллектуальной собственности",
        "Уполномоченные экономические операторы",
        "Электронная торговля",
        "Единое окно",
        "Лаборатории",
        "Правоохранительная деятельность",
        "Обучение",
    ),
}
MEMBERS = {
    "en": ("Albania", "Bosnia and Herzegovina", "Kyrgyzstan", "North Macedonia", "United Kingdom"),
    "ru": ("Албания", "Босния и Герцеговина", "Кыргызстан", "Северная Македония", "Великобритания"),
}
SAID = {
    "en": {
        "unknown": "not known",
        "as of": "as of 30 June 2021",
        "none": "Nothing was planned in this period.",
        "reached": ("not reached yet", "reached earlier", "reached in this quarter"),
        "money": ("planned", "committed", "spent"),
        "tracks": ("baseline", "target", "actual", "expected by now"),
        "donor": "Ministry for development co-operation of a Member",
        "goal": "Goal 2. Administrations assess risks by one method",
    },
    "ru": {
        "unknown": "не известно",
        "as of": "по состоянию на 30 июня 2021 г.",
        "none": "В этот период ничего не запланировано.",
        "reached": ("пока не охвачены", "охвачены ранее", "охвачены в этом квартале"),
        "money": ("запланировано", "принято обязательств", "израсходовано"),
        "tracks": ("исходное", "целевое", "фактическое", "ожидалось к этому дню"),
        "donor": "Министерство по сотрудничеству в целях развития одного из членов",
        "goal": "Цель 2. Администрации оценивают риски по единой методике",
    },
}


def some_bars(rows: int, language: str = "en", **changes: Any) -> Bars:
    """Return so many bars, of which every fifth is unknown."""
    titles, unknown = TITLES[language], SAID[language]["unknown"]
    bars = tuple(
        Bar(
            f"{number + 1}. {titles[number % 4]}",
            None if number % 5 == 4 else (rows - number) * 7,
            str(unknown) if number % 5 == 4 else f"{(rows - number) * 7} h",
            strong=number % 3 == 0,
        )
        for number in range(rows)
    )
    said = {"dark": STATES[language][0], "pale": STATES[language][2], "empty": none(language)}
    return Bars(**{"rows": bars, **said, **changes})


def a_gantt(rows: int, language: str = "en", **changes: Any) -> Gantt:
    """Return a year of so many activities, in every state."""
    states = tuple(StretchState)
    stretches = tuple(
        Stretch(
            f"{number + 1}. {TITLES[language][number % 4]}",
            _days(number * 353 // max(rows, 1), 1 + number * 7 % 23),
            states[number % len(states)],
            strong=number % 7 == 2,
        )
        for number in range(rows)
    )
    legend = tuple(map(StretchKey, states, STATES[language]))
    fields = {
        "rows": stretches,
        "year": YEAR,
        "marked": Days(date(2021, 4, 1), date(2021, 6, 30)),
        "months": MONTHS[language],
        "legend": legend,
        "as_of": DayMark(date(2021, 6, 30), str(SAID[language]["as of"])),
        "empty": none(language),
    }
    return Gantt(**{**fields, **changes})


def a_matrix(rows: int, columns: int, language: str = "en", **changes: Any) -> HeatMap:
    """Return the needs of so many Members in so many areas."""
    members, areas = MEMBERS[language], AREAS[language]
    cells = [
        tuple(_need(row, column, language) for column in range(columns)) for row in range(rows)
    ]
    steps = (HeatStep(0, "0"), HeatStep(1, "1–6"), HeatStep(7, "7–12"), HeatStep(13, "13–25"))
    fields = {
        "rows": tuple(HeatRow(members[it % 5], found) for it, found in enumerate(cells)),
        "columns": tuple(areas[it % 20] for it in range(columns)),
        "steps": steps,
        "unknown": str(SAID[language]["unknown"]),
        "empty": none(language),
    }
    return HeatMap(**{**fields, **changes})


def weeks_of_rooms(language: str = "en") -> HeatMap:
    """Return the hours of six rooms in each week of a year."""
    rooms = {"en": "Conference hall", "ru": "Конференц-зал"}
    hours = [[(room * 13 + week * 7) % 45 for week in range(52)] for room in range(6)]
    rows = tuple(
        HeatRow(f"{rooms[language]} {room + 1}", tuple(Quantity(it, str(it)) for it in row))
        for room, row in enumerate(hours)
    )
    steps = tuple(HeatStep(it, f"{it} h +") for it in (0, 1, 10, 20, 30, 40))
    weeks = tuple(str(week + 1) for week in range(52))
    return HeatMap(rows, weeks, steps, str(SAID[language]["unknown"]))


def days_and_hours(language: str = "en") -> HeatMap:
    """Return the use of a room by weekday and hour."""
    days = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri"), "ru": ("пн", "вт", "ср", "чт", "пт")}
    rows = tuple(
        HeatRow(
            day,
            tuple(Quantity(it * place % 6, f"{it * place % 6 * 10}%") for it in range(9, 18)),
        )
        for place, day in enumerate(days[language])
    )
    steps = tuple(HeatStep(it, f"{it * 10}%") for it in (0, 2, 4))
    hours = tuple(f"{hour}:00" for hour in range(9, 18))
    return HeatMap(rows, hours, steps, str(SAID[language]["unknown"]))


def a_region(codes: int, language: str = "en", **changes: Any) -> Tiles:
    """Return so many Members, the first 52 of them where they are in Europe."""
    mapped = tuple(EUROPE.items())
    squares = tuple(
        Tile(
            mapped[number][0] if number < 52 else f"X{number}",
            f"{MEMBERS[language][number % 5]} {number}",
            None if number % 11 == 10 else number % 3,
            f"{number % 6}" if number % 3 else None,
            mapped[number][1] if number < 52 else None,
        )
        for number in range(codes)
    )
    named = (*enumerate(map(str, SAID[language]["reached"])), (None, SAID[language]["unknown"]))
    legend = tuple(TileKey(level, str(text)) for level, text in named)
    return Tiles(**{"squares": squares, "legend": legend, "empty": none(language), **changes})


def a_budget(donors: int, language: str = "en", **changes: Any) -> Panels:
    """Return what so many donors gave in euros, and one in dollars."""
    euros = tuple(_donor(number, "EUR", language) for number in range(donors))
    panels = (BarPanel("EUR", euros), BarPanel("USD", euros[:1]))
    fields = {
        "series": SAID[language]["money"],
        "panels": panels,
        "unknown": str(SAID[language]["unknown"]),
        "empty": none(language),
    }
    return Panels(**{**fields, **changes})


def a_track(**changes: Any) -> Track:
    """Return a track half way from 10 to 20."""
    fields = {
        "label": "Accredited experts",
        "baseline": Quantity(10, "10"),
        "target": Quantity(20, "20"),
        "actual": Quantity(15, "15"),
        "expected": Quantity(17, "17"),
    }
    return Track(**{**fields, **changes})


def some_tracks(rows: int, language: str = "en", **changes: Any) -> Tracks:
    """Return so many indicators of goals of six each, in every case that there is."""
    baseline, target, actual, expected = map(str, SAID[language]["tracks"])
    unknown = Quantity(None, str(SAID[language]["unknown"]))
    tracks = [
        a_track(label=f"{number + 1}.{TITLES[language][number % 4]}", **_CASES[number % 7])
        if number % 7 != 2
        else a_track(label=TITLES[language][number % 4], actual=unknown, baseline=unknown)
        for number in range(rows)
    ]
    groups = tuple(
        TrackGroup(str(SAID[language]["goal"]), tuple(tracks[start : start + 6]))
        for start in range(0, rows, 6)
    )
    fields = {
        "groups": groups,
        "baseline": baseline,
        "target": target,
        "actual": actual,
        "expected": expected,
        "unknown": str(SAID[language]["unknown"]),
        "empty": none(language),
    }
    return Tracks(**{**fields, **changes})


def every_drawing(language: str) -> Mapping[str, Drawing]:
    """Return every drawing, without rows, with few and with many."""
    return {
        "bars-none": some_bars(0, language),
        "bars-few": some_bars(3, language),
        "bars-many": some_bars(25, language),
        "gantt-none": a_gantt(0, language),
        "gantt-few": a_gantt(4, language),
        "gantt-many": a_gantt(60, language),
        "heat-none": a_matrix(0, 0, language),
        "heat-few": days_and_hours(language),
        "heat-weeks": weeks_of_rooms(language),
        "heat-many": a_matrix(52, 20, language),
        "tiles-none": a_region(0, language),
        "tiles-few": a_region(5, language),
        "tiles-many": a_region(60, language),
        "panels-none": a_budget(0, language),
        "panels-few": a_budget(2, language),
        "panels-many": a_budget(18, language),
        "tracks-none": some_tracks(0, language),
        "tracks-few": some_tracks(3, language),
        "tracks-many": some_tracks(24, language),
    }


def none(language: str) -> str:
    """Return the words for nothing."""
    return str(SAID[language]["none"])


_CASES: tuple[dict[str, Any], ...] = (
    {},
    {"actual": Quantity(20, "20"), "expected": None},
    {},
    {"actual": Quantity(8, "8")},
    {
        "baseline": Quantity(48, "48 h"),
        "target": Quantity(12, "12 h"),
        "actual": Quantity(30, "30 h"),
        "expected": Quantity(36, "36 h"),
    },
    {"actual": Quantity(40, "40"), "expected": Quantity(19, "19")},
    {"actual": Quantity(10, "10")},
)


def _days(start: int, length: int) -> Days:
    first = YEAR.first + timedelta(days=start)
    return Days(first, first + timedelta(days=length))


def _need(row: int, column: int, language: str) -> Quantity:
    number = (row * 7 + column * column * 3) % 26
    if number > 22:
        return Quantity(None, str(SAID[language]["unknown"]))
    return Quantity(number, str(number))


def _donor(number: int, currency: str, language: str) -> BarGroup:
    label = f"{SAID[language]['donor']} {number + 1}"
    planned = 120_000 - number * 5_000
    spent = None if number % 4 == 1 else planned * 3 // 5
    said = str(SAID[language]["unknown"]) if spent is None else f"{spent:,} {currency}"
    quantities = (
        Quantity(planned, f"{planned:,} {currency}"),
        Quantity(planned * 4 // 5, f"{planned * 4 // 5:,} {currency}"),
        Quantity(spent, said),
    )
    return BarGroup(label, quantities)
