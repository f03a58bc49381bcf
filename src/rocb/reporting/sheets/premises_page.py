"""The premises statement, and that of one organisation, as pages."""

from collections.abc import Iterable, Iterator

from rocb.booking.bookings import Booking
from rocb.booking.quotes import Line
from rocb.booking.verdicts import Verdict
from rocb.checks import require
from rocb.reporting.figures import Figure
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Page,
    Row,
    Section,
    columns,
    page_of,
    sections_of,
    sentence,
    table,
)
from rocb.reporting.sections.premises import premises_section
from rocb.reporting.sheets.cells import money_cell, sheet_head, sums_cell
from rocb.reporting.sheets.premises import PremisesStatement, RuleUse, TenantStatement
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.reporting.year.refusals import reasons_cell, spaces_cell
from rocb.texts import Language


def premises_page(statement: PremisesStatement, language: Language) -> Page:
    """Return the statement of all uses as a page in this language, for the host and the office."""
    require("statement", PremisesStatement, statement)
    words = Words(language)
    names = names_of(statement.basis.office, words)
    use = premises_section(names, statement.account)
    rules = Section("rules", words.say("statement.rules"), tuple(_rules(names, statement.rules)))
    title, head = words.say("statement.title"), sheet_head(names, statement.basis)
    return page_of(words, "premises", title, names.own(), head, (use, rules))


def tenant_page(statement: TenantStatement, language: Language) -> Page:
    """Return the statement of one organisation as a page in this language."""
    require("statement", TenantStatement, statement)
    words = Words(language)
    names = names_of(statement.basis.office, words)
    parts = {
        "bookings": _bookings(names, statement),
        "rules": _rules(names, statement.rules),
        "refused": _refused(names, statement.refused),
    }
    title, head = words.say("statement.title"), sheet_head(names, statement.basis)
    whose = names.organisation(statement.organisation.id)
    sections = sections_of(words, "statement", parts)
    return page_of(words, "tenant", title, whose, head, sections)


def _rules(names: Names, rules: Iterable[RuleUse]) -> Iterator[Block]:
    words, held = names.words, tuple(rules)
    if not held:
        yield sentence(words.say("statement.no_rules"))
        return
    heads = columns(words, "rule", "bookings", "booked_by_rule", "charges")
    yield table(words, "statement.rules_table", heads, (_rule_row(names, it) for it in held))
    yield sentence(words.say("statement.rules_note"))


def _rule_row(names: Names, it: RuleUse) -> Row:
    words = names.words
    return Row(
        (
            names.text(it.rule.name, it.rule.source),
            (figure(words, it.bookings),),
            (figure(words, it.time),),
            sums_cell(words, it.charges),
        ),
        it.rule.id,
    )


def _bookings(names: Names, statement: TenantStatement) -> Iterator[Block]:
    words = names.words
    if not statement.bookings:
        yield sentence(words.say("statement.no_bookings"))
        return
    told = statement.all
    shown = {
        "bookings": told.bookings,
        "free": told.free,
        "charged": told.charged,
        "unpriced": told.unpriced,
    }
    facts = [
        Fact(f"statement.{key}", words.say(f"column.{key}"), figure(words, it))
        for key, it in shown.items()
    ]
    facts += [
        Fact(f"statement.charges.{place}", words.say("column.charges"), figure(words, it))
        for place, it in enumerate(told.charges, 1)
    ]
    yield Facts(tuple(facts))
    heads = columns(
        words, "when", "space", "purpose", "rule", "free", "charged", "priced_as", "charges"
    )
    rules = {it.rule.id: names.text(it.rule.name, it.rule.source) for it in statement.rules}
    rows = [_booking_row(names, it, rules) for it in statement.bookings]
    empty = plain("")
    hours = ((figure(words, told.free),), (figure(words, told.charged),))
    total = (plain(words.say("total")), empty, empty, empty, *hours, empty)
    last = Row((*total, sums_cell(words, told.charges)), "total", is_total=True)
    yield table(words, "statement.bookings_table", heads, (*rows, last))


def _booking_row(names: Names, it: Booking, rules: dict[str, Cell]) -> Row:
    words, quote, source = names.words, it.quote, it.request.source
    unknown = plain(words.say("unknown"))
    applied, priced, charges = unknown, plain("–"), unknown
    hours: tuple[Cell, ...] = (unknown, unknown)
    if quote is not None:
        applied = joined((rules.get(id, plain(id)) for id in quote.rules), "; ")
        hours = tuple(
            (figure(words, Figure(length, "bookings", (it.id,), source.sample)),)
            for length in (quote.free, quote.charged)
        )
        priced = joined((_priced(names, line) for line in quote.lines), "; ") or plain("–")
        charges = money_cell(words, quote.totals, "bookings", it.id, source)
    return Row(
        (
            plain(words.slot(it.slot, names.clocks)),
            spaces_cell(names, it),
            names.text(it.request.title, source),
            applied,
            *hours,
            priced,
            charges,
        ),
        it.id,
    )


def _priced(names: Names, line: Line) -> Cell:
    """Return how a line comes to its amount: so many units at a price, for so many places."""
    words = names.words
    key = "statement.line" if line.places == 1 else "statement.line_of_places"
    unit = words.say(f"statement.unit.{line.unit.value}")
    quantity, price = words.number(line.quantity), words.money(line.price)
    return plain(words.say(key, quantity=quantity, unit=unit, price=price, places=line.places))


def _refused(names: Names, refused: Iterable[Verdict]) -> Iterator[Block]:
    words, held = names.words, tuple(refused)
    if not held:
        yield sentence(words.say("statement.none_refused"))
        return
    rows = (_refusal_row(names, it) for it in held)
    heads = columns(words, "when", "space", "purpose", "why")
    yield table(words, "statement.refused_table", heads, rows)


def _refusal_row(names: Names, it: Verdict) -> Row:
    booking = it.booking
    return Row(
        (
            plain(names.words.slot(booking.slot, names.clocks)),
            spaces_cell(names, booking),
            names.text(booking.request.title, booking.request.source),
            reasons_cell(names, it),
        ),
        booking.id,
    )
