"""The register of what an office knows of diagnostics."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from rocb.checks import checked
from rocb.errors import Fault, InvalidValue
from rocb.planning.diagnostics.assessments import Assessment
from rocb.planning.diagnostics.frameworks import Framework
from rocb.planning.diagnostics.surveys import Survey
from rocb.references import circular


@frozen(field_transformer=checked)
class Diagnostics:
    """Frameworks in all their versions, what was assessed by them, and surveys.

    An assessment and a survey speak only of areas of their own framework; a framework continues
    only areas of the one that it replaces.
    """

    frameworks: tuple[Framework, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    surveys: tuple[Survey, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [*_version_faults(self), *_area_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def _homes(diagnostics: Any) -> dict[Any, str]:
    """Return the id of the framework that each area belongs to."""
    return {
        area.id: framework.id
        for framework in getattr(diagnostics, "frameworks", ())
        if hasattr(framework, "id")
        for area in getattr(framework, "areas", ())
        if hasattr(area, "id")
    }


def _version_faults(diagnostics: Any) -> Iterator[Fault]:
    homes = _homes(diagnostics)
    frameworks = getattr(diagnostics, "frameworks", ())
    turning = circular(
        {it.id: getattr(it, "replaces", None) for it in frameworks if hasattr(it, "id")}
    )
    for index, framework in enumerate(frameworks):
        replaces = getattr(framework, "replaces", None)
        if getattr(framework, "id", None) in turning:
            place = f"frameworks[{index}].replaces"
            yield Fault(place, replaces, "a version that does not itself replace this one")
        for number, area in enumerate(getattr(framework, "areas", ())):
            continued = getattr(area, "continues", None)
            if replaces is not None and homes.get(continued, replaces) != replaces:
                place = f"frameworks[{index}].areas[{number}].continues"
                yield Fault(place, continued, f"an area of {replaces}")


def _area_faults(diagnostics: Any) -> Iterator[Fault]:
    """Yield the areas of another framework; those of none are dangling references already."""
    homes = _homes(diagnostics)
    for name, parts in (("assessments", "findings"), ("surveys", "questions")):
        for index, record in enumerate(getattr(diagnostics, name, ())):
            framework = getattr(record, "framework", None)
            for number, part in enumerate(getattr(record, parts, ())):
                area = getattr(part, "area", None)
                if framework is not None and homes.get(area, framework) != framework:
                    place = f"{name}[{index}].{parts}[{number}].area"
                    yield Fault(place, area, f"an area of {framework}")
