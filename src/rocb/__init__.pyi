from rocb.booking.book import (
    Book,
)
from rocb.booking.bookings import (
    Action,
    Booking,
    BookingStatus,
    Entry,
    replay,
)
from rocb.booking.claims import (
    Claim,
    claims_of,
)
from rocb.booking.decisions import (
    decide,
    decide_edit,
    decide_waiting,
    visible_to,
)
from rocb.booking.edits import (
    Edit,
    Scope,
    in_scope,
)
from rocb.booking.hours import (
    Closure,
    DatedHours,
    Hours,
    OpeningHours,
)
from rocb.booking.ledger import (
    Waiting,
)
from rocb.booking.limits import (
    Limits,
    Period,
    Quota,
)
from rocb.booking.premises import (
    Layout,
    Premises,
    Space,
    SpaceKind,
)
from rocb.booking.quotes import (
    Line,
    NoEntitlement,
    NoTariff,
    Quote,
)
from rocb.booking.reasons import (
    CapacityUnknown,
    Closed,
    Conflict,
    HoursUnknown,
    MissingEquipment,
    MissingLayout,
    NoSpaceFits,
    OrganisationUnknown,
    OutsideHours,
    PlacesTaken,
    PlacesUnknown,
    QuotaExceeded,
    TooFar,
    TooFewPlaces,
    TooLong,
    TooManyPeople,
    TooShort,
    TooSoon,
)
from rocb.booking.requests import (
    Purpose,
    Request,
    Use,
)
from rocb.booking.search import (
    Option,
    first_free,
    free_slots,
    search,
)
from rocb.booking.series import (
    Moved,
    Occurrence,
    Series,
)
from rocb.booking.terms import (
    Allowance,
    Entitlement,
    Rate,
    Tariff,
    Terms,
    Unit,
)
from rocb.booking.utilisation import (
    utilisation,
)
from rocb.booking.verdicts import (
    Decision,
    OtherSpace,
    Shift,
    Skip,
    Verdict,
    Version,
)
from rocb.coordinates import (
    Coordinates,
)
from rocb.errors import (
    BookingRefused,
    DecisionRefused,
    Fault,
    FileRefused,
    InvalidDocument,
    InvalidValue,
    MixedCurrencies,
    RocbError,
    StaleDecision,
    TransitionRefused,
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
from rocb.planning.deadlines import (
    Deadline,
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
    "Action",
    "Activity",
    "ActivityKind",
    "Allowance",
    "Assignment",
    "Book",
    "Booking",
    "BookingRefused",
    "BookingStatus",
    "CapacityUnknown",
    "Chapter",
    "Claim",
    "Clause",
    "Closed",
    "Closure",
    "Conflict",
    "Coordinates",
    "Cost",
    "Coverage",
    "DatedHours",
    "Days",
    "Deadline",
    "Decision",
    "DecisionRefused",
    "DraftRules",
    "Edit",
    "Entitlement",
    "Entry",
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
    "Layout",
    "Limits",
    "Line",
    "LocalizedText",
    "Member",
    "MemberKind",
    "Membership",
    "MembershipStatus",
    "Milestone",
    "MissingEquipment",
    "MissingLayout",
    "MixedCurrencies",
    "Mode",
    "Money",
    "Moved",
    "Need",
    "NoEntitlement",
    "NoSpaceFits",
    "NoTariff",
    "Obstacle",
    "Occurrence",
    "Office",
    "OfficeYear",
    "OpeningHours",
    "Option",
    "Organisation",
    "OrganisationKind",
    "OrganisationUnknown",
    "OtherSpace",
    "OutsideHours",
    "Period",
    "Place",
    "PlacesTaken",
    "PlacesUnknown",
    "Plan",
    "Premises",
    "Programme",
    "Purpose",
    "Quarter",
    "Quota",
    "QuotaExceeded",
    "Quote",
    "RankedNeed",
    "Ranking",
    "Rate",
    "Region",
    "ReportingYear",
    "Request",
    "RocbError",
    "Role",
    "RoomRequest",
    "RoomSchedule",
    "Scope",
    "Series",
    "Shift",
    "Skip",
    "Slot",
    "Source",
    "Space",
    "SpaceKind",
    "Staffing",
    "StaleDecision",
    "Status",
    "Tariff",
    "Terms",
    "Theme",
    "TooFar",
    "TooFewPlaces",
    "TooLong",
    "TooManyPeople",
    "TooShort",
    "TooSoon",
    "TransitionRefused",
    "Unfilled",
    "Unit",
    "UnknownRecord",
    "Use",
    "Verdict",
    "Version",
    "Waiting",
    "book_rooms",
    "claims_of",
    "clause",
    "decide",
    "decide_edit",
    "decide_waiting",
    "draft_plan",
    "first_free",
    "free_slots",
    "in_scope",
    "mandate_coverage",
    "membership_on",
    "parse_quarter",
    "rank_needs",
    "replay",
    "run_year",
    "search",
    "staff",
    "totals",
    "translation_queue",
    "utilisation",
    "visible_to",
]
