"""Partners: who they are, what they were told, and what they promised."""

from decimal import Decimal
from typing import Final

from rocb.money import Money
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.needs.needs import Need
from rocb.planning.partners.assistance import AssistanceKind, AssistanceProposal
from rocb.planning.partners.capital import CapitalNeed, InfrastructureKind
from rocb.planning.partners.conferences import DonorConference
from rocb.planning.partners.fora import AgendaPoint, Forum
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.partners.relations import Contact, Medium, Relation
from rocb.planning.projects.secretariat_replies import ReplyKind, SecretariatReply
from rocb.texts import LocalizedText
from samples.organisations import BUSINESS, DONORS, partners_in
from samples.outlines import DONORS_MEET
from samples.pledges import pledges
from samples.sampler import Sampler

FORUM: Final = "trade-forum"
CONFERENCE: Final = "donor-conference"
_PARTNERS: Final = 4
_PROPOSALS: Final = 3


def partnerships(sampler: Sampler, office: Office, meeting: Days) -> Partnerships:
    """Return relations to partners of the office and to made-up ones, whose pledges alone are
    told. The donors met on the days of `meeting`."""
    needs = office.planning.needs
    return Partnerships(
        relations=tuple(
            _relation(sampler, place, id, needs)
            for place, id in enumerate((*partners_in(office)[:_PARTNERS], *DONORS, BUSINESS))
        ),
        fora=_fora(sampler, needs),
        conferences=(
            DonorConference(
                id=CONFERENCE,
                title=LocalizedText("Conference of donors", "Конференция доноров"),
                days=meeting,
                source=sampler.source,
                activity=DONORS_MEET,
                invited=(*DONORS, BUSINESS),
                attended=DONORS,
            ),
        ),
        pledges=pledges(sampler, CONFERENCE, meeting, needs),
        capital_needs=tuple(
            _capital_need(sampler, place, it) for place, it in enumerate(needs[:2])
        ),
        proposals=tuple(
            _proposal(sampler, number, need) for number, need in enumerate(needs[:_PROPOSALS], 1)
        ),
    )


def _relation(sampler: Sampler, place: int, organisation: str, needs: tuple[Need, ...]) -> Relation:
    """Return a relation with its contacts; the last of every third is too long ago."""
    rng = sampler.rng
    interests = sampler.some(needs, 2)
    last = 120 if place % 3 == 2 else 300
    identified = sampler.monday(-rng.randint(200, 900))
    every = rng.choice((3, 6))
    contacts = tuple(
        Contact(
            sampler.monday(number + rng.randint(0, 40)),
            "Sample officer",
            LocalizedText("Plans for the region", "Планы по региону"),
            rng.choice(tuple(Medium)),
            sampler.source,
        )
        for number in (30, last)
    )
    calls = () if last == 120 else (_call(sampler),)
    return Relation(
        organisation=organisation,
        identified_on=identified,
        themes=tuple(dict.fromkeys(need.theme for need in interests)),
        members=tuple(dict.fromkeys(need.member for need in interests)),
        every=every,
        source=sampler.source,
        contacts=(*contacts[:1], *calls, *contacts[1:]),
    )


def _call(sampler: Sampler) -> Contact:
    about = LocalizedText("Dates of the autumn", "Сроки осени")
    return Contact(sampler.monday(222), "Sample officer", about, Medium.CALL, sampler.source)


def _fora(sampler: Sampler, needs: tuple[Need, ...]) -> tuple[Forum, ...]:
    """Return a forum that the office attended, and one that is still to come."""
    themes = tuple(dict.fromkeys(need.theme for need in needs))[:3]
    held, coming = sampler.monday(210), sampler.monday(420)
    return (
        Forum(
            id=FORUM,
            name=LocalizedText("Sample forum on trade", "Условный форум по торговле"),
            organisation=BUSINESS,
            days=Days(held, held),
            themes=themes,
            source=sampler.source,
            agenda=(
                AgendaPoint(
                    LocalizedText("What the SAFE Framework asks", "Чего требуют стандарты SAFE"),
                    ("responsibility.3", "stakeholder.3"),
                    themes[0],
                ),
            ),
            attended=True,
            outcome=LocalizedText("A working group was set up", "Создана рабочая группа"),
        ),
        Forum(
            id="border-forum",
            name=LocalizedText("Sample forum on borders", "Условный форум по границам"),
            organisation=None,
            days=Days(coming, coming),
            themes=themes,
            source=sampler.source,
        ),
    )


def _capital_need(sampler: Sampler, place: int, need: Need) -> CapitalNeed:
    """Return what a Member with a need wants; of the second nobody knows the price."""
    title, kind = (
        (LocalizedText("Scanner", "Сканер"), InfrastructureKind.INSPECTION_EQUIPMENT),
        (LocalizedText("Laboratory", "Лаборатория"), InfrastructureKind.LABORATORY),
    )[place]
    return CapitalNeed(
        id=f"capital-need-{place + 1}",
        member=need.member,
        title=title,
        kind=kind,
        amount=None if place else Money(Decimal(900000), "EUR"),
        themes=(need.theme,),
        stated_on=sampler.monday(45),
        source=sampler.source,
    )


def _proposal(sampler: Sampler, number: int, need: Need) -> AssistanceProposal:
    """Return a proposal for a need; the first one was answered."""
    reply = SecretariatReply(sampler.monday(200), ReplyKind.AGREED_IN_PART, sampler.source)
    return AssistanceProposal(
        id=f"proposal-{number}",
        member=need.member,
        needs=(need.id,),
        kind=sampler.rng.choice(tuple(AssistanceKind)),
        text=LocalizedText("Help with what was found", "Помощь по итогам оценки"),
        proposed_on=sampler.monday(100),
        source=sampler.source,
        reply=reply if number == 1 else None,
    )
