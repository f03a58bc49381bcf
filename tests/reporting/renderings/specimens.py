"""A page that has something of everything, in English and Russian."""

from datetime import date
from decimal import Decimal

from rocb.periods import Days
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.pages import (
    Column,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
)
from rocb.reporting.words.spans import Span, plain
from rocb.reporting.words.words import Words
from rocb.texts import Language
from rocb.texts import LocalizedText as T

TEXTS = {
    "title": T("Quarterly report: Q2 2021", "Квартальный отчёт: II квартал 2021 г."),
    "office": T("ROCB Europe", "ROCB Европа"),
    "to": T("To", "Адресаты"),
    "directorate": T("Capacity Building Directorate", "Директорат по наращиванию потенциала"),
    "period": T("Period", "Период"),
    "note": T("Records marked “sample” are samples.", "Записи с пометкой «пример» условны."),
    "sample": T("sample", "пример"),
    "summary": T("Summary", "Сводка"),
    "held": T("Activities held", "Проведено мероприятий"),
    "stated": T("stated for nine of eleven", "указано для девяти из одиннадцати"),
    "spent": T("Spent", "Израсходовано"),
    "share": T("Seats filled", "Назначено экспертов"),
    "activities": T("Activities of the quarter", "Мероприятия квартала"),
    "told": T(
        "Eleven activities began in this quarter; two were postponed, and one was cancelled.",
        "В этом квартале начались одиннадцать мероприятий; два отложены, одно отменено.",
    ),
    "number": T("No.", "№"),
    "begins": T("Begins", "Начало"),
    "days": T("Dates", "Даты"),
    "activity": T("Activity", "Мероприятие"),
    "status": T("Kind and status", "Вид и статус"),
    "members": T("Members", "Члены"),
    "people": T("People", "Участники"),
    "hours": T("Hours", "Часы"),
    "cost": T("Cost", "Расходы"),
    "donor": T("Donor", "Донор"),
    "seminar": T(
        "National online workshop on post-clearance audit for the customs officers of Moldova",
        "Национальный онлайн-семинар по вопросам таможенного контроля после выпуска товаров",
    ),
    "held_seminar": T("workshop in four parts, completed", "рабочий семинар, проведено"),
    "moldova": T("Armenia, Moldova, Uzbekistan", "Армения, Молдова, Узбекистан"),
    "money": T("Budget by donor", "Бюджет по донорам"),
    "bars": T("Most urgent needs", "Важнейшие потребности"),
    "alternative": T(
        "Bars: valuation has 16 points, audit 12 points.",
        "Столбцы: у таможенной стоимости 16 баллов, у контроля 12 баллов.",
    ),
    "valuation": T("Customs valuation", "Таможенная стоимость"),
    "audit": T("Post-clearance audit", "Контроль после выпуска товаров"),
}
ENGLISH_ONLY = "Only said in English"


def say(key: str, language: Language) -> str:
    """Return a text of the specimen."""
    return TEXTS[key].within(language) or ""


def bars(language: Language) -> Picture:
    """Return a picture of two bars."""
    rows = (Bar(say("valuation", language), 16, "16"), Bar(say("audit", language), 12, "12"))
    return Picture(
        "bars", Span(say("bars", language), sample=True), say("alternative", language), Bars(rows)
    )


def activities(language: Language, number: int = 30) -> Table:
    """Return a wide table of so many activities."""
    words = Words(language)
    keys = ("number", "begins", "days", "activity", "status", "members", "people", "hours")
    rows = tuple(
        Row(
            (
                (Span(str(place), value=place),),
                (Span(words.day(day), value=day),),
                plain(words.days(Days(day, date(2021, 6, 28)))),
                (Span(say("seminar", language), sample=place % 2 == 0),),
                plain(say("held_seminar", language)),
                plain(say("moldova", language)),
                (
                    Span(
                        words.number(1_000 + place),
                        value=1_000 + place,
                        kind="activities",
                        records=(f"activity-{place}",),
                    ),
                ),
                (Span("7,5", value=Decimal("7.5"), unit="h"),),
            ),
            f"activity-{place}",
        )
        for place in range(1, number + 1)
        for day in [date(2021, 4 + place % 3, 1 + place % 27)]
    )
    columns = tuple(Column(key, say(key, language)) for key in keys)
    return Table("activities", say("activities", language), columns, rows)


def costs(language: Language) -> Table:
    """Return a table of amounts in two currencies, one of them a sample."""
    columns = tuple(Column(key, say(key, language)) for key in ("donor", "cost", "share"))
    amounts = ((Decimal("1250.50"), "EUR"), (Decimal(300), "USD"), (Decimal("-17.25"), "EUR"))
    rows = tuple(
        Row(
            (
                (Span(ENGLISH_ONLY, None if language is Language.EN else Language.EN),),
                (
                    Span(
                        f"{currency} {amount}",
                        sample=currency == "USD",
                        value=amount,
                        unit=currency,
                        kind="activities",
                        records=("one", "two"),
                    ),
                ),
                (Span("45,5 %", value=Decimal("45.5"), unit="%"),),
            )
        )
        for amount, currency in amounts
    )
    return Table("costs", say("money", language), columns, rows)


def specimen(language: Language) -> Page:
    """Return the page that has something of everything."""
    summary = Facts(
        (
            Fact("held", say("held", language), Span("11", value=11), say("stated", language)),
            Fact(
                "spent",
                say("spent", language),
                Span("EUR 1,250.50", value=Decimal("1250.50"), unit="EUR", records=("one",)),
            ),
            Fact("share", say("share", language), Span("19 / 26", sample=True)),
        )
    )
    sections = (
        Section("summary", say("summary", language), (summary,)),
        Section(
            "activities",
            say("activities", language),
            (
                Paragraph(plain(say("told", language))),
                activities(language),
                Heading(plain(say("money", language))),
                costs(language),
                bars(language),
            ),
        ),
    )
    return Page(
        key="specimen",
        language=language,
        title=say("title", language),
        subtitle=plain(say("office", language)),
        about=(
            (say("to", language), plain(say("directorate", language))),
            (say("period", language), plain(Words(language).day(date(2021, 6, 30)))),
        ),
        sections=sections,
        sample_mark=say("sample", language),
        note=say("note", language),
    )


def every_word(language: Language) -> set[str]:
    """Return all words of the specimen but those that stand in place of a picture."""
    texts = (text.within(language) or "" for key, text in TEXTS.items() if key != "alternative")
    return {word for text in texts for word in text.split()}
