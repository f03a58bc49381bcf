"""How the premises were used, and what was refused."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from math import ceil
from typing import Final

from rocb.booking.verdicts import Verdict
from rocb.reporting.accounts.premises import (
    HourFigures,
    PremisesAccount,
    SpaceHours,
    TenantHours,
)
from rocb.reporting.drawings.heat_maps import HeatMap, HeatRow, HeatStep
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.figures import Figure
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Picture,
    Row,
    Section,
    columns,
    sentence,
    table,
)
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, Span, joined, plain
from rocb.reporting.words.words import Words
from rocb.reporting.year.refusals import reasons_cell, spaces_cell

_HOUR: Final = timedelta(hours=1)
_SHADES: Final = 4


def premises_section(names: Names, account: PremisesAccount) -> Section:
    """Return how the premises were used in a period, by space and by organisation."""
    return Section("premises", names.words.say("premises"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: PremisesAccount) -> Iterator[Block]:
    words = names.words
    if not account.spaces:
        yield sentence(words.say("rooms.unknown"))
        return
    yield Facts(tuple(_facts(words, account)))
    if account.all.bookings.records:
        yield _picture(names, account.spaces)
    hours = ("bookings", "booked", "free", "charged", "unpriced")
    heads = columns(words, "space", *hours, "open", "used")
    total = (plain(words.say("total")), *_hours(words, account.all))
    opened = ((figure(words, account.open),), (figure(words, account.used),))
    rows = (_space_row(names, it) for it in account.spaces)
    yield table(
        words, "premises.by_space", heads, (*rows, Row((*total, *opened), "total", is_total=True))
    )
    if account.tenants:
        heads = columns(words, "organisation", *hours, "charges")
        last = Row((*total, _charges(words, account.charges)), "total", is_total=True)
        rows = (_tenant_row(names, it) for it in account.tenants)
        yield table(words, "premises.by_tenant", heads, (*rows, last))
    yield sentence(words.say("premises.note"))
    if account.refusals:
        heads = columns(words, "space", "when", "purpose", "why")
        rows = (_refusal_row(names, it) for it in account.refusals)
        yield table(words, "rooms.refusals", heads, rows)


def _facts(words: Words, account: PremisesAccount) -> Iterator[Fact]:
    shown = {
        "booked": account.all.booked,
        "free": account.all.free,
        "charged": account.all.charged,
        "used": account.used,
        "refused": account.refused,
    }
    for key, it in shown.items():
        yield Fact(f"premises.{key}", words.say(f"premises.{key}"), figure(words, it))


def _hours(words: Words, it: HourFigures) -> tuple[Cell, ...]:
    shown = (it.bookings, it.booked, it.free, it.charged, it.unpriced)
    return tuple((figure(words, each),) for each in shown)


def _space_row(names: Names, it: SpaceHours) -> Row:
    words = names.words
    opened = ((figure(words, it.open),), (figure(words, it.used),))
    return Row((names.space(it.space), *_hours(words, it.hours), *opened), it.space)


def _tenant_row(names: Names, it: TenantHours) -> Row:
    words = names.words
    who = plain(words.say("unknown"))
    if it.organisation is not None:
        who = names.organisation(it.organisation)
    cells = (who, *_hours(words, it.hours), _charges(words, it.charges))
    return Row(cells, it.organisation or "")


def _charges(words: Words, charges: Iterable[Figure]) -> Cell:
    return joined(((figure(words, it),) for it in charges), "; ") or plain("–")


def _refusal_row(names: Names, it: Verdict) -> Row:
    booking = it.booking
    request = booking.request
    return Row(
        (
            spaces_cell(names, booking),
            plain(names.words.slot(booking.slot, names.clocks)),
            names.text(request.title, request.source),
            reasons_cell(names, it),
        ),
        booking.id,
    )


def _picture(names: Names, spaces: tuple[SpaceHours, ...]) -> Picture:
    words = names.words
    months = tuple(words.month(int(month.partition("-")[2])) for month, _ in spaces[0].months)
    rows = tuple(
        HeatRow(
            names.plainly(names.space(it.space)),
            tuple(Quantity(_in_hours(shown), figure(words, shown).text) for _, shown in it.months),
        )
        for it in spaces
    )
    most = max(cell.value or 0 for row in rows for cell in row.cells)
    used = (it for it in spaces if it.hours.bookings.records)
    uses = ", ".join(
        f"{names.plainly(names.space(it.space))} {figure(words, it.hours.booked).text}"
        for it in used
    )
    return Picture(
        "premises.picture",
        Span(words.say("premises.picture"), sample=any(it.hours.booked.sample for it in spaces)),
        words.say("premises.alt", uses=uses),
        HeatMap(rows, months, tuple(_steps(words, most)), words.say("unknown")),
    )


def _in_hours(shown: Figure) -> float | None:
    return shown.value / _HOUR if isinstance(shown.value, timedelta) else None


def _steps(words: Words, most: float) -> Iterator[HeatStep]:
    """Yield shades of so many whole hours each, up to the most."""
    width = max(ceil(most / _SHADES), 1)
    said = [words.hours(number * width * _HOUR) for number in range(_SHADES + 1)]
    yield HeatStep(0, words.say("premises.below", most=said[1]))
    for number in range(1, _SHADES - 1):
        text = words.say("premises.step", least=said[number], most=said[number + 1])
        yield HeatStep(number * width, text)
    last = _SHADES - 1
    yield HeatStep(last * width, words.say("premises.from", least=said[last]))
