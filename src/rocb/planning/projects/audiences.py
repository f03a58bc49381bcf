"""Whom a lesson concerns: the Members whose needs it matches."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.members import Member
from rocb.planning.needs.needs import Need
from rocb.planning.needs.standings import open_by_theme
from rocb.planning.projects.lessons import Lesson


@frozen(field_transformer=checked)
class Recipient:
    """A Member that a lesson concerns, and the ids of the needs that are the reason."""

    member: str
    needs: tuple[str, ...]


@frozen(field_transformer=checked)
class Audience:
    """The Members that a lesson is to be sent to.

    Its themes match needs of others as well: of those `told`, which have it, and of those where it
    was `learnt`. All three are in the order of the codes of the Members.
    """

    lesson: Lesson
    recipients: tuple[Recipient, ...]
    told: tuple[str, ...]
    learnt: tuple[str, ...]


def audience_of(lesson: Lesson, needs: Iterable[Need], members: Iterable[Member]) -> Audience:
    """Return which of these Members a lesson is to be sent to, for their open needs in its themes.

    Needs that newer ones replaced are not open (see `standings`).
    """
    require("lesson", Lesson, lesson)
    (audience,) = audiences((lesson,), needs, members)
    return audience


def audiences(
    lessons: Iterable[Lesson], needs: Iterable[Need], members: Iterable[Member]
) -> tuple[Audience, ...]:
    """Return the audience of each lesson (see `audience_of`), in the order of the lessons."""
    found = listed("lessons", Lesson, lessons)
    served = {member.code for member in listed("members", Member, members)}
    by_theme = open_by_theme(needs)
    return tuple(_audience(lesson, by_theme, served) for lesson in found)


def _audience(lesson: Lesson, by_theme: dict[str, tuple[Need, ...]], served: set[str]) -> Audience:
    reasons: dict[str, list[str]] = {}
    for theme in lesson.themes:
        for need in by_theme.get(theme, ()):
            if need.member in served:
                reasons.setdefault(need.member, []).append(need.id)
    learnt = set(lesson.members)
    told = {delivery.member for delivery in lesson.deliveries} - learnt
    return Audience(
        lesson=lesson,
        recipients=tuple(
            Recipient(member, tuple(sorted(ids)))
            for member, ids in sorted(reasons.items())
            if member not in learnt and member not in told
        ),
        told=tuple(sorted(told & reasons.keys())),
        learnt=tuple(sorted(learnt & reasons.keys())),
    )
