"""What Members and experts hold to be more important."""

from decimal import Decimal
from itertools import combinations
from typing import Final

from rocb.office import Office
from rocb.planning.needs.ballots import Ballot, Tier
from rocb.planning.needs.judgements import Judgement, PairwiseComparison
from rocb.planning.needs.preferences import Preferences
from rocb.planning.needs.weightings import Aspect, Criterion, Interval, Weighting
from rocb.texts import LocalizedText
from samples.sampler import Sampler

_VOTERS: Final = 3
_RANKED: Final = 4
_COMPARED: Final = 3

_CRITERIA: Final = (
    (Aspect.GAP, "Gap to the target", "Разрыв до целевого уровня", "0.4", ("0.2", "0.6")),
    (Aspect.IMPORTANCE, "Importance to the Member", "Важность для члена", "0.4", ("0.2", "0.6")),
    (Aspect.BREADTH, "Members concerned", "Число затронутых членов", "0.2", None),
)


def preferences(sampler: Sampler, office: Office) -> Preferences:
    """Return ballots of some Members on some themes, a weighting and a comparison in pairs."""
    needed = {need.theme for need in office.planning.needs}
    themes = tuple(it.id for it in office.planning.themes if it.id in needed)
    if not themes:
        return Preferences()
    return Preferences(
        ballots=tuple(
            _ballot(sampler, member.code, themes)
            for member in sampler.some(office.members, _VOTERS)
        ),
        comparisons=(_comparison(sampler, themes),),
        weightings=(_weighting(sampler, office),),
    )


def _ballot(sampler: Sampler, member: str, themes: tuple[str, ...]) -> Ballot:
    """Return a ballot on some of the themes; the last two of them tie."""
    ranked = sampler.rng.sample(themes, min(_RANKED, len(themes)))
    tiers = [Tier((theme,)) for theme in ranked[:-2]]
    return Ballot(member, sampler.monday(20), (*tiers, Tier(tuple(ranked[-2:]))), sampler.source)


def _comparison(sampler: Sampler, themes: tuple[str, ...]) -> PairwiseComparison:
    compared = sampler.some(themes, _COMPARED)
    return PairwiseComparison(
        id="comparison",
        by="Sample panel of experts",
        on=sampler.monday(25),
        themes=compared,
        judgements=tuple(
            Judgement(first, second, sampler.rng.randint(1, 5))
            for first, second in combinations(compared, 2)
        ),
        source=sampler.source,
    )


def _weighting(sampler: Sampler, office: Office) -> Weighting:
    return Weighting(
        id="weighting",
        by=office.id,
        on=sampler.monday(27),
        criteria=tuple(
            Criterion(
                aspect.value,
                LocalizedText(english, russian),
                Decimal(weight),
                aspect,
                weights=Interval(*map(Decimal, bounds)) if bounds else None,
            )
            for aspect, english, russian, weight, bounds in _CRITERIA
        ),
        source=sampler.source,
    )
