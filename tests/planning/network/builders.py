"""Small valid records of the network for tests, each of which takes changes by name."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.network.courses import Course
from rocb.planning.network.directions import Direction, Supervisor
from rocb.planning.network.guidance import Guidance, GuidanceForm
from rocb.planning.network.policy_gaps import PolicyAnswer, PolicyGap
from rocb.planning.network.representations import Representation
from rocb.planning.network.secretariat import Notice, SecretariatActivity, SecretariatRole
from rocb.planning.network.staff_development import Development, DevelopmentResult, StaffMember
from rocb.planning.network.training_centres import TrainingCentre
from rocb.planning.network.translations import Translation, TranslationState, TranslationStep
from tests.offices import STATED, both


def day(text: str) -> date:
    """A day of 2021, such as "03-31"."""
    return date.fromisoformat(f"2021-{text}")


def days(first: str, last: str) -> Days:
    return Days(day(first), day(last))


def a_centre(id: str = "centre", **changes: Any) -> TrainingCentre:
    values: dict[str, Any] = {
        "name": both("Centre"),
        "organisation": None,
        "city": None,
        "country": None,
        "source": STATED,
    }
    return TrainingCentre(id=id, **{**values, **changes})


def a_course(id: str = "course", **changes: Any) -> Course:
    values: dict[str, Any] = {
        "centre": "centre",
        "title": both("Course"),
        "theme": "valuation",
        "days": days("03-01", "03-05"),
        "languages": ("en",),
        "places": None,
        "members": ("AZ",),
        "source": STATED,
    }
    return Course(id=id, **{**values, **changes})


def an_answer(on: str = "05-01") -> PolicyAnswer:
    return PolicyAnswer(day(on), both("Answer"), STATED)


def a_policy_gap(id: str = "gap", **changes: Any) -> PolicyGap:
    values: dict[str, Any] = {
        "title": both("Gap"),
        "description": None,
        "found_on": day("02-01"),
        "source": STATED,
    }
    return PolicyGap(id=id, **{**values, **changes})


def a_translation_step(state: TranslationState, on: str) -> TranslationStep:
    return TranslationStep(state, day(on))


def a_translation(id: str = "translation", **changes: Any) -> Translation:
    values: dict[str, Any] = {
        "document": "document",
        "title": both("Document"),
        "original": "en",
        "language": "ru",
        "asked_on": day("02-01"),
        "due": day("03-31"),
        "priority": 3,
        "translator": None,
        "source": STATED,
    }
    return Translation(id=id, **{**values, **changes})


def a_representation(id: str = "meeting", **changes: Any) -> Representation:
    values: dict[str, Any] = {
        "meeting": both("Meeting"),
        "days": days("03-01", "03-02"),
        "at_secretariat": False,
        "for_wco": False,
        "source": STATED,
    }
    return Representation(id=id, **{**values, **changes})


def a_notice(on: str, *members: str) -> Notice:
    return Notice(day(on), members)


def a_secretariat_activity(id: str = "workshop", **changes: Any) -> SecretariatActivity:
    values: dict[str, Any] = {
        "title": both("Workshop"),
        "days": days("03-01", "03-02"),
        "role": SecretariatRole.PROMOTES,
        "source": STATED,
    }
    return SecretariatActivity(id=id, **{**values, **changes})


def a_development(**changes: Any) -> Development:
    values: dict[str, Any] = {
        "title": both("Placement"),
        "theme": "valuation",
        "first": day("02-01"),
        "last": day("02-10"),
        "result": DevelopmentResult.ABLE,
        "source": STATED,
    }
    return Development(**{**values, **changes})


def a_staff_member(id: str = "person", *developments: Development, **changes: Any) -> StaffMember:
    values: dict[str, Any] = {"name": both("Person"), "member": "AZ", "source": STATED}
    return StaffMember(id=id, developments=developments, **{**values, **changes})


def a_guidance(id: str = "guidance", **changes: Any) -> Guidance:
    values: dict[str, Any] = {
        "member": "AZ",
        "on": day("02-01"),
        "given_by": both("Head of the office"),
        "given_to": None,
        "about": both("Reform"),
        "form": GuidanceForm.MEETING,
        "source": STATED,
    }
    return Guidance(id=id, **{**values, **changes})


def a_direction(id: str = "direction", **changes: Any) -> Direction:
    values: dict[str, Any] = {
        "given_by": Supervisor.VICE_CHAIR,
        "organisation": None,
        "on": day("02-01"),
        "text": both("Report on the survey"),
        "source": STATED,
    }
    return Direction(id=id, **{**values, **changes})


def faults_of(make: Callable[..., object], **changes: Any) -> list[tuple[str, str]]:
    """What is wrong with a value made so: where, and what was expected."""
    with pytest.raises(InvalidValue) as caught:
        make(**changes)
    return [(fault.path, fault.expected) for fault in caught.value.faults]


def faults_beside(kind: Any, **known: Any) -> list[str]:
    """Where the rules over several fields of a class find faults when only these are known."""
    try:
        kind.__attrs_post_init__(SimpleNamespace(**known))
    except InvalidValue as error:
        return [fault.path for fault in error.faults]
    return []
