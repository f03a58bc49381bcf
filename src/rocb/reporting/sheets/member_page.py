"""The Member sheet as a page."""

from collections.abc import Iterator

from rocb.checks import require
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Page,
    Row,
    columns,
    page_of,
    sections_of,
    sentence,
    table,
)
from rocb.reporting.sheets.cells import (
    activity_table,
    number_cell,
    sheet_head,
)
from rocb.reporting.sheets.member import MemberSheet
from rocb.reporting.sheets.member_activities import AttendedActivity
from rocb.reporting.sheets.member_findings import (
    action_plan_blocks,
    benchmark_blocks,
    diagnostic_blocks,
    instrument_blocks,
)
from rocb.reporting.sheets.member_needs import OpenNeed
from rocb.reporting.sheets.member_record import expert_blocks, received_blocks, record_blocks
from rocb.reporting.words.figures import figure, figure_cell
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.texts import Language


def member_page(sheet: MemberSheet, language: Language) -> Page:
    """Return the sheet as a page in this language."""
    require("sheet", MemberSheet, sheet)
    words = Words(language)
    names = names_of(sheet.basis.office, words)
    parts = {
        "record": record_blocks(names, sheet),
        "needs": _needs(names, sheet),
        "activities": _activities(names, sheet),
        "diagnostics": diagnostic_blocks(names, sheet),
        "instruments": instrument_blocks(names, sheet),
        "action_plans": action_plan_blocks(names, sheet),
        "experts": expert_blocks(names, sheet),
        "received": received_blocks(names, sheet),
        "benchmarks": benchmark_blocks(names, sheet),
    }
    title = words.say("member_sheet.title")
    head = sheet_head(names, sheet.basis)
    sections = sections_of(words, "member_sheet", parts)
    return page_of(words, "member", title, names.member(sheet.member.code), head, sections)


def _needs(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    words, turnover = names.words, sheet.needs.turnover
    shown = {
        "opening": turnover.opening,
        "opened": turnover.opened,
        "met": turnover.closed,
        "replaced": turnover.replaced,
        "closing": turnover.closing,
    }
    yield Facts(
        tuple(
            Fact(f"needs.{key}", words.say(f"column.{key}"), figure(words, it))
            for key, it in shown.items()
        )
    )
    if not sheet.needs.open:
        yield sentence(words.say("member_sheet.no_needs"))
        return
    heads = columns(words, "rank", "theme", "levels", "score", "answered_by")
    rows = (_need_row(names, it) for it in sheet.needs.open)
    yield table(words, "member_sheet.needs_table", heads, rows)
    yield sentence(words.say("needs.note"))


def _need_row(names: Names, it: OpenNeed) -> Row:
    words, need, ranked = names.words, it.need, it.ranked
    rank, score = plain("–"), plain(words.say("unknown"))
    if ranked is not None:
        rank = number_cell(words, ranked.rank, "needs", need.id, need.source)
        score = plain(f"{ranked.gap} × {ranked.importance} = {ranked.score}")
    unknown = words.say("unknown")
    now, target = (unknown if each is None else str(each) for each in (need.current, need.target))
    return Row(
        (
            rank,
            names.text(names.themes[need.theme].name, need.source),
            plain(f"{now} → {target}"),
            score,
            _answers(names, it),
        ),
        need.id,
    )


def _answers(names: Names, it: OpenNeed) -> Cell:
    if not it.is_answered:
        return plain(names.words.say("member_sheet.unanswered"))
    activities = (
        (*names.title(each), *plain(f" ({names.words.name(each.status)})"))
        for each in it.activities
    )
    projects = (names.text(each.title, each.source) for each in it.projects)
    proposals = (names.text(each.text, each.source) for each in it.proposals)
    return joined((*activities, *projects, *proposals), "; ")


def _activities(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    words, told = names.words, sheet.activities
    yield Facts(tuple(_activity_facts(words, sheet)))
    if told.attended:
        heads = columns(words, "dates", "activity", "place", "women", "men", "sex_unstated")
        rows = (_attended_row(names, it) for it in told.attended)
        yield table(words, "member_sheet.attended", heads, rows)
    else:
        yield sentence(words.say("member_sheet.attended_none"))
    if told.ahead:
        yield activity_table(names, "member_sheet.ahead", told.ahead)
    if told.off:
        yield activity_table(names, "member_sheet.off", told.off)


def _activity_facts(words: Words, sheet: MemberSheet) -> Iterator[Fact]:
    told = sheet.activities
    shown = {
        "attended": told.count,
        "people": told.people.all if told.people else None,
        "women": told.people.women if told.people else None,
        "men": told.people.men if told.people else None,
        "uncounted": told.uncounted,
        "ahead": told.ahead_count,
        "off": told.off_count,
    }
    for key, it in shown.items():
        (span,) = figure_cell(words, it)
        yield Fact(f"activities.{key}", words.say(f"member_sheet.count.{key}"), span)


def _attended_row(names: Names, it: AttendedActivity) -> Row:
    words, activity, people = names.words, it.activity, it.people
    numbers = (people.women, people.men, people.unstated) if people else (None, None, None)
    source = people.source if people and people.source else activity.source
    counts = (number_cell(words, each, "activities", activity.id, source) for each in numbers)
    place = names.place(activity) or plain("–")
    return Row(
        (plain(words.days(activity.days)), names.title(activity), place, *counts), activity.id
    )
