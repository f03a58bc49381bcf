"""The expert sheet as a page."""

from collections.abc import Iterator

from rocb.checks import require
from rocb.periods import Days
from rocb.planning.experts.accreditations import Award
from rocb.planning.experts.evaluations import Evaluation, Rating
from rocb.planning.experts.skills import RequiredSkill, Skill
from rocb.planning.staffing.assignments import Assignment
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Page,
    Paragraph,
    Row,
    columns,
    page_of,
    sections_of,
    sentence,
    table,
)
from rocb.reporting.sheets.cells import number_cell, sheet_head, text_or_dash
from rocb.reporting.sheets.expert import ExpertSheet
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, Span, plain
from rocb.reporting.words.words import Words
from rocb.texts import Language


def expert_page(sheet: ExpertSheet, language: Language) -> Page:
    """Return the sheet as a page in this language; it is for the expert alone."""
    require("sheet", ExpertSheet, sheet)
    words = Words(language)
    names = names_of(sheet.basis.office, words)
    parts = {
        "skills": _skills(names, sheet),
        "ladder": _ladder(names, sheet),
        "missions": _missions(names, sheet),
        "absences": _absences(names, sheet),
        "evaluations": _evaluations(names, sheet),
    }
    title, head = words.say("expert_sheet.title"), tuple(_head(names, sheet))
    sections = sections_of(words, "expert_sheet", parts)
    return page_of(words, "expert", title, names.expert(sheet.expert), head, sections)


def _head(names: Names, sheet: ExpertSheet) -> Iterator[tuple[str, Cell]]:
    words = names.words
    yield from sheet_head(names, sheet.basis)
    yield words.say("column.administration"), names.member(sheet.expert.administration)
    yield words.say("column.accreditation"), plain(words.name(sheet.accreditation))
    left = sheet.expert.left_on
    if left is not None and left <= sheet.basis.on:
        yield words.say("expert_sheet.left_pool"), plain(words.day(left))


def _skills(names: Names, sheet: ExpertSheet) -> Iterator[Block]:
    words, expert = names.words, sheet.expert
    if expert.skills:
        heads = columns(words, "mastered", "level")
        rows = (_skill_row(names, it, place) for place, it in enumerate(expert.skills, 1))
        yield table(words, "expert_sheet.skills_table", heads, rows)
    else:
        yield sentence(words.say("expert_sheet.no_skills"))
    spoken = names.language_list(expert.languages) or words.say("unknown")
    yield sentence(words.say("expert_sheet.languages", languages=spoken))


def _skill_row(names: Names, it: Skill, place: int) -> Row:
    words = names.words
    subject = names.subject(RequiredSkill(it.theme, it.level, it.provision))
    level = words.say("unknown") if it.level is None else words.name(it.level)
    return Row((subject, plain(level)), f"{it.theme or it.provision}.{place}")


def _ladder(names: Names, sheet: ExpertSheet) -> Iterator[Block]:
    words = names.words
    if not sheet.awards:
        yield sentence(words.say("expert_sheet.no_awards"))
        return
    plans = (*sheet.basis.office.planning.former, sheet.basis.plan)
    titles = {it.id: names.title(it) for plan in plans for it in plan.activities}
    heads = columns(words, "accreditation", "awarded_on", "awarded_by", "last_day")
    rows = (_award_row(names, it, titles, place) for place, it in enumerate(sheet.awards, 1))
    yield table(words, "expert_sheet.awards", heads, rows)


def _award_row(names: Names, it: Award, titles: dict[str, Cell], place: int) -> Row:
    words = names.words
    return Row(
        (
            (Span(words.name(it.accreditation), sample=it.source.sample),),
            day_cell(words, it.on),
            titles.get(it.activity or "", plain("–")),
            day_cell(words, it.expires),
        ),
        f"{it.accreditation.value}.{place}",
    )


def _missions(names: Names, sheet: ExpertSheet) -> Iterator[Block]:
    words = names.words
    shown = {
        "missions": sheet.mission_count,
        "days": sheet.days,
        "year_days": sheet.year_days,
        "limit": sheet.limit,
        "left": sheet.left,
    }
    yield Facts(
        tuple(
            Fact(f"missions.{key}", words.say(f"expert_sheet.count.{key}"), figure(words, it))
            for key, it in shown.items()
        )
    )
    if not sheet.missions:
        yield sentence(words.say("expert_sheet.no_missions"))
        return
    heads = columns(words, "days_away", "activity", "role", "place", "status")
    rows = (_mission_row(names, it) for it in sheet.missions)
    yield table(words, "expert_sheet.missions_table", heads, rows)


def _mission_row(names: Names, it: Assignment) -> Row:
    words = names.words
    return Row(
        (
            plain(words.days(it.post.days)),
            names.title(it.activity),
            names.role(it.role),
            names.place(it.activity) or plain("–"),
            plain(words.name(it.activity.status)),
        ),
        it.role.id,
    )


def _absences(names: Names, sheet: ExpertSheet) -> Iterator[Block]:
    words = names.words
    for key, held in (("absent", sheet.absences), ("present", sheet.expert.available)):
        if held:
            yield Paragraph(ended(filled(words, f"expert_sheet.{key}", days=_listed(words, held))))
    if not sheet.absences and not sheet.expert.available:
        yield sentence(words.say("expert_sheet.no_absences"))


def _listed(words: Words, stretches: tuple[Days, ...]) -> str:
    return "; ".join(map(words.days, stretches))


def _evaluations(names: Names, sheet: ExpertSheet) -> Iterator[Block]:
    words = names.words
    if not sheet.evaluations:
        yield sentence(words.say("expert_sheet.no_evaluations"))
        return
    yield sentence(words.say("expert_sheet.confidential"))
    heads = columns(words, "date", "by_whom", "criterion", "mark")
    rows = (
        _rating_row(names, it, rating, place)
        for it in sheet.evaluations
        for place, rating in enumerate(it.ratings, 1)
    )
    yield table(words, "expert_sheet.marks", heads, rows)
    for it in sheet.evaluations:
        remarks = text_or_dash(names, it.remarks, it.source)
        verdict = "unknown" if it.recommends is None else "yes" if it.recommends else "no"
        said = words.say(verdict)
        day = words.day(it.on)
        yield Paragraph(
            filled(words, "expert_sheet.remarks", day=day, remarks=remarks, recommended=said)
        )


def _rating_row(names: Names, it: Evaluation, rating: Rating, place: int) -> Row:
    words = names.words
    return Row(
        (
            day_cell(words, it.on),
            names.text(it.given_by, it.source),
            names.text(rating.criterion, it.source),
            number_cell(words, rating.mark, "evaluations", it.id, it.source),
        ),
        f"{it.id}.{place}",
    )
