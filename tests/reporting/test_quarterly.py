from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from rocb import (
    Cost,
    Days,
    InvalidValue,
    Language,
    LocalizedText,
    Money,
    Office,
    Participation,
    Quarter,
    Status,
)
from rocb.planning.past.correcting import corrected, entered_late
from rocb.planning.plan.steps import begun
from rocb.reporting.accounts.activities import Outcome
from rocb.reporting.pages import Page, Table, tables
from rocb.reporting.quarterly import QuarterlyReport, quarterly_page, quarterly_report
from rocb.reporting.renderings.data import to_json
from rocb.reporting.submissions.submissions import Submission, submitted
from rocb.reporting.words.spans import text_of
from tests.offices import STATED, YEAR, a_plan, an_activity
from tests.planning.an_office import the_office
from tests.reporting.full_year import the_example

FIRST, SECOND, *_ = YEAR.quarters
WHY = LocalizedText("The list of names came late", "Список пришёл позже")
TAKEN_UP = LocalizedText("As published", "Как опубликовано")


def an_office_with(*activities) -> Office:
    office = the_office()
    plan = a_plan(*(activities or (an_activity(participation=(Participation("AZ", women=3),)),)))
    known = begun(plan, date(2021, 3, 10), "office", TAKEN_UP)
    return evolve(office, planning=evolve(office.planning, plan=known), as_of=date(2021, 12, 31))


def pages(report: QuarterlyReport) -> tuple[Page, ...]:
    return tuple(quarterly_page(report, it) for it in Language)


def sent(office: Office, quarter: Quarter = FIRST) -> Submission:
    report = quarterly_report(office, quarter)
    return submitted("quarterly", str(quarter), pages(report), quarter.days.last, "office")


def with_two_more_women(office: Office, on: date) -> Office:
    """The office in which somebody put down on a day that five women came, not three."""
    plan = office.planning.plan
    assert plan is not None
    (activity,) = plan.activities
    more = evolve(activity, participation=(Participation("AZ", women=5),))
    return evolve(office, planning=corrected(office.planning, more, on, "office", WHY))


def keyed(page: Page, key: str) -> Table:
    (found,) = (it for it in tables(page) if it.key == key)
    return found


def faults(call) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        call()
    return [fault.path for fault in caught.value.faults]


def people(report: QuarterlyReport) -> object:
    found = report.account.participants.people
    return found and found.all.value


def test_a_report_is_counted_from_what_was_known_at_the_end_of_its_quarter():
    office = with_two_more_women(an_office_with(), date(2021, 4, 10))
    assert people(quarterly_report(office, FIRST)) == 3


def test_what_was_put_right_within_the_quarter_is_known_at_its_end():
    office = with_two_more_women(an_office_with(), date(2021, 3, 30))
    assert people(quarterly_report(office, FIRST)) == 5


def test_what_was_submitted_stays_as_it_was_when_the_past_is_corrected():
    office = an_office_with()
    before = sent(office)
    later = with_two_more_women(office, date(2021, 4, 10))
    assert sent(later) == before


def test_the_next_report_says_what_changed_in_the_one_before_it_and_why():
    office = an_office_with()
    later = with_two_more_women(office, date(2021, 4, 10))
    report = quarterly_report(later, SECOND, [sent(office)])
    changed = {(it.change.before, it.change.after) for it in report.changes[0].changes}
    assert (3, 5) in changed
    behind = {it.why for one in report.changes[0].changes for it in one.corrections}
    assert behind == {WHY}
    assert [it.id for it in report.changes[0].corrections] == ["activity"]


def test_the_change_and_its_reason_stand_on_the_page_in_both_languages():
    office = an_office_with()
    later = with_two_more_women(office, date(2021, 4, 10))
    report = quarterly_report(later, SECOND, [sent(office)])
    for page, why in zip(pages(report), (WHY.en, WHY.ru), strict=True):
        held = keyed(page, "changes.table")
        assert any(str(why) in text_of(row.cells[-1]) for row in held.rows)


def test_where_nothing_was_corrected_nothing_changed():
    office = an_office_with()
    report = quarterly_report(office, SECOND, [sent(office)])
    assert report.changes[0].changes == ()


def test_what_a_report_told_of_changes_before_it_is_no_change_of_its_own():
    office = with_two_more_women(an_office_with(), date(2021, 4, 10))
    second = quarterly_report(office, SECOND, [sent(an_office_with())])
    before = submitted("quarterly", str(SECOND), pages(second), date(2021, 7, 9), "office")
    third = quarterly_report(office, YEAR.quarters[2], [before])
    assert second.changes[0].changes
    assert third.changes[0].changes == ()


def test_what_has_still_to_begin_is_not_delayed_where_the_quarter_is_known_only_in_part():
    june = Days(date(2021, 6, 8), date(2021, 6, 9))
    office = an_office_with(an_activity(status=Status.PLANNED, days=june))
    account = quarterly_report(evolve(office, as_of=date(2021, 5, 2)), SECOND).account
    assert [it.outcome for it in account.activities.activities] == [Outcome.AHEAD]
    assert account.risks.late.value == 0


def test_what_is_put_right_after_the_second_quarter_is_not_in_its_report():
    office = an_office_with()
    later = with_two_more_women(office, date(2021, 7, 10))
    report = quarterly_report(later, SECOND, [sent(office)])
    assert report.changes[0].changes == ()


def test_a_report_made_twice_is_the_same_to_the_byte():
    office = the_example().office
    first, second = (pages(quarterly_report(office, SECOND)) for _ in range(2))
    assert list(map(to_json, first)) == list(map(to_json, second))


def test_a_quarter_of_another_year_is_refused():
    other = evolve(YEAR, year=2019).quarters[0]
    assert faults(lambda: quarterly_report(an_office_with(), other)) == ["quarter"]


def test_a_correction_of_any_earlier_quarter_is_told_with_the_figures_of_that_quarter():
    office = an_office_with()
    second = submitted(
        "quarterly",
        str(SECOND),
        pages(quarterly_report(office, SECOND)),
        date(2021, 7, 9),
        "office",
    )
    later = with_two_more_women(office, date(2021, 9, 10))
    report = quarterly_report(later, YEAR.quarters[2], [second, sent(office)])
    assert [it.submission.period for it in report.changes] == ["2021Q1", "2021Q2"]
    assert (3, 5) in {(it.change.before, it.change.after) for it in report.changes[0].changes}
    assert report.changes[1].changes == ()
    for page in pages(report):
        keys = [it.key for it in page.sections if it.key.startswith("changes")]
        assert keys == ["changes-2021Q1", "changes-2021Q2"]


@pytest.mark.parametrize("quarter", [FIRST, SECOND])
def test_an_earlier_report_is_on_an_earlier_quarter(quarter):
    office = an_office_with()
    of_second = evolve(sent(office), period=str(SECOND))
    path = "earlier[0].period"
    assert faults(lambda: quarterly_report(office, quarter, [of_second])) == [path]


def test_all_earlier_reports_that_do_not_fit_are_named_at_once():
    office = an_office_with()
    first = sent(office)
    later = evolve(first, period=str(YEAR.quarters[3]))
    before = evolve(first, period="2020Q4")
    assert faults(lambda: quarterly_report(office, SECOND, [first, later, first, before])) == [
        "earlier[1].period",
        "earlier[2].period",
        "earlier[3].period",
    ]


def test_an_earlier_report_of_another_kind_is_refused():
    office = an_office_with()
    annual_pages = [evolve(page, key="annual") for page in sent(office).latest.pages]
    annual = submitted("annual", "2021Q1", annual_pages, date(2021, 4, 9), "office")
    assert faults(lambda: quarterly_report(office, SECOND, [annual])) == ["earlier[0].report"]


@pytest.mark.parametrize("nonsense", [None, "2021Q1", 7, True])
def test_nonsense_is_refused(nonsense):
    office = an_office_with()
    with pytest.raises(InvalidValue):
        quarterly_report(nonsense, FIRST)
    with pytest.raises(InvalidValue):
        quarterly_report(office, nonsense)
    with pytest.raises(InvalidValue):
        quarterly_page(nonsense, Language.EN)


def test_every_key_of_a_table_and_of_its_rows_is_told_apart():
    office = the_example().office
    for page in pages(quarterly_report(office, SECOND)):
        for held in page.sections:
            tables = [it for it in held.blocks if isinstance(it, Table)]
            assert len({it.key for it in tables}) == len(tables)
            for it in tables:
                keys = [row.key for row in it.rows]
                assert len(set(keys)) == len(keys), (held.key, it.key)


def test_both_languages_hold_the_same_figures():
    report = quarterly_report(the_example().office, SECOND)
    english, russian = (
        [
            (span.value, span.unit, span.records)
            for held in page.sections
            for block in held.blocks
            if isinstance(block, Table)
            for row in block.rows
            for cell in row.cells
            for span in cell
            if span.value is not None
        ]
        for page in pages(report)
    )
    assert english
    assert sorted(english, key=repr) == sorted(russian, key=repr)


def test_an_earlier_report_on_a_year_without_a_plan_is_refused():
    office = an_office_with()
    before = evolve(sent(office), period="2020Q4")
    assert faults(lambda: quarterly_report(office, FIRST, [before])) == ["earlier[0].period"]


def test_a_returned_report_is_made_anew_with_what_was_put_right_since():
    office = with_two_more_women(an_office_with(), date(2021, 4, 10))
    anew = quarterly_report(office, FIRST, hindsight=date(2021, 4, 15))
    assert people(anew) == 5
    assert anew.account.transmittal.as_of == date(2021, 4, 15)
    assert people(quarterly_report(office, FIRST, hindsight=date(2021, 4, 9))) == 3


def test_an_activity_that_was_entered_late_changes_the_report_on_its_quarter():
    office = an_office_with()
    late = an_activity("forgotten", participation=(Participation("GE", men=4),), members=("GE",))
    planning = entered_late(office.planning, late, date(2021, 4, 10), "office", WHY)
    later = evolve(office, planning=planning)
    assert people(quarterly_report(later, FIRST)) == 3
    report = quarterly_report(later, SECOND, [sent(office)])
    assert (3, 7) in {(it.change.before, it.change.after) for it in report.changes[0].changes}


def test_what_was_spent_on_an_activity_to_come_is_not_known_yet():
    june = Days(date(2021, 6, 8), date(2021, 6, 9))
    cost = Cost(Money(Decimal(100), "EUR"), "bank", STATED, spent=Decimal(90))
    ahead = an_activity("june", days=june, costs=(cost,), status=Status.PLANNED)
    office = an_office_with(an_activity(), ahead)
    (year,) = quarterly_report(office, FIRST).account.budget.year.totals
    assert year.spent.value is None


def test_a_figure_in_a_sentence_is_held_against_what_is_known_now():
    office = an_office_with(an_activity(members=()))
    later = evolve(
        office,
        planning=corrected(
            office.planning, an_activity(members=("GE",)), date(2021, 4, 10), "office", WHY
        ),
    )
    report = quarterly_report(later, SECOND, [sent(office)])
    places = {it.change.place for it in report.changes[0].changes}
    assert any(it.section == "reach" and it.row == "paragraph-1" for it in places)
