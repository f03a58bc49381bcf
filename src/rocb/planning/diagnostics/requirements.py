"""The development requirement of each Member: what is missing, and how that is known."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Final

from attrs import frozen

from rocb.checks import checked, listed, repeated, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.members import Member, is_member
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.frameworks import Framework, lineage, predecessors
from rocb.planning.needs.needs import HIGHEST_LEVEL, Need
from rocb.planning.needs.open_needs import gap_bounds
from rocb.planning.needs.standings import ThemeStanding, standings

_BEST_FIRST: Final[tuple[AssessmentKind | None, ...]] = (*AssessmentKind, None)
"""The kinds of evidence, the best first; a need that comes from no assessment is the last."""


@frozen(field_transformer=checked)
class AreaRequirement:
    """How many levels a Member lacks in an area, at least and at most, and what says so.

    `findings` and `needs` are the ids of the evidence, several where those of one day are equally
    good; what they say lies between the bounds. `assessed` is whether any of them knows the level;
    `kind` is that of the assessment, `None` where a need comes from none, and `on` the day of what
    was found or, where it was met since, of that. An area of which nothing is known may lack
    nothing or everything.
    """

    area: str
    least: int = 0
    most: int = HIGHEST_LEVEL
    assessed: bool = False
    findings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
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
    frameworks: Iterable[Framework] = (),
    on: date | None = None,
) -> tuple[Requirement, ...]:
    """Return the development requirement of each of the Members, by code.

    An area is judged by what was found in it last, even where that knows less than what was found
    before; a finding without level and target found nothing. Of one day the better kind of evidence
    counts, and what is equally good gives bounds together. Findings by versions that the framework
    replaces count for the areas that continue theirs; `frameworks` are all versions, in any order.
    A need has the last word on the finding that it names; one that names none of those that count
    here counts for the only area of its theme. A need that is met lacks nothing, and hides no open
    one of its day. On a day, only what was found by then counts, and only who is a Member.

    Raises `InvalidValue`, also for records of a Member that is not given, and `UnknownRecord` for a
    version that is not given, where an assessment may be by it or by one before it.
    """
    require("framework", Framework, framework)
    require("on", date | None, on)
    region = listed("members", Member, members)
    made = listed("assessments", Assessment, assessments)
    given = listed("needs", Need, needs)
    faults = (*repeated("needs", given, "id"), *_strangers(region, assessments=made, needs=given))
    if faults:
        raise InvalidValue(*faults)
    judged = _judged(framework, listed("frameworks", Framework, frameworks), made)
    found = [
        (assessment, finding)
        for assessment in made
        if assessment.framework in judged and (on is None or assessment.on <= on)
        for finding in assessment.findings
        if finding.area in judged[assessment.framework]
    ]
    named: dict[tuple[str, str], list[Need]] = {(it.member, f.id): [] for it, f in found}
    stated: list[Need] = []
    for need in given:
        if on is None or need.found_on <= on:
            named.get((need.member, need.finding or ""), stated).append(need)
    themes = _by_theme(framework)
    evidence: dict[tuple[str, str], list[_Evidence]] = {}
    for member, area, it in chain(
        _of_findings(found, named, judged, on), _of_needs(stated, themes, on)
    ):
        evidence.setdefault((member, area), []).append(it)
    uncounted: dict[str, list[str]] = {}
    for need in stated:
        if len(themes.get(need.theme, ())) != 1:
            uncounted.setdefault(need.member, []).append(need.id)
    return tuple(
        Requirement(
            member,
            framework.id,
            tuple(_row(it.id, evidence.get((member, it.id), [])) for it in framework.areas),
            tuple(sorted(uncounted.get(member, ()))),
        )
        for member in sorted({it.code for it in region if is_member(it, on)})
    )


def _strangers(
    members: tuple[Member, ...], **records: tuple[Assessment | Need, ...]
) -> Iterator[Fault]:
    codes = {member.code for member in members}
    for name, row in records.items():
        for index, it in enumerate(row):
            if it.member not in codes:
                yield Fault(f"{name}[{index}].member", it.member, "one of the members given")


def _judged(
    framework: Framework, frameworks: tuple[Framework, ...], assessments: tuple[Assessment, ...]
) -> dict[str, dict[str, list[str]]]:
    """Return by version, and then by its areas, the areas of the framework that they judge."""
    given = {**{it.id: it for it in frameworks}, framework.id: framework}
    line = predecessors(framework.id, given)
    if line[-1] not in given and any(it.framework not in line[:-1] for it in assessments):
        raise UnknownRecord("framework", line[-1])
    versions = [given[id] for id in line if id in given]
    homes = {area.id: it.id for it in versions for area in it.areas}
    lines = lineage(versions)
    found: dict[str, dict[str, list[str]]] = {it.id: {} for it in versions}
    for area in framework.areas:
        for id in lines[area.id]:
            if id in homes:
                found[homes[id]].setdefault(id, []).append(area.id)
    return found


def _by_theme(framework: Framework) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for area in framework.areas:
        found.setdefault(area.theme, []).append(area.id)
    return found


@frozen
class _Evidence:
    """What an area may be judged by: a finding, or how needs stand, of the day `found_on`."""

    found_on: date
    on: date
    kind: AssessmentKind | None
    least: int
    most: int
    assessed: bool
    sample: bool
    findings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    met: bool = False


def _of_findings(
    found: Iterable[tuple[Assessment, Finding]],
    named: Mapping[tuple[str, str], list[Need]],
    judged: Mapping[str, Mapping[str, list[str]]],
    on: date | None,
) -> Iterator[tuple[str, str, _Evidence]]:
    for made, finding in found:
        needs = named[made.member, finding.id]
        evidence = [_needed(it, made.kind, finding.id) for it in standings(needs, on)]
        if not needs and (finding.level is not None or finding.target is not None):
            evidence = [_found(made, finding)]
        for area in judged[made.framework][finding.area]:
            yield from ((made.member, area, it) for it in evidence)


def _of_needs(
    needs: Iterable[Need], themes: Mapping[str | None, list[str]], on: date | None
) -> Iterator[tuple[str, str, _Evidence]]:
    for it in standings(needs, on):
        areas = themes.get(it.theme, [])
        if len(areas) == 1:
            yield it.member, areas[0], _needed(it)


def _found(made: Assessment, finding: Finding) -> _Evidence:
    bounds = gap_bounds(finding.level, finding.target)
    known = finding.level is not None
    sample = made.source.sample
    return _Evidence(made.on, made.on, made.kind, *bounds, known, sample, (finding.id,))


def _needed(
    it: ThemeStanding, kind: AssessmentKind | None = None, finding: str | None = None
) -> _Evidence:
    needs = it.needs or it.met
    return _Evidence(
        found_on=needs[0].found_on,
        on=max(need.met_on or need.found_on for need in needs)
        if not it.needs
        else needs[0].found_on,
        kind=kind,
        least=it.least,
        most=it.most,
        assessed=not it.needs or any(need.current is not None for need in needs),
        sample=any(need.source.sample for need in needs),
        findings=() if finding is None else (finding,),
        needs=tuple(need.id for need in needs),
        met=not it.needs,
    )


def _row(area: str, evidence: list[_Evidence]) -> AreaRequirement:
    if not evidence:
        return AreaRequirement(area)
    newest = max(it.found_on for it in evidence)
    of_day = [it for it in evidence if it.found_on == newest]
    if any(it.needs and not it.met for it in of_day):
        of_day = [it for it in of_day if not it.met]
    best = min(_BEST_FIRST.index(it.kind) for it in of_day)
    held = [it for it in of_day if it.kind is _BEST_FIRST[best]]
    return AreaRequirement(
        area=area,
        least=min(it.least for it in held),
        most=max(it.most for it in held),
        assessed=any(it.assessed for it in held),
        findings=tuple(sorted({id for it in held for id in it.findings})),
        needs=tuple(sorted(id for it in held for id in it.needs)),
        kind=_BEST_FIRST[best],
        on=max(it.on for it in held),
        sample=any(it.sample for it in held),
    )
