"""How the office kept in touch with its partners."""

from collections.abc import Iterator

from rocb.planning.network.representations import Representation
from rocb.planning.partners.fora import Forum
from rocb.reporting.accounts.partners import (
    ConferenceAccount,
    LatePartner,
    PartnerAccount,
    PartnerContacts,
)
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Paragraph,
    Row,
    Section,
    columns,
    table,
)
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words


def partners_section(names: Names, account: PartnerAccount) -> Section:
    """Return how the office kept in touch with its partners in a period."""
    return Section("partners", names.words.say("partners"), tuple(_blocks(names, account)))


def _blocks(names: Names, account: PartnerAccount) -> Iterator[Block]:
    words = names.words
    yield Facts(tuple(_facts(words, account)))
    if account.partners:
        heads = columns(words, "partner", "contacts", "last_contact", "about")
        rows = (_contact_row(names, it) for it in account.partners)
        yield table(words, "partners.by_partner", heads, rows)
    if account.overdue:
        heads = columns(words, "partner", "last_contact", "due", "days_late")
        rows = (_late_row(names, it) for it in account.overdue)
        yield table(words, "partners.overdue", heads, rows)
    yield _meetings_told(words, account)
    if account.attended:
        heads = columns(words, "dates", "meeting", "where", "for_wco", "came_of_it")
        rows = (_meeting_row(names, it) for it in account.attended)
        yield table(words, "partners.meetings", heads, rows)
    if account.fora:
        heads = columns(words, "dates", "forum", "organisation", "attended", "came_of_it")
        yield table(words, "partners.fora", heads, (_forum_row(names, it) for it in account.fora))
    if account.conferences:
        heads = columns(words, "dates", "conference", "pledged", "absent", "silent")
        rows = (_conference_row(names, it) for it in account.conferences)
        yield table(words, "partners.conferences", heads, rows)


def _facts(words: Words, account: PartnerAccount) -> Iterator[Fact]:
    shown = {
        "contacts": account.contacts,
        "identified": account.identified,
        "late": account.late,
        "fora_attended": account.fora_attended,
    }
    for key, it in shown.items():
        yield Fact(f"partners.{key}", words.say(f"partners.{key}"), figure(words, it))


def _contact_row(names: Names, it: PartnerContacts) -> Row:
    return Row(
        (
            names.organisation(it.organisation),
            (figure(names.words, it.contacts),),
            day_cell(names.words, it.last.on),
            names.text(it.last.about, it.last.source),
        ),
        it.organisation,
    )


def _late_row(names: Names, it: LatePartner) -> Row:
    words = names.words
    days = (day_cell(words, it.last), day_cell(words, it.due))
    cells = (names.organisation(it.organisation), *days, (figure(words, it.late),))
    return Row(cells, it.organisation)


def _meetings_told(words: Words, account: PartnerAccount) -> Paragraph:
    meetings = account.meetings
    return Paragraph(
        filled(
            words,
            "partners.meetings_told",
            regional=(figure(words, meetings.regional),),
            secretariat=(figure(words, meetings.secretariat),),
            for_wco=(figure(words, meetings.for_wco),),
            missed=(figure(words, meetings.missed),),
            unknown=(figure(words, meetings.unknown),),
            unreported=(figure(words, meetings.unreported),),
        )
    )


def _meeting_row(names: Names, it: Representation) -> Row:
    words = names.words
    where = plain(words.say("meeting.secretariat" if it.at_secretariat else "meeting.region"))
    return Row(
        (
            plain(words.days(it.days)),
            names.text(it.meeting, it.source),
            where,
            _said(words, it.for_wco),
            plain("–") if it.outcome is None else names.text(it.outcome, it.source),
        ),
        it.id,
    )


def _forum_row(names: Names, it: Forum) -> Row:
    words = names.words
    whose = plain(words.say("unknown"))
    if it.organisation is not None:
        whose = names.organisation(it.organisation)
    return Row(
        (
            plain(words.days(it.days)),
            names.text(it.name, it.source),
            whose,
            _said(words, it.attended),
            plain("–") if it.outcome is None else names.text(it.outcome, it.source),
        ),
        it.id,
    )


def _conference_row(names: Names, it: ConferenceAccount) -> Row:
    words = names.words
    return Row(
        (
            plain(words.days(it.conference.days)),
            names.text(it.conference.title, it.conference.source),
            joined(((figure(words, shown),) for shown in it.pledged), "; ") or plain("–"),
            _organisations(names, it.outcome.absent),
            _organisations(names, it.outcome.silent),
        ),
        it.conference.id,
    )


def _organisations(names: Names, ids: tuple[str, ...] | None) -> Cell:
    if ids is None:
        return plain(names.words.say("unknown"))
    return names.organisation_list(ids) or plain("–")


def _said(words: Words, answer: bool | None) -> Cell:
    if answer is None:
        return plain(words.say("unknown"))
    return plain(words.say("yes" if answer else "no"))
