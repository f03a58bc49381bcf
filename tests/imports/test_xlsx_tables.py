"""Tables in workbooks are read with the types of their cells, and within bounds."""

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from time import process_time
from typing import Any
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from openpyxl import load_workbook

from rocb.errors import Described, InvalidValue
from rocb.imports.tables import Cell
from rocb.imports.workbooks import packed, sheet_named, unpacked
from rocb.imports.xlsx_tables import read_xlsx
from tests.imports.builders import as_xlsx, parts_of, with_sheet, zipped

PLAIN = as_xlsx(["a", "b"], [1, 2])
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
HEADED = b'<row r="1"><c r="A1" t="str"><v>a</v></c></row>'


def fault_of(content: object, **how: Any) -> str:
    with pytest.raises(InvalidValue) as refused:
        read_xlsx(content, **how)  # type: ignore[arg-type]
    return str(refused.value)


def value_of(value: object, *, mac: bool = False) -> object:
    return read_xlsx(as_xlsx(["a"], [value], mac=mac)).rows[0].values[0]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("text", "text"),
        ("  text ", "text"),
        (7, 7),
        (7.0, 7),
        (7.5, Decimal("7.5")),
        (0.1, Decimal("0.1")),
        (True, True),
        (date(2021, 3, 5), date(2021, 3, 5)),
        (datetime(2021, 3, 5), date(2021, 3, 5)),  # noqa: DTZ001
        (datetime(2021, 3, 5, 10, 30), "2021-03-05 10:30:00"),  # noqa: DTZ001
        (time(10, 30), "10:30:00"),
        ("Ω “quoted” 😀", "Ω “quoted” 😀"),
    ],
)
@pytest.mark.parametrize("mac", [False, True])
def test_each_cell_has_the_value_that_stands_in_it(held, expected, mac):
    found = value_of(held, mac=mac)
    assert (found, type(found)) == (expected, type(expected))


def test_a_formula_without_a_value_and_an_error_are_told_apart_from_nothing():
    content = as_xlsx(["a", "b", "c"], ["=1/0", "#N/A", None], [1])
    assert read_xlsx(content).rows[0].values[:2] == (
        Described("a formula that was not calculated"),
        Described("the error #N/A"),
    )


def test_of_a_formula_the_value_is_read_that_was_saved_with_it():
    row = b'<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'
    assert read_xlsx(with_sheet(PLAIN, SHEET % (HEADED + row))).rows[0].values == (2,)


def test_a_formula_that_gives_no_text_leaves_its_cell_empty():
    row = b'<row r="2"><c r="A2" t="str"><f>""</f><v></v></c><c r="B2"><v>1</v></c></row>'
    assert read_xlsx(with_sheet(PLAIN, SHEET % (HEADED + row))).rows[0].values == (None, 1)


def test_only_the_sheet_that_was_looked_at_is_read():
    parts = unpacked(as_xlsx(["a"], [1], titles=("Cover", "Needs")))
    content = packed(parts, sheet_named(parts, "Needs"))
    assert [it for it in parts_of(content) if "worksheets" in it] == ["xl/worksheets/sheet2.xml"]


def test_a_workbook_packed_in_an_unusual_way_is_refused():
    content = BytesIO()
    with ZipFile(content, "w", ZIP_BZIP2) as archive:
        for name, part in parts_of(PLAIN).items():
            archive.writestr(name, part)
    assert "an archive packed in another way" in fault_of(content.getvalue())


def test_addresses_count_from_the_first_cell_of_the_sheet():
    rows = b'<row r="3"><c r="C3" t="str"><v>a</v></c></row><row r="5"><c r="C5"><v>1</v></c></row>'
    found = read_xlsx(with_sheet(PLAIN, SHEET % rows), header=3)
    assert found.rows[0].cell(2) == Cell(2, 5, 1)


def test_the_sheet_is_the_first_one_unless_another_is_named():
    content = as_xlsx(["a"], [1], titles=("Cover", "Needs"))
    assert read_xlsx(content, sheet="Needs").rows[0].values == (1,)
    assert "is missing; expected the headings" in fault_of(content)
    assert 'sheet: "x" is not one of its sheets: Cover, Needs' in fault_of(content, sheet="x")


def test_cells_that_are_only_formatted_take_no_place():
    rows = HEADED + b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert read_xlsx(with_sheet(PLAIN, SHEET % rows)).rows == ()


def a_bomb_of_zeros() -> bytes:
    return zipped(parts_of(PLAIN) | {"xl/sharedStrings.xml": b"0" * 70_000_000})


def a_bomb_of_texts() -> bytes:
    text = b"<si><t>%s</t></si>" % (b"x" * 30_000)
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>' % text
    )
    rows = b"".join(b'<row r="%d"><c t="s"><v>0</v></c></row>' % it for it in range(1, 5000))
    parts = parts_of(with_sheet(PLAIN, SHEET % rows))
    return zipped(parts | {"xl/sharedStrings.xml": strings})


def a_part_that_lies_about_its_size() -> bytes:
    content = bytearray(zipped(parts_of(PLAIN) | {"xl/sharedStrings.xml": b"0" * 70_000_000}))
    place = content.rindex(b"xl/sharedStrings.xml") - 46
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def entities() -> bytes:
    names = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{names}]><x>&e9;</x>'
    return with_sheet(PLAIN, text.encode())


@pytest.mark.timed
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "a file of another kind is not a workbook in XLSX"),
        (b"a;b\n1;2", "a file of another kind is not a workbook in XLSX"),
        (PLAIN[: len(PLAIN) // 2], "a file of another kind is not"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999, "without a password"),
        (zipped({"a.txt": b""}), "an archive without a workbook is not"),
        (b"P" * (16 * 2**20 + 1), "is not at most 16,777,216 octets"),
        (a_bomb_of_zeros(), "is not a workbook of at most 67,108,864 octets unpacked"),
        (a_part_that_lies_about_its_size(), "is not a workbook in XLSX"),
        (a_bomb_of_texts(), "is not a sheet of at most 67,108,864 characters"),
        (entities(), "a part with definitions of its own is not"),
        (
            with_sheet(PLAIN, SHEET % (HEADED + b'<row><c r="XFD1048576"><v>1</v></c></row>')),
            "XFD1048576: a cell is not within 100,000 rows",
        ),
        (
            with_sheet(PLAIN, SHEET % (HEADED + b'<row><c r="AAA90000"><v>1</v></c></row>')),
            "AAA90000: a cell is not within",
        ),
        (with_sheet(PLAIN, SHEET % (b"<c/>" * 10_000_000)), "a part with more than 5,000,000 tags"),
        (
            with_sheet(
                PLAIN, SHEET % (b'<row><c t="str"><v>%s</v></c></row>' % (b"&lt;" * 999_999))
            ),
            "A1: ",
        ),
        (with_sheet(PLAIN, SHEET % (b"<row>" * 5_000)), "a workbook with a broken part"),
        (with_sheet(PLAIN, SHEET % b'<row><c r="7"><v>1</v></c></row>'), "has no address"),
        (with_sheet(PLAIN, SHEET % b'<row r="x"><c><v>1</v></c></row>'), "has no number"),
        (
            with_sheet(PLAIN, SHEET % b'<row><c t="s"><v>99</v></c></row>'),
            "a workbook without some of its texts",
        ),
    ],
    ids=lambda it: it[:30] if isinstance(it, str) else "",
)
def test_what_is_no_sound_workbook_is_refused_within_a_second(content, expected):
    started = process_time()
    assert expected in fault_of(content)
    assert process_time() - started < 1


def test_a_number_that_is_none_is_no_value():
    row = b'<row r="2"><c r="A2"><v>NaN</v></c></row>'
    assert read_xlsx(with_sheet(PLAIN, SHEET % (HEADED + row))).rows[0].values == (
        Described("what is no number"),
    )


@pytest.mark.parametrize("content", [None, "a", True, 7, BytesIO(PLAIN)])
def test_only_octets_are_read(content):
    assert fault_of(content)


@pytest.mark.parametrize("how", [{"header": 0}, {"header": "1"}, {"sheet": 1}, {"sheet": ""}])
def test_nonsense_beside_them_is_refused(how):
    assert fault_of(PLAIN, **how)


def test_a_workbook_that_openpyxl_writes_has_the_cells_that_openpyxl_reads():
    rows: list[list[Any]] = [
        ["id", "on", "n"],
        ["x", date(2021, 3, 5), 1.25],
        [None, None, -3],
        ["ё", None, 10**9],
    ]
    content = as_xlsx(*rows)
    theirs = load_workbook(BytesIO(content)).active
    for row in read_xlsx(content).rows:
        for column, value in enumerate(row.values):
            held = theirs.cell(row.number, column + 1).value
            assert value == (held.date() if isinstance(held, datetime) else held)
