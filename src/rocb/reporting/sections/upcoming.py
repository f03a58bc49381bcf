"""What comes next."""

from collections.abc import Iterator

from rocb.planning.plan.activities import Activity
from rocb.reporting.accounts.upcoming import UpcomingAccount
from rocb.reporting.pages import Block, Row, Section, columns, sentence, table
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import plain


def upcoming_section(names: Names, account: UpcomingAccount) -> Section:
    """Return what is planned for the days after a period."""
    return Section("next", names.words.say("next"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: UpcomingAccount) -> Iterator[Block]:
    words = names.words
    if not account.activities:
        yield sentence(words.say("next.none"))
    else:
        heads = columns(words, "dates", "activity", "kind_status", "place", "members")
        yield table(words, "next.table", heads, (_row(names, it) for it in account.activities))
    if account.deadlines:
        heads = columns(words, "due", "deadline")
        rows = (
            Row(
                (
                    day_cell(words, it.due),
                    names.text(it.title, it.source),
                ),
                it.id,
            )
            for it in account.deadlines
        )
        yield table(words, "next.deadlines", heads, rows)


def _row(names: Names, activity: Activity) -> Row:
    return Row(
        (
            plain(names.words.days(activity.days)),
            names.title(activity),
            names.kind_and_status(activity),
            names.place(activity),
            names.member_list(activity),
        ),
        activity.id,
    )
