"""Projects, an action plan, and lessons learnt."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Final

from attrs import evolve

from rocb.money import Money
from rocb.office import Office
from rocb.planning.diagnostics.assessments import Assessment, gap_of
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.needs.needs import Need
from rocb.planning.plan.activities import Activity
from rocb.planning.projects.action_drafting import action_plan_from
from rocb.planning.projects.action_plans import ActionPlan, PlannedAction, ProgressNote
from rocb.planning.projects.audiences import audience_of
from rocb.planning.projects.lessons import (
    EvaluationCriterion,
    Lesson,
    LessonEvaluation,
    LessonRating,
    distribute,
)
from rocb.planning.projects.phases import ColumbusPhase, PhaseStep
from rocb.planning.projects.portfolio import Portfolio
from rocb.planning.projects.projects import Objective, Project, ProjectCost, ProjectKind
from rocb.planning.projects.secretariat_replies import ReplyKind, SecretariatReply
from rocb.planning.projects.support import SupportRequest
from rocb.texts import LocalizedText
from samples.organisations import DONORS
from samples.sampler import Sampler

PILOT: Final = "pilot-project"
LONGER_TERM: Final = "longer-term-project"
_TOLD_AT_MOST: Final = 4
_LEARNT: Final = (
    (
        64,
        LocalizedText("Half a day is too short to practise", "Полдня для практики мало"),
        LocalizedText("Plan whole days", "Планируйте целые дни"),
    ),
    (
        240,
        LocalizedText("Interpreters came without the terms", "Переводчики не знали терминов"),
        LocalizedText("Send them a glossary before", "Заранее пришлите глоссарий"),
    ),
)


def portfolio(
    sampler: Sampler, office: Office, diagnostics: Diagnostics, piloting: Activity
) -> Portfolio:
    """Return the pilot project that an activity begins, one of several years, and what followed.

    The action plan answers the assessment by others than the Member that found the most gaps.
    """
    independent = [it for it in diagnostics.assessments if it.kind.independent]
    gravest = max(independent, key=lambda it: (_gaps(it), it.on, it.id), default=None)
    return Portfolio(
        projects=(_pilot(sampler, office, piloting), _longer_term(sampler, office)),
        action_plans=(_action_plan(sampler, diagnostics, gravest),) if gravest else (),
        lessons=_lessons(sampler, office, piloting),
    )


def _gaps(assessment: Assessment) -> int:
    return sum(bool(gap_of(finding)) for finding in assessment.findings)


def _pilot(sampler: Sampler, office: Office, activity: Activity) -> Project:
    by = office.id
    needs = [it for it in office.planning.needs if it.member in activity.members]
    return Project(
        id=PILOT,
        title=LocalizedText("Pilot project", "Пилотный проект"),
        kind=ProjectKind.PILOT,
        proposed_on=sampler.monday(40),
        members=activity.members,
        themes=tuple(dict.fromkeys((activity.theme, *(need.theme for need in needs)))),
        objectives=(
            Objective(
                LocalizedText(
                    "Try the new procedure at one place", "Испытать процедуру на одном посту"
                ),
                _ids(needs),
            ),
        ),
        source=sampler.source,
        phases=(
            PhaseStep(ColumbusPhase.DIAGNOSTIC, sampler.monday(60), by),
            PhaseStep(ColumbusPhase.IMPLEMENTATION, activity.days.first, by),
        ),
        starts=activity.days.first,
        ends=activity.days.last,
        partners=DONORS[:1],
        costs=(
            _cost(sampler, "Experts", "Эксперты", DONORS[0]),
            _cost(sampler, "Equipment", "Оборудование", None),
        ),
        support=SupportRequest(
            sampler.monday(50),
            sampler.source,
            SecretariatReply(sampler.monday(70), ReplyKind.AGREED, sampler.source),
        ),
    )


def _longer_term(sampler: Sampler, office: Office) -> Project:
    themes = list(dict.fromkeys(need.theme for need in office.planning.needs))[:2]
    needs = [it for it in office.planning.needs if it.theme in themes][:4]
    members = dict.fromkeys(it.member for it in needs)
    return Project(
        id=LONGER_TERM,
        title=LocalizedText("Reform over three years", "Трёхлетняя реформа"),
        kind=ProjectKind.LONGER_TERM,
        proposed_on=sampler.monday(-200),
        members=tuple(members),
        themes=tuple(themes),
        objectives=(
            Objective(
                LocalizedText("Close the gaps that were found", "Устранить выявленные пробелы"),
                _ids(needs),
            ),
        ),
        source=sampler.source,
        phases=(
            PhaseStep(ColumbusPhase.DIAGNOSTIC, sampler.monday(-180), office.id),
            PhaseStep(ColumbusPhase.IMPLEMENTATION, sampler.monday(-60), office.id),
            PhaseStep(ColumbusPhase.MONITORING, sampler.monday(250), office.id),
        ),
        starts=sampler.monday(-180),
        ends=sampler.day(900),
        partners=DONORS,
        costs=(
            _cost(sampler, "Training", "Обучение", DONORS[1]),
            ProjectCost(LocalizedText("Software", "Программы"), None, None, sampler.source),
        ),
        support=SupportRequest(sampler.monday(-190), sampler.source),
    )


def _ids(needs: Iterable[Need]) -> tuple[str, ...]:
    return tuple(need.id for need in needs)


def _cost(sampler: Sampler, english: str, russian: str, donor: str | None) -> ProjectCost:
    amount = Money(Decimal(sampler.rng.randint(10, 80) * 1000), "EUR")
    return ProjectCost(LocalizedText(english, russian), amount, donor, sampler.source)


def _action_plan(sampler: Sampler, diagnostics: Diagnostics, assessment: Assessment) -> ActionPlan:
    """Return the plan drafted from an assessment, as the Member filled it in; the first is done."""
    framework = next(it for it in diagnostics.frameworks if it.id == assessment.framework)
    drafted = action_plan_from(
        assessment, framework, "action-plan", assessment.on + timedelta(days=14)
    )
    actions: list[PlannedAction] = []
    for place, action in enumerate(drafted.actions):
        done = drafted.drawn_up_on + timedelta(days=20)
        note = ProgressNote(
            done, "Sample owner", LocalizedText("Done", "Выполнено"), sampler.source
        )
        actions.append(
            evolve(
                action,
                owner=LocalizedText("Sample owner", "Условный исполнитель"),
                due=drafted.drawn_up_on + timedelta(days=30 + 60 * place),
                done_on=None if place else done,
                depends_on=(actions[-1].id,) if actions else (),
                progress=() if place else (note,),
            )
        )
    return evolve(drafted, actions=tuple(actions), source=sampler.source)


def _lessons(sampler: Sampler, office: Office, activity: Activity) -> tuple[Lesson, ...]:
    """Return a lesson of the longer project that was sent, and one of the pilot that waits."""
    learnt = Lesson(
        id="lesson-1",
        text=LocalizedText(
            "Managers who were not trained first held the work up",
            "Работу тормозили руководители, не прошедшие обучение первыми",
        ),
        recommendation=LocalizedText("Begin with the managers", "Начинайте с руководителей"),
        themes=tuple(dict.fromkeys(need.theme for need in office.planning.needs))[:2],
        learnt_on=sampler.monday(120),
        source=sampler.source,
        project=LONGER_TERM,
        members=tuple(need.member for need in office.planning.needs[:1]),
        evaluation=LessonEvaluation(
            sampler.monday(150),
            "Sample evaluator",
            (
                LessonRating(
                    EvaluationCriterion.RELEVANCE,
                    4,
                    LocalizedText("Three projects met with it", "Отмечено в трёх проектах"),
                ),
                LessonRating(
                    EvaluationCriterion.IMPACT,
                    None,
                    LocalizedText("Too early to tell", "Судить рано"),
                ),
            ),
        ),
    )
    audience = audience_of(learnt, office.planning.needs, office.members)
    told = [it.member for it in audience.recipients[:_TOLD_AT_MOST]]
    waiting = Lesson(
        id="lesson-2",
        text=LocalizedText("A pilot needs an owner", "Пилоту нужен ответственный"),
        recommendation=LocalizedText("Name one before it begins", "Назначьте его до начала"),
        themes=(activity.theme,),
        learnt_on=sampler.monday(310),
        source=sampler.source,
        project=PILOT,
        activity=activity.id,
        members=activity.members,
    )
    return (
        distribute(learnt, told, sampler.monday(170)),
        waiting,
        *_others_learnt(sampler, learnt),
    )


def _others_learnt(sampler: Sampler, learnt: Lesson) -> Iterator[Lesson]:
    """Yield what was learnt in the same project in two quarters more, of which nobody was told."""
    for number, (day, text, recommendation) in enumerate(_LEARNT, 3):
        yield evolve(
            learnt,
            id=f"lesson-{number}",
            text=text,
            recommendation=recommendation,
            learnt_on=sampler.monday(day),
            evaluation=None,
        )
