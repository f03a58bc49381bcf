"""The staffed and scheduled plan of a year as a page, in English or Russian."""

from collections.abc import Iterator

from rocb.booking.requests import Request
from rocb.office import OfficeYear
from rocb.planning.drafting import DRAFTED
from rocb.planning.plan import Activity, in_order, takes_place
from rocb.reporting.naming import Names, names_of
from rocb.reporting.pages import Block, Cell, Page, Section, Table, joined, page_of, plain
from rocb.reporting.report import space_use
from rocb.reporting.sections import (
    columns,
    expert_blocks,
    need_blocks,
    room_blocks,
    sentence,
    year_picture,
)
from rocb.reporting.wording import Words
from rocb.texts import Language


def workplan_page(year: OfficeYear, language: Language) -> Page:
    """Return the plan of the year as a page in this language."""
    words = Words(language)
    names = names_of(year.office, words)
    say = words.say
    served = {need for it in year.plan.activities if takes_place(it) for need in it.needs}
    answered = [ranked for ranked in year.ranking.ranked if ranked.need.id in served]
    refusals = tuple(verdict for it in year.rooms.decisions for verdict in it.refused)
    uses = space_use(year.office, year.rooms.bookings)
    sections = (
        Section(say("workplan.activities"), tuple(_activities(year, names))),
        Section(say("needs"), need_blocks(names, year.ranking, year.plan, answered, "year")),
        Section(
            say("experts"), expert_blocks(names, year.staffing.assignments, year.staffing.unfilled)
        ),
        Section(say("rooms"), room_blocks(names, year.rooms.bookings, refusals, uses)),
    )
    title = f"{say('workplan.title')} {year.plan.year}"
    return page_of(
        words,
        title,
        names.own(),
        _about(year, names),
        sections,
    )


def _about(year: OfficeYear, names: Names) -> Iterator[tuple[str, Cell]]:
    words = names.words
    yield words.say("report.period"), plain(words.days(year.plan.year.days))
    yield words.say("report.as_of"), plain(words.day(year.office.as_of))


def _activities(year: OfficeYear, names: Names) -> Iterator[Block]:
    words, plan = names.words, year.plan
    ordered = in_order(plan.activities)
    if not ordered:
        yield sentence(words.say("none"))
        return
    if all(activity.source == DRAFTED for activity in ordered):
        yield sentence(words.say("workplan.drafted"))
    yield year_picture(names, plan, ordered)
    heads = ("number", "dates", "activity", "kind_status", "members", "experts", "rooms")
    rows = tuple(
        (plain(str(number)), *_activity_row(year, names, activity))
        for number, activity in enumerate(ordered, 1)
    )
    yield Table(words.say("activities.table"), columns(words, *heads), rows)


def _activity_row(year: OfficeYear, names: Names, activity: Activity) -> tuple[Cell, ...]:
    words = names.words
    return (
        plain(words.days(activity.days)),
        names.title(activity),
        plain(f"{words.name(activity.kind)}, {words.name(activity.status)}"),
        names.member_list(activity),
        _experts(year, names, activity),
        _rooms(year, names, activity),
    )


def _experts(year: OfficeYear, names: Names, activity: Activity) -> Cell:
    found = [it.expert for it in year.staffing.assignments if it.activity.id == activity.id]
    empty = sum(it.empty for it in year.staffing.unfilled if it.activity.id == activity.id)
    cells = [names.text(expert.name, expert.source) for expert in found]
    if empty:
        cells.append(plain(names.words.say("experts.empty", empty=empty)))
    return joined(cells) or plain("–")


def _requested(names: Names, request: Request) -> Cell:
    source = request.source if request.source.sample else names.spaces[request.space].source
    return names.text(names.spaces[request.space].name, source)


def _rooms(year: OfficeYear, names: Names, activity: Activity) -> Cell:
    decisions = [it for it in year.rooms.decisions if it.request.activity == activity.id]
    cells = [
        (
            *_requested(names, it.request),
            *plain(f" ({names.words.say('of', part=len(it.accepted), whole=len(it.verdicts))})"),
        )
        for it in decisions
    ]
    return joined(cells) or plain("–")
