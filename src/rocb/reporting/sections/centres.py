"""What the training centres held."""

from collections.abc import Iterator

from rocb.planning.network.courses import Course
from rocb.reporting.accounts.centres import CentreAccount, CentresAccount
from rocb.reporting.pages import Block, Paragraph, Row, Section, columns, sentence, table
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, joined, plain


def centres_section(names: Names, account: CentresAccount) -> Section:
    """Return what the training centres held in a period."""
    return Section("centres", names.words.say("centres"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: CentresAccount) -> Iterator[Block]:
    words = names.words
    if not account.centres:
        yield sentence(words.say("centres.none"))
        return
    heads = columns(words, "centre", "courses", "places", "places_unstated", "members_invited")
    yield table(words, "centres.table", heads, (_row(names, it) for it in account.centres))
    held = [(centre, course) for centre in account.centres for course in centre.courses]
    if held:
        heads = columns(words, "dates", "course", "theme", "centre")
        yield table(words, "courses.table", heads, (_course_row(names, *it) for it in held))
    for key, groups in (("similar", account.similar), ("clashing", account.clashing)):
        for group in groups:
            titles = joined((_title(names, it) for it in group.courses), "; ")
            yield Paragraph(ended(filled(words, f"courses.{key}", courses=titles)))


def _row(names: Names, it: CentreAccount) -> Row:
    figures = it.count, it.places, it.unstated, it.members
    cells = ((figure(names.words, shown),) for shown in figures)
    return Row((names.text(it.centre.name, it.centre.source), *cells), it.centre.id)


def _course_row(names: Names, centre: CentreAccount, course: Course) -> Row:
    return Row(
        (
            plain(names.words.days(course.days)),
            _title(names, course),
            names.theme(course.theme),
            names.text(centre.centre.name, centre.centre.source),
        ),
        course.id,
    )


def _title(names: Names, course: Course) -> Cell:
    return names.text(course.title, course.source)
