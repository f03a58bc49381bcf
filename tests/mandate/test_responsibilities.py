"""The twelve responsibilities of the office in its region."""

from datetime import time

from attrs import evolve

from rocb import (
    AcceptanceStatus,
    ColumbusPhase,
    Governance,
    OrganisationKind,
    PolicyGapState,
    Programme,
    SecretariatRole,
    Theme,
    able_themes,
    acceptances_on,
    clashing_courses,
    contact_due,
    documents_to_translate,
    latest_needs,
    meetings_attended,
    members_not_told,
    needs_found,
    opportunities,
    partners_by_kind,
    phase_on,
    regional_coverage,
    secretariat_activities_in,
    staff_ability,
    training_gaps,
    unanswered_gaps,
    untranslated_documents,
)
from rocb.planning.network.policy_gaps import policy_gap_state
from rocb.reporting.quarterly import quarterly_report
from tests.mandate.clauses import shows
from tests.offices import (
    STATED,
    YEAR,
    a_member,
    a_need,
    a_plan,
    a_role,
    a_room_request,
    an_activity,
    an_expert,
    an_office,
    both,
)
from tests.planning.administrations.builders import an_acceptance, an_administration
from tests.planning.diagnostics.builders import OLD, a_finding, an_assessment
from tests.planning.network.builders import (
    a_course,
    a_development,
    a_notice,
    a_policy_gap,
    a_representation,
    a_secretariat_activity,
    a_staff_member,
    a_translation,
    an_answer,
    day,
    days,
)
from tests.planning.partners.builders import a_contact, a_relation, an_organisation
from tests.planning.projects.builders import a_phase, a_project, an_objective

AZ, GE, KZ = (a_member(code) for code in ("AZ", "GE", "KZ"))
VALUATION, ORIGIN = (Theme(id, both(id)) for id in ("valuation", "origin"))


@shows("responsibility.1", regional_coverage)
def test_who_is_offered_what_and_when_is_seen_for_the_whole_region_and_so_is_who_is_left_out():
    plan = a_plan(
        an_activity("spring", members=("AZ", "GE"), days=days("04-12", "04-13")),
        an_activity("winter", members=("AZ",), days=days("12-01", "12-02")),
    )
    covered = regional_coverage(plan, (AZ, GE, KZ), (VALUATION, ORIGIN))
    assert [(it.member, it.quarter.number, it.activities) for it in covered.cells] == [
        ("AZ", 2, ("spring",)),
        ("AZ", 4, ("winter",)),
        ("GE", 2, ("spring",)),
    ]
    assert (covered.uncovered_members, covered.uncovered_themes) == (("KZ",), ("origin",))
    asked = (
        an_activity("named", administrations=1),
        an_activity("more", administrations=3),
        an_activity("open", members=()),
    )
    unnamed = regional_coverage(a_plan(*asked), (AZ, GE, KZ), (VALUATION, ORIGIN)).unnamed
    assert [(it.activity, it.named, it.stated) for it in unnamed] == [
        ("more", 1, 3),
        ("open", 0, None),
    ]


@shows("responsibility.2", staff_ability, able_themes)
def test_staff_of_the_region_become_able_to_support_members_theme_by_theme():
    person = a_staff_member("person", a_development(theme="valuation"), member="AZ")
    assert able_themes(person, day("02-09")) == ()
    assert able_themes(person, day("02-10")) == ("valuation",)
    left = evolve(person, left_on=day("03-01"))
    assert [able_themes(left, day(on)) for on in ("02-28", "03-01")] == [("valuation",), ()]
    origin, valuation = staff_ability((person,), ("valuation", "origin"), (AZ, GE), day("03-01"))
    assert (origin.able, origin.members_without) == ((), ("AZ", "GE"))
    assert (valuation.able, valuation.members_without) == ((person,), ("GE",))


@shows("responsibility.3", acceptances_on)
def test_safe_and_the_kyoto_convention_are_followed_part_by_part():
    record = an_administration(
        acceptances=(
            an_acceptance("safe"),
            an_acceptance("rkc.general"),
            an_acceptance("rkc.k", status=AcceptanceStatus.NOT_ACCEPTED),
        )
    )
    safe = acceptances_on(record, "safe", day("06-01"))
    assert safe.accepted == safe.all == 20
    rkc = {it.provision: it.accepted for it in acceptances_on(record, "rkc", day("06-01")).parts}
    assert (rkc["rkc.general.6"], rkc["rkc.k.1"], rkc["rkc.e.1"]) == (True, False, None)


@shows("responsibility.4", opportunities, phase_on)
def test_a_project_in_a_member_takes_up_its_need_and_goes_through_the_phases_of_columbus():
    project = a_project(
        members=("AZ",),
        objectives=(an_objective("need"),),
        phases=tuple(
            a_phase(phase, on)
            for phase, on in zip(
                ColumbusPhase, ("2021-02-01", "2021-04-01", "2021-09-01"), strict=True
            )
        ),
    )
    (wanting,) = opportunities((a_need(),), ())
    assert (wanting.theme, wanting.needs) == ("valuation", ("need",))
    assert opportunities((a_need(),), (project,)) == ()
    on = (day("01-31"), day("02-01"), day("04-01"), day("12-31"))
    assert [phase_on(project, it) for it in on] == [None, *ColumbusPhase]


@shows("responsibility.5", clashing_courses, training_gaps)
def test_training_centres_see_where_they_draw_on_the_same_members_and_what_no_course_teaches():
    courses = (
        a_course("baku", centre="baku", days=days("03-01", "03-05"), members=("AZ", "GE")),
        a_course("kyiv", centre="kyiv", days=days("03-04", "03-05"), members=("AZ",)),
    )
    (clash,) = clashing_courses(courses)
    assert (clash.members, clash.courses) == (("AZ",), courses)
    gaps = training_gaps(
        courses, (a_need(theme="origin", member="GE"),), ("en", "ru"), (AZ, GE, KZ)
    )
    assert [(it.theme, it.members) for it in gaps.themes] == [("origin", ("GE",))]
    assert (gaps.languages, gaps.members) == (("ru",), ("KZ",))


@shows("responsibility.6", partners_by_kind, contact_due)
def test_partnerships_are_built_with_those_that_have_none_and_kept_with_the_others():
    bank = an_organisation("bank", OrganisationKind.DONOR)
    union = an_organisation("union", OrganisationKind.INTERNATIONAL)
    relation = a_relation("bank", every=3, contacts=(a_contact("2021-01-31"),))
    groups = {it.kind: it for it in partners_by_kind((bank, union), (relation,))}
    assert groups[OrganisationKind.DONOR].related == (bank,)
    assert groups[OrganisationKind.INTERNATIONAL].unrelated == (union,)
    next_time = contact_due(relation, day("05-10"))
    assert (next_time.due, next_time.late) == (day("04-30"), 10)


@shows("responsibility.7", needs_found, latest_needs)
def test_needs_follow_from_what_was_found_and_newer_ones_take_the_place_of_older_ones():
    before = an_assessment("before", a_finding("old", level=1, target=4), on=day("01-10"))
    now = an_assessment("now", a_finding("new", level=3, target=4), on=day("06-10"))
    (old,), (new,) = needs_found(before, OLD), needs_found(now, OLD)
    assert (old.member, old.theme, old.current, old.target) == ("AZ", "valuation", 1, 4)
    assert (new.finding, new.current) == ("new", 3)
    stands = latest_needs((old, new))
    assert (stands.latest, stands.earlier) == ((new,), (old,))
    then = latest_needs((old, new), day("06-09"))
    assert (then.latest, then.earlier) == ((old,), ())
    assert latest_needs((old, new), day("06-10")) == stands


@shows("responsibility.8", quarterly_report)
def test_every_quarter_is_reported_to_the_directorate_and_the_vice_chair():
    reported_to = tuple(an_organisation(id) for id in ("directorate", "vice-chair"))
    alike = {"starts": time(10), "ends": time(12)}
    office = an_office(
        organisations=reported_to,
        room_requests=(
            a_room_request("april", days=days("04-12", "04-12"), **alike),
            a_room_request("too-late", days=days("04-12", "04-12"), **alike),
            a_room_request("december", days=days("12-01", "12-01"), **alike),
        ),
        governance=Governance((), tuple(it.id for it in reported_to), None, STATED),
        planning=Programme(
            themes=(VALUATION,),
            plan=a_plan(
                an_activity("spring", days=days("04-12", "04-13"), roles=(a_role("able"),)),
                an_activity(
                    "winter", days=days("12-01", "12-02"), roles=(a_role("nobody", seats=2),)
                ),
            ),
            experts=(an_expert(),),
        ),
    )
    reports = [quarterly_report(office, quarter) for quarter in YEAR.quarters]
    told = [it.account for it in reports]
    assert [it.transmittal.addressees for it in told] == [reported_to] * 4
    assert [it.activities.all.records for it in told] == [(), ("spring",), (), ("winter",)]
    rooms = [it.premises.all.bookings.records for it in told]
    assert rooms == [(), ("april-1",), (), ("december-1",)]
    refused = [[it.booking.request.id for it in one.premises.refusals] for one in told]
    assert refused == [[], ["too-late"], [], []]
    assert [it.experts.filled.value for it in told] == [0, 1, 0, 1]
    unfilled = [[it.role.id for it in one.experts.unfilled] for one in told]
    assert unfilled == [[], [], [], ["nobody"]]
    ahead = [[it.id for it in one.upcoming.activities] for one in reports]
    assert ahead == [["spring"], [], ["winter"], []]


@shows("responsibility.9", unanswered_gaps, policy_gap_state)
def test_a_policy_gap_is_raised_to_the_secretariat_and_followed_until_it_is_answered():
    gap = a_policy_gap("gap", raised_on=day("03-01"), raised_to="secretariat")
    answered = a_policy_gap(
        "other", raised_on=day("03-01"), answers=(an_answer("04-01"),), closed_on=day("06-01")
    )
    (waiting,) = unanswered_gaps((gap, answered), day("05-01"))
    assert (waiting.gap, waiting.days) == (gap, 61)
    on = (day("01-31"), day("02-01"), day("03-01"), day("05-31"), day("06-01"))
    assert [policy_gap_state(answered, it) for it in on] == [
        None,
        PolicyGapState.FOUND,
        PolicyGapState.RAISED,
        PolicyGapState.ANSWERED,
        PolicyGapState.CLOSED,
    ]


@shows("responsibility.10", meetings_attended)
def test_the_office_speaks_for_the_wco_at_those_meetings_for_which_it_has_a_mandate():
    guest = a_representation("guest", attended=True)
    spoke = a_representation("spoke", attended=True, for_wco=True, mandate_from="secretariat")
    missed = a_representation("missed", attended=False, for_wco=True)
    unknown = a_representation("unknown", for_wco=True)
    meetings = meetings_attended((guest, spoke, missed, unknown), YEAR.days)
    assert meetings.for_wco == (spoke,)
    assert (meetings.regional, meetings.missed) == ((guest, spoke), (missed,))
    assert meetings.unknown == (unknown,)


@shows("responsibility.11", secretariat_activities_in, members_not_told)
def test_activities_of_the_secretariat_are_made_known_to_all_and_managed_where_the_office_does_so():
    promoted = a_secretariat_activity("promoted", notices=(a_notice("02-01", "AZ"),))
    managed = a_secretariat_activity("managed", role=SecretariatRole.MANAGES)
    both_of_them = (promoted, managed)
    found = [secretariat_activities_in(both_of_them, it, YEAR.days) for it in SecretariatRole]
    assert found == [(promoted,), (managed,)]
    assert members_not_told(promoted, (AZ, GE), day("02-01")) == ("GE",)


@shows("responsibility.12", documents_to_translate, untranslated_documents)
def test_documents_of_the_secretariat_wait_for_translation_and_say_in_which_languages_they_lack():
    later = a_translation("later", document="compendium", priority=3)
    urgent = a_translation("urgent", document="framework", priority=1)
    assert documents_to_translate((later, urgent), day("03-01")) == (urgent, later)
    (lacking, _) = untranslated_documents((later, urgent), ("en", "ru"), day("03-01"))
    assert (lacking.document, lacking.languages) == ("compendium", ("ru",))
