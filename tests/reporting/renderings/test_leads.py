from rocb.reporting.pages import Block, Heading, Paragraph
from rocb.reporting.renderings.flow import flow
from rocb.reporting.renderings.leads import leads
from rocb.reporting.words.spans import plain
from tests.reporting.renderings.builders import a_page, a_picture, a_table

HEADING = Heading(plain("heading"))
TEXT = Paragraph(plain("text"))
TABLE = a_table(("A",), (plain("a"),))


def leading(*blocks: Block) -> list[bool]:
    """Which of these blocks of a section lead to what follows."""
    page = a_page(*blocks)
    section, *others = leads(page)
    assert section
    assert len(others) == len(list(flow(page, None))) - 1
    return others


def test_a_heading_leads_and_so_does_a_paragraph_between_it_and_a_table_or_picture():
    assert leading(HEADING, TEXT, TABLE) == [True, True, False]
    assert leading(HEADING, TEXT, a_picture()) == [True, True, False]


def test_the_title_of_a_section_is_a_heading_as_well():
    assert leading(TEXT, TABLE) == [True, False]


def test_other_paragraphs_lead_nowhere():
    assert leading(TABLE, TEXT, TABLE) == [False, False, False]
    assert leading(TEXT, TEXT, TABLE) == [False, False, False]
    assert leading(TEXT, HEADING, TABLE) == [False, True, False]
    assert leading(TEXT) == [False]
    assert list(leads(a_page())) == []
