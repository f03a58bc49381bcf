"""What was planned, and what became of it."""

from collections.abc import Iterator

from attrs import evolve

from rocb.periods import Quarter
from rocb.planning.plan.plans import Plan
from rocb.reporting.accounts.activities import ActivityAccount, ActivityOutcome, Outcome
from rocb.reporting.pages import Block, Row, Section, columns, sentence, table
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.reporting.year.sections import numbered, year_picture


def activities_section(
    names: Names, account: ActivityAccount, plan: Plan, quarter: Quarter | None = None
) -> Section:
    """Return what was planned for a period and what became of it; the `quarter` is shaded."""
    title = names.words.say("activities" if quarter else "activities.of_year")
    return Section("activities", title, tuple(_blocks(names, account, plan, quarter)))


def _blocks(
    names: Names, account: ActivityAccount, plan: Plan, quarter: Quarter | None
) -> Iterator[Block]:
    words = names.words
    if not account.activities:
        yield sentence(words.say("activities.none_quarter" if quarter else "activities.none_year"))
        return
    counts = ((it.outcome.value, it.activities) for it in account.outcomes)
    rows = [(plain(words.say(f"outcome.{key}")), (figure(words, it),), key) for key, it in counts]
    rows.append((plain(words.say("total")), (figure(words, account.all),), "total"))
    rows.append((plain(words.say("outcome.planned")), (figure(words, account.planned),), "planned"))
    rows.append((plain(words.say("outcome.joined")), (figure(words, account.joined),), "joined"))
    heads = columns(words, "became", "activities")
    yield table(
        words, "outcomes.table", heads, (Row((name, count), key) for name, count, key in rows)
    )
    shown = tuple(it.activity for it in account.activities)
    yield year_picture(names, plan, shown, quarter)
    heads = columns(
        words, "number", "dates", "activity", "kind_status", "place", "members", "people"
    )
    numbers = numbered(plan)
    yield table(
        words,
        "activities.table",
        heads,
        (_row(names, it, numbers[it.activity.id]) for it in account.activities),
    )
    yield from _moved(names, account)
    yield from _remarks(names, account)


def _row(names: Names, it: ActivityOutcome, number: int) -> Row:
    activity, words = it.activity, names.words
    return Row(
        (
            plain(str(number)),
            plain(words.days(activity.days)),
            names.title(activity),
            plain(f"{words.name(activity.kind)}, {words.say(f'outcome.{it.outcome.value}')}"),
            names.place(activity),
            names.member_list(activity),
            _people(words, it),
        ),
        activity.id,
    )


def _people(words: Words, it: ActivityOutcome) -> Cell:
    """Return how many took part; a dash for what is not done."""
    if it.outcome is not Outcome.DONE:
        return plain("–")
    shown, stated = figure(words, it.people), it.activity.participants
    if stated is not None and stated.approximate and shown.value is not None:
        shown = evolve(shown, text=words.say("about", number=shown.text))
    return (shown,)


def _moved(names: Names, account: ActivityAccount) -> Iterator[Block]:
    """Yield what did not go as first planned, and why."""
    words = names.words
    told = [it for it in account.activities if _has_moved(it)]
    if told:
        heads = columns(words, "activity", "became", "first_dates", "dates_now", "why")
        yield table(words, "moved.table", heads, (_moved_row(names, it) for it in told))


def _has_moved(it: ActivityOutcome) -> bool:
    moved = it.first is not None and it.first != it.activity.days
    off = (Outcome.DELAYED, Outcome.CANCELLED, Outcome.BROUGHT_FORWARD)
    return moved or bool(it.reasons) or it.outcome in off


def _moved_row(names: Names, it: ActivityOutcome) -> Row:
    words = names.words
    return Row(
        (
            names.title(it.activity),
            plain(words.say(f"outcome.{it.outcome.value}")),
            plain("–" if it.first is None else words.days(it.first)),
            plain(words.days(it.activity.days)),
            _reasons(names, it),
        ),
        it.activity.id,
    )


def _reasons(names: Names, it: ActivityOutcome) -> Cell:
    return joined((names.text(why) for why in it.reasons), "; ") or plain(
        names.words.say("unknown")
    )


def _remarks(names: Names, account: ActivityAccount) -> Iterator[Block]:
    remarks = (
        Row((names.title(it.activity), names.text(it.activity.note)), it.activity.id)
        for it in account.activities
        if it.activity.note is not None
    )
    rows = tuple(remarks)
    if rows:
        heads = columns(names.words, "activity", "note")
        yield table(names.words, "activities.notes", heads, rows)
