"""What a run of the year did, as a page of plain text."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rocb.checks import require
from rocb.office import OfficeYear, staffing_case
from rocb.periods import Slot
from rocb.planning.assignment.objectives import COVER
from rocb.planning.staffing.obstacles import Obstacle
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Span
from rocb.reporting.words.words import Words
from rocb.reporting.year.proofs import cover_sentence, proof_of
from rocb.reporting.year.refusals import reasons_cell, remedies_cell, spaces_cell
from rocb.reporting.year.sections import contributions, staffing_sampled
from rocb.texts import Language

_LISTED: Final = 6
_OBSTACLES: Final = 3


def digest(year: OfficeYear, language: Language) -> str:
    """Return the needs ranked, the activities planned, and what was staffed, booked and refused."""
    require("year", OfficeYear, year)
    names = names_of(year.office, Words(language))
    return "\n".join(
        (*_head(year, names), *_needs(year, names), *_staffing(year, names), *_rooms(year, names))
    )


def _head(year: OfficeYear, names: Names) -> Iterator[str]:
    words, plan = names.words, year.plan
    name = names.marked(names.own())
    yield f"{name} · {words.say('year', year=plan.year)} · {words.days(plan.year.days)}"
    yield ""
    yield words.say("digest.plan", count=words.count("activity", len(plan.activities)))
    for quarter in plan.year.quarters:
        number = sum(activity.days.first in quarter.days for activity in plan.activities)
        yield f"  {words.quarter(quarter)}: {words.count('activity', number)}"


def _needs(year: OfficeYear, names: Names) -> Iterator[str]:
    words, ranking = names.words, year.ranking
    yield ""
    counts = {"ranked": len(ranking.ranked), "unassessed": len(ranking.unassessed)}
    sampled = any(it.need.source.sample for it in ranking.ranked)
    yield names.marked((Span(words.say("digest.needs", **counts), sample=sampled),))
    for it in ranking.ranked[:_LISTED]:
        label = names.marked(names.need(it.need))
        yield f"  {it.rank}. {label}: {contributions(it)}"


def _staffing(year: OfficeYear, names: Names) -> Iterator[str]:
    words, staffing = names.words, year.staffing
    sampled = staffing_sampled(staffing.assignments, staffing.unfilled)
    filled = words.say("digest.seats", filled=len(staffing.assignments), seats=staffing.seats)
    yield ""
    yield names.marked((Span(filled, sample=sampled),))
    yield from _proof(year, words)
    for it in staffing.unfilled:
        title = names.marked(names.title(it.activity))
        yield f"  {title}: {words.say('experts.empty', empty=it.empty)}"
        yield f"    {names.marked(names.exclusions(it))}"


def _proof(year: OfficeYear, words: Words) -> Iterator[str]:
    """Yield how far the staffing is proven, and what keeps most experts from the empty seats."""
    staffing = year.staffing
    if staffing.seats:
        case = staffing_case(year.office, year.plan, year.ranking)
        cover = proof_of(staffing.proofs, COVER.name)
        yield f"  {cover_sentence(words, case, cover)}"
    kept = Counter[Obstacle]()
    for it in staffing.unfilled:
        kept.update({out.obstacle: len(out.experts) for out in it.exclusions})
    if kept:
        empty = words.count("seat", staffing.seats - len(staffing.assignments))
        often = sorted(kept, key=lambda it: (-kept[it], tuple(Obstacle).index(it)))
        named = ", ".join(words.name(it) for it in often[:_OBSTACLES])
        yield f"  {words.say('digest.unfilled', count=empty, obstacles=named)}"


def _rooms(year: OfficeYear, names: Names) -> Iterator[str]:
    words, rooms = names.words, year.rooms
    refused = sum(len(decision.refused) for decision in rooms.decisions)
    counted = words.say("digest.rooms", booked=len(rooms.bookings), refused=refused)
    sampled = any(decision.request.source.sample for decision in rooms.decisions)
    yield ""
    yield names.marked((Span(counted, sample=sampled),))
    for decision in rooms.decisions:
        alike: dict[tuple[str, str, str], list[Slot]] = {}
        for verdict in decision.refused:
            said = (
                names.marked(spaces_cell(names, verdict.booking)),
                names.marked(reasons_cell(names, verdict)),
                names.marked(remedies_cell(names, verdict)),
            )
            alike.setdefault(said, []).append(verdict.booking.slot)
        for (space, reasons, remedies), (first, *others) in alike.items():
            more = (
                f" {words.say('digest.more', days=words.count('day', len(others)))}"
                if others
                else ""
            )
            yield f"  {space}, {words.slot(first, names.clocks)}{more}: {reasons}"
            if remedies:
                yield f"    {words.say('digest.remedies', remedies=remedies)}"
