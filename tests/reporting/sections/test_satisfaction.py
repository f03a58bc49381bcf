from datetime import date
from typing import Any

import pytest
from attrs import evolve

from rocb.planning.corrections import RecordKind
from rocb.planning.past.correcting import entered_late, struck_out
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.satisfaction import satisfaction_account
from rocb.reporting.pages import Section, spans_of
from rocb.reporting.sections.satisfaction import satisfaction_section
from tests.offices import both
from tests.planning.plan.builders import a_training_evaluation
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import example, keys_of, said, shown, table_in


def section_of(basis: Basis) -> Section:
    return shown(satisfaction_section, basis, satisfaction_account(basis))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    assert keys_of(section_of(example(quarter))) == [
        "satisfaction.levels",
        "satisfaction.activities",
    ]


def test_where_nobody_was_asked_a_sentence_says_so():
    basis = a_basis(training_evaluations=())
    assert said(section_of(basis)) == "No evaluation was taken in the period."


def test_a_level_is_told_with_its_answers_its_rate_and_its_mean():
    held = (a_training_evaluation(),)
    rows = table_in(section_of(a_basis(training_evaluations=held)), "satisfaction.levels")
    assert rows["reaction"] == {
        "level": "reaction",
        "evaluations": "1",
        "answers": "10",
        "response": "83.3%",
        "unasked": "0",
        "mean": "4.00",
        "gain": "–",
        "suppressed": "–",
    }


def test_nothing_of_what_few_answered_is_on_the_page_but_that_they_were_few():
    held = (a_training_evaluation("few", 0, 0, 0, 0, 4), a_training_evaluation("none", asked=30))
    for evaluations in (held[:1], held):
        section = section_of(a_basis(QUARTERS[0], training_evaluations=evaluations))
        row = table_in(section, "satisfaction.levels")["reaction"]
        assert row["suppressed"] == "fewer than 5 answers"
        assert all("few" not in span.records for span in spans_of(section))
    alone = section_of(a_basis(QUARTERS[0], training_evaluations=held[:1]))
    row = table_in(alone, "satisfaction.activities")["activity.reaction"]
    assert {row[key] for key in ("answers", "response", "mean", "gain", "unasked")} == {"–"}


def test_how_many_evaluations_are_withheld_is_said_and_not_that_there_was_none():
    first, second = a_training_evaluation("first"), a_training_evaluation("second")
    basis = a_basis(training_evaluations=(first,), corrections=())
    on, why = date(2021, 4, 15), both("Two forms were one")
    kind = RecordKind.TRAINING_EVALUATION
    planning = struck_out(basis.office.planning, kind, "first", on, "Clerk", why)
    for record in (second, evolve(second, id="third")):
        planning = entered_late(planning, record, on, "Clerk", why)
    held: dict[str, Any] = {
        "training_evaluations": planning.training_evaluations,
        "corrections": planning.corrections,
    }
    section = section_of(a_basis(**held))
    assert keys_of(section) == []
    assert said(section).endswith("so that nobody’s mark can be told from the difference: 2.")
    assert (
        said(section_of(a_basis(QUARTERS[1], **held))) == "No evaluation was taken in the period."
    )
