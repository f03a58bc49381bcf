from rocb.booking.book import (
    Book,
)
from rocb.booking.decisions import (
    CapacityUnknown,
    Conflict,
    Decision,
    HoursUnknown,
    OutsideHours,
    TooManyPeople,
    Verdict,
    decide,
)
from rocb.booking.premises import (
    Hours,
    OpeningHours,
    Premises,
    Space,
    SpaceKind,
)
from rocb.booking.requests import (
    Booking,
    Request,
)
from rocb.errors import (
    BookingRefused,
    Fault,
    FileRefused,
    InvalidDocument,
    InvalidValue,
    MixedCurrencies,
    RocbError,
    UnknownRecord,
)
from rocb.mandate import (
    CLAUSES,
    Chapter,
    Clause,
    clause,
)
from rocb.members import (
    Member,
    MemberKind,
    Membership,
    MembershipStatus,
    Organisation,
    OrganisationKind,
    Region,
    membership_on,
)
from rocb.money import (
    Money,
    totals,
)
from rocb.office import (
    Governance,
    Milestone,
    Office,
    OfficeYear,
    RoomRequest,
    RoomSchedule,
    book_rooms,
    run_year,
)
from rocb.periods import (
    Days,
    Quarter,
    ReportingYear,
    Slot,
    parse_quarter,
)
from rocb.planning.drafting import (
    DraftRules,
    draft_plan,
)
from rocb.planning.experts import (
    Accreditation,
    Expert,
)
from rocb.planning.needs import (
    Need,
    RankedNeed,
    Ranking,
    rank_needs,
)
from rocb.planning.plan import (
    Activity,
    ActivityKind,
    Cost,
    Coverage,
    Headcount,
    Mode,
    Place,
    Plan,
    Role,
    Status,
    mandate_coverage,
)
from rocb.planning.programme import (
    Programme,
)
from rocb.planning.staffing import (
    Assignment,
    Obstacle,
    Staffing,
    Unfilled,
    staff,
)
from rocb.planning.themes import (
    Theme,
)
from rocb.sources import (
    Source,
)
from rocb.texts import (
    Language,
    LocalizedText,
    translation_queue,
)

__all__ = [
    "CLAUSES",
    "Accreditation",
    "Activity",
    "ActivityKind",
    "Assignment",
    "Book",
    "Booking",
    "BookingRefused",
    "CapacityUnknown",
    "Chapter",
    "Clause",
    "Conflict",
    "Cost",
    "Coverage",
    "Days",
    "Decision",
    "DraftRules",
    "Expert",
    "Fault",
    "FileRefused",
    "Governance",
    "Headcount",
    "Hours",
    "HoursUnknown",
    "InvalidDocument",
    "InvalidValue",
    "Language",
    "LocalizedText",
    "Member",
    "MemberKind",
    "Membership",
    "MembershipStatus",
    "Milestone",
    "MixedCurrencies",
    "Mode",
    "Money",
    "Need",
    "Obstacle",
    "Office",
    "OfficeYear",
    "OpeningHours",
    "Organisation",
    "OrganisationKind",
    "OutsideHours",
    "Place",
    "Plan",
    "Premises",
    "Programme",
    "Quarter",
    "RankedNeed",
    "Ranking",
    "Region",
    "ReportingYear",
    "Request",
    "RocbError",
    "Role",
    "RoomRequest",
    "RoomSchedule",
    "Slot",
    "Source",
    "Space",
    "SpaceKind",
    "Staffing",
    "Status",
    "Theme",
    "TooManyPeople",
    "Unfilled",
    "UnknownRecord",
    "Verdict",
    "book_rooms",
    "clause",
    "decide",
    "draft_plan",
    "mandate_coverage",
    "membership_on",
    "parse_quarter",
    "rank_needs",
    "run_year",
    "staff",
    "totals",
    "translation_queue",
]
