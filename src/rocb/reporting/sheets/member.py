"""The Member sheet: what the office knows of one Member, does for it and has given to it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.errors import UnknownRecord
from rocb.members import Member, Membership, membership_on
from rocb.office import Office
from rocb.past_office import office_on
from rocb.periods import Days
from rocb.planning.administrations.accepting import InstrumentAcceptance, acceptances_on
from rocb.planning.administrations.instruments import INSTRUMENTS
from rocb.planning.administrations.overview import MemberOverview, overview
from rocb.planning.benchmarking.benchmarks import Benchmark
from rocb.planning.benchmarking.comparison import Comparison, comparison
from rocb.planning.benchmarking.disclosure import Viewer, ViewerKind
from rocb.planning.benchmarking.visibility import disclosed
from rocb.planning.diagnostics.assessments import Assessment
from rocb.planning.experts.accreditations import Accreditation, accreditation_on
from rocb.planning.experts.experts import Expert, pool_on
from rocb.planning.network.guidance import Guidance
from rocb.planning.projects.action_monitoring import ActionMonitoring, monitor_actions
from rocb.planning.projects.lessons import Lesson
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted
from rocb.reporting.sheets.bases import sheet_basis
from rocb.reporting.sheets.member_activities import MemberActivities, member_activities
from rocb.reporting.sheets.member_needs import MemberNeeds, member_needs
from rocb.reporting.sheets.member_surveys import AskedSurvey, asked_surveys

STALE_AFTER: Final = timedelta(days=365)
"""After how long a Member is asked again for what it stated of itself."""


@frozen
class PoolMember:
    """An expert whom the Member lends, and the step on which the expert stands."""

    expert: Expert
    accreditation: Accreditation


@frozen
class MemberPool:
    """The experts whom a Member lends, by id, and how many stand on each step, highest first."""

    experts: tuple[PoolMember, ...]
    all: Figure
    steps: tuple[tuple[Accreditation, Figure], ...]


@frozen
class Received:
    """What the Member was sent and told in a period: lessons and guidance, by day."""

    lessons: tuple[Lesson, ...]
    guidance: tuple[Guidance, ...]
    lesson_count: Figure
    guidance_count: Figure


@frozen
class SeenBenchmark:
    """A benchmark, and what of it the Member may see."""

    benchmark: Benchmark
    comparison: Comparison


@frozen
class MemberSheet:
    """What the office knows of a Member at the end of a period, did for it in it, and plans for it.

    `record` is `None` where its administration has none; `acceptances` are then empty. Of other
    Members it holds nothing but those figures of `benchmarks` that this one may see.
    """

    basis: Basis
    member: Member
    membership: Membership | None
    record: MemberOverview | None
    needs: MemberNeeds
    activities: MemberActivities
    assessments: tuple[Assessment, ...]
    surveys: tuple[AskedSurvey, ...]
    acceptances: tuple[InstrumentAcceptance, ...]
    action_plans: tuple[ActionMonitoring, ...]
    pool: MemberPool
    received: Received
    benchmarks: tuple[SeenBenchmark, ...]


def member_sheet(office: Office, code: str, days: Days | None = None) -> MemberSheet:
    """Return what there is to tell a Member of itself, as it was known at the end of these days.

    Without `days`, of the whole year of the plan. Raises `UnknownRecord` for a code that no Member
    has, and `InvalidValue` as `sheet_basis` does.
    """
    require("code", str, code)
    basis = sheet_basis(office, days)
    member = next((it for it in basis.office.members if it.code == code), None)
    if member is None:
        raise UnknownRecord("member", code)
    planning, on = basis.office.planning, basis.on
    records = tuple(it for it in planning.administrations if it.member == code)
    assessments = (it for it in planning.diagnostics.assessments if it.member == code)
    return MemberSheet(
        basis=basis,
        member=member,
        membership=membership_on(member, on),
        record=next(iter(overview(records, (member,), on, STALE_AFTER).members), None),
        needs=member_needs(basis, code),
        activities=member_activities(basis, code),
        assessments=tuple(sorted(assessments, key=lambda it: (it.on, it.id))),
        surveys=asked_surveys(planning.diagnostics.surveys, code, on),
        acceptances=tuple(
            acceptances_on(record, it.id, on) for record in records for it in INSTRUMENTS
        ),
        action_plans=_action_plans(basis, code),
        pool=_pool(planning.experts, basis, code),
        received=_received(basis, code),
        benchmarks=_benchmarks(office, basis, code),
    )


def _action_plans(basis: Basis, code: str) -> tuple[ActionMonitoring, ...]:
    planning, on = basis.office.planning, basis.on
    assessments = {it.id: it for it in planning.diagnostics.assessments}
    held = (
        it for it in planning.portfolio.action_plans if it.member == code and it.drawn_up_on <= on
    )
    return tuple(
        monitor_actions(it, on, assessments.get(it.assessment or ""))
        for it in sorted(held, key=lambda it: (it.drawn_up_on, it.id))
    )


def _pool(experts: Iterable[Expert], basis: Basis, code: str) -> MemberPool:
    own = (it for it in pool_on(experts, basis.on) if it.administration == code)
    held = tuple(PoolMember(it, accreditation_on(it.awards, basis.on)) for it in own)
    return MemberPool(
        held,
        counted("experts", (it.expert for it in held)),
        tuple(
            (step, counted("experts", (it.expert for it in held if it.accreditation is step)))
            for step in reversed(Accreditation)
        ),
    )


def _received(basis: Basis, code: str) -> Received:
    planning, days = basis.office.planning, basis.days
    sent = [
        (delivery.on, it.id, it)
        for it in planning.portfolio.lessons
        for delivery in it.deliveries
        if delivery.member == code and delivery.on in days
    ]
    lessons = tuple(it for _, _, it in sorted(sent, key=lambda row: row[:2]))
    given = (it for it in planning.network.guidance if it.member == code and it.on in days)
    guidance = tuple(sorted(given, key=lambda it: (it.on, it.id)))
    return Received(lessons, guidance, counted("lessons", lessons), counted("guidance", guidance))


def _benchmarks(office: Office, basis: Basis, code: str) -> tuple[SeenBenchmark, ...]:
    """Return the benchmarks in which a Member takes part, or of which it may see something."""
    viewer = Viewer(ViewerKind.MEMBER, code)
    known = disclosed(office_on(office, basis.on).planning.benchmarks, viewer)
    return tuple(
        SeenBenchmark(it, comparison(it, viewer, basis.on))
        for it in sorted(known, key=lambda it: it.id)
        if code in it.members or it.figures
    )
