"""Sample activities, at least one for each line of the annual plan, and what became of them."""

from datetime import timedelta
from typing import Final

from attrs import frozen

from rocb.office import Office
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.changes import Change, Step
from rocb.planning.plan.places import Mode
from rocb.texts import LocalizedText
from samples.organisations import DONORS
from samples.roles import with_cost, with_role
from samples.sampler import Sampler
from samples.themes import theme_like

_NOTICE: Final = timedelta(days=20)


@frozen
class Outline:
    """A sample activity: about which day of the year it begins, and how long it lasts.

    `hint` says what its theme should sound like, `members` how many take part. One that was
    `put_off` began so many days later than planned at first; one that is not `over` goes on.
    """

    id: str
    kind: ActivityKind
    begins: int
    lasts: int
    title: LocalizedText
    clauses: tuple[str, ...]
    hint: str
    members: int = 0
    mode: Mode | None = None
    staffed: bool = False
    put_off: int = 0
    over: bool = True
    waits_for: tuple[str, ...] = ()


SURVEY: Final = "sample-survey"
ACCREDITATION: Final = "sample-accreditation"
BENCHMARKING: Final = "sample-benchmarking"
LIAISON: Final = "sample-liaison"
PROJECT: Final = "sample-project"
SECRETARIAT: Final = "sample-secretariat"
DATABASE: Final = "sample-database"
DONORS_MEET: Final = "sample-donor-conference"

OUTLINES: Final = (
    Outline(
        SURVEY,
        ActivityKind.SURVEY,
        begins=35,
        lasts=26,
        title=LocalizedText("Survey of what Members need", "Опрос о потребностях членов"),
        clauses=("plan.3", "responsibility.7", "duty.4"),
        hint="needs|planning|governance",
    ),
    Outline(
        BENCHMARKING,
        ActivityKind.BENCHMARKING,
        begins=98,
        lasts=3,
        title=LocalizedText("Clearance times compared", "Сравнение сроков выпуска товаров"),
        clauses=("plan.7",),
        hint="release|facilitation|procedures",
        members=4,
        mode=Mode.ONLINE,
    ),
    Outline(
        LIAISON,
        ActivityKind.LIAISON,
        begins=119,
        lasts=1,
        title=LocalizedText(
            "Regional plans set beside those of the Directorate",
            "Сверка региональных планов с планами Директората",
        ),
        clauses=("plan.4", "responsibility.1", "responsibility.8", "duty.1"),
        hint="governance|planning|structures",
        mode=Mode.ONLINE,
        waits_for=(SURVEY,),
    ),
    Outline(
        PROJECT,
        ActivityKind.PROJECT,
        begins=133,
        lasts=280,
        title=LocalizedText("Pilot project: the first steps", "Пилотный проект: первые шаги"),
        clauses=("plan.1", "responsibility.4", "operation.5", "duty.7"),
        hint="window|release|facilitation|moderni",
        members=1,
        staffed=True,
        over=False,
        waits_for=(SURVEY,),
    ),
    Outline(
        ACCREDITATION,
        ActivityKind.ACCREDITATION_WORKSHOP,
        begins=147,
        lasts=5,
        title=LocalizedText("Accreditation of regional experts", "Аккредитация экспертов региона"),
        clauses=("plan.2", "responsibility.2", "operation.1", "operation.2"),
        hint="leadership|audit|training",
        members=5,
        mode=Mode.IN_PERSON,
        staffed=True,
        put_off=84,
    ),
    Outline(
        SECRETARIAT,
        ActivityKind.MEETING,
        begins=168,
        lasts=2,
        title=LocalizedText("Meeting of the regional offices", "Совещание региональных бюро"),
        clauses=("plan.9", "plan.4"),
        hint="governance|structures|heads",
        mode=Mode.HYBRID,
        waits_for=(LIAISON,),
    ),
    Outline(
        DATABASE,
        ActivityKind.DATABASE,
        begins=224,
        lasts=110,
        title=LocalizedText(
            "Records of Members' administrations in a database",
            "База данных об администрациях членов",
        ),
        clauses=("plan.5", "duty.3"),
        hint="digital|analytics|governance",
        over=False,
        waits_for=(SURVEY,),
    ),
    Outline(
        DONORS_MEET,
        ActivityKind.DONOR_CONFERENCE,
        begins=266,
        lasts=2,
        title=LocalizedText("Conference of donors", "Конференция доноров"),
        clauses=("plan.6", "stakeholder.4", "stakeholder.5"),
        hint="donor|partner",
        mode=Mode.HYBRID,
        waits_for=(LIAISON,),
    ),
)


def planned_activities(sampler: Sampler, office: Office) -> tuple[Activity, ...]:
    """Return the sample activities as they were planned at first."""
    return tuple(_planned(sampler, office, it) for it in OUTLINES)


def changes(sampler: Sampler, by: str) -> tuple[Change, ...]:
    """Return what happened to the sample activities after they had been planned."""
    made = [change for it in OUTLINES for change in _changes(sampler, it, by)]
    return tuple(sorted(made, key=lambda change: change.on))


def _days(sampler: Sampler, outline: Outline, begins: int) -> Days:
    first = sampler.monday(begins)
    return Days(first, first + timedelta(days=outline.lasts - 1))


def _planned(sampler: Sampler, office: Office, outline: Outline) -> Activity:
    theme = theme_like(office.planning.themes, outline.hint)
    needy = tuple(dict.fromkeys(need.member for need in office.planning.needs))
    members = sampler.some(needy, outline.members)
    known = any(it.id == office.id for it in office.organisations)
    activity = Activity(
        id=outline.id,
        title=outline.title,
        kind=outline.kind,
        status=Status.PLANNED,
        theme=theme.id,
        days=_days(sampler, outline, outline.begins - outline.put_off),
        mode=outline.mode,
        place=None,
        host=None,
        organisers=(office.id,) if known else (),
        sponsors=DONORS[:1],
        members=members,
        administrations=len(members) or None,
        participants=None,
        clauses=outline.clauses,
        source=sampler.source,
        traced=sampler.source,
        depends_on=outline.waits_for,
    )
    activity = with_cost(sampler, activity)
    return with_role(sampler, activity, 1, theme) if outline.staffed else activity


_PUT_OFF: Final = LocalizedText("Nobody could travel", "Никто не мог приехать")


def _changes(sampler: Sampler, outline: Outline, by: str) -> tuple[Change, ...]:
    days, made = _days(sampler, outline, outline.begins), []
    if outline.put_off:
        on = _days(sampler, outline, outline.begins - outline.put_off).first - _NOTICE
        made.append(Change(outline.id, on, by, Step.POSTPONE, _PUT_OFF))
        made.append(Change(outline.id, on + _NOTICE, by, Step.RESCHEDULE, days=days))
    made.append(Change(outline.id, days.first, by, Step.START))
    if outline.over:
        made.append(Change(outline.id, days.last, by, Step.COMPLETE))
    return tuple(made)
