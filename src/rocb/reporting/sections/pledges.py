"""What donors pledged, and what came of it."""

from collections.abc import Iterator

from rocb.reporting.accounts.pledges import PledgeAccount, PledgeTurnover
from rocb.reporting.pages import Block, Row, Section, columns, sentence, table
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import plain


def pledges_section(names: Names, account: PledgeAccount) -> Section:
    """Return what became of the pledges in a period, by donor and currency."""
    return Section("pledges", names.words.say("pledges"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: PledgeAccount) -> Iterator[Block]:
    words = names.words
    if not account.donors:
        yield sentence(words.say("pledges.none"))
        return
    heads = columns(
        words,
        "pledging",
        "outstanding_before",
        "made",
        "received",
        "withdrawn",
        "lapsed",
        "outstanding",
    )
    rows = (_row(names, it) for it in (*account.donors, *account.totals))
    yield table(words, "pledges.table", heads, rows)


def _row(names: Names, it: PledgeTurnover) -> Row:
    words = names.words
    total = plain(words.say("total"))
    donor = total if it.donor is None else names.organisation(it.donor)
    named = (*donor, *plain(f", {it.currency}"))
    figures = (it.opening, it.made, it.received, it.withdrawn, it.lapsed, it.closing)
    cells = ((figure(words, shown),) for shown in figures)
    key = f"{it.donor or 'total'}.{it.currency}"
    return Row((named, *cells), key, is_total=it.donor is None)
