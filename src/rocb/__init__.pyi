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
from rocb.coverage import (
    Coverage,
    Serving,
    mandate_coverage,
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
from rocb.hindsight import (
    with_hindsight,
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
    is_member,
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
    staffing_case,
    with_figures_for,
)
from rocb.past_office import (
    office_on,
)
from rocb.periods import (
    Days,
    Quarter,
    ReportingYear,
    Slot,
    months_after,
    parse_quarter,
)
from rocb.planning.administrations.acceptances import (
    Acceptance,
    AcceptanceStatus,
)
from rocb.planning.administrations.accepting import (
    InstrumentAcceptance,
    PartAcceptance,
    RegionalAcceptance,
    acceptance_gaps,
    acceptances_on,
    regional_acceptances,
)
from rocb.planning.administrations.administrations import (
    Administration,
    Amendment,
    known_of,
    owner_on,
    waiting_in,
)
from rocb.planning.administrations.contacts import (
    ContactFunction,
    ContactPoint,
)
from rocb.planning.administrations.instruments import (
    INSTRUMENTS,
    Instrument,
    Provision,
    instrument,
    provision,
    undivided_parts,
    wholes_of,
)
from rocb.planning.administrations.languages import (
    Languages,
    LanguageUse,
)
from rocb.planning.administrations.overview import (
    AspectAge,
    MemberOverview,
    Overview,
    overview,
)
from rocb.planning.administrations.particulars import (
    Particulars,
    RecordAspect,
)
from rocb.planning.administrations.staff import (
    StaffCount,
    StaffGroup,
    above_all_staff,
)
from rocb.planning.administrations.statements import (
    Statement,
)
from rocb.planning.administrations.structures import (
    Department,
    Structure,
)
from rocb.planning.administrations.updating import (
    AlreadyAnswered,
    AlreadyOwned,
    NotTheOwner,
    confirm_amendment,
    decline_amendment,
    propose_amendment,
    taken_over,
    update_administration,
)
from rocb.planning.assignment.assign import (
    assign,
)
from rocb.planning.assignment.escorts import (
    Escort,
)
from rocb.planning.assignment.objectives import (
    COST,
    COVER,
    FAIRNESS,
    MOVING,
    PEOPLE,
    AssignmentObjective,
    Sense,
    in_common,
)
from rocb.planning.assignment.placements import (
    Placement,
)
from rocb.planning.assignment.problems import (
    AssignmentProblem,
)
from rocb.planning.assignment.solutions import (
    AssignmentSolution,
    Headway,
    Proof,
    SolutionStatus,
)
from rocb.planning.assignment.solve import (
    solve,
)
from rocb.planning.assignment.tasks import (
    Candidate,
    Pairing,
    Person,
    Task,
)
from rocb.planning.assignment.verification import (
    AssignmentRule,
    Violation,
    violations,
)
from rocb.planning.benchmarking.benchmarks import (
    Benchmark,
    BenchmarkFigure,
    Dimension,
    Measure,
)
from rocb.planning.benchmarking.comparison import (
    ComparedFigure,
    Comparison,
    MeasureComparison,
    comparison,
    uncompared,
)
from rocb.planning.benchmarking.disclosure import (
    THE_OFFICE,
    THE_PUBLIC,
    Disclosure,
    Viewer,
    ViewerKind,
)
from rocb.planning.benchmarking.visibility import (
    disclosed,
    visible_to_viewer,
)
from rocb.planning.corrections import (
    Correction,
    CorrectionKind,
    RecordKind,
)
from rocb.planning.diagnostics.assessments import (
    Assessment,
    AssessmentKind,
    Finding,
    gap_of,
)
from rocb.planning.diagnostics.diagnostics import (
    Diagnostics,
)
from rocb.planning.diagnostics.discovery import (
    needs_found,
    survey_assessments,
    themeless_findings,
)
from rocb.planning.diagnostics.evaluations import (
    EvaluationDue,
    evaluations_due,
)
from rocb.planning.diagnostics.frameworks import (
    WCO_DIAGNOSTIC,
    WCO_DIAGNOSTIC_2005,
    Area,
    Framework,
    lineage,
    themed,
)
from rocb.planning.diagnostics.movements import (
    AreaMovement,
    Confidence,
    FurtherGap,
    Movement,
    Reservation,
    further_gaps,
    latest_movements,
    movement,
)
from rocb.planning.diagnostics.questions import (
    Answer,
    AnswerKind,
    Choice,
    Question,
)
from rocb.planning.diagnostics.requirements import (
    AreaRequirement,
    Requirement,
    development_requirements,
)
from rocb.planning.diagnostics.response_rates import (
    QuestionRate,
    ResponseRate,
    response_rate,
)
from rocb.planning.diagnostics.surveys import (
    Response,
    Survey,
    is_late,
)
from rocb.planning.drafting import (
    DraftRules,
    draft_plan,
)
from rocb.planning.experts.accreditations import (
    Accreditation,
    Award,
    accreditation_on,
    has_lapsed,
)
from rocb.planning.experts.availability import (
    absent_days,
    free_days,
    merged_days,
    with_absences,
)
from rocb.planning.experts.climbing import (
    ClimbStep,
    Prospect,
    next_step,
    prospects,
)
from rocb.planning.experts.evaluations import (
    AverageMark,
    Evaluation,
    Rating,
    average_marks,
)
from rocb.planning.experts.experts import (
    Expert,
    deactivated,
    pool_on,
    reactivated,
)
from rocb.planning.experts.fees import (
    DonorRule,
    Fee,
    fee_for,
    rule_for,
)
from rocb.planning.experts.ladder import (
    accredited,
    can_count,
    has_reached,
    pre_accredited,
    screened,
)
from rocb.planning.experts.languages import (
    Fluency,
    SpokenLanguage,
    speaks,
)
from rocb.planning.experts.lapses import (
    Lapse,
    lapses,
)
from rocb.planning.experts.loads import (
    ExpertLoad,
    expert_loads,
)
from rocb.planning.experts.mission_costs import (
    MissionCost,
    MissionExpense,
    MissionItem,
    mission_cost,
)
from rocb.planning.experts.skill_gaps import (
    AreaPool,
    LanguageGap,
    SkilledExpert,
    SkillGap,
    ThemeShortage,
    area_pools,
    language_gaps,
    skill_gaps,
    theme_shortages,
)
from rocb.planning.experts.skills import (
    Level,
    RequiredSkill,
    Skill,
    masters,
)
from rocb.planning.issues.common import (
    CommonIssue,
    common_issues,
)
from rocb.planning.issues.responses import (
    RESPONSE_RULES,
    ProposedResponse,
    ResponseKind,
    ResponseRule,
    propose_response,
)
from rocb.planning.issues.together import (
    FourfoldTable,
    Spread,
    ThemePair,
    ThemePairs,
    themes_together,
)
from rocb.planning.needs.ahp import (
    Doubt,
    JudgedOrder,
    judged_order,
    judgement_ranges,
)
from rocb.planning.needs.aspects import (
    need_values,
)
from rocb.planning.needs.ballots import (
    Ballot,
    Tier,
)
from rocb.planning.needs.borda import (
    BordaCount,
    ballot_ranges,
    borda,
    silent_ranges,
)
from rocb.planning.needs.judgements import (
    Judgement,
    PairwiseComparison,
)
from rocb.planning.needs.needs import (
    Need,
)
from rocb.planning.needs.open_needs import (
    is_open_need,
)
from rocb.planning.needs.orders import (
    Contribution,
    Priority,
    PriorityOrder,
    Unranked,
    order_of,
    reordered,
    theme_scores,
)
from rocb.planning.needs.preferences import (
    Preferences,
)
from rocb.planning.needs.ranges import (
    RankRange,
    ranking_ranges,
    spanned,
)
from rocb.planning.needs.ranking import (
    RankedNeed,
    Ranking,
    rank_needs,
)
from rocb.planning.needs.scoring import (
    weight_ranges,
    weighted_order,
)
from rocb.planning.needs.standings import (
    LatestNeeds,
    ThemeStanding,
    latest_needs,
    open_on,
    standings,
)
from rocb.planning.needs.weightings import (
    Aspect,
    Criterion,
    Interval,
    Weighting,
)
from rocb.planning.network.courses import (
    Course,
    courses_during,
)
from rocb.planning.network.directions import (
    Direction,
    Supervisor,
    directions_from,
    open_directions,
)
from rocb.planning.network.guidance import (
    Guidance,
    GuidanceForm,
    follow_ups_due,
    members_not_guided,
)
from rocb.planning.network.joint_programme import (
    ClashingCourses,
    SimilarCourses,
    ThemeGap,
    TrainingGaps,
    clashing_courses,
    similar_courses,
    training_gaps,
)
from rocb.planning.network.network import (
    Network,
)
from rocb.planning.network.policy_gaps import (
    PolicyAnswer,
    PolicyGap,
    PolicyGapState,
    UnansweredGap,
    policy_gap_state,
    unanswered_gaps,
)
from rocb.planning.network.representations import (
    MeetingsAttended,
    Representation,
    meetings_attended,
    unreported_meetings,
    upcoming_meetings,
)
from rocb.planning.network.secretariat import (
    Notice,
    SecretariatActivity,
    SecretariatRole,
    members_not_told,
    secretariat_activities_in,
)
from rocb.planning.network.staff_development import (
    Development,
    DevelopmentResult,
    StaffAbility,
    StaffMember,
    able_themes,
    staff_ability,
)
from rocb.planning.network.training_centres import (
    TrainingCentre,
)
from rocb.planning.network.translations import (
    LanguageQueue,
    Translation,
    TranslationState,
    TranslationStep,
    UntranslatedDocument,
    documents_to_translate,
    overdue_translations,
    translation_state,
    translations_by_language,
    untranslated_documents,
)
from rocb.planning.partners.agendas import (
    AgendaSuggestion,
    agenda_to_promote,
    upcoming_fora,
)
from rocb.planning.partners.assistance import (
    AssistanceKind,
    AssistanceProposal,
)
from rocb.planning.partners.balances import (
    ConferenceOutcome,
    PledgeBalance,
    conference_outcome,
    pledge_balance,
    pledge_balances,
)
from rocb.planning.partners.capital import (
    CapitalNeed,
    InfrastructureKind,
)
from rocb.planning.partners.capital_sources import (
    CapitalSearch,
    CapitalSource,
    capital_search,
)
from rocb.planning.partners.communication import (
    ContactDue,
    ContactsDue,
    contact_due,
    contacts_due,
)
from rocb.planning.partners.conferences import (
    DonorConference,
)
from rocb.planning.partners.directory import (
    PartnerGroup,
    partners_by_kind,
)
from rocb.planning.partners.fora import (
    AgendaPoint,
    Forum,
)
from rocb.planning.partners.interests import (
    SharedInterest,
    shared_interest,
)
from rocb.planning.partners.matching import (
    ProjectMatch,
    match_projects,
)
from rocb.planning.partners.partnerships import (
    Partnerships,
)
from rocb.planning.partners.pledges import (
    Pledge,
    PledgeStatus,
    PledgeStep,
    pledge_status,
)
from rocb.planning.partners.priorities import (
    ProposalPriorities,
    RankedProposal,
    prioritise_proposals,
)
from rocb.planning.partners.relations import (
    Contact,
    Medium,
    Relation,
)
from rocb.planning.partners.replies import (
    OpenProposal,
    ProposalReplies,
    proposal_replies,
)
from rocb.planning.past.correcting import (
    corrected,
    corrections_between,
    entered_late,
    late_changes_between,
    steps_between,
    struck_out,
)
from rocb.planning.plan.activities import (
    Activity,
    ActivityKind,
    Status,
)
from rocb.planning.plan.actuals import (
    actual_days,
)
from rocb.planning.plan.baselines import (
    Baseline,
    BaselineLine,
    DonorBudget,
)
from rocb.planning.plan.briefs import (
    Brief,
)
from rocb.planning.plan.budgets import (
    Budget,
    BudgetLine,
    PartialSum,
    budget,
    budget_lines,
)
from rocb.planning.plan.changes import (
    ACTIVITY_TRANSITIONS,
    Change,
    Standing,
    Step,
    replayed,
)
from rocb.planning.plan.costs import (
    Cost,
)
from rocb.planning.plan.coverage import (
    MemberCoverage,
    QuarterCoverage,
    RegionalCell,
    RegionalCoverage,
    ThemeCoverage,
    UnnamedMembers,
    activities_by_clause,
    regional_coverage,
)
from rocb.planning.plan.critical_path import (
    CriticalPath,
    Premature,
    Timing,
    critical_path,
    premature,
)
from rocb.planning.plan.deadlines import (
    Deadline,
)
from rocb.planning.plan.deviations import (
    Deviation,
    DeviationKind,
    adopted,
    baseline_of,
    deviations,
)
from rocb.planning.plan.lines import (
    KIND_LINES,
    LINE_DETAILS,
    Lacking,
    LineDetail,
    PlanLine,
    lacking,
    lines_of,
    unserved_lines,
)
from rocb.planning.plan.monitoring import (
    ActivityAtRisk,
    DeadlineStanding,
    DeadlineState,
    LateActivity,
    LateReason,
    Monitoring,
    Threat,
    ThreatKind,
    blocked_by,
    monitor,
)
from rocb.planning.plan.participants import (
    Headcount,
    Participation,
)
from rocb.planning.plan.participation import (
    MemberParticipants,
    ParticipantCount,
    participant_count,
)
from rocb.planning.plan.places import (
    Mode,
    Place,
)
from rocb.planning.plan.plans import (
    Plan,
)
from rocb.planning.plan.postponements import (
    Postponement,
    first_days,
    postponements,
)
from rocb.planning.plan.publications import (
    Publication,
)
from rocb.planning.plan.roles import (
    Role,
    mission_days,
)
from rocb.planning.plan.steps import (
    added,
    begun,
    carried_over,
    changed,
    deadline_met,
    plan_at,
    postponed,
)
from rocb.planning.plan.tracing import (
    TRACED_CHAPTERS,
    ActivityTrace,
    Aim,
    Service,
    Trace,
    trace,
    unserved,
    untraced,
)
from rocb.planning.plan.training_evaluations import (
    EvaluationLevel,
    LearningGain,
    LevelResult,
    MarkCounts,
    TrainingEvaluation,
    TrainingResults,
    training_results,
)
from rocb.planning.plan.workplan import (
    WorkplanGroup,
    WorkplanRow,
    published_goals,
    workplan_rows,
)
from rocb.planning.programme import (
    Programme,
    year_turned,
)
from rocb.planning.projects.action_drafting import (
    action_plan_from,
)
from rocb.planning.projects.action_monitoring import (
    ActionMonitoring,
    LateAction,
    WaitingAction,
    monitor_actions,
)
from rocb.planning.projects.action_plans import (
    ActionPlan,
    PlannedAction,
    ProgressNote,
)
from rocb.planning.projects.audiences import (
    Audience,
    Recipient,
    audience_of,
    audiences,
)
from rocb.planning.projects.lessons import (
    Delivery,
    EvaluationCriterion,
    Lesson,
    LessonEvaluation,
    LessonRating,
    LessonStatus,
    distribute,
    lesson_status,
)
from rocb.planning.projects.opportunities import (
    Opportunity,
    opportunities,
)
from rocb.planning.projects.phases import (
    ColumbusPhase,
    PhaseStep,
)
from rocb.planning.projects.portfolio import (
    Portfolio,
)
from rocb.planning.projects.projects import (
    Objective,
    Project,
    ProjectCost,
    ProjectFunding,
    ProjectKind,
    funding_of,
    phase_on,
)
from rocb.planning.projects.replies import (
    SupportReplies,
    WaitingProject,
    support_replies,
)
from rocb.planning.projects.secretariat_replies import (
    ReplyKind,
    SecretariatReply,
)
from rocb.planning.projects.support import (
    SupportRequest,
)
from rocb.planning.scheduling.adoption import (
    schedule_adopted,
)
from rocb.planning.scheduling.cases import (
    YearCase,
    year_case,
)
from rocb.planning.scheduling.joint import (
    schedule_jointly,
)
from rocb.planning.scheduling.objectives import (
    PLACED,
    SEATED,
)
from rocb.planning.scheduling.options import (
    BarredOption,
    Hindrance,
    Impediment,
    PlacementOption,
    RoomChoice,
)
from rocb.planning.scheduling.schedules import (
    Unplaced,
    YearSchedule,
)
from rocb.planning.scheduling.stage_losses import (
    JointSchedule,
    StageLoss,
)
from rocb.planning.scheduling.staging import (
    schedule,
)
from rocb.planning.scheduling.starts import (
    starts_of,
)
from rocb.planning.scheduling.verification import (
    ScheduleBreach,
    ScheduleRule,
    schedule_breaches,
)
from rocb.planning.staffing.alternatives import (
    SeatAlternative,
    seat_alternatives,
)
from rocb.planning.staffing.assignments import (
    Assignment,
)
from rocb.planning.staffing.cases import (
    ActivityWeight,
    StaffingCase,
)
from rocb.planning.staffing.concessions import (
    Concession,
    ConcessionCosts,
    concessions,
)
from rocb.planning.staffing.differences import (
    ObjectiveDifference,
    SeatMove,
    StaffingDifference,
    staffing_difference,
)
from rocb.planning.staffing.granting import (
    granted,
)
from rocb.planning.staffing.objectives import (
    continuity,
    least_change,
)
from rocb.planning.staffing.obstacles import (
    Obstacle,
    obstacles,
)
from rocb.planning.staffing.pinning import (
    with_pins,
)
from rocb.planning.staffing.posts import (
    Post,
)
from rocb.planning.staffing.pricing import (
    ExchangeRate,
    Pricing,
)
from rocb.planning.staffing.problems import (
    staffing_problem,
)
from rocb.planning.staffing.reasons import (
    SeatReason,
    UnfilledReasons,
    unfilled_reasons,
    why_unfilled,
)
from rocb.planning.staffing.replanning import (
    DroppedPin,
    MoveCause,
    Replacement,
    Replanning,
    replan,
    what_if,
)
from rocb.planning.staffing.solvers import (
    Solver,
)
from rocb.planning.staffing.staff import (
    staff,
)
from rocb.planning.staffing.staff_exactly import (
    staff_exactly,
)
from rocb.planning.staffing.staffings import (
    Exclusion,
    Staffing,
    Unfilled,
)
from rocb.planning.staffing.trials import (
    SeatChange,
)
from rocb.planning.staffing.verification import (
    Breach,
    SeatBreach,
    breaches,
)
from rocb.planning.staffing.why_not import (
    WhyNot,
    why_not,
)
from rocb.planning.strategy.indicators import (
    Indicator,
    IndicatorKind,
    Measurement,
    Polarity,
    TargetRevision,
    measured,
    retargeted,
    value_of,
)
from rocb.planning.strategy.paces import (
    Pace,
)
from rocb.planning.strategy.past_targets import (
    PastTarget,
    past_targets,
    targets_on,
)
from rocb.planning.strategy.progress import (
    GoalProgress,
    IndicatorProgress,
    MissingFigure,
    StrategyProgress,
    goal_progress,
    indicator_progress,
    strategy_progress,
)
from rocb.planning.strategy.rollup import (
    RolledUp,
    rolled_up,
)
from rocb.planning.strategy.strategies import (
    Goal,
    Strategy,
    StrategyStep,
    is_adopted_on,
    strategy_on,
    uninvolved,
)
from rocb.planning.themes import (
    Theme,
    ThemeArea,
)
from rocb.scheduled_years import (
    PlacementHelp,
    ScheduledYear,
    schedule_year,
)
from rocb.sources import (
    Source,
)
from rocb.texts import (
    Language,
    LocalizedText,
    translation_queue,
)
from rocb.year_rooms import (
    spaces_alike,
    spaces_for_people,
    the_space_alone,
)

__all__ = [
    "ACTIVITY_TRANSITIONS",
    "CLAUSES",
    "COST",
    "COVER",
    "FAIRNESS",
    "INSTRUMENTS",
    "KIND_LINES",
    "LINE_DETAILS",
    "MOVING",
    "PEOPLE",
    "PLACED",
    "RESPONSE_RULES",
    "SEATED",
    "THE_OFFICE",
    "THE_PUBLIC",
    "TRACED_CHAPTERS",
    "WCO_DIAGNOSTIC",
    "WCO_DIAGNOSTIC_2005",
    "Acceptance",
    "AcceptanceStatus",
    "Accreditation",
    "Action",
    "ActionMonitoring",
    "ActionPlan",
    "Activity",
    "ActivityAtRisk",
    "ActivityKind",
    "ActivityTrace",
    "ActivityWeight",
    "Administration",
    "AgendaPoint",
    "AgendaSuggestion",
    "Aim",
    "Allowance",
    "AlreadyAnswered",
    "AlreadyOwned",
    "Amendment",
    "Answer",
    "AnswerKind",
    "Area",
    "AreaMovement",
    "AreaPool",
    "AreaRequirement",
    "Aspect",
    "AspectAge",
    "Assessment",
    "AssessmentKind",
    "Assignment",
    "AssignmentObjective",
    "AssignmentProblem",
    "AssignmentRule",
    "AssignmentSolution",
    "AssistanceKind",
    "AssistanceProposal",
    "Audience",
    "AverageMark",
    "Award",
    "Ballot",
    "BarredOption",
    "Baseline",
    "BaselineLine",
    "Benchmark",
    "BenchmarkFigure",
    "Book",
    "Booking",
    "BookingRefused",
    "BookingStatus",
    "BordaCount",
    "Breach",
    "Brief",
    "Budget",
    "BudgetLine",
    "Candidate",
    "CapacityUnknown",
    "CapitalNeed",
    "CapitalSearch",
    "CapitalSource",
    "Change",
    "Chapter",
    "Choice",
    "Claim",
    "ClashingCourses",
    "Clause",
    "ClimbStep",
    "Closed",
    "Closure",
    "ColumbusPhase",
    "CommonIssue",
    "ComparedFigure",
    "Comparison",
    "Concession",
    "ConcessionCosts",
    "ConferenceOutcome",
    "Confidence",
    "Conflict",
    "Contact",
    "ContactDue",
    "ContactFunction",
    "ContactPoint",
    "ContactsDue",
    "Contribution",
    "Coordinates",
    "Correction",
    "CorrectionKind",
    "Cost",
    "Course",
    "Coverage",
    "Criterion",
    "CriticalPath",
    "DatedHours",
    "Days",
    "Deadline",
    "DeadlineStanding",
    "DeadlineState",
    "Decision",
    "DecisionRefused",
    "Delivery",
    "Department",
    "Development",
    "DevelopmentResult",
    "Deviation",
    "DeviationKind",
    "Diagnostics",
    "Dimension",
    "Direction",
    "Disclosure",
    "DonorBudget",
    "DonorConference",
    "DonorRule",
    "Doubt",
    "DraftRules",
    "DroppedPin",
    "Edit",
    "Entitlement",
    "Entry",
    "Escort",
    "Evaluation",
    "EvaluationCriterion",
    "EvaluationDue",
    "EvaluationLevel",
    "ExchangeRate",
    "Exclusion",
    "Expert",
    "ExpertLoad",
    "Fault",
    "Fee",
    "FileRefused",
    "Finding",
    "Fluency",
    "Forum",
    "FourfoldTable",
    "Framework",
    "FurtherGap",
    "Goal",
    "GoalProgress",
    "Governance",
    "Guidance",
    "GuidanceForm",
    "Headcount",
    "Headway",
    "Hindrance",
    "Hours",
    "HoursUnknown",
    "Impediment",
    "Indicator",
    "IndicatorKind",
    "IndicatorProgress",
    "InfrastructureKind",
    "Instrument",
    "InstrumentAcceptance",
    "Interval",
    "InvalidDocument",
    "InvalidValue",
    "JointSchedule",
    "JudgedOrder",
    "Judgement",
    "Lacking",
    "Language",
    "LanguageGap",
    "LanguageQueue",
    "LanguageUse",
    "Languages",
    "Lapse",
    "LateAction",
    "LateActivity",
    "LateReason",
    "LatestNeeds",
    "Layout",
    "LearningGain",
    "Lesson",
    "LessonEvaluation",
    "LessonRating",
    "LessonStatus",
    "Level",
    "LevelResult",
    "Limits",
    "Line",
    "LineDetail",
    "LocalizedText",
    "MarkCounts",
    "Measure",
    "MeasureComparison",
    "Measurement",
    "Medium",
    "MeetingsAttended",
    "Member",
    "MemberCoverage",
    "MemberKind",
    "MemberOverview",
    "MemberParticipants",
    "Membership",
    "MembershipStatus",
    "Milestone",
    "MissingEquipment",
    "MissingFigure",
    "MissingLayout",
    "MissionCost",
    "MissionExpense",
    "MissionItem",
    "MixedCurrencies",
    "Mode",
    "Money",
    "Monitoring",
    "MoveCause",
    "Moved",
    "Movement",
    "Need",
    "Network",
    "NoEntitlement",
    "NoSpaceFits",
    "NoTariff",
    "NotTheOwner",
    "Notice",
    "Objective",
    "ObjectiveDifference",
    "Obstacle",
    "Occurrence",
    "Office",
    "OfficeYear",
    "OpenProposal",
    "OpeningHours",
    "Opportunity",
    "Option",
    "Organisation",
    "OrganisationKind",
    "OrganisationUnknown",
    "OtherSpace",
    "OutsideHours",
    "Overview",
    "Pace",
    "Pairing",
    "PairwiseComparison",
    "PartAcceptance",
    "PartialSum",
    "ParticipantCount",
    "Participation",
    "Particulars",
    "PartnerGroup",
    "Partnerships",
    "PastTarget",
    "Period",
    "Person",
    "PhaseStep",
    "Place",
    "Placement",
    "PlacementHelp",
    "PlacementOption",
    "PlacesTaken",
    "PlacesUnknown",
    "Plan",
    "PlanLine",
    "PlannedAction",
    "Pledge",
    "PledgeBalance",
    "PledgeStatus",
    "PledgeStep",
    "Polarity",
    "PolicyAnswer",
    "PolicyGap",
    "PolicyGapState",
    "Portfolio",
    "Post",
    "Postponement",
    "Preferences",
    "Premature",
    "Premises",
    "Pricing",
    "Priority",
    "PriorityOrder",
    "Programme",
    "ProgressNote",
    "Project",
    "ProjectCost",
    "ProjectFunding",
    "ProjectKind",
    "ProjectMatch",
    "Proof",
    "ProposalPriorities",
    "ProposalReplies",
    "ProposedResponse",
    "Prospect",
    "Provision",
    "Publication",
    "Purpose",
    "Quarter",
    "QuarterCoverage",
    "Question",
    "QuestionRate",
    "Quota",
    "QuotaExceeded",
    "Quote",
    "RankRange",
    "RankedNeed",
    "RankedProposal",
    "Ranking",
    "Rate",
    "Rating",
    "Recipient",
    "RecordAspect",
    "RecordKind",
    "Region",
    "RegionalAcceptance",
    "RegionalCell",
    "RegionalCoverage",
    "Relation",
    "Replacement",
    "Replanning",
    "ReplyKind",
    "ReportingYear",
    "Representation",
    "Request",
    "RequiredSkill",
    "Requirement",
    "Reservation",
    "Response",
    "ResponseKind",
    "ResponseRate",
    "ResponseRule",
    "RocbError",
    "Role",
    "RolledUp",
    "RoomChoice",
    "RoomRequest",
    "RoomSchedule",
    "ScheduleBreach",
    "ScheduleRule",
    "ScheduledYear",
    "Scope",
    "SeatAlternative",
    "SeatBreach",
    "SeatChange",
    "SeatMove",
    "SeatReason",
    "SecretariatActivity",
    "SecretariatReply",
    "SecretariatRole",
    "Sense",
    "Series",
    "Service",
    "Serving",
    "SharedInterest",
    "Shift",
    "SimilarCourses",
    "Skill",
    "SkillGap",
    "SkilledExpert",
    "Skip",
    "Slot",
    "SolutionStatus",
    "Solver",
    "Source",
    "Space",
    "SpaceKind",
    "SpokenLanguage",
    "Spread",
    "StaffAbility",
    "StaffCount",
    "StaffGroup",
    "StaffMember",
    "Staffing",
    "StaffingCase",
    "StaffingDifference",
    "StageLoss",
    "StaleDecision",
    "Standing",
    "Statement",
    "Status",
    "Step",
    "Strategy",
    "StrategyProgress",
    "StrategyStep",
    "Structure",
    "Supervisor",
    "SupportReplies",
    "SupportRequest",
    "Survey",
    "TargetRevision",
    "Tariff",
    "Task",
    "Terms",
    "Theme",
    "ThemeArea",
    "ThemeCoverage",
    "ThemeGap",
    "ThemePair",
    "ThemePairs",
    "ThemeShortage",
    "ThemeStanding",
    "Threat",
    "ThreatKind",
    "Tier",
    "Timing",
    "TooFar",
    "TooFewPlaces",
    "TooLong",
    "TooManyPeople",
    "TooShort",
    "TooSoon",
    "Trace",
    "TrainingCentre",
    "TrainingEvaluation",
    "TrainingGaps",
    "TrainingResults",
    "TransitionRefused",
    "Translation",
    "TranslationState",
    "TranslationStep",
    "UnansweredGap",
    "Unfilled",
    "UnfilledReasons",
    "Unit",
    "UnknownRecord",
    "UnnamedMembers",
    "Unplaced",
    "Unranked",
    "UntranslatedDocument",
    "Use",
    "Verdict",
    "Version",
    "Viewer",
    "ViewerKind",
    "Violation",
    "Waiting",
    "WaitingAction",
    "WaitingProject",
    "Weighting",
    "WhyNot",
    "WorkplanGroup",
    "WorkplanRow",
    "YearCase",
    "YearSchedule",
    "able_themes",
    "above_all_staff",
    "absent_days",
    "acceptance_gaps",
    "acceptances_on",
    "accreditation_on",
    "accredited",
    "action_plan_from",
    "activities_by_clause",
    "actual_days",
    "added",
    "adopted",
    "agenda_to_promote",
    "area_pools",
    "assign",
    "audience_of",
    "audiences",
    "average_marks",
    "ballot_ranges",
    "baseline_of",
    "begun",
    "blocked_by",
    "book_rooms",
    "borda",
    "breaches",
    "budget",
    "budget_lines",
    "can_count",
    "capital_search",
    "carried_over",
    "changed",
    "claims_of",
    "clashing_courses",
    "clause",
    "common_issues",
    "comparison",
    "concessions",
    "conference_outcome",
    "confirm_amendment",
    "contact_due",
    "contacts_due",
    "continuity",
    "corrected",
    "corrections_between",
    "courses_during",
    "critical_path",
    "deactivated",
    "deadline_met",
    "decide",
    "decide_edit",
    "decide_waiting",
    "decline_amendment",
    "development_requirements",
    "deviations",
    "directions_from",
    "disclosed",
    "distribute",
    "documents_to_translate",
    "draft_plan",
    "entered_late",
    "evaluations_due",
    "expert_loads",
    "fee_for",
    "first_days",
    "first_free",
    "follow_ups_due",
    "free_days",
    "free_slots",
    "funding_of",
    "further_gaps",
    "gap_of",
    "goal_progress",
    "granted",
    "has_lapsed",
    "has_reached",
    "in_common",
    "in_scope",
    "indicator_progress",
    "instrument",
    "is_adopted_on",
    "is_late",
    "is_member",
    "is_open_need",
    "judged_order",
    "judgement_ranges",
    "known_of",
    "lacking",
    "language_gaps",
    "lapses",
    "late_changes_between",
    "latest_movements",
    "latest_needs",
    "least_change",
    "lesson_status",
    "lineage",
    "lines_of",
    "mandate_coverage",
    "masters",
    "match_projects",
    "measured",
    "meetings_attended",
    "members_not_guided",
    "members_not_told",
    "membership_on",
    "merged_days",
    "mission_cost",
    "mission_days",
    "monitor",
    "monitor_actions",
    "months_after",
    "movement",
    "need_values",
    "needs_found",
    "next_step",
    "obstacles",
    "office_on",
    "open_directions",
    "open_on",
    "opportunities",
    "order_of",
    "overdue_translations",
    "overview",
    "owner_on",
    "parse_quarter",
    "participant_count",
    "partners_by_kind",
    "past_targets",
    "phase_on",
    "plan_at",
    "pledge_balance",
    "pledge_balances",
    "pledge_status",
    "policy_gap_state",
    "pool_on",
    "postponed",
    "postponements",
    "pre_accredited",
    "premature",
    "prioritise_proposals",
    "proposal_replies",
    "propose_amendment",
    "propose_response",
    "prospects",
    "provision",
    "published_goals",
    "rank_needs",
    "ranking_ranges",
    "reactivated",
    "regional_acceptances",
    "regional_coverage",
    "reordered",
    "replan",
    "replay",
    "replayed",
    "response_rate",
    "retargeted",
    "rolled_up",
    "rule_for",
    "run_year",
    "schedule",
    "schedule_adopted",
    "schedule_breaches",
    "schedule_jointly",
    "schedule_year",
    "screened",
    "search",
    "seat_alternatives",
    "secretariat_activities_in",
    "shared_interest",
    "silent_ranges",
    "similar_courses",
    "skill_gaps",
    "solve",
    "spaces_alike",
    "spaces_for_people",
    "spanned",
    "speaks",
    "staff",
    "staff_ability",
    "staff_exactly",
    "staffing_case",
    "staffing_difference",
    "staffing_problem",
    "standings",
    "starts_of",
    "steps_between",
    "strategy_on",
    "strategy_progress",
    "struck_out",
    "support_replies",
    "survey_assessments",
    "taken_over",
    "targets_on",
    "the_space_alone",
    "theme_scores",
    "theme_shortages",
    "themed",
    "themeless_findings",
    "themes_together",
    "totals",
    "trace",
    "training_gaps",
    "training_results",
    "translation_queue",
    "translation_state",
    "translations_by_language",
    "unanswered_gaps",
    "uncompared",
    "undivided_parts",
    "unfilled_reasons",
    "uninvolved",
    "unreported_meetings",
    "unserved",
    "unserved_lines",
    "untraced",
    "untranslated_documents",
    "upcoming_fora",
    "upcoming_meetings",
    "update_administration",
    "utilisation",
    "value_of",
    "violations",
    "visible_to",
    "visible_to_viewer",
    "waiting_in",
    "weight_ranges",
    "weighted_order",
    "what_if",
    "wholes_of",
    "why_not",
    "why_unfilled",
    "with_absences",
    "with_figures_for",
    "with_hindsight",
    "with_pins",
    "workplan_rows",
    "year_case",
    "year_turned",
]
