"""What else there is of a packaged year: documents, submissions, calendars, tables, IATI."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

from rocb import documents, profiles
from rocb.commands.example_years import AHEAD, ExampleYear
from rocb.commands.extras import needing_extra
from rocb.commands.iati import facts_to_json
from rocb.iati.codes import OrganisationType
from rocb.iati.facts import IatiFacts, ReportingOrg
from rocb.iati.publishing import iati_file
from rocb.ical.feed import feed
from rocb.ical.selections import OfSpace
from rocb.imports.csv_templates import csv_template
from rocb.imports.forms import Form
from rocb.imports.kinds import KINDS, import_kind
from rocb.office import Office
from rocb.reporting.submissions.data import submission_to_json
from rocb.texts import Language

FACTS: Final = IatiFacts(ReportingOrg("XX-EXAMPLE-1", OrganisationType.MULTILATERAL), region="89")
"""What the publisher would state; the identifier is a sample."""


def example_files(example: ExampleYear) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a year, each with its name."""
    office, folder = example.year.office, example.folder
    yield f"{folder}/europe-{folder}.json", profiles.example_document(example.number)
    if example.number == AHEAD:
        ahead = documents.dumps(profiles.example_year_ahead())
        yield f"{folder}/{profiles.YEAR_AHEAD}", ahead
    for submission in example.submissions:
        yield f"{folder}/submissions/{submission.period}.json", submission_to_json(submission)
    yield f"{folder}/calendars/office.ics", feed(example.year, Language.EN)
    for number, space in enumerate(office.premises.spaces if office.premises else (), 1):
        content = feed(example.year, Language.EN, about=OfSpace(space.id))
        yield f"{folder}/calendars/space-{number}.ics", content
    yield f"{folder}/iati/facts.json", facts_to_json(FACTS)
    if office.planning.portfolio.projects:
        yield f"{folder}/iati/activities.xml", iati_file(office, FACTS, samples=True)
    for form, language in _forms(office):
        content = csv_template(form, language)
        yield f"{folder}/templates/{form.id}.{language.value}.csv", content


def example_workbooks(example: ExampleYear) -> Iterator[tuple[str, bytes]]:
    """Yield the tables to fill in as workbooks. Raises `ImportError` without the extra `xlsx`."""
    xlsx_template = needing_extra("imports.xlsx_templates", "xlsx_template")
    for form, language in _forms(example.year.office):
        name = f"{example.folder}/templates/{form.id}.{language.value}.xlsx"
        yield name, xlsx_template(form, language)


def _forms(office: Office) -> Iterator[tuple[Form[Any], Language]]:
    surveys = office.planning.diagnostics.surveys
    survey = surveys[0].id if surveys else None
    for name, language in product(KINDS, Language):
        if name != "answers" or survey is not None:
            yield import_kind(name, office, survey=survey, language=language).form, language
