"""An activity as IATI 2.03 has it: the values that a file is written from."""

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from rocb.checks import checked, country_code, exact, rule
from rocb.iati.codes import (
    ActivityDateType,
    ActivityStatus,
    BudgetStatus,
    BudgetType,
    DescriptionType,
    IndicatorMeasure,
    OrganisationRole,
    OrganisationType,
    RelatedActivityType,
    ResultType,
    TransactionType,
    iati_reference,
    region_code,
    sector_code,
)
from rocb.money import Money
from rocb.periods import Days
from rocb.texts import LocalizedText

_SHARE = [exact, rule(lambda share: 0 < share <= 100, "above 0, and 100 at most")]


@frozen(field_transformer=checked)
class IatiOrganisation:
    """An organisation by its name, and by its identifier and its type where they are known."""

    name: LocalizedText
    ref: str | None = field(default=None, validator=iati_reference)
    type: OrganisationType | None = None


@frozen(field_transformer=checked)
class ParticipatingOrg:
    """An organisation and what it does in an activity."""

    organisation: IatiOrganisation
    role: OrganisationRole


@frozen(field_transformer=checked)
class ActivityDescription:
    """A text about an activity, and what the text is about."""

    type: DescriptionType
    text: LocalizedText


@frozen(field_transformer=checked)
class ActivityDate:
    """A day of an activity."""

    type: ActivityDateType
    on: date


@frozen(field_transformer=checked)
class RecipientCountry:
    """A country that an activity benefits (ISO 3166-1), and its share of it, in percent."""

    code: str = field(validator=country_code)
    percentage: Decimal | None = field(default=None, validator=_SHARE)


@frozen(field_transformer=checked)
class RecipientRegion:
    """A region of OECD DAC that an activity benefits, and its share of it, in percent."""

    code: str = field(validator=region_code)
    percentage: Decimal | None = field(default=None, validator=_SHARE)


@frozen(field_transformer=checked)
class ActivitySector:
    """A purpose of an activity (OECD DAC CRS), and its share of it, in percent."""

    code: str = field(validator=sector_code)
    percentage: Decimal | None = field(default=None, validator=_SHARE)


@frozen(field_transformer=checked)
class ActivityBudget:
    """What an activity may cost within some days; `valued_on` is the day of the exchange rate."""

    days: Days
    amount: Money
    valued_on: date
    type: BudgetType | None = None
    status: BudgetStatus | None = None


@frozen(field_transformer=checked)
class Transaction:
    """Money that was promised, came in or was spent on a day; below zero, a promise taken back.

    `provider` is who gives it, `text` says more where somebody did.
    """

    type: TransactionType
    on: date
    amount: Money
    provider: IatiOrganisation | None = None
    text: LocalizedText | None = None


@frozen(field_transformer=checked)
class RelatedActivity:
    """Another activity, by its identifier, and how it is related to this one."""

    ref: str = field(validator=iati_reference)
    type: RelatedActivityType


@frozen(field_transformer=checked)
class ResultFigure:
    """A figure of an indicator and its day; `comment` says what else is known of it."""

    on: date
    value: Decimal
    comment: LocalizedText | None = None


@frozen(field_transformer=checked)
class ResultPeriod:
    """What was to be reached within some days, and what was; `None` where no figure is known."""

    days: Days
    target: ResultFigure
    actual: ResultFigure | None


@frozen(field_transformer=checked)
class ResultIndicator:
    """What shows a result; it is `ascending` where a higher figure is the better one."""

    title: LocalizedText
    unit: LocalizedText
    measure: IndicatorMeasure
    ascending: bool
    baseline: ResultFigure | None
    periods: tuple[ResultPeriod, ...]


@frozen(field_transformer=checked)
class IatiResult:
    """What an activity is meant to bring about, and the indicators that show it."""

    type: ResultType
    title: LocalizedText
    description: LocalizedText
    indicators: tuple[ResultIndicator, ...]


@frozen(field_transformer=checked)
class IatiActivity:
    """A project as one activity of IATI.

    `status` is `None` where nobody said how far it is. `samples` are the paths of the records in it
    that nobody stated.
    """

    project: str
    identifier: str
    title: LocalizedText
    descriptions: tuple[ActivityDescription, ...]
    participants: tuple[ParticipatingOrg, ...]
    status: ActivityStatus | None
    dates: tuple[ActivityDate, ...]
    countries: tuple[RecipientCountry, ...]
    regions: tuple[RecipientRegion, ...]
    sectors: tuple[ActivitySector, ...]
    budgets: tuple[ActivityBudget, ...]
    transactions: tuple[Transaction, ...]
    related: tuple[RelatedActivity, ...]
    results: tuple[IatiResult, ...]
    samples: tuple[str, ...]
