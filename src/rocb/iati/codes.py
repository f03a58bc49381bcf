"""Code lists of IATI 2.03, as far as activity files of an office need them.

The values are the codes, as of the release of the standard on 19 February 2018
(https://iatistandard.org/en/iati-standard/203/codelists/).
"""

from enum import Enum
from typing import Final

from rocb.checks import matching, rule


class OrganisationType(Enum):
    """What an organisation is (code list OrganisationType)."""

    GOVERNMENT = "10"
    LOCAL_GOVERNMENT = "11"
    OTHER_PUBLIC_SECTOR = "15"
    INTERNATIONAL_NGO = "21"
    NATIONAL_NGO = "22"
    REGIONAL_NGO = "23"
    PARTNER_COUNTRY_NGO = "24"
    PUBLIC_PRIVATE_PARTNERSHIP = "30"
    MULTILATERAL = "40"
    FOUNDATION = "60"
    PRIVATE_SECTOR = "70"
    PRIVATE_SECTOR_IN_PROVIDER_COUNTRY = "71"
    PRIVATE_SECTOR_IN_RECIPIENT_COUNTRY = "72"
    PRIVATE_SECTOR_IN_THIRD_COUNTRY = "73"
    ACADEMIC_TRAINING_AND_RESEARCH = "80"
    OTHER = "90"


class OrganisationRole(Enum):
    """What an organisation does in an activity (code list OrganisationRole)."""

    FUNDING = "1"
    ACCOUNTABLE = "2"
    EXTENDING = "3"
    IMPLEMENTING = "4"


class ActivityStatus(Enum):
    """How far an activity is (code list ActivityStatus)."""

    PIPELINE = "1"
    IMPLEMENTATION = "2"
    FINALISATION = "3"
    CLOSED = "4"
    CANCELLED = "5"
    SUSPENDED = "6"


class ActivityDateType(Enum):
    """What happens on a day of an activity (code list ActivityDateType)."""

    PLANNED_START = "1"
    ACTUAL_START = "2"
    PLANNED_END = "3"
    ACTUAL_END = "4"


class DescriptionType(Enum):
    """What a description is about (code list DescriptionType)."""

    GENERAL = "1"
    OBJECTIVES = "2"


class TransactionType(Enum):
    """What money did on a day (code list TransactionType): those that an office's records tell."""

    INCOMING_FUNDS = "1"
    EXPENDITURE = "4"
    INCOMING_COMMITMENT = "11"
    INCOMING_PLEDGE = "13"


class BudgetType(Enum):
    """Whether a budget is the first one or a later one (code list BudgetType)."""

    ORIGINAL = "1"
    REVISED = "2"


class BudgetStatus(Enum):
    """Whether a budget is a plan or a commitment (code list BudgetStatus)."""

    INDICATIVE = "1"
    COMMITTED = "2"


class ResultType(Enum):
    """What kind of result is meant (code list ResultType)."""

    OUTPUT = "1"
    OUTCOME = "2"
    IMPACT = "3"
    OTHER = "9"


class IndicatorMeasure(Enum):
    """What the figures of an indicator count (code list IndicatorMeasure)."""

    UNIT = "1"
    PERCENTAGE = "2"


class RelatedActivityType(Enum):
    """How another activity is related to one (code list RelatedActivityType)."""

    PARENT = "1"
    CHILD = "2"
    SIBLING = "3"
    CO_FUNDED = "4"
    THIRD_PARTY = "5"


class TiedStatus(Enum):
    """Whether the purchases are bound to some countries (code list TiedStatus)."""

    PARTIALLY_TIED = "3"
    TIED = "4"
    UNTIED = "5"


FLOW_TYPES: Final = frozenset(("10", "21", "22", "30", "35", "36", "37", "40", "50"))
"""The code list FlowType without what was withdrawn; 10 is official development assistance."""

AID_TYPES: Final = frozenset(
    "A01 A02 B01 B02 B03 B04 C01 D01 D02 E01 E02 F01 G01 H01 H02".split()  # noqa: SIM905
)
"""The code list AidType; C01 is a project, D02 technical assistance."""

TRADE_FACILITATION: Final = "33120"
"""The purpose code of trade facilitation (OECD DAC CRS, code list Sector)."""

flow_type: Final = rule(FLOW_TYPES.__contains__, "a code of the list FlowType, such as 10")
aid_type: Final = rule(AID_TYPES.__contains__, "a code of the list AidType, such as C01")
finance_type: Final = matching(
    r"[1-9][0-9]{2}|1100", "a code of the list FinanceType, such as 110 for a grant"
)
sector_code: Final = matching(r"[0-9]{5}", "a purpose code of OECD DAC, five digits, such as 33120")
region_code: Final = matching(
    r"[1-9][0-9]{1,3}", "a code of the list Region of OECD DAC, such as 89 for Europe"
)
iati_reference: Final = matching(
    r'[^\s/&|?<>"]{1,200}', "an identifier of IATI, without spaces and / & | ? < > and quotes"
)
