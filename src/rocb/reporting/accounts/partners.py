"""Partners: contacts made and due, meetings attended, fora and donor conferences."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from rocb.checks import require
from rocb.planning.network.representations import (
    Representation,
    meetings_attended,
    unreported_meetings,
)
from rocb.planning.partners.balances import ConferenceOutcome, conference_outcome
from rocb.planning.partners.communication import contacts_due
from rocb.planning.partners.conferences import DonorConference
from rocb.planning.partners.fora import Forum
from rocb.planning.partners.pledges import Pledge
from rocb.planning.partners.relations import Contact, Relation
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, amounts, counted


@frozen
class PartnerContacts:
    """How often the office and an organisation were in touch, and what the last talk was about."""

    organisation: str
    contacts: Figure
    last: Contact


@frozen
class LatePartner:
    """A partner with which contact was due, and by how many days it is `late`.

    `last` is the day of the last contact, `None` where there was none.
    """

    organisation: str
    last: date | None
    due: date
    late: Figure


@frozen
class ConferenceAccount:
    """A donor conference, and what it had brought by the end of a period.

    `pledged` is what was pledged there, one sum a currency.
    """

    conference: DonorConference
    outcome: ConferenceOutcome
    pledged: tuple[Figure, ...]


@frozen
class MeetingFigures:
    """How many meetings were attended in the region and at the Secretariat, and how many not.

    At `for_wco`, which are some of those attended, the office spoke for the WCO. Of the `unknown`
    nobody said whether somebody went; of the `unreported` that ended before the end of the period,
    no report was sent.
    """

    regional: Figure
    secretariat: Figure
    for_wco: Figure
    missed: Figure
    unknown: Figure
    unreported: Figure


@frozen
class PartnerAccount:
    """How the office kept in touch with its partners in a period.

    `contacts` are the contacts of the period, `partners` by organisation; `identified` counts the
    partners that were new in it, and `overdue` stands as it does at its end. Meetings, fora and
    conferences belong to the day on which they end.
    """

    contacts: Figure
    partners: tuple[PartnerContacts, ...]
    identified: Figure
    overdue: tuple[LatePartner, ...]
    late: Figure
    meetings: MeetingFigures
    attended: tuple[Representation, ...]
    fora: tuple[Forum, ...]
    fora_attended: Figure
    conferences: tuple[ConferenceAccount, ...]


def partner_account(basis: Basis) -> PartnerAccount:
    """Return how the office kept in touch with its partners in a period."""
    require("basis", Basis, basis)
    held, days = basis.office.planning.partnerships, basis.days
    relations = sorted(held.relations, key=lambda it: it.organisation)
    talks = [(it, _talks(it, basis)) for it in relations]
    overdue = tuple(_late(relations, basis.on))
    late = {it.organisation for it in overdue}
    representations = basis.office.planning.network.representations
    met = meetings_attended(representations, days)
    fora = sorted(
        (it for it in held.fora if it.days.last in days), key=lambda it: (it.days.first, it.id)
    )
    conferences = sorted(
        (it for it in held.conferences if it.days.last in days),
        key=lambda it: (it.days.first, it.id),
    )
    return PartnerAccount(
        contacts=_contacts(talks),
        partners=tuple(
            PartnerContacts(relation.organisation, _contacts([(relation, those)]), those[-1])
            for relation, those in talks
            if those
        ),
        identified=_partners(it for it in relations if it.identified_on in days),
        overdue=overdue,
        late=_partners(it for it in relations if it.organisation in late),
        meetings=MeetingFigures(
            counted("representations", met.regional),
            counted("representations", met.secretariat),
            counted("representations", met.for_wco),
            counted("representations", met.missed),
            counted("representations", met.unknown),
            counted("representations", unreported_meetings(representations, basis.on)),
        ),
        attended=tuple(
            sorted((*met.regional, *met.secretariat), key=lambda it: (it.days.first, it.id))
        ),
        fora=tuple(fora),
        fora_attended=counted("fora", (it for it in fora if it.attended)),
        conferences=tuple(_conference(it, held.pledges, basis.on) for it in conferences),
    )


def _conference(
    conference: DonorConference, pledges: Iterable[Pledge], on: date
) -> ConferenceAccount:
    made = sorted((it for it in pledges if it.conference == conference.id), key=lambda it: it.id)
    known = ((it, it.amount) for it in made if it.pledged_on <= on)
    outcome = conference_outcome(conference, made, on)
    return ConferenceAccount(conference, outcome, amounts("pledges", known))


def _late(relations: Iterable[Relation], on: date) -> Iterator[LatePartner]:
    """Yield the partners with which contact is overdue, the latest first."""
    known = {it.organisation: it for it in relations}
    for it in contacts_due(known.values(), on).overdue:
        if it.due is not None:
            sampled = known[it.organisation].source.sample
            late = Figure(it.late, "organisations", (it.organisation,), sampled)
            yield LatePartner(it.organisation, it.last, it.due, late)


def _talks(relation: Relation, basis: Basis) -> tuple[Contact, ...]:
    return tuple(
        sorted((it for it in relation.contacts if it.on in basis.days), key=lambda it: it.on)
    )


def _contacts(talks: Iterable[tuple[Relation, tuple[Contact, ...]]]) -> Figure:
    """Return how many contacts there were, with the organisations."""
    held = [(relation, those) for relation, those in talks if those]
    return Figure(
        sum(len(those) for _, those in held),
        "organisations",
        tuple(relation.organisation for relation, _ in held),
        any(
            relation.source.sample or any(it.source.sample for it in those)
            for relation, those in held
        ),
    )


def _partners(relations: Iterable[Relation]) -> Figure:
    held = tuple(relations)
    sampled = any(it.source.sample for it in held)
    return Figure(len(held), "organisations", tuple(it.organisation for it in held), sampled)
