"""What activities cost, by donor and currency."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from rocb.money import Money
from rocb.reporting.accounts.budget import BudgetAccount, BudgetFigures, CostFigures, DonorCosts
from rocb.reporting.drawings.panels import BarGroup, BarPanel, Panels
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.figures import Figure
from rocb.reporting.pages import (
    Block,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
    columns,
    sentence,
    table,
)
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, Span, plain
from rocb.reporting.words.words import Words


def budget_section(names: Names, account: BudgetAccount) -> Section:
    """Return what the activities of a period cost; beside it the year, where that is more."""
    return Section("budget", names.words.say("budget"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: BudgetAccount) -> Iterator[Block]:
    words, period, year = names.words, account.period, account.year
    if period.donors:
        yield _picture(names, period)
        yield _lines(names, "budget.period", period.donors, period.totals)
    else:
        yield sentence(words.say("budget.none"))
    if period.withdrawn:
        yield _lines(names, "budget.withdrawn", period.withdrawn)
    yield Paragraph(filled(words, "budget.uncosted", uncosted=(figure(words, period.uncosted),)))
    if year != period and year.donors:
        yield _lines(names, "budget.year", year.donors, year.totals)
        if year.withdrawn:
            yield _lines(names, "budget.year_withdrawn", year.withdrawn)
    if year.withdrawn:
        yield sentence(words.say("budget.withdrawn_note"))
    yield sentence(words.say("money.note"))


def _lines(
    names: Names, key: str, lines: Iterable[DonorCosts], totals: Iterable[CostFigures] = ()
) -> Table:
    words = names.words
    heads = columns(
        words,
        "donor",
        "activities",
        "planned",
        "committed",
        "uncommitted",
        "spent",
        "unspent",
    )
    rows = [_line(words, _donor(names, it), it.donor or "", it.costs) for it in lines]
    total = plain(words.say("total"))
    rows += [evolve(_line(words, total, "total", it), is_total=True) for it in totals]
    return table(words, key, heads, rows)


def _line(words: Words, name: Cell, id: str, costs: CostFigures) -> Row:
    named = (*name, *plain(f", {costs.currency}"))
    return Row((named, *_costs(words, costs)), f"{id}.{costs.currency}")


def _donor(names: Names, it: DonorCosts) -> Cell:
    return plain(names.words.say("unknown")) if it.donor is None else names.organisation(it.donor)


def _costs(words: Words, it: CostFigures) -> Iterator[Cell]:
    shown = (it.activities, it.planned, it.committed, it.uncommitted, it.spent, it.unspent)
    return ((figure(words, figures),) for figures in shown)


def _picture(names: Names, period: BudgetFigures) -> Picture:
    words = names.words
    series = tuple(words.say(f"budget.{key}") for key in ("planned", "committed", "spent"))
    panels = tuple(
        BarPanel(
            total.currency,
            tuple(
                BarGroup(
                    names.plainly(_donor(names, it)),
                    tuple(
                        _quantity(words, shown)
                        for shown in (it.costs.planned, it.costs.committed, it.costs.spent)
                    ),
                )
                for it in period.donors
                if it.costs.currency == total.currency
            ),
        )
        for total in period.totals
    )
    sampled = any(it.planned.sample for it in period.totals)
    sums = ", ".join(figure(words, it.planned).text for it in period.totals)
    return Picture(
        "budget.picture",
        Span(words.say("budget.picture"), sample=sampled),
        words.say("budget.alt", sums=sums),
        Panels(series, panels, words.say("unknown")),
    )


def _quantity(words: Words, shown: Figure) -> Quantity:
    amount = float(shown.value.amount) if isinstance(shown.value, Money) else None
    return Quantity(amount, figure(words, shown).text)
