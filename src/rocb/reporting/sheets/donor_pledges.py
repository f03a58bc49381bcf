"""The pledges of a donor on its sheet: every step, and what became of them by currency."""

from collections.abc import Iterator

from rocb.money import Money
from rocb.planning.partners.pledges import Pledge, PledgeStep
from rocb.reporting.accounts.pledges import PledgeTurnover
from rocb.reporting.pages import Block, Row, columns, sentence, table
from rocb.reporting.sheets.cells import money_cell, text_or_dash
from rocb.reporting.sheets.donor import DonorSheet, StandingPledge
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, Span, plain


def pledge_blocks(names: Names, sheet: DonorSheet) -> Iterator[Block]:
    """Yield what became of a donor's pledges, each of them, and every step that it took."""
    words = names.words
    if not sheet.pledges:
        yield sentence(words.say("donor_sheet.no_pledges"))
        return
    if sheet.turnover:
        kept = ("outstanding_before", "made", "received", "withdrawn", "lapsed", "outstanding")
        rows = (_turnover_row(names, it) for it in sheet.turnover)
        yield table(words, "donor_sheet.turnover", columns(words, "currency", *kept), rows)
    heads = columns(words, "date", "pledge_for", "made", "received", "lost_pledges", "outstanding")
    rows = (_pledge_row(names, it) for it in sheet.pledges)
    yield table(words, "donor_sheet.pledges_table", heads, rows)
    steps = [
        _step_row(names, it.pledge, step, place)
        for it in sheet.pledges
        for place, step in enumerate(it.pledge.history, 1)
        if step.on <= sheet.basis.on
    ]
    if steps:
        heads = columns(words, "date", "pledge_for", "state", "sum", "why")
        yield table(words, "donor_sheet.steps", heads, steps)


def _turnover_row(names: Names, it: PledgeTurnover) -> Row:
    shown = (it.opening, it.made, it.received, it.withdrawn, it.lapsed, it.closing)
    cells = ((figure(names.words, each),) for each in shown)
    return Row((plain(it.currency), *cells), it.currency)


def _pledge_row(names: Names, it: StandingPledge) -> Row:
    pledge, balance = it.pledge, it.balance

    def sums(money: Money) -> Cell:
        return money_cell(names.words, (money,), "pledges", pledge.id, pledge.source)

    return Row(
        (
            day_cell(names.words, pledge.pledged_on),
            _purpose(names, pledge),
            sums(balance.pledged),
            sums(balance.received),
            sums(balance.withdrawn + balance.lapsed),
            sums(balance.outstanding),
        ),
        pledge.id,
    )


def _step_row(names: Names, pledge: Pledge, step: PledgeStep, place: int) -> Row:
    words = names.words
    received = plain("–")
    if step.amount is not None:
        money = Money(step.amount, pledge.amount.currency)
        received = money_cell(words, (money,), "pledges", pledge.id, step.source)
    return Row(
        (
            day_cell(words, step.on),
            _purpose(names, pledge),
            plain(words.name(step.status)),
            received,
            text_or_dash(names, step.why, step.source),
        ),
        f"{pledge.id}.{place}",
    )


def _purpose(names: Names, pledge: Pledge) -> Cell:
    """Return what a pledge is meant for: a project, a capital need or a theme."""
    planning = names.office.planning
    if pledge.project is not None:
        project = next(it for it in planning.portfolio.projects if it.id == pledge.project)
        return names.text(project.title, pledge.source)
    if pledge.capital_need is not None:
        wanted = planning.partnerships.capital_needs
        need = next(it for it in wanted if it.id == pledge.capital_need)
        return names.text(need.title, pledge.source)
    if pledge.theme is not None:
        return names.text(names.themes[pledge.theme].name, pledge.source)
    return (Span(names.words.say("donor_sheet.anything"), sample=pledge.source.sample),)
