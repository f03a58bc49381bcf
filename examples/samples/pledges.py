"""Pledges of made-up donors, and what became of them."""

from decimal import Decimal

from rocb.money import Money
from rocb.periods import Days
from rocb.planning.needs.needs import Need
from rocb.planning.partners.pledges import Pledge, PledgeStatus, PledgeStep
from rocb.texts import LocalizedText
from samples.organisations import DONORS
from samples.portfolio import LONGER_TERM
from samples.sampler import Sampler


def pledges(
    sampler: Sampler, conference: str, meeting: Days, needs: tuple[Need, ...]
) -> tuple[Pledge, ...]:
    """Return what was pledged at a conference on the days of `meeting`, and outside it.

    One of these pledges is paid in part, one withdrawn, one lapsed, one paid in full; one waits.
    """
    first, second = DONORS
    return (
        *_at_conference(sampler, conference, meeting),
        Pledge(
            id="pledge-3",
            donor=second,
            amount=Money(Decimal(10000), "EUR"),
            pledged_on=sampler.monday(330),
            source=sampler.source,
            theme=needs[0].theme,
        ),
        Pledge(
            id="pledge-4",
            donor=second,
            amount=Money(Decimal(18000), "USD"),
            pledged_on=sampler.monday(-60),
            source=sampler.source,
            history=(
                PledgeStep(PledgeStatus.CONFIRMED, sampler.monday(22), sampler.source),
                PledgeStep(
                    PledgeStatus.RECEIVED_IN_PART,
                    sampler.monday(113),
                    sampler.source,
                    amount=Decimal(8000),
                ),
                PledgeStep(PledgeStatus.RECEIVED, sampler.monday(204), sampler.source),
            ),
        ),
        Pledge(
            id="pledge-5",
            donor=first,
            amount=Money(Decimal(12000), "EUR"),
            pledged_on=sampler.monday(57),
            source=sampler.source,
            history=(
                PledgeStep(
                    PledgeStatus.LAPSED,
                    sampler.monday(176),
                    sampler.source,
                    why=LocalizedText("Nothing was signed in time", "Ничего не подписали в срок"),
                ),
            ),
        ),
    )


def _at_conference(sampler: Sampler, conference: str, meeting: Days) -> tuple[Pledge, ...]:
    first, second = DONORS
    later = sampler.monday(330)
    return (
        Pledge(
            id="pledge-1",
            donor=first,
            amount=Money(Decimal(40000), "EUR"),
            pledged_on=meeting.first,
            source=sampler.source,
            conference=conference,
            project=LONGER_TERM,
            history=(
                PledgeStep(PledgeStatus.CONFIRMED, sampler.monday(300), sampler.source),
                PledgeStep(
                    PledgeStatus.RECEIVED_IN_PART, later, sampler.source, amount=Decimal(15000)
                ),
            ),
        ),
        Pledge(
            id="pledge-2",
            donor=second,
            amount=Money(Decimal(25000), "USD"),
            pledged_on=meeting.last,
            source=sampler.source,
            conference=conference,
            capital_need="capital-need-1",
            history=(
                PledgeStep(
                    PledgeStatus.WITHDRAWN,
                    later,
                    sampler.source,
                    why=LocalizedText("Other priorities", "Другие приоритеты"),
                ),
            ),
        ),
    )
