"""Partnerships drawn by Hypothesis: whatever fields they have, every reference leads somewhere."""

from datetime import date

from hypothesis import strategies as st

from rocb.mandate import CLAUSES
from rocb.money import Money
from rocb.planning.partners.assistance import AssistanceKind, AssistanceProposal
from rocb.planning.partners.capital import CapitalNeed, InfrastructureKind
from rocb.planning.partners.conferences import DonorConference
from rocb.planning.partners.fora import AgendaPoint, Forum
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.partners.pledges import (
    PLEDGE_STATUSES_AFTER,
    Pledge,
    PledgeStatus,
    PledgeStep,
)
from rocb.planning.partners.relations import Contact, Medium, Relation
from tests.drawn import DATES, DAYS, LINES, SOURCES, TEXTS, some
from tests.planning.projects.drawn import MONEY, dated, ids, replies
from tests.planning.refs import Refs

ABOVE_ZERO = MONEY.filter(lambda money: money.amount > 0)
CONTACTS = st.builds(Contact, DATES, LINES, TEXTS, st.sampled_from(Medium), SOURCES)
CLAUSE_IDS = st.lists(st.sampled_from([it.id for it in CLAUSES]), unique=True, max_size=2)


@st.composite
def relations(draw: st.DrawFn, organisation: str, refs: Refs) -> Relation:
    """Draw a relation to an organisation."""
    contacts = draw(some(CONTACTS))
    return Relation(
        organisation,
        min((draw(DATES), *(contact.on for contact in contacts))),
        draw(refs.some("themes")),
        draw(refs.some("members")),
        draw(st.none() | st.integers(1, 120)),
        draw(SOURCES),
        contacts,
    )


def fora(id: str, refs: Refs) -> st.SearchStrategy[Forum]:
    """Draw a forum."""
    points = st.builds(AgendaPoint, TEXTS, CLAUSE_IDS.map(tuple), refs.perhaps("themes"))
    return st.builds(
        Forum,
        st.just(id),
        TEXTS,
        refs.perhaps("organisations"),
        DAYS,
        refs.some("themes"),
        SOURCES,
        some(points),
        st.none() | st.booleans(),
        st.none() | TEXTS,
    )


def conferences(id: str, refs: Refs) -> st.SearchStrategy[DonorConference]:
    """Draw a donor conference."""
    return st.builds(
        DonorConference,
        st.just(id),
        TEXTS,
        DAYS,
        SOURCES,
        refs.perhaps("activities"),
        refs.some("organisations"),
        st.none() | refs.some("organisations"),
    )


def capital_needs(id: str, refs: Refs) -> st.SearchStrategy[CapitalNeed]:
    """Draw a capital need of a Member."""
    return st.builds(
        CapitalNeed,
        st.just(id),
        refs.one("members"),
        TEXTS,
        st.sampled_from(InfrastructureKind),
        st.none() | ABOVE_ZERO,
        refs.some("themes"),
        DATES,
        SOURCES,
    )


@st.composite
def histories(draw: st.DrawFn, pledged_on: date, amount: Money) -> tuple[PledgeStep, ...]:
    """Draw what may have become of a pledge."""
    status, rest = PledgeStatus.PLEDGED, amount.amount
    steps: list[PledgeStep] = []
    for on in draw(dated(most=4)):
        after = sorted(PLEDGE_STATUSES_AFTER[status], key=lambda it: it.value)
        if not after:
            break
        status, part = draw(st.sampled_from(after)), None
        if status is PledgeStatus.RECEIVED_IN_PART:
            part = rest / 4
            rest -= part
        steps.append(
            PledgeStep(status, max(on, pledged_on), draw(SOURCES), part, draw(st.none() | TEXTS))
        )
    return tuple(steps)


@st.composite
def pledges(draw: st.DrawFn, id: str, refs: Refs, held: tuple[DonorConference, ...] = ()) -> Pledge:
    """Draw a pledge for one purpose or none, perhaps at one of the conferences held."""
    conference, amount = draw(st.sampled_from((None, *held))), draw(ABOVE_ZERO)
    first = conference.days.first if conference else date.min
    pledged_on = max(draw(DATES), first)
    purpose = draw(st.sampled_from(["projects", "capital_needs", "themes"]))
    target = draw(refs.perhaps(purpose))
    return Pledge(
        id,
        draw(refs.one("organisations")),
        amount,
        pledged_on,
        draw(SOURCES),
        conference.id if conference else None,
        target if purpose == "projects" else None,
        target if purpose == "capital_needs" else None,
        target if purpose == "themes" else None,
        draw(histories(pledged_on, amount)),
    )


@st.composite
def proposals(draw: st.DrawFn, id: str, refs: Refs) -> AssistanceProposal:
    """Draw a proposal of assistance to a Member."""
    proposed_on, member = draw(DATES), draw(refs.one("members"))
    return AssistanceProposal(
        id,
        member,
        draw(refs.at(member).some("needs")),
        draw(st.sampled_from(AssistanceKind)),
        draw(TEXTS),
        proposed_on,
        draw(SOURCES),
        draw(replies(proposed_on)),
    )


@st.composite
def _partnerships(draw: st.DrawFn, refs: Refs) -> Partnerships:
    members, organisations = refs.has("members"), refs.has("organisations")
    held = tuple(draw(conferences(id, refs)) for id in draw(ids(2)))
    wanted = draw(ids(2)) if members else ()
    inner = refs.with_ids(capital_needs=wanted)
    return Partnerships(
        tuple(draw(relations(it, refs)) for it in draw(refs.some("organisations"))),
        tuple(draw(fora(id, refs)) for id in draw(ids(2))),
        held,
        tuple(draw(pledges(id, inner, held)) for id in draw(ids(2))) if organisations else (),
        tuple(draw(capital_needs(id, refs)) for id in wanted),
        tuple(draw(proposals(id, refs)) for id in draw(ids(2))) if members else (),
    )


def drawn_partners(refs: Refs) -> st.SearchStrategy[Partnerships]:
    """Draw partnerships that refer to what there is."""
    return _partnerships(refs)
