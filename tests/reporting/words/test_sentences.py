from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Span, plain
from rocb.reporting.words.words import Words
from rocb.texts import Language


def test_names_keep_their_marks_within_a_sentence():
    title = (Span("Семинар", Language.RU, sample=True),)
    found = filled(Words(Language.EN), "work", title=title, days="1 March")
    assert found == (Span("“"), *title, Span("”, "), Span("1 March"))


def test_braces_in_a_name_are_no_gap():
    found = filled(Words(Language.EN), "work", title=plain("{days}"), days="1 March")
    assert "".join(span.text for span in found) == "“{days}”, 1 March"


def test_a_sentence_ends_with_one_full_stop():
    assert ended(plain("5 октября 2021 г.")) == plain("5 октября 2021 г.")
    assert "".join(span.text for span in ended(plain("5 October"))) == "5 October."
    assert ended(()) == (Span("."),)
