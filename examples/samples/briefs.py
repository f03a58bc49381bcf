"""What those who prepare an activity have to know, line by line of the annual plan."""

from collections.abc import Container
from typing import Final

from attrs import evolve

from rocb.planning.plan.activities import Activity
from rocb.planning.plan.briefs import Brief
from rocb.planning.programme import Programme
from rocb.texts import LocalizedText
from samples.organisations import DONORS
from samples.outlines import ACCREDITATION, DATABASE, DONORS_MEET, LIAISON, SECRETARIAT, SURVEY
from samples.representations import AT_SECRETARIAT, attendance_at
from samples.surveys import SURVEY as QUESTIONS

_BRIEFS: Final = {
    SURVEY: Brief(survey=QUESTIONS),
    ACCREDITATION: Brief(
        audience=LocalizedText("Officers who passed the pre-screening", "Прошедшие отбор"),
        implications=(
            LocalizedText(
                "Who qualifies goes on a mission with an accredited expert",
                "Прошедшие едут в миссию с аккредитованным экспертом",
            ),
            LocalizedText(
                "Administrations lend them for some days a year",
                "Администрации отпускают их на несколько дней в году",
            ),
        ),
    ),
    LIAISON: Brief(subject=LocalizedText("Plans for the next year", "Планы на следующий год")),
    SECRETARIAT: Brief(
        subject=LocalizedText("Dates of the regions", "Сроки регионов"),
        representation=AT_SECRETARIAT,
    ),
    DATABASE: Brief(
        database=LocalizedText(
            "Records that administrations keep of themselves, as in WORLDCAP",
            "Сведения, которые администрации ведут о себе, как в WORLDCAP",
        )
    ),
    DONORS_MEET: Brief(partners=DONORS),
}


def brief_of(activity: Activity, programme: Programme, partners: Container[str]) -> Brief | None:
    """Return the brief of a sample activity; of a stated one only what it is linked to.

    That is what it led to, and, where it is contact with stakeholders, those of the `partners` that
    it names itself.
    """
    brief = _BRIEFS.get(activity.id, Brief())
    assessments = programme.diagnostics.assessments
    named = (*activity.organisers, *activity.sponsors) if "plan.6" in activity.clauses else ()
    brief = evolve(
        brief,
        assessment=next((it.id for it in assessments if it.activity == activity.id), None),
        benchmark=next((it.id for it in programme.benchmarks if it.activity == activity.id), None),
        partners=brief.partners or tuple(id for id in named if id in partners),
        representation=brief.representation or _attended(activity, programme),
    )
    return None if brief == Brief() else brief


def _attended(activity: Activity, programme: Programme) -> str | None:
    id = attendance_at(activity.id)
    return id if any(it.id == id for it in programme.network.representations) else None
