"""Wrong usage is told apart from faults in the input."""

import pytest

from rocb.__main__ import COMMANDS
from tests.commands.running import usage_of


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("unknown",),
        ("check",),
        ("check", "FILE", "surplus"),
        ("check", "FILE", "--language", "ru"),
        ("plan",),
        ("plan", "FILE", "--to", "odt"),
        ("plan", "FILE", "--language", "de"),
        ("plan", "FILE", "--language", "RU"),
        ("plan", "FILE", "--year", "twenty"),
        ("plan", "FILE", "--year", "0"),
        ("plan", "FILE", "--year", "-5"),
        ("plan", "FILE", "--year", "9999"),
        ("plan", "FILE", "--year", "9" * 5000),
        ("plan", "FILE", "--first-month", "13"),
        ("plan", "FILE", "--quarter", "2021Q1"),
        ("staffing",),
        ("staffing", "FILE", "--to", "odt"),
        ("staffing", "FILE", "--seconds", "0"),
        ("staffing", "FILE", "--exact", "10"),
        ("calendar", "FILE", "--to", "html"),
        ("calendar", "FILE", "--space", "no id"),
        ("calendar", "FILE", "--member", "Moldova"),
        ("calendar", "FILE", "--stakeholders", "friends"),
        ("calendar", "FILE", "--space", "a", "--expert", "b"),
        ("lint",),
        ("calendar", "FILE", "--organiser", "nobody"),
        ("calendar", "FILE", "--organiser", "mailto:a@b\r\nATTENDEE:x"),
        ("calendar", "FILE", "--organiser", "mailto:a b@example.org"),
        ("calendar", "FILE", "--organiser", "mailto:ж@example.org"),
        ("report", "FILE"),
        ("report", "FILE", "--quarter", "2021Q5"),
        ("report", "FILE", "--quarter", "2021Q0"),
        ("report", "FILE", "--quarter", "2021q1"),
        ("report", "FILE", "--quarter", "Q1"),
        ("report", "FILE", "--quarter", "0000Q1"),
        ("report", "FILE", "--quarter", ""),
        ("annual",),
        ("annual", "FILE", "--quarter", "2021Q1"),
        ("sheet", "FILE"),
        ("sheet", "FILE", "office"),
        ("sheet", "FILE", "member", "GE", "AZ"),
        ("submit", "FILE", "--quarter", "2021Q1", "--by", "A", "--on", "1 April"),
        ("submit", "FILE", "--quarter", "2021Q1", "--by", "A", "--on", "20210401"),
        ("submit", "FILE", "--quarter", "2021Q1", "--on", "2021-04-01"),
        ("accept", "FILE", "--by", "A"),
        ("frozen", "FILE", "--edition", "0"),
        ("import", "FILE", "experts", "TABLE"),
        ("template", "FILE", "needs", "--to", "ods"),
        ("iati", "FILE"),
        ("demo", "surplus"),
        ("demo", "--year", "2020"),
        ("demo", "--to", "odt"),
        ("demo", "--language", "fr"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_apart_from_faults(arguments, capsys):
    assert usage_of(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("usage: python -m rocb")
    assert "Traceback" not in printed.err


def test_a_wrong_language_is_answered_with_the_languages_there_are(capsys):
    usage_of("plan", "FILE", "--language", "de")
    assert "en,ru" in capsys.readouterr().err


@pytest.mark.parametrize("command", [(), *((it.name,) for it in COMMANDS)])
def test_help_is_no_fault(command, capsys):
    assert usage_of(*command, "--help") == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("usage: python -m rocb")
    assert printed.err == ""
