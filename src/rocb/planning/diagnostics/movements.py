"""What has moved at a Member between two assessments, and how far the comparison can be trusted."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Final

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding, gap_of
from rocb.planning.diagnostics.frameworks import Framework, lineage, predecessors
from rocb.planning.needs.open_needs import gap_bounds


class Confidence(Enum):
    """How far a comparison can be trusted, from like with like down to no comparison at all."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    NONE = "none"


class Reservation(Enum):
    """What speaks against a comparison."""

    VERSION_CHANGED = "version_changed"
    ASSESSOR_CHANGED = "assessor_changed"
    AREA_NEW = "area_new"
    AREA_DROPPED = "area_dropped"
    NOT_ASSESSED_BEFORE = "not_assessed_before"
    NOT_ASSESSED_NOW = "not_assessed_now"


_PREVENTING: Final = frozenset(Reservation) - {
    Reservation.VERSION_CHANGED,
    Reservation.ASSESSOR_CHANGED,
}


@frozen(field_transformer=checked)
class AreaMovement:
    """What moved in one area: its findings then and now, and by how many levels it rose.

    `earlier` or `later` is `None` where the assessment has none. `change` is `None` where there is
    nothing to compare, as with a level that is unknown. `reservations` are the reasons why the
    confidence is not high.
    """

    earlier: Finding | None
    later: Finding | None
    change: int | None
    reservations: tuple[Reservation, ...]

    @property
    def confidence(self) -> Confidence:
        """None with nothing to compare; else the lower, the more reservations there are."""
        if not _PREVENTING.isdisjoint(self.reservations):
            return Confidence.NONE
        return (Confidence.HIGH, Confidence.MODERATE, Confidence.LOW)[len(self.reservations)]


@frozen(field_transformer=checked)
class Movement:
    """Two assessments of one Member, compared area by area.

    The rows stand in the order of the later findings; those that only the earlier one has are last.
    """

    earlier: Assessment
    later: Assessment
    areas: tuple[AreaMovement, ...]


def movement(earlier: Assessment, later: Assessment, frameworks: Iterable[Framework]) -> Movement:
    """Return what moved between two assessments of one Member.

    An area is compared with itself, or with the area that it continues in the version of the other
    assessment, whichever of the two is the newer. Raises `InvalidValue` where they are of different
    Members or in the wrong order, `UnknownRecord` where a framework of theirs is not given, or one
    of the versions between the two.
    """
    require("earlier", Assessment, earlier)
    require("later", Assessment, later)
    faults = []
    if later.member != earlier.member:
        faults.append(Fault("later.member", later.member, f"{earlier.member}, as before"))
    if later.on < earlier.on:
        faults.append(Fault("later.on", later.on.isoformat(), f"{earlier.on} or later"))
    if faults:
        raise InvalidValue(*faults)
    versions = _Versions.of(frameworks)
    one, other = (versions.line(it.framework) for it in (earlier, later))
    if one[0] not in other and other[0] not in one:
        versions.require_all(*one, *other)
    return _compared(earlier, later, versions)


COMPARED_KINDS: Final = (
    AssessmentKind.DIAGNOSTIC_MISSION,
    AssessmentKind.EVALUATION,
    AssessmentKind.SELF_ASSESSMENT,
)
"""The kinds of assessment that are compared unless the caller says otherwise: not the surveys."""


def latest_movements(
    assessments: Iterable[Assessment],
    frameworks: Iterable[Framework],
    kinds: Iterable[AssessmentKind] = COMPARED_KINDS,
) -> tuple[Movement, ...]:
    """Return what moved last at each Member, by code, then by the id of the later framework.

    The assessments of these `kinds` by versions of one framework are compared with each other, as
    long as they are of two days or more: those of the two newest. Of one day, the best kind of
    evidence stands for it, then the lowest id. Raises `UnknownRecord` where a framework is not
    given, or a version before it.
    """
    counted = frozenset(listed("kinds", AssessmentKind, kinds))
    made = [it for it in listed("assessments", Assessment, assessments) if it.kind in counted]
    versions = _Versions.of(frameworks)
    lines = {id: versions.line(id) for id in sorted({it.framework for it in made})}
    versions.require_all(*(id for line in lines.values() for id in line))
    days: dict[tuple[str, str], dict[date, Assessment]] = {}
    for assessment in sorted(made, key=_best_first):
        series = assessment.member, lines[assessment.framework][-1]
        days.setdefault(series, {}).setdefault(assessment.on, assessment)
    newest = ([held[day] for day in sorted(held)[-2:]] for held in days.values())
    found = [_compared(pair[0], pair[1], versions) for pair in newest if len(pair) == 2]
    return tuple(sorted(found, key=lambda it: (it.later.member, it.later.framework)))


def _best_first(assessment: Assessment) -> tuple[int, str]:
    return tuple(AssessmentKind).index(assessment.kind), assessment.id


@frozen
class _Versions:
    """Frameworks by id, the line of every area in them (see `lineage`), and by framework the areas
    that its own ones continue."""

    frameworks: Mapping[str, Framework]
    lines: Mapping[str, tuple[str, ...]]
    older: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, frameworks: Iterable[Framework]) -> "_Versions":
        given = {it.id: it for it in listed("frameworks", Framework, frameworks)}
        lines = lineage(given.values())
        older = {
            it.id: frozenset(id for area in it.areas for id in lines[area.id])
            for it in given.values()
        }
        return cls(given, lines, older)

    def line(self, framework: str) -> tuple[str, ...]:
        """Return the id of a framework that has to be given, and of the versions before it."""
        self.require_all(framework)
        return predecessors(framework, self.frameworks)

    def require_all(self, *frameworks: str) -> None:
        for id in frameworks:
            if id not in self.frameworks:
                raise UnknownRecord("framework", id)

    def line_of_area(self, area: str) -> tuple[str, ...]:
        return self.lines.get(area, (area,))

    def stands_for_one_of(self, framework: str, area: str) -> bool:
        """Return whether an area, of whatever version, is one of the framework's or its line."""
        own = {it.id for it in self.frameworks[framework].areas}
        return area in self.older[framework] or not own.isdisjoint(self.line_of_area(area))


def _compared(earlier: Assessment, later: Assessment, versions: _Versions) -> Movement:
    general = []
    if earlier.framework != later.framework:
        general.append(Reservation.VERSION_CHANGED)
    if earlier.kind.independent is not later.kind.independent:
        general.append(Reservation.ASSESSOR_CHANGED)
    rows = []
    for then, now in _pairs(earlier.findings, later.findings, versions):
        reservations = list(general)
        if now is not None and not versions.stands_for_one_of(earlier.framework, now.area):
            reservations.append(Reservation.AREA_NEW)
        elif then is None or then.level is None:
            reservations.append(Reservation.NOT_ASSESSED_BEFORE)
        if then is not None and not versions.stands_for_one_of(later.framework, then.area):
            reservations.append(Reservation.AREA_DROPPED)
        elif now is None or now.level is None:
            reservations.append(Reservation.NOT_ASSESSED_NOW)
        comparable = _PREVENTING.isdisjoint(reservations)
        change = _change(then, now) if comparable else None
        rows.append(AreaMovement(then, now, change, tuple(reservations)))
    return Movement(earlier, later, tuple(rows))


def _change(then: Finding | None, now: Finding | None) -> int | None:
    if then is None or now is None or then.level is None or now.level is None:
        return None
    return now.level - then.level


def _pairs(
    earlier: Iterable[Finding], later: Iterable[Finding], versions: _Versions
) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Yield the findings that belong together, and those that stand alone."""
    own = {finding.area: finding for finding in earlier}
    newer: dict[str, list[Finding]] = {}
    for finding in earlier:
        for area in versions.line_of_area(finding.area):
            newer.setdefault(area, []).append(finding)
    paired: set[str] = set()
    for finding in later:
        older = [own[area] for area in versions.line_of_area(finding.area)[1:] if area in own]
        matches = [*newer.get(finding.area, ()), *older]
        paired.update(it.area for it in matches)
        yield from ((it, finding) for it in matches or (None,))
    yield from ((it, None) for it in earlier if it.area not in paired)


@frozen(field_transformer=checked)
class FurtherGap:
    """A gap that an evaluation brought to light: `gap` levels now, `before` levels then.

    `before` is 0 where there was none, `None` where it was not known.
    """

    finding: Finding
    gap: int
    before: int | None


def further_gaps(movement: Movement) -> tuple[FurtherGap, ...]:
    """Return the gaps that are new or wider for certain in the later assessment, in its order.

    They ask for more than the earlier one did: an area that fell behind its target, or one of which
    the earlier assessment said nothing. Where a figure was unknown then, the gap may have been as
    wide as the other one allows; where one is unknown now, nothing is certain.
    """
    require("movement", Movement, movement)
    before: dict[str, tuple[int, int]] = {}
    for row in movement.areas:
        then = row.earlier
        if row.later is None or then is None or (then.level is None and then.target is None):
            continue
        held = before.get(row.later.area, (0, 0))
        ends = gap_bounds(then.level, then.target)
        before[row.later.area] = max(held[0], ends[0]), max(held[1], ends[1])
    found = []
    for finding in movement.later.findings:
        gap = gap_of(finding)
        least, most = before.get(finding.area, (None, 0))
        if gap is not None and gap > most:
            found.append(FurtherGap(finding, gap, least if least == most else None))
    return tuple(found)
