"""What became of policy gaps, and which wait for an answer."""

from collections.abc import Iterator

from rocb.planning.network.policy_gaps import PolicyGap
from rocb.reporting.accounts.policy_gaps import PolicyGapAccount, WaitingGap
from rocb.reporting.pages import Block, Fact, Facts, Row, Section, columns, sentence, table
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, plain
from rocb.reporting.words.words import Words


def policy_gaps_section(names: Names, account: PolicyGapAccount) -> Section:
    """Return what became of policy gaps in a period, and which wait at its end."""
    title = names.words.say("policy_gaps")
    return Section("policy_gaps", title, tuple(_blocks(names, account)))


def _blocks(names: Names, account: PolicyGapAccount) -> Iterator[Block]:
    words = names.words
    if not account.moved and not account.unanswered:
        yield sentence(words.say("policy_gaps.none"))
        return
    yield Facts(tuple(_facts(words, account)))
    if account.moved:
        heads = columns(words, "policy_gap", "found_on", "raised_on", "answered_on", "closed_on")
        yield table(words, "policy_gaps.moved", heads, (_row(names, it) for it in account.moved))
    if account.unanswered:
        heads = columns(words, "policy_gap", "raised_to", "raised_on", "days_waiting")
        rows = (_waiting_row(names, it) for it in account.unanswered)
        yield table(words, "policy_gaps.unanswered", heads, rows)


def _facts(words: Words, account: PolicyGapAccount) -> Iterator[Fact]:
    shown = {
        "found": account.found,
        "raised": account.raised,
        "answered": account.answered,
        "closed": account.closed,
        "waiting": account.waiting,
    }
    for key, it in shown.items():
        label = f"policy_gaps.{key}"
        yield Fact(label, words.say(label), figure(words, it))


def _row(names: Names, gap: PolicyGap) -> Row:
    answered_on = gap.answers[0].on if gap.answers else None
    dates = (gap.found_on, gap.raised_on, answered_on, gap.closed_on)
    return Row((_title(names, gap), *(day_cell(names.words, on) for on in dates)), gap.id)


def _waiting_row(names: Names, it: WaitingGap) -> Row:
    gap, words = it.gap, names.words
    to = plain(words.say("unknown")) if gap.raised_to is None else names.organisation(gap.raised_to)
    cells = (_title(names, gap), to, day_cell(words, it.raised_on), (figure(words, it.days),))
    return Row(cells, gap.id)


def _title(names: Names, gap: PolicyGap) -> Cell:
    return names.text(gap.title, gap.source)
