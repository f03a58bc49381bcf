"""What has moved at a Member between two assessments, and how far the comparison can be trusted."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Final

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding, gap_of
from rocb.planning.diagnostics.frameworks import Framework, lineage


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

    `earlier` or `later` is `None` where the assessment has none. `change` is `None` where either
    level is unknown. `reservations` are the reasons why the confidence is not high.
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
    Members or in the wrong order, `UnknownRecord` where a framework of theirs is not given.
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
    return _compared(earlier, later, _Versions.of(frameworks))


def latest_movements(
    assessments: Iterable[Assessment], frameworks: Iterable[Framework]
) -> tuple[Movement, ...]:
    """Return what moved last at each Member that was assessed on two days or more, by code.

    The assessments of its two newest days are compared; of one day, the best kind of evidence
    stands for it, then the lowest id. Raises `UnknownRecord` as `movement` does.
    """
    days: dict[str, dict[date, Assessment]] = {}
    made = sorted(listed("assessments", Assessment, assessments), key=_best_first)
    for assessment in made:
        days.setdefault(assessment.member, {}).setdefault(assessment.on, assessment)
    versions = _Versions.of(frameworks)
    found = []
    for _, held in sorted(days.items()):
        newest = sorted(held)[-2:]
        if len(newest) == 2:
            found.append(_compared(held[newest[0]], held[newest[1]], versions))
    return tuple(found)


def _best_first(assessment: Assessment) -> tuple[int, str]:
    return tuple(AssessmentKind).index(assessment.kind), assessment.id


@frozen
class _Versions:
    """Frameworks by id, and the line of every area in them (see `lineage`)."""

    frameworks: Mapping[str, Framework]
    lines: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, frameworks: Iterable[Framework]) -> "_Versions":
        given = listed("frameworks", Framework, frameworks)
        return cls({it.id: it for it in given}, lineage(given))

    def line(self, area: str) -> tuple[str, ...]:
        return self.lines.get(area, (area,))

    def comparable(self, framework: str) -> frozenset[str]:
        """Return the areas, of whatever version, that an area of the framework can stand for."""
        if framework not in self.frameworks:
            raise UnknownRecord("framework", framework)
        own = frozenset(area.id for area in self.frameworks[framework].areas)
        older = {id for area in own for id in self.line(area)}
        newer = {id for id, line in self.lines.items() if not own.isdisjoint(line)}
        return frozenset(older | newer)


def _compared(earlier: Assessment, later: Assessment, versions: _Versions) -> Movement:
    before, now = versions.comparable(earlier.framework), versions.comparable(later.framework)
    general = []
    if earlier.framework != later.framework:
        general.append(Reservation.VERSION_CHANGED)
    if earlier.kind.independent is not later.kind.independent:
        general.append(Reservation.ASSESSOR_CHANGED)
    rows = []
    for then, today in _pairs(earlier.findings, later.findings, versions):
        reservations = list(general)
        if today is not None and today.area not in before:
            reservations.append(Reservation.AREA_NEW)
        elif then is None or then.level is None:
            reservations.append(Reservation.NOT_ASSESSED_BEFORE)
        if then is not None and then.area not in now:
            reservations.append(Reservation.AREA_DROPPED)
        elif today is None or today.level is None:
            reservations.append(Reservation.NOT_ASSESSED_NOW)
        rows.append(AreaMovement(then, today, _change(then, today), tuple(reservations)))
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
        for area in versions.line(finding.area):
            newer.setdefault(area, []).append(finding)
    paired: set[str] = set()
    for finding in later:
        older = [own[area] for area in versions.line(finding.area)[1:] if area in own]
        matches = [*newer.get(finding.area, ()), *older]
        paired.update(it.area for it in matches)
        yield from ((it, finding) for it in matches or (None,))
    yield from ((it, None) for it in earlier if it.area not in paired)


@frozen(field_transformer=checked)
class FurtherGap:
    """A gap that an evaluation brought to light: `gap` levels now, `before` levels then.

    `before` is 0 where there was none, `None` where nobody knew of one.
    """

    finding: Finding
    gap: int
    before: int | None


def further_gaps(movement: Movement) -> tuple[FurtherGap, ...]:
    """Return the gaps that are new or wider in the later assessment, in its order.

    They ask for more than the earlier one did: an area that fell behind or that nobody had looked
    at, or a target that rose.
    """
    require("movement", Movement, movement)
    before: dict[str, int | None] = {}
    for row in movement.areas:
        if row.later is not None:
            known = [before.get(row.later.area), gap_of(row.earlier) if row.earlier else None]
            before[row.later.area] = max((it for it in known if it is not None), default=None)
    gaps = ((finding, gap_of(finding)) for finding in movement.later.findings)
    return tuple(
        FurtherGap(finding, gap, before[finding.area])
        for finding, gap in gaps
        if gap is not None and gap > (before[finding.area] or 0)
    )
