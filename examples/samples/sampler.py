"""What every sample is made from."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from attrs import frozen

from rocb.members import Region
from rocb.periods import ReportingYear
from rocb.sources import Source
from rocb.texts import LocalizedText

_Item = TypeVar("_Item")


@frozen
class Sampler:
    """What samples are made from: the generator, the year, and the source to name."""

    rng: Random
    year: ReportingYear
    source: Source

    def day(self, number: int) -> date:
        """Return the day so many days after the first one of the year; below zero, before it."""
        return self.year.days.first + timedelta(days=number)

    def monday(self, number: int) -> date:
        """Return the Monday of the week with that day."""
        day = self.day(number)
        return day - timedelta(days=day.weekday())

    def some(self, items: Sequence[_Item], number: int) -> tuple[_Item, ...]:
        """Return so many of the items, or all of them, in their order."""
        places = self.rng.sample(range(len(items)), min(number, len(items)))
        return tuple(items[place] for place in sorted(places))


def sampler_for(
    region: Region, year: ReportingYear, seed: int, register: str | None = None
) -> Sampler:
    """Return a sampler for one register, whose draws do not depend on those of any other."""
    words = (region.value, str(year), str(seed), *((register,) if register else ()))
    source = Source(f"sample made by examples/make_year.py with seed {seed}", sample=True)
    return Sampler(Random(" ".join(words)), year, source)


def titled(english: str, russian: str, name: LocalizedText) -> LocalizedText:
    """Return "English: name" in the languages that the name has."""
    return LocalizedText(
        name.en and f"{english}: {name.en}",
        name.ru and f"{russian}: {name.ru}",
    )
