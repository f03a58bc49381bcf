"""The summary: the figures of a period that stand out."""

from collections.abc import Iterator

from attrs import evolve

from rocb.reporting.accounts.activities import Outcome
from rocb.reporting.accounts.period import PeriodAccount
from rocb.reporting.accounts.reach import ReachAccount
from rocb.reporting.figures import Figure
from rocb.reporting.pages import Fact, Facts, Section
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Span
from rocb.reporting.words.words import Words


def summary_section(names: Names, account: PeriodAccount) -> Section:
    """Return the figures that stand out, each with what is to be known about it."""
    words = names.words
    facts = (*_work(words, account), *_means(words, account))
    return Section("summary", words.say("summary"), (Facts(facts),))


def _work(words: Words, account: PeriodAccount) -> Iterator[Fact]:
    """Yield what was done, for whom, and what Members still need."""
    say = words.say
    outcomes = {it.outcome: it.activities for it in account.activities.outcomes}
    off = say(
        "summary.off",
        planned=account.activities.planned.value,
        delayed=outcomes[Outcome.DELAYED].value,
        cancelled=outcomes[Outcome.CANCELLED].value,
    )
    yield _fact(words, "activities", outcomes[Outcome.DONE], off)
    yield _members(words, account.reach)
    yield _participants(words, account)
    needs = account.needs.all
    closed = say("summary.closed", closed=needs.closed.value, open=needs.closing.value)
    yield _fact(words, "needs", needs.opened, closed)


def _members(words: Words, reach: ReachAccount) -> Fact:
    """Return how many Members were reached of how many; not known where no Member is."""
    if not reach.members:
        return _fact(words, "members", Figure(None, "members", ()), "")
    counts = {"all": len(reach.members), "earlier": reach.earlier.value}
    of = words.say("summary.of_members" if reach.earlier.value else "summary.of_all", **counts)
    return _fact(words, "members", reach.now, of)


def _participants(words: Words, account: PeriodAccount) -> Fact:
    told = account.participants
    stated, silent = len(told.stated.records), len(told.silent.records)
    detail = words.say("participants.stated", stated=stated, all=stated + silent)
    if told.people is None:
        return Fact("participants", words.say("summary.participants"), Span("–"), detail)
    fact = _fact(words, "participants", told.people.all, detail)
    if not told.approximate.records:
        return fact
    return evolve(fact, value=evolve(fact.value, text=words.say("about", number=fact.value.text)))


def _means(words: Words, account: PeriodAccount) -> Iterator[Fact]:
    """Yield with what it was done: experts, rooms and money."""
    say = words.say
    experts, premises = account.experts, account.premises
    empty = say("summary.empty", days=experts.days.value, empty=experts.empty.value)
    yield _fact(words, "seats", experts.filled, empty)
    refused = say("rooms.refused", refused=premises.refused.value) if premises.spaces else ""
    yield _fact(words, "hours", premises.all.booked, refused)
    for costs in account.budget.period.totals:
        unknown = say("summary.unspent", unspent=costs.unspent.value)
        label = say("summary.spent", currency=costs.currency)
        yield Fact(f"spent.{costs.currency}", label, figure(words, costs.spent), unknown)


def _fact(words: Words, key: str, shown: Figure, detail: str) -> Fact:
    return Fact(key, words.say(f"summary.{key}"), figure(words, shown), detail)
