"""Tables in CSV are read as a spreadsheet would show them."""

import csv
from io import StringIO
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.imports.bounds import COLUMNS_AT_MOST, ROWS_AT_MOST, SIZE_AT_MOST
from rocb.imports.csv_tables import Encoding, read_csv
from rocb.imports.tables import Cell, Row, Table, address, with_headings
from tests.imports.builders import as_csv, as_xlsx

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8
).filter(lambda it: not it.startswith("'"))


def faults_of(content: bytes, **how: object) -> tuple[str, ...]:
    with pytest.raises(InvalidValue) as refused:
        read_csv(content, **how)  # type: ignore[arg-type]
    return tuple(map(str, refused.value.faults))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_headings(delimiter):
    found = read_csv(as_csv(["a", "b; c", "d, e"], ["1", "2", "3"], delimiter=delimiter))
    assert found.headings.values == ("a", "b; c", "d, e")
    assert found.rows[0].values == ("1", "2", "3")


def test_a_delimiter_within_quotes_is_none():
    found = read_csv(b'"a,b,c";d\n1;2\n')
    assert found.headings.values == ("a,b,c", "d")


def test_a_mark_at_the_beginning_is_passed_over():
    assert read_csv("код\n1".encode("utf-8-sig")).headings.values == ("код",)


def test_windows_1251_is_read_where_the_caller_says_so():
    content = "тема;дата\nоценка;1".encode("cp1251")
    assert read_csv(content, encoding=Encoding.CP1251).rows[0].values == ("оценка", "1")
    assert "line 1: octet 0xf2 is not a character in utf-8" in faults_of(content)[0]


@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize("written", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_mark_says_how_the_file_is_written(written, encoding):
    content = "\N{BYTE ORDER MARK}код\tдата\n1\t2".encode(written)
    assert read_csv(content, encoding=encoding).headings.values == ("код", "дата")


def test_what_breaks_off_behind_a_mark_is_told_without_advice():
    content = "код\nдата".encode("utf-16")
    assert faults_of(content[:-1]) == ("line 2: octet 0x30 is not a character in utf-16-le",)


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r'])
def test_a_line_that_states_the_delimiter_is_obeyed_and_not_counted(line):
    found = read_csv(f"{line}a,b,c;d\n1;2".encode())
    assert (found.headings.number, found.headings.values) == (1, ("a,b,c", "d"))
    assert found.rows[0].values == ("1", "2")


def test_what_is_no_csv_has_the_line_of_the_file_also_behind_a_stated_delimiter():
    assert faults_of(b'sep=,\na,b\n"1"2,3')[0].startswith("line 3: what stands there is not CSV")
    assert faults_of(b"sep=,")[0].startswith("row 1: is missing")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook (.xls), or one with a password"),
        (as_xlsx(["a"]), "a workbook in XLSX, or another archive"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "a file in OpenDocument (.ods)",
        ),
    ],
)
def test_files_of_other_kinds_are_called_what_they_are(content, named):
    for encoding in Encoding:
        (fault,) = faults_of(content, encoding=encoding)
        assert fault == f"content: {named} is not a table in CSV; save it as one, or as .xlsx"


def test_each_row_has_the_number_that_a_spreadsheet_gives_it():
    found = read_csv(b'a,b\n\n"two\nlines",1\n,\nlast,2\n')
    assert [row.number for row in found.rows] == [3, 5]
    assert found.rows[1].cell(1) == Cell(1, 5, "2")


def test_a_cell_after_the_last_one_of_its_row_is_empty():
    assert read_csv(b"a,b\n1\n").rows[0].cell(1) == Cell(1, 2, None)


@pytest.mark.parametrize(("column", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (702, "AAA7")])
def test_columns_are_lettered_as_in_a_spreadsheet(column, name):
    assert address(column, 7) == name


def test_the_headings_may_stand_further_down():
    found = read_csv(b"A list\n;\nid;name\n1;2\n", header=3)
    assert found.headings.values == ("id", "name")
    assert found.rows[0].number == 4


def test_what_looks_like_a_formula_is_text_and_its_guard_is_taken_away():
    found = read_csv(b"a,b,c,d\n=1+1,'=1+1,''-1,'tis\n")
    assert found.rows[0].values == ("=1+1", "=1+1", "'-1", "'tis")


@settings(max_examples=50)
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_the_cells_are_those_that_csv_finds(rows):
    content = as_csv(["first", "second"], *rows)
    expected = list(csv.reader(StringIO(content.decode(), newline="")))[1:]
    found = {row.number: row.values for row in read_csv(content).rows}
    for number, row in enumerate(expected, 2):
        plain = tuple(it.strip() or None for it in row)
        assert found.get(number, (None,) * len(plain)) == plain


@pytest.mark.timed
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "content: is missing; expected a table with headings"),
        (b"\n \n", "content: is missing; expected a table with headings"),
        (b"\na,b\n", "row 1: is missing; expected the headings of the columns"),
        (b'a,b\n"1', "line 2: what stands there is not CSV: unexpected end of data"),
        (b'a,b\n"1"2,3', "line 2: what stands there is not CSV: ',' expected after '\"'"),
        (b"a\n" + b"\n" * ROWS_AT_MOST, f"row {ROWS_AT_MOST + 1}: {ROWS_AT_MOST + 1} is not"),
        (b"a" * 40_000, "is not a text of at most 32,767 characters"),
        (b"," * COLUMNS_AT_MOST, f"row 1: {COLUMNS_AT_MOST + 1} is not at most"),
        (
            (b"a" + b"," * 1_999 + b"\n") * 501,
            "row 501: 1002000 is not at most 1,000,000 cells",
        ),
        (b"a" * (SIZE_AT_MOST + 1), "content: a file of 16,777,217 is not at most"),
    ],
)
def test_what_is_no_table_is_refused_within_a_second(content, expected):
    started = process_time()
    assert expected in faults_of(content)[0]
    assert process_time() - started < 1


@pytest.mark.parametrize("content", [None, "a,b", True, 7, float("nan"), bytearray(b"a")])
def test_only_octets_are_read(content):
    assert faults_of(content)


@pytest.mark.parametrize(
    "how", [{"header": 0}, {"header": True}, {"header": "1"}, {"encoding": "x"}]
)
def test_nonsense_beside_them_is_refused(how):
    assert faults_of(b"a,b\n1,2", **how)


@pytest.mark.parametrize("wrong", [None, "a", True, [], (None,)])
def test_a_table_is_made_of_rows(wrong: Any) -> None:
    for nonsense in (
        lambda: Table(wrong, ()),
        lambda: Table(Row(1, ()), wrong),
        lambda: Row(wrong, ()),
        lambda: Row(1, [] if isinstance(wrong, tuple) else wrong),
        lambda: with_headings(wrong, {}),
    ):
        with pytest.raises(InvalidValue):
            nonsense()


def test_headings_can_be_renamed():
    found = with_headings(read_csv(b"Land,Thema\nAZ,x"), {"Land": "Member"})
    assert found.headings.values == ("Member", "Thema")


@pytest.mark.parametrize("names", [{"Staat": "Member"}, {"Land": 7}, None, ["Land"]])
def test_headings_that_are_not_there_cannot(names):
    with pytest.raises(InvalidValue):
        with_headings(read_csv(b"Land,Thema\nAZ,x"), names)
