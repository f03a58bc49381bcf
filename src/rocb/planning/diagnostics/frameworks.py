"""Frameworks: the versioned lists of areas in which a customs administration is assessed."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve, field, frozen

from rocb.checks import checked, identifier, listed, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.mandate import focus_area
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Area:
    """What a framework looks at.

    Levels in it run from 0 to 5, as those of a `Need` do. `theme` and `focus` (a clause such as
    `focus.3`) say where needs found in it belong; `continues` is the area of an earlier version
    that this one carries on, `None` where it is new.
    """

    id: str = field(validator=identifier, metadata=names("areas"))
    name: LocalizedText
    theme: str | None = field(default=None, metadata=refers_to("themes"))
    continues: str | None = field(default=None, metadata=refers_to("areas"))
    focus: str | None = field(default=None, validator=focus_area)


@frozen(field_transformer=checked)
class Framework:
    """One version of a list of areas.

    `issued` is `None` where the day is not known; `replaces` is the version before it.
    """

    id: str = field(validator=identifier, metadata=names("frameworks"))
    name: LocalizedText
    version: str
    issued: date | None
    areas: tuple[Area, ...]
    source: Source
    replaces: str | None = field(default=None, metadata=refers_to("frameworks"))

    def __attrs_post_init__(self) -> None:
        faults = _framework_faults(self)
        if faults:
            raise InvalidValue(*faults)


def _framework_faults(framework: Any) -> list[Fault]:
    faults = []
    replaces = getattr(framework, "replaces", None)
    if replaces is not None and replaces == getattr(framework, "id", None):
        faults.append(Fault("replaces", replaces, "another framework than this one"))
    areas = getattr(framework, "areas", ())
    faults.extend(repeated("areas", areas, "id"))
    own = {getattr(area, "id", None) for area in areas}
    for index, area in enumerate(areas):
        continued = getattr(area, "continues", None)
        if continued is None:
            continue
        place = f"areas[{index}].continues"
        if continued in own:
            faults.append(Fault(place, continued, "an area of an earlier version"))
        elif hasattr(framework, "replaces") and replaces is None:
            faults.append(Fault(place, continued, "left out, as no earlier version is named"))
    return faults


def themed(framework: Framework, themes: Mapping[str, str]) -> Framework:
    """Return the framework with these themes, by the ids of its areas; the others keep theirs.

    Raises `InvalidValue` for an area that the framework does not have.
    """
    require("framework", Framework, framework)
    require("themes", Mapping, themes)
    own = {area.id for area in framework.areas}
    faults = [Fault("themes", id, f"an area of {framework.id}") for id in themes if id not in own]
    if faults:
        raise InvalidValue(*faults)
    areas = (evolve(it, theme=themes.get(it.id, it.theme)) for it in framework.areas)
    return evolve(framework, areas=tuple(areas))


def lineage(frameworks: Iterable[Framework]) -> Mapping[str, tuple[str, ...]]:
    """Return for every area its own id and those of the areas that it continues, newest first."""
    found = listed("frameworks", Framework, frameworks)
    before = {area.id: area.continues for it in found for area in it.areas}
    lines = {}
    for id in before:
        line: dict[str, None] = {}
        earlier: str | None = id
        while earlier is not None and earlier not in line:
            line[earlier] = None
            earlier = before.get(earlier)
        lines[id] = tuple(line)
    return MappingProxyType(lines)


def predecessors(framework: str, frameworks: Mapping[str, Framework]) -> tuple[str, ...]:
    """Return the id of a framework and those of the versions before it, the newest first.

    The last is the oldest version, or the first one that is not among `frameworks`.
    """
    line = {framework: None}
    while framework in frameworks:
        before = frameworks[framework].replaces
        if before is None or before in line:
            break
        line[before] = None
        framework = before
    return tuple(line)


_LASTING: Final = {
    "strategic-management": LocalizedText("Strategic management", "Стратегическое управление"),
    "resources": LocalizedText("Resources", "Ресурсы"),
    "legal-framework": LocalizedText("Legal framework", "Правовая база"),
    "systems-and-procedures": LocalizedText("Systems and procedures", "Системы и процедуры"),
    "ict": LocalizedText(
        "Information and communication technology", "Информационно-коммуникационные технологии"
    ),
    "external-co-operation": LocalizedText("External co-operation", "Внешнее сотрудничество"),
}
_DIAGNOSTIC: Final = LocalizedText(
    "WCO Diagnostic Framework", "Диагностическая рамочная основа ВТамО"
)

WCO_DIAGNOSTIC_2005: Final = Framework(
    id="wco-diagnostic-2005",
    name=_DIAGNOSTIC,
    version="2005",
    issued=None,
    areas=(
        *(Area(f"wco-2005.{id}", name) for id, name in _LASTING.items()),
        Area("wco-2005.integrity", LocalizedText("Integrity", "Профессиональная этика")),
    ),
    source=Source("WCO Diagnostic Framework, the checklist of 2005"),
)
"""The diagnostic of the Columbus Programme as it began; its last area is integrity."""

WCO_DIAGNOSTIC: Final = Framework(
    id="wco-diagnostic",
    name=_DIAGNOSTIC,
    version="after 2005",
    issued=None,
    areas=(
        *(Area(f"wco.{id}", name, continues=f"wco-2005.{id}") for id, name in _LASTING.items()),
        Area("wco.governance", LocalizedText("Governance", "Надлежащее управление")),
    ),
    source=Source("WCO Diagnostic Framework"),
    replaces=WCO_DIAGNOSTIC_2005.id,
)
"""The version after it; its last area is governance, which is not stated to continue integrity."""
