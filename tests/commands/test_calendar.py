"""`calendar` writes feeds."""

import pytest
from icalendar import Calendar

from rocb import Language, OrganisationKind, documents, run_year
from rocb.__main__ import main
from rocb.ical.feed import feed
from rocb.ical.selections import OfExpert, OfMember, OfSpace, OfStakeholders
from tests.reporting.full_year import full_year


@pytest.mark.parametrize("language", Language)
def test_the_calendar_is_written_to_standard_output(language, document, capsysbinary):
    assert main(["calendar", document, "--language", language.value]) == 0
    assert capsysbinary.readouterr().out == feed(full_year(), language)


@pytest.mark.parametrize(
    ("options", "about"),
    [
        (["--space", "room"], OfSpace("room")),
        (["--member", "AZ"], OfMember("AZ")),
        (["--expert", "expert"], OfExpert("expert")),
        (["--stakeholders", "donor"], OfStakeholders(OrganisationKind.DONOR)),
    ],
    ids=["space", "member", "expert", "stakeholders"],
)
@pytest.mark.parametrize("public", [False, True])
def test_a_calendar_is_written_by_selection(options, about, public, document, capsysbinary):
    shown = ["--public"] if public else []
    assert main(["calendar", document, *options, *shown]) == 0
    year = run_year(documents.load(document))
    expected = feed(year, Language.EN, about=about, public=public)
    assert capsysbinary.readouterr().out == expected


def test_a_public_calendar_hides_ids_by_a_key_from_a_file(document, tmp_path, capsysbinary):
    key = tmp_path / "key"
    key.write_bytes(b"secret")
    assert main(["calendar", document, "--key", str(key)]) == 0
    year = run_year(documents.load(document))
    expected = feed(year, Language.EN, public=True, key=b"secret")
    assert capsysbinary.readouterr().out == expected != feed(year, Language.EN, public=True)


def test_a_key_that_is_too_long_is_refused(document, tmp_path, capsys):
    key = tmp_path / "key"
    key.write_bytes(b"x" * 65)
    assert main(["calendar", document, "--key", str(key)]) == 1
    assert capsys.readouterr().err.startswith("key: ")


@pytest.mark.parametrize(
    ("option", "id", "kind"),
    [("--space", "nowhere", "space"), ("--member", "XX", "Member"), ("--expert", "x", "expert")],
)
def test_a_calendar_of_what_the_office_does_not_have_is_refused(option, id, kind, document, capsys):
    assert main(["calendar", document, option, id]) == 1
    assert capsys.readouterr().err == f'no {kind} has the id "{id}"\n'


def test_the_calendar_names_who_publishes_it(document, capsysbinary):
    assert main(["calendar", document, "--organiser", "mailto:office@example.org"]) == 0
    calendar = Calendar.from_ical(capsysbinary.readouterr().out)
    organisers = {str(event["ORGANIZER"]) for event in calendar.walk("VEVENT")}
    assert organisers == {"mailto:office@example.org"}
