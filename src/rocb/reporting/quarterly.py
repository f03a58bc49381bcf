"""The quarterly report as a page, in English or Russian."""

from collections.abc import Iterator

from rocb.checks import require
from rocb.mandate import Chapter
from rocb.planning.drafting import DRAFTED
from rocb.planning.plan.activities import Activity, is_completed
from rocb.reporting.naming import Names, names_of
from rocb.reporting.pages import (
    Block,
    Cell,
    Fact,
    Facts,
    Page,
    Picture,
    Section,
    Table,
    joined,
    page_of,
    plain,
)
from rocb.reporting.pictures import Tile, tiles
from rocb.reporting.report import QuarterlyReport
from rocb.reporting.sections import (
    columns,
    expert_blocks,
    need_blocks,
    numbered,
    room_blocks,
    sentence,
    staffing_sampled,
    year_picture,
)
from rocb.reporting.wording import Span, Words
from rocb.texts import Language


def quarterly_page(report: QuarterlyReport, language: Language) -> Page:
    """Return the report as a page in this language."""
    require("report", QuarterlyReport, report)
    words = Words(language)
    names = names_of(report.office, words)
    say = words.say
    needs = need_blocks(names, report.ranking, report.plan, report.answered, "quarter")
    sections = (
        Section(say("summary"), (Facts(tuple(_facts(report, names))),)),
        Section(say("activities"), tuple(_activities(report, names))),
        Section(say("reach"), tuple(_reach(report, names))),
        Section(say("needs"), needs),
        Section(say("experts"), expert_blocks(names, report.assignments, report.unfilled)),
        Section(
            say("rooms"), room_blocks(names, report.bookings, report.refusals, report.space_use)
        ),
        Section(say("money"), tuple(_money(report, names))),
        Section(say("mandate"), tuple(_mandate(report, names))),
        Section(say("next"), (_next_quarter(report, names),)),
        Section(say("translation"), tuple(_translation(report, names))),
        Section(say("sources"), (_sources(report, words),)),
    )
    title = f"{say('report.title')}: {words.quarter(report.quarter)}"
    return page_of(words, title, names.own(), _about(report, names), sections)


def _about(report: QuarterlyReport, names: Names) -> Iterator[tuple[str, Cell]]:
    words = names.words
    if report.addressees:
        yield words.say("report.to"), joined(names.organisation(it.id) for it in report.addressees)
    yield words.say("report.from"), names.own()
    yield words.say("report.period"), plain(words.days(report.quarter.days))
    yield words.say("report.as_of"), plain(words.day(report.office.as_of))


def _facts(report: QuarterlyReport, names: Names) -> Iterator[Fact]:
    words, reach = names.words, report.reach
    say = words.say
    held = sum(map(is_completed, report.activities))
    count = Span(words.number(report.count.value))
    yield Fact(say("summary.activities"), count, say("activities.held", held=held))
    reached = Span(say("of", part=len(reach.now), whole=len(report.office.members)))
    earlier = say("members.now_year", earlier=len(reach.earlier))
    yield Fact(say("summary.members"), reached, earlier)
    yield _participants(report, words)
    filled = say("of", part=len(report.assignments), whole=report.seats)
    sampled = staffing_sampled(report.assignments, report.unfilled)
    yield Fact(say("summary.seats"), Span(filled, sample=sampled))
    requests = [it.request for it in report.bookings]
    requests += [it.booking.request for it in report.refusals]
    sampled = any(request.source.sample for request in requests)
    booked = Span(words.number(len(report.bookings)), sample=sampled)
    yield Fact(say("summary.rooms"), booked, say("rooms.refused", refused=len(report.refusals)))


def _participants(report: QuarterlyReport, words: Words) -> Fact:
    known = report.participants
    stated = len(known.stated.records)
    total = words.number(known.stated.value)
    if known.approximate:
        total = words.say("about", number=total)
    detail = words.say("participants.stated", stated=stated, all=stated + len(known.silent.records))
    return Fact(words.say("summary.participants"), Span(total if stated else "–"), detail)


def _activities(report: QuarterlyReport, names: Names) -> Iterator[Block]:
    words = names.words
    if not report.activities:
        yield sentence(words.say("activities.none"))
        return
    yield year_picture(names, report.plan, report.activities, report.quarter)
    heads = (
        "number",
        "dates",
        "activity",
        "kind_status",
        "place",
        "members",
        "organisers",
        "people",
    )
    numbers = numbered(report.plan)
    rows = tuple(
        (plain(str(numbers[it.id])), *_activity_row(names, it)) for it in report.activities
    )
    yield Table(words.say("activities.table"), columns(words, *heads), rows)
    remarks = tuple(
        (names.title(activity), names.text(activity.note))
        for activity in report.activities
        if activity.note is not None
    )
    if remarks:
        yield Table(words.say("activities.notes"), columns(words, "activity", "note"), remarks)


def _activity_row(names: Names, activity: Activity) -> tuple[Cell, ...]:
    words = names.words
    return (
        plain(words.days(activity.days)),
        names.title(activity),
        names.kind_and_status(activity),
        names.place(activity),
        names.member_list(activity),
        names.organisation_list((*activity.organisers, *activity.sponsors)),
        plain(names.headcount(activity.participants)),
    )


def _reach(report: QuarterlyReport, names: Names) -> Iterator[Block]:
    words, reach, members = names.words, report.reach, report.office.members
    say = words.say
    if not members:
        yield sentence(say("reach.unknown"))
        return
    shades = {it.code: 2 for it in reach.now} | {it.code: 1 for it in reach.earlier}
    squares = (
        Tile(code, names.plainly(names.member(code)), shades.get(code, 0)) for code in names.members
    )
    legend = ((2, say("reach.now")), (1, say("reach.earlier")), (0, say("reach.not_yet")))
    groups = {"now": reach.now, "earlier": reach.earlier, "not_yet": reach.not_yet}
    if reach.expected:
        groups["expected"] = reach.expected
    counts = {key: len(group) for key, group in groups.items()}
    alternative = say("reach.alt", all=len(members), **counts)
    yield Picture(Span(say("reach.picture")), alternative, tiles(squares, legend))
    rows = tuple(
        (
            plain(say(f"reach.{key}")),
            plain(words.number(len(group))),
            joined(sorted((names.member(it.code) for it in group), key=names.plainly)),
        )
        for key, group in groups.items()
    )
    yield Table(say("reach.table"), columns(words, "when", "count", "members"), rows)
    yield sentence(say("reach.note"))


def _money(report: QuarterlyReport, names: Names) -> Iterator[Block]:
    words = names.words
    rows = tuple(
        (
            names.organisation(it.donor.id) if it.donor else plain(words.say("unknown")),
            (
                Span(
                    "; ".join(words.money(amount) for amount in it.sums),
                    sample=any(cost.source.sample for cost in it.costs),
                ),
            ),
            plain(words.number(it.activities.value)),
        )
        for it in report.spending
    )
    if not rows:
        yield sentence(words.say("none"))
        return
    yield Table(words.say("money.table"), columns(words, "donor", "sum", "activities"), rows)
    yield sentence(words.say("money.note"))


def _mandate(report: QuarterlyReport, names: Names) -> Iterator[Block]:
    words = names.words
    rows = tuple(
        (
            names.text(it.clause.text),
            (Span(words.number(it.quarter.value), sample=it.sampled),),
            (Span(words.number(it.year.value), sample=it.sampled),),
        )
        for it in report.services
        if it.clause.chapter is Chapter.PLAN
    )
    yield Table(words.say("mandate.table"), columns(words, "clause", "quarter", "year"), rows)
    yield sentence(words.say("mandate.note"))


def _next_quarter(report: QuarterlyReport, names: Names) -> Block:
    words = names.words
    if not report.upcoming:
        return sentence(words.say("next.none"))
    rows = tuple(
        (
            plain(words.days(activity.days)),
            names.title(activity),
            names.kind_and_status(activity),
            names.place(activity),
            names.member_list(activity),
        )
        for activity in report.upcoming
    )
    heads = columns(words, "dates", "activity", "kind_status", "place", "members")
    return Table(words.say("next.table"), heads, rows)


def _translation(report: QuarterlyReport, names: Names) -> Iterator[Block]:
    words = names.words
    rows = tuple(
        (names.text(it.text), plain(words.say(f"language.{it.language.value}")))
        for it in report.untranslated
    )
    if not rows:
        yield sentence(words.say("none"))
        return
    yield Table(words.say("translation.table"), columns(words, "text", "missing"), rows)
    yield sentence(words.say("translation.note"))


def _sources(report: QuarterlyReport, words: Words) -> Block:
    sources = (activity.source for activity in report.activities)
    found = sorted({source.text for source in sources if source.text != DRAFTED})
    if not found:
        return sentence(words.say("none"))
    return sentence(words.say("sources.note", sources=", ".join(found)))
