"""What was found at a Member, what it accepts and does about it, and how it compares to others."""

from collections.abc import Iterator

from rocb.planning.administrations.accepting import InstrumentAcceptance
from rocb.planning.administrations.instruments import instrument
from rocb.planning.benchmarking.comparison import ComparedFigure, MeasureComparison
from rocb.planning.diagnostics.assessments import Assessment, gap_of
from rocb.planning.projects.action_monitoring import ActionMonitoring
from rocb.planning.projects.action_plans import PlannedAction
from rocb.reporting.figures import Figure
from rocb.reporting.pages import Block, Row, columns, sentence, table
from rocb.reporting.sheets.cells import number_cell, text_or_dash
from rocb.reporting.sheets.member import MemberSheet, SeenBenchmark
from rocb.reporting.sheets.member_surveys import AskedSurvey
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import exactly, figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, plain


def diagnostic_blocks(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    """Yield the assessments of a Member, and the surveys that it was asked to answer."""
    words = names.words
    if not sheet.assessments and not sheet.surveys:
        yield sentence(words.say("member_sheet.no_diagnostics"))
    if sheet.assessments:
        titles = {it.id: it.name for it in names.office.planning.diagnostics.frameworks}
        heads = columns(words, "date", "assessment", "framework", "findings", "below_target")
        rows = (
            _assessment_row(names, it, names.text(titles[it.framework], it.source))
            for it in sheet.assessments
        )
        yield table(words, "member_sheet.assessments", heads, rows)
    if sheet.surveys:
        heads = columns(words, "survey", "sent_on", "replied_on", "answer_state")
        rows = (_survey_row(names, it) for it in sheet.surveys)
        yield table(words, "member_sheet.surveys", heads, rows)


def _assessment_row(names: Names, it: Assessment, framework: Cell) -> Row:
    words = names.words
    below = tuple(one.id for one in it.findings if gap_of(one))
    found = tuple(one.id for one in it.findings)
    counts = ((len(ids), ids) for ids in (found, below))
    return Row(
        (
            day_cell(words, it.on),
            plain(words.name(it.kind)),
            framework,
            *(
                (figure(words, Figure(number, "findings", ids, it.source.sample)),)
                for number, ids in counts
            ),
        ),
        it.id,
    )


def _survey_row(names: Names, it: AskedSurvey) -> Row:
    words, survey = names.words, it.survey
    state = "silent" if it.answered_on is None else "complete" if it.complete else "partial"
    said = words.say(f"member_sheet.answer.{state}")
    if it.late:
        said = f"{said}, {words.say('member_sheet.answer.late')}"
    days = (day_cell(words, survey.sent_on), day_cell(words, it.answered_on))
    return Row((names.text(survey.title, survey.source), *days, plain(said)), survey.id)


def instrument_blocks(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    """Yield how a Member stands to each instrument of the WCO, as far as that is stated."""
    words = names.words
    if not sheet.acceptances:
        yield sentence(words.say("member_sheet.no_acceptances"))
        return
    heads = columns(words, "instrument", "parts_accepted", "parts_known", "parts")
    rows = (_instrument_row(names, it) for it in sheet.acceptances)
    yield table(words, "member_sheet.acceptances", heads, rows)


def _instrument_row(names: Names, it: InstrumentAcceptance) -> Row:
    found = instrument(it.instrument)
    name = plain(it.instrument) if found is None else names.text(found.name)
    stated = (part.acceptance for part in it.parts if part.acceptance is not None)
    sampled = any(one.stated.source.sample for one in stated)
    counts = (
        (figure(names.words, Figure(number, "administrations", (it.member,), sampled)),)
        for number in (it.accepted, it.known, it.all)
    )
    return Row((name, *counts), it.instrument)


def action_plan_blocks(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    """Yield the actions of a Member's plans, and how far each is."""
    words = names.words
    rows = [_action_row(names, plan, it) for plan in sheet.action_plans for it in plan.plan.actions]
    if not rows:
        yield sentence(words.say("member_sheet.no_action_plans"))
        return
    heads = columns(words, "drawn_up_on", "planned_action", "action_owner", "due", "state")
    yield table(words, "member_sheet.actions", heads, rows)


def _action_row(names: Names, plan: ActionMonitoring, it: PlannedAction) -> Row:
    words, source = names.words, plan.plan.source
    return Row(
        (
            day_cell(words, plan.plan.drawn_up_on),
            names.text(it.title, source),
            text_or_dash(names, it.owner, source),
            day_cell(words, it.due),
            plain(_action_state(names, plan, it)),
        ),
        it.id,
    )


def _action_state(names: Names, plan: ActionMonitoring, it: PlannedAction) -> str:
    words = names.words
    if it in plan.done and it.done_on is not None:
        return words.say("member_sheet.action.done", day=words.day(it.done_on))
    late = next((one.days for one in plan.late if one.action == it), None)
    if late is not None:
        return words.say("member_sheet.action.late", days=words.count("day", late))
    if any(one.action == it for one in plan.waiting):
        return words.say("member_sheet.action.waiting")
    return words.say("member_sheet.action.open")


def benchmark_blocks(names: Names, sheet: MemberSheet) -> Iterator[Block]:
    """Yield the figures of benchmarks that a Member may see: its own, and what others show it."""
    words = names.words
    if not sheet.benchmarks:
        yield sentence(words.say("member_sheet.no_benchmarks"))
        return
    measures = [(it, one) for it in sheet.benchmarks for one in it.comparison.measures]
    heads = columns(words, "benchmark", "measure", "unit", "taking_part", "shown", "median")
    rows = (_measure_row(names, *it) for it in measures)
    yield table(words, "member_sheet.measures", heads, rows)
    results = [(*it, one) for it in measures for one in it[1].results]
    if results:
        heads = columns(words, "measure", "member", "value", "place_in_order", "date")
        rows = (_result_row(names, *it) for it in results)
        yield table(words, "member_sheet.results", heads, rows)
    yield sentence(words.say("member_sheet.benchmarks_note"))


def _measure_row(names: Names, seen: SeenBenchmark, it: MeasureComparison) -> Row:
    words, held = names.words, seen.benchmark
    counts = (
        number_cell(words, number, "benchmarks", held.id, held.source)
        for number in (it.participants, it.shown)
    )
    median = plain("–")
    if it.median is not None:
        median = (exactly(names.words, it.median, "benchmarks", held.id, held.source),)
    return Row(
        (
            names.text(held.title, held.source),
            names.text(it.measure.name, held.source),
            names.text(it.measure.unit, held.source),
            *counts,
            median,
        ),
        f"{held.id}.{it.measure.id}",
    )


def _result_row(
    names: Names, seen: SeenBenchmark, measure: MeasureComparison, it: ComparedFigure
) -> Row:
    words, held = names.words, seen.benchmark
    value = exactly(names.words, it.value, "benchmarks", held.id, it.figure.source)
    place = plain("–")
    if it.place is not None:
        place = number_cell(words, it.place, "benchmarks", held.id, held.source)
    return Row(
        (
            names.text(measure.measure.name, held.source),
            names.member(it.figure.member),
            (value,),
            place,
            day_cell(words, it.figure.on),
        ),
        f"{held.id}.{measure.measure.id}.{it.figure.member}",
    )
