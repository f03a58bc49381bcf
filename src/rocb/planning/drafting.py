"""A first draft of a year's plan, made from the ranked needs."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from attrs import field, frozen

from rocb.checks import at_least, between, checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days, ReportingYear
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.skills import RequiredSkill
from rocb.planning.needs.ranking import RankedNeed, Ranking
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.roles import Role
from rocb.planning.themes import Theme
from rocb.sources import Source
from rocb.texts import LocalizedText

DRAFTED: Final = "drafted from the ranked needs"
"""What the source of a drafted activity says; it is a sample where one of its needs is."""


@frozen(field_transformer=checked)
class DraftRules:
    """How a draft is made: at most so many activities, each of so many working days and experts."""

    activities: int = field(default=12, validator=between(1, 26))
    days: int = field(default=3, validator=between(1, 5))
    experts: int = field(default=2, validator=at_least(1))


def draft_plan(
    ranking: Ranking,
    themes: Iterable[Theme],
    year: ReportingYear,
    rules: DraftRules = DraftRules(),
) -> Plan:
    """Return a plan that answers the greatest needs, theme by theme.

    Needs of one theme are answered together: by a workshop where one Member has it, by a seminar
    where several do. The theme with the greatest single need comes first. The activities begin on
    Mondays, spread evenly over the year; they are proposals, and nothing else about them is known.
    Raises `InvalidValue` for a need whose theme is not among `themes`.
    """
    require("ranking", Ranking, ranking)
    require("year", ReportingYear, year)
    require("rules", DraftRules, rules)
    names = {theme.id: theme.name for theme in listed("themes", Theme, themes)}
    grouped: dict[str, list[RankedNeed]] = {}
    for ranked in ranking.ranked:
        if ranked.score > 0:
            grouped.setdefault(ranked.need.theme, []).append(ranked)
    chosen = [(t, grouped[t]) for t in list(grouped)[: rules.activities]]
    unknown = [theme for theme, _ in chosen if theme not in names]
    if unknown:
        raise InvalidValue(*(Fault("themes", it, "one of the themes given") for it in unknown))
    starts = _mondays(year, len(chosen))
    activities = tuple(
        _proposal(f"draft-{number}", names[theme], needs, start, rules)
        for number, ((theme, needs), start) in enumerate(zip(chosen, starts, strict=True), 1)
    )
    return Plan(year, activities)


def _proposal(
    id: str,
    name: LocalizedText,
    needs: list[RankedNeed],
    start: date,
    rules: DraftRules,
) -> Activity:
    theme = needs[0].need.theme
    source = Source(DRAFTED, sample=any(ranked.need.source.sample for ranked in needs))
    members = tuple(dict.fromkeys(ranked.need.member for ranked in needs))
    shared = len(members) > 1
    kind = ActivityKind.SEMINAR if shared else ActivityKind.WORKSHOP
    english, russian = ("Seminar", "Семинар") if shared else ("Workshop", "Рабочий семинар")
    role = Role(
        id=f"{id}-expert",
        title=LocalizedText("Expert", "Эксперт"),
        seats=rules.experts,
        skills=(RequiredSkill(theme),),
        languages=(),
        accreditation=Accreditation.NONE,
        independent=False,
        source=source,
    )
    return Activity(
        id=id,
        title=LocalizedText(
            name.en and f"{english}: {name.en}",
            name.ru and f"{russian}: {name.ru}",
        ),
        kind=kind,
        status=Status.PROPOSED,
        theme=theme,
        days=Days(start, start + timedelta(days=rules.days - 1)),
        mode=None,
        place=None,
        host=None,
        organisers=(),
        sponsors=(),
        members=members,
        administrations=len(members),
        participants=None,
        clauses=("operation.4", "plan.2") if shared else ("operation.4",),
        source=source,
        needs=tuple(ranked.need.id for ranked in needs),
        roles=(role,),
    )


def _mondays(year: ReportingYear, number: int) -> list[date]:
    first, length = year.days.first, len(year.days)
    evenly = (first + timedelta(days=length * (2 * k + 1) // (2 * number)) for k in range(number))
    return [day + timedelta(days=-day.weekday() % 7) for day in evenly]
