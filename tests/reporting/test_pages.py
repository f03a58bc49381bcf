import pytest

from rocb import Language
from rocb.reporting.markup import element
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Section,
    Table,
    has_samples,
    joined,
    page_of,
    plain,
)
from rocb.reporting.wording import Span, Words

SAMPLED = Span("made up", sample=True)
STATED = Span("stated")
BLOCKS = {
    "facts": lambda span: Facts((Fact("label", STATED), Fact("label", span))),
    "heading": lambda span: Heading((STATED, span)),
    "paragraph": lambda span: Paragraph((STATED, span)),
    "table": lambda span: Table("caption", ("column",), (((STATED,),), ((STATED, span),))),
    "picture": lambda span: Picture(span, "alternative", element("svg")),
}


def page(*blocks: Block, language: Language = Language.EN) -> Page:
    sections = (Section("first", ()), Section("second", blocks))
    return page_of(Words(language), "Title", plain("Office"), (), sections)


def test_plain_words_have_no_mark():
    assert plain("words") == (Span("words"),)


def test_cells_are_joined_with_a_comma_between_them():
    assert joined((plain("a"), (SAMPLED,))) == (Span("a"), Span(", "), SAMPLED)


def test_cells_are_joined_with_what_is_asked_for():
    assert joined((plain("a"), plain("b")), "; ") == (Span("a"), Span("; "), Span("b"))


def test_empty_cells_leave_no_comma_behind():
    assert joined((plain("a"), (), plain("b"), ())) == (Span("a"), Span(", "), Span("b"))
    assert joined(((), plain("a"))) == plain("a")
    assert joined(()) == ()


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_sample_in_any_kind_of_block_brings_the_note(block):
    assert page(block(SAMPLED)).note.startswith("Records marked “sample” are samples")


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_without_a_sample_there_is_no_note(block):
    assert page(block(STATED)).note == ""


def test_the_note_names_the_mark_in_the_language_of_the_page():
    found = page(Paragraph((SAMPLED,)), language=Language.RU)
    assert found.sample_mark == "пример"
    assert "«пример»" in found.note


def test_a_sample_in_what_the_page_is_about_brings_the_note_too():
    about = (("To", (SAMPLED,)),)
    assert page_of(Words(Language.EN), "Title", plain("Office"), about, ()).note


def test_a_sample_in_the_name_of_the_office_brings_the_note_too():
    assert page_of(Words(Language.EN), "Title", (SAMPLED,), (), ()).note


def test_a_page_without_sections_has_no_samples():
    assert not has_samples(())


def test_a_page_is_in_one_language_and_keeps_the_order_of_its_parts():
    found = page(language=Language.RU)
    assert found.language is Language.RU
    assert [section.title for section in found.sections] == ["first", "second"]
    assert (found.title, found.about) == ("Title", ())
