"""Recurrence rules (RFC 5545, 3.3.10): what a RECUR value says, and the starts that it gives."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import dropwhile
from typing import Any, Final, Literal

from attrs import frozen
from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule, weekday

from rocb.errors import Fault, InvalidValue

OCCURRENCES_AT_MOST: Final = 10_000
"""How many occurrences a series may have."""

YEARS_AT_MOST: Final = 100
"""How many calendar years after its first a series may reach."""

LAST_YEAR: Final = 9998
"""The last year of which every zone can show every instant."""


@frozen
class Rule:
    """What a RECUR value says, part by part.

    A day is a number, 0 where it has none, and a weekday, Monday being 0.
    """

    freq: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    wkst: int = 0
    byday: tuple[tuple[int, int], ...] = ()
    bymonth: tuple[int, ...] = ()
    bymonthday: tuple[int, ...] = ()
    byyearday: tuple[int, ...] = ()
    byweekno: tuple[int, ...] = ()
    bysetpos: tuple[int, ...] = ()


def read_rule(text: str) -> Rule:
    """Return what a RECUR value says. Raises `InvalidValue`."""
    faults = []
    values: dict[str, Any] = {}
    for part in text.upper().split(";"):
        name, _, value = part.partition("=")
        reader, expected = _PARTS.get(name, (None, ""))
        if reader is None:
            faults.append(Fault("rule", part, f"one of {', '.join(_PARTS)}, with a value"))
        elif name.lower() in values:
            faults.append(Fault("rule", part, f"new: the rule has {name} already"))
        else:
            values[name.lower()] = reader(value)
            if values[name.lower()] is None:
                faults.append(Fault("rule", part, f"{name} with {expected}"))
    if "freq" not in values:
        faults.append(Fault("rule", text, "a rule with FREQ"))
    if ("count" in values) == ("until" in values):
        faults.append(Fault("rule", text, "a rule that ends, with either COUNT or UNTIL"))
    if not faults:
        rule = Rule(**values)
        faults = [Fault("rule", text, f"a rule {missed}") for missed in _missed(rule)]
        if not faults:
            return rule
    raise InvalidValue(*faults)


def _missed(rule: Rule) -> Iterator[str]:
    """Yield what parts that are right by themselves miss beside each other.

    This is the table of RFC 5545, 3.3.10, without what readers of calendars disagree on.
    """
    numbered = any(number for number, _ in rule.byday)
    of_month = rule.freq == "MONTHLY" or rule.bymonth
    others = (rule.byday, rule.bymonth, rule.bymonthday, rule.byyearday, rule.byweekno)
    yield from (
        expected
        for wrong, expected in (
            (rule.bymonthday and rule.freq == "WEEKLY", "without weeks, as it has BYMONTHDAY"),
            (rule.byyearday and rule.freq != "YEARLY", "by years, as it has BYYEARDAY"),
            (rule.byweekno and rule.freq != "YEARLY", "by years, as it has BYWEEKNO"),
            (rule.byweekno and not rule.byday, "with BYDAY, as it has BYWEEKNO"),
            (rule.byweekno and numbered, "with BYDAY without numbers, as it has BYWEEKNO"),
            (
                numbered and rule.freq not in ("MONTHLY", "YEARLY"),
                "by months or years, as BYDAY has numbers",
            ),
            (
                numbered and not all(number for number, _ in rule.byday),
                "whose BYDAY has numbers everywhere or nowhere",
            ),
            (
                of_month and any(abs(number) > 5 for number, _ in rule.byday),
                "whose BYDAY has numbers up to 5, as they are of a month",
            ),
            (rule.bysetpos and not any(others), "with another BY part, as it has BYSETPOS"),
            (rule.bysetpos and rule.freq == "DAILY", "not by days, as it has BYSETPOS"),
            (
                rule.freq == "WEEKLY"
                and any(abs(position) > len(rule.byday or (0,)) for position in rule.bysetpos),
                "whose BYSETPOS counts no more days than its weeks have",
            ),
        )
        if wrong
    )


_FREQUENCIES: Final[dict[str, Literal[0, 1, 2]]] = {
    "DAILY": MONTHLY,
    "WEEKLY": WEEKLY,
    "MONTHLY": MONTHLY,
    "YEARLY": YEARLY,
}
"""What dateutil walks by; days are walked by months, which is ten times as fast."""
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY: Final = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z")
_POSITIONS_AT_MOST: Final = 10
_END: Final = re.compile(";?(COUNT|UNTIL)=[^;]*", re.IGNORECASE)


def _one_of(names: Iterable[str]) -> Callable[[str], str | None]:
    return lambda text: text if text in names else None


def _number(most: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        fits = re.fullmatch("[0-9]{1,5}", text) and 1 <= int(text) <= most
        return int(text) if fits else None

    return read


def _numbers(most: int, sign: str = "[+-]?", few: int = 500) -> Callable[[str], Any]:
    def read(text: str) -> tuple[int, ...] | None:
        items = text.split(",")
        if not all(re.fullmatch(f"{sign}[0-9]{{1,3}}", item) for item in items):
            return None
        numbers = sorted(set(map(int, items)))
        fits = all(1 <= abs(number) <= most for number in numbers) and len(numbers) <= few
        return tuple(numbers) if fits else None

    return read


def _weekday(text: str) -> int | None:
    return _WEEKDAYS.index(text) if text in _WEEKDAYS else None


def _days(text: str) -> tuple[tuple[int, int], ...] | None:
    days = set()
    for item in text.split(","):
        found = _DAY.fullmatch(item)
        if found is None or (found[1] and not 1 <= abs(int(found[1])) <= 53):
            return None
        days.add((int(found[1] or 0), _WEEKDAYS.index(found[2])))
    return tuple(sorted(days))


def _until(text: str) -> datetime | None:
    found = _UNTIL.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


_PARTS: Final[dict[str, tuple[Callable[[str], Any], str]]] = {
    "FREQ": (_one_of(_FREQUENCIES), f"one of {', '.join(_FREQUENCIES)}"),
    "INTERVAL": (_number(9_999), "a number from 1 to 9,999"),
    "COUNT": (_number(OCCURRENCES_AT_MOST), f"a number from 1 to {OCCURRENCES_AT_MOST:,}"),
    "UNTIL": (_until, "a time in UTC, such as 20261231T235959Z"),
    "WKST": (_weekday, f"one of {', '.join(_WEEKDAYS)}"),
    "BYDAY": (_days, f"days of {', '.join(_WEEKDAYS)}, numbered from 1 to 53 if at all"),
    "BYMONTH": (_numbers(12, sign=""), "numbers from 1 to 12"),
    "BYMONTHDAY": (_numbers(31), "numbers from 1 to 31, or below zero"),
    "BYYEARDAY": (_numbers(366), "numbers from 1 to 366, or below zero"),
    "BYWEEKNO": (_numbers(51), "numbers from 1 to 51, or below zero; -1 is the last week"),
    "BYSETPOS": (
        _numbers(366, few=_POSITIONS_AT_MOST),
        f"at most {_POSITIONS_AT_MOST} numbers from 1 to 366, or below zero",
    ),
}


def may_begin(rule: Rule, day: date) -> bool:
    """Return whether a series by this rule may begin on a day; if so, it need not."""
    if rule.bymonth and day.month not in rule.bymonth:
        return False
    if rule.byday and day.weekday() not in {weekday for _, weekday in rule.byday}:
        return False
    from_end = day.day - monthrange(day.year, day.month)[1] - 1
    return not rule.bymonthday or day.day in rule.bymonthday or from_end in rule.bymonthday


def wall_starts(rule: Rule, first: datetime) -> Iterator[datetime]:
    """Yield the wall times that a rule gives from `first` on, but for where it ends."""
    return _stepped(rule, first) if only_steps(rule, first) else _matched(rule, first)


def counted(rule: str, count: int) -> str:
    """Return the text of a rule that ends after so many starts, wherever it ended before."""
    return f"{_END.sub('', rule).lstrip(';')};COUNT={count}"


def only_steps(rule: Rule, first: datetime) -> bool:
    """Return whether the rule only goes on by so many days or weeks."""
    plain = not (rule.bymonth or rule.bymonthday or rule.bysetpos)
    if rule.freq == "WEEKLY":
        return plain and rule.byday in ((), ((0, first.weekday()),))
    return plain and rule.freq == "DAILY" and not rule.byday


def _stepped(rule: Rule, first: datetime) -> Iterator[datetime]:
    step = timedelta(days=rule.interval * (7 if rule.freq == "WEEKLY" else 1))
    last = datetime.combine(date(last_year(first), 12, 31), first.time())
    return (first + number * step for number in range((last - first) // step + 1))


def _matched(rule: Rule, first: datetime) -> Iterator[datetime]:
    """Yield what the rule gives from `first` on, at its time of day.

    dateutil walks to the end of the calendar where nothing matches. The calendar repeats itself
    every 400 years, and so the rule is walked in the last of these years that leave it room.
    """
    shift = (LAST_YEAR - YEARS_AT_MOST - first.year) // 400 * 400
    day = first.date().replace(year=first.year + shift)
    last = last_year(first) + shift
    with suppress(ValueError):  # dateutil meets the end of the calendar within a week
        for found in _walked(rule, day):
            if found.year > last:
                return
            if rule.freq != "DAILY" or (found - day).days % rule.interval == 0:
                yield datetime.combine(found.replace(year=found.year - shift), first.time())


def _walked(rule: Rule, first: date) -> Iterator[date]:
    """Yield the days on which the rule falls, from `first` on, without INTERVAL where by days."""
    begin, byday, bymonthday = first, rule.byday, rule.bymonthday
    if rule.freq == "WEEKLY":
        begin -= timedelta(days=(first.weekday() - rule.wkst) % 7)
        byday = byday or ((0, first.weekday()),)
    if rule.freq == "DAILY" and not bymonthday:
        bymonthday = tuple(range(1, 32))
    given = rrule(
        _FREQUENCIES[rule.freq],
        dtstart=begin,
        interval=1 if rule.freq == "DAILY" else rule.interval,
        wkst=rule.wkst,
        byweekday=[weekday(day, number or None) for number, day in byday] or None,
        bymonth=rule.bymonth or None,
        bymonthday=bymonthday or None,
        byyearday=rule.byyearday or None,
        byweekno=rule.byweekno or None,
        bysetpos=rule.bysetpos or None,
    )
    return dropwhile(lambda day: day < first, (moment.date() for moment in given))


def last_year(first: datetime) -> int:
    """Return the last year into which a series may reach."""
    return min(first.year + YEARS_AT_MOST, LAST_YEAR)
