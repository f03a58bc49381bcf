"""What can be imported is found by its name, and large tables are read in seconds."""

import subprocess
import sys
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import Described, InvalidValue, UnknownRecord
from rocb.imports.csv_tables import read_csv
from rocb.imports.csv_templates import csv_template
from rocb.imports.kinds import KINDS, import_kind
from rocb.imports.tables import Row, Table
from rocb.imports.xlsx_tables import read_xlsx
from rocb.imports.xlsx_templates import xlsx_template
from rocb.texts import Language
from tests.imports.builders import FILE
from tests.offices import a_need
from tests.planning.an_office import the_office


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_a_form_is_read_and_enters_the_office(name):
    office = the_office()
    kind = import_kind(name, office, survey="survey")
    assert kind.form.id == name
    table = read_csv(csv_template(kind.form, Language.RU))
    imported = kind.read(table, FILE)
    assert (imported.taken, imported.refused, imported.left_out) == ((), (), ())
    assert kind.put(imported, False) == office  # noqa: FBT003


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("experts", 'name: "experts" is not one of activities, answers, needs, participants'),
        ("answers", "survey: is missing; expected the id of a survey"),
        (None, "name: null is not one line of text"),
    ],
)
def test_other_names_are_refused(name, expected):
    with pytest.raises(InvalidValue) as refused:
        import_kind(name, the_office())
    assert str(refused.value) == expected


def test_a_survey_that_is_not_there_is_unknown():
    with pytest.raises(UnknownRecord):
        import_kind("answers", the_office(), survey="other")


VALUES = (
    st.none()
    | st.text(max_size=6)
    | st.sampled_from(["AZ", "risk", "2021-06-01", "activity", "5", "a;b", "seminar", "x"])
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.booleans()
    | st.just(Described("the error #N/A"))
)


@settings(max_examples=50)
@given(st.data(), st.sampled_from(KINDS))
def test_whatever_stands_in_the_cells_each_row_is_in_one_of_the_lists(data, name):
    office = the_office()
    kind = import_kind(name, office, survey="survey")
    headings = tuple(it.id for it in kind.form.columns)
    cells = st.lists(VALUES, min_size=len(headings), max_size=len(headings)).map(tuple)
    rows = tuple(Row(number, data.draw(cells)) for number in range(2, 5))
    imported = kind.read(Table(Row(1, headings), rows), FILE)
    taken = [it.row for it in imported.taken]
    assert sorted(taken + [it.row for it in imported.refused]) == [2, 3, 4]
    assert all(it.faults for it in imported.refused)
    if imported.refused:
        with pytest.raises(InvalidValue):
            kind.put(imported, False)  # noqa: FBT003


@pytest.mark.timed
@pytest.mark.parametrize(
    ("write", "read", "rows"),
    [(csv_template, read_csv, 10_000), (xlsx_template, read_xlsx, 2_500)],
)
def test_thousands_of_rows_are_read_and_put_in_within_seconds(write, read, rows):
    office = the_office()
    kind = import_kind("needs", office)
    needs = [a_need(f"n{number}") for number in range(rows)]
    content = write(kind.form, Language.EN, needs)
    started = process_time()
    imported = kind.read(read(content), FILE)
    assert len(kind.put(imported, False).planning.needs) == rows + 1  # noqa: FBT003
    assert process_time() - started < 5


@pytest.mark.parametrize("module", ["xlsx_tables", "xlsx_templates"])
def test_without_the_extra_the_line_to_type_is_told(module):
    script = (
        "import sys; sys.modules['python_calamine'] = sys.modules['xlsxwriter'] = None\n"
        f"import rocb.imports.kinds\nimport rocb.imports.{module}"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "pip install 'rocb[xlsx]'" in done.stderr
