"""What a publisher states of itself and its projects, as no record of the office says it."""

from datetime import date
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, distinct, repeated, rule
from rocb.errors import InvalidValue
from rocb.iati.activities import (
    ActivityBudget,
    ActivitySector,
    RecipientCountry,
    RecipientRegion,
    RelatedActivity,
)
from rocb.iati.codes import (
    TRADE_FACILITATION,
    ActivityStatus,
    OrganisationRole,
    OrganisationType,
    ResultType,
    TiedStatus,
    aid_type,
    finance_type,
    flow_type,
    iati_reference,
    region_code,
    sector_code,
)
from rocb.money import CURRENCIES
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class ReportingOrg:
    """The office as a publisher: its identifier as registered, and its type.

    It is `secondary` where it publishes what others are responsible for; `None` leaves that open.
    `role` is what the office does in its projects, `None` where it takes no part in them.
    """

    ref: str = field(validator=iati_reference)
    type: OrganisationType
    secondary: bool | None = None
    role: OrganisationRole | None = None


@frozen(field_transformer=checked)
class OrganisationIdentifier:
    """The identifier of an organisation of the office, and its type where it is known.

    Without a type that of its kind is taken, if the kind tells.
    """

    organisation: str
    ref: str | None = field(validator=iati_reference)
    type: OrganisationType | None = None


@frozen(field_transformer=checked)
class ThemeSector:
    """The purpose code (OECD DAC CRS) that a theme stands for."""

    theme: str
    code: str = field(validator=sector_code)


@frozen(field_transformer=checked)
class CostDate:
    """The day on which the money that was spent on an activity of the plan is dated."""

    activity: str
    on: date


@frozen(field_transformer=checked)
class Participant:
    """An organisation of the office, by its id, and what it does in a project."""

    organisation: str
    role: OrganisationRole


@frozen(field_transformer=checked)
class ProjectFacts:
    """What is stated of one project; what is left out follows from the records where it can.

    `identifier` is the one under which it was published before. `status` is needed once the agreed
    end is past, as no record says whether the project ended; `ended_on` is the day on which it did.
    Countries, regions and sectors need shares where there is more than one. `participants` replace
    the partners, who else count as implementing; `budgets` replace the one that the costs give.
    """

    project: str
    identifier: str | None = field(default=None, validator=iati_reference)
    description: LocalizedText | None = None
    status: ActivityStatus | None = None
    ended_on: date | None = None
    countries: tuple[RecipientCountry, ...] = ()
    regions: tuple[RecipientRegion, ...] = ()
    sectors: tuple[ActivitySector, ...] = ()
    participants: tuple[Participant, ...] = field(default=(), validator=distinct)
    budgets: tuple[ActivityBudget, ...] = ()
    related: tuple[RelatedActivity, ...] = ()

    def __attrs_post_init__(self) -> None:
        _refuse_repeated(self, countries="code", regions="code", sectors="code", related="ref")


@frozen(field_transformer=checked)
class IatiFacts:
    """All that a publisher states.

    `sector` is what a theme without a code of its own counts as. `region` is the region of OECD DAC
    that benefits from projects for which no country can be named. `currency` and the types after it
    are what holds for money unless it says otherwise; each amount names its currency all the same.
    `result_type` is what the goals of the region are to its projects.
    """

    reporting: ReportingOrg
    organisations: tuple[OrganisationIdentifier, ...] = ()
    sector: str | None = field(default=TRADE_FACILITATION, validator=sector_code)
    sectors: tuple[ThemeSector, ...] = ()
    region: str | None = field(default=None, validator=region_code)
    currency: str | None = field(
        default=None, validator=rule(CURRENCIES.__contains__, "a currency of ISO 4217, such as EUR")
    )
    flow_type: str | None = field(default=None, validator=flow_type)
    finance_type: str | None = field(default=None, validator=finance_type)
    aid_type: str | None = field(default=None, validator=aid_type)
    tied_status: TiedStatus | None = None
    result_type: ResultType = ResultType.OTHER
    spent: tuple[CostDate, ...] = ()
    projects: tuple[ProjectFacts, ...] = ()

    def __attrs_post_init__(self) -> None:
        _refuse_repeated(
            self,
            organisations="organisation",
            sectors="theme",
            spent="activity",
            projects="project",
        )


def _refuse_repeated(stated: Any, **keys: str) -> None:
    faults = [
        fault
        for name, key in keys.items()
        for fault in repeated(name, getattr(stated, name, ()), key)
    ]
    if faults:
        raise InvalidValue(*faults)
