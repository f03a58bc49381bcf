"""Words, dates and numbers as English and Russian readers expect them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.checks import checked
from rocb.money import Money
from rocb.periods import Days, Quarter, Slot
from rocb.reporting.words.decimals import shifted_by, trimmed
from rocb.reporting.words.phrases import COUNTED, MONTHS, PHRASES
from rocb.reporting.words.spans import Span
from rocb.texts import Language, LocalizedText, read_in
from rocb.vocabulary.kinds import KINDS

_THIN: Final = "\N{NO-BREAK SPACE}"
_MINUTE: Final = timedelta(minutes=1)
_ROMAN: Final = ("I", "II", "III", "IV")


@frozen(field_transformer=checked)
class Words:
    """What is said in one language."""

    language: Language

    def say(self, key: str, **values: object) -> str:
        """Return the phrase `key`, with its gaps filled."""
        return (PHRASES[key].within(self.language) or key).format(**values)

    def name(self, value: Enum) -> str:
        """Return the name of a member of an enumeration."""
        return KINDS[value].within(self.language) or str(value.value)

    def count(self, key: str, number: int) -> str:
        """Return a number with its noun in the right form: "1 activity", "5 мероприятий"."""
        english, russian = COUNTED[key]
        if self.language is Language.EN:
            form = english[0] if number == 1 else english[1]
        else:
            form = russian[_russian_form(number)]
        return f"{self.number(number)}{_THIN}{form}"

    def whole(self, key: str, number: int) -> str:
        """Return a number with its noun as it stands after "of": "22 needs", "22 потребностей"."""
        if self.language is Language.EN:
            return self.count(key, number)
        form = COUNTED[key][1][1 if _russian_form(number) == 0 else 2]
        return f"{self.number(number)}{_THIN}{form}"

    def number(self, number: int | Decimal) -> str:
        """Return a number with its thousands grouped."""
        grouped = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
        if self.language is Language.EN:
            return grouped
        return grouped.replace(",", _THIN).replace(".", ",")

    def percent(self, percent: Decimal) -> str:
        """Return a share in percent: "12.5%", "12,5 %"."""
        space = "" if self.language is Language.EN else _THIN
        return f"{self.number(percent)}{space}%"

    def money(self, money: Money) -> str:
        """Return an amount with its currency."""
        amount = self.number(money.amount)
        if self.language is Language.EN:
            return f"{money.currency}{_THIN}{amount}"
        return f"{amount}{_THIN}{money.currency}"

    def hours(self, length: timedelta) -> str:
        """Return a length of time to the minute, so that a sum reads as the sum of its parts.

        It is in hours where tenths say it ("1.5 h"), and else in hours and minutes ("20 min").
        """
        minutes = _minutes(length)
        if minutes % 6:
            return self.length(length)
        unit = "h" if self.language is Language.EN else "ч"
        return f"{self.number(trimmed(shifted_by(minutes // 6, 1)))}{_THIN}{unit}"

    def length(self, length: timedelta) -> str:
        """Return a length of time in hours and minutes: "1 h 30 min"."""
        minutes = _minutes(length)
        hour, minute = ("h", "min") if self.language is Language.EN else ("ч", "мин")
        parts = ((minutes // 60, hour), (minutes % 60, minute))
        said = (f"{self.number(number)}{_THIN}{unit}" for number, unit in parts if number)
        return _THIN.join(said) or f"0{_THIN}{minute}"

    def month(self, number: int) -> str:
        """Return the short name of a month, from 1 to 12."""
        return MONTHS[number - 1].within(self.language) or str(number)

    def day(self, day: date) -> str:
        """Return a date: "5 October 2021", "5 октября 2021 г."."""
        return self._dated(f"{day.day}{_THIN}{self._of_month(day.month)}", day.year)

    def days(self, days: Days) -> str:
        """Return a span of dates, nothing in it said twice."""
        first, last = days.first, days.last
        if first == last:
            return self.day(first)
        if first.year != last.year:
            return f"{self.day(first)} – {self.day(last)}"
        if first.month != last.month:
            begin = f"{first.day}{_THIN}{self._of_month(first.month)}"
            return f"{begin} – {self.day(last)}"
        both = f"{first.day}–{last.day}{_THIN}{self._of_month(last.month)}"
        return self._dated(both, last.year)

    def slot(self, slot: Slot, where: ZoneInfo) -> str:
        """Return a slot by the clocks of a zone: the day, then the times."""
        start, end = slot.start.astimezone(where), slot.end.astimezone(where)
        if start.date() == end.date():
            return f"{self.day(start.date())}, {self.times(slot, where)}"
        return f"{self.moment(start, where)} – {self.moment(end, where)}"

    def moment(self, moment: datetime, where: ZoneInfo) -> str:
        """Return a moment by the clocks of a zone: the day, then the time."""
        shown = moment.astimezone(where)
        return f"{self.day(shown.date())}, {shown:%H:%M}"

    def times(self, slot: Slot, where: ZoneInfo) -> str:
        """Return only the times of a slot."""
        start, end = slot.start.astimezone(where), slot.end.astimezone(where)
        return f"{start:%H:%M}–{end:%H:%M}"

    def quarter(self, quarter: Quarter) -> str:
        """Return the name of a quarter: "Q2 2021", "II квартал 2021 г."."""
        if self.language is Language.EN:
            return f"Q{quarter.number}{_THIN}{quarter.year}"
        return f"{_ROMAN[quarter.number - 1]}{_THIN}квартал {quarter.year}{_THIN}г."

    def read(self, text: LocalizedText, *, sample: bool = False) -> Span:
        """Return a text for the page, marked where it is in the other language or a sample."""
        reading = read_in(text, self.language)
        foreign = reading.language if reading.language is not self.language else None
        return Span(reading.text, foreign, sample)

    def _of_month(self, number: int) -> str:
        return self.say(f"month.{number}")

    def _dated(self, day: str, year: int) -> str:
        return f"{day} {year}" if self.language is Language.EN else f"{day} {year}{_THIN}г."


def _minutes(length: timedelta) -> int:
    """Return a length of time in minutes, halves up."""
    return (length + _MINUTE / 2) // _MINUTE


def _russian_form(number: int) -> int:
    """Return which of the three forms a Russian noun takes after a number."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return 1
    return 2
