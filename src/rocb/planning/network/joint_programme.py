"""The joint programme of the training centres: where their courses overlap, and what they lack."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.members import Member
from rocb.planning.needs.needs import Need
from rocb.planning.needs.standings import open_on
from rocb.planning.network.courses import Course


@frozen(field_transformer=checked)
class SimilarCourses:
    """Courses of several centres on one theme, in the same languages, soon after one another.

    The centres might hold them together. The courses stand by first day, then by id.
    """

    theme: str
    languages: tuple[str, ...]
    courses: tuple[Course, ...]


@frozen(field_transformer=checked)
class ClashingCourses:
    """Courses at the same time, to all of which the same Members are invited.

    Each of them shares a day with one that begins before it. The courses stand by first day, then
    by id.
    """

    members: tuple[str, ...]
    courses: tuple[Course, ...]


def similar_courses(courses: Iterable[Course], within: int = 30) -> tuple[SimilarCourses, ...]:
    """Return the courses on one theme in one language, each at most `within` days after another.

    The days are counted from the last day of the one to the first of the other: 0 means that they
    share a day or more. Where all are of one centre, the centre knows. Groups stand by the first
    day of their courses, then by theme and id. Raises `InvalidValue`.
    """
    found = listed("courses", Course, courses)
    require("within", int, within)
    if within < 0:
        raise InvalidValue(Fault("within", within, "0 or more"))
    by_subject: dict[tuple[str, str], list[Course]] = {}
    for course in found:
        for language in course.languages:
            by_subject.setdefault((course.theme, language), []).append(course)
    runs = (
        (language, run)
        for (_, language), held in sorted(by_subject.items())
        for run in _runs(held, within)
        if len({course.centre for course in run}) > 1
    )
    groups = (SimilarCourses(run[0].theme, shared, run) for shared, run in _shared(runs))
    return tuple(
        sorted(groups, key=lambda it: (it.courses[0].days.first, it.theme, _ids(it.courses)))
    )


def clashing_courses(courses: Iterable[Course]) -> tuple[ClashingCourses, ...]:
    """Return the courses that are held on the same days and invite the same Members.

    Groups stand by the first day of their courses, then by id. Raises `InvalidValue`.
    """
    found = listed("courses", Course, courses)
    by_member: dict[str, list[Course]] = {}
    for course in found:
        for member in course.members:
            by_member.setdefault(member, []).append(course)
    runs = ((member, run) for member, held in sorted(by_member.items()) for run in _runs(held, 0))
    groups = (ClashingCourses(shared, run) for shared, run in _shared(runs))
    return tuple(sorted(groups, key=lambda it: (it.courses[0].days.first, _ids(it.courses))))


def _runs(courses: Iterable[Course], within: int) -> Iterator[tuple[Course, ...]]:
    """Yield each row of two courses or more, none begun more than so many days after the others."""
    run: list[Course] = []
    last = 0
    for course in sorted(courses, key=lambda it: (it.days.first, it.id)):
        if run and course.days.first.toordinal() - last > within:
            if len(run) > 1:
                yield tuple(run)
            run = []
        last = max(last, course.days.last.toordinal()) if run else course.days.last.toordinal()
        run.append(course)
    if len(run) > 1:
        yield tuple(run)


def _shared(
    runs: Iterable[tuple[str, tuple[Course, ...]]],
) -> Iterator[tuple[tuple[str, ...], tuple[Course, ...]]]:
    """Return each row of courses once, with all that was said to share it."""
    shared: dict[tuple[str, ...], list[str]] = {}
    rows: dict[tuple[str, ...], tuple[Course, ...]] = {}
    for name, run in runs:
        shared.setdefault(_ids(run), []).append(name)
        rows[_ids(run)] = run
    return ((tuple(names), rows[ids]) for ids, names in shared.items())


def _ids(courses: tuple[Course, ...]) -> tuple[str, ...]:
    return tuple(course.id for course in courses)


@frozen(field_transformer=checked)
class ThemeGap:
    """A theme that `members` need and are invited to no course on; there are so many on it.

    `open_courses` are those of them to which nobody is invited by name: they may serve the Members.
    """

    theme: str
    courses: int
    open_courses: tuple[Course, ...]
    members: tuple[str, ...]


@frozen(field_transformer=checked)
class TrainingGaps:
    """What the courses leave out of the region's needs, its languages and its Members.

    `members` are invited to no course by name. Whom the `open_courses` are for, nobody has said.
    """

    themes: tuple[ThemeGap, ...]
    languages: tuple[str, ...]
    members: tuple[str, ...]
    open_courses: tuple[Course, ...]


def training_gaps(
    courses: Iterable[Course],
    needs: Iterable[Need],
    languages: Iterable[str],
    members: Iterable[Member],
) -> TrainingGaps:
    """Return what no course serves: needs, languages of the region, and Members that none invites.

    A need that is met, replaced or known to be at its target asks for no course (see `open_on`).
    The theme that most Members miss comes first, then by id; languages and Members stand by code,
    open courses by their first day, then by id. Raises `InvalidValue`.
    """
    held = listed("courses", Course, courses)
    asked = listed("needs", Need, needs)
    spoken = {language for course in held for language in course.languages}
    region = {member.code for member in listed("members", Member, members)}
    invited = {member for course in held for member in course.members}
    return TrainingGaps(
        themes=_theme_gaps(held, asked),
        languages=tuple(sorted(set(listed("languages", str, languages)) - spoken)),
        members=tuple(sorted(region - invited)),
        open_courses=_open(held),
    )


def _theme_gaps(courses: tuple[Course, ...], needs: tuple[Need, ...]) -> tuple[ThemeGap, ...]:
    by_theme: dict[str, list[Course]] = {}
    served: set[tuple[str, str]] = set()
    for course in courses:
        by_theme.setdefault(course.theme, []).append(course)
        served.update((course.theme, member) for member in course.members)
    missing: dict[str, set[str]] = {}
    for need in open_on(needs):
        if (need.theme, need.member) not in served:
            missing.setdefault(need.theme, set()).add(need.member)
    gaps = []
    for theme, members in missing.items():
        held = by_theme.get(theme, ())
        gaps.append(ThemeGap(theme, len(held), _open(held), tuple(sorted(members))))
    return tuple(sorted(gaps, key=lambda gap: (-len(gap.members), gap.theme)))


def _open(courses: Iterable[Course]) -> tuple[Course, ...]:
    to_all = (course for course in courses if not course.members)
    return tuple(sorted(to_all, key=lambda it: (it.days.first, it.id)))
