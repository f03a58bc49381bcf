"""The development requirement of each Member: what is missing, and how that is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import Final

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.members import Member
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.frameworks import Framework, lineage
from rocb.planning.needs.needs import HIGHEST_LEVEL, Need
from rocb.planning.needs.open_needs import gap_bounds, is_unmet

_BEST_FIRST: Final[tuple[AssessmentKind | None, ...]] = (*AssessmentKind, None)
"""The kinds of evidence, the best first; a need that comes from no assessment is the last."""


@frozen(field_transformer=checked)
class AreaRequirement:
    """How many levels a Member lacks in an area, at least and at most, and what says so.

    `assessed` is whether its level is known, by the `finding` of a day or by a `need`, or both;
    `kind` is that of the assessment, `None` where the need comes from none. An area of which
    nothing is known may lack nothing or everything.
    """

    area: str
    least: int = 0
    most: int = HIGHEST_LEVEL
    assessed: bool = False
    finding: str | None = None
    need: str | None = None
    kind: AssessmentKind | None = None
    on: date | None = None
    sample: bool = False


@frozen(field_transformer=checked)
class Requirement:
    """What a Member has to develop: the levels that it lacks in the areas of a framework.

    There is a row for every area, in the order of the framework. `uncounted` are the ids of needs
    that belong to no area, or not to one alone.
    """

    member: str
    framework: str
    areas: tuple[AreaRequirement, ...]
    uncounted: tuple[str, ...] = ()

    @property
    def least(self) -> int:
        """How many levels are missing for certain."""
        return sum(row.least for row in self.areas)

    @property
    def most(self) -> int:
        """How many levels may be missing, as what was not assessed may lack everything."""
        return sum(row.most for row in self.areas)

    @property
    def assessed(self) -> int:
        """The coverage: how many of the areas were assessed."""
        return sum(row.assessed for row in self.areas)


def development_requirements(
    members: Iterable[Member],
    framework: Framework,
    assessments: Iterable[Assessment],
    needs: Iterable[Need] = (),
    earlier: Iterable[Framework] = (),
) -> tuple[Requirement, ...]:
    """Return the development requirement of each of the Members, by code.

    An area is judged by the newest finding or need that states its level; of one day, by the better
    kind of evidence. Findings by the `earlier` versions count for the areas that continue theirs. A
    need has the last word on the finding that it names; one that names none of these findings
    counts for the only area of its theme. A need that was met lacks nothing.
    """
    require("framework", Framework, framework)
    codes = sorted({it.code for it in listed("members", Member, members)})
    made = listed("assessments", Assessment, assessments)
    found = {(it.member, finding.id) for it in made for finding in it.findings}
    stated: list[Need] = []
    named: dict[tuple[str, str], Need] = {}
    for need in sorted(listed("needs", Need, needs), key=lambda it: (_day(it), it.id)):
        if need.finding is not None and (need.member, need.finding) in found:
            named[need.member, need.finding] = need
        else:
            stated.append(need)
    judged = _judged(framework, listed("earlier", Framework, earlier))
    themes = _by_theme(framework)
    best: dict[tuple[str, str], _Evidence] = {}
    for member, area, evidence in chain(
        _of_findings(made, named, judged), _of_needs(stated, themes)
    ):
        held = best.get((member, area))
        if held is None or evidence.order < held.order:
            best[member, area] = evidence
    uncounted: dict[str, list[str]] = {}
    for need in stated:
        if len(themes.get(need.theme, ())) != 1:
            uncounted.setdefault(need.member, []).append(need.id)
    return tuple(
        Requirement(
            member,
            framework.id,
            tuple(
                best[member, it.id].row() if (member, it.id) in best else AreaRequirement(it.id)
                for it in framework.areas
            ),
            tuple(sorted(uncounted.get(member, ()))),
        )
        for member in codes
    )


def _judged(framework: Framework, earlier: tuple[Framework, ...]) -> dict[str, list[str]]:
    """Return the areas of the framework that a finding in an area, also an earlier one, judges."""
    lines = lineage((framework, *earlier))
    found: dict[str, list[str]] = {}
    for area in framework.areas:
        for id in lines[area.id]:
            found.setdefault(id, []).append(area.id)
    return found


def _by_theme(framework: Framework) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for area in framework.areas:
        found.setdefault(area.theme, []).append(area.id)
    return found


@frozen
class _Evidence:
    """What an area may be judged by: the one of the lowest `order` makes its `row`."""

    order: tuple[bool, int, int, str]
    row: Callable[[], AreaRequirement]


def _evidence(
    row: Callable[[], AreaRequirement],
    on: date,
    kind: AssessmentKind | None,
    id: str,
    *,
    assessed: bool,
) -> _Evidence:
    return _Evidence((not assessed, -on.toordinal(), _BEST_FIRST.index(kind), id), row)


def _of_findings(
    assessments: Iterable[Assessment],
    named: Mapping[tuple[str, str], Need],
    judged: Mapping[str, list[str]],
) -> Iterator[tuple[str, str, _Evidence]]:
    for made in assessments:
        for finding in made.findings:
            need = named.get((made.member, finding.id))
            known = finding.level is not None if need is None else _is_assessed(need)
            on = made.on if need is None else _day(need)
            for area in judged.get(finding.area, ()):
                row = partial(_found, area, made, finding, need)
                evidence = _evidence(row, on, made.kind, finding.id, assessed=known)
                yield made.member, area, evidence


def _of_needs(
    needs: Iterable[Need], themes: Mapping[str | None, list[str]]
) -> Iterator[tuple[str, str, _Evidence]]:
    for need in needs:
        areas = themes.get(need.theme, [])
        if len(areas) == 1:
            row = partial(_needed, areas[0], need)
            evidence = _evidence(row, _day(need), None, need.id, assessed=_is_assessed(need))
            yield need.member, areas[0], evidence


def _is_assessed(need: Need) -> bool:
    return need.current is not None or not is_unmet(need)


def _day(need: Need) -> date:
    return need.met_on or need.found_on


def _found(area: str, made: Assessment, finding: Finding, need: Need | None) -> AreaRequirement:
    if need is not None:
        return evolve(_needed(area, need), finding=finding.id, kind=made.kind)
    least, most = gap_bounds(finding.level, finding.target)
    return AreaRequirement(
        area=area,
        least=least,
        most=most,
        assessed=finding.level is not None,
        finding=finding.id,
        kind=made.kind,
        on=made.on,
        sample=made.source.sample,
    )


def _needed(area: str, need: Need) -> AreaRequirement:
    least, most = gap_bounds(need.current, need.target) if is_unmet(need) else (0, 0)
    return AreaRequirement(
        area=area,
        least=least,
        most=most,
        assessed=_is_assessed(need),
        need=need.id,
        on=_day(need),
        sample=need.source.sample,
    )
