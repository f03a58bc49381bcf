"""Courses at the training centres of the region."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from rocb.office import Office
from rocb.periods import Days
from rocb.planning.network.courses import Course
from rocb.planning.network.training_centres import TrainingCentre
from samples.sampler import Sampler, titled
from samples.themes import themes_beside

_COURSES: Final = 4
_BEGINS: Final = (77, 84, 84, 287)
"""About which day of the year courses begin; the second and the third overlap."""

_SHORT: Final = (126, 217)
"""About which day of the year the shorter courses begin, to which nobody is invited by name."""


def courses(
    sampler: Sampler, office: Office, centres: tuple[TrainingCentre, ...]
) -> tuple[Course, ...]:
    """Return a course at some of the centres, in themes that Members need, and shorter ones at
    the first centres; none began before its centre did."""
    return (*_courses(sampler, office, centres), *_short_courses(sampler, office, centres))


def _courses(
    sampler: Sampler, office: Office, centres: tuple[TrainingCentre, ...]
) -> Iterator[Course]:
    needs = office.planning.needs
    for place, centre in enumerate(sampler.some(centres, _COURSES)):
        need = needs[place % len(needs)]
        first = max(sampler.monday(_BEGINS[place]), centre.since or sampler.day(0))
        theme = next(it for it in office.planning.themes if it.id == need.theme)
        yield Course(
            id=f"course-{place + 1}",
            centre=centre.id,
            title=titled("Sample course", "Условный курс", theme.name),
            theme=theme.id,
            days=Days(first, first + timedelta(days=4)),
            languages=("ru",) if place % 2 else ("en", "ru"),
            places=None if place == _COURSES - 1 else sampler.rng.randint(12, 24),
            members=tuple(dict.fromkeys(it.member for it in needs if it.theme == theme.id)),
            source=sampler.source,
        )


def _short_courses(
    sampler: Sampler, office: Office, centres: tuple[TrainingCentre, ...]
) -> Iterator[Course]:
    themes = themes_beside(office.planning.themes, office.planning.needs)
    for place, (centre, begins) in enumerate(zip(centres, _SHORT, strict=False)):
        theme, first = themes[place % len(themes)], sampler.monday(begins)
        if centre.since is None or centre.since <= first:
            yield Course(
                id=f"course-short-{place + 1}",
                centre=centre.id,
                title=titled("Short sample course", "Краткий условный курс", theme.name),
                theme=theme.id,
                days=Days(first, first + timedelta(days=2)),
                languages=("ru",),
                places=15,
                members=(),
                source=sampler.source,
            )
