"""Courses of the training centres."""

from collections.abc import Iterable

from attrs import field, frozen

from rocb.checks import (
    at_least,
    checked,
    distinct,
    each,
    identifier,
    language_code,
    listed,
    require,
)
from rocb.periods import Days
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Course:
    """A course that a training centre holds for the Members invited.

    `languages` are those that it is held in; `places` is `None` where nobody said how many people
    it can take. `members` is empty where nobody was invited by name.
    """

    id: str = field(validator=identifier, metadata=names("courses"))
    centre: str = field(metadata=refers_to("centres"))
    title: LocalizedText
    theme: str = field(metadata=refers_to("themes"))
    days: Days
    languages: tuple[str, ...] = field(validator=each(language_code))
    places: int | None = field(validator=at_least(1))
    members: tuple[str, ...] = field(validator=distinct, metadata=refers_to("members"))
    source: Source


def courses_during(courses: Iterable[Course], days: Days) -> tuple[Course, ...]:
    """Return the courses held on any of these days, by their first day, then by id.

    Raises `InvalidValue`.
    """
    found = listed("courses", Course, courses)
    require("days", Days, days)
    held = (course for course in found if course.days.overlaps(days))
    return tuple(sorted(held, key=lambda course: (course.days.first, course.id)))
