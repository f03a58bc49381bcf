from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb.errors import InvalidValue, UnknownRecord
from rocb.iati.activities import ActivitySector
from rocb.iati.facts import IatiFacts, ProjectFacts
from rocb.iati.publishing import iati_draft, iati_file
from rocb.iati.schemas import schema_findings
from rocb.money import Money, totals
from rocb.office import Office
from rocb.planning.partners.balances import pledge_balance
from rocb.planning.projects.projects import Project, funding_of
from rocb.planning.strategy.indicators import Polarity
from rocb.texts import LocalizedText
from tests.iati.builders import (
    REF,
    REPORTING,
    SCHEMA,
    TODAY,
    a_published_project,
    office_with,
    parsed,
    read,
    some_facts,
)
from tests.iati.drawn import drawn_publications
from tests.offices import SAMPLE, an_activity
from tests.planning.projects.builders import a_cost, an_objective, euros, paths
from tests.planning.strategy.builders import a_goal, a_measurement, a_target, an_indicator

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ORDER = """iati-identifier reporting-org title description participating-org other-identifier
activity-status activity-date contact-info activity-scope recipient-country recipient-region
location sector tag country-budget-items humanitarian-scope policy-marker collaboration-type
default-flow-type default-finance-type default-aid-type default-tied-status budget
planned-disbursement capital-spend transaction document-link related-activity legacy-data conditions
result crs-add fss""".split()  # noqa: SIM905 - one name a line would be long
"""The elements of an activity in the order of the schema of IATI 2.03."""


def sums(activity: Element, path: str, code: str | None = None) -> dict[str, Decimal]:
    """The amounts under a path, summed by currency; of transactions those with this code."""
    found: dict[str, Decimal] = {}
    for it in activity.iterfind(path):
        kind, value = it.find("transaction-type"), it.find("value")
        if value is not None and (kind is None or kind.get("code") == code):
            currency, amount = value.attrib["currency"], Decimal(value.text or "")
            found[currency] = found.get(currency, Decimal(0)) + amount
    return {currency: amount for currency, amount in found.items() if amount}


def by_currency(amounts: Iterable[Money]) -> dict[str, Decimal]:
    return {it.currency: it.amount for it in totals(amounts) if it.amount}


def spent_on(project: Project, office: Office, facts: IatiFacts) -> list[Money]:
    """What was spent on a project on days that are stated."""
    dated = {it.activity for it in facts.spent}
    activities = office.planning.plan.activities if office.planning.plan else ()
    return [
        Money(cost.spent, cost.amount.currency)
        for it in activities
        if it.project == project.id and it.id in dated
        for cost in it.costs
        if cost.spent is not None
    ]


def words(node: Element, path: str) -> dict[str | None, str | None]:
    return {it.get(LANG): it.text for it in node.iterfind(f"{path}/narrative")}


@settings(max_examples=10)
@given(drawn_publications())
def test_what_is_written_holds_the_rules_of_the_standard(drawn):
    office, facts = drawn
    assert iati_draft(office, facts, samples=True).findings == ()
    content = iati_file(office, facts, samples=True)
    assert schema_findings(content, SCHEMA) == ()
    assert content == iati_file(office, facts, samples=True)
    for node in read(content):
        places = [ORDER.index(child.tag) for child in node]
        assert places == sorted(places)
        for path in ("sector", "recipient-country", "recipient-region"):
            shares = [Decimal(it.attrib["percentage"]) for it in node.iterfind(path)]
            assert not shares or sum(shares) == 100


@settings(max_examples=20)
@given(drawn_publications())
def test_a_file_tells_of_each_project_what_the_records_say(drawn):
    office, facts = drawn
    projects = office.planning.portfolio.projects
    root = parsed(office, facts, samples=True)
    identifiers = [it.findtext("iati-identifier") for it in root]
    assert identifiers == [f"{facts.reporting.ref}-{it.id}" for it in projects]
    for node, project, stated in zip(root, projects, facts.projects, strict=True):
        pledged = [
            pledge_balance(it, office.as_of)
            for it in office.planning.partnerships.pledges
            if it.project == project.id
        ]
        balances = [it for it in pledged if it is not None]
        received = [it.received for it in balances]
        standing = [*received, *(it.outstanding for it in balances)]
        assert sums(node, "transaction", "1") == by_currency(received)
        assert sums(node, "transaction", "13") == by_currency(standing)
        assert sums(node, "transaction", "4") == by_currency(spent_on(project, office, facts))
        if stated.budgets:
            assert sums(node, "budget") == by_currency(it.amount for it in stated.budgets)
        elif node.find("budget") is not None:
            assert sums(node, "budget") == by_currency(funding_of(project).costs)


def test_a_rule_that_is_broken_is_raised_with_all_others():
    office = office_with(
        a_published_project("a", objectives=(), members=("AZ", "GE")),
        a_published_project("b", partners=()),
    )
    with pytest.raises(InvalidValue) as refused:
        iati_file(office, some_facts())
    assert paths(refused.value) == ["a/description", "a/recipient-country", "b/participating-org"]


def test_a_project_that_breaks_a_rule_does_not_hinder_another():
    office = office_with(a_published_project("a", objectives=()), a_published_project("b"))
    root = read(iati_file(office, some_facts(), ["b"]))
    assert [it.findtext("iati-identifier") for it in root] == [f"{REF}-b"]


def test_a_file_without_activities_is_none():
    for office, wanted in ((office_with(), None), (office_with(a_published_project()), ())):
        with pytest.raises(InvalidValue) as refused:
            iati_file(office, some_facts(), wanted)
        assert paths(refused.value) == ["projects"]


def test_a_project_that_is_not_there_is_unknown():
    with pytest.raises(UnknownRecord, match='no project has the id "none"'):
        iati_file(office_with(a_published_project()), some_facts(), ["project", "none"])


@pytest.mark.parametrize("wrong", ["project", [None], 7, [True]])
def test_projects_are_ids(wrong):
    with pytest.raises(InvalidValue):
        iati_draft(office_with(a_published_project()), some_facts(), wrong)


def test_what_is_no_office_and_no_facts_is_refused():
    office = office_with(a_published_project())
    wrong: list[tuple[Any, Any, Any]] = [
        (None, some_facts(), False),
        (office, None, False),
        (office, {}, False),
        (office, some_facts(), "yes"),
    ]
    for one, facts, samples in wrong:
        with pytest.raises(InvalidValue):
            iati_draft(one, facts, samples=samples)


def test_a_file_says_its_version_and_the_day_of_the_records():
    root = parsed(office_with(a_published_project()))
    assert root.attrib == {"version": "2.03", "generated-datetime": f"{TODAY}T00:00:00Z"}


def test_texts_are_in_the_languages_that_they_have():
    project = a_published_project(title=LocalizedText(None, "Туннель"))
    (activity,) = parsed(office_with(project))
    assert words(activity, "title") == {"ru": "Туннель"}
    assert words(activity, "reporting-org") == {"en": "Office", "ru": "— Office"}


def test_markup_in_names_is_text():
    name = '</narrative><transaction ref="1">&amp; <![CDATA[ ]]> \N{RIGHT-TO-LEFT MARK}'
    (activity,) = parsed(office_with(a_published_project(title=LocalizedText(name))))
    assert words(activity, "title") == {"en": name}
    assert activity.find(".//transaction") is None


def test_what_xml_has_no_character_for_is_replaced():
    (activity,) = parsed(office_with(a_published_project(title=LocalizedText("a\ufffeb\uffffc"))))
    assert words(activity, "title") == {"en": "a\ufffdb\ufffdc"}


def test_amounts_have_no_exponents_and_name_their_currencies():
    cost = a_cost(evolve(euros("1"), amount=Decimal("1E+6")))
    (activity,) = parsed(office_with(a_published_project(costs=(cost,))))
    value = activity.find("budget/value")
    assert value is not None
    assert (value.text, value.get("currency")) == ("1000000", "EUR")
    assert value.get("value-date") == "2021-03-01"


def test_shares_and_figures_have_no_exponents():
    sectors = (ActivitySector("33120", Decimal("1E+2")),)
    indicator = an_indicator(
        baseline=a_measurement(numerator="2E+3"),
        targets=(a_target(value="1E+3"),),
        polarity=Polarity.DOWN,
    )
    goal = a_goal(indicators=(indicator,))
    course = an_activity("course", project="project", goals=("goal",))
    office = office_with(a_published_project(), activities=(course,), goals=(goal,))
    facts = some_facts(projects=(ProjectFacts("project", sectors=sectors),))
    (activity,) = parsed(office, facts)
    found = {it.tag: dict(it.attrib) for it in activity.iter()}
    assert found["sector"] == {"vocabulary": "1", "code": "33120", "percentage": "100"}
    assert found["indicator"] == {"measure": "1", "ascending": "0"}
    assert found["baseline"] == {"iso-date": "2021-01-01", "year": "2021", "value": "2000"}
    assert found["target"] == {"value": "1000"}


@pytest.mark.parametrize(("secondary", "flag"), [(None, None), (True, "1"), (False, "0")])
def test_a_publisher_may_say_whether_it_is_a_secondary_one(secondary, flag):
    facts = some_facts(reporting=evolve(REPORTING, secondary=secondary))
    (activity,) = parsed(office_with(a_published_project()), facts)
    reporting = activity.find("reporting-org")
    assert reporting is not None
    assert reporting.get("secondary-reporter") == flag


def test_defaults_stand_in_every_activity_where_they_are_stated():
    (bare,) = parsed(office_with(a_published_project()))
    assert not [it.tag for it in bare if it.tag.startswith("default-")]
    facts = some_facts(currency="EUR", flow_type="10", finance_type="110", aid_type="C01")
    (activity,) = parsed(office_with(a_published_project()), facts)
    assert activity.get("default-currency") == "EUR"
    codes = {it.tag: it.get("code") for it in activity if it.tag.startswith("default-")}
    assert codes == {
        "default-flow-type": "10",
        "default-finance-type": "110",
        "default-aid-type": "C01",
    }


def test_a_sample_is_published_only_with_a_mark_in_title_and_description():
    office = office_with(a_published_project(source=SAMPLE, objectives=(an_objective(),)))
    with pytest.raises(InvalidValue, match="it is a sample"):
        iati_file(office, some_facts())
    (activity,) = parsed(office, samples=True)
    assert words(activity, "title") == {"en": "[sample] project", "ru": "[пример] — project"}
    assert words(activity, "description")["en"] == "[sample] Objective"
    (activity,) = parsed(office_with(a_published_project()), samples=True)
    assert words(activity, "title")["en"] == "project"


def test_what_is_known_of_no_project_is_told_with_its_place():
    stated = ProjectFacts("nowhere")
    with pytest.raises(InvalidValue) as refused:
        iati_file(office_with(a_published_project()), some_facts(projects=(stated,)))
    assert paths(refused.value) == ["facts.projects[0].project"]
