from rocb.planning.plan.activities import Activity
from rocb.reporting.accounts.activities import activity_account
from rocb.reporting.sections.sources import sources_section
from rocb.sources import Source
from tests.offices import a_plan, an_activity
from tests.reporting.accounts.bases import a_basis
from tests.reporting.sections.shown import said, shown

PLAN = Source("The plan of 2021")
INVENTED = Source("Invented to show the report", sample=True)


def told(*activities: Activity) -> str:
    basis = a_basis(plan=a_plan(*activities))
    return said(shown(sources_section, basis, activity_account(basis)))


def test_a_source_is_named_once_and_a_sample_has_none():
    stated = an_activity(source=PLAN), an_activity("other", source=PLAN)
    said_of = told(*stated, an_activity("sample", source=INVENTED))
    assert said_of.count(PLAN.text) == 1
    assert INVENTED.text not in said_of


def test_where_all_are_samples_there_is_no_source():
    assert told(an_activity(source=INVENTED)) == "None."
