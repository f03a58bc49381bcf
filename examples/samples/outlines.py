"""What sample activities are like, at least one for each line of the annual plan."""

from typing import Final

from attrs import frozen

from rocb.planning.plan.activities import ActivityKind
from rocb.planning.plan.changes import Step
from rocb.planning.plan.places import Mode
from rocb.texts import LocalizedText


@frozen
class Outline:
    """A sample activity: about which day of the year it begins, and how long it lasts.

    `hint` says what its theme should sound like, `members` how many take part. One that was
    `put_off` began so many days later than planned at first; one that is not `over` goes on; one
    that was `stopped` never began.
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
    stopped: tuple[Step, LocalizedText] | None = None


SURVEY: Final = "sample-survey"
ACCREDITATION: Final = "sample-accreditation"
BENCHMARKING: Final = "sample-benchmarking"
LIAISON: Final = "sample-liaison"
PROJECT: Final = "sample-project"
SECRETARIAT: Final = "sample-secretariat"
DATABASE: Final = "sample-database"
DONORS_MEET: Final = "sample-donor-conference"
ROUND_TABLE: Final = "sample-round-table"
EXCHANGE: Final = "sample-exchange"

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
    Outline(
        ROUND_TABLE,
        ActivityKind.MEETING,
        begins=103,
        lasts=1,
        title=LocalizedText("Round table of border agencies", "Круглый стол пограничных служб"),
        clauses=("stakeholder.1",),
        hint="facilitation|partner|governance",
        mode=Mode.HYBRID,
        stopped=(
            Step.CANCEL,
            LocalizedText("Too few said that they would come", "Согласились слишком немногие"),
        ),
    ),
    Outline(
        EXCHANGE,
        ActivityKind.STUDY_VISIT,
        begins=245,
        lasts=3,
        title=LocalizedText("Exchange between laboratories", "Обмен между лабораториями"),
        clauses=("focus.2",),
        hint="laborator|classification|procedures",
        members=2,
        mode=Mode.IN_PERSON,
        stopped=(
            Step.POSTPONE,
            LocalizedText("The host's laboratory is being rebuilt", "Лаборатория на ремонте"),
        ),
    ),
)
