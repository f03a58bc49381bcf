"""What a report tells of those before it: what became of them, what was put right, and why."""

from datetime import date

import pytest
from attrs import evolve

from rocb import Days, InvalidValue, Language, LocalizedText, Office, Quarter, Status
from rocb.members import Region
from rocb.periods import ReportingYear, parse_quarter
from rocb.planning.corrections import RecordKind
from rocb.planning.past.correcting import corrected, struck_out
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.changes import Change, Step
from rocb.planning.plan.participants import Participation
from rocb.planning.plan.steps import begun, changed
from rocb.profiles import example_year, profile
from rocb.reporting.annual import annual_report
from rocb.reporting.pages import Table, plain_rows, tables
from rocb.reporting.quarterly import QuarterlyReport, quarterly_page, quarterly_report
from rocb.reporting.submissions.since import ChangesSince
from rocb.reporting.submissions.submissions import Submission, resubmitted, returned, submitted
from tests.offices import YEAR, a_plan, an_activity, both
from tests.planning.an_office import the_office
from tests.reporting.full_year import the_example

FIRST, SECOND, THIRD, FOURTH = YEAR.quarters
WHY = LocalizedText("The list came late", "Список пришёл позже")
ACROSS = Days(date(2021, 3, 29), date(2021, 4, 2))


def an_office(*activities: Activity, steps: tuple[Change, ...] = ()) -> Office:
    """An office whose plan was taken up on New Year, and the steps that were taken since."""
    office = the_office()
    plan = begun(a_plan(*activities), date(2021, 1, 1), "office", both("As published"))
    known = evolve(office.planning, plan=changed(plan, *steps))
    return evolve(office, planning=known, as_of=date(2021, 12, 31))


def planned(id: str = "across", days: Days = ACROSS, **changes: object) -> Activity:
    people = (Participation("AZ", women=3),)
    values = {"days": days, "status": Status.PLANNED, "participation": people, "members": ("AZ",)}
    return an_activity(id, **{**values, **changes})


def step(on: date, kind: Step, id: str = "across", entered: date | None = None) -> Change:
    return Change(id, on, "office", kind, entered=entered)


def sent(office: Office, quarter: Quarter, *languages: Language) -> Submission:
    report = quarterly_report(office, quarter)
    pages = [quarterly_page(report, it) for it in languages or Language]
    return submitted("quarterly", str(quarter), pages, quarter.days.last, "office")


def since(office: Office, quarter: Quarter, *earlier: Submission) -> ChangesSince:
    return quarterly_report(office, quarter, earlier).changes[0]


def people(report: QuarterlyReport) -> int:
    found = report.account.participants.people
    return int(found.all.value) if found else 0  # type: ignore[arg-type]


def told(changes: ChangesSince, section: str, row: str) -> list[tuple[object, object]]:
    places = (it.change for it in changes.changes)
    found = (it for it in places if (it.place.section, it.place.row) == (section, row))
    return [(it.before, it.after) for it in found]


def an_office_after_one() -> tuple[Office, Activity]:
    """An office after a training of early March, with the training."""
    began, ended = date(2021, 3, 1), date(2021, 3, 2)
    office = an_office(
        planned(days=Days(began, ended)),
        steps=(step(began, Step.START), step(ended, Step.COMPLETE)),
    )
    assert office.planning.plan is not None
    return office, office.planning.plan.activities[0]


def put_right(office: Office, activity: Activity, on: date) -> Office:
    planning = corrected(office.planning, activity, on, "office", WHY)
    return evolve(office, planning=planning)


STARTED, ENDED = step(date(2021, 3, 29), Step.START), step(date(2021, 4, 2), Step.COMPLETE)


def test_what_ends_after_its_quarter_is_a_change_in_the_report_on_that_quarter():
    office = an_office(planned(), steps=(STARTED, ENDED))
    changes = since(office, SECOND, sent(office, FIRST))
    assert told(changes, "activities", "under_way") == [(1, 0)]
    assert told(changes, "activities", "done") == [(0, 1)]


def test_with_these_changes_four_quarters_tell_of_everybody_whom_the_year_tells_of():
    office = an_office(planned(), steps=(STARTED, ENDED))
    reports = [quarterly_report(office, it) for it in YEAR.quarters]
    year = annual_report(office, YEAR)
    restated = since(office, FOURTH, sent(office, FIRST)).restated_in(Language.EN)
    (table,) = (it for it in tables(restated) if it.key == "participants.table")
    assert [people(it) for it in reports] == [0, 0, 0, 0]
    assert plain_rows(table)[0]["people"] == 3
    assert year.account.participants.people is not None
    assert year.account.participants.people.all.value == 3


def test_what_was_completed_late_is_told_with_its_step():
    office = an_office(
        planned(days=Days(date(2021, 3, 22), date(2021, 3, 23))),
        steps=(step(date(2021, 4, 6), Step.COMPLETE),),
    )
    changes = since(office, SECOND, sent(office, FIRST))
    (done,) = (it for it in changes.changes if it.change.place.row == "done")
    assert [it.on for it in done.steps] == [date(2021, 4, 6)]
    assert changes.late == ()


def test_what_happened_in_the_quarters_after_changes_nothing_else_of_a_former_report():
    office = an_office(planned(), steps=(STARTED, ENDED))
    sections = {
        it.change.place.section for it in since(office, SECOND, sent(office, FIRST)).changes
    }
    assert sections <= {"summary", "activities", "participants", "reach"}


def test_next_quarter_is_told_as_it_was_known_also_where_it_is_corrected_later():
    activity = planned("next", Days(date(2022, 1, 20), date(2022, 1, 21)), participation=())
    ahead = a_plan(activity, year=ReportingYear(2022))
    office, _ = an_office_after_one()
    assert office.planning.plan is not None
    planning = evolve(office.planning, plan=ahead, former=(office.planning.plan,))
    known = evolve(office, planning=planning, as_of=date(2022, 6, 30))
    renamed = evolve(activity, title=both("Renamed"))
    on, kind = date(2022, 3, 1), RecordKind.ACTIVITY
    later = put_right(known, renamed, on)
    gone = evolve(known, planning=struck_out(planning, kind, "next", on, "office", WHY))
    for it in (known, later, gone):
        assert quarterly_report(it, FOURTH).upcoming.activities == (activity,)
    hindsight = quarterly_report(later, FOURTH, hindsight=date(2022, 3, 2)).upcoming
    assert hindsight.activities == (renamed,)


@pytest.mark.parametrize("region", Region)
def test_an_office_without_a_plan_tells_of_earlier_quarters_too(region):
    office, year = profile(region), ReportingYear(2026)
    first, second, *_ = year.quarters
    report = quarterly_report(office, first, year=year)
    page = quarterly_page(report, Language.EN)
    before = submitted("quarterly", str(first), [page], first.days.last, "office")
    assert quarterly_report(office, second, [before], year).changes[0].changes == ()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("asked", Language)
def test_a_report_that_was_sent_in_one_language_is_told_of_in_both(language, asked):
    office, activity = an_office_after_one()
    fewer = evolve(activity, participation=(), participants=None, members=("GE",))
    later = put_right(office, fewer, date(2021, 5, 3))
    report = quarterly_report(later, SECOND, [sent(office, FIRST, language)])
    page = quarterly_page(report, asked)
    (table,) = (it for it in tables(page) if it.key == "changes.table")
    foreign = {span.language for row in table.rows for span in row.cells[0]} - {None}
    assert foreign == {language} - {asked}


def test_what_was_put_down_about_an_activity_is_why_its_members_changed():
    office, activity = an_office_after_one()
    later = put_right(office, evolve(activity, members=("AZ", "GE")), date(2021, 5, 3))
    changes = since(later, SECOND, sent(office, FIRST))
    reached = [it for it in changes.changes if it.change.kind == "members"]
    assert reached
    assert {it.why for one in reached for it in one.corrections} == {WHY}


def test_where_a_figure_follows_from_other_records_the_page_says_so():
    office = example_year()
    assert office.planning.plan is not None
    housed = {it.activity for it in office.room_requests}
    id = next(
        it.id
        for it in office.planning.plan.activities
        if it.id in housed and it.days.first in SECOND.days
    )
    on, kind = THIRD.days.last, RecordKind.ACTIVITY
    gone = evolve(office, planning=struck_out(office.planning, kind, id, on, "office", WHY))
    page = quarterly_page(quarterly_report(gone, THIRD, [sent(office, SECOND)]), Language.EN)
    (table,) = (it for it in tables(page) if it.key == "changes.table")
    reasons = {row["put_down"] for row in plain_rows(table)}
    assert "Follows from other records, see below" in reasons
    assert "not stated" not in reasons


def test_what_a_second_edition_knew_already_is_not_listed_again():
    office, activity = an_office_after_one()
    more = evolve(activity, participation=(Participation("AZ", women=5),))
    known = put_right(office, more, date(2021, 4, 12))
    back = returned(sent(known, FIRST), date(2021, 4, 10), "directorate", WHY)
    anew = quarterly_report(known, FIRST, hindsight=date(2021, 4, 20))
    pages = [quarterly_page(anew, it) for it in Language]
    again = resubmitted(back, pages, date(2021, 4, 20), "office")
    changes = since(known, SECOND, again)
    assert (changes.changes, changes.corrections) == ((), ())
    assert since(known, SECOND, back).corrections == known.planning.corrections


@pytest.mark.parametrize("period", ["foo", "9999Q4", "2021Q2"])
def test_an_earlier_report_on_no_quarter_before_is_named_by_its_place(period):
    office = an_office(planned())
    first = sent(office, FIRST)
    with pytest.raises(InvalidValue) as refusal:
        quarterly_report(office, SECOND, [first, evolve(first, period=period)])
    assert [it.path for it in refusal.value.faults] == ["earlier[1].period"]


def test_hindsight_is_of_a_day_after_the_quarter():
    with pytest.raises(InvalidValue) as refusal:
        quarterly_report(an_office(planned()), SECOND, hindsight=date(2021, 6, 29))
    assert [it.path for it in refusal.value.faults] == ["hindsight"]


def test_nobody_knows_more_than_the_office():
    office = an_office(planned())
    report = quarterly_report(office, SECOND, hindsight=date(2050, 2, 1))
    assert report.account.transmittal.as_of == office.as_of


def test_all_that_is_wrong_with_what_was_asked_is_told_at_once():
    office = an_office(planned())
    with pytest.raises(InvalidValue) as refusal:
        quarterly_report(
            office,
            parse_quarter("2019Q2"),
            [evolve(sent(office, FIRST), period="foo")],
            hindsight=date(2019, 1, 1),
        )
    assert [it.path for it in refusal.value.faults] == ["quarter", "hindsight", "earlier[0].period"]


def test_what_was_put_right_about_the_answers_of_people_is_not_listed_with_its_reason():
    office = the_example().office
    assert any(it.kind is RecordKind.ACTIVITY for it in office.planning.corrections)
    evaluation = office.planning.training_evaluations[0]
    less = evolve(evaluation, remarks=both("One form less"))
    last = THIRD.days.last
    planning = corrected(office.planning, less, last, "office", both("One form had the mark 1"))
    known = evolve(office, planning=planning)
    changes = since(known, THIRD, sent(known, SECOND))
    assert {it.kind for it in changes.corrections} == {RecordKind.ACTIVITY}


def test_what_was_put_right_without_a_change_is_told_once_with_the_last_report():
    office, activity = an_office_after_one()
    later = put_right(office, evolve(activity, note=both("Held in two rooms")), date(2021, 8, 3))
    report = quarterly_report(later, THIRD, [sent(office, FIRST), sent(office, SECOND)])
    page = quarterly_page(report, Language.EN)
    told = {it.key: it.blocks for it in page.sections if it.key.startswith("changes")}
    tables_told = {
        key: [it.key for it in blocks if isinstance(it, Table)] for key, blocks in told.items()
    }
    assert tables_told == {"changes-2021Q1": [], "changes-2021Q2": ["corrections.table"]}


def test_a_report_that_is_made_anew_says_why_an_earlier_one_changed():
    office, activity = an_office_after_one()
    more = evolve(activity, participation=(Participation("AZ", women=5),))
    later = put_right(office, more, date(2021, 7, 12))
    anew = quarterly_report(later, SECOND, [sent(office, FIRST)], hindsight=date(2021, 7, 20))
    (changes,) = anew.changes
    assert changes.on == date(2021, 7, 20)
    assert changes.corrections == later.planning.corrections
    reasons = {it.why for one in changes.changes for it in one.corrections}
    assert reasons == {WHY}
    assert quarterly_report(later, SECOND, [sent(office, FIRST)]).changes[0].corrections == ()


def test_what_lacks_a_translation_is_no_change_of_a_former_report():
    office, activity = an_office_after_one()
    only_english = LocalizedText("Only in English")
    more = evolve(activity, participation=(Participation("AZ", women=5),))
    planning = corrected(office.planning, more, date(2021, 2, 12), "office", only_english)
    known = evolve(office, planning=planning)
    assert since(known, SECOND, sent(known, FIRST)).changes == ()


def test_a_changed_figure_that_is_a_sample_is_marked():
    office = the_example().office
    page = quarterly_page(quarterly_report(office, THIRD, [sent(office, SECOND)]), Language.EN)
    (table,) = (it for it in tables(page) if it.key == "changes.table")
    assert all(span.sample for row in table.rows for cell in row.cells[1:3] for span in cell)


def test_one_reason_is_told_once():
    office, activity = an_office_after_one()
    more = evolve(activity, participation=(Participation("AZ", women=5),))
    most = evolve(activity, participation=(Participation("AZ", women=6),))
    later = put_right(put_right(office, more, date(2021, 5, 3)), most, date(2021, 5, 4))
    page = quarterly_page(quarterly_report(later, SECOND, [sent(office, FIRST)]), Language.EN)
    (table,) = (it for it in tables(page) if it.key == "changes.table")
    assert {row["put_down"] for row in plain_rows(table)} == {WHY.en}
