"""How the proofs of a staffing or a schedule are said, objective by objective."""

from collections.abc import Iterable
from fractions import Fraction

from rocb.money import Money, minor_digits
from rocb.planning.assignment.objectives import COST, COVER
from rocb.planning.assignment.solutions import Proof
from rocb.planning.staffing.cases import StaffingCase, weights_of
from rocb.planning.staffing.posts import posts_of
from rocb.reporting.pages import Block, Row, columns, sentence, table
from rocb.reporting.words.decimals import shifted_by, to_digits, trimmed
from rocb.reporting.words.phrases import PHRASES
from rocb.reporting.words.spans import plain
from rocb.reporting.words.words import Words


def proof_blocks(words: Words, proofs: Iterable[Proof], currency: str | None) -> tuple[Block, ...]:
    """Return each objective with its value, its bound, the gap between them, and the method.

    The cost is reckoned in the smallest unit of `currency`; where there is none it is left out.
    """
    shown = tuple(it for it in proofs if it.objective != COST.name or currency is not None)
    if not shown:
        return (sentence(words.say("objectives.none")),)
    heads = columns(words, "objective", "reached", "at_best", "gap", "verdict", "engine")
    rows = tuple(
        (
            plain(objective_name(words, it.objective)),
            plain(objective_value(words, it.objective, it.value, currency)),
            plain(objective_value(words, it.objective, it.bound, currency)),
            plain(objective_value(words, it.objective, it.gap, currency)),
            plain(_verdict(words, it)),
            plain(_engine(words, it.engine)),
        )
        for it in shown
    )
    return (table(words, "objectives.table", heads, map(Row, rows)),)


def objective_name(words: Words, objective: str) -> str:
    """Return what an objective is called; one of the caller's own by its name."""
    key = f"objective.{objective}"
    return words.say(key) if key in PHRASES else objective


def objective_value(words: Words, objective: str, value: int | None, currency: str | None) -> str:
    """Return a value of an objective: an amount of money where it is a cost, else a number."""
    if value is None:
        return "–"
    if objective == COST.name and currency is not None:
        return words.money(amount_of(value, currency))
    return words.number(value)


def amount_of(value: int, currency: str) -> Money:
    """Return so many of the smallest units of a currency as an amount."""
    return Money(shifted_by(value, minor_digits(currency)), currency)


def rounded(money: Money) -> Money:
    """Return an amount in whole units of its currency, halves up."""
    return Money(to_digits(Fraction(money.amount), 0), money.currency)


def cover_sentence(words: Words, case: StaffingCase, proof: Proof | None) -> str:
    """Return in plain words how far it is proven that no more seats can be filled."""
    weights = weights_of(case)
    known = {weights[post.activity.id] for post in posts_of(case.plan)}
    if proof is None or proof.objective != COVER.name or proof.gap is None:
        return words.say("proof.cover.unknown")
    alike = min(known) if len(known) == 1 else 0
    if proof.is_proven or proof.gap < alike:
        return words.say("proof.cover.seats" if len(known) < 2 else "proof.cover.priority")
    if alike:
        return words.say("proof.cover.more", count=words.whole("seat", proof.gap // alike))
    return _by_share(words, "proof.cover", proof)


def cost_sentence(words: Words, proof: Proof, currency: str) -> str:
    """Return in plain words how far it is proven that nothing costs less."""
    if proof.gap is None:
        return words.say("proof.cost.unknown")
    if proof.is_proven:
        return words.say("proof.cost")
    return words.say("proof.cost.open", gap=words.money(amount_of(proof.gap, currency)))


def placed_sentence(words: Words, proof: Proof | None) -> str:
    """Return in plain words how far it is proven that no more activities can be held."""
    if proof is None or proof.gap is None:
        return words.say("schedule.placed.unknown")
    if proof.is_proven:
        return words.say("schedule.placed.proven")
    return _by_share(words, "schedule.placed", proof)


def proof_of(proofs: Iterable[Proof], objective: str) -> Proof | None:
    """Return the proof of the objective with this name, if there is one."""
    return next((it for it in proofs if it.objective == objective), None)


def percentage(words: Words, share: Fraction) -> str:
    """Return a share in per cent, to the tenth and never below what it is."""
    tenths = -(-share.numerator * 1000 // share.denominator)
    return f"{words.number(trimmed(shifted_by(tenths, 1)))}\N{NO-BREAK SPACE}%"


def _by_share(words: Words, key: str, proof: Proof) -> str:
    if proof.share is None:
        return words.say(f"{key}.unknown")
    return words.say(f"{key}.share", share=percentage(words, proof.share))


def _verdict(words: Words, proof: Proof) -> str:
    if proof.is_proven:
        return words.say("proof.proven")
    if proof.share is None:
        return words.say("proof.open")
    return words.say("proof.open.share", share=percentage(words, proof.share))


def _engine(words: Words, engine: str) -> str:
    key = f"engine.{engine}"
    return words.say(key) if key in PHRASES else engine
