"""The domain model of a regional office for capacity building.

Values are frozen, rules are free functions over them. What reads and writes (documents, calendars,
reports, packaged profiles) is imported by its own name: `from rocb import documents`.

A name is loaded with its first use, so that importing the package costs next to nothing and an
application that only books rooms never loads the planning. `__init__.pyi` tells type checkers.
"""

from importlib import import_module
from typing import Final

_HOMES: Final = {
    "booking.book": "Book",
    "booking.bookings": "Action Booking BookingStatus Entry replay",
    "booking.claims": "Claim claims_of",
    "booking.decisions": "decide decide_edit decide_waiting visible_to",
    "booking.edits": "Edit Scope in_scope",
    "booking.hours": "Closure DatedHours Hours OpeningHours",
    "booking.ledger": "Waiting",
    "booking.limits": "Limits Period Quota",
    "booking.premises": "Layout Premises Space SpaceKind",
    "booking.quotes": "Line NoEntitlement NoTariff Quote",
    "booking.reasons": (
        "CapacityUnknown Closed Conflict HoursUnknown MissingEquipment MissingLayout NoSpaceFits "
        "OrganisationUnknown OutsideHours PlacesTaken PlacesUnknown QuotaExceeded TooFar "
        "TooFewPlaces TooLong TooManyPeople TooShort TooSoon"
    ),
    "booking.requests": "Purpose Request Use",
    "booking.search": "Option first_free free_slots search",
    "booking.series": "Moved Occurrence Series",
    "booking.terms": "Allowance Entitlement Rate Tariff Terms Unit",
    "booking.utilisation": "utilisation",
    "booking.verdicts": "Decision OtherSpace Shift Skip Verdict Version",
    "coordinates": "Coordinates",
    "coverage": "Coverage Serving mandate_coverage",
    "errors": (
        "BookingRefused DecisionRefused Fault FileRefused InvalidDocument InvalidValue "
        "MixedCurrencies RocbError StaleDecision TransitionRefused UnknownRecord"
    ),
    "hindsight": "with_hindsight",
    "mandate": "CLAUSES Chapter Clause clause",
    "members": (
        "Member MemberKind Membership MembershipStatus Organisation OrganisationKind Region "
        "is_member membership_on"
    ),
    "money": "Money totals",
    "office": (
        "Governance Milestone Office OfficeYear RoomRequest RoomSchedule book_rooms run_year "
        "staffing_case with_figures_for"
    ),
    "past_office": "office_on",
    "periods": "Days Quarter ReportingYear Slot months_after parse_quarter",
    "planning.administrations.acceptances": "Acceptance AcceptanceStatus",
    "planning.administrations.accepting": (
        "InstrumentAcceptance PartAcceptance RegionalAcceptance acceptance_gaps acceptances_on "
        "regional_acceptances"
    ),
    "planning.administrations.administrations": (
        "Administration Amendment known_of owner_on waiting_in"
    ),
    "planning.administrations.contacts": "ContactFunction ContactPoint",
    "planning.administrations.instruments": (
        "INSTRUMENTS Instrument Provision instrument provision undivided_parts wholes_of"
    ),
    "planning.administrations.languages": "LanguageUse Languages",
    "planning.administrations.overview": "AspectAge MemberOverview Overview overview",
    "planning.administrations.particulars": "Particulars RecordAspect",
    "planning.administrations.staff": "StaffCount StaffGroup above_all_staff",
    "planning.administrations.statements": "Statement",
    "planning.administrations.structures": "Department Structure",
    "planning.administrations.updating": (
        "AlreadyAnswered AlreadyOwned NotTheOwner confirm_amendment decline_amendment "
        "propose_amendment taken_over update_administration"
    ),
    "planning.assignment.assign": "assign",
    "planning.assignment.escorts": "Escort",
    "planning.assignment.objectives": (
        "AssignmentObjective COST COVER FAIRNESS MOVING PEOPLE Sense in_common"
    ),
    "planning.assignment.placements": "Placement",
    "planning.assignment.problems": "AssignmentProblem",
    "planning.assignment.solutions": "AssignmentSolution Headway Proof SolutionStatus",
    "planning.assignment.solve": "solve",
    "planning.assignment.tasks": "Candidate Pairing Person Task",
    "planning.assignment.verification": "AssignmentRule Violation violations",
    "planning.benchmarking.benchmarks": "Benchmark BenchmarkFigure Dimension Measure",
    "planning.benchmarking.comparison": (
        "ComparedFigure Comparison MeasureComparison comparison uncompared"
    ),
    "planning.benchmarking.disclosure": "Disclosure THE_OFFICE THE_PUBLIC Viewer ViewerKind",
    "planning.benchmarking.visibility": "disclosed visible_to_viewer",
    "planning.corrections": "Correction CorrectionKind RecordKind",
    "planning.diagnostics.assessments": "Assessment AssessmentKind Finding gap_of",
    "planning.diagnostics.diagnostics": "Diagnostics",
    "planning.diagnostics.discovery": "needs_found survey_assessments themeless_findings",
    "planning.diagnostics.evaluations": "EvaluationDue evaluations_due",
    "planning.diagnostics.frameworks": (
        "Area Framework WCO_DIAGNOSTIC WCO_DIAGNOSTIC_2005 lineage themed"
    ),
    "planning.diagnostics.movements": (
        "AreaMovement Confidence FurtherGap Movement Reservation further_gaps latest_movements "
        "movement"
    ),
    "planning.diagnostics.questions": "Answer AnswerKind Choice Question",
    "planning.diagnostics.requirements": "AreaRequirement Requirement development_requirements",
    "planning.diagnostics.response_rates": "QuestionRate ResponseRate response_rate",
    "planning.diagnostics.surveys": "Response Survey is_late",
    "planning.drafting": "DraftRules draft_plan",
    "planning.experts.accreditations": "Accreditation Award accreditation_on has_lapsed",
    "planning.experts.availability": "absent_days free_days merged_days with_absences",
    "planning.experts.climbing": "ClimbStep Prospect next_step prospects",
    "planning.experts.evaluations": "AverageMark Evaluation Rating average_marks",
    "planning.experts.experts": "Expert deactivated pool_on reactivated",
    "planning.experts.fees": "DonorRule Fee fee_for rule_for",
    "planning.experts.ladder": "accredited can_count has_reached pre_accredited screened",
    "planning.experts.languages": "Fluency SpokenLanguage speaks",
    "planning.experts.lapses": "Lapse lapses",
    "planning.experts.loads": "ExpertLoad expert_loads",
    "planning.experts.mission_costs": "MissionCost MissionExpense MissionItem mission_cost",
    "planning.experts.skill_gaps": (
        "AreaPool LanguageGap SkillGap SkilledExpert ThemeShortage area_pools language_gaps "
        "skill_gaps theme_shortages"
    ),
    "planning.experts.skills": "Level RequiredSkill Skill masters",
    "planning.issues.common": "CommonIssue common_issues",
    "planning.issues.responses": (
        "ProposedResponse RESPONSE_RULES ResponseKind ResponseRule propose_response"
    ),
    "planning.issues.together": "FourfoldTable Spread ThemePair ThemePairs themes_together",
    "planning.needs.ahp": "Doubt JudgedOrder judged_order judgement_ranges",
    "planning.needs.aspects": "need_values",
    "planning.needs.ballots": "Ballot Tier",
    "planning.needs.borda": "BordaCount ballot_ranges borda silent_ranges",
    "planning.needs.judgements": "Judgement PairwiseComparison",
    "planning.needs.needs": "Need",
    "planning.needs.open_needs": "is_open_need",
    "planning.needs.orders": (
        "Contribution Priority PriorityOrder Unranked order_of reordered theme_scores"
    ),
    "planning.needs.preferences": "Preferences",
    "planning.needs.ranges": "RankRange ranking_ranges spanned",
    "planning.needs.ranking": "RankedNeed Ranking rank_needs",
    "planning.needs.scoring": "weight_ranges weighted_order",
    "planning.needs.standings": "LatestNeeds ThemeStanding latest_needs open_on standings",
    "planning.needs.weightings": "Aspect Criterion Interval Weighting",
    "planning.network.courses": "Course courses_during",
    "planning.network.directions": "Direction Supervisor directions_from open_directions",
    "planning.network.guidance": "Guidance GuidanceForm follow_ups_due members_not_guided",
    "planning.network.joint_programme": (
        "ClashingCourses SimilarCourses ThemeGap TrainingGaps clashing_courses similar_courses "
        "training_gaps"
    ),
    "planning.network.network": "Network",
    "planning.network.policy_gaps": (
        "PolicyAnswer PolicyGap PolicyGapState UnansweredGap policy_gap_state unanswered_gaps"
    ),
    "planning.network.representations": (
        "MeetingsAttended Representation meetings_attended unreported_meetings upcoming_meetings"
    ),
    "planning.network.secretariat": (
        "Notice SecretariatActivity SecretariatRole members_not_told secretariat_activities_in"
    ),
    "planning.network.staff_development": (
        "Development DevelopmentResult StaffAbility StaffMember able_themes staff_ability"
    ),
    "planning.network.training_centres": "TrainingCentre",
    "planning.network.translations": (
        "LanguageQueue Translation TranslationState TranslationStep UntranslatedDocument "
        "documents_to_translate overdue_translations translation_state translations_by_language "
        "untranslated_documents"
    ),
    "planning.partners.agendas": "AgendaSuggestion agenda_to_promote upcoming_fora",
    "planning.partners.assistance": "AssistanceKind AssistanceProposal",
    "planning.partners.balances": (
        "ConferenceOutcome PledgeBalance conference_outcome pledge_balance pledge_balances"
    ),
    "planning.partners.capital": "CapitalNeed InfrastructureKind",
    "planning.partners.capital_sources": "CapitalSearch CapitalSource capital_search",
    "planning.partners.communication": "ContactDue ContactsDue contact_due contacts_due",
    "planning.partners.conferences": "DonorConference",
    "planning.partners.directory": "PartnerGroup partners_by_kind",
    "planning.partners.fora": "AgendaPoint Forum",
    "planning.partners.interests": "SharedInterest shared_interest",
    "planning.partners.matching": "ProjectMatch match_projects",
    "planning.partners.partnerships": "Partnerships",
    "planning.partners.pledges": "Pledge PledgeStatus PledgeStep pledge_status",
    "planning.partners.priorities": "ProposalPriorities RankedProposal prioritise_proposals",
    "planning.partners.relations": "Contact Medium Relation",
    "planning.partners.replies": "OpenProposal ProposalReplies proposal_replies",
    "planning.past.correcting": (
        "corrected corrections_between entered_late late_changes_between steps_between struck_out"
    ),
    "planning.plan.activities": "Activity ActivityKind Status",
    "planning.plan.actuals": "actual_days",
    "planning.plan.baselines": "Baseline BaselineLine DonorBudget",
    "planning.plan.briefs": "Brief",
    "planning.plan.budgets": "Budget BudgetLine PartialSum budget budget_lines",
    "planning.plan.changes": "ACTIVITY_TRANSITIONS Change Standing Step replayed",
    "planning.plan.costs": "Cost",
    "planning.plan.coverage": (
        "MemberCoverage QuarterCoverage RegionalCell RegionalCoverage ThemeCoverage UnnamedMembers "
        "activities_by_clause regional_coverage"
    ),
    "planning.plan.critical_path": "CriticalPath Premature Timing critical_path premature",
    "planning.plan.deadlines": "Deadline",
    "planning.plan.deviations": "Deviation DeviationKind adopted baseline_of deviations",
    "planning.plan.lines": (
        "KIND_LINES LINE_DETAILS Lacking LineDetail PlanLine lacking lines_of unserved_lines"
    ),
    "planning.plan.monitoring": (
        "ActivityAtRisk DeadlineStanding DeadlineState LateActivity LateReason Monitoring Threat "
        "ThreatKind blocked_by monitor"
    ),
    "planning.plan.participants": "Headcount Participation",
    "planning.plan.participation": "MemberParticipants ParticipantCount participant_count",
    "planning.plan.places": "Mode Place",
    "planning.plan.plans": "Plan",
    "planning.plan.postponements": "Postponement first_days postponements",
    "planning.plan.publications": "Publication",
    "planning.plan.roles": "Role mission_days",
    "planning.plan.steps": "added begun carried_over changed deadline_met plan_at postponed",
    "planning.plan.tracing": (
        "ActivityTrace Aim Service TRACED_CHAPTERS Trace trace unserved untraced"
    ),
    "planning.plan.training_evaluations": (
        "EvaluationLevel LearningGain LevelResult MarkCounts TrainingEvaluation TrainingResults "
        "training_results"
    ),
    "planning.plan.workplan": "WorkplanGroup WorkplanRow published_goals workplan_rows",
    "planning.programme": "Programme year_turned",
    "planning.projects.action_drafting": "action_plan_from",
    "planning.projects.action_monitoring": (
        "ActionMonitoring LateAction WaitingAction monitor_actions"
    ),
    "planning.projects.action_plans": "ActionPlan PlannedAction ProgressNote",
    "planning.projects.audiences": "Audience Recipient audience_of audiences",
    "planning.projects.lessons": (
        "Delivery EvaluationCriterion Lesson LessonEvaluation LessonRating LessonStatus distribute "
        "lesson_status"
    ),
    "planning.projects.opportunities": "Opportunity opportunities",
    "planning.projects.phases": "ColumbusPhase PhaseStep",
    "planning.projects.portfolio": "Portfolio",
    "planning.projects.projects": (
        "Objective Project ProjectCost ProjectFunding ProjectKind funding_of phase_on"
    ),
    "planning.projects.replies": "SupportReplies WaitingProject support_replies",
    "planning.projects.secretariat_replies": "ReplyKind SecretariatReply",
    "planning.projects.support": "SupportRequest",
    "planning.scheduling.adoption": "schedule_adopted",
    "planning.scheduling.cases": "YearCase year_case",
    "planning.scheduling.joint": "schedule_jointly",
    "planning.scheduling.objectives": "PLACED SEATED",
    "planning.scheduling.options": "BarredOption Hindrance Impediment PlacementOption RoomChoice",
    "planning.scheduling.schedules": "Unplaced YearSchedule",
    "planning.scheduling.stage_losses": "JointSchedule StageLoss",
    "planning.scheduling.staging": "schedule",
    "planning.scheduling.starts": "starts_of",
    "planning.scheduling.verification": "ScheduleBreach ScheduleRule schedule_breaches",
    "planning.staffing.alternatives": "SeatAlternative seat_alternatives",
    "planning.staffing.assignments": "Assignment",
    "planning.staffing.cases": "ActivityWeight StaffingCase",
    "planning.staffing.concessions": "Concession ConcessionCosts concessions",
    "planning.staffing.differences": (
        "ObjectiveDifference SeatMove StaffingDifference staffing_difference"
    ),
    "planning.staffing.granting": "granted",
    "planning.staffing.objectives": "continuity least_change",
    "planning.staffing.obstacles": "Obstacle obstacles",
    "planning.staffing.pinning": "with_pins",
    "planning.staffing.posts": "Post",
    "planning.staffing.pricing": "ExchangeRate Pricing",
    "planning.staffing.problems": "staffing_problem",
    "planning.staffing.reasons": "SeatReason UnfilledReasons unfilled_reasons why_unfilled",
    "planning.staffing.replanning": "DroppedPin MoveCause Replacement Replanning replan what_if",
    "planning.staffing.solvers": "Solver",
    "planning.staffing.staff": "staff",
    "planning.staffing.staff_exactly": "staff_exactly",
    "planning.staffing.staffings": "Exclusion Staffing Unfilled",
    "planning.staffing.trials": "SeatChange",
    "planning.staffing.verification": "Breach SeatBreach breaches",
    "planning.staffing.why_not": "WhyNot why_not",
    "planning.strategy.indicators": (
        "Indicator IndicatorKind Measurement Polarity TargetRevision measured retargeted value_of"
    ),
    "planning.strategy.paces": "Pace",
    "planning.strategy.past_targets": "PastTarget past_targets targets_on",
    "planning.strategy.progress": (
        "GoalProgress IndicatorProgress MissingFigure StrategyProgress goal_progress "
        "indicator_progress strategy_progress"
    ),
    "planning.strategy.rollup": "RolledUp rolled_up",
    "planning.strategy.strategies": (
        "Goal Strategy StrategyStep is_adopted_on strategy_on uninvolved"
    ),
    "planning.themes": "Theme ThemeArea",
    "scheduled_years": "PlacementHelp ScheduledYear schedule_year",
    "sources": "Source",
    "texts": "Language LocalizedText translation_queue",
    "year_rooms": "spaces_alike spaces_for_people the_space_alone",
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605 - the list stands in _HOMES


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
